/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-project.h"

#include "model/wm-text.h"
#include "store/wm-changeset.h"
#include "store/wm-clock.h"
#include "wm-changes.h"
#include "wm-project-private.h"
#include "wm-recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static guint signals[WM_PROJECT_N_SIGNALS];

enum
{
  PROP_0,
  PROP_MODIFIED,
  PROP_PATH,
  PROP_SAFETY,
  PROP_SAVED_AT,
  PROP_SAVING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmProject, wm_project, G_TYPE_OBJECT)
G_DEFINE_QUARK (wm_project_error, wm_project_error)

char *
wm_project_dup_default_actor (void)
{
  const char *said = g_getenv ("WAYMARK_ACTOR");
  const char *real = g_get_real_name ();

  if (said != NULL && *said != '\0')
    return g_strdup (said);
  if (real != NULL && *real != '\0' && strcmp (real, "Unknown") != 0)
    return g_strdup (real);
  return g_strdup (g_get_user_name ());
}

WmDatabase *
wm_project_get_database (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return self->database;
}

WmRegistry *
wm_project_get_registry (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return self->registry;
}

const char *
wm_project_get_path (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return self->path;
}

const char *
wm_project_get_id (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return self->project_id;
}

const char *
wm_project_get_actor (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return self->actor;
}

const char *
wm_project_get_head (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return self->head;
}

gint64
wm_project_get_head_seq (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), 0);

  return self->head_seq;
}

gint64
wm_project_get_n_recovered (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), 0);

  return self->n_recovered;
}

const char *
wm_project_get_unfitting_recovery (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return self->unfitting;
}

gboolean
wm_project_is_modified (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  return self->head_seq != self->saved_seq;
}

WmSafety
wm_project_get_safety (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), WM_SAFETY_NOT_SAFE);

  if (!wm_project_is_modified (self))
    return WM_SAFETY_SAVED;
  if (self->journal != NULL && !self->brief && wm_journal_is_synced (self->journal))
    return WM_SAFETY_SAFE;
  return WM_SAFETY_NOT_SAFE;
}

gint64
wm_project_get_saved_at (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), 0);

  return self->saved_at;
}

void
wm_project_notify_safety (WmProject *self)
{
  GObject *object = G_OBJECT (self);
  gboolean modified = wm_project_is_modified (self);
  WmSafety safety = wm_project_get_safety (self);

  g_object_freeze_notify (object);
  if (safety != self->told_safety)
    {
      self->told_safety = safety;
      g_object_notify_by_pspec (object, properties[PROP_SAFETY]);
    }
  if (modified != self->told_modified)
    {
      self->told_modified = modified;
      g_object_notify_by_pspec (object, properties[PROP_MODIFIED]);
    }
  g_object_thaw_notify (object);
}

void
wm_project_set_path (WmProject *self, const char *path)
{
  if (g_strcmp0 (path, self->path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
}

void
wm_project_set_saved_at (WmProject *self, gint64 at)
{
  if (at == self->saved_at)
    return;
  self->saved_at = at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
}

void
wm_project_set_saving (WmProject *self, gboolean saving)
{
  if (saving == self->saving)
    return;
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

char *
wm_project_read_meta (WmDatabase *database, const char *key)
{
  g_autoptr (WmStatement) row =
      wm_database_prepare (database, "SELECT value FROM main.meta WHERE key = :key");

  wm_statement_bind_text (row, ":key", key);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;
  return g_strdup (wm_statement_get_text (row, 0));
}

static char *
dup_organisation_text (WmProject *self, const char *sql)
{
  g_autoptr (WmStatement) row = wm_database_prepare (self->database, sql);

  if (wm_statement_step (row, NULL) != WM_STEP_ROW || wm_statement_is_null (row, 0))
    return g_strdup ("");
  return g_utf8_make_valid (wm_statement_get_text (row, 0), -1);
}

char *
wm_project_dup_company (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return dup_organisation_text (self, "SELECT name FROM main.organisation ORDER BY number LIMIT 1");
}

char *
wm_project_dup_edition (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return dup_organisation_text (self,
                                "SELECT edition FROM main.organisation ORDER BY number LIMIT 1");
}

void
wm_project_read_head (WmProject *self)
{
  g_autoptr (WmEvent) head = wm_event_load_head (self->database);

  g_free (self->head);
  self->head = head != NULL ? g_strdup (head->id) : NULL;
  self->head_seq = head != NULL ? head->seq : 0;
}

/* The actor comes from a setting, an environment variable or an option: text like any other. */
static char *
dup_clean_actor (const char *actor)
{
  g_autofree char *valid = g_utf8_make_valid (actor != NULL ? actor : "", -1);
  g_autofree char *line = wm_text_clean_line (valid, -1, NULL);
  char *cut;

  if (line == NULL || *line == '\0')
    return g_strdup ("?");
  cut = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), WM_ACTOR_MAX));
  return g_strchomp (cut);
}

