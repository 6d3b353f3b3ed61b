/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_attach_files:
 * @from: (nullable): where the person is; while that is on the screen, evidence that belongs to
 *   nothing yet is shown when it is there
 * @files: (element-type GFile): one at least
 * @to: (nullable): the id of a record that they prove
 *
 * Attaches files as one step, in a worker with progress and a way to cancel. A file that is
 * evidence already is linked and not stored again. What was done is said in a toast with Undo, and
 * what could not be read by its name and with the reason.
 */
void wm_attach_files (WmSession *session, GtkWidget *from, GListModel *files, const char *to);

/**
 * wm_attach_dup_target:
 * @id: (nullable): the id of a record
 *
 * Returns: (transfer full) (nullable): @id where a file can prove something about that record;
 * %NULL for none, and for what is evidence itself
 */
char *wm_attach_dup_target (WmSession *session, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
