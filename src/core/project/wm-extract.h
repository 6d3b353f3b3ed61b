/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-progress.h"
#include "wm-project.h"

G_BEGIN_DECLS

typedef enum
{
  WM_EXTRACT_REPLACE = 1 << 0, /* a file at the destination is replaced */
} WmExtractFlags;

/**
 * wm_project_extract:
 * @id: an evidence record, or any record with a file
 * @destination: a folder, or a file name that is free
 *
 * Writes the attached file out and checks it against its fingerprint. It appears at its place when
 * it is whole. Fails with %WM_PROJECT_ERROR_NOTHING where the record has no file,
 * %WM_PROJECT_ERROR_LEFT_OUT where the file was left out of this copy of the project, and
 * %WM_PROJECT_ERROR_DAMAGED or %WM_ARCHIVE_ERROR_DAMAGED where its bytes are not what they were.
 *
 * Returns: (transfer full) (nullable): the path that was written, or %NULL with an error
 */
char *wm_project_extract (WmProject *self, const char *id, const char *destination,
                          GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_project_extract_async: the same in a worker, while edits and saves go on. */
void
wm_project_extract_async (WmProject *self, const char *id, const char *destination,
                          WmExtractFlags flags, WmProgress *progress, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
char *wm_project_extract_finish (WmProject *self, GAsyncResult *result,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
