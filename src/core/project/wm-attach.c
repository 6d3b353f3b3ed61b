/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-attach.h"

#include "wm-edit.h"
#include "wm-file-place.h"
#include "wm-files.h"
#include "wm-project-private.h"
#include "wm-rules.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

char *
wm_project_dup_staging_folder (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (self->journal != NULL, NULL);

  return wm_journal_dup_staging_path (self->journal, NULL);
}

static void
attached_free (gpointer data)
{
  WmAttached *self = data;

  g_free (self->id);
  g_free (self->file_name);
  g_free (self->problem);
  g_free (self);
}

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

/* One or several files that become evidence with one event. */
typedef struct
{
  GPtrArray *files; /* borrowed, of WmStagedFile */
  WmValues *values; /* nullable: more about the only file */
  const char *to;
  GPtrArray *attached; /* of WmAttached, in the order of the files */
} Attachment;

static char *
add_evidence (WmEdit *edit, Attachment *attachment, const WmStagedFile *file, GError **error)
{
  WmProject *project = wm_edit_get_project (edit);
  g_autoptr (WmValues) own = NULL;
  WmValues *values = attachment->values;

  if (values == NULL)
    values = own = wm_values_new (wm_registry_find_kind (project->registry, "evidence"));
  fill_in (values, file);
  return wm_edit_add (edit, values, error);
}

static gboolean
attach_one (WmEdit *edit, Attachment *attachment, const WmStagedFile *file, GError **error)
{
  WmAttached *attached = g_new0 (WmAttached, 1);

  g_ptr_array_add (attachment->attached, attached);
  attached->file_name = g_strdup (file->file_name);
  attached->id = wm_records_find_evidence (wm_edit_get_project (edit)->database, file->sha256);
  attached->was_known = attached->id != NULL;
  if (attached->id == NULL)
    attached->id = add_evidence (edit, attachment, file, error);
  return attached->id != NULL;
}

static gboolean
link_all (WmEdit *edit, Attachment *attachment, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean replaced = FALSE;

  for (guint i = 0; i < attachment->attached->len; i++)
    g_ptr_array_add (ids, ((WmAttached *) g_ptr_array_index (attachment->attached, i))->id);
  g_ptr_array_add (ids, NULL);
  if (!wm_rules_replace_file (edit, attachment->to, (const char *const *) ids->pdata, &replaced,
                              error))
    return FALSE;
  for (guint i = 0; i < attachment->attached->len; i++)
    ((WmAttached *) g_ptr_array_index (attachment->attached, i))->keeps_former = replaced;
  for (guint i = 0; i + 1 < ids->len; i++)
    if (!wm_edit_link (edit, g_ptr_array_index (ids, i), attachment->to, "proves", error))
      return FALSE;
  return TRUE;
}

static void
describe (WmEdit *edit, Attachment *attachment)
{
  WmArgs *args = wm_edit_get_args (edit);
  const WmStagedFile *file = g_ptr_array_index (attachment->files, 0);
  const WmAttached *first = g_ptr_array_index (attachment->attached, 0);

  if (attachment->files->len > 1)
    {
      wm_args_set_text (args, "kind", "evidence");
      wm_args_set_number (args, "count", attachment->files->len);
    }
  else
    {
      wm_edit_describe (edit, first->id);
      wm_args_set_text (args, "file", file->file_name);
    }
  if (attachment->to != NULL)
    wm_args_set_text (args, "other", attachment->to);
}

static gboolean
attach_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Attachment *attachment = user_data;

  for (guint i = 0; i < attachment->files->len; i++)
    if (!attach_one (edit, attachment, g_ptr_array_index (attachment->files, i), error))
      return FALSE;
  if (attachment->to != NULL && !link_all (edit, attachment, error))
    return FALSE;
  describe (edit, attachment);
  return TRUE;
}

static gboolean
regain_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  describe (edit, user_data);
  return TRUE;
}

