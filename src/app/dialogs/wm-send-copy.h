/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_SEND_COPY (wm_send_copy_get_type ())

/**
 * WmSendCopy:
 *
 * Asks what goes into a copy of the project, says how large a mail with it would be, and writes it:
 * into a mail of the person's own program, or into a file. Actions: `send.mail`, `send.save`,
 * `send.cancel`, `send.include-all`, `send.include-none`.
 */
G_DECLARE_FINAL_TYPE (WmSendCopy, wm_send_copy, WM, SEND_COPY, AdwWindow)

/** wm_send_copy_new: @parent: the window over which it is. */
GtkWindow *wm_send_copy_new (GtkWindow *parent, WmSession *session);

/** wm_send_copy_get_items: (transfer none): the #WmSendItem, the largest first. */
GListModel *wm_send_copy_get_items (WmSendCopy *self);
/** wm_send_copy_get_estimate: about how many bytes the copy will have. */
guint64 wm_send_copy_get_estimate (WmSendCopy *self);
/** wm_send_copy_is_ready: whether the statement is printed and no copy is being written. */
gboolean wm_send_copy_is_ready (WmSendCopy *self);
/** wm_send_copy_save_to: writes the copy to @path, replacing what is there. */
void wm_send_copy_save_to (WmSendCopy *self, const char *path);

G_END_DECLS
