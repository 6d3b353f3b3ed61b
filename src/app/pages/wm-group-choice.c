/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-group-choice.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-grouped-records.h"

#include <glib/gi18n.h>

#define FIELDS "wm-fields"

/* The first entry is for none of them. */
static GPtrArray *
list_fields (const WmKind *kind)
{
  GPtrArray *fields = g_ptr_array_new ();

  g_ptr_array_add (fields, NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    if (wm_grouped_records_suit (&kind->fields[i]))
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return fields;
}

static GtkStringList *
make_labels (GPtrArray *fields)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, C_ ("group by", "Nothing"));
  for (guint i = 1; i < fields->len; i++)
    gtk_string_list_append (labels, wm_field_get_label (g_ptr_array_index (fields, i)));
  return labels;
}

static void
selected_cb (WmRegisterGroups *groups, GParamSpec *pspec, GtkDropDown *choice)
{
  GPtrArray *fields = g_object_get_data (G_OBJECT (choice), FIELDS);
  guint index = gtk_drop_down_get_selected (choice);

  if (index < fields->len)
    wm_register_groups_set_field (groups, g_ptr_array_index (fields, index));
}

static GtkWidget *
make_drop_down (WmRegisterGroups *groups, GPtrArray *fields)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (make_labels (fields)), NULL);
  guint index = 0;

  g_object_set_data_full (G_OBJECT (choice), FIELDS, g_ptr_array_ref (fields),
                          (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_find (fields, wm_register_groups_get_field (groups), &index);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), index);
  gtk_widget_set_hexpand (choice, TRUE);
  wm_accessible_set_label (choice, _ ("Group by"));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (selected_cb), groups,
                           G_CONNECT_SWAPPED);
  return choice;
}

GtkWidget *
wm_group_choice_new (WmRegisterGroups *groups, const WmKind *kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Group by"));
  g_autoptr (GPtrArray) fields = list_fields (kind);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_drop_down (groups, fields));
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}
