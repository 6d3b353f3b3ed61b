/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"

G_BEGIN_DECLS

/* Attached files. Attaching has a slow part (copy, hash, sync into the staging folder), which may
 * run in a worker, and a quick one: the event that names the hash. */

typedef struct
{
  char *sha256;
  guint64 size;
  char *file_name; /* as it was called, valid UTF-8 */
  char *media_type;
  char *path; /* where it lies in the staging folder */
} WmStagedFile;

void wm_staged_file_free (WmStagedFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmStagedFile, wm_staged_file_free)

/** WmEvidenceProgress: bytes done of all; called in the thread that does the work. */
typedef void (*WmEvidenceProgress) (guint64 done, guint64 total, gpointer user_data);

/**
 * wm_project_dup_staging_folder:
 *
 * Returns: (transfer full): the folder for wm_staged_file_new()
 */
char *wm_project_dup_staging_folder (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_staged_file_new:
 * @folder: the staging folder of a project
 * @path: the file to attach
 *
 * Copies @path into @folder. On return the copy is on the disk. In any thread.
 */
WmStagedFile *wm_staged_file_new (const char *folder, const char *path, WmEvidenceProgress progress,
                                  gpointer user_data, GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_attach:
 * @values: (nullable): more about the evidence; without a title it is named after the file
 * @to: (nullable): the id of a record that it proves
 * @was_known: (out) (optional): whether the same bytes were evidence already; then that one is
 *   linked, and @values are not written
 *
 * Makes evidence of a staged file, as one event.
 *
 * Returns: (transfer full) (nullable): the id of the evidence, or %NULL with an error
 */
char *
wm_project_attach (WmProject *self, const WmStagedFile *file, WmValues *values, const char *to,
                   gboolean *was_known, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_extract:
 * @id: an evidence record, or any record with a file
 * @destination: a folder, or a file name that is free
 *
 * Writes the attached file out and checks it against its fingerprint.
 *
 * Returns: (transfer full) (nullable): the path that was written, or %NULL with an error
 */
char *wm_project_extract (WmProject *self, const char *id, const char *destination,
                          GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
