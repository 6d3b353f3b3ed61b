/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the window from inside, one process a measurement, on a display that build-aux/bench
 * makes: what a key does to a long table, how long frames take while it scrolls, and how long the
 * main loop is busy at once while somebody works. */
#include "config.h"

#include "app/widgets/wm-record-table.h"
#include "app/wm-pages.h"
#include "app/wm-window.h"
#include "bench.h"
#include "wm-app-resources.h"

#include <locale.h>
#include <sys/resource.h>

#define WIDTH 1280
#define HEIGHT 800
#define N_COLUMNS 6
#define EDIT_MILLISECONDS 60

typedef struct
{
  WmSession *session; /* owned */
  WmWindow *window;
} Stage;

/* How much of it; a quick run only sees whether measuring works. */
static guint n_frames = 600;
static guint n_edits = 60;
/* A person reads before they work; what is done at idle times is done by then. */
static double read_seconds = 1.5;

/* How long the main loop was busy at once. */
static GArray *busy;      /* nullable: of BenchSeconds */
static BenchSeconds woke; /* when there was last something to do */

static int
poll_and_measure (GPollFD *fds, guint n, int timeout)
{
  int ready;

  if (busy != NULL && woke.wall > 0.0)
    bench_seconds_add (busy, woke);
  ready = g_poll (fds, n, timeout);
  woke = bench_seconds_now ();
  return ready;
}

static void
run_for (double seconds)
{
  const double end = bench_now () + seconds;

  while (bench_now () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
show (Stage *stage, WmProject *project)
{
  stage->session = wm_session_new (project);
  stage->window = wm_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), WIDTH, HEIGHT);
  wm_window_set_session (stage->window, stage->session);
  gtk_window_present (GTK_WINDOW (stage->window));
  run_for (read_seconds);
}

static GtkWidget *
show_page (Stage *stage, const char *id)
{
  wm_window_show_page (stage->window, id);
  run_for (read_seconds);
  return GTK_WIDGET (wm_window_get_page (stage->window));
}

/* A table and the keys that change it. */

static void
changed_cb (gboolean *changed)
{
  *changed = TRUE;
}

/* What was typed may change nothing, and then nothing comes. */
static void
wait_for (gboolean *changed, double seconds)
{
  const double end = bench_now () + seconds;

  while (!*changed && bench_now () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (20);
}

static void
measure_key (GtkWidget *page, GtkEditable *entry, const char *text, GArray *seconds)
{
  WmRecordTable *table = WM_RECORD_TABLE (find (page, WM_TYPE_RECORD_TABLE));
  gboolean changed = FALSE;
  gulong id = g_signal_connect_swapped (wm_record_table_get_selection (table), "items-changed",
                                        G_CALLBACK (changed_cb), &changed);
  const BenchSeconds start = bench_seconds_now ();

  gtk_editable_set_text (entry, text);
  wait_for (&changed, 0.5);
  if (changed)
    bench_seconds_add (seconds, start);
  g_signal_handler_disconnect (wm_record_table_get_selection (table), id);
  run_for (0.1);
}

static void
measure_sort (GtkWidget *page, const WmKind *kind, GArray *seconds)
{
  WmRecordTable *table = WM_RECORD_TABLE (find (page, WM_TYPE_RECORD_TABLE));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const BenchSeconds start = bench_seconds_now ();

      wm_record_table_sort (table, &kind->fields[i], i % 2 == 1);
      bench_seconds_add (seconds, start);
      run_for (0.05);
    }
  wm_record_table_sort (table, NULL, FALSE);
}

static void
measure_table (Stage *stage, JsonBuilder *result)
{
  static const char *const texts[] = { "l", "la", "lap", "lapt", "laptop 1", "laptop", "s", "" };
  g_autoptr (GArray) keys = bench_seconds_new ();
  g_autoptr (GArray) sorts = bench_seconds_new ();
  GtkWidget *page = show_page (stage, "inventory");
  GtkEditable *entry = GTK_EDITABLE (find (page, GTK_TYPE_SEARCH_ENTRY));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    measure_key (page, entry, texts[i], keys);
  measure_sort (page, wm_session_get_kind (stage->session, "asset"), sorts);
  bench_add_both (result, "key", keys);
  bench_add_both (result, "sort", sorts);
}

/* Scrolling from one end to the other. */

typedef struct
{
  GtkAdjustment *adjustment;
  GArray *frames;
  BenchSeconds began; /* of the frame */
  guint count;
} Scroll;

static gboolean
scroll_on_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Scroll *scroll = user_data;
  const double end = gtk_adjustment_get_upper (scroll->adjustment) -
                     gtk_adjustment_get_page_size (scroll->adjustment);

  gtk_adjustment_set_value (scroll->adjustment, end * ++scroll->count / n_frames);
  return scroll->count < n_frames ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
frame_began_cb (Scroll *scroll)
{
  scroll->began = bench_seconds_now ();
}

static void
frame_ended_cb (Scroll *scroll)
{
  bench_seconds_add (scroll->frames, scroll->began);
}

static void
keep_columns (WmRecordTable *table)
{
  g_autoptr (GPtrArray) columns = wm_record_table_dup_columns (table);

  for (guint i = N_COLUMNS; i < columns->len; i++)
    wm_record_table_show_column (table, g_ptr_array_index (columns, i), FALSE);
}

