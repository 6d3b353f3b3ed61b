/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-evidence.h"

#include "container/wm-entry-name.h"
#include "container/wm-sha256.h"
#include "model/wm-text.h"
#include "wm-edit.h"
#include "wm-files.h"
#include "wm-project-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BLOCK (1024 * 1024)
#define SNIFF 4096

void
wm_staged_file_free (WmStagedFile *self)
{
  g_free (self->sha256);
  g_free (self->file_name);
  g_free (self->media_type);
  g_free (self->path);
  g_free (self);
}

char *
wm_project_dup_staging_folder (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (self->journal != NULL, NULL);

  return wm_journal_dup_staging_path (self->journal, NULL);
}

/* A copy under way. */
typedef struct
{
  int from;
  int to;
  guint64 total;
  guint64 done;
  WmSha256 hash;
  guint8 *block; /* owned */
  WmEvidenceProgress progress;
  gpointer user_data;
} Copy;

static int
open_source (const char *path, guint64 *size, GError **error)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      wm_files_set_errno (error, errno, _ ("The file could not be opened"));
      if (fd >= 0)
        close (fd);
      return -1;
    }
  if (!S_ISREG (info.st_mode) || (guint64) info.st_size > WM_LIMIT_ENTRY)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_IO,
                           S_ISREG (info.st_mode)
                               ? _ ("The file is larger than 4 GiB. Nothing was attached.")
                               : _ ("This is not a file. Nothing was attached."));
      close (fd);
      return -1;
    }
  *size = (guint64) info.st_size;
  return fd;
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
copy_blocks (Copy *copy, GCancellable *cancellable, GError **error)
{
  gssize n;

  while ((n = read_block (copy->from, copy->block)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      wm_sha256_update (&copy->hash, copy->block, (gsize) n);
      if (!wm_files_write_all (copy->to, copy->block, (gsize) n))
        return wm_files_set_errno (error, errno, _ ("The file could not be copied"));
      copy->done += (guint64) n;
      if (copy->done > WM_LIMIT_ENTRY)
        return wm_files_set_errno (error, EFBIG, _ ("The file could not be copied"));
      if (copy->progress != NULL)
        copy->progress (copy->done, MAX (copy->total, copy->done), copy->user_data);
    }
  if (n < 0)
    return wm_files_set_errno (error, errno, _ ("The file could not be read"));
  if (fdatasync (copy->to) != 0)
    return wm_files_set_errno (error, errno, _ ("The file could not be copied"));
  return TRUE;
}

static char *
guess_media_type (const char *path, int fd)
{
  guint8 head[SNIFF];
  gssize n = pread (fd, head, sizeof head, 0);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *content_type = g_content_type_guess (name, head, (gsize) MAX (n, 0), NULL);
  char *media_type = g_content_type_get_mime_type (content_type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

static char *
dup_readable_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *valid = g_filename_display_name (name);
  char *line = wm_text_clean_line (valid, -1, NULL);

  return line != NULL ? line : g_strdup ("file");
}

/* The temporary copy gets its hash for a name, and that name is synced too. */
static gboolean
finish_copy (WmStagedFile *file, const char *folder, const char *temporary, GError **error)
{
  file->path = g_build_filename (folder, file->sha256, NULL);
  if (g_rename (temporary, file->path) != 0)
    return wm_files_set_errno (error, errno, _ ("The file could not be copied"));
  return wm_files_sync_folder (file->path, error);
}

static WmStagedFile *
stage (Copy *copy, const char *folder, const char *path, const char *temporary,
       GCancellable *cancellable, GError **error)
{
  g_autoptr (WmStagedFile) file = g_new0 (WmStagedFile, 1);
  char hex[WM_SHA256_HEX_SIZE];

  if (!copy_blocks (copy, cancellable, error))
    return NULL;
  wm_sha256_finish_hex (&copy->hash, hex);
  file->sha256 = g_strdup (hex);
  file->size = copy->done;
  file->file_name = dup_readable_name (path);
  file->media_type = guess_media_type (path, copy->from);
  return finish_copy (file, folder, temporary, error) ? g_steal_pointer (&file) : NULL;
}

WmStagedFile *
wm_staged_file_new (const char *folder, const char *path, WmEvidenceProgress progress,
                    gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = NULL;
  g_autofree guint8 *block = g_malloc (BLOCK);
  Copy copy = { .to = -1, .block = block, .progress = progress, .user_data = user_data };
  WmStagedFile *file = NULL;

  g_return_val_if_fail (folder != NULL && path != NULL, NULL);

  copy.from = open_source (path, &copy.total, error);
  if (copy.from < 0)
    return NULL;
  temporary = g_strdup_printf ("%s/.%08x%08x.tmp", folder, g_random_int (), g_random_int ());
  copy.to = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (copy.to < 0)
    wm_files_set_errno (error, errno, _ ("The file could not be copied"));
  else
    {
      wm_sha256_init (&copy.hash);
      file = stage (&copy, folder, path, temporary, cancellable, error);
      wm_sha256_clear (&copy.hash);
      close (copy.to);
      if (file == NULL)
        g_unlink (temporary);
    }
  close (copy.from);
  return file;
}

typedef struct
{
  const WmStagedFile *file;
  WmValues *values;
  const char *to;
  char *id; /* owned by the caller in the end */
  gboolean was_known;
} Attachment;

static void
set_if_unset (WmValues *values, const char *field_id, const char *value)
{
  const WmKind *kind = wm_values_get_kind (values);
  const WmField *field = wm_kind_find_field (kind, field_id);

  if (!wm_values_has (values, wm_kind_get_field_index (kind, field)))
    wm_values_set (values, field, value);
}

static void
fill_in (WmValues *values, const WmStagedFile *file)
{
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, file->size);
  g_autofree char *title = g_strdup (file->file_name);
  char *dot = strrchr (title, '.');

  if (dot != NULL && dot != title)
    *dot = '\0';
  set_if_unset (values, "title", title);
  wm_values_set_by_id (values, "file_name", file->file_name);
  wm_values_set_by_id (values, "sha256", file->sha256);
  wm_values_set_by_id (values, "size", size);
  wm_values_set_by_id (values, "media_type", file->media_type);
}

static gboolean
attach_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Attachment *attachment = user_data;
  WmProject *project = wm_edit_get_project (edit);

  attachment->id = wm_records_find_evidence (project->database, attachment->file->sha256);
  attachment->was_known = attachment->id != NULL;
  if (attachment->id == NULL)
    {
      fill_in (attachment->values, attachment->file);
      attachment->id = wm_edit_add (edit, attachment->values, error);
      if (attachment->id == NULL)
        return FALSE;
    }
  wm_edit_describe (edit, attachment->id);
  wm_args_set_text (wm_edit_get_args (edit), "file", attachment->file->file_name);
  if (attachment->to == NULL)
    return TRUE;
  wm_args_set_text (wm_edit_get_args (edit), "other", attachment->to);
  return wm_edit_link (edit, attachment->id, attachment->to, "proves", error);
}

