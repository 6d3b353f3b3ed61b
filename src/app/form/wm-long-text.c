/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-long-text.h"

#include "app/compat/wm-accessible.h"
#include "wm-text-area.h"

#include <glib/gi18n.h>

struct _WmLongText
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  const WmField *field;
  char *record_id; /* owned, nullable */
  char *value;     /* owned, nullable */

  GtkLabel *heading; /* borrowed */
  GtkLabel *hint;    /* borrowed */
  WmTextArea *view;  /* borrowed */

  GtkEventController *focus; /* borrowed from the view, NULL from dispose on */
};

G_DEFINE_FINAL_TYPE (WmLongText, wm_long_text, GTK_TYPE_WIDGET)

static void
say (WmLongText *self, const char *problem)
{
  const char *help = wm_field_get_help (self->field);
  const char *words = problem != NULL ? problem : help;

  gtk_label_set_label (self->hint, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), words != NULL);
  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
      wm_accessible_announce (GTK_WIDGET (self), problem);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
}

static void
show_value (WmLongText *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)),
                            self->value != NULL ? self->value : "", -1);
}

void
wm_long_text_commit_now (WmLongText *self)
{
  g_autofree char *typed = wm_text_area_dup_text (self->view);
  g_autoptr (GError) error = NULL;

  if (self->record_id == NULL || g_strcmp0 (typed, self->value != NULL ? self->value : "") == 0)
    return;
  if (!wm_session_set_value (self->session, self->record_id, self->field, typed, &error))
    say (self, error->message);
  else
    {
      say (self, NULL);
      /* Spaces at the ends are gone, and maybe that is all that was typed. */
      g_free (typed);
      typed = wm_text_area_dup_text (self->view);
      if (g_strcmp0 (typed, self->value != NULL ? self->value : "") != 0)
        show_value (self);
    }
}

static gboolean
key_pressed_cb (WmLongText *self, guint key, guint code, GdkModifierType state)
{
  /* Tab goes to the next field, as everywhere in a form. */
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                   key == GDK_KEY_Tab ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  return GDK_EVENT_PROPAGATE;
}

static void
wm_long_text_dispose (GObject *object)
{
  WmLongText *self = WM_LONG_TEXT (object);
  GtkWidget *child;

  /* A window that closes takes the focus from what is gone already. */
  if (self->focus != NULL)
    g_signal_handlers_disconnect_by_data (self->focus, self);
  self->focus = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (wm_long_text_parent_class)->dispose (object);
}

static void
wm_long_text_finalize (GObject *object)
{
  WmLongText *self = WM_LONG_TEXT (object);

  g_clear_object (&self->session);
  g_free (self->record_id);
  g_free (self->value);
  G_OBJECT_CLASS (wm_long_text_parent_class)->finalize (object);
}

static void
wm_long_text_class_init (WmLongTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_long_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_long_text_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
add_label (WmLongText *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
wm_long_text_init (WmLongText *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->focus = gtk_event_controller_focus_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->heading = add_label (self, "heading");
  self->hint = add_label (self, "dim-label");
  self->view = WM_TEXT_AREA (wm_text_area_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "card");
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (wm_long_text_commit_now), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), self->focus);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

GtkWidget *
wm_long_text_new (WmSession *session, const WmField *field)
{
  WmLongText *self = g_object_new (WM_TYPE_LONG_TEXT, NULL);

  self->session = g_object_ref (session);
  self->field = field;
  gtk_label_set_label (self->heading, wm_field_get_label (field));
  wm_accessible_set_label (GTK_WIDGET (self->view), wm_field_get_label (field));
  if (wm_field_get_help (field) != NULL)
    wm_accessible_set_description (GTK_WIDGET (self->view), wm_field_get_help (field));
  say (self, NULL);
  return GTK_WIDGET (self);
}

void
wm_long_text_set_record (WmLongText *self, WmRecord *record)
{
  const char *id = record != NULL ? wm_record_get_id (record) : NULL;
  const char *value = record != NULL ? wm_record_get_value (record, self->field) : NULL;

  g_return_if_fail (WM_IS_LONG_TEXT (self));

  if (g_strcmp0 (id, self->record_id) == 0 && g_strcmp0 (value, self->value) == 0)
    return;
  g_free (self->record_id);
  self->record_id = g_strdup (id);
  g_free (self->value);
  self->value = g_strdup (value);
  say (self, NULL);
  {
    g_autofree char *typed = wm_text_area_dup_text (self->view);

    /* The cursor stays where somebody is typing what is now in the project. */
    if (g_strcmp0 (typed, self->value != NULL ? self->value : "") != 0)
      show_value (self);
  }
}

const WmField *
wm_long_text_get_field (WmLongText *self)
{
  return self->field;
}
