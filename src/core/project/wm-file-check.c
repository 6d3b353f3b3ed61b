/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-file-check.h"

#include "wm-file-look.h"
#include "wm-files.h"
#include "wm-project-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

static gboolean
is_same_file (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
         a->st_ctim.tv_sec == b->st_ctim.tv_sec && a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

static WmArchive *
open_archive (const char *path)
{
  /* Without O_NONBLOCK a named pipe would hold us until somebody writes to it. */
  int fd = wm_files_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);

  return fd >= 0 ? wm_archive_open_fd (fd, NULL, NULL) : NULL;
}

WmFileState
wm_file_look (const char *path, const struct stat *identity, const char *head,
              const char *project_id, int *number)
{
  g_autoptr (WmArchive) archive = NULL;
  const WmManifest *manifest;
  struct stat now;

  if (stat (path, &now) != 0)
    {
      if (number != NULL)
        *number = errno;
      return WM_FILE_GONE;
    }
  if (is_same_file (&now, identity))
    return WM_FILE_AS_OPENED;
  archive = open_archive (path);
  if (archive == NULL)
    return WM_FILE_REPLACED;
  manifest = wm_archive_get_manifest (archive);
  if (g_strcmp0 (manifest->head, head) == 0)
    return WM_FILE_AS_OPENED;
  return g_strcmp0 (manifest->project_id, project_id) == 0 ? WM_FILE_CHANGED : WM_FILE_REPLACED;
}

WmFileState
wm_project_check_file (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), WM_FILE_AS_OPENED);

  if (self->path == NULL || self->saved_head == NULL)
    return WM_FILE_AS_OPENED;
  return wm_file_look (self->path, &self->identity, self->saved_head, self->project_id, NULL);
}

typedef struct
{
  char *path;
  struct stat identity;
  char *head;
  char *project_id;
} Look;

static Look *
look_new (WmProject *project)
{
  Look *self = g_new0 (Look, 1);

  self->path = g_strdup (project->path);
  self->identity = project->identity;
  self->head = g_strdup (project->saved_head);
  self->project_id = g_strdup (project->project_id);
  return self;
}

static void
look_free (gpointer data)
{
  Look *self = data;

  g_free (self->path);
  g_free (self->head);
  g_free (self->project_id);
  g_free (self);
}

static void
look_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;

  g_task_return_int (task, (gssize) wm_file_look (look->path, &look->identity, look->head,
                                                  look->project_id, NULL));
}

void
wm_project_check_file_async (WmProject *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (WM_IS_PROJECT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, wm_project_check_file_async);
  if (self->path == NULL || self->saved_head == NULL)
    {
      g_task_return_int (task, WM_FILE_AS_OPENED);
      return;
    }
  g_task_set_task_data (task, look_new (self), look_free);
  g_task_run_in_thread (task, look_worker);
}

/* The worker may have compared a file that a save put in place with the one that was there before.
 * That happens once a save, and the file lies in the cache of the system then. */
static gboolean
is_outdated (WmProject *self, const Look *look)
{
  return look != NULL && (g_strcmp0 (look->head, self->saved_head) != 0 ||
                          g_strcmp0 (look->path, self->path) != 0 ||
                          !is_same_file (&look->identity, &self->identity));
}

gboolean
wm_project_check_file_finish (WmProject *self, GAsyncResult *result, WmFileState *state,
                              GError **error)
{
  gssize found;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  found = g_task_propagate_int (G_TASK (result), error);
  if (found < 0)
    return FALSE;
  *state = is_outdated (self, g_task_get_task_data (G_TASK (result))) ? wm_project_check_file (self)
                                                                      : (WmFileState) found;
  return TRUE;
}