char *
wm_project_attach (WmProject *self, const WmStagedFile *file, WmValues *values, const char *to,
                   gboolean *was_known, GError **error)
{
  g_autoptr (WmValues) own = NULL;
  Attachment attachment = { .file = file, .values = values, .to = to };

  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  if (values == NULL)
    attachment.values = own = wm_values_new (wm_registry_find_kind (self->registry, "evidence"));
  if (!wm_project_edit (self, "attach", attach_cb, &attachment, error))
    g_clear_pointer (&attachment.id, g_free);
  if (was_known != NULL)
    *was_known = attachment.was_known;
  return attachment.id;
}

static gboolean
write_sink (const void *data, gsize size, gpointer user_data, GError **error)
{
  int *fd = user_data;

  if (wm_files_write_all (*fd, data, size))
    return TRUE;
  return wm_files_set_errno (error, errno, _ ("The file could not be written"));
}

static gboolean
write_staged (const char *staged, const char *sha256, int to, GCancellable *cancellable,
              GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  Copy copy = { .to = to, .block = block };
  char hex[WM_SHA256_HEX_SIZE];
  gboolean done;

  copy.from = open_source (staged, &copy.total, error);
  if (copy.from < 0)
    return FALSE;
  wm_sha256_init (&copy.hash);
  done = copy_blocks (&copy, cancellable, error);
  wm_sha256_finish_hex (&copy.hash, hex);
  wm_sha256_clear (&copy.hash);
  close (copy.from);
  if (done && strcmp (hex, sha256) != 0)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED,
                           _ ("The attached file is damaged. Nothing was written."));
      return FALSE;
    }
  return done;
}

static char *
dup_entry_name (WmProject *self, const char *sha256)
{
  g_autoptr (WmStatement) row =
      wm_database_prepare (self->database, "SELECT entry FROM main.file WHERE sha256 = :sha256");

  wm_statement_bind_text (row, ":sha256", sha256);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;
  return g_strdup (wm_statement_get_text (row, 0));
}

static gboolean
write_bytes (WmProject *self, const char *sha256, int fd, GCancellable *cancellable, GError **error)
{
  g_autofree char *staged = wm_project_dup_staged_path (self, sha256);
  g_autofree char *entry = dup_entry_name (self, sha256);

  if (staged != NULL)
    return write_staged (staged, sha256, fd, cancellable, error);
  if (self->archive != NULL && entry != NULL &&
      wm_manifest_lookup (wm_archive_get_manifest (self->archive), entry) != NULL)
    return wm_archive_extract (self->archive, entry, write_sink, &fd, TRUE, cancellable, error);
  g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED,
                       _ ("The bytes of this file are not in the project. Look in an older copy "
                          "of the project file."));
  return FALSE;
}

static char *
choose_destination (WmRecord *record, const char *destination)
{
  const char *file_name = wm_record_get_value_by_id (record, "file_name");
  g_autofree char *safe = NULL;

  if (!g_file_test (destination, G_FILE_TEST_IS_DIR))
    return g_strdup (destination);
  safe = wm_entry_name_sanitise (file_name != NULL ? file_name : "file");
  return g_build_filename (destination, safe, NULL);
}

char *
wm_project_extract (WmProject *self, const char *id, const char *destination,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (WmRecord) record = NULL;
  g_autofree char *path = NULL;
  const char *sha256 = NULL;
  int fd;

  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (destination != NULL, NULL);

  record = wm_records_load (self->database, self->registry, id);
  if (record != NULL && (wm_record_get_kind (record)->flags & WM_KIND_HAS_FILE))
    sha256 = wm_record_get_value_by_id (record, "sha256");
  if (sha256 == NULL)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING,
                           _ ("This record has no attached file."));
      return NULL;
    }
  path = choose_destination (record, destination);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0)
    {
      wm_files_set_errno (error, errno, _ ("The file could not be written"));
      return NULL;
    }
  if (!write_bytes (self, sha256, fd, cancellable, error))
    g_unlink (path);
  else if (close (fd) == 0)
    return g_steal_pointer (&path);
  else
    {
      wm_files_set_errno (error, errno, _ ("The file could not be written"));
      g_unlink (path);
      return NULL;
    }
  close (fd);
  return NULL;
}
