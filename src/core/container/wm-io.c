/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-io.h"

#include "wm-archive-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

gboolean
wm_io_read_at (int fd, void *buffer, gsize size, guint64 offset, gsize *n_read, GError **error)
{
  *n_read = 0;
  while (*n_read < size)
    {
      const ssize_t n =
          pread (fd, (char *) buffer + *n_read, size - *n_read, (off_t) (offset + *n_read));

      if (n == 0)
        break;
      if (n > 0)
        *n_read += (gsize) n;
      else if (errno != EINTR)
        {
          const int number = errno;

          g_set_error (error, WM_ARCHIVE_ERROR, wm_archive_error_from_errno (number),
                       _ ("A file could not be read: %s."), g_strerror (number));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
wm_io_write_all (int fd, const void *data, gsize size, GError **error)
{
  const char *p = data;

  while (size > 0)
    {
      const ssize_t n = write (fd, p, size);

      if (n >= 0)
        {
          p += n;
          size -= (gsize) n;
        }
      else if (errno != EINTR)
        {
          const int number = errno;

          g_set_error (error, WM_ARCHIVE_ERROR, wm_archive_error_from_errno (number),
                       _ ("The project file could not be written: %s."), g_strerror (number));
          return FALSE;
        }
    }

  return TRUE;
}
