/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-archive-reader.h"

#include "wm-archive-error.h"
#include "wm-utf8-locale.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* After a jump little is wanted, a header; so blocks begin small and grow while reading goes on.
 * 5,000 headers then cost 5 MB of reading, and content still comes in large pieces. */
#define BLOCK_MIN 1024
#define BLOCK_MAX (256 * 1024)

/* What libarchive may read to find its way, so that no file can make it fill the memory. The
 * directory of WM_LIMIT_ENTRIES entries with names of usual length fits. */
#define BUDGET_DIRECTORY (64 * 1024 * 1024)
#define BUDGET_HEADER (512 * 1024)

struct _WmArchiveReader
{
  int fd; /* borrowed */
  gint64 file_size;
  struct archive *archive;     /* owned */
  struct archive_entry *entry; /* owned */
  guint8 *buffer;              /* owned */
  gsize buffer_size;
  gint64 position;
  gsize block;
  gint64 budget; /* bytes that may still be read, negative for any number */
  guint count;
  GCancellable *cancellable; /* borrowed, during a call */
  GError *error;             /* owned; why a callback failed */
};

static la_ssize_t
fail_read (WmArchiveReader *self, struct archive *archive)
{
  archive_set_error (archive, EIO, "%s", self->error->message);
  return -1;
}

static la_ssize_t
reader_read_cb (struct archive *archive, void *data, const void **buffer)
{
  WmArchiveReader *self = data;
  ssize_t n;

  if (self->error != NULL || g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return fail_read (self, archive);
  if (self->budget >= 0 && self->budget < (gint64) self->block)
    {
      g_set_error_literal (&self->error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_LARGE,
                           _ ("The directory of this project file is larger than Waymark takes."));
      return fail_read (self, archive);
    }

  if (self->buffer_size < self->block)
    {
      g_free (self->buffer);
      self->buffer = g_malloc (self->block);
      self->buffer_size = self->block;
    }
  do
    n = pread (self->fd, self->buffer, self->block, self->position);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      const int number = errno;

      g_set_error (&self->error, WM_ARCHIVE_ERROR, wm_archive_error_from_errno (number),
                   _ ("The project file could not be read: %s."), g_strerror (number));
      return fail_read (self, archive);
    }

  self->position += n;
  if (self->budget >= 0)
    self->budget -= n;
  self->block = MIN (self->block * 2, BLOCK_MAX);
  *buffer = self->buffer;
  return n;
}

static la_int64_t
reader_skip_cb (struct archive *archive, void *data, la_int64_t request)
{
  WmArchiveReader *self = data;
  const gint64 skipped = CLAMP (request, 0, MAX (self->file_size - self->position, 0));

  self->position += skipped;
  self->block = BLOCK_MIN;
  return skipped;
}

static la_int64_t
reader_seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  WmArchiveReader *self = data;
  const gint64 base = whence == SEEK_END   ? self->file_size
                      : whence == SEEK_CUR ? self->position
                                           : 0;

  if (offset < -base || offset > self->file_size - base)
    return ARCHIVE_FATAL;
  self->position = base + offset;
  self->block = BLOCK_MIN;
  return self->position;
}

/* Turns what libarchive or a callback met into an error of ours. */
static gboolean
set_error (WmArchiveReader *self, GError **error)
{
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    {
      g_debug ("libarchive: %s", archive_error_string (self->archive));
      g_set_error_literal (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED,
                           _ ("Part of this project file is damaged."));
    }

  return FALSE;
}

WmArchiveReader *
wm_archive_reader_new (int fd, guint64 file_size, WmArchiveWalk walk, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (WmArchiveReader) self = g_new0 (WmArchiveReader, 1);
  g_auto (WmUtf8Locale) locale = wm_utf8_locale_enter ();

  self->fd = fd;
  self->file_size = (gint64) file_size;
  self->block = BLOCK_MIN;
  self->budget = BUDGET_HEADER;
  self->cancellable = cancellable;
  self->entry = archive_entry_new ();
  self->archive = archive_read_new ();
  if (self->archive == NULL || self->entry == NULL)
    g_error ("libarchive cannot begin to read");

  if (walk == WM_ARCHIVE_WALK_DIRECTORY)
    archive_read_support_format_zip_seekable (self->archive);
  else
    archive_read_support_format_zip_streamable (self->archive);
  archive_read_set_callback_data (self->archive, self);
  archive_read_set_read_callback (self->archive, reader_read_cb);
  archive_read_set_skip_callback (self->archive, reader_skip_cb);
  archive_read_set_seek_callback (self->archive, reader_seek_cb);
  if (archive_read_open1 (self->archive) != ARCHIVE_OK)
    {
      set_error (self, error);
      return NULL;
    }

  self->cancellable = NULL;
  return g_steal_pointer (&self);
}

