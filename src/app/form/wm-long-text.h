/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_LONG_TEXT (wm_long_text_get_type ())

/**
 * WmLongText:
 *
 * A field of several lines in a form: its label, what belongs there, and a framed text that grows
 * with what is written. It is written when the focus leaves.
 */
G_DECLARE_FINAL_TYPE (WmLongText, wm_long_text, WM, LONG_TEXT, GtkWidget)

GtkWidget *wm_long_text_new (WmSession *session, const WmField *field);
/** wm_long_text_set_record: (nullable): see wm_field_row_set_record(). */
void wm_long_text_set_record (WmLongText *self, WmRecord *record);
/** wm_long_text_commit_now: writes what is typed and not written yet. */
void wm_long_text_commit_now (WmLongText *self);
const WmField *wm_long_text_get_field (WmLongText *self);

G_END_DECLS
