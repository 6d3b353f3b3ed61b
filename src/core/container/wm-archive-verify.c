/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-archive-scan.h"
#include "wm-archive-tail.h"
#include "wm-io.h"
#include "wm-sha256.h"

#include <glib/gi18n-lib.h>

#define BLOCK_SIZE (1 << 20)

typedef struct
{
  WmArchiveScan scan;
  GHashTable *met; /* (unowned) char *: entries that were reached, whole or not */
  WmArchiveProgress progress;
  gpointer user_data;
  guint64 done, told, total;
  GCancellable *cancellable; /* borrowed */
  WmSha256 hash;             /* of the entry being read */
} Verification;

static void
advance (Verification *self, guint64 size)
{
  self->done += size;
  if (self->progress == NULL || self->done < self->told + BLOCK_SIZE)
    return;

  self->told = self->done;
  self->total = MAX (self->total, self->done);
  self->progress (self->done, self->total, self->user_data);
}

static const char *
get_code (WmArchiveError reason)
{
  switch (reason)
    {
    case WM_ARCHIVE_ERROR_NOT_A_PROJECT:
      return "not_a_project";
    case WM_ARCHIVE_ERROR_TRUNCATED:
      return "truncated";
    case WM_ARCHIVE_ERROR_UNSAFE:
      return "unsafe";
    case WM_ARCHIVE_ERROR_TOO_LARGE:
      return "too_large";
    case WM_ARCHIVE_ERROR_TOO_NEW:
      return "too_new";
    case WM_ARCHIVE_ERROR_IO:
    case WM_ARCHIVE_ERROR_NO_SPACE:
      return "io";
    case WM_ARCHIVE_ERROR_DAMAGED:
    case WM_ARCHIVE_ERROR_NOT_FOUND:
    default:
      return "damaged";
    }
}

/* Makes a problem of what stopped something; FALSE where it is a cancellation, which stops all. */
static gboolean
report_error (Verification *self, GError *problem, GError **error)
{
  if (problem->domain != WM_ARCHIVE_ERROR)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  wm_archive_scan_report (&self->scan, (WmArchiveError) problem->code,
                          get_code ((WmArchiveError) problem->code), NULL,
                          g_strdup (problem->message));
  g_error_free (problem);
  return TRUE;
}

static gboolean
hash_file (Verification *self, guint64 size, char hex[WM_SHA256_HEX_SIZE], GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  g_auto (WmSha256) hash = { NULL };
  gsize n_read;

  wm_sha256_init (&hash);
  for (guint64 offset = 0; offset < size; offset += n_read)
    {
      const gsize wanted = (gsize) MIN (size - offset, BLOCK_SIZE);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !wm_io_read_at (self->scan.fd, block, wanted, offset, &n_read, error))
        return FALSE;
      if (n_read == 0)
        break;
      wm_sha256_update (&hash, block, n_read);
      advance (self, n_read);
    }

  wm_sha256_finish_hex (&hash, hex);
  return TRUE;
}

/* Compares the whole file with its comment. Of a file without its end the scan has told. */
static gboolean
verify_file (Verification *self, GError **error)
{
  char hex[WM_SHA256_HEX_SIZE];
  WmArchiveTail tail;

  if (!wm_archive_tail_read (self->scan.fd, self->scan.file_size, &tail, NULL))
    return TRUE;
  if (!hash_file (self, self->scan.file_size - WM_ARCHIVE_COMMENT_SIZE, hex, error))
    return FALSE;
  if (!g_str_equal (hex, tail.sha256))
    wm_archive_scan_report (&self->scan, WM_ARCHIVE_ERROR_DAMAGED, "file_changed", NULL,
                            g_strdup (_ ("This file is not what it was when it was saved: at least "
                                         "one byte of it was changed since.")));

  return TRUE;
}

static gboolean
hash_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  Verification *self = user_data;

  wm_sha256_update (&self->hash, data, size);
  advance (self, size);
  return TRUE;
}

static void
judge_entry (Verification *self, const WmManifestEntry *entry, gboolean is_whole)
{
  char hex[WM_SHA256_HEX_SIZE];

  wm_sha256_finish_hex (&self->hash, hex);
  if (entry->damaged)
    wm_archive_scan_report (
        &self->scan, WM_ARCHIVE_ERROR_DAMAGED, "entry_damaged", entry->name,
        g_strdup_printf (_ ("“%s” was damaged already when this file was saved; what is left of "
                            "it was kept."),
                         entry->name));
  else if (!is_whole || !g_str_equal (hex, entry->sha256))
    wm_archive_scan_report (
        &self->scan, WM_ARCHIVE_ERROR_DAMAGED, "entry_changed", entry->name,
        g_strdup_printf (_ ("“%s” is not what it was when this file was saved."), entry->name));
}

