/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-save-job.h"

#include "container/wm-sha256.h"
#include "store/wm-clock.h"
#include "wm-file-look.h"
#include "wm-files.h"
#include "wm-project-error.h"
#include "wm-readme.h"
#include "wm-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Damage that was not known shows while writing, after the manifest is out, and the file is begun
 * again with a manifest that says so. The second time nothing new can be found, unless the disk
 * dies under our hands. */
#define MAX_ATTEMPTS 4

static void
save_file_free (gpointer data)
{
  WmSaveFile *file = data;

  g_free (file->sha256);
  g_free (file->entry);
  g_free (file->staged);
  g_free (file);
}

void
wm_save_report_free (WmSaveReport *self)
{
  g_free (self->entry);
  g_bytes_unref (self->content);
  g_free (self);
}

WmSaveJob *
wm_save_job_new (const char *path, WmSnapshot *snapshot, const char *project_id, const char *head)
{
  WmSaveJob *self = g_new0 (WmSaveJob, 1);

  self->path = g_strdup (path);
  self->snapshot = wm_snapshot_ref (snapshot);
  self->project_id = g_strdup (project_id);
  self->head = g_strdup (head);
  self->files = g_ptr_array_new_with_free_func (save_file_free);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_save_report_free);
  return self;
}

void
wm_save_job_free (WmSaveJob *self)
{
  g_free (self->path);
  wm_snapshot_unref (self->snapshot);
  g_free (self->project_id);
  g_free (self->head);
  g_free (self->company);
  g_free (self->expected_head);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->reports);
  g_clear_object (&self->old);
  g_clear_object (&self->saved);
  g_free (self);
}

static gboolean
fail (GError **error, WmProjectError code, const char *what)
{
  g_set_error_literal (error, WM_PROJECT_ERROR, (int) code, what);
  return FALSE;
}

static gboolean
fail_exists (GError **error)
{
  return fail (error, WM_PROJECT_ERROR_EXISTS,
               _ ("There is a file of that name already. Nothing was written; choose another "
                  "name."));
}

static gboolean
fail_errno (GError **error, int number)
{
  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    return fail (error, WM_PROJECT_ERROR_NO_SPACE,
                 _ ("The disk is full. The file is as it was. Make room or save to another "
                    "place."));
  g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_IO,
               /* Translators: the system's reason. */
               _ ("The file could not be written (%s). It is as it was. Save to another place."),
               g_strerror (number));
  return FALSE;
}

/* Looks whether the file may be replaced: it is the one that was opened, or it is gone, or the
 * person said so. A file whose time differs but whose newest event does not was only copied. */
static gboolean
check_target (WmSaveJob *self, GError **error)
{
  struct stat now;
  int number = 0;

  if (self->may_replace)
    return TRUE;
  if (self->expected_head == NULL && stat (self->path, &now) == 0)
    return fail_exists (error);
  if (self->expected_head == NULL)
    return errno == ENOENT ? TRUE : fail_errno (error, errno);
  switch (wm_file_look (self->path, &self->expected, self->expected_head, NULL, &number))
    {
    case WM_FILE_AS_OPENED:
      return TRUE;
    case WM_FILE_GONE:
      return number == ENOENT ? TRUE : fail_errno (error, number);
    case WM_FILE_CHANGED:
    case WM_FILE_REPLACED:
    default:
      break;
    }
  return fail (error, WM_PROJECT_ERROR_CHANGED_OUTSIDE,
               _ ("Another program changed the file since it was opened. It was not "
                  "overwritten; your changes are safe. Save them to another file."));
}

/* Bytes that are not those that the events name are kept, and said to be damaged. */
static gboolean
is_damaged_copy (const WmManifestEntry *known, const WmSaveFile *file)
{
  return known->damaged || strcmp (known->sha256, file->sha256) != 0;
}

static gboolean
declare_file (WmManifest *old, WmManifest *manifest, const WmSaveFile *file, GError **error)
{
  const WmManifestEntry *known =
      file->staged == NULL && old != NULL ? wm_manifest_lookup (old, file->entry) : NULL;
  /* A file of which there are no bytes anywhere stays named, so that it is seen to be missing. */
  gboolean is_missing = file->staged == NULL && known == NULL;
  gboolean is_damaged = is_missing || (known != NULL && is_damaged_copy (known, file));
  guint64 size = is_missing ? 0 : known != NULL ? known->size : file->size;

  if (file->left_out)
    return wm_manifest_add_left_out (manifest, file->entry, MIN (file->size, WM_LIMIT_ENTRY),
                                     file->sha256, error);
  return wm_manifest_add (manifest, file->entry, size, file->sha256, is_damaged, error);
}

