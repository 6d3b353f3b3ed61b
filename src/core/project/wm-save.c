/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-save.h"

#include "store/wm-clock.h"
#include "wm-file-place.h"
#include "wm-files.h"
#include "wm-project-private.h"
#include "wm-recovery.h"
#include "wm-save-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything the worker needs, copied at this moment. */
static WmSaveJob *
prepare (WmProject *self, const char *path, WmSaveFlags flags, GError **error)
{
  g_autofree char *resolved = path != NULL ? wm_files_dup_resolved (path) : g_strdup (self->path);
  gboolean is_own = g_strcmp0 (resolved, self->path) == 0;
  g_autoptr (WmSnapshot) snapshot = NULL;
  WmSaveJob *job;

  if (self->read_only)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_READ_ONLY,
                           _ ("The project is open for reading only. Nothing was saved."));
      return NULL;
    }
  snapshot = wm_project_take_snapshot (self, error);
  if (snapshot == NULL)
    return NULL;
  job = wm_save_job_new (resolved, snapshot, self->project_id, self->head);
  job->seq = self->head_seq;
  job->schema = (int) wm_registry_get_version (self->registry);
  job->old = self->archive != NULL ? g_object_ref (self->archive) : NULL;
  job->company = wm_project_dup_company (self);
  job->may_replace = (flags & WM_SAVE_REPLACE) != 0;
  if (is_own && self->saved_head != NULL)
    {
      job->expected = self->identity;
      job->expected_head = g_strdup (self->saved_head);
    }
  if (!wm_save_job_take_files (job, self, error))
    {
      wm_save_job_free (job);
      return NULL;
    }
  if (self->journal != NULL)
    job->generation = wm_journal_rotate (self->journal);
  self->saving_journal = self->journal;
  self->snapshot = wm_snapshot_ref (snapshot);
  self->snapshot_seq = self->head_seq;
  wm_project_set_saving (self, TRUE);
  return job;
}

static void
remove_staged (WmProject *self, WmSaveJob *job)
{
  for (guint i = 0; i < job->files->len; i++)
    {
      WmSaveFile *file = g_ptr_array_index (job->files, i);

      if (file->staged != NULL)
        wm_project_drop_staged (self, file->sha256, file->staged);
    }
}

void
wm_project_forget_recovered (WmProject *self)
{
  /* A program that was killed may have renamed the file without making that last. */
  if (self->recovered != NULL && self->recovered->len > 0 &&
      !wm_files_sync_folder (self->path, NULL))
    return;
  for (guint i = 0; self->recovered != NULL && i < self->recovered->len; i++)
    wm_recovery_item_remove (g_ptr_array_index (self->recovered, i));
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
}

/* Also where the disk did not confirm the new file: when that is gone one day, the journal belongs
 * to the copy that it continues. */
static void
follow_owner (WmProject *self, WmSaveJob *job)
{
  if (g_strcmp0 (self->path, job->path) != 0)
    self->owner_is_stale = TRUE;
  wm_project_set_path (self, job->path);
  if (self->journal != NULL && self->owner_is_stale)
    self->owner_is_stale = !wm_journal_set_owner (self->journal, self->path, job->company, NULL);
}

/* The file is in its place; whether the disk confirmed it too decides what may be forgotten. */
static void
take_over (WmProject *self, WmSaveJob *job, gboolean confirmed)
{
  follow_owner (self, job);
  g_free (self->saved_head);
  self->saved_head = g_strdup (job->head);
  self->identity = job->written;
  g_set_object (&self->archive, job->saved);
  if (!confirmed)
    return;

  self->saved_seq = job->seq;
  wm_project_set_saved_at (self, wm_clock_now ());
  /* One that was moved meanwhile counts its generations anew. */
  if (self->journal != NULL && self->journal == self->saving_journal)
    wm_journal_forget (self->journal, job->generation);
  remove_staged (self, job);
  wm_project_forget_recovered (self);
}

static gboolean
conclude (WmProject *self, WmSaveJob *job, gboolean done)
{
  g_clear_pointer (&self->snapshot, wm_snapshot_unref);
  if (job->replaced)
    take_over (self, job, done);
  wm_project_set_saving (self, FALSE);
  wm_project_notify_safety (self);
  return done;
}

gboolean
wm_project_save_as (WmProject *self, const char *path, WmSaveFlags flags,
                    WmArchiveProgress progress, gpointer user_data, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (WmSaveJob) job = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!self->saving, FALSE);

  job = prepare (self, path, flags, error);
  if (job == NULL)
    return FALSE;
  return conclude (self, job, wm_save_job_run (job, progress, user_data, cancellable, error));
}

gboolean
wm_project_save (WmProject *self, WmArchiveProgress progress, gpointer user_data,
                 GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->path != NULL, FALSE);

  if (!wm_project_is_modified (self))
    return TRUE;
  return wm_project_save_as (self, NULL, 0, progress, user_data, cancellable, error);
}

static void
save_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  WmSaveJob *job = task_data;
  GError *error = NULL;

  if (wm_save_job_run (job, job->progress, job->progress_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wm_project_save_async (WmProject *self, const char *path, WmSaveFlags flags,
                       WmArchiveProgress progress, gpointer progress_data,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  WmSaveJob *job;
  GError *error = NULL;

  g_return_if_fail (WM_IS_PROJECT (self));
  g_return_if_fail (!self->saving);
  g_return_if_fail (path != NULL || self->path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, wm_project_save_async);
  /* Cancelling stops the writing; once the file is in its place the truth is that it is saved. */
  g_task_set_check_cancellable (task, FALSE);
  if (path == NULL && !wm_project_is_modified (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  job = prepare (self, path, flags, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_task_data (task, job, (GDestroyNotify) wm_save_job_free);
  g_task_run_in_thread (task, save_worker);
}

gboolean
wm_project_save_finish (WmProject *self, GAsyncResult *result, GError **error)
{
  WmSaveJob *job;
  gboolean done;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  done = g_task_propagate_boolean (G_TASK (result), error);
  job = g_task_get_task_data (G_TASK (result));
  return job != NULL ? conclude (self, job, done) : done;
}

gboolean
wm_project_is_saving (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  return self->saving;
}