char *
wm_project_dup_event_actor (WmProject *self)
{
  return dup_clean_actor (self->actor);
}

static WmEvent *
make_event (WmProject *self, const char *kind, const char *verb, const char *origin,
            GBytes *changeset, WmArgs *args)
{
  WmEvent *event = wm_event_new ();

  event->seq = self->head_seq + 1;
  event->prev =
      self->head != NULL ? g_strdup (self->head) : wm_event_dup_first_prev (self->project_id);
  event->at = wm_clock_now ();
  event->actor = wm_project_dup_event_actor (self);
  event->kind = g_strdup (kind);
  event->verb = g_strdup (verb);
  event->args = wm_args_dup_json (args);
  event->origin = g_strdup (origin != NULL ? origin : "");
  event->changeset = g_bytes_ref (changeset);
  wm_event_seal (event);
  return event;
}

/* Smaller projects fit into memory twice. */
#define SNAPSHOT_IN_MEMORY (16 * 1024 * 1024)

WmSnapshot *
wm_project_take_snapshot (WmProject *self, GError **error)
{
  const char *folder = self->journal != NULL ? wm_journal_get_folder (self->journal) : NULL;

  return wm_snapshot_new (self->database, folder, SNAPSHOT_IN_MEMORY, error);
}

/* The database before the edit, where a new generation of the journal starts from it. */
static WmSnapshot *
dup_base (WmProject *self, GError **error)
{
  WmSnapshot *base = NULL;

  if (self->snapshot != NULL && self->snapshot_seq == self->head_seq)
    return wm_snapshot_ref (self->snapshot);
  if (!wm_journal_is_broken (self->journal))
    base = wm_project_dup_saved_base (self, SNAPSHOT_IN_MEMORY);
  self->has_saved_base = base != NULL;
  return base != NULL ? base : wm_project_take_snapshot (self, error);
}

/* What an edit writes to. */
typedef struct
{
  WmRegistry *registry;
  gboolean is_migration; /* it writes rows anew without changing what they say */
  gboolean has_files;    /* a table whose records can have a file */
} Tables;

static gboolean
admit_table_cb (const char *table, gpointer user_data)
{
  Tables *tables = user_data;
  const WmKind *kind = wm_registry_find_kind (tables->registry, table);

  if (kind != NULL && (kind->flags & WM_KIND_HAS_FILE))
    tables->has_files = TRUE;
  return !tables->is_migration && wm_registry_admits_table (table, tables->registry);
}

