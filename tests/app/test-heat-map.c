/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/widgets/wm-heat-layout.h"
#include "app/widgets/wm-heat-map.h"

#define N 4

/* A map in a window of its own, and all that it said. */
typedef struct
{
  GtkWidget *window;
  WmHeatMap *map;
  GString *log;
} Fixture;

static const WmHeatDot dots[] = {
  { "a", "R-1 Laptop left in the train", 2, 3 },
  { "b", "R-2 Mailbox taken over", 2, 3 },
  { "c", "R-3 Ransomware", 4, 4 },
  { "d", "R-4 Not graded", 0, 0 },
};

static void
activated_cb (WmHeatMap *map, const char *id, GString *log)
{
  g_string_append_printf (log, "open %s.", id);
}

static void
cell_activated_cb (WmHeatMap *map, guint row, guint column, GString *log)
{
  g_string_append_printf (log, "cell %u %u.", row, column);
}

static void
moved_cb (WmHeatMap *map, const char *id, guint row, guint column, GString *log)
{
  g_string_append_printf (log, "%s to %u %u.", id, row, column);
}

static void
set_scale (WmHeatMap *map)
{
  static const char *const rows[] = { "Rare", "Unlikely", "Possible", "Likely" };
  static const char *const columns[] = { "Low", "Medium", "High", "Severe" };
  WmChartTone tones[N * N];
  char *cells[N * N];
  WmHeatScale scale = { .n_rows = N,
                        .n_columns = N,
                        .rows = rows,
                        .columns = columns,
                        .row_axis = "Likelihood",
                        .column_axis = "Impact",
                        .tones = tones };

  for (guint i = 0; i < N * N; i++)
    {
      guint grade = (i / N + 1) * (i % N + 1);

      tones[i] = grade <= 4 ? WM_CHART_GOOD : grade <= 8 ? WM_CHART_PARTLY : WM_CHART_BAD;
      cells[i] = g_strdup_printf ("%s, %s: %u of 16", rows[i / N], columns[i % N], grade);
    }
  scale.cells = (const char *const *) cells;
  wm_heat_map_set_scale (map, &scale);
  for (guint i = 0; i < N * N; i++)
    g_free (cells[i]);
}

static void
set_up (Fixture *fixture, gconstpointer mode)
{
  fixture->log = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  fixture->map = WM_HEAT_MAP (wm_heat_map_new ("Now", GPOINTER_TO_INT (mode)));
  set_scale (fixture->map);
  wm_heat_map_set_dots (fixture->map, dots, G_N_ELEMENTS (dots));
  g_signal_connect (fixture->map, "activated", G_CALLBACK (activated_cb), fixture->log);
  g_signal_connect (fixture->map, "cell-activated", G_CALLBACK (cell_activated_cb), fixture->log);
  g_signal_connect (fixture->map, "moved", G_CALLBACK (moved_cb), fixture->log);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 440, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->map));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map));
}

static void
tear_down (Fixture *fixture, gconstpointer mode)
{
  gpointer map = fixture->map;

  g_object_add_weak_pointer (map, &map);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_kit_settle ();
  g_assert_null (map);
  g_string_free (fixture->log, TRUE);
}

static GtkEventController *
find_controller (WmHeatMap *map, GType type)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (map));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

static void
press (Fixture *fixture, guint key, GdkModifierType keys)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (fixture->map, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, keys, &handled);
  g_assert_true (handled);
}

static void
assert_log (Fixture *fixture, const char *words)
{
  g_assert_cmpstr (fixture->log->str, ==, words);
  g_string_truncate (fixture->log, 0);
}

static void
test_words (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (fixture->map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Likely, Severe: 16 of 16; 1 risk. Unlikely, High: 6 of 16; 2 risks");

  g_assert_null (other);
  wm_heat_map_set_dots (fixture->map, NULL, 0);
  g_free (other);
  other = wm_heat_map_dup_words (fixture->map);
  g_assert_cmpstr (other, ==, "No risk is in this matrix.");
}

/* From dot to dot, from cell to cell, and not over the edge. */
static void
test_keys (Fixture *fixture, gconstpointer mode)
{
  g_assert_true (wm_heat_map_point_dot (fixture->map, "a"));
  press (fixture, GDK_KEY_Return, 0);
  assert_log (fixture, "open a.");
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_space, 0);
  assert_log (fixture, "open b.");
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Return, 0);
  assert_log (fixture, "");
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Return, 0);
  assert_log (fixture, "open c.");
  g_assert_false (wm_heat_map_point_dot (fixture->map, "d"));
}