/* Whether the project file has the record and not the bytes, which the staged file brings back. */
static gboolean
is_regained (WmProject *self, const WmStagedFile *file)
{
  g_autofree char *entry = wm_project_dup_entry_name (self, file->sha256);
  WmFileBytes bytes = wm_file_bytes_in_archive (self->archive, entry, file->sha256);

  return bytes == WM_FILE_BYTES_LEFT_OUT || bytes == WM_FILE_BYTES_DAMAGED;
}

static gboolean
is_any_regained (WmProject *self, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (is_regained (self, g_ptr_array_index (files, i)))
      return TRUE;
  return FALSE;
}

/* Nothing is left behind that the project does not need. What waits for a save stays, and what
 * nobody names while another attaching is under way, which may be about to name it. */
static void
drop_needless (WmProject *self, const WmStagedFile *file)
{
  g_autofree char *entry = wm_project_dup_entry_name (self, file->sha256);

  if (entry == NULL && self->n_attaching == 0)
    g_unlink (file->path);
  else if (entry == NULL)
    return;
  else if (wm_file_bytes_in_archive (self->archive, entry, file->sha256) == WM_FILE_BYTES_WHOLE)
    wm_project_drop_staged (self, file->sha256, file->path);
  else
    wm_project_keep_staged (self, file->sha256);
}

static gboolean
attach (WmProject *self, Attachment *attachment, GError **error)
{
  gint64 before = self->head_seq;
  gboolean done;

  attachment->attached = g_ptr_array_new_with_free_func (attached_free);
  if (attachment->files->len == 0)
    return TRUE;
  done = wm_project_edit (self, "attach", attach_cb, attachment, error);
  /* Bytes that come back change no record, and have to be saved all the same. */
  if (done && self->head_seq == before && is_any_regained (self, attachment->files))
    done = wm_project_run_door (self, WM_EVENT_KIND_EDIT, WM_EVENT_VERB_REGAIN, NULL, TRUE,
                                regain_cb, attachment, error);
  for (guint i = 0; i < attachment->files->len; i++)
    drop_needless (self, g_ptr_array_index (attachment->files, i));
  if (!done)
    g_clear_pointer (&attachment->attached, g_ptr_array_unref);
  return done;
}

char *
wm_project_attach (WmProject *self, const WmStagedFile *file, WmValues *values, const char *to,
                   gboolean *was_known, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  Attachment attachment = { .files = files, .values = values, .to = to };
  g_autoptr (GPtrArray) attached = NULL;
  WmAttached *only;

  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  g_ptr_array_add (files, (gpointer) file);
  if (was_known != NULL)
    *was_known = FALSE;
  if (!attach (self, &attachment, error))
    return NULL;
  attached = attachment.attached;
  only = g_ptr_array_index (attached, 0);
  if (was_known != NULL)
    *was_known = only->was_known;
  return g_steal_pointer (&only->id);
}

/* What the worker gets and gives. */
typedef struct
{
  char *folder;
  GStrv paths;
  char *to;
  WmAttachFlags flags;
  WmProgress *progress; /* nullable */

  GPtrArray *staged;   /* of WmStagedFile */
  GPtrArray *refused;  /* of WmAttached */
  guint64 total;       /* bytes of all files */
  guint64 done_before; /* bytes of those that are done */
} Staging;

static void
staging_free (gpointer data)
{
  Staging *self = data;

  g_free (self->folder);
  g_strfreev (self->paths);
  g_free (self->to);
  g_clear_object (&self->progress);
  g_ptr_array_unref (self->staged);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_free (self);
}

static void
staged_cb (guint64 done, guint64 total, gpointer user_data)
{
  Staging *self = user_data;

  wm_progress_report (self->done_before + done, MAX (self->total, self->done_before + total),
                      self->progress);
}

static guint64
sum_sizes (const char *const *paths)
{
  guint64 total = 0;
  GStatBuf info;

  for (guint i = 0; paths[i] != NULL; i++)
    if (g_stat (paths[i], &info) == 0 && S_ISREG (info.st_mode))
      total += (guint64) info.st_size;
  return total;
}

