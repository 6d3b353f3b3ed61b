/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-event-detail.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-change-row.h"
#include "app/wm-dates.h"
#include "project/wm-event-label.h"
#include "project/wm-past.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 640
/* An import touches thousands; nobody reads them here. */
#define MAX_RECORDS 25

struct _WmEventDetail
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *facts;
  GtkWidget *undo_button;
  GtkWidget *record_button;
  GtkBox *changes;
  GtkBox *past;
  GtkWidget *past_head;
  GtkDropDown *chooser;

  WmSession *session; /* owned */
  GPtrArray *records; /* owned, nullable: of WmRecordChange */
  char *wanted_id;    /* owned, nullable: the record that was asked for */
  char *shown_id;     /* owned, nullable: the record that is shown as it was */
  gint64 seq;
  guint idle_id;
  guint filling : 1; /* the chooser gets its entries */
};

G_DEFINE_FINAL_TYPE (WmEventDetail, wm_event_detail, GTK_TYPE_WIDGET)

static WmProject *
get_project (WmEventDetail *self)
{
  return wm_session_get_project (self->session);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkLabel *
add_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkListBox *
add_list (GtkBox *box)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (box, list);
  return GTK_LIST_BOX (list);
}

/* What changed. */

static char *
dup_record_heading (const WmRecordChange *record)
{
  const char *kind = record->kind != NULL ? wm_kind_get_label (record->kind) : _ ("Entry");
  const char *title = record->title != NULL ? record->title : _ ("without a name");

  if (record->op == WM_CHANGE_ADDED)
    /* Translators: a kind of record and the title of one: "Asset “CRM”, added". */
    return g_strdup_printf (_ ("%1$s “%2$s”, added"), kind, title);
  if (record->op == WM_CHANGE_REMOVED)
    /* Translators: a kind of record and the title of one: "Asset “CRM”, deleted". */
    return g_strdup_printf (_ ("%1$s “%2$s”, deleted"), kind, title);
  /* Translators: a kind of record and the title of one: "Asset “CRM”". */
  return g_strdup_printf (_ ("%1$s “%2$s”"), kind, title);
}

static void
add_record (WmEventDetail *self, const WmRecordChange *record)
{
  g_autofree char *heading = NULL;
  GtkListBox *list;

  /* The one that was asked for, where only something else changed. */
  if (record->fields->len == 0 && record->op == WM_CHANGE_CHANGED)
    return;
  heading = dup_record_heading (record);
  add_label (self->changes, heading, "heading");
  if (record->fields->len == 0)
    return;
  list = add_list (self->changes);
  for (guint i = 0; i < record->fields->len; i++)
    {
      const WmFieldChange *line = g_ptr_array_index (record->fields, i);

      gtk_list_box_append (list, wm_change_row_new (line->label, line->before, line->after));
    }
}

static void
fill_changes (WmEventDetail *self, const WmEvent *event, guint n_records)
{
  guint n_more = n_records - self->records->len;
  g_autofree char *more = NULL;

  clear_box (self->changes);
  for (guint i = 0; i < self->records->len; i++)
    add_record (self, g_ptr_array_index (self->records, i));
  if (event->changeset == NULL)
    add_label (self->changes,
               _ ("What changed here was removed for good, for data protection. That it happened, "
                  "when and by whom stays in the history."),
               "dim-label");
  else if (n_records == 0)
    add_label (self->changes, _ ("No entry was changed."), "dim-label");
  if (n_more == 0)
    return;
  more = g_strdup_printf (ngettext ("and %u more entry", "and %u more entries", n_more), n_more);
  add_label (self->changes, more, "dim-label");
}

/* As it was then. */

static char *
dup_today_words (WmEventDetail *self, WmRecord *now, const WmField *field, const char *then)
{
  const char *value = now != NULL ? wm_record_get_value (now, field) : NULL;
  g_autofree char *shown = NULL;

  if (now == NULL || g_strcmp0 (value, then) == 0)
    return NULL;
  shown = wm_past_dup_display (get_project (self), field, value);
  if (shown == NULL)
    return g_strdup (_ ("empty today"));
  /* Translators: %s is the value of a field. */
  return g_strdup_printf (_ ("today: %s"), shown);
}

