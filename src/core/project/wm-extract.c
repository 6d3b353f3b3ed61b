/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-extract.h"

#include "container/wm-entry-name.h"
#include "container/wm-sha256.h"
#include "wm-file-place.h"
#include "wm-files.h"
#include "wm-project-private.h"
#include "wm-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BLOCK (1024 * 1024)

/* Everything that a worker needs to write one file out. */
typedef struct
{
  WmFilePlace *place;
  char *file_name; /* as it was called when it was attached */
  guint64 size;
  char *destination;
  WmExtractFlags flags;
  WmProgress *progress; /* owned, nullable */

  int fd; /* what is written */
  guint64 done;
} Extraction;

static void
extraction_free (gpointer data)
{
  Extraction *self = data;

  wm_file_place_free (self->place);
  g_free (self->file_name);
  g_free (self->destination);
  g_clear_object (&self->progress);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Extraction, extraction_free)

static Extraction *
extraction_new (WmProject *project, const char *id, const char *destination, WmExtractFlags flags,
                WmProgress *progress, GError **error)
{
  g_autoptr (WmRecord) record = wm_records_load (project->database, project->registry, id);
  const char *sha256 = NULL;
  const char *size;
  Extraction *self;

  if (record != NULL && (wm_record_get_kind (record)->flags & WM_KIND_HAS_FILE))
    sha256 = wm_record_get_value_by_id (record, "sha256");
  if (sha256 == NULL)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING,
                           _ ("This record has no attached file."));
      return NULL;
    }
  size = wm_record_get_value_by_id (record, "size");
  self = g_new0 (Extraction, 1);
  self->place = wm_file_place_new (project, sha256);
  self->file_name = g_strdup (wm_record_get_value_by_id (record, "file_name"));
  self->size = size != NULL ? g_ascii_strtoull (size, NULL, 10) : 0;
  self->destination = g_strdup (destination);
  self->flags = flags;
  self->progress = progress != NULL ? g_object_ref (progress) : NULL;
  return self;
}

static gboolean
write_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  Extraction *self = user_data;

  if (!wm_files_write_all (self->fd, data, size))
    return wm_files_set_errno (error, errno, _ ("The file could not be written"));
  self->done += size;
  wm_progress_report (self->done, MAX (self->size, self->done), self->progress);
  return TRUE;
}

static gssize
read_block (int fd, guint8 *block)
{
  gssize n;

  do
    n = read (fd, block, BLOCK);
  while (n < 0 && errno == EINTR);
  return n;
}

static gboolean
write_blocks (Extraction *self, int from, WmSha256 *hash, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n;

  while ((n = read_block (from, block)) > 0)
    {
      wm_sha256_update (hash, block, (gsize) n);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_cb (block, (gsize) n, self, error))
        return FALSE;
    }
  return n == 0 || wm_files_set_errno (error, errno, _ ("The file could not be read"));
}

static gboolean
write_staged (Extraction *self, GCancellable *cancellable, GError **error)
{
  g_auto (WmSha256) hash = { NULL };
  char hex[WM_SHA256_HEX_SIZE];
  int from = wm_files_open (self->place->staged, O_RDONLY | O_NOFOLLOW, 0);
  gboolean done;

  if (from < 0)
    return wm_files_set_errno (error, errno, _ ("The file could not be read"));
  wm_sha256_init (&hash);
  done = write_blocks (self, from, &hash, cancellable, error);
  wm_sha256_finish_hex (&hash, hex);
  close (from);
  if (done && strcmp (hex, self->place->sha256) != 0)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED,
                           _ ("The attached file is damaged. Nothing was written."));
      return FALSE;
    }
  return done;
}