/* Gives what the edit changed, and lists files that it brings. */
static gboolean
run_closure (WmProject *self, const char *kind, WmEditFunc func, gpointer user_data, WmArgs *args,
             GBytes **changeset, GError **error)
{
  WmEdit edit = { .project = self, .args = args };
  Tables tables = {
    .registry = self->registry,
    .is_migration = strcmp (kind, WM_EVENT_KIND_MIGRATION) == 0,
  };
  g_autoptr (WmRecorder) recorder =
      wm_recorder_new (self->database, admit_table_cb, &tables, error);
  gboolean done;

  if (recorder == NULL)
    return FALSE;
  done = func (&edit, user_data, error);
  wm_edit_clear (&edit);
  if (!done)
    return FALSE;
  *changeset = wm_recorder_dup_changeset (recorder, error);
  return *changeset != NULL && wm_database_check_references (self->database, error) &&
         (!tables.has_files ||
          wm_project_note_files (self->database, self->registry, *changeset, error));
}

static gboolean
store_event (WmProject *self, const WmEvent *event, WmSnapshot *base, GError **error)
{
  /* A journal that cannot be written does not refuse the edit: the work goes on in memory, and the
   * safety of the project says so. */
  gboolean journaled =
      wm_project_is_journaled (self) && wm_journal_append (self->journal, event, base, NULL);

  if (wm_database_commit (self->database, error))
    return TRUE;
  if (journaled)
    wm_journal_retract (self->journal);
  return FALSE;
}

static void
follow_event (WmProject *self, const WmEvent *event)
{
  g_autoptr (WmChanges) changes = NULL;

  g_free (self->head);
  self->head = g_strdup (event->id);
  self->head_seq = event->seq;
  if (self->history != NULL)
    wm_history_add (self->history, event);

  if (self->search != NULL ||
      g_signal_has_handler_pending (self, signals[WM_PROJECT_SIGNAL_CHANGED], 0, TRUE))
    {
      changes = wm_changes_new (event->changeset);
      if (self->search != NULL)
        wm_search_update (self->search, wm_changes_get_ids (changes));
      g_signal_emit (self, signals[WM_PROJECT_SIGNAL_CHANGED], 0, changes);
    }
  wm_project_notify_safety (self);
}

static gboolean
run_inside (WmProject *self, const char *kind, const char *verb, const char *origin,
            gboolean keep_empty, WmEditFunc func, gpointer user_data, WmEvent **event,
            GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (WmSnapshot) base = NULL;
  g_autoptr (WmArgs) args = wm_args_new ();

  if (wm_project_is_journaled (self) && wm_journal_needs_base (self->journal))
    {
      base = dup_base (self, error);
      if (base == NULL)
        return FALSE;
    }
  if (!wm_database_begin (self->database, error))
    return FALSE;
  if (!run_closure (self, kind, func, user_data, args, &changeset, error))
    {
      wm_database_rollback (self->database);
      return FALSE;
    }
  if (g_bytes_get_size (changeset) == 0 && !keep_empty)
    {
      wm_database_rollback (self->database);
      return TRUE;
    }
  *event = make_event (self, kind, verb, origin, changeset, args);
  if (!wm_event_insert (*event, self->database, error))
    {
      wm_database_rollback (self->database);
      return FALSE;
    }
  return store_event (self, *event, base, error);
}

gboolean
wm_project_run_door (WmProject *self, const char *kind, const char *verb, const char *origin,
                     gboolean keep_empty, WmEditFunc func, gpointer user_data, GError **error)
{
  g_autoptr (WmEvent) event = NULL;
  gboolean done;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!self->editing, FALSE);

  if (self->read_only)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_READ_ONLY,
                           _ ("The project is open for reading only. Nothing was changed."));
      return FALSE;
    }
  self->editing = TRUE;
  done = run_inside (self, kind, verb, origin, keep_empty, func, user_data, &event, error);
  self->editing = FALSE;
  if (done && event != NULL)
    follow_event (self, event);
  return done;
}

gboolean
wm_project_edit (WmProject *self, const char *verb, WmEditFunc func, gpointer user_data,
                 GError **error)
{
  return wm_project_run_door (self, WM_EVENT_KIND_EDIT, verb, NULL, FALSE, func, user_data, error);
}