/* Reads the entry where the walk stands. FALSE with @error unset: the walk cannot go on. */
static gboolean
verify_entry (Verification *self, WmArchiveReader *reader, const WmManifestEntry *entry,
              GError **error)
{
  GError *local = NULL;
  guint64 n_read;
  gboolean done;

  wm_sha256_init (&self->hash);
  done = wm_archive_reader_read (reader, entry->size, hash_cb, self, &n_read, self->cancellable,
                                 &local);
  g_hash_table_add (self->met, entry->name);
  if (done || local->domain == WM_ARCHIVE_ERROR)
    judge_entry (self, entry, done && n_read == entry->size);
  wm_sha256_clear (&self->hash);

  if (done || local->domain == WM_ARCHIVE_ERROR)
    {
      g_clear_error (&local);
      return TRUE;
    }
  g_propagate_error (error, local);
  return FALSE;
}

/* The manifest is the second entry also where the directory is lost. */
static void
find_manifest (Verification *self, WmArchiveReader *reader, const WmArchiveHeader *header)
{
  g_autoptr (GBytes) json = NULL;

  if (self->scan.manifest != NULL || g_strcmp0 (header->name, WM_ENTRY_MANIFEST) != 0 ||
      header->state != WM_ARCHIVE_HEADER_GOOD)
    return;

  json = wm_archive_scan_slurp (reader, WM_LIMIT_MANIFEST, self->cancellable, NULL);
  /* Why there is none is told by what the scan met; here it is only a means. */
  if (json != NULL)
    self->scan.manifest = wm_manifest_parse (json, NULL);
}

/* FALSE with @error set: cancelled. A walk that ends early leaves entries that were not met. */
static gboolean
verify_entries (Verification *self, WmArchiveWalk walk, GError **error)
{
  g_autoptr (WmArchiveReader) reader = NULL;
  WmArchiveHeader header;

  reader =
      wm_archive_reader_new (self->scan.fd, self->scan.file_size, walk, self->cancellable, NULL);
  while (reader != NULL && wm_archive_reader_next (reader, &header, self->cancellable, NULL) &&
         !header.at_end)
    {
      const WmManifestEntry *entry = NULL;

      find_manifest (self, reader, &header);
      if (self->scan.manifest != NULL && header.name != NULL &&
          header.state == WM_ARCHIVE_HEADER_GOOD)
        entry = wm_manifest_lookup (self->scan.manifest, header.name);
      if (entry != NULL && !g_hash_table_contains (self->met, entry->name) &&
          !verify_entry (self, reader, entry, error))
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
run (Verification *self, GError **error)
{
  WmArchiveWalk walk = WM_ARCHIVE_WALK_DIRECTORY;
  GError *local = NULL;

  if (!wm_archive_scan_run (&self->scan, self->cancellable, &local))
    {
      if (g_error_matches (local, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_NOT_A_PROJECT))
        return report_error (self, local, error);
      walk = WM_ARCHIVE_WALK_FRONT;
      if (!report_error (self, local, error))
        return FALSE;
    }

  self->total = self->scan.file_size;
  for (guint i = 0; self->scan.manifest != NULL && i < self->scan.manifest->entries->len; i++)
    self->total += ((WmManifestEntry *) g_ptr_array_index (self->scan.manifest->entries, i))->size;
  if (!verify_file (self, &local) && !report_error (self, local, error))
    return FALSE;
  if (!verify_entries (self, walk, error))
    return FALSE;

  wm_archive_scan_report_missing (&self->scan, self->met);
  return TRUE;
}

gboolean
wm_archive_verify_fd (int fd, GPtrArray **problems, WmArchiveProgress progress, gpointer user_data,
                      GCancellable *cancellable, GError **error)
{
  Verification self = { 0 };
  gboolean done;

  g_return_val_if_fail (fd >= 0 && problems != NULL, FALSE);

  wm_archive_scan_init (&self.scan, fd);
  self.met = g_hash_table_new (g_str_hash, g_str_equal);
  self.progress = progress;
  self.user_data = user_data;
  self.cancellable = cancellable;

  done = run (&self, error);
  *problems = done ? g_steal_pointer (&self.scan.problems) : NULL;

  g_hash_table_unref (self.met);
  wm_archive_scan_clear (&self.scan);
  return done;
}
