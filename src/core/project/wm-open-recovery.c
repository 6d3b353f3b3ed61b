/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-open-recovery.h"

#include "wm-project-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>

/* The project file that the journal belongs to, or NULL where it is not there any more: evidence
 * that was saved is in it alone. */
static WmArchive *
open_file_of (const WmRecoveryItem *item)
{
  g_autoptr (WmArchive) archive = NULL;
  int fd = open (item->file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    return NULL;
  archive = wm_archive_open_fd (fd, NULL, NULL);
  if (archive == NULL ||
      g_strcmp0 (wm_archive_get_manifest (archive)->project_id, item->project_id) != 0)
    return NULL;
  return g_steal_pointer (&archive);
}

/* The database of the file, for a journal whose base was not written to the end. */
static GBytes *
read_image (WmArchive *archive)
{
  const WmManifestEntry *entry =
      wm_manifest_lookup (wm_archive_get_manifest (archive), WM_ENTRY_DATABASE);
  g_autofree void *image = g_try_malloc (entry->size);
  gsize size = (gsize) entry->size;

  if (image == NULL || !wm_archive_read_into (archive, WM_ENTRY_DATABASE, image, size, NULL, NULL))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&image), size);
}

static gboolean
check_id (WmProject *self, GError **error)
{
  if (self->project_id != NULL && self->head != NULL)
    return TRUE;
  g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED,
                       _ ("What was left for recovery is not a project. Nothing was changed."));
  return FALSE;
}

WmProject *
wm_project_open_recovery (WmRecoveryItem *item, const WmProjectOptions *options, guint *n_dropped,
                          GError **error)
{
  g_autoptr (WmProject) self = NULL;
  g_autoptr (GBytes) image = NULL;

  g_return_val_if_fail (item != NULL && !wm_recovery_item_is_live (item), NULL);
  g_return_val_if_fail (options != NULL && !options->read_only, NULL);

  self = wm_project_new_for_options (options);
  self->recovered = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_recovery_item_free);
  g_ptr_array_add (self->recovered, item);
  self->archive = open_file_of (item);
  image = self->archive != NULL ? read_image (self->archive) : NULL;
  self->database = wm_recovery_load (item, self->registry, image, n_dropped, error);
  if (self->database == NULL)
    return NULL;
  self->project_id = wm_project_read_meta (self->database, "project_id");
  wm_project_read_head (self);
  if (!check_id (self, error) || !wm_project_start_journal (self, options->recovery_root, error))
    return NULL;
  return g_steal_pointer (&self);
}