static void
add_values (WmEventDetail *self, WmValues *values, WmRecord *now)
{
  const WmKind *kind = wm_values_get_kind (values);
  GtkListBox *list = add_list (self->past);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];
      g_autofree char *shown =
          wm_past_dup_display (get_project (self), field, wm_values_get (values, i));
      g_autofree char *today = dup_today_words (self, now, field, wm_values_get (values, i));

      if (shown != NULL || today != NULL)
        gtk_list_box_append (list,
                             wm_change_row_new_value (wm_field_get_label (field),
                                                      shown != NULL ? shown : _ ("empty"), today));
    }
}

static void
fill_past (WmEventDetail *self)
{
  WmProject *project = get_project (self);
  g_autoptr (WmValues) values = NULL;
  g_autoptr (WmRecord) now = NULL;
  gboolean is_whole = TRUE;

  clear_box (self->past);
  gtk_widget_set_visible (self->past_head, self->shown_id != NULL);
  if (self->shown_id == NULL)
    return;
  values = wm_past_load_values (project, self->shown_id, self->seq, &is_whole);
  now = wm_records_load (wm_project_get_database (project), wm_project_get_registry (project),
                         self->shown_id);
  if (values == NULL)
    {
      add_label (self->past, _ ("After this the entry was not there."), "dim-label");
      return;
    }
  if (now == NULL)
    add_label (self->past, _ ("The entry was deleted since."), "dim-label");
  if (!is_whole)
    add_label (self->past,
               _ ("A change since then was removed for good, so some of this may be newer."),
               "dim-label");
  add_values (self, values, now);
}

static void
show_record (WmEventDetail *self, const char *id)
{
  g_free (self->shown_id);
  self->shown_id = g_strdup (id);
  gtk_widget_set_visible (
      self->record_button,
      id != NULL && wm_records_find_kind (wm_session_get_database (self->session),
                                          wm_session_get_registry (self->session), id) != NULL);
  if (id != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->record_button), "s", id);
  fill_past (self);
}

static void
record_chosen_cb (WmEventDetail *self)
{
  guint place = gtk_drop_down_get_selected (self->chooser);

  if (!self->filling && place < self->records->len)
    show_record (self, ((WmRecordChange *) g_ptr_array_index (self->records, place))->id);
}

static void
fill_chooser (WmEventDetail *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      const WmRecordChange *record = g_ptr_array_index (self->records, i);

      gtk_string_list_append (titles, record->title != NULL ? record->title : _ ("Entry"));
      if (g_strcmp0 (record->id, self->wanted_id) == 0)
        chosen = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->chooser, chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), self->records->len > 1);
  if (self->records->len > 0)
    show_record (self, ((WmRecordChange *) g_ptr_array_index (self->records, chosen))->id);
  else
    show_record (self, NULL);
}

static void
fill_head (WmEventDetail *self, const WmEvent *event)
{
  g_autofree char *label = wm_event_dup_label (get_project (self), event);
  g_autofree char *moment = wm_dates_dup_full_moment (event->at);
  g_autofree char *facts = NULL;

  gtk_label_set_label (self->title, label);
  /* Translators: who changed something, and when. */
  facts = g_strdup_printf (_ ("%1$s, %2$s"), event->actor, moment);
  gtk_label_set_label (self->facts, facts);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo_button), "x", event->seq);
  gtk_widget_set_visible (self->undo_button,
                          event->seq < wm_project_get_head_seq (get_project (self)));
}

static void
update (WmEventDetail *self)
{
  g_autoptr (WmEvent) event =
      self->seq > 0 ? wm_event_load (wm_session_get_database (self->session), self->seq) : NULL;
  guint n_records = 0;

  gtk_stack_set_visible_child_name (self->stack, event != NULL ? "event" : "none");
  if (event == NULL)
    return;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records =
      wm_past_list_changes (get_project (self), event, self->wanted_id, MAX_RECORDS, &n_records);
  fill_head (self, event);
  fill_changes (self, event, n_records);
  fill_chooser (self);
}

static gboolean
update_cb (gpointer user_data)
{
  WmEventDetail *self = user_data;

  self->idle_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Somebody who holds an arrow key passes many events in a moment. */
static void
queue_update (WmEventDetail *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, update_cb, self, NULL);
}

