/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-verify.h"

#include "model/wm-schema.h"
#include "store/wm-changeset.h"
#include "wm-files.h"
#include "wm-project-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

/* The shortest beginning of an event's id that is taken for the whole. */
#define HEAD_MIN_DIGITS 8

static void
add_problem (GPtrArray *problems, const char *code, const char *entry, char *message)
{
  WmArchiveProblem *problem = g_new0 (WmArchiveProblem, 1);

  problem->reason = WM_ARCHIVE_ERROR_DAMAGED;
  problem->code = g_strdup (code);
  problem->entry = g_strdup (entry);
  problem->message = message;
  g_ptr_array_add (problems, problem);
}

static void
add_event_problem (GPtrArray *problems, const char *code, gint64 seq, const char *what)
{
  add_problem (problems, code, NULL, g_strdup_printf (what, seq));
}

/* The chain: numbers without gaps, each event as its id says, each after the one before. */
static void
verify_chain (WmDatabase *database, const char *project_id, GPtrArray *problems)
{
  g_autofree char *prev = wm_event_dup_first_prev (project_id);
  g_autoptr (GPtrArray) list = wm_event_list (database, G_MININT64, -1);

  for (guint i = 0; i < list->len; i++)
    {
      const WmEvent *listed = g_ptr_array_index (list, i);
      g_autoptr (WmEvent) event = wm_event_load (database, listed->seq);

      if (event->seq != (gint64) i + 1 || strcmp (event->prev, prev) != 0)
        add_event_problem (problems, "event_order", event->seq,
                           /* Translators: the number of an event in the history. */
                           _ ("Event %" PRId64
                              " does not follow the one before: an event is missing or was "
                              "inserted."));
      if (!wm_event_check (event, NULL))
        add_event_problem (problems, "event_changed", event->seq,
                           /* Translators: the number of an event in the history. */
                           _ ("Event %" PRId64 " is not what it was when it was written."));
      g_free (prev);
      prev = g_strdup (event->id);
    }
}

static gboolean
holds_records (WmDatabase *database)
{
  g_autoptr (WmStatement) row =
      wm_database_prepare (database, "SELECT 1 FROM main.record UNION ALL"
                                     " SELECT 1 FROM main.link LIMIT 1 /*scan*/");

  return wm_statement_step (row, NULL) == WM_STEP_ROW;
}

/* Takes all events back, the newest first. FALSE: one does not fit the records as they are. A
 * purged change ends the walk, since what it did is not known any more. */
static gboolean
take_back_all (WmDatabase *database, WmRegistry *registry, gint64 head_seq, gboolean *complete)
{
  *complete = FALSE;
  for (gint64 seq = head_seq; seq > 0; seq--)
    {
      g_autoptr (WmEvent) event = wm_event_load (database, seq);
      g_autoptr (GBytes) inverse = NULL;

      if (event == NULL)
        return FALSE;
      if (event->changeset == NULL)
        return TRUE;
      inverse = wm_changeset_invert (event->changeset, NULL);
      if (inverse == NULL || !wm_changeset_apply (database, inverse, wm_registry_admits_table,
                                                  registry, NULL, NULL, NULL))
        return FALSE;
    }
  *complete = TRUE;
  return TRUE;
}

static void
verify_records (WmDatabase *database, WmRegistry *registry, GPtrArray *problems)
{
  g_autoptr (WmEvent) head = wm_event_load_head (database);
  gboolean complete = FALSE;
  gboolean explained;

  if (head == NULL || !wm_database_begin (database, NULL))
    return;
  explained = take_back_all (database, registry, head->seq, &complete);
  if (!explained || (complete && holds_records (database)))
    add_problem (problems, "records_changed", NULL,
                 g_strdup (_ ("The records are not what the history made of them: somebody changed "
                              "the database with another program.")));
  wm_database_rollback (database);
}

static void
verify_files (WmDatabase *database, WmManifest *manifest, GPtrArray *problems)
{
  g_autoptr (WmStatement) rows =
      wm_database_prepare (database, "SELECT entry, sha256 FROM main.file /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *name = wm_statement_get_text (rows, 0);
      const WmManifestEntry *entry = wm_manifest_lookup (manifest, name);

      /* Whoever made the copy said so. */
      if (entry == NULL)
        entry = wm_manifest_lookup_left_out (manifest, name);
      if (entry != NULL && strcmp (entry->sha256, wm_statement_get_text (rows, 1)) == 0)
        continue;
      add_problem (problems, "file_missing", name,
                   g_strdup (_ ("An attached file is not in the project file.")));
    }
}

