/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-heat-map.h"

#include "app/compat/wm-accessible.h"
#include "app/compat/wm-color.h"
#include "wm-heat-data.h"
#include "wm-heat-draw.h"
#include "wm-heat-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define CELL_WIDTH 64
#define CELL_HEIGHT 54
#define CELL_HEIGHT_PICKS 36
/* How far a pointer goes before it drags. */
#define DRAG_THRESHOLD 6

struct _WmHeatMap
{
  GtkWidget parent_instance;

  WmHeatData *data; /* owned, nullable */
  char *label;      /* owned */
  WmHeatMapMode mode;
  WmHeatWords words; /* sizes of what stands on the axes */
  AdwAnimation *animation;
  double progress;

  guint row; /* the cursor; 0: nowhere */
  guint column;
  guint index; /* of the dot in the cell */
  guint chosen_row;
  guint chosen_column;

  char *dragged;          /* owned, nullable: id of the dot under the pointer that is down */
  graphene_point_t start; /* where the pointer went down */
  graphene_point_t pointer;
  guint is_dragging : 1;
};

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

static void
get_layout (WmHeatMap *self, WmHeatLayout *layout)
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

static gboolean
is_packed (WmHeatMap *self, guint row, guint column)
{
  WmHeatLayout layout;

  get_layout (self, &layout);
  return wm_heat_data_count (self->data, row, column) <= wm_heat_layout_get_capacity (&layout);
}

static WmHeatMark *
get_cursor_mark (WmHeatMap *self)
{
  if (self->data == NULL || self->row == 0 || !is_packed (self, self->row, self->column))
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

static WmHeatMark *
find_mark_at (WmHeatMap *self, double x, double y)
{
  WmHeatLayout layout;
  guint row, column;

  get_layout (self, &layout);
  if (!wm_heat_layout_find_cell (&layout, x, y, &row, &column) || !is_packed (self, row, column))
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

/* Where the cursor is now. */
static void
announce (WmHeatMap *self)
{
  WmHeatMark *mark = get_cursor_mark (self);
  g_autofree char *cell = wm_heat_data_dup_cell_words (self->data, self->row, self->column);

  wm_accessible_announce (GTK_WIDGET (self), mark != NULL ? mark->title : cell);
}

/* The cursor. */

static void
set_cursor (WmHeatMap *self, guint row, guint column, guint index)
{
  guint n = wm_heat_data_count (self->data, row, column);

  self->row = row;
  self->column = column;
  self->index = n > 0 ? MIN (index, n - 1) : 0;
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    announce (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_POINTED], 0, row, column);
}

static gboolean
is_beside (guint at, int step, guint n)
{
  return (int) at + step >= 1 && (int) at + step <= (int) n;
}

static void
step_aside (WmHeatMap *self, int step)
{
  guint n = wm_heat_data_count (self->data, self->row, self->column);
  gboolean has_dots = self->mode != WM_HEAT_MAP_PICKS && is_packed (self, self->row, self->column);

  if (has_dots && n > 0 && (int) self->index + step >= 0 && (int) self->index + step < (int) n)
    set_cursor (self, self->row, self->column, (guint) ((int) self->index + step));
  else if (is_beside (self->column, step, self->data->n_columns))
    set_cursor (self, self->row, (guint) ((int) self->column + step), step > 0 ? 0 : G_MAXUINT - 1);
}

static void
step_up (WmHeatMap *self, int step)
{
  if (is_beside (self->row, step, self->data->n_rows))
    set_cursor (self, (guint) ((int) self->row + step), self->column, 0);
}

static void
move (WmHeatMap *self, const char *id, guint row, guint column)
{
  g_autofree char *kept = g_strdup (id);

  g_signal_emit (self, signals[SIGNAL_MOVED], 0, kept, row, column);
  wm_heat_map_point_dot (self, kept);
}

static void
move_cursor_mark (WmHeatMap *self, int up, int aside)
{
  WmHeatMark *mark = get_cursor_mark (self);

  if (mark != NULL && self->mode == WM_HEAT_MAP_MOVES &&
      is_beside (mark->row, up, self->data->n_rows) &&
      is_beside (mark->column, aside, self->data->n_columns))
    move (self, mark->id, (guint) ((int) mark->row + up), (guint) ((int) mark->column + aside));
}

static void
ensure_cursor (WmHeatMap *self)
{
  const WmHeatMark *mark = self->data->marks->len > 0
                               ? g_ptr_array_index (self->data->marks, self->data->marks->len - 1)
                               : NULL;

  if (self->row > 0)
    return;
  if (self->chosen_row > 0)
    set_cursor (self, self->chosen_row, self->chosen_column, 0);
  else if (mark != NULL)
    set_cursor (self, mark->row, mark->column, 0);
  else
    set_cursor (self, 1, 1, 0);
}

static void
activate_cell (WmHeatMap *self, guint row, guint column)
{
  if (self->mode == WM_HEAT_MAP_PICKS || wm_heat_data_count (self->data, row, column) > 0)
    g_signal_emit (self, signals[SIGNAL_CELL_ACTIVATED], 0, row, column);
}

static void
activate_cursor (WmHeatMap *self)
{
  WmHeatMark *mark = get_cursor_mark (self);

  if (mark != NULL && self->mode != WM_HEAT_MAP_PICKS)
    {
      g_autofree char *id = g_strdup (mark->id);

      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, id);
    }
  else if (self->row > 0)
    activate_cell (self, self->row, self->column);
}

