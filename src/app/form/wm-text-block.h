/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_TEXT_BLOCK (wm_text_block_get_type ())

/**
 * WmTextBlock:
 *
 * A field of several lines in a form: its label, what belongs there, and a framed text that grows
 * with what is written. It is written when the focus leaves.
 */
G_DECLARE_FINAL_TYPE (WmTextBlock, wm_text_block, WM, TEXT_BLOCK, GtkWidget)

GtkWidget *wm_text_block_new (WmSession *session, const WmField *field);
/** wm_text_block_set_record: (nullable): see wm_field_row_set_record(). */
void wm_text_block_set_record (WmTextBlock *self, WmRecord *record);
/** wm_text_block_commit_now: writes what is typed and not written yet. */
void wm_text_block_commit_now (WmTextBlock *self);
const WmField *wm_text_block_get_field (WmTextBlock *self);

G_END_DECLS
