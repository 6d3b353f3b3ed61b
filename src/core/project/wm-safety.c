/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the work lies that is not in the project file: the journal of this program, and those of
 * crashed ones that were taken over and stay until the next save. */
#include "config.h"

#include "wm-files.h"
#include "wm-project-private.h"
#include "wm-recovery.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

gboolean
wm_project_is_journaled (WmProject *self)
{
  return self->journal != NULL && !self->brief;
}

static WmJournal *
new_journal (WmProject *self, const char *root, GError **error)
{
  g_autofree char *company = wm_project_dup_company (self);
  g_autoptr (WmJournal) journal = wm_journal_new (root, self->project_id, error);

  if (journal == NULL)
    return NULL;
  if (!wm_journal_set_owner (journal, self->path, company, error))
    {
      wm_journal_discard (journal);
      return NULL;
    }
  return g_steal_pointer (&journal);
}

/* The project file is the base, read by the thread of the journal. Where it could not be read there
 * is still the database itself, which takes the place of that base at once. */
static void
journal_synced_cb (WmProject *self)
{
  g_autoptr (WmSnapshot) now = NULL;

  if (self->has_saved_base && wm_journal_is_broken (self->journal))
    {
      self->has_saved_base = FALSE;
      now = wm_project_take_snapshot (self, NULL);
      if (now != NULL)
        wm_journal_checkpoint (self->journal, now);
    }
  wm_project_notify_safety (self);
}

static void
take_journal (WmProject *self, WmJournal *journal)
{
  if (!self->brief)
    g_signal_connect_object (journal, "synced", G_CALLBACK (journal_synced_cb), self,
                             G_CONNECT_SWAPPED);
  g_set_object (&self->journal, journal);
}

typedef struct
{
  WmSnapshotFunc func;
  gpointer user_data;
  int failure; /* of @func, as in errno */
} Sink;

static gboolean
pass_on_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  Sink *sink = user_data;

  errno = 0;
  if (sink->func (data, size, sink->user_data))
    return TRUE;
  sink->failure = errno;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "stopped");
  return FALSE;
}

static gboolean
read_saved_cb (gpointer data, WmSnapshotFunc func, gpointer user_data)
{
  Sink sink = { func, user_data, 0 };

  if (wm_archive_extract (data, WM_ENTRY_DATABASE, pass_on_cb, &sink, TRUE, NULL, NULL))
    return TRUE;
  errno = sink.failure != 0 ? sink.failure : EIO;
  return FALSE;
}

WmSnapshot *
wm_project_dup_saved_base (WmProject *self, gsize more_than)
{
  const WmManifestEntry *entry;

  if (self->archive == NULL || g_strcmp0 (self->head, self->saved_head) != 0)
    return NULL;
  entry = wm_manifest_lookup (wm_archive_get_manifest (self->archive), WM_ENTRY_DATABASE);
  if (entry == NULL || entry->size <= more_than)
    return NULL;
  return wm_snapshot_new_from_source (entry->size, read_saved_cb, g_object_ref (self->archive),
                                      g_object_unref);
}

gboolean
wm_project_start_journal (WmProject *self, const char *root, GError **error)
{
  g_autofree char *default_root = wm_journal_dup_default_root ();
  g_autoptr (WmJournal) journal = new_journal (self, root != NULL ? root : default_root, error);

  if (journal == NULL)
    return FALSE;
  take_journal (self, journal);
  return TRUE;
}

char *
wm_project_dup_staged_path (WmProject *self, const char *sha256)
{
  g_autofree char *path = NULL;

  if (self->journal != NULL)
    path = wm_journal_dup_staging_path (self->journal, sha256);
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);
  for (guint i = 0; self->recovered != NULL && i < self->recovered->len; i++)
    {
      WmRecoveryItem *item = g_ptr_array_index (self->recovered, i);

      g_free (path);
      path = g_build_filename (item->folder, WM_JOURNAL_STAGING, sha256, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* A broken journal is begun again with all there is now; what broke it may be over. */
static gboolean
mend (WmProject *self, WmJournal *journal, GError **error)
{
  g_autoptr (WmSnapshot) now = wm_project_take_snapshot (self, error);

  if (now == NULL)
    return FALSE;
  wm_journal_checkpoint (journal, now);
  return wm_journal_wait (journal, error);
}

gboolean
wm_project_sync (WmProject *self, GError **error)
{
  gboolean done;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  if (!wm_project_is_journaled (self))
    return TRUE;
  done = wm_journal_wait (self->journal, NULL) || mend (self, self->journal, error);
  wm_project_notify_safety (self);
  return done;
}

/* Copies the attached files that wait for the next save; the old ones stay until then too, since a
 * save under way may be reading them. */
static gboolean
copy_staged (WmProject *self, WmJournal *journal, GError **error)
{
  g_autofree char *folder = wm_journal_dup_staging_path (journal, NULL);
  g_autoptr (WmStatement) rows =
      wm_database_prepare (self->database, "SELECT sha256 FROM main.file /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      g_autofree char *from = wm_project_dup_staged_path (self, wm_statement_get_text (rows, 0));

      if (from != NULL && !wm_files_copy_into (from, folder, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
wm_project_move_recovery (WmProject *self, const char *root, GError **error)
{
  g_autoptr (WmJournal) journal = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (root != NULL, FALSE);

  if (self->journal == NULL)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_READ_ONLY,
                           _ ("The project is open for reading only. Nothing was changed."));
      return FALSE;
    }
  journal = new_journal (self, root, error);
  if (journal == NULL)
    return FALSE;
  if (!copy_staged (self, journal, error) ||
      (wm_project_is_journaled (self) && !mend (self, journal, error)))
    {
      wm_journal_discard (journal);
      return FALSE;
    }
  /* The old folder keeps its lock, so that whoever looks there sees that the project is open. */
  wm_journal_forget (self->journal, wm_journal_rotate (self->journal));
  g_ptr_array_add (self->former, g_object_ref (self->journal));
  take_journal (self, journal);
  wm_project_notify_safety (self);
  return TRUE;
}
