/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * wm_mail_compose_async:
 * @subject: of the mail
 * @body: its text, for the person to go on with
 * @attachment: path of a file
 *
 * Opens a new mail in the person's mail program, through the desktop's portal. Nothing is sent
 * before the person does it there.
 */
void
wm_mail_compose_async (const char *subject, const char *body, const char *attachment,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** wm_mail_compose_finish: whether a mail program has taken it. */
gboolean wm_mail_compose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
