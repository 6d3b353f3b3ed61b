/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file on its way into a project: copied, hashed and on the disk in the staging folder, and not
 * named by an event yet. */

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
 * wm_staged_file_new:
 * @folder: the staging folder of a project
 * @path: the file to attach
 *
 * Copies @path into @folder. On return the copy is on the disk. In any thread.
 */
WmStagedFile *wm_staged_file_new (const char *folder, const char *path, WmEvidenceProgress progress,
                                  gpointer user_data, GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
