/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-sort-choice.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

/* What is alike in two fields may be in any order. */
#define N_ROWS 2

struct _WmSortChoice
{
  GtkWidget parent_instance;

  WmRecordTable *table; /* weak, nullable */
  const WmKind *kind;
  guint settling : 1;

  /* Borrowed */
  GtkWidget *grid;
  GtkDropDown *fields[N_ROWS];
  GtkToggleButton *downs[N_ROWS];
};

G_DEFINE_FINAL_TYPE (WmSortChoice, wm_sort_choice, GTK_TYPE_WIDGET)

/* The first choice is the number, or in later rows that there is no more. */
static const WmField *
get_field (WmSortChoice *self, guint row)
{
  guint selected = gtk_drop_down_get_selected (self->fields[row]);

  return selected > 0 && selected <= self->kind->n_fields ? &self->kind->fields[selected - 1]
                                                          : NULL;
}

static void
update_sensitive (WmSortChoice *self)
{
  for (guint i = 1; i < N_ROWS; i++)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->fields[i]), get_field (self, i - 1) != NULL);
      gtk_widget_set_sensitive (GTK_WIDGET (self->downs[i]),
                                get_field (self, i) != NULL && get_field (self, i - 1) != NULL);
    }
}

static void
chosen_cb (WmSortChoice *self)
{
  WmRecordOrder orders[WM_RECORD_ORDERS] = { 0 };
  guint n = 0;

  if (self->settling || self->table == NULL)
    return;
  for (guint i = 0; i < N_ROWS; i++)
    {
      if (i > 0 && (get_field (self, i) == NULL || get_field (self, i - 1) == NULL))
        break;
      orders[n].field = get_field (self, i);
      orders[n++].descending = gtk_toggle_button_get_active (self->downs[i]);
    }
  update_sensitive (self);
  wm_record_table_set_orders (self->table, orders, n);
}

/* Headers may have been clicked since. */
static void
wm_sort_choice_map (GtkWidget *widget)
{
  WmSortChoice *self = WM_SORT_CHOICE (widget);
  const WmRecordOrder *orders = NULL;
  guint n = 0;

  if (self->table != NULL)
    orders = wm_record_table_get_orders (self->table, &n);
  self->settling = TRUE;
  for (guint i = 0; i < N_ROWS; i++)
    {
      const WmField *field = i < n ? orders[i].field : NULL;

      gtk_drop_down_set_selected (
          self->fields[i], field != NULL ? wm_kind_get_field_index (self->kind, field) + 1 : 0);
      gtk_toggle_button_set_active (self->downs[i], i < n && orders[i].descending);
    }
  self->settling = FALSE;
  update_sensitive (self);
  GTK_WIDGET_CLASS (wm_sort_choice_parent_class)->map (widget);
}

static void
wm_sort_choice_dispose (GObject *object)
{
  WmSortChoice *self = WM_SORT_CHOICE (object);

  self->settling = TRUE;
  g_clear_weak_pointer (&self->table);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_sort_choice_parent_class)->dispose (object);
}

static void
wm_sort_choice_class_init (WmSortChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_sort_choice_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_sort_choice_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_sort_choice_init (WmSortChoice *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_margin_bottom (self->grid, 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static GtkDropDown *
make_fields (WmSortChoice *self, const char *first, const char *label)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  gtk_string_list_append (words, first);
  for (guint i = 0; i < self->kind->n_fields; i++)
    gtk_string_list_append (words, wm_field_get_label (&self->kind->fields[i]));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  gtk_widget_set_hexpand (drop_down, TRUE);
  wm_accessible_set_label (drop_down, label);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self);
  return GTK_DROP_DOWN (drop_down);
}

static GtkToggleButton *
make_down (WmSortChoice *self, const char *label)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  /* Translators: %s is "Sort by" or "Then by"; for screen readers. */
  g_autofree char *words = g_strdup_printf (_ ("%s, downwards"), label);

  gtk_button_set_icon_name (GTK_BUTTON (toggle), "view-sort-descending-symbolic");
  gtk_widget_set_tooltip_text (toggle, _ ("The last first"));
  wm_accessible_set_label (toggle, words);
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (chosen_cb), self);
  return GTK_TOGGLE_BUTTON (toggle);
}

static void
add_row (WmSortChoice *self, guint row, const char *label, const char *first)
{
  GtkWidget *title = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  if (row == 0)
    gtk_widget_add_css_class (title, "heading");
  self->fields[row] = make_fields (self, first, label);
  self->downs[row] = make_down (self, label);
  gtk_grid_attach (GTK_GRID (self->grid), title, 0, (int) row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (self->fields[row]), 1, (int) row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (self->downs[row]), 2, (int) row, 1, 1);
}

GtkWidget *
wm_sort_choice_new (WmRecordTable *table, const WmKind *kind)
{
  WmSortChoice *self;

  g_return_val_if_fail (WM_IS_RECORD_TABLE (table), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (WM_TYPE_SORT_CHOICE, NULL);
  g_set_weak_pointer (&self->table, table);
  self->kind = kind;
  add_row (self, 0, _ ("Sort by"), C_ ("sort by", "Number"));
  add_row (self, 1, _ ("Then by"), C_ ("sort by", "Nothing more"));
  return GTK_WIDGET (self);
}
