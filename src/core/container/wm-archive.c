/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-archive.h"

#include "wm-archive-scan.h"
#include "wm-io.h"
#include "wm-sha256.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define STORED_BLOCK_SIZE (128 * 1024)

struct _WmArchive
{
  GObject parent_instance;

  int fd; /* owned */
  guint64 file_size;
  WmManifest *manifest; /* owned */
  GHashTable *places;   /* (unowned) char * in the manifest -> (owned) WmArchivePlace * */

  /* The walk that read last, for whoever reads on from there; saving does so 5,000 times. */
  GMutex mutex;
  WmArchiveReader *parked; /* owned, nullable, under the mutex */
};

G_DEFINE_FINAL_TYPE (WmArchive, wm_archive, G_TYPE_OBJECT)

/* Takes the parked walk where the entry lies ahead of it, else begins a new one, and stops at the
 * entry. */
static WmArchiveReader *
take_reader_at (WmArchive *self, const WmManifestEntry *entry, GCancellable *cancellable,
                GError **error)
{
  const WmArchivePlace *found = g_hash_table_lookup (self->places, entry->name);
  g_autoptr (WmArchiveReader) reader = NULL;
  WmArchiveHeader header = { 0 };

  g_mutex_lock (&self->mutex);
  if (self->parked != NULL && wm_archive_reader_get_count (self->parked) <= found->place)
    reader = g_steal_pointer (&self->parked);
  g_mutex_unlock (&self->mutex);

  if (reader == NULL)
    reader = wm_archive_reader_new (self->fd, self->file_size, WM_ARCHIVE_WALK_DIRECTORY,
                                    cancellable, error);
  if (reader == NULL)
    return NULL;
  while (wm_archive_reader_get_count (reader) <= found->place)
    {
      if (!wm_archive_reader_next (reader, &header, cancellable, error))
        return NULL;
      if (header.at_end)
        break;
    }
  if (header.state != WM_ARCHIVE_HEADER_GOOD || g_strcmp0 (header.name, entry->name) != 0)
    {
      g_set_error_literal (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED,
                           _ ("The project file was changed by another program while it was "
                              "open."));
      return NULL;
    }

  return g_steal_pointer (&reader);
}

static void
park_reader (WmArchive *self, WmArchiveReader *reader)
{
  WmArchiveReader *old;

  g_mutex_lock (&self->mutex);
  old = self->parked;
  self->parked = reader;
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&old, wm_archive_reader_free);
}

static const WmManifestEntry *
lookup_entry (WmArchive *self, const char *name, GError **error)
{
  const WmManifestEntry *entry = wm_manifest_lookup (self->manifest, name);

  if (entry == NULL)
    g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_NOT_FOUND,
                 _ ("“%s” is not in this project file."), name);
  return entry;
}

static gboolean
set_damaged (GError **error, const WmManifestEntry *entry)
{
  g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED,
               _ ("“%s” in this project file is damaged. The rest of the project is not touched by "
                  "that; if an older copy of the file has it whole, attach it again from there."),
               entry->name);
  return FALSE;
}

static gboolean
stream_entry (WmArchive *self, const WmManifestEntry *entry, WmArchiveSink sink, gpointer user_data,
              guint64 *n_read, GCancellable *cancellable, GError **error)
{
  g_autoptr (WmArchiveReader) reader = take_reader_at (self, entry, cancellable, error);

  *n_read = 0;
  if (reader == NULL ||
      !wm_archive_reader_read (reader, entry->size, sink, user_data, n_read, cancellable, error))
    return FALSE;

  park_reader (self, g_steal_pointer (&reader));
  return *n_read == entry->size || set_damaged (error, entry);
}

/* Hands out what lies in the file as it is. Its place was found when the file was opened, so that
 * no walk is needed; whether it is still the right content the hash must tell. */
static gboolean
stream_stored (WmArchive *self, const WmManifestEntry *entry, gint64 offset, WmArchiveSink sink,
               gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *block = g_malloc (MIN (entry->size, STORED_BLOCK_SIZE) + 1);
  gsize n_read;

  for (guint64 done = 0; done < entry->size; done += n_read)
    {
      const gsize wanted = (gsize) MIN (entry->size - done, STORED_BLOCK_SIZE);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !wm_io_read_at (self->fd, block, wanted, (guint64) offset + done, &n_read, error))
        return FALSE;
      if (n_read < wanted)
        return set_damaged (error, entry);
      if (!sink (block, n_read, user_data, error))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  WmSha256 hash;
  WmArchiveSink sink;
  gpointer user_data;
} HashingSink;

static gboolean
hashing_sink_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  HashingSink *self = user_data;

  wm_sha256_update (&self->hash, data, size);
  return self->sink (data, size, self->user_data, error);
}

static gboolean
stream_hashed (WmArchive *self, const WmManifestEntry *entry, WmArchiveSink sink,
               gpointer user_data, GCancellable *cancellable, GError **error)
{
  const WmArchivePlace *found = g_hash_table_lookup (self->places, entry->name);
  HashingSink hashing = { { NULL }, sink, user_data };
  char hex[WM_SHA256_HEX_SIZE];
  guint64 n_read;
  gboolean done;

  wm_sha256_init (&hashing.hash);
  if (found->stored_at >= 0)
    done = stream_stored (self, entry, found->stored_at, hashing_sink_cb, &hashing, cancellable,
                          error);
  else
    done = stream_entry (self, entry, hashing_sink_cb, &hashing, &n_read, cancellable, error);
  wm_sha256_finish_hex (&hashing.hash, hex);
  wm_sha256_clear (&hashing.hash);

  return done && (g_str_equal (hex, entry->sha256) || set_damaged (error, entry));
}

