/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-evidence-row.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-evidence-hint.h"
#include "app/wm-file-sort.h"

#include <glib/gi18n.h>

#define NUMBER_CHARS 5

struct _WmEvidenceRow
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  char *record_id;    /* owned, nullable */
  const char *tone;   /* static, nullable: style class of the hint */

  /* Borrowed: children */
  GtkLabel *number;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *source;
  GtkLabel *time;
  GtkWidget *hint;
  GtkImage *hint_icon;
  GtkLabel *hint_words;
};

G_DEFINE_FINAL_TYPE (WmEvidenceRow, wm_evidence_row, GTK_TYPE_WIDGET)

static void
set_tone (WmEvidenceRow *self, const char *tone)
{
  if (self->tone != NULL)
    gtk_widget_remove_css_class (self->hint, self->tone);
  self->tone = tone;
  if (tone != NULL)
    gtk_widget_add_css_class (self->hint, tone);
}

static void
show_hint (WmEvidenceRow *self, const WmEvidenceHint *hint)
{
  gtk_widget_set_visible (self->hint, hint != NULL);
  set_tone (self, hint != NULL ? hint->css_class : NULL);
  if (hint == NULL)
    return;
  gtk_label_set_label (self->hint_words, hint->words);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_icon), hint->icon != NULL);
  if (hint->icon != NULL)
    gtk_image_set_from_icon_name (self->hint_icon, hint->icon);
}

static const char *
get_icon (WmRecord *record)
{
  const char *name = wm_record_get_value_by_id (record, "file_name");

  return name != NULL ? wm_file_sort_find (name)->icon : "mark-location-symbolic";
}

static const char *
get_second_line (WmRecord *record)
{
  static const char *const fields[] = { "source", "file_name", "location" };
  const char *value = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && value == NULL; i++)
    value = wm_record_get_value_by_id (record, fields[i]);
  return value != NULL ? value : _ ("Without a file");
}

static void
tell (WmEvidenceRow *self, const char *label, const char *title, const char *time,
      const WmEvidenceHint *hint)
{
  g_autofree char *facts = g_strjoin (", ", title, label, hint != NULL ? hint->words : NULL, NULL);
  g_autofree char *spoken = g_strjoin (", ", facts, *time != '\0' ? time : NULL, NULL);

  wm_accessible_set_label (GTK_WIDGET (self), spoken);
}

void
wm_evidence_row_set_record (WmEvidenceRow *self, WmRecord *record)
{
  g_autofree char *label = NULL;
  g_autofree char *time = NULL;
  g_autoptr (WmEvidenceHint) hint = NULL;

  g_return_if_fail (WM_IS_EVIDENCE_ROW (self));

  g_clear_pointer (&self->record_id, g_free);
  if (record == NULL)
    return;
  self->record_id = g_strdup (wm_record_get_id (record));
  label = wm_record_dup_label (record);
  time = wm_evidence_dup_time (record);
  hint = wm_evidence_hint_new (self->session, record);
  gtk_label_set_label (self->number, label);
  gtk_label_set_label (self->title, wm_record_get_title (record));
  gtk_label_set_label (self->source, get_second_line (record));
  gtk_label_set_label (self->time, time);
  gtk_image_set_from_icon_name (self->icon, get_icon (record));
  show_hint (self, hint);
  tell (self, label, wm_record_get_title (record), time, hint);
}

const char *
wm_evidence_row_get_record_id (WmEvidenceRow *self)
{
  g_return_val_if_fail (WM_IS_EVIDENCE_ROW (self), NULL);

  return self->record_id;
}

static void
clicked_cb (WmEvidenceRow *self, int n_press, double x, double y, GtkGesture *click)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (self->record_id != NULL && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "evidence.open", "s", self->record_id);
}

static void
wm_evidence_row_dispose (GObject *object)
{
  WmEvidenceRow *self = WM_EVIDENCE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->record_id, g_free);
  G_OBJECT_CLASS (wm_evidence_row_parent_class)->dispose (object);
}

static void
wm_evidence_row_class_init (WmEvidenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_evidence_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
new_label (const char *css_class, float xalign, gboolean cut)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (cut)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static GtkWidget *
new_column (gpointer first, gpointer second)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), first);
  gtk_box_append (GTK_BOX (column), second);
  return column;
}

static GtkWidget *
new_hint (WmEvidenceRow *self)
{
  self->hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->hint_icon = GTK_IMAGE (gtk_image_new ());
  gtk_image_set_pixel_size (self->hint_icon, 12);
  self->hint_words = new_label (NULL, 1, FALSE);
  gtk_box_append (GTK_BOX (self->hint), GTK_WIDGET (self->hint_icon));
  gtk_box_append (GTK_BOX (self->hint), GTK_WIDGET (self->hint_words));
  gtk_widget_set_halign (self->hint, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->hint, "caption");
  return self->hint;
}

static void
wm_evidence_row_init (WmEvidenceRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *words;
  GtkWidget *facts;

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->number = new_label ("dim-label", 0, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "caption");
  gtk_label_set_width_chars (self->number, NUMBER_CHARS);
  gtk_widget_set_parent (GTK_WIDGET (self->number), GTK_WIDGET (self));
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->icon), GTK_WIDGET (self));
  self->title = new_label (NULL, 0, TRUE);
  self->source = new_label ("dim-label", 0, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "caption");
  words = new_column (self->title, self->source);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_parent (words, GTK_WIDGET (self));
  self->time = new_label ("dim-label", 1, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  facts = new_column (self->time, new_hint (self));
  gtk_widget_set_parent (facts, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
wm_evidence_row_new (WmSession *session)
{
  WmEvidenceRow *self = g_object_new (WM_TYPE_EVIDENCE_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
