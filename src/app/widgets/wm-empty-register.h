/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in place of a table without rows. */

/**
 * wm_empty_register_new:
 * @kind: what belongs there and why
 * @icon: a symbolic icon
 * @add_action: (nullable): what begins the first record, %NULL where people add none
 *
 * Returns: (transfer floating): a page that says what belongs here, with ways to begin
 */
GtkWidget *wm_empty_register_new (const WmKind *kind, const char *icon, const char *add_action);

/**
 * wm_empty_register_new_unmatched:
 * @clear_action: what takes the filters back
 *
 * Returns: (transfer floating): a page that says that nothing fits the filters
 */
GtkWidget *wm_empty_register_new_unmatched (const char *clear_action);

/**
 * wm_empty_register_new_mended:
 *
 * Returns: (transfer floating): a page that says that nothing of what was missing is missing any
 *   more, and leads back to the dashboard
 */
GtkWidget *wm_empty_register_new_mended (void);

G_END_DECLS
