/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-journal-base.h"

#include "container/wm-sha256.h"
#include "wm-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  int fd;
  WmSha256 hash;
} Writing;

static gboolean
write_block_cb (const void *data, gsize size, gpointer user_data)
{
  Writing *writing = user_data;

  wm_sha256_update (&writing->hash, data, size);
  return wm_files_write_all (writing->fd, data, size);
}

static gboolean
write_and_sync (const char *path, WmSnapshot *snapshot)
{
  Writing writing = { .fd = wm_files_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600) };
  char hex[WM_SHA256_HEX_SIZE];
  gboolean done;
  int saved;

  if (writing.fd < 0)
    return FALSE;
  wm_sha256_init (&writing.hash);
  done = wm_snapshot_read (snapshot, write_block_cb, &writing);
  saved = errno;
  wm_sha256_finish_hex (&writing.hash, hex);
  wm_sha256_clear (&writing.hash);
  errno = saved;
  done =
      done && wm_files_write_all (writing.fd, hex, strlen (hex)) && wm_files_sync (writing.fd) == 0;
  saved = errno;
  close (writing.fd);
  errno = saved;
  return done;
}

gboolean
wm_journal_base_write (const char *path, WmSnapshot *snapshot, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".tmp", NULL);

  if (!write_and_sync (temporary, snapshot) || g_rename (temporary, path) != 0)
    {
      wm_files_set_errno (error, errno, _ ("A file for recovery could not be written"));
      g_unlink (temporary);
      return FALSE;
    }
  return wm_files_sync_folder (path, error);
}