static void
measure_scroll (Stage *stage, JsonBuilder *result)
{
  g_autoptr (GArray) frames = bench_seconds_new ();
  GtkWidget *page = show_page (stage, "inventory");
  GtkWidget *table = find (page, WM_TYPE_RECORD_TABLE);
  GtkWidget *view = find (table, GTK_TYPE_COLUMN_VIEW);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  Scroll scroll = { .frames = frames };

  keep_columns (WM_RECORD_TABLE (table));
  run_for (0.5);
  scroll.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (frame_began_cb), &scroll);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_ended_cb), &scroll);
  gtk_widget_add_tick_callback (view, scroll_on_cb, &scroll, NULL);
  while (scroll.count < n_frames)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, &scroll);
  bench_add_both (result, "frame", frames);
}

/* Working, with every page visited and a record open. */

typedef struct
{
  Stage *stage;
  GPtrArray *assets; /* (element-type WmRecord) */
  guint count;
  gboolean saving;
  gboolean saved;
} Work;

static gboolean
edit_cb (gpointer user_data)
{
  Work *work = user_data;
  WmRecord *asset = g_ptr_array_index (work->assets, work->count % work->assets->len);
  const WmKind *kind = wm_record_get_kind (asset);
  const WmField *field = wm_kind_find_field (kind, work->count % 2 == 0 ? "note" : "location");
  g_autofree char *value = g_strdup_printf ("Looked at in round %u", work->count);
  g_autoptr (GError) error = NULL;

  if (!wm_session_set_value (work->stage->session, wm_record_get_id (asset), field, value, &error))
    g_error ("%s", error->message);
  return ++work->count < n_edits ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!wm_session_save_finish (WM_SESSION (object), result, &error))
    g_error ("%s", error->message);
  ((Work *) user_data)->saved = TRUE;
}

static void
visit_pages (Stage *stage, WmRecord *asset)
{
  const WmPageInfo *pages;
  guint n_pages;

  pages = wm_pages_get_all (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    show_page (stage, pages[i].id);
  wm_window_show_record (stage->window, wm_record_get_id (asset));
  run_for (read_seconds);
}

static void
measure_work (Stage *stage, gboolean save, JsonBuilder *result)
{
  g_autoptr (GPtrArray) assets = bench_list (wm_session_get_project (stage->session), "asset");
  g_autoptr (GArray) seconds = bench_seconds_new ();
  g_autoptr (GArray) first = bench_seconds_new ();
  BenchSeconds start;
  Work work = { .stage = stage, .assets = assets, .saved = !save };

  visit_pages (stage, g_ptr_array_index (assets, 0));
  /* The first edit begins the journal. */
  start = bench_seconds_now ();
  edit_cb (&work);
  bench_seconds_add (first, start);
  run_for (0.5);
  busy = seconds;
  g_timeout_add (EDIT_MILLISECONDS, edit_cb, &work);
  if (save)
    wm_session_save_async (stage->session, NULL, 0, NULL, saved_cb, &work);
  while (work.count < n_edits || !work.saved)
    g_main_context_iteration (NULL, TRUE);
  busy = NULL;
  bench_add_both (result, save ? "busy_saving" : "busy", seconds);
  bench_add_both (result, "first_edit", first);
}

static gboolean
measure (Stage *stage, const char *name, JsonBuilder *result)
{
  if (g_str_equal (name, "table"))
    measure_table (stage, result);
  else if (g_str_equal (name, "scroll"))
    measure_scroll (stage, result);
  else if (g_str_equal (name, "edit"))
    measure_work (stage, FALSE, result);
  else if (g_str_equal (name, "save"))
    measure_work (stage, TRUE, result);
  else
    return FALSE;
  return TRUE;
}

static void
add_memory (JsonBuilder *result)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  json_builder_set_member_name (result, "memory");
  json_builder_add_int_value (result, (gint64) usage.ru_maxrss * 1024);
}

static void
print (JsonBuilder *result)
{
  g_autoptr (JsonNode) root = json_builder_get_root (result);
  g_autofree char *text = json_to_string (root, FALSE);

  g_print ("%s\n", text);
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonBuilder) result = json_builder_new ();
  g_autoptr (WmProject) project = NULL;
  g_autoptr (GError) error = NULL;
  Stage stage = { 0 };
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  if (argc != 4 && argc != 5)
    {
      g_printerr ("Usage: waymark-bench-window MEASUREMENT RECOVERY PROJECT [quick]\n");
      return 2;
    }
  if (argc == 5)
    {
      n_frames = 30;
      n_edits = 4;
      read_seconds = 0.1;
    }
  bench.recovery = argv[2];
  g_main_context_set_poll_func (NULL, poll_and_measure);
  g_resources_register (wm_app_get_resource ());
  adw_init ();
  project = bench_open_project (&bench, argv[3], &error);
  if (project == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  show (&stage, project);
  json_builder_begin_object (result);
  if (!measure (&stage, argv[1], result))
    return 2;
  add_memory (result);
  json_builder_end_object (result);
  print (result);
  return 0;
}
