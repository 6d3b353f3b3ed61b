/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#define BLOCK (256 * 1024)

struct _WmSnapshot
{
  GBytes *bytes; /* owned; NULL where it is somewhere else */
  int fd;        /* owned; -1 where there is no file */
  gsize size;

  WmSnapshotSource source; /* NULL where there are bytes or a file */
  gpointer data;           /* owned, for the source */
  GDestroyNotify free_data;
};

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      const gssize n = write (fd, data, MIN (size, G_MAXINT32));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

/* The file has no name from the start where the file system can do that. */
static int
open_nameless (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "snapshot-XXXXXX", NULL);
  int fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    return fd;
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    unlink (path);
  return fd;
}

/* A project that was opened is in one piece of memory, which can be written as it stands. */
static int
write_file (WmDatabase *database, const char *folder, gsize in_memory, gsize *size)
{
  sqlite3_int64 length = 0;
  const guint8 *image = sqlite3_serialize (wm_database_get_handle (database), "main", &length,
                                           SQLITE_SERIALIZE_NOCOPY);
  int fd;

  if (image == NULL || (gsize) length <= in_memory)
    return -1;
  fd = open_nameless (folder);
  if (fd < 0)
    return -1;
  *size = (gsize) length;
  if (write_all (fd, image, *size))
    return fd;
  close (fd);
  return -1;
}

WmSnapshot *
wm_snapshot_new (WmDatabase *database, const char *folder, gsize in_memory, GError **error)
{
  gsize size = 0;
  const int fd = folder != NULL ? write_file (database, folder, in_memory, &size) : -1;
  GBytes *bytes = fd < 0 ? wm_database_dup_snapshot (database, error) : NULL;
  WmSnapshot *self;

  if (fd < 0 && bytes == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (WmSnapshot);
  self->fd = fd;
  self->bytes = bytes;
  self->size = bytes != NULL ? g_bytes_get_size (bytes) : size;
  return self;
}

WmSnapshot *
wm_snapshot_new_from_source (gsize size, WmSnapshotSource source, gpointer data,
                             GDestroyNotify free_data)
{
  WmSnapshot *self = g_atomic_rc_box_new0 (WmSnapshot);

  self->fd = -1;
  self->size = size;
  self->source = source;
  self->data = data;
  self->free_data = free_data;
  return self;
}

static void
clear (gpointer data)
{
  WmSnapshot *self = data;

  if (self->source != NULL)
    self->free_data (self->data);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  if (self->fd >= 0)
    close (self->fd);
}

WmSnapshot *
wm_snapshot_ref (WmSnapshot *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
wm_snapshot_unref (WmSnapshot *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gsize
wm_snapshot_get_size (WmSnapshot *self)
{
  return self->size;
}

int
wm_snapshot_get_fd (WmSnapshot *self)
{
  return self->fd;
}

GBytes *
wm_snapshot_get_bytes (WmSnapshot *self)
{
  return self->bytes;
}

static gboolean
read_file (WmSnapshot *self, WmSnapshotFunc func, gpointer user_data)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  gsize at = 0;

  while (at < self->size)
    {
      const gssize n = pread (self->fd, block, MIN (BLOCK, self->size - at), (goffset) at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = EIO;
      if (n <= 0 || !func (block, (gsize) n, user_data))
        return FALSE;
      at += (gsize) n;
    }
  return TRUE;
}

gboolean
wm_snapshot_read (WmSnapshot *self, WmSnapshotFunc func, gpointer user_data)
{
  if (self->source != NULL)
    return self->source (self->data, func, user_data);
  if (self->fd >= 0)
    return read_file (self, func, user_data);
  return func (g_bytes_get_data (self->bytes, NULL), self->size, user_data);
}
