/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-columns-menu.h"

#include "app/compat/wm-accessible.h"
#include "wm-popover-scroller.h"

#include <glib/gi18n.h>

#define WM_TYPE_COLUMNS_MENU (wm_columns_menu_get_type ())
G_DECLARE_FINAL_TYPE (WmColumnsMenu, wm_columns_menu, WM, COLUMNS_MENU, GtkWidget)

struct _WmColumnsMenu
{
  GtkWidget parent_instance;

  WmRecordTable *table; /* weak */
  const WmKind *kind;
  GtkWidget *button; /* borrowed: the child */
  GPtrArray *checks; /* (element-type GtkCheckButton), borrowed; one a field, NULL for the title */
  guint settling : 1;
};

G_DEFINE_FINAL_TYPE (WmColumnsMenu, wm_columns_menu, GTK_TYPE_WIDGET)

static void
update_checks (WmColumnsMenu *self)
{
  g_autoptr (GPtrArray) shown = NULL;

  if (self->table == NULL)
    return;
  shown = wm_record_table_dup_columns (self->table);
  self->settling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    if (g_ptr_array_index (self->checks, i) != NULL)
      gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                   g_ptr_array_find (shown, &self->kind->fields[i], NULL));
  self->settling = FALSE;
}

static void
check_toggled_cb (GtkCheckButton *check, WmColumnsMenu *self)
{
  guint index;

  if (!self->settling && self->table != NULL && g_ptr_array_find (self->checks, check, &index))
    wm_record_table_show_column (self->table, &self->kind->fields[index],
                                 gtk_check_button_get_active (check));
}

static void
reset_cb (WmColumnsMenu *self)
{
  if (self->table != NULL)
    wm_record_table_reset_columns (self->table);
}

static GtkWidget *
make_checks (WmColumnsMenu *self)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_rows = (self->kind->n_fields + 1) / 2;
  guint place = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      GtkWidget *check;

      if (&self->kind->fields[i] == wm_kind_get_title_field (self->kind))
        {
          g_ptr_array_add (self->checks, NULL);
          continue;
        }
      check = gtk_check_button_new_with_label (wm_field_get_label (&self->kind->fields[i]));
      g_ptr_array_add (self->checks, check);
      g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), self);
      gtk_grid_attach (GTK_GRID (grid), check, (int) (place / n_rows), (int) (place % n_rows), 1,
                       1);
      place++;
    }
  return grid;
}

static void
popdown_cb (WmColumnsMenu *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static GtkWidget *
make_button (WmColumnsMenu *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->kind->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (popdown_cb), self);
  return button;
}

static GtkWidget *
make_content (WmColumnsMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Columns"));
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Usual columns"));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), wm_popover_scroller_new (make_checks (self)));
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (reset_cb), self);
  gtk_widget_set_hexpand (reset, TRUE);
  gtk_box_append (GTK_BOX (buttons), reset);
  gtk_box_append (GTK_BOX (buttons), make_button (self, _ ("_Import a list…"), "win.import"));
  gtk_box_append (GTK_BOX (buttons), make_button (self, _ ("_Export…"), "win.export-register"));
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
wm_columns_menu_dispose (GObject *object)
{
  WmColumnsMenu *self = WM_COLUMNS_MENU (object);

  g_clear_weak_pointer (&self->table);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_columns_menu_parent_class)->dispose (object);
}

static void
wm_columns_menu_class_init (WmColumnsMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_columns_menu_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_columns_menu_init (WmColumnsMenu *self)
{
  self->checks = g_ptr_array_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (self->button, _ ("Order, columns, import and export"));
  gtk_widget_add_css_class (self->button, "flat");
  wm_accessible_set_label (self->button, _ ("Order, columns, import and export"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
wm_columns_menu_new (WmRecordTable *table, const WmKind *kind)
{
  WmColumnsMenu *self;
  GtkWidget *popover;

  g_return_val_if_fail (WM_IS_RECORD_TABLE (table), NULL);

  self = g_object_new (WM_TYPE_COLUMNS_MENU, NULL);
  g_set_weak_pointer (&self->table, table);
  self->kind = kind;
  popover = gtk_popover_new ();
  gtk_widget_add_css_class (popover, "filters");
  /* Its button is at the end of the window, which is where it has to end as well. */
  gtk_widget_set_halign (popover, GTK_ALIGN_END);
  gtk_popover_set_child (GTK_POPOVER (popover), make_content (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  g_signal_connect_object (table, "columns-changed", G_CALLBACK (update_checks), self,
                           G_CONNECT_SWAPPED);
  update_checks (self);
  return GTK_WIDGET (self);
}

void
wm_columns_menu_prepend (GtkWidget *menu, GtkWidget *widget)
{
  GtkWidget *popover;

  g_return_if_fail (WM_IS_COLUMNS_MENU (menu));

  popover =
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (WM_COLUMNS_MENU (menu)->button)));
  gtk_box_prepend (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (popover))), widget);
}
