/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-copy.h"

G_BEGIN_DECLS

#define WM_TYPE_SEND_ITEM (wm_send_item_get_type ())

/**
 * WmSendItem:
 *
 * A line in the list of files that may go along with a copy. Properties: `included` (boolean),
 * `available` (boolean, constant), `title`, `detail` (string, constant).
 */
G_DECLARE_FINAL_TYPE (WmSendItem, wm_send_item, WM, SEND_ITEM, GObject)

/** wm_send_item_new: what is there goes along, unless only the history names it. */
WmSendItem *wm_send_item_new (const WmCopyFile *file);

const char *wm_send_item_get_sha256 (WmSendItem *self);
const char *wm_send_item_get_title (WmSendItem *self);
/** wm_send_item_get_detail: the size, or why it cannot go along. */
const char *wm_send_item_get_detail (WmSendItem *self);
gboolean wm_send_item_is_available (WmSendItem *self);
gboolean wm_send_item_is_included (WmSendItem *self);
void wm_send_item_set_included (WmSendItem *self, gboolean included);

G_END_DECLS
