/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-filter-bar.h"

G_BEGIN_DECLS

/**
 * wm_filters_menu_new:
 * @bar: what is kept and chosen again
 *
 * Returns: (transfer floating): a button with the filters that were kept under a name, and an entry
 *   to keep the one that is set
 */
GtkWidget *wm_filters_menu_new (WmFilterBar *bar, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