static gboolean
write_bytes (Extraction *self, GCancellable *cancellable, GError **error)
{
  const WmFilePlace *place = self->place;

  if (place->staged != NULL)
    return write_staged (self, cancellable, error);
  if (place->bytes == WM_FILE_BYTES_WHOLE || place->bytes == WM_FILE_BYTES_DAMAGED)
    return wm_archive_extract (place->archive, place->entry, write_cb, self, TRUE, cancellable,
                               error);
  if (place->bytes == WM_FILE_BYTES_LEFT_OUT)
    g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_LEFT_OUT,
                         _ ("This file was left out of this copy of the project. Look in the "
                            "project that the copy was made from; attaching the same file here "
                            "brings it back."));
  else
    g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED,
                         _ ("The bytes of this file are not in the project. Look in an older copy "
                            "of the project file."));
  return FALSE;
}

static char *
choose_destination (Extraction *self)
{
  g_autofree char *safe = NULL;

  if (!g_file_test (self->destination, G_FILE_TEST_IS_DIR))
    return self->flags & WM_EXTRACT_REPLACE ? wm_files_dup_resolved (self->destination)
                                            : g_strdup (self->destination);
  safe = wm_entry_name_sanitise (self->file_name != NULL ? self->file_name : "file");
  return g_build_filename (self->destination, safe, NULL);
}

static gboolean
fail_to_write (GError **error, int number)
{
  return wm_files_set_errno (error, number, _ ("The file could not be written"));
}

/* Told before the bytes are written; the rename asks once more. */
static gboolean
check_destination (Extraction *self, const char *path, GError **error)
{
  struct stat info;

  if ((self->flags & WM_EXTRACT_REPLACE) == 0 && lstat (path, &info) == 0)
    return fail_to_write (error, EEXIST);
  return TRUE;
}

static gboolean
write_temporary (Extraction *self, const char *temporary, const char *path,
                 GCancellable *cancellable, GError **error)
{
  gboolean replace = (self->flags & WM_EXTRACT_REPLACE) != 0;

  if (!write_bytes (self, cancellable, error))
    return FALSE;
  /* A file system that knows no modes is no reason not to write. */
  if (wm_files_chmod (self->fd, wm_files_choose_mode (path)) != 0 && errno != EPERM &&
      errno != ENOTSUP)
    return fail_to_write (error, errno);
  /* A disk that is full or gone may say so only now. */
  if (wm_files_sync (self->fd) != 0)
    return fail_to_write (error, errno);
  wm_temporary_release (self->fd);
  return wm_files_rename (temporary, path, self->fd, replace) == 0 || fail_to_write (error, errno);
}

static char *
extract (Extraction *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = choose_destination (self);
  g_autofree char *temporary = NULL;
  gboolean done;

  if (!check_destination (self, path, error))
    return NULL;
  wm_temporary_sweep (path);
  self->fd = wm_temporary_open (path, &temporary);
  if (self->fd < 0)
    {
      fail_to_write (error, errno);
      return NULL;
    }
  done = write_temporary (self, temporary, path, cancellable, error);
  close (self->fd);
  if (done)
    return g_steal_pointer (&path);
  g_unlink (temporary);
  return NULL;
}

char *
wm_project_extract (WmProject *self, const char *id, const char *destination,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (Extraction) extraction = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (id != NULL && destination != NULL, NULL);

  extraction = extraction_new (self, id, destination, 0, NULL, error);
  return extraction != NULL ? extract (extraction, cancellable, error) : NULL;
}

static void
extract_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = extract (task_data, cancellable, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
wm_project_extract_async (WmProject *self, const char *id, const char *destination,
                          WmExtractFlags flags, WmProgress *progress, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Extraction *extraction;
  GError *error = NULL;

  g_return_if_fail (WM_IS_PROJECT (self));
  g_return_if_fail (id != NULL && destination != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, wm_project_extract_async);
  /* What was written before the cancelling came is at its place, and said to be. */
  g_task_set_check_cancellable (task, FALSE);
  extraction = extraction_new (self, id, destination, flags, progress, &error);
  if (extraction == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, extraction, extraction_free);
  wm_project_hold_staged (self);
  g_task_run_in_thread (task, extract_worker);
}

char *
wm_project_extract_finish (WmProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (g_task_get_task_data (G_TASK (result)) != NULL)
    wm_project_release_staged (self);
  return g_task_propagate_pointer (G_TASK (result), error);
}
