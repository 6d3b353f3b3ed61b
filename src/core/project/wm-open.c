/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening has a slow part, which touches nothing but what it makes and may run in a worker
 * (reading, inflating, checking, replaying what a crash left), and a quick part in the main thread
 * that makes the project of it. */
#include "config.h"

#include "model/wm-schema.h"
#include "wm-edit.h"
#include "wm-files.h"
#include "wm-project-private.h"
#include "wm-recovery.h"
#include "wm-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* What the slow part makes. */
typedef struct
{
  char *path;
  char *root;
  WmRegistry *registry;
  gboolean read_only;

  WmArchive *archive;
  struct stat identity;
  WmDatabase *database;
  gint64 saved_seq;
  char *saved_head;
  GPtrArray *recovered; /* of WmRecoveryItem */
  gint64 n_recovered;
  char *unfitting;
} Loading;

static void
loading_free (Loading *self)
{
  g_free (self->path);
  g_free (self->root);
  g_free (self->saved_head);
  g_free (self->unfitting);
  g_clear_object (&self->registry);
  g_clear_object (&self->archive);
  g_clear_object (&self->database);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static Loading *
loading_new (const char *path, const WmProjectOptions *options)
{
  Loading *self = g_new0 (Loading, 1);

  self->path = path != NULL ? wm_files_dup_resolved (path) : NULL;
  self->root = options->recovery_root != NULL ? g_strdup (options->recovery_root)
                                              : wm_journal_dup_default_root ();
  self->registry = g_object_ref (options->registry);
  self->read_only = options->read_only;
  return self;
}

static gboolean
open_file (Loading *self, GCancellable *cancellable, GError **error)
{
  /* Without O_NONBLOCK a named pipe would hold the program until somebody writes to it. */
  int fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    return wm_files_set_errno (error, errno, _ ("The file could not be opened"));
  if (fstat (fd, &self->identity) != 0 || !S_ISREG (self->identity.st_mode))
    {
      close (fd);
      g_set_error_literal (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_NOT_A_PROJECT,
                           _ ("This is not a file, so it cannot be a project."));
      return FALSE;
    }
  self->archive = wm_archive_open_fd (fd, cancellable, error);
  return self->archive != NULL;
}

static WmDatabase *
read_database (Loading *self, GCancellable *cancellable, GError **error)
{
  const WmManifestEntry *entry =
      wm_manifest_lookup (wm_archive_get_manifest (self->archive), WM_ENTRY_DATABASE);
  void *image = wm_database_allocate_image (entry->size);

  if (image == NULL)
    {
      g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_FULL,
                           _ ("There is not enough memory for this project."));
      return NULL;
    }
  if (!wm_archive_read_into (self->archive, WM_ENTRY_DATABASE, image, entry->size, cancellable,
                             error))
    {
      wm_database_free_image (image);
      return NULL;
    }
  return wm_database_new_from_image (image, entry->size, error);
}

static gboolean
check_schema_version (Loading *self, GError **error)
{
  WmManifest *manifest = wm_archive_get_manifest (self->archive);

  if (manifest->schema <= (int) wm_registry_get_version (self->registry))
    return TRUE;
  g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_TOO_NEW,
               /* Translators: the program and version that wrote the file. */
               _ ("This project was written by a later version (%s). Nothing was changed. Install "
                  "that version, or read README.txt and the reports inside the file with any ZIP "
                  "program."),
               manifest->program);
  return FALSE;
}

/* The manifest is outside the database, so the two have to agree. */
static gboolean
check_against_manifest (Loading *self, GError **error)
{
  WmManifest *manifest = wm_archive_get_manifest (self->archive);
  g_autofree char *project_id = wm_project_read_meta (self->database, "project_id");
  g_autoptr (WmEvent) head = wm_event_load_head (self->database);

  if (head == NULL || g_strcmp0 (project_id, manifest->project_id) != 0 ||
      g_strcmp0 (head->id, manifest->head) != 0 ||
      wm_schema_get_version (self->database) != (guint) manifest->schema)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED,
                           _ ("The database in this file is not the one that its list of contents "
                              "names. Nothing was changed; use another copy of the file."));
      return FALSE;
    }
  self->saved_seq = head->seq;
  self->saved_head = g_strdup (head->id);
  return TRUE;
}

