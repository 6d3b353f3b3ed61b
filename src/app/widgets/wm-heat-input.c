/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cursor, the keys and the pointer of a heat map. */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/compat/wm-accessible.h"
#include "wm-heat-map-private.h"

#include <math.h>

/* How far a pointer goes before it drags. */
#define DRAG_THRESHOLD 6

/* Where the cursor is now. */
static void
announce (WmHeatMap *self)
{
  WmHeatMark *mark = wm_heat_map_get_cursor_mark (self);
  g_autofree char *cell = wm_heat_data_dup_cell_words (self->data, self->row, self->column);

  wm_accessible_announce (GTK_WIDGET (self), mark != NULL ? mark->title : cell);
}

void
wm_heat_map_set_cursor (WmHeatMap *self, guint row, guint column, guint index)
{
  guint n = wm_heat_data_count (self->data, row, column);

  self->row = row;
  self->column = column;
  self->index = n > 0 ? MIN (index, n - 1) : 0;
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    announce (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "pointed", row, column);
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
  gboolean has_dots =
      self->mode != WM_HEAT_MAP_PICKS && wm_heat_map_is_packed (self, self->row, self->column);

  if (has_dots && n > 0 && (int) self->index + step >= 0 && (int) self->index + step < (int) n)
    wm_heat_map_set_cursor (self, self->row, self->column, (guint) ((int) self->index + step));
  else if (is_beside (self->column, step, self->data->n_columns))
    wm_heat_map_set_cursor (self, self->row, (guint) ((int) self->column + step),
                            step > 0 ? 0 : G_MAXUINT - 1);
}

static void
step_up (WmHeatMap *self, int step)
{
  if (is_beside (self->row, step, self->data->n_rows))
    wm_heat_map_set_cursor (self, (guint) ((int) self->row + step), self->column, 0);
}

static void
move (WmHeatMap *self, const char *id, guint row, guint column)
{
  g_autofree char *kept = g_strdup (id);

  g_signal_emit_by_name (self, "moved", kept, row, column);
  wm_heat_map_point_dot (self, kept);
}

static void
move_cursor_mark (WmHeatMap *self, int up, int aside)
{
  WmHeatMark *mark = wm_heat_map_get_cursor_mark (self);

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
    wm_heat_map_set_cursor (self, self->chosen_row, self->chosen_column, 0);
  else if (mark != NULL)
    wm_heat_map_set_cursor (self, mark->row, mark->column, 0);
  else
    wm_heat_map_set_cursor (self, 1, 1, 0);
}

static void
activate_cell (WmHeatMap *self, guint row, guint column)
{
  if (self->mode == WM_HEAT_MAP_PICKS || wm_heat_data_count (self->data, row, column) > 0)
    g_signal_emit_by_name (self, "cell-activated", row, column);
}

static void
activate_cursor (WmHeatMap *self)
{
  WmHeatMark *mark = wm_heat_map_get_cursor_mark (self);

  if (mark != NULL && self->mode != WM_HEAT_MAP_PICKS)
    {
      g_autofree char *id = g_strdup (mark->id);

      g_signal_emit_by_name (self, "activated", id);
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

void
wm_heat_map_stop_dragging (WmHeatMap *self)
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
  mark = wm_heat_map_find_mark_at (self, x, y);
  g_free (self->dragged);
  self->dragged = mark != NULL ? g_strdup (mark->id) : NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (mark != NULL)
    wm_heat_map_set_cursor (self, mark->row, mark->column, mark->index);
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

  wm_heat_map_get_layout (self, &layout);
  wm_heat_map_stop_dragging (self);
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

  wm_heat_map_get_layout (self, &layout);
  if (!wm_heat_layout_find_cell (&layout, x, y, &row, &column))
    return;
  if (id != NULL && self->mode != WM_HEAT_MAP_PICKS)
    {
      g_signal_emit_by_name (self, "activated", id);
      return;
    }
  wm_heat_map_set_cursor (self, row, column, 0);
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
    wm_heat_map_stop_dragging (self);
}

static void
motion_cb (WmHeatMap *self, double x, double y)
{
  WmHeatLayout layout;
  guint row, column;

  if (self->data == NULL || self->is_dragging)
    return;
  wm_heat_map_get_layout (self, &layout);
  if (wm_heat_layout_find_cell (&layout, x, y, &row, &column))
    g_signal_emit_by_name (self, "pointed", row, column);
}

static void
focused_cb (WmHeatMap *self)
{
  if (self->data != NULL)
    ensure_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wm_heat_map_take_input (WmHeatMap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focused_cb), NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_updated_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (wm_heat_map_stop_dragging), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
