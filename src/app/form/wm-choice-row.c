/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-choice-row.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

#define MAX_CHOICES 8

struct _WmChoiceRow
{
  WmFieldRow parent_instance;

  GtkWidget *box;                        /* borrowed */
  GtkToggleButton *buttons[MAX_CHOICES]; /* borrowed */
  const char *tokens[MAX_CHOICES];
  guint n_buttons;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (WmChoiceRow, wm_choice_row, WM_TYPE_FIELD_ROW)

static void
commit_several (WmChoiceRow *self)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < self->n_buttons; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      g_string_append_printf (value, "%s%s", value->len > 0 ? "," : "", self->tokens[i]);
  wm_field_row_commit (WM_FIELD_ROW (self), value->len > 0 ? value->str : NULL);
}

/* The button that holds can be let go only where nothing need be said. */
static void
commit_one (WmChoiceRow *self, GtkToggleButton *button)
{
  WmFieldRow *row = WM_FIELD_ROW (self);
  gboolean required = (wm_field_row_get_field (row)->flags & WM_FIELD_REQUIRED) != 0;
  const char *token = NULL;

  for (guint i = 0; i < self->n_buttons; i++)
    if (self->buttons[i] == button && (required || gtk_toggle_button_get_active (button)))
      token = self->tokens[i];
  wm_field_row_commit (row, token);
  WM_FIELD_ROW_GET_CLASS (row)->show_value (row, wm_field_row_get_value (row));
}

static void
toggled_cb (WmChoiceRow *self, GtkToggleButton *button)
{
  if (self->showing)
    return;
  if (wm_field_row_get_field (WM_FIELD_ROW (self))->type == WM_FIELD_CHOICES)
    commit_several (self);
  else
    commit_one (self, button);
}

static void
add_button (WmChoiceRow *self, const char *token, const char *label)
{
  const WmField *field = wm_field_row_get_field (WM_FIELD_ROW (self));
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  /* Translators: for a screen reader: %1$s is a field such as “Decision”, %2$s a choice. */
  g_autofree char *said = g_strdup_printf (_ ("%1$s: %2$s"), wm_field_get_label (field), label);

  g_return_if_fail (self->n_buttons < MAX_CHOICES);
  wm_accessible_set_label (button, said);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
  self->tokens[self->n_buttons] = token;
  self->buttons[self->n_buttons++] = GTK_TOGGLE_BUTTON (button);
}

static gboolean
holds (const WmField *field, const char *value, const char *token)
{
  g_auto (GStrv) parts = NULL;

  if (value == NULL)
    return FALSE;
  if (field->type != WM_FIELD_CHOICES)
    return g_str_equal (value, token);
  parts = g_strsplit (value, ",", -1);
  return g_strv_contains ((const char *const *) parts, token);
}

static void
wm_choice_row_show_value (WmFieldRow *row, const char *value)
{
  WmChoiceRow *self = WM_CHOICE_ROW (row);
  const WmField *field = wm_field_row_get_field (row);

  self->showing = TRUE;
  for (guint i = 0; i < self->n_buttons; i++)
    gtk_toggle_button_set_active (self->buttons[i], holds (field, value, self->tokens[i]));
  self->showing = FALSE;
}

static GtkWidget *
wm_choice_row_get_control (WmFieldRow *row)
{
  return WM_CHOICE_ROW (row)->box;
}

static void
wm_choice_row_constructed (GObject *object)
{
  WmChoiceRow *self = WM_CHOICE_ROW (object);
  const WmField *field;

  G_OBJECT_CLASS (wm_choice_row_parent_class)->constructed (object);
  field = wm_field_row_get_field (WM_FIELD_ROW (self));
  if (field->type == WM_FIELD_BOOLEAN)
    {
      add_button (self, "yes", _ ("Yes"));
      add_button (self, "no", _ ("No"));
    }
  else
    for (guint i = 0; field->choices[i].token != NULL; i++)
      add_button (self, field->choices[i].token, wm_choice_get_label (&field->choices[i]));
  gtk_widget_add_css_class (self->box, "linked");
}

static void
wm_choice_row_class_init (WmChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = wm_choice_row_constructed;
  WM_FIELD_ROW_CLASS (klass)->show_value = wm_choice_row_show_value;
  WM_FIELD_ROW_CLASS (klass)->get_control = wm_choice_row_get_control;
}

static void
wm_choice_row_init (WmChoiceRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->box);
}