static gboolean
load_file (Loading *self, GCancellable *cancellable, GError **error)
{
  if (!open_file (self, cancellable, error) || !check_schema_version (self, error))
    return FALSE;
  self->database = read_database (self, cancellable, error);
  if (self->database == NULL || !wm_schema_check (self->database, self->registry, error) ||
      !check_against_manifest (self, error))
    {
      /* The store's words are for developers; people need to know what is safe. */
      if (error != NULL && (*error)->domain == WM_DATABASE_ERROR)
        g_prefix_error (error, "%s ",
                        _ ("This project cannot be opened; nothing was changed. Use another copy "
                           "of the file."));
      return FALSE;
    }
  return TRUE;
}

/* A journal belongs to the file at its path; where that file is gone, to the copy that it continues
 * (a file that was moved or renamed after the crash). One that does not know its file belongs to
 * the copy that it continues too: the program ended before it could write that down. */
static gboolean
belongs (Loading *self, const WmRecoveryItem *item)
{
  return g_strcmp0 (item->file, self->path) == 0 || *item->file == '\0' ||
         !g_file_test (item->file, G_FILE_TEST_EXISTS);
}

static void
consider (Loading *self, WmRecoveryItem *item, gint64 *best)
{
  g_autoptr (GBytes) file_image = wm_database_dup_snapshot (self->database, NULL);
  g_autoptr (WmDatabase) database = wm_recovery_load (item, self->registry, file_image, NULL, NULL);
  g_autoptr (WmEvent) head = database != NULL ? wm_event_load_head (database) : NULL;

  if (head == NULL || wm_event_find_seq (database, self->saved_head) == 0)
    {
      /* Where the file went on from the journal's last event the journal is merely old. */
      if (head == NULL || wm_event_find_seq (self->database, head->id) == 0)
        {
          /* Another copy's work is nothing to ask about here. */
          if (*item->file != '\0')
            {
              g_free (self->unfitting);
              self->unfitting = g_strdup (item->folder);
            }
          wm_recovery_item_free (item);
          return;
        }
    }
  else if (head->seq > *best)
    {
      *best = head->seq;
      g_set_object (&self->database, database);
    }
  g_ptr_array_add (self->recovered, item);
}

static gboolean
fail_busy (GError **error)
{
  g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_BUSY,
                       _ ("This project is open in another window or program. Nothing was "
                          "changed; close it there first."));
  return FALSE;
}

/* One look at the journals decides whether somebody has the file open and what a crash left: a
 * journal that changes hands between two looks would be passed over. */
static gboolean
recover (Loading *self, GError **error)
{
  WmManifest *manifest = wm_archive_get_manifest (self->archive);
  g_autoptr (GPtrArray) items = wm_recovery_list (self->root, manifest->project_id);
  gint64 best = self->saved_seq;

  self->recovered = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_recovery_item_free);
  for (guint i = 0; !self->read_only && i < items->len; i++)
    {
      const WmRecoveryItem *item = g_ptr_array_index (items, i);

      if (wm_recovery_item_is_live (item) && g_strcmp0 (item->file, self->path) == 0)
        return fail_busy (error);
    }
  while (items->len > 0)
    {
      WmRecoveryItem *item = g_ptr_array_steal_index (items, 0);

      if (!wm_recovery_item_is_live (item) && belongs (self, item))
        consider (self, item, &best);
      else
        wm_recovery_item_free (item);
    }
  self->n_recovered = best - self->saved_seq;
  return TRUE;
}

static gboolean
load (Loading *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (WmDatabase) as_saved = NULL;

  if (!load_file (self, cancellable, error))
    return FALSE;
  as_saved = g_object_ref (self->database);
  if (!recover (self, error))
    return FALSE;
  /* A reader sees the file, and holds no journal that a writer could want; how much more there
   * would be is told by wm_project_get_n_recovered(). */
  if (self->read_only)
    {
      g_set_object (&self->database, as_saved);
      g_ptr_array_set_size (self->recovered, 0);
      return TRUE;
    }
  wm_temporary_sweep (self->path);
  return TRUE;
}

