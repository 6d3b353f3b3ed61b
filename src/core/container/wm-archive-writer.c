/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-archive-writer.h"

#include "wm-block-writer.h"
#include "wm-io.h"
#include "wm-sha256.h"
#include "wm-utf8-locale.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

/* Small enough to stay in the processor's cache between reading, checking and copying. */
#define READ_SIZE (128 * 1024)
#define PROGRESS_STEP (1 << 20)

struct _WmArchiveWriter
{
  WmManifest *manifest; /* owned */
  WmArchiveMode mode;
  gint64 time;                 /* Unix seconds */
  struct archive *archive;     /* owned */
  struct archive_entry *entry; /* owned */
  WmBlockWriter *output;       /* owned */
  GHashTable *added;           /* (unowned) char * in the manifest */
  GError *error;               /* owned; the first failure, which all later calls repeat */

  WmArchiveProgress progress;
  gpointer progress_data;
  guint64 done, told, total;

  guint begun : 1;
  guint given_up : 1;
  guint spoiled : 1;
  guint finished : 1;
};

/* Never tells libarchive of a failure: 3.6 leaks what it holds of a file whose writing failed, and
 * wants to write a directory for one that was given up. Whoever called it looks at the error. */
static la_ssize_t
writer_write_cb (struct archive *archive, void *data, const void *buffer, size_t size)
{
  WmArchiveWriter *self = data;

  if (self->error == NULL && !self->given_up)
    wm_block_writer_add (self->output, buffer, size, &self->error);

  return (la_ssize_t) size;
}

/* Repeats the failure that a callback or an earlier call met, or makes one of libarchive's. */
static gboolean
fail (WmArchiveWriter *self, GError **error)
{
  if (self->error == NULL)
    g_set_error (&self->error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_IO,
                 _ ("The project file could not be written: %s."),
                 archive_error_string (self->archive));
  if (error != NULL)
    *error = g_error_copy (self->error);

  return FALSE;
}

/* Fails for good with an error of another part. */
static gboolean
fail_with (WmArchiveWriter *self, GError *problem, GError **error)
{
  if (self->error == NULL)
    self->error = problem;
  else
    g_error_free (problem);

  return fail (self, error);
}

/* What every call of libarchive ends with. */
static gboolean
check (WmArchiveWriter *self, int result, GError **error)
{
  return (result == ARCHIVE_OK && self->error == NULL) || fail (self, error);
}

static gboolean
fail_mismatch (WmArchiveWriter *self, const char *name, GError **error)
{
  return fail_with (self,
                    g_error_new (WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED,
                                 _ ("“%s” changed while it was being saved. The file on disk is as "
                                    "it was; save again."),
                                 name),
                    error);
}

static gboolean
is_deflated (WmArchiveWriter *self, const char *name, guint64 size)
{
  if (size == 0 || g_str_equal (name, WM_ENTRY_MIMETYPE))
    return FALSE;

  return self->mode == WM_ARCHIVE_MODE_COPY || !g_str_has_prefix (name, WM_ENTRY_EVIDENCE_PREFIX);
}

static gboolean
begin_entry (WmArchiveWriter *self, const char *name, guint64 size, GError **error)
{
  int result;

  if (is_deflated (self, name, size))
    result = archive_write_zip_set_compression_deflate (self->archive);
  else
    result = archive_write_zip_set_compression_store (self->archive);
  if (result != ARCHIVE_OK)
    return fail (self, error);

  archive_entry_clear (self->entry);
  archive_entry_set_pathname (self->entry, name);
  archive_entry_set_filetype (self->entry, AE_IFREG);
  archive_entry_set_perm (self->entry, 0644);
  archive_entry_set_mtime (self->entry, (time_t) self->time, 0);
  archive_entry_set_size (self->entry, (la_int64_t) size);
  return check (self, archive_write_header (self->archive, self->entry), error);
}

static gboolean
write_data (WmArchiveWriter *self, const void *data, gsize size, GError **error)
{
  if (size > 0 && archive_write_data (self->archive, data, size) != (la_ssize_t) size)
    return fail (self, error);
  if (!check (self, ARCHIVE_OK, error))
    return FALSE;

  self->done += size;
  if (self->progress != NULL && self->done >= self->told + PROGRESS_STEP)
    {
      self->told = self->done;
      self->progress (self->done, self->total, self->progress_data);
    }
  return TRUE;
}

static gboolean
end_entry (WmArchiveWriter *self, GError **error)
{
  return check (self, archive_write_finish_entry (self->archive), error);
}

static gboolean
write_whole (WmArchiveWriter *self, const char *name, const void *data, gsize size, GError **error)
{
  return begin_entry (self, name, size, error) && write_data (self, data, size, error) &&
         end_entry (self, error);
}

static gboolean
open_archive (WmArchiveWriter *self, GError **error)
{
  const char *level = self->mode == WM_ARCHIVE_MODE_COPY ? "6" : "1";

  /* The level holds for the whole file: setting it between entries ends the writing. */
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK ||
      archive_write_set_format_option (self->archive, "zip", "compression-level", level) !=
          ARCHIVE_OK ||
      archive_write_set_bytes_per_block (self->archive, 0) != ARCHIVE_OK ||
      archive_write_open (self->archive, self, NULL, writer_write_cb, NULL) != ARCHIVE_OK)
    return fail (self, error);

  return TRUE;
}

