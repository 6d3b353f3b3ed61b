/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever has a folder holds a lock on it, so that a folder without one was left behind. */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-private-folder.h"

#include "project/wm-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "opened"

struct _WmPrivateFolder
{
  char *path;
  int fd; /* of the folder; holds the lock */
};

static char *
dup_parent (void)
{
  return g_build_filename (g_get_user_cache_dir (), "waymark", FOLDER, NULL);
}

WmPrivateFolder *
wm_private_folder_new (GError **error)
{
  g_autofree char *parent = dup_parent ();
  g_autofree char *path = g_build_filename (parent, "XXXXXX", NULL);
  WmPrivateFolder *self;
  int fd;

  if (g_mkdir_with_parents (parent, 0700) != 0 || g_mkdtemp_full (path, 0700) == NULL ||
      (fd = wm_files_open (path, O_RDONLY | O_DIRECTORY, 0)) < 0)
    {
      wm_files_set_errno (error, errno, _ ("A folder for opened files could not be made"));
      return NULL;
    }
  flock (fd, LOCK_SH | LOCK_NB);
  self = g_new0 (WmPrivateFolder, 1);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

void
wm_private_folder_free (WmPrivateFolder *self)
{
  wm_files_remove_tree (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

const char *
wm_private_folder_get_path (WmPrivateFolder *self)
{
  return self->path;
}

char *
wm_private_folder_dup_sub (WmPrivateFolder *self, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);

  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    {
      wm_files_set_errno (error, errno, _ ("A folder for opened files could not be made"));
      return NULL;
    }
  return g_steal_pointer (&path);
}

static void
remove_unless_held (const char *path)
{
  int fd = wm_files_open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    wm_files_remove_tree (path);
  close (fd);
}

void
wm_private_folder_sweep (void)
{
  g_autofree char *parent = dup_parent ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);

      remove_unless_held (path);
    }
}

static void
sweep_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  wm_private_folder_sweep ();
  g_task_return_boolean (task, TRUE);
}

void
wm_private_folder_sweep_async (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, wm_private_folder_sweep_async);
  g_task_run_in_thread (task, sweep_worker);
}
