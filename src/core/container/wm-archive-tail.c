/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-archive-tail.h"

#include "wm-archive-error.h"
#include "wm-io.h"
#include "wm-sha256.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIGNATURE "PK\005\006"
#define OFFSET_ENTRIES 10
#define OFFSET_COMMENT_SIZE 20

static guint
get_le16 (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

gboolean
wm_archive_tail_read (int fd, guint64 file_size, WmArchiveTail *tail, GError **error)
{
  guint8 bytes[WM_ARCHIVE_TAIL_SIZE];
  const char *comment = (const char *) bytes + WM_ARCHIVE_END_SIZE;
  gsize n_read = 0;

  memset (tail, 0, sizeof *tail);
  if (file_size >= WM_ARCHIVE_TAIL_SIZE &&
      !wm_io_read_at (fd, bytes, sizeof bytes, file_size - sizeof bytes, &n_read, error))
    return FALSE;
  if (n_read < sizeof bytes || memcmp (bytes, SIGNATURE, 4) != 0 ||
      get_le16 (bytes + OFFSET_COMMENT_SIZE) != WM_ARCHIVE_COMMENT_SIZE)
    {
      g_set_error_literal (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TRUNCATED,
                           _ ("The end of this project file is missing: it was not copied or "
                              "received completely. Ask for the file again, or copy it again."));
      return FALSE;
    }

  tail->n_entries = get_le16 (bytes + OFFSET_ENTRIES);
  if (g_str_has_prefix (comment, WM_ARCHIVE_COMMENT_PREFIX))
    {
      memcpy (tail->sha256, comment + strlen (WM_ARCHIVE_COMMENT_PREFIX), 64);
      if (!wm_sha256_is_hex (tail->sha256))
        tail->sha256[0] = '\0';
    }
  return TRUE;
}

void
wm_archive_tail_format_comment (char comment[WM_ARCHIVE_COMMENT_SIZE + 1], const char *sha256)
{
  g_snprintf (comment, WM_ARCHIVE_COMMENT_SIZE + 1, WM_ARCHIVE_COMMENT_PREFIX "%s", sha256);
}

gboolean
wm_archive_tail_announce_comment (guint8 end[WM_ARCHIVE_END_SIZE])
{
  if (memcmp (end, SIGNATURE, 4) != 0 || get_le16 (end + OFFSET_COMMENT_SIZE) != 0)
    return FALSE;

  end[OFFSET_COMMENT_SIZE] = WM_ARCHIVE_COMMENT_SIZE;
  return TRUE;
}