/* Keys. */

static gboolean
step (WmHeatMap *self, int up, int aside, gboolean moves)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    aside = -aside;
  if (moves)
    move_cursor_mark (self, up, aside);
  else if (up != 0)
    step_up (self, up);
  else
    step_aside (self, aside);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (WmHeatMap *self, guint key, guint code, GdkModifierType state)
{
  gboolean moves = (state & GDK_CONTROL_MASK) != 0;

  if (self->data == NULL || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  ensure_cursor (self);
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step (self, 1, 0, moves);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step (self, -1, 0, moves);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (self, 0, 1, moves);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step (self, 0, -1, moves);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (moves)
        return GDK_EVENT_PROPAGATE;
      activate_cursor (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The pointer. */

static void
stop_dragging (WmHeatMap *self)
{
  self->is_dragging = FALSE;
  g_clear_pointer (&self->dragged, g_free);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_begun_cb (WmHeatMap *self, double x, double y)
{
  WmHeatMark *mark;

  if (self->data == NULL)
    return;
  graphene_point_init (&self->start, (float) x, (float) y);
  mark = find_mark_at (self, x, y);
  g_free (self->dragged);
  self->dragged = mark != NULL ? g_strdup (mark->id) : NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (mark != NULL)
    set_cursor (self, mark->row, mark->column, mark->index);
}

static void
drag_updated_cb (WmHeatMap *self, double by_x, double by_y)
{
  if (self->dragged == NULL || self->mode != WM_HEAT_MAP_MOVES ||
      (!self->is_dragging && hypot (by_x, by_y) < DRAG_THRESHOLD))
    return;
  graphene_point_init (&self->pointer, self->start.x + (float) by_x, self->start.y + (float) by_y);
  if (!self->is_dragging)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  self->is_dragging = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop (WmHeatMap *self, double x, double y)
{
  g_autofree char *id = g_strdup (self->dragged);
  WmHeatMark *mark = wm_heat_data_find (self->data, id);
  WmHeatLayout layout;
  guint row, column;

  get_layout (self, &layout);
  stop_dragging (self);
  if (mark != NULL && wm_heat_layout_find_cell (&layout, x, y, &row, &column) &&
      (row != mark->row || column != mark->column))
    move (self, id, row, column);
}

static void
click (WmHeatMap *self, double x, double y)
{
  g_autofree char *id = g_steal_pointer (&self->dragged);
  WmHeatLayout layout;
  guint row, column;

  get_layout (self, &layout);
  if (!wm_heat_layout_find_cell (&layout, x, y, &row, &column))
    return;
  if (id != NULL && self->mode != WM_HEAT_MAP_PICKS)
    {
      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, id);
      return;
    }
  set_cursor (self, row, column, 0);
  activate_cell (self, row, column);
}

static void
drag_ended_cb (WmHeatMap *self, double by_x, double by_y)
{
  if (self->data == NULL)
    return;
  if (self->is_dragging)
    drop (self, self->start.x + by_x, self->start.y + by_y);
  else if (hypot (by_x, by_y) < DRAG_THRESHOLD)
    click (self, self->start.x, self->start.y);
  else
    stop_dragging (self);
}

static void
motion_cb (WmHeatMap *self, double x, double y)
{
  WmHeatLayout layout;
  guint row, column;

  if (self->data == NULL || self->is_dragging)
    return;
  get_layout (self, &layout);
  if (wm_heat_layout_find_cell (&layout, x, y, &row, &column))
    g_signal_emit (self, signals[SIGNAL_POINTED], 0, row, column);
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
  mark = keyboard ? get_cursor_mark (self) : find_mark_at (self, x, y);
  get_layout (self, &layout);
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
  WmHeatMark *mark = get_cursor_mark (self);
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
                           is_cursor || is_marked, is_chosen, is_packed (self, row, column));
      }
}

static void
snapshot_dots (WmHeatMap *self, GtkSnapshot *snapshot, const WmHeatLayout *layout)
{
  gboolean has_focus = gtk_widget_has_visible_focus (GTK_WIDGET (self));
  WmHeatMark *cursor = get_cursor_mark (self);

  for (guint i = 0; i < self->data->marks->len; i++)
    {
      WmHeatMark *mark = g_ptr_array_index (self->data->marks, i);
      graphene_point_t center;

      if (!is_packed (self, mark->row, mark->column) ||
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
  get_layout (self, &layout);
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
  wm_heat_words_measure (&self->words, widget, self->data);
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
focused_cb (WmHeatMap *self)
{
  if (self->data != NULL)
    ensure_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->progress = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focused_cb), NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_updated_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (stop_dragging), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
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
  stop_dragging (self);
  if (self->data != NULL && self->data->n_rows == data->n_rows &&
      self->data->n_columns == data->n_columns)
    take_marks (data, self->data);
  else
    self->row = self->column = self->index = self->chosen_row = self->chosen_column = 0;
  g_clear_pointer (&self->data, wm_heat_data_free);
  self->data = data;
  wm_heat_words_measure (&self->words, GTK_WIDGET (self), self->data);
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
  get_layout (self, &layout);
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

  stop_dragging (self);
  mark = get_cursor_mark (self);
  id = mark != NULL ? g_strdup (mark->id) : NULL;
  places = list_places (self);
  wm_heat_data_set_dots (self->data, dots, n_dots);
  animate_from (self, places);
  if ((id == NULL || !wm_heat_map_point_dot (self, id)) && self->row > 0)
    set_cursor (self, self->row, self->column, self->index);
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

  set_cursor (self, row, column, 0);
}

gboolean
wm_heat_map_point_dot (WmHeatMap *self, const char *id)
{
  WmHeatMark *mark;

  g_return_val_if_fail (WM_IS_HEAT_MAP (self), FALSE);

  mark = self->data != NULL ? wm_heat_data_find (self->data, id) : NULL;
  if (mark != NULL)
    set_cursor (self, mark->row, mark->column, mark->index);
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
  get_layout (self, &layout);
  get_target (self, &layout, mark, center);
  return TRUE;
}

void
wm_heat_map_get_cell (WmHeatMap *self, guint row, guint column, graphene_rect_t *cell)
{
  WmHeatLayout layout;

  g_return_if_fail (WM_IS_HEAT_MAP (self));
  g_return_if_fail (self->data != NULL);

  get_layout (self, &layout);
  wm_heat_layout_get_cell (&layout, row, column, cell);
}

char *
wm_heat_map_dup_words (WmHeatMap *self)
{
  g_return_val_if_fail (WM_IS_HEAT_MAP (self), NULL);

  return self->data != NULL ? wm_heat_data_dup_words (self->data) : g_strdup ("");
}
