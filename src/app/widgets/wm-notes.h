/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What people said of a record: comments, approvals. */

/**
 * wm_notes_list:
 * @kind_id: "comment" or "approval"
 * @subject: id of the record that they are about
 *
 * Returns: (transfer full) (element-type WmRecord): them, the oldest first
 */
GPtrArray *wm_notes_list (WmSession *session, const char *kind_id,
                          const char *subject) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_notes_write:
 * @focus: (nullable): what has the keyboard
 *
 * Writes the comment that is being typed there: the window has its key first.
 *
 * Returns: whether it is one
 */
gboolean wm_notes_write (GtkWidget *focus);

/** wm_notes_dup_actor: (transfer full): the name of who is at work. */
char *wm_notes_dup_actor (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