/* A message about a part says which part. */
static gboolean
name_the_damaged (gboolean done, const WmManifestEntry *entry, GError *local, GError **error)
{
  if (!done && g_error_matches (local, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED))
    {
      g_error_free (local);
      return set_damaged (error, entry);
    }
  if (!done)
    g_propagate_error (error, local);

  return done;
}

gboolean
wm_archive_extract (WmArchive *self, const char *name, WmArchiveSink sink, gpointer user_data,
                    gboolean check_hash, GCancellable *cancellable, GError **error)
{
  const WmManifestEntry *entry;
  GError *local = NULL;
  guint64 n_read;
  gboolean done;

  g_return_val_if_fail (WM_IS_ARCHIVE (self) && name != NULL && sink != NULL, FALSE);

  entry = lookup_entry (self, name, error);
  if (entry == NULL)
    return FALSE;
  if (check_hash)
    done = stream_hashed (self, entry, sink, user_data, cancellable, &local);
  else
    done = stream_entry (self, entry, sink, user_data, &n_read, cancellable, &local);

  return name_the_damaged (done, entry, local, error);
}

typedef struct
{
  guint8 *end;
  gsize left;
} Memory;

static gboolean
copy_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  Memory *memory = user_data;

  g_assert (size <= memory->left);
  memcpy (memory->end, data, size);
  memory->end += size;
  memory->left -= size;
  return TRUE;
}

gboolean
wm_archive_read_into (WmArchive *self, const char *name, void *buffer, gsize size,
                      GCancellable *cancellable, GError **error)
{
  const WmManifestEntry *entry;
  Memory memory = { buffer, size };

  g_return_val_if_fail (WM_IS_ARCHIVE (self) && name != NULL, FALSE);
  g_return_val_if_fail (buffer != NULL || size == 0, FALSE);

  entry = lookup_entry (self, name, error);
  if (entry == NULL)
    return FALSE;
  g_return_val_if_fail (size == entry->size, FALSE);

  return wm_archive_extract (self, name, copy_cb, &memory, TRUE, cancellable, error);
}

typedef struct
{
  WmArchiveSink sink;
  gpointer user_data;
  gboolean stopped;
} SalvageSink;

static gboolean
salvage_sink_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  SalvageSink *self = user_data;

  self->stopped = !self->sink (data, size, self->user_data, error);
  return !self->stopped;
}

gboolean
wm_archive_salvage (WmArchive *self, const char *name, WmArchiveSink sink, gpointer user_data,
                    guint64 *n_read, gboolean *whole, GCancellable *cancellable, GError **error)
{
  SalvageSink salvage = { sink, user_data, FALSE };
  const WmManifestEntry *entry;
  GError *local = NULL;

  g_return_val_if_fail (WM_IS_ARCHIVE (self) && name != NULL && sink != NULL, FALSE);
  g_return_val_if_fail (n_read != NULL && whole != NULL, FALSE);

  entry = lookup_entry (self, name, error);
  if (entry == NULL)
    return FALSE;
  *whole = stream_entry (self, entry, salvage_sink_cb, &salvage, n_read, cancellable, &local);
  /* A disk that does not answer now may answer later; only what was read and is wrong is damage. */
  if (!*whole &&
      (salvage.stopped || local->domain != WM_ARCHIVE_ERROR || local->code == WM_ARCHIVE_ERROR_IO))
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  g_clear_error (&local);
  return TRUE;
}

WmManifest *
wm_archive_get_manifest (WmArchive *self)
{
  g_return_val_if_fail (WM_IS_ARCHIVE (self), NULL);

  return self->manifest;
}

guint64
wm_archive_get_file_size (WmArchive *self)
{
  g_return_val_if_fail (WM_IS_ARCHIVE (self), 0);

  return self->file_size;
}

int
wm_archive_get_fd (WmArchive *self)
{
  g_return_val_if_fail (WM_IS_ARCHIVE (self), -1);

  return self->fd;
}

gboolean
wm_archive_verify (WmArchive *self, GPtrArray **problems, WmArchiveProgress progress,
                   gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (WM_IS_ARCHIVE (self), FALSE);

  return wm_archive_verify_fd (self->fd, problems, progress, user_data, cancellable, error);
}

WmArchive *
wm_archive_open_fd (int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (WmArchive) self = g_object_new (WM_TYPE_ARCHIVE, NULL);
  g_auto (WmArchiveScan) scan = { 0 };

  g_return_val_if_fail (fd >= 0, NULL);

  self->fd = fd;
  wm_archive_scan_init (&scan, fd);
  if (!wm_archive_scan_run (&scan, cancellable, error))
    return NULL;
  wm_archive_scan_report_missing (&scan, scan.places);
  if (scan.problems->len > 0)
    {
      const WmArchiveProblem *first = g_ptr_array_index (scan.problems, 0);

      g_set_error_literal (error, WM_ARCHIVE_ERROR, (int) first->reason, first->message);
      return NULL;
    }

  self->file_size = scan.file_size;
  self->manifest = g_steal_pointer (&scan.manifest);
  self->places = g_steal_pointer (&scan.places);
  return g_steal_pointer (&self);
}

static void
wm_archive_finalize (GObject *object)
{
  WmArchive *self = WM_ARCHIVE (object);

  g_clear_pointer (&self->parked, wm_archive_reader_free);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->manifest, wm_manifest_unref);
  g_mutex_clear (&self->mutex);
  if (self->fd >= 0)
    close (self->fd);

  G_OBJECT_CLASS (wm_archive_parent_class)->finalize (object);
}

static void
wm_archive_class_init (WmArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_archive_finalize;
}

static void
wm_archive_init (WmArchive *self)
{
  self->fd = -1;
  g_mutex_init (&self->mutex);
}
