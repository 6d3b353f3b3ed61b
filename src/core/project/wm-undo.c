/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-undo.h"

#include "store/wm-changeset.h"
#include "wm-edit.h"
#include "wm-event-label.h"
#include "wm-project-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  GArray *seqs; /* borrowed, of gint64: events to invert, the newest first */
  gboolean invert;
} Rewind;

static WmHistory *
get_history (WmProject *self)
{
  if (self->history == NULL)
    self->history = wm_history_new (self->database);
  return self->history;
}

WmEvent *
wm_project_load_undo (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return wm_event_load (self->database, wm_history_get_undo (get_history (self)));
}

WmEvent *
wm_project_load_redo (WmProject *self)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);

  return wm_event_load (self->database, wm_history_get_redo (get_history (self)));
}

/* Names who did it where that is somebody else, so that nobody takes back what is not theirs
 * without knowing. */
static char *
dup_rewind_label (WmProject *self, const WmEvent *event, const char *own, const char *foreign)
{
  g_autofree char *label = NULL;
  g_autofree char *actor = NULL;

  if (event == NULL)
    return NULL;
  label = wm_event_dup_label (self, event);
  actor = wm_project_dup_event_actor (self);
  if (g_strcmp0 (event->actor, actor) == 0)
    return g_strdup_printf (own, label);
  return g_strdup_printf (foreign, event->actor, label);
}

char *
wm_project_dup_undo_label (WmProject *self)
{
  g_autoptr (WmEvent) event = wm_project_load_undo (self);

  /* Translators: what was done: Undo: Deleted “CRM” */
  return dup_rewind_label (self, event, _ ("Undo: %s"),
                           /* Translators: a person, then what they did:
                            * Undo what Ann did: Deleted “CRM” */
                           _ ("Undo what %1$s did: %2$s"));
}

char *
wm_project_dup_redo_label (WmProject *self)
{
  g_autoptr (WmEvent) event = wm_project_load_redo (self);

  /* Translators: what was done: Redo: Deleted “CRM” */
  return dup_rewind_label (self, event, _ ("Redo: %s"),
                           /* Translators: a person, then what they did:
                            * Redo what Ann did: Deleted “CRM” */
                           _ ("Redo what %1$s did: %2$s"));
}

/* @error comes in as the store's and goes out in words about the record that stands in the way. */
static void
explain_conflict (WmProject *project, const char *key, GError **error)
{
  g_autofree char *title = NULL;

  if (!g_error_matches (*error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CONSTRAINT))
    return;
  title = key != NULL ? wm_records_dup_title (project->database, project->registry, key) : NULL;
  g_clear_error (error);
  if (title != NULL)
    g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_CONFLICT,
                 _ ("“%s” has changed in another way since. Nothing was changed; put that record "
                    "back first."),
                 title);
  else
    g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_CONFLICT,
                         _ ("The records have changed in another way since. Nothing was changed."));
}

static gboolean
apply_event (WmProject *project, gint64 seq, gboolean invert, GError **error)
{
  g_autoptr (WmEvent) event = wm_event_load (project->database, seq);
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *key = NULL;

  if (event == NULL || event->changeset == NULL || !wm_event_check (event, NULL))
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED,
                           _ ("The recorded change is damaged or was removed for good. Nothing was "
                              "changed."));
      return FALSE;
    }
  changeset =
      invert ? wm_changeset_invert (event->changeset, error) : g_bytes_ref (event->changeset);
  if (changeset == NULL)
    return FALSE;
  if (wm_changeset_apply (project->database, changeset, wm_registry_admits_table, project->registry,
                          NULL, &key, &local_error))
    return TRUE;
  explain_conflict (project, key, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
rewind_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Rewind *rewind_data = user_data;
  WmProject *project = wm_edit_get_project (edit);
  WmArgs *args = wm_edit_get_args (edit);

  for (guint i = 0; i < rewind_data->seqs->len; i++)
    if (!apply_event (project, g_array_index (rewind_data->seqs, gint64, i), rewind_data->invert,
                      error))
      return FALSE;

  wm_args_set_number (args, "seq", g_array_index (rewind_data->seqs, gint64, 0));
  if (rewind_data->seqs->len > 1)
    wm_args_set_number (args, "count", rewind_data->seqs->len);
  return TRUE;
}

static gboolean
run (WmProject *self, const char *kind, GArray *seqs, GError **error)
{
  Rewind rewind_data = { seqs, g_str_equal (kind, WM_EVENT_KIND_UNDO) };

  /* Kept even where nothing changes: the stacks are read from these events. */
  return wm_project_run_door (self, kind, kind, NULL, TRUE, rewind_cb, &rewind_data, error);
}

static gboolean
run_one (WmProject *self, const char *kind, gint64 seq, const char *nothing, GError **error)
{
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (seq == 0)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING, nothing);
      return FALSE;
    }
  g_array_append_val (seqs, seq);
  return run (self, kind, seqs, error);
}

/* Why there is nothing to undo: people see changes in the history and wonder. */
static const char *
get_floor_words (WmProject *self)
{
  const char *floor = wm_history_get_floor (get_history (self));

  if (g_strcmp0 (floor, WM_EVENT_KIND_MIGRATION) == 0)
    return _ ("There is nothing left to undo: what was done before the project was brought to "
              "the newest version of its format stays.");
  if (g_strcmp0 (floor, WM_EVENT_KIND_PURGE) == 0)
    return _ ("There is nothing left to undo: what was done before a record was removed for good "
              "stays.");
  return _ ("There is nothing left to undo.");
}

gboolean
wm_project_undo (WmProject *self, GError **error)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  return run_one (self, WM_EVENT_KIND_UNDO, wm_history_get_undo (get_history (self)),
                  get_floor_words (self), error);
}

gboolean
wm_project_redo (WmProject *self, GError **error)
{
  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  return run_one (self, WM_EVENT_KIND_REDO, wm_history_get_redo (get_history (self)),
                  _ ("There is nothing to redo."), error);
}

gboolean
wm_project_redo_all (WmProject *self, GError **error)
{
  g_autoptr (WmEvent) head = NULL;
  g_autoptr (WmArgs) args = NULL;
  g_autoptr (GArray) seqs = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  head = wm_event_load_head (self->database);
  if (head == NULL || g_strcmp0 (head->kind, WM_EVENT_KIND_UNDO) != 0)
    return wm_project_redo (self, error);
  args = wm_args_parse (head->args);
  seqs = wm_history_list_redo (get_history (self), wm_args_get_number (args, "count", 1));
  return seqs->len > 1 ? run (self, WM_EVENT_KIND_REDO, seqs, error)
                       : wm_project_redo (self, error);
}

gboolean
wm_project_undo_to (WmProject *self, gint64 seq, GError **error)
{
  g_autoptr (GArray) seqs = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  if (seq < 1 || seq > self->head_seq)
    {
      g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING,
                   _ ("There is no event %" PRId64 " in the history."), seq);
      return FALSE;
    }
  seqs = wm_history_list_undo_to (get_history (self), seq);
  if (seqs->len == 0)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING,
                           _ ("Nothing after that can be undone."));
      return FALSE;
    }
  return run (self, WM_EVENT_KIND_UNDO, seqs, error);
}
