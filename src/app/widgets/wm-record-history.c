/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-record-history.h"

#include "app/wm-dates.h"
#include "project/wm-changes.h"
#include "project/wm-event-item.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_ROWS 5

/* Events that are looked at between two frames: some milliseconds. */
#define SLICE 5000

struct _WmRecordHistory
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group; /* borrowed */
  GtkWidget *all;             /* borrowed */
  GPtrArray *rows;            /* (borrowed) GtkWidget */

  WmSession *session; /* owned */
  char *record_id;    /* owned, nullable */
  GArray *seqs;       /* of gint64: the newest events of the record, the newest first */
  gint64 read_to;     /* all events up to this one … */
  gint64 read_from;   /* … and from this one on were looked at */
  guint read_id;
};

G_DEFINE_FINAL_TYPE (WmRecordHistory, wm_record_history, GTK_TYPE_WIDGET)

static char *
dup_who_and_when (WmRecordHistory *self, WmEventItem *event)
{
  const char *actor = wm_event_item_get_actor (event);
  g_autofree char *when = wm_dates_dup_ago (wm_event_item_get_at (event));

  if (g_strcmp0 (actor, wm_project_get_actor (wm_session_get_project (self->session))) == 0)
    return g_steal_pointer (&when);
  /* Translators: when something was done, and by whom: "yesterday, Eva Lindner". */
  return g_strdup_printf (_ ("%1$s, %2$s"), when, actor);
}

static void
add_row (WmRecordHistory *self, WmEventItem *event)
{
  g_autofree char *when = dup_who_and_when (self, event);
  g_autofree char *full = wm_dates_dup_full_moment (wm_event_item_get_at (event));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), wm_event_item_get_label (event));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  gtk_widget_set_tooltip_text (row, full);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_event (WmRecordHistory *self, gint64 seq)
{
  WmProject *project = wm_session_get_project (self->session);
  g_autoptr (GPtrArray) events = wm_event_list (wm_project_get_database (project), seq, 1);
  g_autoptr (WmEventItem) item = NULL;

  if (events->len == 0)
    return;
  g_ptr_array_set_free_func (events, NULL);
  item = wm_event_item_new (project, g_ptr_array_index (events, 0));
  add_row (self, item);
}

static void
update (WmRecordHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (self->seqs->len, MAX_ROWS); i++)
    show_event (self, g_array_index (self->seqs, gint64, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->seqs->len > 0);
}

static void
start_over (WmRecordHistory *self)
{
  g_array_set_size (self->seqs, 0);
  self->read_to = wm_project_get_head_seq (wm_session_get_project (self->session));
  self->read_from = self->read_to + 1;
}

/* What happened since it was last looked; where that is very much, as if it never was. */
static void
read_newer (WmRecordHistory *self)
{
  gint64 head = wm_project_get_head_seq (wm_session_get_project (self->session));
  g_autoptr (GArray) newer = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (head - self->read_to > SLICE)
    {
      start_over (self);
      return;
    }
  wm_event_find_of_record (wm_session_get_database (self->session), self->record_id,
                           self->read_to + 1, head, newer);
  g_array_prepend_vals (self->seqs, newer->data, newer->len);
  self->read_to = head;
}

/* Whether there is more to look at. */
static gboolean
read_older (WmRecordHistory *self)
{
  gint64 first = MAX (1, self->read_from - SLICE);

  if (self->seqs->len >= MAX_ROWS || self->read_from <= 1)
    return FALSE;
  wm_event_find_of_record (wm_session_get_database (self->session), self->record_id, first,
                           self->read_from - 1, self->seqs);
  self->read_from = first;
  return self->seqs->len < MAX_ROWS && first > 1;
}

static gboolean
read_cb (gpointer user_data)
{
  WmRecordHistory *self = user_data;

  read_newer (self);
  if (read_older (self))
    return G_SOURCE_CONTINUE;
  self->read_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
read_soon (WmRecordHistory *self)
{
  if (self->read_id == 0)
    self->read_id = g_idle_add_full (G_PRIORITY_LOW, read_cb, self, NULL);
}

/* What was changed in a comment belongs to the history of what it is about. */
static gboolean
is_touched (WmRecordHistory *self, WmChanges *changes)
{
  return changes == NULL || g_hash_table_contains (wm_changes_get_ids (changes), self->record_id) ||
         wm_changes_touches_kind (changes, "comment") ||
         wm_changes_touches_kind (changes, "approval");
}

static void
wm_record_history_dispose (GObject *object)
{
  WmRecordHistory *self = WM_RECORD_HISTORY (object);
  GtkWidget *child;

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_record_history_parent_class)->dispose (object);
}

static void
wm_record_history_finalize (GObject *object)
{
  WmRecordHistory *self = WM_RECORD_HISTORY (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->seqs);
  g_free (self->record_id);
  G_OBJECT_CLASS (wm_record_history_parent_class)->finalize (object);
}

static void
wm_record_history_class_init (WmRecordHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_record_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_record_history_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_record_history_init (WmRecordHistory *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->rows = g_ptr_array_new ();
  self->seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->group = ADW_PREFERENCES_GROUP (group);
  self->all = gtk_button_new_with_mnemonic (_ ("All in the _timeline"));
  gtk_widget_add_css_class (self->all, "flat");
  /* The target first: an action that has another type of it is complained about. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->all), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->all), "win.show-timeline");
  adw_preferences_group_set_title (self->group, _ ("What happened"));
  adw_preferences_group_set_header_suffix (self->group, self->all);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
wm_record_history_new (WmSession *session)
{
  WmRecordHistory *self = g_object_new (WM_TYPE_RECORD_HISTORY, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
wm_record_history_set_record_id (WmRecordHistory *self, const char *id)
{
  g_return_if_fail (WM_IS_RECORD_HISTORY (self));

  if (g_strcmp0 (self->record_id, id) == 0)
    return;
  g_free (self->record_id);
  self->record_id = g_strdup (id);
  if (id == NULL)
    {
      g_clear_handle_id (&self->read_id, g_source_remove);
      return;
    }
  start_over (self);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->all), "s", id);
  read_soon (self);
}

void
wm_record_history_refresh (WmRecordHistory *self, WmChanges *changes)
{
  g_return_if_fail (WM_IS_RECORD_HISTORY (self));

  if (self->record_id != NULL && is_touched (self, changes))
    read_soon (self);
}
