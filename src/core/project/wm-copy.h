/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-file-bytes.h"
#include "wm-progress.h"
#include "wm-save.h"

G_BEGIN_DECLS

/* A copy for sending: the project as it is now in a small file of its own, some of the evidence
 * left out where it would not fit into a mail. The project's own file and what it is do not change.
 *
 * What was left out is named in the copy with its size and fingerprint. There it is no damage: it
 * is shown as left out, verifying finds nothing, saving keeps the mark, and attaching the same file
 * brings it back. */

/* What goes into a copy; plain data that a worker can have. */
typedef struct _WmCopyOptions WmCopyOptions;

/** wm_copy_options_new: everything the project holds, and no report. */
WmCopyOptions *wm_copy_options_new (void) G_GNUC_WARN_UNUSED_RESULT;
void wm_copy_options_free (WmCopyOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCopyOptions, wm_copy_options_free)

/** wm_copy_options_leave_out: @sha256: the fingerprint of a file that does not go along. */
void wm_copy_options_leave_out (WmCopyOptions *self, const char *sha256);
/** wm_copy_options_leave_out_all: no attached file goes along. */
void wm_copy_options_leave_out_all (WmCopyOptions *self);
gboolean wm_copy_options_leaves_out (const WmCopyOptions *self, const char *sha256);

/**
 * wm_copy_options_add_report:
 * @file_name: how it will be called in the folder `reports/`; made safe where it is not
 * @content: a document that anybody can read
 */
void wm_copy_options_add_report (WmCopyOptions *self, const char *file_name, GBytes *content);

/**
 * WmCopyFile:
 * @sha256: its fingerprint
 * @record_id: (nullable): the record that names it; %NULL where only the history does, because the
 *   record was deleted
 * @title: of the record, else the name of the file
 * @size: bytes
 * @estimate: about how many bytes it takes in a copy, deflated
 * @bytes: what there is of it; only what is there takes room
 */
typedef struct
{
  char *sha256;
  char *record_id;
  char *title;
  guint64 size;
  guint64 estimate;
  WmFileBytes bytes;
} WmCopyFile;

/**
 * wm_project_list_copy_files:
 *
 * Returns: (transfer full) (element-type WmCopyFile): every attached file once, the largest first
 */
GPtrArray *wm_project_list_copy_files (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_estimate_copy:
 * @files: (element-type WmCopyFile): from wm_project_list_copy_files()
 *
 * Returns: about how many bytes the copy has. Text shrinks more or less, so say "about"; pictures
 *   and PDF hardly shrink, and are what makes a copy large.
 */
guint64 wm_project_estimate_copy (WmProject *self, const WmCopyOptions *options, GPtrArray *files);

/**
 * wm_project_write_copy:
 * @path: where to; not the project's own file
 * @flags: with %WM_SAVE_REPLACE a file that is there is replaced
 * @options: what goes along
 * @progress: (nullable): called in the calling thread
 *
 * Writes the copy. On failure there is no new file at @path, and an old one is as it was.
 */
gboolean wm_project_write_copy (WmProject *self, const char *path, WmSaveFlags flags,
                                const WmCopyOptions *options, WmArchiveProgress progress,
                                gpointer user_data, GCancellable *cancellable, GError **error);

/**
 * wm_project_write_copy_async:
 * @options: (transfer full): what goes along
 * @progress: (nullable): how much is written
 *
 * The same in a worker, of the state at this moment; edits and saves go on.
 */
void wm_project_write_copy_async (WmProject *self, const char *path, WmSaveFlags flags,
                                  WmCopyOptions *options, WmProgress *progress,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
/**
 * wm_project_write_copy_finish:
 * @size: (out) (optional): the size of the file that was written
 */
gboolean
wm_project_write_copy_finish (WmProject *self, GAsyncResult *result, guint64 *size, GError **error);

G_END_DECLS