static void
verify_head (WmDatabase *database, const char *head, GPtrArray *problems)
{
  g_autofree char *prefix = g_ascii_strdown (head, -1);
  g_autofree char *end = g_strconcat (prefix, "g", NULL);
  g_autoptr (WmStatement) row =
      wm_database_prepare (database, "SELECT 1 FROM main.event WHERE id >= :head AND id < :end");

  wm_statement_bind_text (row, ":head", prefix);
  wm_statement_bind_text (row, ":end", end);
  if (strlen (prefix) >= HEAD_MIN_DIGITS && wm_statement_step (row, NULL) == WM_STEP_ROW)
    return;
  add_problem (problems, "head_unknown", NULL,
               g_strdup (_ ("The history of this file does not hold the state with that id: it was "
                            "rewritten, or the id belongs to another project.")));
}

static WmDatabase *
read_database (WmArchive *archive, GError **error)
{
  const WmManifestEntry *entry =
      wm_manifest_lookup (wm_archive_get_manifest (archive), WM_ENTRY_DATABASE);
  void *image = wm_database_allocate_image (entry->size);

  if (image == NULL)
    {
      g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_FULL,
                           _ ("There is not enough memory for this project."));
      return NULL;
    }
  if (!wm_archive_read_into (archive, WM_ENTRY_DATABASE, image, entry->size, NULL, error))
    {
      wm_database_free_image (image);
      return NULL;
    }
  return wm_database_new_from_image (image, entry->size, error);
}

static void
verify_content (WmArchive *archive, WmRegistry *registry, const char *head, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmDatabase) database = read_database (archive, &error);
  WmManifest *manifest = wm_archive_get_manifest (archive);
  g_autofree char *project_id = NULL;
  g_autoptr (WmEvent) newest = NULL;

  if (database == NULL || !wm_schema_check (database, registry, &error))
    {
      add_problem (problems, "database", WM_ENTRY_DATABASE, g_strdup (error->message));
      return;
    }
  project_id = wm_project_read_meta (database, "project_id");
  newest = wm_event_load_head (database);
  if (newest == NULL || g_strcmp0 (newest->id, manifest->head) != 0 ||
      g_strcmp0 (project_id, manifest->project_id) != 0)
    add_problem (problems, "manifest", WM_ENTRY_MANIFEST,
                 g_strdup (_ ("The list of contents names another state of the database.")));
  verify_chain (database, project_id != NULL ? project_id : "", problems);
  verify_records (database, registry, problems);
  verify_files (database, manifest, problems);
  if (head != NULL)
    verify_head (database, head, problems);
}

gboolean
wm_verify_file (const char *path, WmRegistry *registry, const char *head, GPtrArray **problems,
                WmArchiveProgress progress, gpointer user_data, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (WmArchive) archive = NULL;
  int fd;
  gboolean done;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    return wm_files_set_errno (error, errno, _ ("The file could not be opened"));
  done = wm_archive_verify_fd (fd, problems, progress, user_data, cancellable, error);
  if (!done)
    {
      close (fd);
      return FALSE;
    }
  /* What keeps the archive from being opened is among the problems already. */
  archive = wm_archive_open_fd (fd, cancellable, NULL);
  if (archive != NULL)
    verify_content (archive, registry, head, *problems);
  else if (head != NULL)
    add_problem (*problems, "head_unknown", NULL, g_strdup (_ ("The history cannot be read.")));
  return TRUE;
}

typedef struct
{
  char *path;
  WmRegistry *registry;
  char *head;           /* nullable */
  WmProgress *progress; /* nullable */
} Verification;

static void
verification_free (gpointer data)
{
  Verification *self = data;

  g_free (self->path);
  g_object_unref (self->registry);
  g_free (self->head);
  g_clear_object (&self->progress);
  g_free (self);
}

static void
verify_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Verification *self = task_data;
  GPtrArray *problems = NULL;
  GError *error = NULL;

  if (wm_verify_file (self->path, self->registry, self->head, &problems, wm_progress_report,
                      self->progress, cancellable, &error))
    g_task_return_pointer (task, problems, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
wm_verify_file_async (const char *path, WmRegistry *registry, const char *head,
                      WmProgress *progress, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Verification *self;

  g_return_if_fail (path != NULL && WM_IS_REGISTRY (registry));

  task = g_task_new (NULL, cancellable, callback, user_data);
  self = g_new0 (Verification, 1);
  self->path = g_strdup (path);
  self->registry = g_object_ref (registry);
  self->head = g_strdup (head);
  self->progress = progress != NULL ? g_object_ref (progress) : NULL;
  g_task_set_source_tag (task, wm_verify_file_async);
  g_task_set_task_data (task, self, verification_free);
  g_task_run_in_thread (task, verify_worker);
}

GPtrArray *
wm_verify_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
