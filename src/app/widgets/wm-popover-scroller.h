/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_popover_scroller_new:
 * @child: (transfer floating): what may be higher than the window
 *
 * Returns: (transfer floating): @child, which scrolls where it would not fit into a small window
 */
GtkWidget *wm_popover_scroller_new (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
