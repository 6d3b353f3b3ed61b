/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-document-file.h"

#include "wm-files.h"
#include "wm-project-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
write_and_close (int fd, GBytes *bytes)
{
  gboolean done =
      wm_files_write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) &&
      fsync (fd) == 0;
  int saved = errno;

  if (close (fd) != 0 && done)
    return FALSE;
  errno = saved;
  return done;
}

/* The report of last month is either still there or replaced by the whole new one. */
static gboolean
write_whole (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%08x.tmp", path, g_random_int ());
  int fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

  if (fd < 0)
    return wm_files_set_errno (error, errno, _ ("The document could not be written"));
  if (write_and_close (fd, bytes) && g_rename (temporary, path) == 0)
    return TRUE;
  wm_files_set_errno (error, errno, _ ("The document could not be written"));
  g_unlink (temporary);
  return FALSE;
}

/* A pipe or /dev/stdout is written to, not replaced. */
static gboolean
is_special (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode);
}

static gboolean
write_into (const char *path, GBytes *bytes, GError **error)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  gboolean done =
      fd >= 0 && wm_files_write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (!done)
    wm_files_set_errno (error, errno, _ ("The document could not be written"));
  if (fd >= 0)
    close (fd);
  return done;
}

/* A workbook is a ZIP as well, but its first entry is another. */
static gboolean
is_project (const char *path)
{
  static const char type[] = "application/vnd.waymark.";
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  char head[256] = "";
  gssize n = fd >= 0 ? read (fd, head, sizeof head) : 0;

  if (fd >= 0)
    close (fd);
  return n > 4 && memcmp (head, "PK\3\4", 4) == 0 &&
         memmem (head, (gsize) n, type, sizeof type - 1) != NULL;
}

gboolean
wm_document_file_write (const char *path, GBytes *content, GError **error)
{
  g_autofree char *resolved = NULL;

  g_return_val_if_fail (path != NULL && content != NULL, FALSE);

  if (is_project (path))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_EXISTS,
                   _ ("“%s” looks like a project and was not overwritten with a document."), shown);
      return FALSE;
    }
  if (is_special (path))
    return write_into (path, content, error);
  resolved = wm_files_dup_resolved (path);
  return write_whole (resolved, content, error);
}
