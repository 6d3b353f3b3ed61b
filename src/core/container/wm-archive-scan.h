/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-archive.h"

G_BEGIN_DECLS

/* Where an entry is. */
typedef struct
{
  guint place;      /* how many entries a walk meets before it */
  gint64 stored_at; /* where its content lies in the file as it is; -1 where it is deflated */
} WmArchivePlace;

/*
 * One look at the structure of a project file: its head, its tail, its manifest and the header of
 * every entry. Opening refuses a file at the first problem; verifying lists them all.
 */
typedef struct
{
  int fd; /* borrowed */
  guint64 file_size;
  gint64 first_offset;  /* where the content of `mimetype` begins */
  WmManifest *manifest; /* owned, nullable */
  GHashTable *places;   /* (unowned) char * name in the manifest -> (owned) WmArchivePlace * */
  GHashTable *folded;   /* (owned) char *, what no further entry may be called */
  GPtrArray *problems;  /* (element-type WmArchiveProblem) */
} WmArchiveScan;

void wm_archive_scan_init (WmArchiveScan *self, int fd);
void wm_archive_scan_clear (WmArchiveScan *self);

/* Looks at everything. TRUE: all entries were met, problems may have been. FALSE: it could not go
 * on, and @error says why. */
gboolean wm_archive_scan_run (WmArchiveScan *self, GCancellable *cancellable, GError **error);

/* Reads an entry whole into memory; for the manifest. */
GBytes *wm_archive_scan_slurp (WmArchiveReader *reader, guint64 limit, GCancellable *cancellable,
                               GError **error);

/* Adds a problem for each entry of the manifest that is not a key of @found. */
void wm_archive_scan_report_missing (WmArchiveScan *self, GHashTable *found);

/* Adds a problem; takes @message. */
void wm_archive_scan_report (WmArchiveScan *self, WmArchiveError reason, const char *code,
                             const char *entry, char *message);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmArchiveScan, wm_archive_scan_clear)

G_END_DECLS
