/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_TEXT_AREA (wm_text_area_get_type ())

/**
 * WmTextArea:
 *
 * A text view that is as high as its text at the width that it gets. GTK's own knows the height of
 * its lines only after it was given a size, and does not ask for another one.
 */
G_DECLARE_FINAL_TYPE (WmTextArea, wm_text_area, WM, TEXT_AREA, GtkTextView)

GtkWidget *wm_text_area_new (void);
/** wm_text_area_dup_text: (transfer full): all of it. */
char *wm_text_area_dup_text (WmTextArea *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
