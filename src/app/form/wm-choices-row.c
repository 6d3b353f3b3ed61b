/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-choices-row.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-flow.h"
#include "model/wm-field-value.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 320

struct _WmChoicesRow
{
  WmFieldRow parent_instance;

  GtkMenuButton *button; /* borrowed */
  GtkWidget *chips;      /* borrowed */
  GPtrArray *checks; /* (borrowed) GtkCheckButton, one a choice; empty until the list is opened */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (WmChoicesRow, wm_choices_row, WM_TYPE_FIELD_ROW)

static gboolean
holds (const char *value, const char *token)
{
  g_auto (GStrv) tokens = g_strsplit (value != NULL ? value : "", ",", -1);

  return g_strv_contains ((const char *const *) tokens, token);
}

static void
toggled_cb (WmChoicesRow *self)
{
  const WmField *field = wm_field_row_get_field (WM_FIELD_ROW (self));
  g_autoptr (GString) value = g_string_new (NULL);

  if (self->showing)
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_string_append_printf (value, "%s%s", value->len > 0 ? "," : "", field->choices[i].token);
  wm_field_row_commit (WM_FIELD_ROW (self), value->len > 0 ? value->str : NULL);
}

static void
show_checks (WmChoicesRow *self, const char *value)
{
  const WmField *field = wm_field_row_get_field (WM_FIELD_ROW (self));

  self->showing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 holds (value, field->choices[i].token));
  self->showing = FALSE;
}

static GtkWidget *
new_checks (WmChoicesRow *self)
{
  const WmField *field = wm_field_row_get_field (WM_FIELD_ROW (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; field->choices[i].token != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (wm_choice_get_label (&field->choices[i]));

      g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), check);
      g_ptr_array_add (self->checks, check);
    }
  return box;
}

/* Made when it is opened for the first time: a form has many of these. */
static void
create_list_cb (GtkMenuButton *button, gpointer user_data)
{
  WmChoicesRow *self = user_data;
  GtkWidget *scroller, *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  scroller = gtk_scrolled_window_new ();
  popover = gtk_popover_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_checks (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
  show_checks (self, wm_field_row_get_value (WM_FIELD_ROW (self)));
}

static void
add_chip (WmChoicesRow *self, const WmChoice *choice)
{
  GtkWidget *label = gtk_label_new (wm_choice_get_label (choice));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "chip");
  wm_flow_append (WM_FLOW (self->chips), label);
}

static void
wm_choices_row_show_value (WmFieldRow *row, const char *value)
{
  WmChoicesRow *self = WM_CHOICES_ROW (row);
  const WmField *field = wm_field_row_get_field (row);
  g_autofree char *words = wm_field_dup_display (field, value);
  /* Translators: for a screen reader: %1$s is a field such as “Decision”, %2$s what was chosen. */
  g_autofree char *said = g_strdup_printf (_ ("%1$s: %2$s"), wm_field_get_label (field),
                                           value != NULL ? words : _ ("nothing chosen yet"));

  wm_flow_remove_all (WM_FLOW (self->chips));
  for (guint i = 0; field->choices[i].token != NULL; i++)
    if (holds (value, field->choices[i].token))
      add_chip (self, &field->choices[i]);
  gtk_widget_set_visible (self->chips, value != NULL);
  show_checks (self, value);
  wm_accessible_set_label (GTK_WIDGET (self->button), said);
}

/* The row keeps its head with the label; what was chosen stands under it in the whole width. */
static void
wm_choices_row_constructed (GObject *object)
{
  WmChoicesRow *self = WM_CHOICES_ROW (object);
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (object);
  GtkWidget *head = g_object_ref (gtk_list_box_row_get_child (row));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (wm_choices_row_parent_class)->constructed (object);
  gtk_list_box_row_set_child (row, NULL);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_list_box_row_set_child (row, box);
  g_object_unref (head);
}

static void
wm_choices_row_finalize (GObject *object)
{
  g_ptr_array_unref (WM_CHOICES_ROW (object)->checks);
  G_OBJECT_CLASS (wm_choices_row_parent_class)->finalize (object);
}

static void
wm_choices_row_class_init (WmChoicesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = wm_choices_row_constructed;
  G_OBJECT_CLASS (klass)->finalize = wm_choices_row_finalize;
  WM_FIELD_ROW_CLASS (klass)->show_value = wm_choices_row_show_value;
}

static void
wm_choices_row_init (WmChoicesRow *self)
{
  self->checks = g_ptr_array_new ();
  self->chips = wm_flow_new (6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "records");
  gtk_widget_add_css_class (self->chips, "chips");
  gtk_widget_set_visible (self->chips, FALSE);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _ ("Choose…"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (self->button, create_list_cb, self, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
}
