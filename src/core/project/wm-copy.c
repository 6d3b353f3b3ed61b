/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-copy.h"

#include "wm-copy-private.h"
#include "wm-file-place.h"
#include "wm-files.h"
#include "wm-project-private.h"

#include <glib/gi18n-lib.h>

/* The project's own file under any of its names. */
static gboolean
is_own_file (WmProject *self, const char *path)
{
  struct stat there;
  struct stat own;

  if (self->path == NULL)
    return FALSE;
  if (g_strcmp0 (path, self->path) == 0)
    return TRUE;
  return stat (path, &there) == 0 && stat (self->path, &own) == 0 && there.st_dev == own.st_dev &&
         there.st_ino == own.st_ino;
}

static WmSaveReport *
copy_report (const WmSaveReport *report)
{
  WmSaveReport *copy = g_new0 (WmSaveReport, 1);

  copy->entry = g_strdup (report->entry);
  copy->content = g_bytes_ref (report->content);
  return copy;
}

static void
take_options (WmSaveJob *job, const WmCopyOptions *options)
{
  for (guint i = 0; i < job->files->len; i++)
    {
      WmSaveFile *file = g_ptr_array_index (job->files, i);

      if (wm_copy_options_leaves_out (options, file->sha256))
        file->left_out = TRUE;
    }
  for (guint i = 0; i < options->reports->len; i++)
    g_ptr_array_add (job->reports, copy_report (g_ptr_array_index (options->reports, i)));
}

static WmSaveJob *
prepare (WmProject *self, const char *path, WmSaveFlags flags, const WmCopyOptions *options,
         GError **error)
{
  g_autofree char *resolved = wm_files_dup_resolved (path);
  g_autoptr (WmSnapshot) snapshot = NULL;
  g_autoptr (WmSaveJob) job = NULL;

  if (is_own_file (self, resolved))
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_EXISTS,
                           _ ("This is the file of the project itself. Nothing was written; choose "
                              "another name for the copy."));
      return NULL;
    }
  snapshot = wm_project_take_snapshot (self, error);
  if (snapshot == NULL)
    return NULL;
  job = wm_save_job_new (resolved, snapshot, self->project_id, self->head);
  job->mode = WM_ARCHIVE_MODE_COPY;
  job->schema = (int) wm_registry_get_version (self->registry);
  job->old = self->archive != NULL ? g_object_ref (self->archive) : NULL;
  job->company = wm_project_dup_company (self);
  job->may_replace = (flags & WM_SAVE_REPLACE) != 0;
  if (!wm_save_job_take_files (job, self, error))
    return NULL;
  take_options (job, options);
  return g_steal_pointer (&job);
}

gboolean
wm_project_write_copy (WmProject *self, const char *path, WmSaveFlags flags,
                       const WmCopyOptions *options, WmArchiveProgress progress, gpointer user_data,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (WmSaveJob) job = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL && options != NULL, FALSE);

  job = prepare (self, path, flags, options, error);
  return job != NULL && wm_save_job_run (job, progress, user_data, cancellable, error);
}

typedef struct
{
  WmSaveJob *job;
  WmProgress *progress; /* nullable */
} Copying;

static void
copying_free (gpointer data)
{
  Copying *self = data;

  wm_save_job_free (self->job);
  g_clear_object (&self->progress);
  g_free (self);
}

static void
copy_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Copying *copying = task_data;
  GError *error = NULL;

  if (wm_save_job_run (copying->job, wm_progress_report, copying->progress, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wm_project_write_copy_async (WmProject *self, const char *path, WmSaveFlags flags,
                             WmCopyOptions *options, WmProgress *progress,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (WmCopyOptions) owned = options;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  WmSaveJob *job;
  Copying *copying;

  g_return_if_fail (WM_IS_PROJECT (self));
  g_return_if_fail (path != NULL && options != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, wm_project_write_copy_async);
  /* Once the copy is in its place the truth is that it is there. */
  g_task_set_check_cancellable (task, FALSE);
  job = prepare (self, path, flags, options, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  copying = g_new0 (Copying, 1);
  copying->job = job;
  copying->progress = progress != NULL ? g_object_ref (progress) : NULL;
  g_task_set_task_data (task, copying, copying_free);
  wm_project_hold_staged (self);
  g_task_run_in_thread (task, copy_worker);
}

gboolean
wm_project_write_copy_finish (WmProject *self, GAsyncResult *result, guint64 *size, GError **error)
{
  Copying *copying;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  copying = g_task_get_task_data (G_TASK (result));
  if (copying != NULL)
    wm_project_release_staged (self);
  if (size != NULL)
    *size = copying != NULL ? (guint64) copying->job->written.st_size : 0;
  return g_task_propagate_boolean (G_TASK (result), error);
}
