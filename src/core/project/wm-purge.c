/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-purge.h"

#include "store/wm-changeset.h"
#include "store/wm-id.h"
#include "wm-edit.h"
#include "wm-project-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What one changeset says about the record that is removed, and which files it names. */
typedef struct
{
  WmRegistry *registry;
  const char *id;
  gboolean touches;
  GHashTable *files;    /* (owned) char *, a set: files the changeset names */
  GHashTable *comments; /* nullable: (owned) char * id, a set: what was ever remarked on it */
} Look;

static void
add_file (Look *look, const char *sha256)
{
  if (sha256 != NULL)
    g_hash_table_add (look->files, g_strdup (sha256));
}

static gboolean
look_cb (WmChange *change, gpointer user_data)
{
  Look *look = user_data;
  const WmKind *kind = wm_registry_find_kind (look->registry, wm_change_get_table (change));

  if (g_strcmp0 (wm_change_get_key (change), look->id) == 0 ||
      (look->comments != NULL &&
       g_hash_table_contains (look->comments, wm_change_get_key (change))))
    look->touches = TRUE;
  if (kind != NULL && (kind->flags & WM_KIND_HAS_FILE))
    {
      int column = wm_kind_get_column (kind, wm_kind_find_field (kind, "sha256"));

      add_file (look, wm_change_get_old (change, column));
      add_file (look, wm_change_get_new (change, column));
    }
  return TRUE;
}

static gboolean
blank_event (WmDatabase *database, gint64 seq, GError **error)
{
  g_autoptr (WmStatement) update =
      wm_database_prepare (database, "UPDATE main.event SET changeset = NULL WHERE seq = :seq");

  wm_statement_bind_int (update, ":seq", seq);
  return wm_statement_run (update, error);
}

static void
merge_into (GHashTable *into, GHashTable *from)
{
  GHashTableIter iter;
  gpointer key = NULL;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (into, g_strdup (key));
}

/* A remark on a person is about the person, whether it is still there or not. */
static gboolean
collect_comment_cb (WmChange *change, gpointer user_data)
{
  Look *look = user_data;
  const char *to, *role;

  if (strcmp (wm_change_get_table (change), "link") != 0)
    return TRUE;
  to = wm_change_get_new (change, 1) != NULL ? wm_change_get_new (change, 1)
                                             : wm_change_get_old (change, 1);
  role = wm_change_get_new (change, 2) != NULL ? wm_change_get_new (change, 2)
                                               : wm_change_get_old (change, 2);
  if (g_strcmp0 (to, look->id) == 0 && g_strcmp0 (role, "about") == 0 &&
      wm_change_get_key (change) != NULL)
    g_hash_table_add (look->comments, g_strdup (wm_change_get_key (change)));
  return TRUE;
}

static gboolean
collect_comments (WmDatabase *database, Look *look, gint64 before, GError **error)
{
  for (gint64 seq = 1; seq < before; seq++)
    {
      g_autoptr (WmEvent) event = wm_event_load (database, seq);

      if (event != NULL && event->changeset != NULL &&
          !wm_changeset_foreach (event->changeset, collect_comment_cb, look, error))
        return FALSE;
    }
  return TRUE;
}

/* Goes through all events: blanks those that hold the record, and collects the files that these and
 * the others name. */
static gboolean
blank_events (WmDatabase *database, Look *look, gint64 before, GHashTable *dropped,
              GHashTable *kept, GError **error)
{
  for (gint64 seq = 1; seq < before; seq++)
    {
      g_autoptr (WmEvent) event = wm_event_load (database, seq);

      if (event == NULL || event->changeset == NULL)
        continue;
      look->touches = FALSE;
      g_hash_table_remove_all (look->files);
      if (!wm_changeset_foreach (event->changeset, look_cb, look, error))
        return FALSE;
      if (look->touches && !blank_event (database, seq, error))
        return FALSE;
      merge_into (look->touches ? dropped : kept, look->files);
    }
  return TRUE;
}

static void
keep_files_in_use (WmDatabase *database, WmRegistry *registry, GHashTable *kept)
{
  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);
      g_autofree char *sql = NULL;
      g_autoptr (WmStatement) rows = NULL;

      if ((kind->flags & WM_KIND_HAS_FILE) == 0)
        continue;
      sql = g_strdup_printf ("SELECT sha256 FROM main.%s WHERE sha256 IS NOT NULL", kind->id);
      rows = wm_database_prepare (database, sql);
      while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
        g_hash_table_add (kept, g_strdup (wm_statement_get_text (rows, 0)));
    }
}

static gboolean
drop_files (WmDatabase *database, GHashTable *dropped, GHashTable *kept, GError **error)
{
  GHashTableIter iter;
  gpointer sha256 = NULL;

  g_hash_table_iter_init (&iter, dropped);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    if (!g_hash_table_contains (kept, sha256))
      {
        g_autoptr (WmStatement) remove =
            wm_database_prepare (database, "DELETE FROM main.file WHERE sha256 = :sha256");

        wm_statement_bind_text (remove, ":sha256", sha256);
        if (!wm_statement_run (remove, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
wm_purge_take_effect (WmDatabase *database, WmRegistry *registry, const char *id, gint64 before,
                      GError **error)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) dropped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) comments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Look look = { .registry = registry, .id = id, .files = files, .comments = comments };

  if (!collect_comments (database, &look, before, error) ||
      !blank_events (database, &look, before, dropped, kept, error))
    return FALSE;
  keep_files_in_use (database, registry, kept);
  return drop_files (database, dropped, kept, error);
}

static gboolean
purge_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  WmProject *project = wm_edit_get_project (edit);

  wm_args_set_text (wm_edit_get_args (edit), "id", user_data);
  return wm_purge_take_effect (project->database, project->registry, user_data,
                               project->head_seq + 1, error);
}

/* Whether any event ever touched the record. */
static gboolean
was_known (WmProject *self, const char *id)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Look look = { .registry = self->registry, .id = id, .files = files };

  for (gint64 seq = 1; seq <= self->head_seq && !look.touches; seq++)
    {
      g_autoptr (WmEvent) event = wm_event_load (self->database, seq);

      if (event != NULL && event->changeset != NULL)
        wm_changeset_foreach (event->changeset, look_cb, &look, NULL);
    }
  return look.touches;
}

gboolean
wm_project_purge (WmProject *self, const char *id, GError **error)
{
  const char *ids[] = { id, NULL };
  const WmKind *kind;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  kind = wm_records_find_kind (self->database, self->registry, id);
  if (kind == NULL && !was_known (self, id))
    {
      g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING,
                   _ ("There is no record “%s”, and there never was."), id);
      return FALSE;
    }
  if (kind != NULL && (kind->flags & (WM_KIND_SINGLE | WM_KIND_FROM_CATALOGUE)))
    {
      g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_CONFLICT,
                   /* Translators: the name of a kind of record. */
                   _ ("%s: records of this kind belong to every project and cannot be removed."),
                   wm_kind_get_label (kind));
      return FALSE;
    }
  /* First an ordinary deletion, then the purge of everything that held it, the deletion too. */
  if (kind != NULL && !wm_project_delete_records (self, ids, error))
    return FALSE;
  return wm_project_run_door (self, WM_EVENT_KIND_PURGE, WM_EVENT_KIND_PURGE, NULL, TRUE, purge_cb,
                              (gpointer) id, error);
}
