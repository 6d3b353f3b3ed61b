/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-tiles.h"

#include "app/compat/wm-accessible.h"
#include "wm-chart-mark.h"

#include <glib/gi18n.h>

struct _WmTiles
{
  GtkWidget parent_instance;

  GtkGrid *grid;    /* borrowed */
  GPtrArray *tiles; /* owned: of Tile */
  guint n_columns;
};

/* The parts of a tile, all borrowed. */
typedef struct
{
  GtkWidget *button;
  WmChartMark *mark;
  GtkLabel *number;
  GtkLabel *label;
} Tile;

G_DEFINE_FINAL_TYPE (WmTiles, wm_tiles, GTK_TYPE_WIDGET)

static void
wm_tiles_dispose (GObject *object)
{
  WmTiles *self = WM_TILES (object);
  GtkWidget *grid = GTK_WIDGET (self->grid);

  self->grid = NULL;
  g_clear_pointer (&grid, gtk_widget_unparent);
  g_clear_pointer (&self->tiles, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_tiles_parent_class)->dispose (object);
}

static void
wm_tiles_class_init (WmTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_tiles_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_tiles_init (WmTiles *self)
{
  self->tiles = g_ptr_array_new_with_free_func (g_free);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

GtkWidget *
wm_tiles_new (guint n_columns)
{
  WmTiles *self = g_object_new (WM_TYPE_TILES, NULL);

  self->n_columns = n_columns;
  return GTK_WIDGET (self);
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static Tile *
add_tile (WmTiles *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  guint place = self->tiles->len;
  Tile *tile = g_new0 (Tile, 1);

  tile->number = add_label (head, "title-2");
  gtk_widget_add_css_class (GTK_WIDGET (tile->number), "numeric");
  tile->mark = WM_CHART_MARK (wm_chart_mark_new (WM_CHART_NONE));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (tile->mark));
  gtk_box_append (GTK_BOX (box), head);
  tile->label = add_label (box, "caption");
  tile->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (tile->button), box);
  gtk_widget_add_css_class (tile->button, "flat");
  gtk_widget_add_css_class (tile->button, "card-row");
  gtk_grid_attach (self->grid, tile->button, (int) (place % self->n_columns),
                   (int) (place / self->n_columns), 1, 1);
  g_ptr_array_add (self->tiles, tile);
  return tile;
}

void
wm_tiles_set (WmTiles *self, guint index, guint number, const char *label, WmChartTone tone,
              const char *action, GVariant *target)
{
  g_autoptr (GVariant) sunk = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *words = NULL;
  GtkActionable *actionable;
  Tile *tile;

  g_return_if_fail (WM_IS_TILES (self));
  g_return_if_fail (index <= self->tiles->len);

  tile = index < self->tiles->len ? g_ptr_array_index (self->tiles, index) : add_tile (self);
  gtk_label_set_label (tile->number, text);
  gtk_label_set_label (tile->label, label);
  wm_chart_mark_set_tone (tile->mark, tone);
  gtk_widget_set_visible (GTK_WIDGET (tile->mark), number > 0 && tone != WM_CHART_NONE);
  /* Translators: a number and what was counted: "12 without an owner". */
  words = g_strdup_printf (_ ("%1$s %2$s"), text, label);
  wm_accessible_set_label (tile->button, words);
  actionable = GTK_ACTIONABLE (tile->button);
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, sunk);
  gtk_actionable_set_action_name (actionable, action);
}
