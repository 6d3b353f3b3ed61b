/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container/wm-archive.h"
#include "wm-file-bytes.h"

G_BEGIN_DECLS

/* Where the bytes of an attached file lie at this moment, for a worker to read. */
typedef struct
{
  char *sha256;
  WmArchive *archive; /* owned, nullable */
  char *entry;        /* nullable: its name in the archive */
  char *staged;       /* nullable: a file of the recovery journal that has them */
  WmFileBytes bytes;
} WmFilePlace;

WmFilePlace *wm_file_place_new (WmProject *project, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;
void wm_file_place_free (WmFilePlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmFilePlace, wm_file_place_free)

/** wm_file_bytes_in_archive: what @archive has of the entry, apart from what is staged. */
WmFileBytes wm_file_bytes_in_archive (WmArchive *archive, const char *entry, const char *sha256);

/**
 * wm_project_dup_entry_name:
 *
 * Returns: (transfer full) (nullable): the name under which the file is listed, %NULL for one that
 *   is no file of the project
 */
char *wm_project_dup_entry_name (WmProject *self, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_hold_staged:
 *
 * Keeps files in the staging folder that a save has taken into the project file, because a worker
 * may be reading them; as often as wm_project_release_staged().
 */
void wm_project_hold_staged (WmProject *self);
void wm_project_release_staged (WmProject *self);

/**
 * wm_project_drop_staged:
 * @path: where it lies in the staging folder
 *
 * Removes a staged file that the project file has now, as soon as nobody reads it.
 */
void wm_project_drop_staged (WmProject *self, const char *sha256, const char *path);

/** wm_project_keep_staged: takes that back: the same bytes were staged once more. */
void wm_project_keep_staged (WmProject *self, const char *sha256);

G_END_DECLS
