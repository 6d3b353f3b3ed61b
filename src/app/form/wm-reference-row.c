/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-reference-row.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-record-picker.h"

#include <glib/gi18n.h>

/* As many of a name are always seen. */
#define NAME_CHARS 20

struct _WmReferenceRow
{
  WmFieldRow parent_instance;

  GtkMenuButton *button; /* borrowed */
  GtkLabel *label;       /* borrowed */
  GtkWidget *open;       /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmReferenceRow, wm_reference_row, WM_TYPE_FIELD_ROW)

static void
picked_cb (WmReferenceRow *self, const char *id)
{
  wm_field_row_commit (WM_FIELD_ROW (self), *id != '\0' ? id : NULL);
}

/* Made when it is opened for the first time: a form has many of these. */
static void
create_picker_cb (GtkMenuButton *button, gpointer user_data)
{
  WmReferenceRow *self = user_data;
  const WmField *field = wm_field_row_get_field (WM_FIELD_ROW (self));
  const char *kinds[] = { field->target, NULL };
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  picker = wm_record_picker_new (wm_field_row_get_session (WM_FIELD_ROW (self)), kinds,
                                 (field->flags & WM_FIELD_REQUIRED) == 0);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static void
open_clicked_cb (WmReferenceRow *self)
{
  const char *id = wm_field_row_get_value (WM_FIELD_ROW (self));

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s", id);
}

static void
wm_reference_row_show_value (WmFieldRow *row, const char *value)
{
  WmReferenceRow *self = WM_REFERENCE_ROW (row);
  WmSession *session = wm_field_row_get_session (row);
  g_autofree char *title = value != NULL
                               ? wm_records_dup_title (wm_session_get_database (session),
                                                       wm_session_get_registry (session), value)
                               : NULL;
  g_autofree char *said =
      g_strdup_printf ("%s: %s", wm_field_get_label (wm_field_row_get_field (row)),
                       title != NULL ? title : _ ("nobody or nothing yet"));
  const char *shown;

  /* Translators: where somebody or something can be chosen. */
  shown = title != NULL ? title : _ ("Choose…");
  gtk_label_set_label (self->label, shown);
  gtk_label_set_width_chars (self->label, (int) MIN (g_utf8_strlen (shown, -1), NAME_CHARS));
  if (title != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_set_visible (self->open, title != NULL);
  wm_accessible_set_label (GTK_WIDGET (self->button), said);
}

static void
wm_reference_row_class_init (WmReferenceRowClass *klass)
{
  WM_FIELD_ROW_CLASS (klass)->show_value = wm_reference_row_show_value;
}

static void
wm_reference_row_init (WmReferenceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  /* The arrows of the rows below each other stand in one line. */
  gtk_label_set_xalign (self->label, 1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (self->button, create_picker_cb, self, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));

  self->open = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (self->open, "flat");
  gtk_widget_set_valign (self->open, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->open, _ ("Go there"));
  wm_accessible_set_label (self->open, _ ("Go there"));
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (open_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->open);
}
