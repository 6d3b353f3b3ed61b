/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-progress.h"
#include "wm-project.h"
#include "wm-staged-file.h"

G_BEGIN_DECLS

/* Attaching has a slow part (copy, hash, sync into the staging folder), which may run in a worker,
 * and a quick one: the event that names the hash. */

/**
 * wm_project_dup_staging_folder:
 *
 * Returns: (transfer full): the folder for wm_staged_file_new()
 */
char *wm_project_dup_staging_folder (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_attach:
 * @values: (nullable): more about the evidence; without a title it is named after the file
 * @to: (nullable): the id of a record that it proves
 * @was_known: (out) (optional): whether the same bytes were evidence already; then that one is
 *   linked, and @values are not written
 *
 * Makes evidence of a staged file, as one event. Where the same bytes were evidence already but
 * were left out of this copy of the project, or damaged, the file is whole again; that is an event
 * too.
 *
 * Returns: (transfer full) (nullable): the id of the evidence, or %NULL with an error
 */
char *
wm_project_attach (WmProject *self, const WmStagedFile *file, WmValues *values, const char *to,
                   gboolean *was_known, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  WM_ATTACH_EACH = 1 << 0, /* a file that cannot be read keeps none of the others out */
} WmAttachFlags;

/* What became of one file. */
typedef struct
{
  char *id;        /* of the evidence; NULL where the file could not be read */
  char *file_name; /* as it was called, valid UTF-8 */
  char *problem;   /* why it could not be read, a sentence; else NULL */
  gboolean was_known;
  gboolean keeps_former; /* of a document, whose file before it is an earlier version now */
} WmAttached;

/**
 * wm_project_attach_async:
 * @paths: files, at least one
 * @to: (nullable): the id of a record that they prove
 * @progress: (nullable): how much of all files is copied
 *
 * Copies the files in a worker and makes evidence of all of them as one event, which one undo takes
 * back. It is all or none: where one cannot be read the error names it, and nothing was attached.
 * With %WM_ATTACH_EACH that is said in the answer, and no error.
 */
void wm_project_attach_async (WmProject *self, const char *const *paths, const char *to,
                              WmAttachFlags flags, WmProgress *progress, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/**
 * wm_project_attach_finish:
 *
 * Makes the event; edits made meanwhile come before it.
 *
 * Returns: (transfer full) (nullable) (element-type WmAttached): in the order of the paths, and
 * what could not be read after all others; or %NULL with an error
 */
GPtrArray *wm_project_attach_finish (WmProject *self, GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
