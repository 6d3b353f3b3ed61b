/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-file-place.h"

#include "wm-project-private.h"

#include <glib/gstdio.h>
#include <string.h>

char *
wm_project_dup_entry_name (WmProject *self, const char *sha256)
{
  g_autoptr (WmStatement) row =
      wm_database_prepare (self->database, "SELECT entry FROM main.file WHERE sha256 = :sha256");

  wm_statement_bind_text (row, ":sha256", sha256);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;
  return g_strdup (wm_statement_get_text (row, 0));
}

WmFileBytes
wm_file_bytes_in_archive (WmArchive *archive, const char *entry, const char *sha256)
{
  WmManifest *manifest;
  const WmManifestEntry *known;

  if (archive == NULL || entry == NULL)
    return WM_FILE_BYTES_MISSING;
  manifest = wm_archive_get_manifest (archive);
  known = wm_manifest_lookup_left_out (manifest, entry);
  if (known != NULL && strcmp (known->sha256, sha256) == 0)
    return WM_FILE_BYTES_LEFT_OUT;
  known = wm_manifest_lookup (manifest, entry);
  if (known == NULL)
    return WM_FILE_BYTES_MISSING;
  if (known->damaged && known->size == 0)
    return WM_FILE_BYTES_MISSING;
  return known->damaged || strcmp (known->sha256, sha256) != 0 ? WM_FILE_BYTES_DAMAGED
                                                               : WM_FILE_BYTES_WHOLE;
}

WmFilePlace *
wm_file_place_new (WmProject *project, const char *sha256)
{
  WmFilePlace *self = g_new0 (WmFilePlace, 1);

  self->sha256 = g_strdup (sha256);
  self->archive = project->archive != NULL ? g_object_ref (project->archive) : NULL;
  self->entry = wm_project_dup_entry_name (project, sha256);
  self->bytes = wm_file_bytes_in_archive (self->archive, self->entry, sha256);
  if (self->bytes == WM_FILE_BYTES_WHOLE)
    return self;
  self->staged = wm_project_dup_staged_path (project, sha256);
  if (self->staged != NULL)
    self->bytes = WM_FILE_BYTES_WHOLE;
  return self;
}

void
wm_file_place_free (WmFilePlace *self)
{
  g_free (self->sha256);
  g_clear_object (&self->archive);
  g_free (self->entry);
  g_free (self->staged);
  g_free (self);
}

WmFileBytes
wm_project_find_bytes (WmProject *self, const char *sha256)
{
  g_autoptr (WmFilePlace) place = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (self), WM_FILE_BYTES_MISSING);
  g_return_val_if_fail (sha256 != NULL, WM_FILE_BYTES_MISSING);

  place = wm_file_place_new (self, sha256);
  return place->bytes;
}

void
wm_project_hold_staged (WmProject *self)
{
  self->n_readers++;
}

void
wm_project_drop_staged (WmProject *self, const char *sha256, const char *path)
{
  if (self->n_readers > 0)
    g_hash_table_insert (self->spent, g_strdup (sha256), g_strdup (path));
  else
    g_unlink (path);
}

void
wm_project_keep_staged (WmProject *self, const char *sha256)
{
  g_hash_table_remove (self->spent, sha256);
}

void
wm_project_release_staged (WmProject *self)
{
  GHashTableIter iter;
  gpointer path = NULL;

  g_assert (self->n_readers > 0);

  if (--self->n_readers > 0)
    return;
  g_hash_table_iter_init (&iter, self->spent);
  while (g_hash_table_iter_next (&iter, NULL, &path))
    g_unlink (path);
  g_hash_table_remove_all (self->spent);
}