static void
wm_event_detail_dispose (GObject *object)
{
  WmEventDetail *self = WM_EVENT_DETAIL (object);
  GtkWidget *stack = GTK_WIDGET (self->stack);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->stack = NULL;
  g_clear_pointer (&stack, gtk_widget_unparent);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_event_detail_parent_class)->dispose (object);
}

static void
wm_event_detail_finalize (GObject *object)
{
  WmEventDetail *self = WM_EVENT_DETAIL (object);

  g_free (self->wanted_id);
  g_free (self->shown_id);
  G_OBJECT_CLASS (wm_event_detail_parent_class)->finalize (object);
}

static void
wm_event_detail_class_init (WmEventDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_event_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_event_detail_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (GtkBox *box, const char *icon, const char *label, const char *action, GVariant *target)
{
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *button = gtk_button_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
  return button;
}

static void
add_head (WmEventDetail *self, GtkBox *box)
{
  GtkBox *buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));

  self->title = add_label (box, NULL, "title-2");
  self->facts = add_label (box, NULL, "dim-label");
  gtk_widget_set_margin_top (GTK_WIDGET (buttons), 6);
  gtk_box_append (box, GTK_WIDGET (buttons));
  self->undo_button = add_button (buttons, "edit-undo-symbolic", _ ("_Undo to here"),
                                  "timeline.undo-to", g_variant_new_int64 (0));
  gtk_widget_set_tooltip_text (
      self->undo_button,
      _ ("Takes back everything that came after this; nothing is lost, redo brings it again"));
  wm_accessible_set_label (self->undo_button, _ ("Undo to here"));
  self->record_button = add_button (buttons, "go-next-symbolic", _ ("Go to the _entry"),
                                    "win.show-record", g_variant_new_string (""));
  wm_accessible_set_label (self->record_button, _ ("Go to the entry"));
}

static void
add_past_head (WmEventDetail *self, GtkBox *box)
{
  GtkWidget *label;

  self->past_head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_margin_top (self->past_head, 18);
  label = GTK_WIDGET (add_label (GTK_BOX (self->past_head), _ ("As it was then"), "title-4"));
  gtk_widget_set_hexpand (label, TRUE);
  self->chooser = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  wm_accessible_set_label (GTK_WIDGET (self->chooser), _ ("Entry to show as it was then"));
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (record_chosen_cb), self);
  gtk_box_append (GTK_BOX (self->past_head), GTK_WIDGET (self->chooser));
  gtk_box_append (box, self->past_head);
}

static GtkWidget *
new_content (WmEventDetail *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkWidget *clamp = adw_clamp_new ();
  GtkLabel *heading;

  gtk_widget_add_css_class (GTK_WIDGET (box), "reading");
  add_head (self, box);
  heading = add_label (box, _ ("What changed"), "title-4");
  gtk_widget_set_margin_top (GTK_WIDGET (heading), 18);
  self->changes = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (box, GTK_WIDGET (self->changes));
  add_past_head (self, box);
  self->past = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (box, GTK_WIDGET (self->past));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (box));
  return clamp;
}

static void
wm_event_detail_init (WmEventDetail *self)
{
  GtkWidget *none = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "wm-timeline-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("Every change, and how it was before"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("Choose a change to see what it did."));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, new_content (self));
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "event");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
wm_event_detail_new (WmSession *session)
{
  WmEventDetail *self = g_object_new (WM_TYPE_EVENT_DETAIL, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
wm_event_detail_set_event (WmEventDetail *self, gint64 seq, const char *record_id)
{
  g_return_if_fail (WM_IS_EVENT_DETAIL (self));

  if (self->seq == seq && g_strcmp0 (self->wanted_id, record_id) == 0)
    return;
  self->seq = seq;
  if (g_strcmp0 (self->wanted_id, record_id) != 0)
    {
      g_free (self->wanted_id);
      self->wanted_id = g_strdup (record_id);
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  queue_update (self);
}

gint64
wm_event_detail_get_seq (WmEventDetail *self)
{
  g_return_val_if_fail (WM_IS_EVENT_DETAIL (self), 0);

  return self->seq;
}

const char *
wm_event_detail_get_record_id (WmEventDetail *self)
{
  g_return_val_if_fail (WM_IS_EVENT_DETAIL (self), NULL);

  return self->shown_id;
}

void
wm_event_detail_refresh (WmEventDetail *self)
{
  g_return_if_fail (WM_IS_EVENT_DETAIL (self));

  queue_update (self);
}
