/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-heat-map.h"

#include "app/compat/wm-accessible.h"
#include "app/compat/wm-color.h"
#include "wm-heat-draw.h"
#include "wm-heat-map-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define CELL_WIDTH 64
#define CELL_HEIGHT 54
#define CELL_HEIGHT_PICKS 36

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_CELL_ACTIVATED,
  SIGNAL_MOVED,
  SIGNAL_POINTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmHeatMap, wm_heat_map, GTK_TYPE_WIDGET)

/* Where things are. */

void
wm_heat_map_get_layout (WmHeatMap *self, WmHeatLayout *layout)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float start = self->words.start;
  float bottom = self->words.bottom;
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  layout->n_rows = self->data->n_rows;
  layout->n_columns = self->data->n_columns;
  layout->is_mirrored = is_mirrored;
  graphene_rect_init (&layout->area, is_mirrored ? 0 : start, self->words.top,
                      MAX (1, (float) gtk_widget_get_width (widget) - start),
                      MAX (1, (float) gtk_widget_get_height (widget) - bottom - self->words.top));
}

gboolean
wm_heat_map_is_packed (WmHeatMap *self, guint row, guint column)
{
  WmHeatLayout layout;

  wm_heat_map_get_layout (self, &layout);
  return wm_heat_data_count (self->data, row, column) <= wm_heat_layout_get_capacity (&layout);
}

WmHeatMark *
wm_heat_map_get_cursor_mark (WmHeatMap *self)
{
  if (self->data == NULL || self->row == 0 ||
      !wm_heat_map_is_packed (self, self->row, self->column))
    return NULL;
  return wm_heat_data_get_mark (self->data, self->row, self->column, self->index);
}

static void
get_target (WmHeatMap *self, const WmHeatLayout *layout, const WmHeatMark *mark,
            graphene_point_t *center)
{
  guint n = wm_heat_data_count (self->data, mark->row, mark->column);

  if (n > wm_heat_layout_get_capacity (layout))
    wm_heat_layout_get_dot (layout, mark->row, mark->column, 0, 1, center);
  else
    wm_heat_layout_get_dot (layout, mark->row, mark->column, mark->index, n, center);
}

static void
get_center (WmHeatMap *self, const WmHeatLayout *layout, const WmHeatMark *mark,
            graphene_point_t *center)
{
  get_target (self, layout, mark, center);
  if (self->progress < 1 && !mark->is_new)
    graphene_point_interpolate (&mark->from, center, self->progress, center);
}

WmHeatMark *
wm_heat_map_find_mark_at (WmHeatMap *self, double x, double y)
{
  WmHeatLayout layout;
  guint row, column;

  wm_heat_map_get_layout (self, &layout);
  if (!wm_heat_layout_find_cell (&layout, x, y, &row, &column) ||
      !wm_heat_map_is_packed (self, row, column))
    return NULL;
  for (guint i = 0; i < wm_heat_data_count (self->data, row, column); i++)
    {
      WmHeatMark *mark = wm_heat_data_get_mark (self->data, row, column, i);
      graphene_point_t center;

      get_target (self, &layout, mark, &center);
      if (hypot (x - center.x, y - center.y) <= WM_HEAT_DOT / 2.0 + 2)
        return mark;
    }
  return NULL;
}

/* What screen readers say. */

static void
update_words (WmHeatMap *self)
{
  g_autofree char *words = self->mode != WM_HEAT_MAP_PICKS ? wm_heat_map_dup_words (self) : NULL;

  if (words != NULL)
    wm_accessible_set_description (GTK_WIDGET (self), words);
}

static gboolean
wm_heat_map_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  WmHeatMap *self = WM_HEAT_MAP (widget);
  WmHeatMark *mark;
  WmHeatLayout layout;
  guint row, column;
  g_autofree char *words = NULL;

  if (self->data == NULL)
    return FALSE;
  mark = keyboard ? wm_heat_map_get_cursor_mark (self) : wm_heat_map_find_mark_at (self, x, y);
  wm_heat_map_get_layout (self, &layout);
  if (mark == NULL && keyboard)
    return FALSE;
  if (mark != NULL)
    {
      g_autofree char *cell =
          g_strdup (self->data->cells[(mark->row - 1) * self->data->n_columns + mark->column - 1]);

      words = g_strdup_printf ("%s\n%s", mark->title, cell);
    }
  else if (wm_heat_layout_find_cell (&layout, x, y, &row, &column))
    words = wm_heat_data_dup_cell_words (self->data, row, column);
  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

