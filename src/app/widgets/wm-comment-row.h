/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_COMMENT_ROW (wm_comment_row_get_type ())

/**
 * WmCommentRow:
 *
 * A comment: who wrote it and when, and what; whoever wrote it can change and delete it here.
 */
G_DECLARE_FINAL_TYPE (WmCommentRow, wm_comment_row, WM, COMMENT_ROW, AdwPreferencesRow)

GtkWidget *wm_comment_row_new (WmSession *session, WmRecord *comment);

G_END_DECLS