static gboolean
declare_files (WmSaveJob *self, WmManifest *manifest, GError **error)
{
  WmManifest *old = self->old != NULL ? wm_archive_get_manifest (self->old) : NULL;

  for (guint i = 0; i < self->files->len; i++)
    if (!declare_file (old, manifest, g_ptr_array_index (self->files, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
declare_bytes (WmManifest *manifest, const char *entry, GBytes *bytes, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  g_autofree char *hash = wm_sha256_hex_of (data, size);

  return wm_manifest_add (manifest, entry, size, hash, FALSE, error);
}

static gboolean
hash_block_cb (const void *data, gsize size, gpointer user_data)
{
  wm_sha256_update (user_data, data, size);
  return TRUE;
}

static gboolean
declare_database (WmSaveJob *self, WmManifest *manifest, GError **error)
{
  g_auto (WmSha256) hash = { 0 };
  char hex[WM_SHA256_HEX_SIZE];

  wm_sha256_init (&hash);
  if (!wm_snapshot_read (self->snapshot, hash_block_cb, &hash))
    return wm_files_set_errno (error, errno, _ ("The project could not be read again"));
  wm_sha256_finish_hex (&hash, hex);
  return wm_manifest_add (manifest, WM_ENTRY_DATABASE, wm_snapshot_get_size (self->snapshot), hex,
                          FALSE, error);
}

static gboolean
add_database (WmSaveJob *self, WmArchiveWriter *writer, GCancellable *cancellable, GError **error)
{
  const int fd = wm_snapshot_get_fd (self->snapshot);

  if (fd >= 0)
    return wm_archive_writer_add_from_fd (writer, WM_ENTRY_DATABASE, fd, cancellable, error);
  return wm_archive_writer_add_bytes (writer, WM_ENTRY_DATABASE,
                                      wm_snapshot_get_bytes (self->snapshot), cancellable, error);
}

static gboolean
declare_reports (WmSaveJob *self, WmManifest *manifest, GError **error)
{
  for (guint i = 0; i < self->reports->len; i++)
    {
      const WmSaveReport *report = g_ptr_array_index (self->reports, i);

      if (!declare_bytes (manifest, report->entry, report->content, error))
        return FALSE;
    }
  return TRUE;
}

static WmManifest *
make_manifest (WmSaveJob *self, GBytes *readme, GError **error)
{
  g_autoptr (WmManifest) manifest =
      wm_manifest_new ("Waymark " PACKAGE_VERSION, self->project_id, self->head, self->schema);

  if (!declare_database (self, manifest, error) ||
      !declare_bytes (manifest, WM_ENTRY_README, readme, error) ||
      !declare_files (self, manifest, error) || !declare_reports (self, manifest, error))
    return NULL;
  wm_manifest_sort (manifest);
  return g_steal_pointer (&manifest);
}

/* A staged file that is not what it was when it was attached is saved as it is and marked, like one
 * in the old file: in @next with its size, and @spoiled ends this attempt. */
static gboolean
add_staged (WmArchiveWriter *writer, const WmSaveFile *file, WmManifest *next, gboolean *spoiled,
            GCancellable *cancellable, GError **error)
{
  int fd = wm_files_open (file->staged, O_RDONLY, 0);
  g_autoptr (GError) local_error = NULL;
  struct stat info;
  gboolean done;

  if (fd < 0)
    return wm_files_set_errno (error, errno, _ ("An attached file could not be read"));
  done = wm_archive_writer_add_from_fd (writer, file->entry, fd, cancellable, &local_error);
  if (!done && g_error_matches (local_error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED) &&
      fstat (fd, &info) == 0)
    {
      wm_manifest_mark_damaged (next, file->entry, (guint64) info.st_size);
      *spoiled = done = TRUE;
    }
  else if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  close (fd);
  return done;
}

/* Adds one file; damage that the manifest does not know goes into @next, the manifest of the next
 * attempt. */
static gboolean
add_file (WmSaveJob *self, WmArchiveWriter *writer, const WmSaveFile *file, WmManifest *next,
          gboolean *spoiled, GCancellable *cancellable, GError **error)
{
  gboolean damaged = FALSE;
  guint64 readable = 0;
  WmManifest *old = self->old != NULL ? wm_archive_get_manifest (self->old) : NULL;

  if (file->left_out)
    return TRUE;
  if (file->staged != NULL)
    return add_staged (writer, file, next, spoiled, cancellable, error);
  if (old == NULL || wm_manifest_lookup (old, file->entry) == NULL)
    {
      g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

      return wm_archive_writer_add_bytes (writer, file->entry, nothing, cancellable, error);
    }
  if (!wm_archive_writer_add_from_archive (writer, file->entry, self->old, &damaged, &readable,
                                           cancellable, error))
    return FALSE;
  if (damaged)
    wm_manifest_mark_damaged (next, file->entry, readable);
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const WmSaveFile *first = *(WmSaveFile *const *) a;
  const WmSaveFile *second = *(WmSaveFile *const *) b;

  return strcmp (first->entry, second->entry);
}

static gboolean
add_reports (WmSaveJob *self, WmArchiveWriter *writer, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->reports->len; i++)
    {
      const WmSaveReport *report = g_ptr_array_index (self->reports, i);

      if (!wm_archive_writer_add_bytes (writer, report->entry, report->content, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_attempt (WmSaveJob *self, int fd, GBytes *readme, WmManifest *manifest, WmManifest *next,
               gboolean *spoiled, GCancellable *cancellable, GError **error)
{
  g_autoptr (WmArchiveWriter) writer = wm_archive_writer_new (fd, manifest, self->mode, error);

  if (writer == NULL)
    return FALSE;
  wm_archive_writer_set_time (writer, wm_clock_now () / 1000);
  wm_archive_writer_set_progress (writer, self->progress, self->progress_data);
  if (!add_database (self, writer, cancellable, error) ||
      !wm_archive_writer_add_bytes (writer, WM_ENTRY_README, readme, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->files->len && !*spoiled; i++)
    if (!add_file (self, writer, g_ptr_array_index (self->files, i), next, spoiled, cancellable,
                   error))
      return FALSE;
  *spoiled = *spoiled || wm_archive_writer_is_spoiled (writer);
  return *spoiled || (add_reports (self, writer, cancellable, error) &&
                      wm_archive_writer_finish (writer, error));
}

static GBytes *
make_readme (WmSaveJob *self)
{
  guint n_left_out = 0;

  for (guint i = 0; i < self->files->len; i++)
    n_left_out += ((const WmSaveFile *) g_ptr_array_index (self->files, i))->left_out;
  return wm_readme_new (self->company, self->schema, n_left_out, self->reports->len > 0);
}

static gboolean
write_content (WmSaveJob *self, int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) readme = make_readme (self);
  g_autoptr (WmManifest) manifest = make_manifest (self, readme, error);

  g_ptr_array_sort (self->files, compare_entries);
  for (guint attempt = 0; manifest != NULL && attempt < MAX_ATTEMPTS + self->files->len; attempt++)
    {
      g_autoptr (WmManifest) next = make_manifest (self, readme, error);
      gboolean spoiled = FALSE;

      if (next == NULL)
        return FALSE;
      for (guint i = 0; i < manifest->entries->len; i++)
        {
          const WmManifestEntry *entry = g_ptr_array_index (manifest->entries, i);

          if (entry->damaged)
            wm_manifest_mark_damaged (next, entry->name, entry->size);
        }
      if (!write_attempt (self, fd, readme, manifest, next, &spoiled, cancellable, error))
        return FALSE;
      if (!spoiled)
        return TRUE;
      if (wm_files_truncate (fd, 0) != 0 || lseek (fd, 0, SEEK_SET) != 0)
        return fail_errno (error, errno);
      wm_manifest_unref (manifest);
      manifest = g_steal_pointer (&next);
    }
  if (manifest != NULL)
    fail (error, WM_PROJECT_ERROR_IO,
          _ ("The evidence in the old file cannot be read reliably. The file is as it was. Save "
             "again or to another place."));
  return FALSE;
}

static gboolean
put_in_place (WmSaveJob *self, const char *temporary, GError **error)
{
  gboolean is_new = self->expected_head == NULL && !self->may_replace;
  int fd = wm_archive_get_fd (self->saved);

  if (!check_target (self, error))
    return FALSE;
  if (wm_files_rename (temporary, self->path, fd, !is_new) != 0)
    return errno == EEXIST ? fail_exists (error) : fail_errno (error, errno);
  self->replaced = TRUE;
  wm_temporary_release (fd);
  if (fstat (fd, &self->written) != 0)
    memset (&self->written, 0, sizeof self->written);
  return TRUE;
}

/* A file system that knows no modes leaves the file to its owner alone, and that is no reason not
 * to save. */
static gboolean
set_mode (WmSaveJob *self, int fd)
{
  return wm_files_chmod (fd, wm_files_choose_mode (self->path)) == 0 || errno == EPERM ||
         errno == ENOTSUP;
}

static gboolean
write_temporary (WmSaveJob *self, int fd, GCancellable *cancellable, GError **error)
{
  if (!write_content (self, fd, cancellable, error))
    return FALSE;
  if (!set_mode (self, fd) || wm_files_sync (fd) != 0)
    return fail_errno (error, errno);
  return TRUE;
}

/* The container's errors about writing say less than ours about what is safe. */
static void
explain (GError **error)
{
  if (error == NULL || *error == NULL)
    return;
  if (g_error_matches (*error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_NO_SPACE) ||
      g_error_matches (*error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    {
      g_clear_error (error);
      fail_errno (error, ENOSPC);
    }
  else if ((*error)->domain == WM_ARCHIVE_ERROR || (*error)->domain == G_FILE_ERROR)
    {
      g_autofree char *reason = g_strdup ((*error)->message);

      g_clear_error (error);
      g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_IO,
                   /* Translators: a sentence with the reason. */
                   _ ("The file could not be written; it is as it was. %s"), reason);
    }
}

/* Opened before it is put in place: what cannot be opened again must not replace what could, and
 * from then on the bytes of evidence come from here, whatever happens to the name. */
static gboolean
open_written (WmSaveJob *self, const char *temporary, GCancellable *cancellable, GError **error)
{
  int fd = wm_files_open_plain (temporary, O_RDONLY);

  if (fd < 0)
    return fail_errno (error, errno);
  wm_temporary_hold (fd);
  self->saved = wm_archive_open_fd (fd, cancellable, error);
  return self->saved != NULL;
}

static gboolean
write_and_check (WmSaveJob *self, int fd, const char *temporary, GCancellable *cancellable,
                 GError **error)
{
  gboolean done = write_temporary (self, fd, cancellable, error) &&
                  open_written (self, temporary, cancellable, error);

  /* On Linux the descriptor is closed even where close says EINTR. */
  if (close (fd) != 0 && errno != EINTR && done)
    return fail_errno (error, errno);
  return done;
}

gboolean
wm_save_job_run (WmSaveJob *self, WmArchiveProgress progress, gpointer user_data,
                 GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = NULL;
  g_autoptr (GError) local_error = NULL;
  int fd;

  self->progress = progress;
  self->progress_data = user_data;
  if (!check_target (self, error))
    return FALSE;
  wm_temporary_sweep (self->path);
  fd = wm_temporary_open (self->path, &temporary);
  if (fd < 0)
    return fail_errno (error, errno);
  if (!write_and_check (self, fd, temporary, cancellable, &local_error) ||
      g_cancellable_set_error_if_cancelled (cancellable, &local_error) ||
      !put_in_place (self, temporary, &local_error))
    {
      g_clear_object (&self->saved);
      g_unlink (temporary);
      explain (&local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (wm_files_sync_folder (self->path, NULL))
    return TRUE;
  if (self->mode == WM_ARCHIVE_MODE_COPY)
    return fail (error, WM_PROJECT_ERROR_UNCONFIRMED,
                 _ ("The copy was written, but the disk did not confirm it. Write it again, or to "
                    "another place."));
  return fail (error, WM_PROJECT_ERROR_UNCONFIRMED,
               _ ("The file was written, but the disk did not confirm it. Your changes are also "
                  "kept in the recovery journal; save again."));
}