/* Drawing and size. */

static void
get_drop_cell (WmHeatMap *self, const WmHeatLayout *layout, guint *row, guint *column)
{
  *row = *column = 0;
  if (self->is_dragging &&
      !wm_heat_layout_find_cell (layout, self->pointer.x, self->pointer.y, row, column))
    *row = *column = 0;
}

static void
snapshot_cells (WmHeatMap *self, GtkSnapshot *snapshot, const WmHeatLayout *layout)
{
  gboolean has_focus = gtk_widget_has_visible_focus (GTK_WIDGET (self));
  WmHeatMark *mark = wm_heat_map_get_cursor_mark (self);
  guint drop_row, drop_column;

  get_drop_cell (self, layout, &drop_row, &drop_column);
  for (guint row = 1; row <= layout->n_rows; row++)
    for (guint column = 1; column <= layout->n_columns; column++)
      {
        gboolean is_cursor = has_focus && row == self->row && column == self->column &&
                             (mark == NULL || self->mode == WM_HEAT_MAP_PICKS);
        gboolean is_marked = row == drop_row && column == drop_column;
        gboolean is_chosen = row == self->chosen_row && column == self->chosen_column;

        wm_heat_draw_cell (GTK_WIDGET (self), snapshot, self->data, layout, row, column,
                           is_cursor || is_marked, is_chosen,
                           wm_heat_map_is_packed (self, row, column));
      }
}

static void
snapshot_dots (WmHeatMap *self, GtkSnapshot *snapshot, const WmHeatLayout *layout)
{
  gboolean has_focus = gtk_widget_has_visible_focus (GTK_WIDGET (self));
  WmHeatMark *cursor = wm_heat_map_get_cursor_mark (self);

  for (guint i = 0; i < self->data->marks->len; i++)
    {
      WmHeatMark *mark = g_ptr_array_index (self->data->marks, i);
      graphene_point_t center;

      if (!wm_heat_map_is_packed (self, mark->row, mark->column) ||
          (self->is_dragging && g_strcmp0 (mark->id, self->dragged) == 0))
        continue;
      get_center (self, layout, mark, &center);
      wm_heat_draw_dot (GTK_WIDGET (self), snapshot, &center,
                        mark->is_new ? (float) self->progress : 1, has_focus && mark == cursor);
    }
  if (self->is_dragging)
    wm_heat_draw_dot (GTK_WIDGET (self), snapshot, &self->pointer, 1, TRUE);
}

static void
wm_heat_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmHeatMap *self = WM_HEAT_MAP (widget);
  WmHeatLayout layout;

  if (self->data == NULL)
    return;
  wm_heat_map_get_layout (self, &layout);
  snapshot_cells (self, snapshot, &layout);
  wm_heat_draw_line (widget, snapshot, self->data, &layout);
  wm_heat_draw_words (widget, snapshot, self->data, &layout, &self->words);
  if (self->mode != WM_HEAT_MAP_PICKS)
    snapshot_dots (self, snapshot, &layout);
}

static void
wm_heat_map_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  WmHeatMap *self = WM_HEAT_MAP (widget);
  int n = self->data != NULL ? (int) self->data->n_columns : 0;
  int height = self->mode == WM_HEAT_MAP_PICKS ? CELL_HEIGHT_PICKS : CELL_HEIGHT;

  *minimum = *natural = 0;
  if (self->data == NULL)
    return;
  wm_heat_words_measure (&self->words, widget, self->data, self->is_compact);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int least = (int) ceil (self->words.least);

      *minimum = (int) self->words.start + n * (least + 4);
      *natural = (int) self->words.start + n * (MAX (CELL_WIDTH, least) + 4);
    }
  else
    *minimum = *natural =
        (int) (self->words.top + self->words.bottom) + (int) self->data->n_rows * (height + 4) - 4;
}