static void
refuse (Staging *self, char *file_name, const GError *error)
{
  WmAttached *refused = g_new0 (WmAttached, 1);

  refused->file_name = file_name;
  refused->problem = g_strdup (error->message);
  g_ptr_array_add (self->refused, refused);
}

/* Whether to go on with the next one. */
static gboolean
stage_one (Staging *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  g_autoptr (GError) own = NULL;
  WmStagedFile *file = wm_staged_file_new (self->folder, path, staged_cb, self, cancellable, &own);

  if (file != NULL)
    {
      g_ptr_array_add (self->staged, file);
      self->done_before += file->size;
      return TRUE;
    }
  if (own->domain != G_IO_ERROR && (self->flags & WM_ATTACH_EACH))
    {
      refuse (self, g_steal_pointer (&shown), own);
      return TRUE;
    }
  if (own->domain != G_IO_ERROR)
    g_prefix_error (&own, "%s: ", shown);
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static gboolean
stage_all (Staging *self, GCancellable *cancellable, GError **error)
{
  self->total = sum_sizes ((const char *const *) self->paths);
  for (guint i = 0; self->paths[i] != NULL; i++)
    /* Copying an empty or a small file does not look whether it was cancelled. */
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !stage_one (self, self->paths[i], cancellable, error))
      return FALSE;
  return TRUE;
}

static void
attach_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (stage_all (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wm_project_attach_async (WmProject *self, const char *const *paths, const char *to,
                         WmAttachFlags flags, WmProgress *progress, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Staging *staging;

  g_return_if_fail (WM_IS_PROJECT (self));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, wm_project_attach_async);
  if (self->journal == NULL)
    {
      g_task_return_new_error (task, WM_PROJECT_ERROR, WM_PROJECT_ERROR_READ_ONLY, "%s",
                               _ ("The project is open for reading only. Nothing was changed."));
      return;
    }
  staging = g_new0 (Staging, 1);
  staging->folder = wm_project_dup_staging_folder (self);
  staging->paths = g_strdupv ((GStrv) paths);
  staging->to = g_strdup (to);
  staging->flags = flags;
  staging->progress = progress != NULL ? g_object_ref (progress) : NULL;
  staging->staged = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_staged_file_free);
  staging->refused = g_ptr_array_new_with_free_func (attached_free);
  g_task_set_task_data (task, staging, staging_free);
  self->n_attaching++;
  g_task_run_in_thread (task, attach_worker);
}

/* The journal may have been moved to another folder meanwhile. */
static gboolean
follow_journal (WmProject *self, Staging *staging, GError **error)
{
  g_autofree char *folder = wm_project_dup_staging_folder (self);

  for (guint i = 0; strcmp (folder, staging->folder) != 0 && i < staging->staged->len; i++)
    {
      WmStagedFile *file = g_ptr_array_index (staging->staged, i);
      g_autofree char *path = g_build_filename (folder, file->sha256, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS) &&
          !wm_files_copy_into (file->path, folder, error))
        return FALSE;
      g_unlink (file->path);
      g_free (file->path);
      file->path = g_steal_pointer (&path);
    }
  return TRUE;
}

GPtrArray *
wm_project_attach_finish (WmProject *self, GAsyncResult *result, GError **error)
{
  Staging *staging;
  Attachment attachment = { 0 };

  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  staging = g_task_get_task_data (G_TASK (result));
  if (staging != NULL)
    {
      self->n_attaching--;
      attachment = (Attachment){ .files = staging->staged, .to = staging->to };
    }
  if (g_task_propagate_boolean (G_TASK (result), error) && follow_journal (self, staging, error) &&
      attach (self, &attachment, error))
    {
      g_ptr_array_extend_and_steal (attachment.attached, g_steal_pointer (&staging->refused));
      return attachment.attached;
    }
  for (guint i = 0; staging != NULL && i < staging->staged->len; i++)
    drop_needless (self, g_ptr_array_index (staging->staged, i));
  return NULL;
}