static gboolean
begin (WmArchiveWriter *self, GError **error)
{
  g_autoptr (GBytes) json = wm_manifest_to_json (self->manifest);
  gsize size;
  const void *data = g_bytes_get_data (json, &size);

  self->begun = TRUE;
  self->total += size + strlen (WM_PROJECT_MIME_TYPE);
  if (size > WM_LIMIT_MANIFEST)
    return fail_with (self,
                      g_error_new_literal (WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_LARGE,
                                           _ ("This project holds too many files to be saved in "
                                              "one file.")),
                      error);

  return open_archive (self, error) &&
         write_whole (self, WM_ENTRY_MIMETYPE, WM_PROJECT_MIME_TYPE, strlen (WM_PROJECT_MIME_TYPE),
                      error) &&
         write_whole (self, WM_ENTRY_MANIFEST, data, size, error);
}

/* What every adding begins with. NULL with @error unset: a programmer's mistake. */
static const WmManifestEntry *
admit (WmArchiveWriter *self, const char *name, GCancellable *cancellable, GError **error)
{
  const WmManifestEntry *entry = wm_manifest_lookup (self->manifest, name);
  GError *cancelled = NULL;

  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (!self->finished && !g_hash_table_contains (self->added, name), NULL);
  g_return_val_if_fail (
      g_hash_table_size (self->added) > 0 || g_str_equal (name, WM_ENTRY_DATABASE), NULL);

  if (self->error != NULL)
    {
      fail (self, error);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, &cancelled))
    {
      fail_with (self, cancelled, error);
      return NULL;
    }
  if (!self->begun && !begin (self, error))
    return NULL;

  g_hash_table_add (self->added, entry->name);
  return entry;
}

static guint64
sum_sizes (WmManifest *manifest)
{
  guint64 sum = 0;

  for (guint i = 0; i < manifest->entries->len; i++)
    sum += ((WmManifestEntry *) g_ptr_array_index (manifest->entries, i))->size;

  return sum;
}

WmArchiveWriter *
wm_archive_writer_new (int fd, WmManifest *manifest, WmArchiveMode mode, GError **error)
{
  WmArchiveWriter *self;
  guint64 total;

  g_return_val_if_fail (fd >= 0 && manifest != NULL, NULL);
  g_return_val_if_fail (wm_manifest_lookup (manifest, WM_ENTRY_DATABASE) != NULL, NULL);

  total = sum_sizes (manifest);
  if (total > WM_LIMIT_PROJECT)
    {
      g_autofree char *limit = g_format_size_full (WM_LIMIT_PROJECT, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_LARGE,
                   _ ("The files in this project are more than %s together, the most that one "
                      "project can hold. Remove some and save again; the file on disk is as it "
                      "was."),
                   limit);
      return NULL;
    }

  self = g_new0 (WmArchiveWriter, 1);
  self->manifest = wm_manifest_ref (manifest);
  self->mode = mode;
  self->time = g_get_real_time () / G_USEC_PER_SEC;
  self->total = total;
  self->output = wm_block_writer_new (fd);
  self->added = g_hash_table_new (g_str_hash, g_str_equal);
  self->archive = archive_write_new ();
  self->entry = archive_entry_new ();
  if (self->archive == NULL || self->entry == NULL)
    g_error ("libarchive cannot begin to write");

  return self;
}

void
wm_archive_writer_free (WmArchiveWriter *self)
{
  self->given_up = TRUE;
  archive_write_free (self->archive);
  archive_entry_free (self->entry);
  wm_block_writer_free (self->output);
  g_hash_table_unref (self->added);
  wm_manifest_unref (self->manifest);
  g_clear_error (&self->error);
  g_free (self);
}

void
wm_archive_writer_set_time (WmArchiveWriter *self, gint64 seconds)
{
  g_return_if_fail (self != NULL && !self->begun);

  self->time = seconds;
}

void
wm_archive_writer_set_progress (WmArchiveWriter *self, WmArchiveProgress progress,
                                gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->progress = progress;
  self->progress_data = user_data;
}

static gboolean
has_content (const WmManifestEntry *entry, const void *data, gsize size)
{
  g_autofree char *hex = NULL;

  if (size != entry->size)
    return FALSE;
  hex = wm_sha256_hex_of (data, size);

  return entry->damaged || g_str_equal (hex, entry->sha256);
}

