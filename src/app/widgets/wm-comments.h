/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_COMMENTS (wm_comments_get_type ())

/**
 * WmComments:
 *
 * The comments of a record, and where one more can be written. What is typed and not written yet
 * waits while another record is shown.
 */
G_DECLARE_FINAL_TYPE (WmComments, wm_comments, WM, COMMENTS, GtkWidget)

GtkWidget *wm_comments_new (WmSession *session);
/** wm_comments_set_record: shows the comments of @record, or the same ones after a change. */
void wm_comments_set_record (WmComments *self, WmRecord *record);

G_END_DECLS