static gboolean
migrate_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  WmProject *project = wm_edit_get_project (edit);
  WmArgs *args = wm_edit_get_args (edit);

  wm_args_set_number (args, "from", wm_schema_get_version (project->database));
  wm_args_set_number (args, "to", wm_registry_get_version (project->registry));
  return wm_schema_migrate (project->database, project->registry, error);
}

static gboolean
migrate (WmProject *self, GError **error)
{
  gboolean was_read_only = self->read_only;
  gboolean done;

  if (wm_schema_get_version (self->database) == wm_registry_get_version (self->registry))
    return TRUE;
  /* A reader needs the new tables too; its database is never saved. */
  self->read_only = FALSE;
  done = wm_project_run_door (self, WM_EVENT_KIND_MIGRATION, WM_EVENT_KIND_MIGRATION, NULL, TRUE,
                              migrate_cb, NULL, error);
  self->read_only = was_read_only;
  return done;
}

WmProject *
wm_project_new_for_options (const WmProjectOptions *options)
{
  WmProject *self = g_object_new (WM_TYPE_PROJECT, NULL);

  self->registry = g_object_ref (options->registry);
  self->actor =
      options->actor != NULL ? g_strdup (options->actor) : wm_project_dup_default_actor ();
  self->read_only = options->read_only;
  self->brief = options->brief;
  return self;
}

