/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_FLOW (wm_flow_get_type ())

/**
 * WmFlow:
 *
 * Widgets one behind the other, as words of a text: what has no room in a line begins the next.
 */
G_DECLARE_FINAL_TYPE (WmFlow, wm_flow, WM, FLOW, GtkWidget)

GtkWidget *wm_flow_new (int spacing);
void wm_flow_append (WmFlow *self, GtkWidget *child);
void wm_flow_remove_all (WmFlow *self);

G_END_DECLS
