/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container/wm-archive.h"
#include "model/wm-registry.h"
#include "wm-progress.h"

G_BEGIN_DECLS

/**
 * wm_verify_file:
 * @path: a project file, maybe a damaged one
 * @head: (nullable): the id of an event, as printed on a report or mailed earlier; at least eight
 *   digits from its beginning
 * @problems: (out) (transfer full) (element-type WmArchiveProblem): what was found, maybe nothing
 *
 * Verifies a project file: the whole with the hash in its comment, each entry with the manifest,
 * the chain of events, and that the events explain every record as it is now, by taking all of them
 * back on a copy. Beside the codes of #WmArchiveProblem it knows `event_changed`, `event_order`,
 * `records_changed` (a record is not what the history made it), `file_missing`, `head_unknown`
 * (@head is no event of this project: its history was rewritten, or it is another project).
 *
 * Returns: whether it went through to the end, with or without problems
 */
gboolean wm_verify_file (const char *path, WmRegistry *registry, const char *head,
                         GPtrArray **problems, WmArchiveProgress progress, gpointer user_data,
                         GCancellable *cancellable, GError **error);

/**
 * wm_verify_file_async:
 * @head: (nullable): as for wm_verify_file()
 * @progress: (nullable): how much of the file is read
 *
 * The same in a worker.
 */
void wm_verify_file_async (const char *path, WmRegistry *registry, const char *head,
                           WmProgress *progress, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
/**
 * wm_verify_file_finish:
 *
 * Returns: (transfer full) (nullable) (element-type WmArchiveProblem): what was found, maybe
 *   nothing; %NULL with an error where it did not go through to the end
 */
GPtrArray *wm_verify_file_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
