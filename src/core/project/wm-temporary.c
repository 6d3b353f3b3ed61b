/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-temporary.h"

#include "wm-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MAX_ATTEMPTS 100

#define RANDOM_DIGITS 8
#define SUFFIX ".tmp"

/* The name of a file may have 255 bytes; ours adds 14. */
static char *
dup_prefix (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_strdup_printf (".%.240s.", name);
}

/* Where the file system knows no locks nothing is swept either. */
static gboolean
is_still_there (int fd)
{
  struct stat info;

  return fstat (fd, &info) != 0 || info.st_nlink > 0;
}

int
wm_temporary_open (const char *path, char **temporary)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = dup_prefix (path);

  for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autofree char *name =
          g_strdup_printf ("%s/%s%0*x" SUFFIX, folder, prefix, RANDOM_DIGITS, g_random_int ());
      /* O_EXCL follows no link either, and the document portal does not take O_NOFOLLOW. */
      int fd = wm_files_open (name, O_RDWR | O_CREAT | O_EXCL, 0600);

      if (fd < 0 && errno != EEXIST)
        return -1;
      if (fd < 0)
        continue;
      wm_temporary_hold (fd);
      /* Somebody may have swept it away before it was locked. */
      if (is_still_there (fd))
        {
          *temporary = g_steal_pointer (&name);
          return fd;
        }
      close (fd);
    }
  errno = EEXIST;
  return -1;
}

void
wm_temporary_hold (int fd)
{
  while (flock (fd, LOCK_SH) != 0 && errno == EINTR)
    ;
}

void
wm_temporary_release (int fd)
{
  flock (fd, LOCK_UN);
}

static gboolean
is_ours (const char *name, const char *prefix)
{
  const char *digits = name + strlen (prefix);

  return g_str_has_prefix (name, prefix) && strlen (digits) == RANDOM_DIGITS + strlen (SUFFIX) &&
         strspn (digits, "0123456789abcdef") == RANDOM_DIGITS &&
         strcmp (digits + RANDOM_DIGITS, SUFFIX) == 0;
}

static void
remove_unless_held (const char *path)
{
  int fd = wm_files_open_plain (path, O_RDWR | O_NONBLOCK | O_NOCTTY);
  struct stat info;

  if (fd < 0)
    return;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (fd);
}

void
wm_temporary_sweep (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = dup_prefix (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_ours (name, prefix))
      {
        g_autofree char *left = g_build_filename (folder, name, NULL);

        remove_unless_held (left);
      }
}
