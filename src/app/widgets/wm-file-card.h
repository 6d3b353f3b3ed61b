/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_FILE_CARD (wm_file_card_get_type ())

/**
 * WmFileCard:
 *
 * The file of a piece of evidence: what it looks like, its name, sort and size, its fingerprint,
 * and ways to open it and to save a copy; or where it is kept instead, or why it cannot be opened.
 */
G_DECLARE_FINAL_TYPE (WmFileCard, wm_file_card, WM, FILE_CARD, GtkWidget)

GtkWidget *wm_file_card_new (WmSession *session);
/** wm_file_card_set_record_id: @id: (nullable): evidence; reads it anew each time. */
void wm_file_card_set_record_id (WmFileCard *self, const char *id);

G_END_DECLS