gboolean
wm_archive_writer_add_bytes (WmArchiveWriter *self, const char *name, GBytes *bytes,
                             GCancellable *cancellable, GError **error)
{
  g_auto (WmUtf8Locale) locale = wm_utf8_locale_enter ();
  const WmManifestEntry *entry;
  const void *data;
  gsize size;

  g_return_val_if_fail (self != NULL && name != NULL && bytes != NULL, FALSE);

  entry = admit (self, name, cancellable, error);
  if (entry == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (!has_content (entry, data, size))
    return fail_mismatch (self, name, error);

  return self->spoiled || write_whole (self, name, data, size, error);
}

/* Streams entry->size bytes; whether they are the right ones is for the hash to tell. */
static gboolean
copy_from_fd (WmArchiveWriter *self, const WmManifestEntry *entry, int fd, WmSha256 *hash,
              GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *block = g_malloc (READ_SIZE);
  GError *problem = NULL;
  gsize n_read;

  for (guint64 offset = 0; offset < entry->size; offset += n_read)
    {
      const gsize wanted = (gsize) MIN (entry->size - offset, READ_SIZE);

      if (g_cancellable_set_error_if_cancelled (cancellable, &problem) ||
          !wm_io_read_at (fd, block, wanted, offset, &n_read, &problem))
        return fail_with (self, problem, error);
      if (n_read < wanted)
        return fail_mismatch (self, entry->name, error);
      wm_sha256_update (hash, block, n_read);
      if (!write_data (self, block, n_read, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
wm_archive_writer_add_from_fd (WmArchiveWriter *self, const char *name, int fd,
                               GCancellable *cancellable, GError **error)
{
  g_auto (WmUtf8Locale) locale = wm_utf8_locale_enter ();
  g_auto (WmSha256) hash = { NULL };
  char hex[WM_SHA256_HEX_SIZE];
  const WmManifestEntry *entry;
  struct stat status;

  g_return_val_if_fail (self != NULL && name != NULL && fd >= 0, FALSE);

  entry = admit (self, name, cancellable, error);
  if (entry == NULL)
    return FALSE;
  if (fstat (fd, &status) != 0 || (guint64) status.st_size != entry->size)
    return fail_mismatch (self, name, error);
  if (self->spoiled)
    return TRUE;

  wm_sha256_init (&hash);
  if (!begin_entry (self, name, entry->size, error) ||
      !copy_from_fd (self, entry, fd, &hash, cancellable, error) || !end_entry (self, error))
    return FALSE;
  wm_sha256_finish_hex (&hash, hex);

  return entry->damaged || g_str_equal (hex, entry->sha256) || fail_mismatch (self, name, error);
}

typedef struct
{
  WmArchiveWriter *writer;
  guint64 left; /* how many bytes of the entry are still to be written */
} CarryOver;

static gboolean
carry_over_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  CarryOver *carry = user_data;
  const gsize taken = (gsize) MIN (size, carry->left);

  carry->left -= taken;
  return write_data (carry->writer, data, taken, error);
}

static gboolean
discard_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  return TRUE;
}

gboolean
wm_archive_writer_add_from_archive (WmArchiveWriter *self, const char *name, WmArchive *old,
                                    gboolean *damaged, guint64 *readable_size,
                                    GCancellable *cancellable, GError **error)
{
  g_auto (WmUtf8Locale) locale = wm_utf8_locale_enter ();
  CarryOver carry = { self, 0 };
  const WmManifestEntry *entry, *old_entry;
  GError *problem = NULL;
  gboolean whole = FALSE;

  g_return_val_if_fail (self != NULL && name != NULL && WM_IS_ARCHIVE (old), FALSE);
  g_return_val_if_fail (damaged != NULL && readable_size != NULL, FALSE);

  old_entry = wm_manifest_lookup (wm_archive_get_manifest (old), name);
  g_return_val_if_fail (old_entry != NULL, FALSE);

  entry = admit (self, name, cancellable, error);
  if (entry == NULL || (!self->spoiled && !begin_entry (self, name, entry->size, error)))
    return FALSE;

  carry.left = entry->size;
  if (!wm_archive_salvage (old, name, self->spoiled ? discard_cb : carry_over_cb, &carry,
                           readable_size, &whole, cancellable, &problem))
    return fail_with (self, problem, error);
  /* What an earlier save carried over has a good CRC-32 now, and is damaged all the same. */
  *damaged = !whole || old_entry->damaged;
  if (*damaged && !entry->damaged)
    self->spoiled = TRUE;
  if (self->spoiled)
    return TRUE;

  return *readable_size == entry->size ? end_entry (self, error)
                                       : fail_mismatch (self, name, error);
}

gboolean
wm_archive_writer_is_spoiled (WmArchiveWriter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->spoiled;
}

gboolean
wm_archive_writer_finish (WmArchiveWriter *self, GError **error)
{
  g_auto (WmUtf8Locale) locale = wm_utf8_locale_enter ();

  g_return_val_if_fail (self != NULL && !self->finished, FALSE);
  g_return_val_if_fail (self->error != NULL ||
                            g_hash_table_size (self->added) == self->manifest->entries->len,
                        FALSE);

  if (self->error == NULL && self->spoiled)
    g_set_error_literal (&self->error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED,
                         _ ("Part of the project file is damaged, and what is left of it was not "
                            "saved. The file on disk is as it was."));
  if (self->error != NULL || !check (self, archive_write_close (self->archive), error))
    return fail (self, error);
  self->finished = TRUE;

  return wm_block_writer_finish (self->output, &self->error) || fail (self, error);
}
