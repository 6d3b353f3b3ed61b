/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_ONLY_BAR (wm_only_bar_get_type ())

/**
 * WmOnlyBar:
 *
 * Says over a list that it shows a few records only, and which, with a button that shows all again
 * (`page.show-all`). Hidden while there is nothing to say.
 */
G_DECLARE_FINAL_TYPE (WmOnlyBar, wm_only_bar, WM, ONLY_BAR, GtkWidget)

GtkWidget *wm_only_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** wm_only_bar_set_title: (nullable): what is shown: "12 assets have no owner yet". */
void wm_only_bar_set_title (WmOnlyBar *self, const char *title);

G_END_DECLS
