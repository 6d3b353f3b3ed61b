/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define COPY_BLOCK (256 * 1024)

gboolean
wm_files_set_errno (GError **error, int number, const char *what)
{
  /* Translators: first what could not be done, then the system's reason. */
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (number), _ ("%1$s: %2$s"), what,
               g_strerror (number));
  return FALSE;
}

int
wm_files_open (const char *path, int flags, mode_t mode)
{
  int fd;

  do
    fd = open (path, flags | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

static gboolean
is_same_file (int fd, const struct stat *named)
{
  struct stat opened;

  return fstat (fd, &opened) == 0 && opened.st_dev == named->st_dev &&
         opened.st_ino == named->st_ino;
}

int
wm_files_open_plain (const char *path, int flags)
{
  struct stat named;
  int fd = -1;

  if (lstat (path, &named) != 0)
    return -1;
  if (!S_ISLNK (named.st_mode))
    {
      fd = wm_files_open (path, flags, 0);
      if (fd < 0 || is_same_file (fd, &named))
        return fd;
      close (fd);
    }
  errno = ELOOP;
  return -1;
}

int
wm_files_sync (int fd)
{
  int result;

  do
    result = fsync (fd);
  while (result != 0 && errno == EINTR);
  return result;
}

int
wm_files_sync_data (int fd)
{
  int result;

  do
    result = fdatasync (fd);
  while (result != 0 && errno == EINTR);
  return result;
}

int
wm_files_truncate (int fd, off_t size)
{
  int result;

  do
    result = ftruncate (fd, size);
  while (result != 0 && errno == EINTR);
  return result;
}

int
wm_files_chmod (int fd, mode_t mode)
{
  int result;

  do
    result = fchmod (fd, mode);
  while (result != 0 && errno == EINTR);
  return result;
}

mode_t
wm_files_choose_mode (const char *path)
{
  struct stat old;
  mode_t mask;

  if (stat (path, &old) == 0)
    return old.st_mode & 07777;
  mask = umask (0);
  umask (mask);
  return 0666 & ~mask;
}

static gboolean
lies_at (int fd, const char *path)
{
  struct stat ours;
  struct stat there;

  return fstat (fd, &ours) == 0 && stat (path, &there) == 0 && ours.st_dev == there.st_dev &&
         ours.st_ino == there.st_ino;
}

static int
rename_once (const char *from, const char *to, gboolean replace)
{
  int result;

  if (replace)
    return rename (from, to);
  result = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
  if (result != 0 && (errno == EINVAL || errno == ENOSYS))
    result = rename (from, to);
  return result;
}

int
wm_files_rename (const char *from, const char *to, int fd, gboolean replace)
{
  int result;

  /* On some network file systems a signal can come between the deed and the answer. */
  while ((result = rename_once (from, to, replace)) != 0 && errno == EINTR)
    if (lies_at (fd, to))
      return 0;
  return result;
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
wm_files_write_zeros (int fd, off_t at, gsize size)
{
  static const guint8 zeros[4096];

  while (size > 0)
    {
      gssize n = pwrite (fd, zeros, MIN (size, sizeof zeros), at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
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
  int fd = wm_files_open (folder, O_RDONLY | O_DIRECTORY, 0);
  int result = fd >= 0 ? wm_files_sync (fd) : -1;
  int saved = errno;

  if (fd >= 0)
    close (fd);
  /* Some network file systems cannot sync a folder and say so with EINVAL; a rename lasts there. */
  if (result == 0 || saved == EINVAL)
    return TRUE;
  wm_files_set_errno (error, saved, _ ("The folder could not be written to the disk"));
  errno = saved;
  return FALSE;
}

static gboolean
write_and_sync (const char *path, GBytes *bytes)
{
  int fd = wm_files_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
  gboolean done;
  int saved;

  if (fd < 0)
    return FALSE;
  done = wm_files_write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) &&
         wm_files_sync (fd) == 0;
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

static gboolean
copy_bytes (int from, int to)
{
  g_autofree guint8 *block = g_malloc (COPY_BLOCK);
  gssize n;

  while ((n = read (from, block, COPY_BLOCK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || !wm_files_write_all (to, block, (gsize) n))
        return FALSE;
    }
  return wm_files_sync (to) == 0;
}

gboolean
wm_files_copy_into (const char *path, const char *folder, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  int from = wm_files_open (path, O_RDONLY, 0);
  int to = from >= 0 ? wm_files_open (target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600) : -1;
  gboolean done = to >= 0 && copy_bytes (from, to);
  int saved = errno;

  if (from >= 0)
    close (from);
  if (to >= 0)
    close (to);
  if (done)
    return wm_files_sync_folder (target, error);
  if (to >= 0)
    g_unlink (target);
  return wm_files_set_errno (error, saved, _ ("An attached file could not be copied"));
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