gboolean
wm_project_fill_search_slice (WmProject *self, guint n_records)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  if (self->search == NULL)
    self->search = wm_search_new (self->database, self->registry, NULL);
  g_assert (self->search != NULL);
  return wm_search_fill (self->search, n_records);
}

GPtrArray *
wm_project_find_so_far (WmProject *self, const char *text, guint limit, gboolean *complete)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (complete != NULL, NULL);

  if (self->search == NULL)
    wm_project_fill_search_slice (self, 1);
  *complete = !wm_search_is_filling (self->search);
  return wm_search_find (self->search, text, limit);
}

GPtrArray *
wm_project_find (WmProject *self, const char *text, guint limit)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  while (wm_project_fill_search_slice (self, 1000))
    ;
  return wm_search_find (self->search, text, limit);
}

void
wm_project_close (WmProject *self)
{
  g_return_if_fail (WM_IS_PROJECT (self));
  /* The worker of a save reads attached files out of the journal. */
  g_return_if_fail (!self->saving);

  if (self->journal != NULL && (self->brief || !wm_project_is_modified (self)))
    wm_journal_discard (self->journal);
  for (guint i = 0; i < self->former->len; i++)
    wm_journal_discard (g_ptr_array_index (self->former, i));
  g_ptr_array_set_size (self->former, 0);
  if (self->journal != NULL && !wm_project_is_modified (self))
    wm_project_forget_recovered (self);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_clear_object (&self->journal);
  g_clear_object (&self->archive);
}

static void
wm_project_dispose (GObject *object)
{
  WmProject *self = WM_PROJECT (object);

  g_clear_object (&self->journal);
  g_clear_pointer (&self->former, g_ptr_array_unref);
  g_clear_pointer (&self->spent, g_hash_table_unref);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->search, wm_search_free);
  g_clear_pointer (&self->history, wm_history_free);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, wm_snapshot_unref);
  g_clear_object (&self->database);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (wm_project_parent_class)->dispose (object);
}

static void
wm_project_finalize (GObject *object)
{
  WmProject *self = WM_PROJECT (object);

  g_free (self->path);
  g_free (self->project_id);
  g_free (self->actor);
  g_free (self->head);
  g_free (self->saved_head);
  g_free (self->unfitting);

  G_OBJECT_CLASS (wm_project_parent_class)->finalize (object);
}

static void
wm_project_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  WmProject *self = WM_PROJECT (object);

  switch (prop_id)
    {
    case PROP_MODIFIED:
      g_value_set_boolean (value, wm_project_is_modified (self));
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_SAFETY:
      g_value_set_int (value, wm_project_get_safety (self));
      break;
    case PROP_SAVED_AT:
      g_value_set_int64 (value, self->saved_at);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wm_project_class_init (WmProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_project_dispose;
  object_class->finalize = wm_project_finalize;
  object_class->get_property = wm_project_get_property;

  /**
   * WmProject:modified: whether the file lacks a change.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WmProject:path: (nullable): the resolved path of the project file.
   */
  properties[PROP_PATH] =
      g_param_spec_string ("path", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WmProject:saved-at: see wm_project_get_saved_at().
   */
  properties[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, 0, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WmProject:saving: whether wm_project_save_async() is under way.
   */
  properties[PROP_SAVING] =
      g_param_spec_boolean ("saving", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WmProject:safety: a #WmSafety.
   */
  properties[PROP_SAFETY] =
      g_param_spec_int ("safety", NULL, NULL, WM_SAFETY_SAVED, WM_SAFETY_NOT_SAFE, WM_SAFETY_SAVED,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * WmProject::changed:
   * @changes: the #WmChanges of the event that was just stored
   */
  signals[WM_PROJECT_SIGNAL_CHANGED] =
      g_signal_new ("changed", WM_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    1, G_TYPE_POINTER);
}

static void
wm_project_init (WmProject *self)
{
  self->former = g_ptr_array_new_with_free_func (g_object_unref);
  self->spent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
