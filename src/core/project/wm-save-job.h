/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container/wm-archive-writer.h"
#include "container/wm-archive.h"
#include "store/wm-snapshot.h"
#include "wm-project.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* One saving: everything it needs is copied into it, so that a worker thread can do it. */

typedef struct
{
  char *sha256;
  guint64 size;
  char *entry;
  char *staged;      /* nullable: where the bytes lie that are not in the old file */
  gboolean left_out; /* on purpose: it is named, and its bytes are not written */
} WmSaveFile;

typedef struct
{
  char *entry;
  GBytes *content;
} WmSaveReport;

void wm_save_report_free (WmSaveReport *self);

typedef struct
{
  /* What to write and where. */
  char *path; /* resolved */
  WmSnapshot *snapshot;
  char *project_id;
  char *head; /* newest event of the snapshot */
  gint64 seq; /* its number */
  int schema;
  char *company;
  WmArchive *old;     /* nullable: the file as it is now, for evidence that stays */
  GPtrArray *files;   /* of WmSaveFile */
  GPtrArray *reports; /* of WmSaveReport */
  WmArchiveMode mode;
  guint generation; /* of the journal that the file then holds */

  /* What must be at path for it to be replaced. */
  gboolean may_replace; /* anything */
  struct stat expected; /* else: the file that was opened */
  char *expected_head;  /* nullable: there must be no file */
  WmArchiveProgress progress;
  gpointer progress_data;

  /* What came of it. */
  gboolean replaced;   /* the new file is in its place */
  struct stat written; /* its identity */
  WmArchive *saved;    /* the new file, open for reading; NULL unless replaced */
} WmSaveJob;

/** wm_save_job_new: a job without files; the caller fills in the rest. */
WmSaveJob *wm_save_job_new (const char *path, WmSnapshot *snapshot, const char *project_id,
                            const char *head) G_GNUC_WARN_UNUSED_RESULT;
void wm_save_job_free (WmSaveJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSaveJob, wm_save_job_free)

/** wm_save_job_take_files: every file of @project with where its bytes are now. */
gboolean wm_save_job_take_files (WmSaveJob *self, WmProject *project, GError **error);

/**
 * wm_save_job_run:
 *
 * Writes the file; in any thread. On failure nothing is left behind, and unless `replaced` is set
 * the file at the path is as it was.
 */
gboolean wm_save_job_run (WmSaveJob *self, WmArchiveProgress progress, gpointer user_data,
                          GCancellable *cancellable, GError **error);

G_END_DECLS
