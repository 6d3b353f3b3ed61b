/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

gboolean
wm_files_set_errno (GError **error, int number, const char *what)
{
  /* Translators: first what could not be done, then the system's reason. */
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (number), _ ("%1$s: %2$s"), what,
               g_strerror (number));
  return FALSE;
}

gboolean
wm_files_write_all (int fd, const void *data, gsize size)
{
  const guint8 *at = data;

  while (size > 0)
    {
      gssize n = write (fd, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

gboolean
wm_files_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int result = fd >= 0 ? fsync (fd) : -1;
  int saved = errno;

  if (fd >= 0)
    close (fd);
  /* Some network file systems cannot sync a folder and say so with EINVAL; a rename lasts there. */
  if (result == 0 || saved == EINVAL)
    return TRUE;
  return wm_files_set_errno (error, saved, _ ("The folder could not be written to the disk"));
}

static gboolean
write_and_sync (const char *path, GBytes *bytes)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean done;
  int saved;

  if (fd < 0)
    return FALSE;
  done = wm_files_write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) &&
         fsync (fd) == 0;
  saved = errno;
  close (fd);
  errno = saved;
  return done;
}

gboolean
wm_files_write_whole (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".tmp", NULL);

  if (!write_and_sync (temporary, bytes) || g_rename (temporary, path) != 0)
    {
      wm_files_set_errno (error, errno, _ ("A file for recovery could not be written"));
      g_unlink (temporary);
      return FALSE;
    }
  return wm_files_sync_folder (path, error);
}

void
wm_files_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_unlink (path) == 0)
    return;
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      wm_files_remove_tree (child);
    }
  g_rmdir (path);
}

char *
wm_files_dup_resolved (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *real = realpath (absolute, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *real_folder = NULL;

  if (real != NULL)
    {
      char *copy = g_strdup (real);

      free (real);
      return copy;
    }
  folder = g_path_get_dirname (absolute);
  name = g_path_get_basename (absolute);
  real = realpath (folder, NULL);
  real_folder = g_strdup (real != NULL ? real : folder);
  free (real);
  return g_build_filename (real_folder, name, NULL);
}