void
wm_archive_reader_free (WmArchiveReader *self)
{
  archive_read_free (self->archive);
  archive_entry_free (self->entry);
  g_clear_error (&self->error);
  g_free (self->buffer);
  g_free (self);
}

static WmArchiveHeaderState
get_state (WmArchiveReader *self, int result, gboolean has_known_method)
{
  if (archive_entry_is_encrypted (self->entry))
    return WM_ARCHIVE_HEADER_ENCRYPTED;
  if (archive_entry_filetype (self->entry) != AE_IFREG ||
      archive_entry_hardlink (self->entry) != NULL || archive_entry_symlink (self->entry) != NULL)
    return WM_ARCHIVE_HEADER_KIND;
  if (!has_known_method)
    return WM_ARCHIVE_HEADER_METHOD;

  return result == ARCHIVE_OK ? WM_ARCHIVE_HEADER_GOOD : WM_ARCHIVE_HEADER_DISAGREES;
}

/* libarchive tells an entry's method only in the name of the format, "ZIP 2.0 (deflation)". The
 * decoders of all other methods stay out of reach of a hostile file by this. */
static void
describe (WmArchiveReader *self, int result, WmArchiveHeader *header)
{
  const char *format = archive_format_name (self->archive);
  const gboolean is_deflated = format != NULL && g_str_has_suffix (format, "(deflation)");

  header->is_stored = format != NULL && g_str_has_suffix (format, "(uncompressed)");
  header->state = get_state (self, result, header->is_stored || is_deflated);
  header->name = archive_entry_pathname (self->entry);
  header->data_offset = archive_filter_bytes (self->archive, 0);
  if (archive_entry_size_is_set (self->entry))
    header->size = archive_entry_size (self->entry);
}

/* Where even the names are encrypted libarchive does not go on. */
static gboolean
fail_encrypted (GError **error)
{
  g_set_error_literal (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_UNSAFE,
                       _ ("Part of this project file is encrypted by another program."));
  return FALSE;
}

gboolean
wm_archive_reader_next (WmArchiveReader *self, WmArchiveHeader *header, GCancellable *cancellable,
                        GError **error)
{
  g_auto (WmUtf8Locale) locale = wm_utf8_locale_enter ();
  int result;

  memset (header, 0, sizeof *header);
  header->size = -1;
  self->budget = self->count == 0 ? BUDGET_DIRECTORY : BUDGET_HEADER;
  self->cancellable = cancellable;
  result = archive_read_next_header2 (self->archive, self->entry);
  self->cancellable = NULL;

  if (self->error != NULL)
    return set_error (self, error);
  if (result == ARCHIVE_EOF)
    {
      header->at_end = TRUE;
      return TRUE;
    }
  if (result < ARCHIVE_WARN)
    return archive_entry_is_encrypted (self->entry) ? fail_encrypted (error)
                                                    : set_error (self, error);

  self->count++;
  describe (self, result, header);
  return TRUE;
}

guint
wm_archive_reader_get_count (WmArchiveReader *self)
{
  return self->count;
}

static gboolean
fail_too_much (GError **error)
{
  g_set_error_literal (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_UNSAFE,
                       _ ("Part of this project file holds more than the file says."));
  return FALSE;
}

static gboolean
read_blocks (WmArchiveReader *self, guint64 limit, WmArchiveSink sink, gpointer user_data,
             guint64 *n_read, GError **error)
{
  int result = ARCHIVE_OK;

  while (result == ARCHIVE_OK)
    {
      const void *block = NULL;
      gsize size = 0, taken;
      la_int64_t offset = 0;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      result = archive_read_data_block (self->archive, &block, &size, &offset);
      if (result == ARCHIVE_EOF)
        return TRUE;

      /* The last piece of an entry whose check fails comes with the failure. */
      taken = result < ARCHIVE_WARN ? 0 : MIN (size, limit - *n_read);
      if (taken > 0 && !sink (block, taken, user_data, error))
        return FALSE;
      *n_read += taken;
      if (taken < size)
        return fail_too_much (error);
    }

  return set_error (self, error);
}

gboolean
wm_archive_reader_read (WmArchiveReader *self, guint64 limit, WmArchiveSink sink,
                        gpointer user_data, guint64 *n_read, GCancellable *cancellable,
                        GError **error)
{
  gboolean done;

  *n_read = 0;
  self->budget = -1;
  self->cancellable = cancellable;
  done = read_blocks (self, limit, sink, user_data, n_read, error);
  self->cancellable = NULL;

  return done;
}
