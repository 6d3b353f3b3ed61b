/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_TAB_STOP (wm_tab_stop_get_type ())

/**
 * WmTabStop:
 *
 * Holds a list and makes it one stop of the Tab key, whichever row the arrow keys went to: without
 * it Tab goes through each of a thousand rows before it comes to what stands behind them. (GTK 4.18
 * has the property tab-behavior for this.)
 */
G_DECLARE_FINAL_TYPE (WmTabStop, wm_tab_stop, WM, TAB_STOP, GtkWidget)

/**
 * wm_tab_stop_move:
 * @otherwise: the `focus` of the parent class
 *
 * The same for a widget of its own that has one list in it, called by its `focus`.
 */
gboolean wm_tab_stop_move (GtkWidget *self, GtkDirectionType direction,
                           gboolean (*otherwise) (GtkWidget *, GtkDirectionType));
/** wm_tab_stop_new: (transfer floating): @child has a list in it and nothing else to stop at. */
GtkWidget *wm_tab_stop_new (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
