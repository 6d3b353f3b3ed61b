/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-drop-row.h"

#include <glib/gi18n.h>

struct _WmDropRow
{
  WmFieldRow parent_instance;

  GtkDropDown *drop; /* borrowed */
  gboolean has_none; /* the first item is "not said" */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (WmDropRow, wm_drop_row, WM_TYPE_FIELD_ROW)

static void
show_selected (WmDropRow *self, const char *value)
{
  const WmField *field = wm_field_row_get_field (WM_FIELD_ROW (self));
  guint offset = self->has_none ? 1 : 0;
  guint position = self->has_none ? 0 : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; field->choices[i].token != NULL; i++)
    if (g_strcmp0 (field->choices[i].token, value) == 0)
      position = i + offset;
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->drop, position);
  self->showing = FALSE;
}

static void
selected_cb (WmDropRow *self)
{
  WmFieldRow *row = WM_FIELD_ROW (self);
  guint selected = gtk_drop_down_get_selected (self->drop);
  gboolean is_none = self->has_none && selected == 0;
  const char *token = NULL;

  if (self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (!is_none)
    token = wm_field_row_get_field (row)->choices[selected - (self->has_none ? 1 : 0)].token;
  /* Going back to what holds is told later than it is done, and must not take the problem away. */
  if (g_strcmp0 (token, wm_field_row_get_value (row)) == 0)
    return;
  /* What was refused must not look as if it held. */
  if (!wm_field_row_commit (row, token))
    show_selected (self, wm_field_row_get_value (row));
}

static void
wm_drop_row_show_value (WmFieldRow *row, const char *value)
{
  show_selected (WM_DROP_ROW (row), value);
}

static GtkWidget *
wm_drop_row_get_control (WmFieldRow *row)
{
  return GTK_WIDGET (WM_DROP_ROW (row)->drop);
}

static void
wm_drop_row_constructed (GObject *object)
{
  WmDropRow *self = WM_DROP_ROW (object);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const WmField *field;

  G_OBJECT_CLASS (wm_drop_row_parent_class)->constructed (object);
  field = wm_field_row_get_field (WM_FIELD_ROW (self));
  self->has_none = (field->flags & WM_FIELD_REQUIRED) == 0;
  if (self->has_none)
    /* Translators: the choice that nothing is chosen. */
    gtk_string_list_append (words, _ ("Not said yet"));
  for (guint i = 0; field->choices[i].token != NULL; i++)
    gtk_string_list_append (words, wm_choice_get_label (&field->choices[i]));
  self->showing = TRUE;
  gtk_drop_down_set_model (self->drop, G_LIST_MODEL (words));
  self->showing = FALSE;
}

static void
wm_drop_row_class_init (WmDropRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = wm_drop_row_constructed;
  WM_FIELD_ROW_CLASS (klass)->show_value = wm_drop_row_show_value;
  WM_FIELD_ROW_CLASS (klass)->get_control = wm_drop_row_get_control;
}

static void
wm_drop_row_init (WmDropRow *self)
{
  self->drop = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->drop), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->drop, "notify::selected", G_CALLBACK (selected_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop));
}