static void
set_progress (double value, gpointer user_data)
{
  WmHeatMap *self = user_data;

  self->progress = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
wm_heat_map_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (wm_heat_map_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
wm_heat_map_unmap (GtkWidget *widget)
{
  adw_animation_skip (WM_HEAT_MAP (widget)->animation);
  GTK_WIDGET_CLASS (wm_heat_map_parent_class)->unmap (widget);
}

static void
wm_heat_map_dispose (GObject *object)
{
  g_clear_object (&WM_HEAT_MAP (object)->animation);
  G_OBJECT_CLASS (wm_heat_map_parent_class)->dispose (object);
}

static void
wm_heat_map_finalize (GObject *object)
{
  WmHeatMap *self = WM_HEAT_MAP (object);

  g_clear_pointer (&self->data, wm_heat_data_free);
  g_free (self->label);
  g_free (self->dragged);
  G_OBJECT_CLASS (wm_heat_map_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", WM_TYPE_HEAT_MAP, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CELL_ACTIVATED] =
      g_signal_new ("cell-activated", WM_TYPE_HEAT_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_MOVED] =
      g_signal_new ("moved", WM_TYPE_HEAT_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_POINTED] = g_signal_new ("pointed", WM_TYPE_HEAT_MAP, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
wm_heat_map_class_init (WmHeatMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_heat_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_heat_map_finalize;
  widget_class->snapshot = wm_heat_map_snapshot;
  widget_class->measure = wm_heat_map_measure;
  widget_class->query_tooltip = wm_heat_map_query_tooltip;
  widget_class->css_changed = wm_heat_map_css_changed;
  widget_class->unmap = wm_heat_map_unmap;
  install_signals ();
  gtk_widget_class_set_css_name (widget_class, "heatmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wm_heat_map_init (WmHeatMap *self)
{
  self->progress = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  wm_heat_map_take_input (self);
  self->animation =
      adw_timed_animation_new (GTK_WIDGET (self), 0, 1, WM_CHART_DURATION,
                               adw_callback_animation_target_new (set_progress, self, NULL));
}

GtkWidget *
wm_heat_map_new (const char *label, WmHeatMapMode mode)
{
  WmHeatMap *self = g_object_new (WM_TYPE_HEAT_MAP, NULL);

  self->label = g_strdup (label);
  self->mode = mode;
  wm_accessible_set_label (GTK_WIDGET (self), label);
  return GTK_WIDGET (self);
}

void
wm_heat_map_set_mode (WmHeatMap *self, WmHeatMapMode mode)
{
  g_return_if_fail (WM_IS_HEAT_MAP (self));

  self->mode = mode;
}

void
wm_heat_map_set_compact (WmHeatMap *self, gboolean is_compact)
{
  g_return_if_fail (WM_IS_HEAT_MAP (self));

  self->is_compact = is_compact;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
take_marks (WmHeatData *to, WmHeatData *from)
{
  g_ptr_array_unref (to->marks);
  to->marks = g_steal_pointer (&from->marks);
  g_free (to->counts);
  to->counts = g_steal_pointer (&from->counts);
  from->marks = g_ptr_array_new ();
}

/* Of the same size it is the same matrix with other words. */
void
wm_heat_map_set_scale (WmHeatMap *self, const WmHeatScale *scale)
{
  WmHeatData *data;

  g_return_if_fail (WM_IS_HEAT_MAP (self));
  g_return_if_fail (scale->n_rows >= 1 && scale->n_columns >= 1);

  data = wm_heat_data_new (scale);
  wm_heat_map_stop_dragging (self);
  if (self->data != NULL && self->data->n_rows == data->n_rows &&
      self->data->n_columns == data->n_columns)
    take_marks (data, self->data);
  else
    self->row = self->column = self->index = self->chosen_row = self->chosen_column = 0;
  g_clear_pointer (&self->data, wm_heat_data_free);
  self->data = data;
  wm_heat_words_measure (&self->words, GTK_WIDGET (self), self->data, self->is_compact);
  update_words (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GHashTable *
list_places (WmHeatMap *self)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  WmHeatLayout layout;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return places;
  wm_heat_map_get_layout (self, &layout);
  for (guint i = 0; i < self->data->marks->len; i++)
    {
      WmHeatMark *mark = g_ptr_array_index (self->data->marks, i);
      graphene_point_t center;

      get_center (self, &layout, mark, &center);
      if (mark->id != NULL)
        g_hash_table_insert (places, g_strdup (mark->id), g_memdup2 (&center, sizeof center));
    }
  return places;
}

static void
animate_from (WmHeatMap *self, GHashTable *places)
{
  if (g_hash_table_size (places) == 0)
    return;
  for (guint i = 0; i < self->data->marks->len; i++)
    {
      WmHeatMark *mark = g_ptr_array_index (self->data->marks, i);
      graphene_point_t *from = mark->id != NULL ? g_hash_table_lookup (places, mark->id) : NULL;

      mark->is_new = from == NULL;
      if (from != NULL)
        mark->from = *from;
    }
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

void
wm_heat_map_set_dots (WmHeatMap *self, const WmHeatDot *dots, guint n_dots)
{
  g_autoptr (GHashTable) places = NULL;
  WmHeatMark *mark;
  g_autofree char *id = NULL;

  g_return_if_fail (WM_IS_HEAT_MAP (self));
  g_return_if_fail (self->data != NULL);

  wm_heat_map_stop_dragging (self);
  mark = wm_heat_map_get_cursor_mark (self);
  id = mark != NULL ? g_strdup (mark->id) : NULL;
  places = list_places (self);
  wm_heat_data_set_dots (self->data, dots, n_dots);
  animate_from (self, places);
  if ((id == NULL || !wm_heat_map_point_dot (self, id)) && self->row > 0)
    wm_heat_map_set_cursor (self, self->row, self->column, self->index);
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wm_heat_map_set_chosen (WmHeatMap *self, guint row, guint column)
{
  g_return_if_fail (WM_IS_HEAT_MAP (self));

  self->chosen_row = row;
  self->chosen_column = column;
  self->row = self->column = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wm_heat_map_point (WmHeatMap *self, guint row, guint column)
{
  g_return_if_fail (WM_IS_HEAT_MAP (self));
  g_return_if_fail (self->data != NULL && row >= 1 && row <= self->data->n_rows);
  g_return_if_fail (column >= 1 && column <= self->data->n_columns);

  wm_heat_map_set_cursor (self, row, column, 0);
}

gboolean
wm_heat_map_point_dot (WmHeatMap *self, const char *id)
{
  WmHeatMark *mark;

  g_return_val_if_fail (WM_IS_HEAT_MAP (self), FALSE);

  mark = self->data != NULL ? wm_heat_data_find (self->data, id) : NULL;
  if (mark != NULL)
    wm_heat_map_set_cursor (self, mark->row, mark->column, mark->index);
  return mark != NULL;
}

gboolean
wm_heat_map_find_dot (WmHeatMap *self, const char *id, graphene_point_t *center)
{
  WmHeatMark *mark;
  WmHeatLayout layout;

  g_return_val_if_fail (WM_IS_HEAT_MAP (self), FALSE);

  mark = self->data != NULL ? wm_heat_data_find (self->data, id) : NULL;
  if (mark == NULL)
    return FALSE;
  wm_heat_map_get_layout (self, &layout);
  get_target (self, &layout, mark, center);
  return TRUE;
}

void
wm_heat_map_get_cell (WmHeatMap *self, guint row, guint column, graphene_rect_t *cell)
{
  WmHeatLayout layout;

  g_return_if_fail (WM_IS_HEAT_MAP (self));
  g_return_if_fail (self->data != NULL);

  wm_heat_map_get_layout (self, &layout);
  wm_heat_layout_get_cell (&layout, row, column, cell);
}

char *
wm_heat_map_dup_words (WmHeatMap *self)
{
  g_return_val_if_fail (WM_IS_HEAT_MAP (self), NULL);

  return self->data != NULL ? wm_heat_data_dup_words (self->data) : g_strdup ("");
}