static gboolean
holds_folder (WmProject *self, const char *folder)
{
  if (strcmp (wm_journal_get_folder (self->journal), folder) == 0)
    return TRUE;
  for (guint i = 0; self->recovered != NULL && i < self->recovered->len; i++)
    {
      const WmRecoveryItem *item = g_ptr_array_index (self->recovered, i);

      if (strcmp (item->folder, folder) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_open_elsewhere (WmProject *self, const char *root, const char *name)
{
  g_autofree char *folder = g_build_filename (root, name, NULL);
  g_autofree char *file = NULL;
  g_autofree char *company = NULL;

  if (!g_str_has_prefix (name, self->project_id) || holds_folder (self, folder) ||
      !wm_journal_folder_is_live (folder))
    return FALSE;
  wm_journal_folder_read_owner (folder, &file, &company);
  return g_strcmp0 (file, self->path) == 0;
}

/* Two programs that open a file in the same moment both see nobody else. Each looks again when the
 * other can see it, and then at least one gives way. */
static gboolean
check_still_alone (WmProject *self, const char *root, GError **error)
{
  g_autoptr (GDir) dir = self->path != NULL ? g_dir_open (root, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_open_elsewhere (self, root, name))
      {
        wm_journal_discard (self->journal);
        return fail_busy (error);
      }
  return TRUE;
}

static WmProject *
finish_loading (Loading *loading, const WmProjectOptions *options, GError **error)
{
  g_autoptr (WmProject) self = wm_project_new_for_options (options);

  self->path = g_steal_pointer (&loading->path);
  self->archive = g_steal_pointer (&loading->archive);
  self->database = g_steal_pointer (&loading->database);
  self->identity = loading->identity;
  self->saved_at = (gint64) loading->identity.st_mtim.tv_sec * 1000 +
                   loading->identity.st_mtim.tv_nsec / 1000000;
  self->saved_seq = loading->saved_seq;
  self->saved_head = g_steal_pointer (&loading->saved_head);
  self->recovered = g_steal_pointer (&loading->recovered);
  self->n_recovered = loading->n_recovered;
  self->unfitting = g_steal_pointer (&loading->unfitting);
  self->project_id = wm_project_read_meta (self->database, "project_id");
  wm_project_read_head (self);
  self->told_modified = wm_project_is_modified (self);
  self->told_safety = wm_project_get_safety (self);
  if (!self->read_only && !(wm_project_start_journal (self, options->recovery_root, error) &&
                            check_still_alone (self, loading->root, error)))
    return NULL;
  if (!migrate (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

WmProject *
wm_project_open (const char *path, const WmProjectOptions *options, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (Loading) loading = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->registry != NULL, NULL);

  loading = loading_new (path, options);
  if (!load (loading, cancellable, error))
    return NULL;
  return finish_loading (loading, options, error);
}

/* Evidence that was saved already lies in the project file, which may still be there; without it
 * the records are whole all the same. */
static GBytes *
borrow_file (Loading *self, const WmRecoveryItem *item)
{
  int fd =
      *item->file != '\0' ? open (item->file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) : -1;
  g_autoptr (WmDatabase) database = NULL;

  if (fd >= 0)
    self->archive = wm_archive_open_fd (fd, NULL, NULL);
  if (self->archive == NULL ||
      strcmp (wm_archive_get_manifest (self->archive)->project_id, item->project_id) != 0)
    {
      g_clear_object (&self->archive);
      return NULL;
    }
  database = read_database (self, NULL, NULL);
  return database != NULL ? wm_database_dup_snapshot (database, NULL) : NULL;
}

static gboolean
load_journal (Loading *self, const WmRecoveryItem *item, guint *n_dropped, GError **error)
{
  g_autoptr (GBytes) file_image = borrow_file (self, item);
  g_autoptr (WmEvent) head = NULL;

  self->database = wm_recovery_load (item, self->registry, file_image, n_dropped, error);
  if (self->database == NULL)
    return FALSE;
  head = wm_event_load_head (self->database);
  if (head == NULL)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING,
                           _ ("Nothing had happened in this project yet. There is nothing to "
                              "recover."));
      return FALSE;
    }
  self->saved_head = g_strdup (head->id);
  self->saved_seq = head->seq;
  return TRUE;
}

/* Journals of the same project and file that this one has taken up, or that continue it. */
static void
take_in_others (Loading *self, const WmRecoveryItem *opened)
{
  g_autoptr (GPtrArray) items = wm_recovery_list (self->root, opened->project_id);
  gint64 best = self->saved_seq;

  while (items->len > 0)
    {
      WmRecoveryItem *item = g_ptr_array_steal_index (items, 0);

      if (!wm_recovery_item_is_live (item) && strcmp (item->file, opened->file) == 0)
        consider (self, item, &best);
      else
        wm_recovery_item_free (item);
    }
  self->n_recovered = best;
}

WmProject *
wm_recovery_open (WmRecoveryItem *item, const WmProjectOptions *options, guint *n_dropped,
                  GError **error)
{
  g_autoptr (Loading) loading = NULL;

  g_return_val_if_fail (item != NULL && !wm_recovery_item_is_live (item), NULL);
  g_return_val_if_fail (options != NULL && options->registry != NULL, NULL);

  loading = loading_new (NULL, options);
  loading->recovered = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_recovery_item_free);
  g_ptr_array_add (loading->recovered, item);
  if (!load_journal (loading, item, n_dropped, error))
    return NULL;
  take_in_others (loading, item);
  /* What was a file's is the journal's now, which is no file. */
  loading->saved_seq = 0;
  g_clear_pointer (&loading->saved_head, g_free);
  return finish_loading (loading, options, error);
}

typedef struct
{
  Loading *loading;
  WmProjectOptions options; /* its strings and registry are owned */
} OpenTask;

static void
open_task_free (gpointer data)
{
  OpenTask *task = data;

  loading_free (task->loading);
  g_object_unref (task->options.registry);
  g_free ((char *) task->options.recovery_root);
  g_free ((char *) task->options.actor);
  g_free (task);
}

static void
open_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenTask *data = task_data;
  GError *error = NULL;

  if (load (data->loading, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wm_project_open_async (const char *path, const WmProjectOptions *options, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenTask *data = g_new0 (OpenTask, 1);

  g_return_if_fail (path != NULL);
  g_return_if_fail (options != NULL && options->registry != NULL);

  data->loading = loading_new (path, options);
  data->options = *options;
  data->options.registry = g_object_ref (options->registry);
  data->options.recovery_root = g_strdup (options->recovery_root);
  data->options.actor = g_strdup (options->actor);
  g_task_set_source_tag (task, wm_project_open_async);
  g_task_set_task_data (task, data, open_task_free);
  g_task_run_in_thread (task, open_worker);
}

WmProject *
wm_project_open_finish (GAsyncResult *result, GError **error)
{
  OpenTask *data;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  data = g_task_get_task_data (G_TASK (result));
  return finish_loading (data->loading, &data->options, error);
}