static void
test_moves_by_keys (Fixture *fixture, gconstpointer mode)
{
  wm_heat_map_point_dot (fixture->map, "c");
  press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_Up, GDK_CONTROL_MASK);
  assert_log (fixture, "");
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_log (fixture, "c to 3 4.");
  press (fixture, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_log (fixture, "c to 4 3.");
}

static void
drag (Fixture *fixture, const char *id, guint row, guint column)
{
  GtkEventController *gesture = find_controller (fixture->map, GTK_TYPE_GESTURE_DRAG);
  graphene_point_t from, to;
  graphene_rect_t cell;

  g_assert_true (wm_heat_map_find_dot (fixture->map, id, &from));
  wm_heat_map_get_cell (fixture->map, row, column, &cell);
  graphene_rect_get_center (&cell, &to);
  g_signal_emit_by_name (gesture, "drag-begin", (double) from.x, (double) from.y);
  for (guint i = 1; i <= 2; i++)
    g_signal_emit_by_name (gesture, "drag-update", (to.x - from.x) / 2.0 * i,
                           (to.y - from.y) / 2.0 * i);
  g_signal_emit_by_name (gesture, "drag-end", (double) (to.x - from.x), (double) (to.y - from.y));
}

static void
test_moves_by_dragging (Fixture *fixture, gconstpointer mode)
{
  drag (fixture, "c", 1, 2);
  assert_log (fixture, "c to 1 2.");
  /* Dropped where it was, nothing happened. */
  drag (fixture, "c", 4, 4);
  g_string_truncate (fixture->log, 0);
  drag (fixture, "a", 2, 3);
  g_assert_false (g_str_has_prefix (fixture->log->str, "a to"));
}

static void
test_only_reads (Fixture *fixture, gconstpointer mode)
{
  wm_heat_map_point_dot (fixture->map, "c");
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  drag (fixture, "c", 1, 2);
  assert_log (fixture, "");
}

static void
test_picks (Fixture *fixture, gconstpointer mode)
{
  wm_heat_map_point (fixture->map, 1, 1);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Return, 0);
  assert_log (fixture, "cell 2 2.");
}

/* What does not fit is a number, and opens as a list. */
static void
test_number (Fixture *fixture, gconstpointer mode)
{
  WmHeatDot many[60];

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = (WmHeatDot){ "x", "One of many", 3, 3 };
  wm_heat_map_set_dots (fixture->map, many, G_N_ELEMENTS (many));
  wm_heat_map_point (fixture->map, 3, 3);
  press (fixture, GDK_KEY_Return, 0);
  assert_log (fixture, "cell 3 3.");
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_log (fixture, "");
}

static void
test_layout (void)
{
  WmHeatLayout layout = { .n_rows = 3, .n_columns = 3 };
  graphene_rect_t cell;
  guint row, column;

  graphene_rect_init (&layout.area, 10, 20, 308, 158);
  wm_heat_layout_get_cell (&layout, 3, 1, &cell);
  g_assert_cmpfloat (cell.origin.y, ==, 20);
  g_assert_cmpfloat (cell.origin.x, ==, 10);
  g_assert_true (wm_heat_layout_find_cell (&layout, 12, 22, &row, &column));
  g_assert_cmpuint (row * 10 + column, ==, 31);
  g_assert_false (wm_heat_layout_find_cell (&layout, 0, 22, &row, &column));
  layout.is_mirrored = TRUE;
  g_assert_true (wm_heat_layout_find_cell (&layout, 12, 22, &row, &column));
  g_assert_cmpuint (row * 10 + column, ==, 33);
  g_assert_cmpuint (wm_heat_layout_get_capacity (&layout), ==, 10);
}

#define ADD(path, mode, function)                                                                  \
  g_test_add (path, Fixture, GINT_TO_POINTER (mode), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  g_test_add_func ("/heat-map/layout/finds-cells", test_layout);
  ADD ("/heat-map/words/say-the-numbers", WM_HEAT_MAP_MOVES, test_words);
  ADD ("/heat-map/keys/reach-every-dot", WM_HEAT_MAP_MOVES, test_keys);
  ADD ("/heat-map/keys/move-a-dot", WM_HEAT_MAP_MOVES, test_moves_by_keys);
  ADD ("/heat-map/pointer/moves-a-dot", WM_HEAT_MAP_MOVES, test_moves_by_dragging);
  ADD ("/heat-map/reads/moves-nothing", WM_HEAT_MAP_READS, test_only_reads);
  ADD ("/heat-map/picks/chooses-a-cell", WM_HEAT_MAP_PICKS, test_picks);
  ADD ("/heat-map/many/are-a-number", WM_HEAT_MAP_MOVES, test_number);
  return g_test_run ();
}
