/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container/wm-archive-writer.h"
#include "wm-project.h"

G_BEGIN_DECLS

/* Saving always replaces the file whole: a temporary file beside it is written, synced and renamed
 * over it, after a look whether the file is still the one that was opened. */

typedef enum
{
  WM_SAVE_REPLACE = 1 << 0, /* the target may exist and is replaced, whatever it holds */
} WmSaveFlags;

/**
 * wm_project_save:
 * @progress: (nullable): told in the calling thread how many bytes are written
 *
 * Saves to the file of the project. With nothing to save it does nothing. On failure the file is as
 * it was, the project stays modified and every change stays in the journal.
 */
gboolean wm_project_save (WmProject *self, WmArchiveProgress progress, gpointer user_data,
                          GCancellable *cancellable, GError **error);

/**
 * wm_project_save_as:
 *
 * Saves to another file, which is the project's from then on.
 */
gboolean wm_project_save_as (WmProject *self, const char *path, WmSaveFlags flags,
                             WmArchiveProgress progress, gpointer user_data,
                             GCancellable *cancellable, GError **error);

/**
 * wm_project_save_async:
 * @path: (nullable): another file, or %NULL for the project's own
 * @progress: (nullable): called in the worker thread; wm_progress_report() with a #WmProgress,
 * which the caller keeps until the end, brings it to the main thread
 *
 * The same with everything slow in a worker; edits go on meanwhile and stay unsaved. One at a time.
 * Cancelling gives %G_IO_ERROR_CANCELLED and leaves the file as it was; after the new file is in
 * its place it comes too late and the save succeeds.
 */
void
wm_project_save_async (WmProject *self, const char *path, WmSaveFlags flags,
                       WmArchiveProgress progress, gpointer progress_data,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean wm_project_save_finish (WmProject *self, GAsyncResult *result, GError **error);

/** wm_project_is_saving: whether wm_project_save_async() is under way. */
gboolean wm_project_is_saving (WmProject *self);

G_END_DECLS
