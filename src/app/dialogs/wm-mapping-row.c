/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-mapping-row.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

struct _WmMappingRow
{
  GtkWidget parent_instance;

  GtkWidget *box;  /* borrowed: the child */
  GtkWidget *name; /* borrowed, like all that follow */
  GtkWidget *samples;
  GtkDropDown *use;
  GSignalGroup *follower; /* owned: of the column */
  guint settling : 1;
};

G_DEFINE_FINAL_TYPE (WmMappingRow, wm_mapping_row, GTK_TYPE_WIDGET)

static void
show_use (WmMappingRow *self)
{
  g_autoptr (WmMappedColumn) column = g_signal_group_dup_target (self->follower);
  guint use;

  if (column == NULL)
    return;
  use = wm_mapped_column_get_use (column);
  self->settling = TRUE;
  gtk_drop_down_set_selected (self->use, use);
  self->settling = FALSE;
  if (use == WM_USE_LEAVE_OUT)
    gtk_widget_add_css_class (self->name, "dim-label");
  else
    gtk_widget_remove_css_class (self->name, "dim-label");
}

static void
use_chosen_cb (WmMappingRow *self)
{
  g_autoptr (WmMappedColumn) column = g_signal_group_dup_target (self->follower);

  if (!self->settling && column != NULL)
    wm_mapped_column_set_use (column, gtk_drop_down_get_selected (self->use));
}

static GtkWidget *
append_label (GtkBox *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

static void
wm_mapping_row_dispose (GObject *object)
{
  WmMappingRow *self = WM_MAPPING_ROW (object);

  self->settling = TRUE;
  g_clear_object (&self->follower);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_mapping_row_parent_class)->dispose (object);
}

static void
wm_mapping_row_class_init (WmMappingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_mapping_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_mapping_row_init (WmMappingRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->follower = g_signal_group_new (WM_TYPE_MAPPED_COLUMN);
  g_signal_group_connect_swapped (self->follower, "notify::use", G_CALLBACK (show_use), self);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->name = append_label (GTK_BOX (texts), NULL);
  self->samples = append_label (GTK_BOX (texts), "caption");
  gtk_widget_add_css_class (self->samples, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), texts);
}

GtkWidget *
wm_mapping_row_new (GtkStringList *uses)
{
  WmMappingRow *self = g_object_new (WM_TYPE_MAPPING_ROW, NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *use = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (uses)), expression);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (use), TRUE);
  gtk_widget_set_valign (use, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (use, 220, -1);
  g_signal_connect_swapped (use, "notify::selected", G_CALLBACK (use_chosen_cb), self);
  gtk_box_append (GTK_BOX (self->box), use);
  self->use = GTK_DROP_DOWN (use);
  return GTK_WIDGET (self);
}

void
wm_mapping_row_set_column (WmMappingRow *self, WmMappedColumn *column)
{
  g_autofree char *label = NULL;

  g_return_if_fail (WM_IS_MAPPING_ROW (self));

  g_signal_group_set_target (self->follower, column);
  if (column == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->name), wm_mapped_column_get_name (column));
  gtk_label_set_label (GTK_LABEL (self->samples), wm_mapped_column_get_samples (column));
  /* Translators: what a drop-down is for; %s is the name of a column. */
  label = g_strdup_printf (_ ("What “%s” is"), wm_mapped_column_get_name (column));
  wm_accessible_set_label (GTK_WIDGET (self->use), label);
  show_use (self);
}
