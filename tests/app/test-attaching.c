/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/widgets/wm-group-row.h"
#include "app/widgets/wm-progress-bar.h"
#include "app/widgets/wm-work-row.h"
#include "app/wm-attach.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* What the window was told. */
typedef struct
{
  GString *said; /* sentences, a line each */
  GString *failed;
  gboolean can_undo;
  WmWork *work; /* owned: the newest */
} Ear;

static void
said_cb (Ear *ear, const char *sentence, gboolean can_undo)
{
  g_string_append_printf (ear->said, "%s\n", sentence);
  ear->can_undo = can_undo;
}

static void
failed_cb (Ear *ear, const GError *error)
{
  g_string_append_printf (ear->failed, "%s\n", error->message);
}

static void
work_begun_cb (Ear *ear, WmWork *work)
{
  g_set_object (&ear->work, work);
}

static void
listen (AppKit *kit, Ear *ear)
{
  ear->said = g_string_new (NULL);
  ear->failed = g_string_new (NULL);
  g_signal_connect_swapped (kit->session, "said", G_CALLBACK (said_cb), ear);
  g_signal_connect_swapped (kit->session, "failed", G_CALLBACK (failed_cb), ear);
  g_signal_connect_swapped (kit->session, "work-begun", G_CALLBACK (work_begun_cb), ear);
}

static void
stop_listening (AppKit *kit, Ear *ear)
{
  g_signal_handlers_disconnect_by_data (kit->session, ear);
  g_string_free (ear->said, TRUE);
  g_string_free (ear->failed, TRUE);
  g_clear_object (&ear->work);
}

static char *
make_file (AppKit *kit, const char *name, const char *content)
{
  char *path = g_build_filename (kit->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static GListModel *
list_files (const char *first, ...)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  va_list paths;

  va_start (paths, first);
  for (const char *path = first; path != NULL; path = va_arg (paths, const char *))
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  va_end (paths);
  return G_LIST_MODEL (files);
}

static WmProgressBar *
get_works (AppKit *kit)
{
  return WM_PROGRESS_BAR (app_kit_find (GTK_WIDGET (kit->window), WM_TYPE_PROGRESS_BAR, NULL));
}

static gboolean
is_idle (gpointer kit)
{
  return !wm_progress_bar_is_busy (get_works (kit));
}

static guint
count_evidence (AppKit *kit)
{
  return (guint) wm_records_count (wm_session_get_database (kit->session),
                                   wm_session_get_kind (kit->session, "evidence"));
}

static guint
count_links (AppKit *kit, const char *id)
{
  g_autoptr (GPtrArray) links = wm_records_list_links (wm_session_get_database (kit->session),
                                                       wm_session_get_registry (kit->session), id);

  return links->len;
}

static void
attach (AppKit *kit, GListModel *files, const char *to)
{
  wm_attach_files (kit->session, NULL, files, to);
  app_kit_wait (is_idle, kit);
}

static void
test_one (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = make_file (kit, "Asset list.csv", "one");
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");
  g_autoptr (GListModel) files = list_files (path, NULL);
  Ear ear = { 0 };

  listen (kit, &ear);
  attach (kit, files, control);
  g_assert_cmpstr (ear.failed->str, ==, "");
  g_assert_true (g_str_has_prefix (ear.said->str, "“Asset list.csv” is attached to A.5.9 "));
  g_assert_true (ear.can_undo);
  g_assert_cmpuint (count_evidence (kit), ==, 1);
  g_assert_cmpuint (count_links (kit, control), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.undo", NULL);
  g_assert_cmpuint (count_evidence (kit), ==, 0);
  g_assert_cmpuint (count_links (kit, control), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo", NULL);
  g_assert_cmpuint (count_evidence (kit), ==, 1);
  g_assert_cmpuint (count_links (kit, control), ==, 1);
  stop_listening (kit, &ear);
}

/* The file of a document is replaced, and the one before is an earlier version. */
static void
test_document (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = make_file (kit, "Rules.txt", "old");
  g_autofree char *newer = make_file (kit, "Rules 2.txt", "new");
  g_autofree char *document =
      app_kit_add (kit, "document", "title", "Rules", "version", "1.0", NULL);
  g_autoptr (GListModel) files = list_files (path, NULL);
  g_autoptr (GListModel) newer_files = list_files (newer, NULL);
  g_autofree char *former = NULL;
  Ear ear = { 0 };

  attach (kit, files, document);
  listen (kit, &ear);
  attach (kit, newer_files, document);
  g_assert_nonnull (strstr (ear.said->str, "is kept as an earlier version"));
  former = app_kit_resolve (kit, "DV-1");
  g_assert_cmpuint (count_links (kit, document), ==, 1);
  g_assert_cmpuint (count_links (kit, former), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.undo", NULL);
  g_assert_cmpuint (count_links (kit, document), ==, 1);
  g_assert_cmpuint (count_links (kit, former), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo", NULL);
  g_assert_cmpuint (count_links (kit, former), ==, 1);
  stop_listening (kit, &ear);
}

static void
test_known (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = make_file (kit, "list.csv", "one");
  g_autofree char *twin = make_file (kit, "other name.csv", "one");
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");
  g_autoptr (GListModel) files = list_files (path, NULL);
  g_autoptr (GListModel) twins = list_files (twin, NULL);
  Ear ear = { 0 };

  attach (kit, files, NULL);
  listen (kit, &ear);
  attach (kit, twins, control);
  g_assert_true (g_str_has_prefix (ear.said->str,
                                   "“other name.csv” was here already; it is linked to A.5.9 "));
  g_assert_cmpuint (count_evidence (kit), ==, 1);
  g_assert_cmpuint (count_links (kit, control), ==, 1);
  g_string_truncate (ear.said, 0);
  attach (kit, twins, control);
  g_assert_true (g_str_has_prefix (ear.said->str, "“other name.csv” is linked to A.5.9 "));
  g_assert_false (ear.can_undo);
  g_string_truncate (ear.said, 0);
  attach (kit, twins, NULL);
  g_assert_cmpstr (ear.said->str, ==, "“other name.csv” is here already: E-1 list\n");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.undo", NULL);
  g_assert_cmpuint (count_links (kit, control), ==, 0);
  g_assert_cmpuint (count_evidence (kit), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo", NULL);
  g_assert_cmpuint (count_links (kit, control), ==, 1);
  stop_listening (kit, &ear);
}

/* A device, a folder, a file that is gone and one that may not be read stand in nobody's way. */
static void
test_hostile (AppKit *kit, gconstpointer unused)
{
  g_autofree char *good = make_file (kit, "good.txt", "good");
  g_autofree char *shut = make_file (kit, "shut.txt", "shut");
  g_autofree char *gone = g_build_filename (kit->folder, "gone.txt", NULL);
  g_autofree char *fifo = g_build_filename (kit->folder, "fifo", NULL);
  g_autoptr (GListModel) files =
      list_files (gone, kit->folder, good, "/dev/zero", fifo, "/nowhere/at/all", NULL);
  g_autoptr (GListModel) refused = list_files (shut, gone, NULL);
  Ear ear = { 0 };

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (g_chmod (shut, 0), ==, 0);
  listen (kit, &ear);
  attach (kit, files, NULL);
  g_assert_cmpstr (ear.said->str, ==, "“good.txt” is attached\n");
  g_assert_cmpuint (count_evidence (kit), ==, 1);
  g_assert_true (g_str_has_prefix (ear.failed->str, "5 files were not attached:\ngone.txt – "));
  g_assert_nonnull (strstr (ear.failed->str, "This is a folder."));
  g_assert_nonnull (strstr (ear.failed->str, "\nzero – This is not an ordinary file"));
  g_assert_true (g_str_has_suffix (ear.failed->str, "\nand 1 more\n"));
  g_assert_cmpstr (app_kit_get_topic (kit), ==, "failed");
  g_string_truncate (ear.failed, 0);
  attach (kit, refused, NULL);
  g_assert_nonnull (strstr (ear.failed->str, "gone.txt – "));
  g_assert_cmpint (g_chmod (shut, 0600), ==, 0);
  stop_listening (kit, &ear);
}

static void
test_distant (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_uri ("https://example.org/list.csv");
  Ear ear = { 0 };

  g_list_store_append (files, file);
  listen (kit, &ear);
  attach (kit, G_LIST_MODEL (files), NULL);
  g_assert_cmpstr (ear.failed->str, ==,
                   "1 file was not attached:\nhttps://example.org/list.csv – It is not on this "
                   "computer. Save it here first.\n");
  stop_listening (kit, &ear);
}

static char *
make_large_file (AppKit *kit)
{
  char *path = g_build_filename (kit->folder, "large.bin", NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  /* A hole costs no space and takes its time to be read. */
  g_assert_cmpint (truncate (path, 1 << 30), ==, 0);
  return path;
}

static gboolean
has_row (gpointer kit)
{
  return app_kit_find (GTK_WIDGET (get_works (kit)), WM_TYPE_WORK_ROW, NULL) != NULL;
}

static void
test_cancel (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = make_large_file (kit);
  g_autoptr (GListModel) files = list_files (path, path, path, path, NULL);
  GtkWidget *cancel;
  Ear ear = { 0 };

  listen (kit, &ear);
  wm_attach_files (kit->session, NULL, files, NULL);
  g_assert_true (wm_progress_bar_is_busy (get_works (kit)));
  g_assert_cmpstr (wm_work_get_words (ear.work), ==, "Attaching 4 files…");
  app_kit_wait (has_row, kit);
  if (g_getenv ("WAYMARK_PICTURES") != NULL)
    {
      g_autofree char *picture = g_build_filename (g_getenv ("WAYMARK_PICTURES"), "work.png", NULL);

      app_kit_picture (GTK_WIDGET (kit->window), picture);
    }
  cancel = app_kit_find (GTK_WIDGET (get_works (kit)), GTK_TYPE_BUTTON, "_Cancel");
  g_signal_emit_by_name (cancel, "clicked");
  app_kit_wait (is_idle, kit);
  g_assert_false (has_row (kit));
  g_assert_cmpuint (count_evidence (kit), ==, 0);
  g_assert_cmpstr (ear.said->str, ==, "");
  g_assert_cmpstr (ear.failed->str, ==, "");
  g_assert_null (wm_session_get_undo_label (kit->session));
  stop_listening (kit, &ear);
}

/* A window that closes meanwhile waits for the work, and saves it. */
static gboolean
is_null (gpointer place)
{
  return *(gpointer *) place == NULL;
}

static void
test_close (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = make_file (kit, "list.csv", "one");
  g_autoptr (GListModel) files = list_files (path, NULL);
  WmWindow *second = wm_window_new (app_kit_get_application ());
  gpointer window = kit->window;

  wm_attach_files (kit->session, NULL, files, NULL);
  gtk_window_close (GTK_WINDOW (kit->window));
  g_assert_false (gtk_widget_get_visible (window));
  g_object_add_weak_pointer (window, &window);
  app_kit_wait (is_null, &window);
  g_assert_cmpuint (count_evidence (kit), ==, 1);
  g_assert_false (wm_project_is_modified (kit->project));
  kit->window = second; /* for the end of the test */
}

static GtkDropTarget *
find_drop_target (AppKit *kit)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (kit->window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static void
test_drop (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = make_file (kit, "Dropped.csv", "one");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkDropTarget *target = find_drop_target (kit);
  g_auto (GValue) value = G_VALUE_INIT;
  GdkDragAction action = 0;
  gboolean taken = FALSE;
  GFile *list[] = { file };
  GtkWidget *label;
  Ear ear = { 0 };

  listen (kit, &ear);
  g_signal_emit_by_name (target, "motion", 500.0, 300.0, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_COPY);
  label = app_kit_find (GTK_WIDGET (kit->window), GTK_TYPE_LABEL, "Drop to attach as evidence");
  g_assert_true (gtk_widget_get_mapped (label));
  if (g_getenv ("WAYMARK_PICTURES") != NULL)
    {
      g_autofree char *picture = g_build_filename (g_getenv ("WAYMARK_PICTURES"), "drop.png", NULL);

      app_kit_picture (GTK_WIDGET (kit->window), picture);
    }
  g_signal_emit_by_name (target, "leave");
  g_assert_false (gtk_widget_get_mapped (label));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (list, 1));
  g_signal_emit_by_name (target, "drop", &value, 500.0, 300.0, &taken);
  g_assert_true (taken);
  app_kit_wait (is_idle, kit);
  g_assert_cmpstr (ear.said->str, ==, "“Dropped.csv” is attached\n");
  g_assert_cmpuint (count_evidence (kit), ==, 1);
  stop_listening (kit, &ear);
}

/* The row of a control that can be seen, and its middle in the window. */
static GtkWidget *
find_control_row (AppKit *kit, double *x, double *y)
{
  GtkWidget *row =
      app_kit_find (GTK_WIDGET (wm_window_get_page (kit->window)), WM_TYPE_GROUP_ROW, NULL);

  /* The first row is a heading. */
  for (GtkWidget *outer = gtk_widget_get_parent (row); outer != NULL;
       outer = gtk_widget_get_next_sibling (outer))
    {
      row = gtk_widget_get_first_child (outer);
      if (row != NULL && wm_group_row_get_record_id (WM_GROUP_ROW (row)) != NULL &&
          gtk_widget_translate_coordinates (row, GTK_WIDGET (kit->window), 30, 10, x, y))
        return row;
    }
  return NULL;
}

static void
test_drop_on_row (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = make_file (kit, "Dropped.csv", "one");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkDropTarget *target = find_drop_target (kit);
  g_auto (GValue) value = G_VALUE_INIT;
  GdkDragAction action = 0;
  gboolean taken = FALSE;
  GFile *list[] = { file };
  g_autofree char *id = NULL;
  GtkWidget *row;
  double x = 0;
  double y = 0;

  wm_window_show_page (kit->window, "controls");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  app_kit_settle ();
  row = find_control_row (kit, &x, &y);
  g_assert_nonnull (row);
  id = g_strdup (wm_group_row_get_record_id (WM_GROUP_ROW (row)));
  g_signal_emit_by_name (target, "motion", x, y, &action);
  g_assert_true (gtk_widget_has_css_class (row, "drop-row"));
  if (g_getenv ("WAYMARK_PICTURES") != NULL)
    {
      g_autofree char *picture =
          g_build_filename (g_getenv ("WAYMARK_PICTURES"), "drop-row.png", NULL);

      app_kit_picture (GTK_WIDGET (kit->window), picture);
    }
  g_signal_emit_by_name (target, "leave");
  g_assert_false (gtk_widget_has_css_class (row, "drop-row"));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (list, 1));
  g_signal_emit_by_name (target, "drop", &value, x, y, &taken);
  g_assert_true (taken);
  app_kit_wait (is_idle, kit);
  g_assert_cmpuint (count_links (kit, id), ==, 1);
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "controls");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.undo", NULL);
  g_assert_cmpuint (count_links (kit, id), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo", NULL);
  g_assert_cmpuint (count_links (kit, id), ==, 1);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/attaching/one/is-linked-and-undone", test_one);
  APP_ADD_EMPTY ("/attaching/document/keeps-the-file-before", test_document);
  APP_ADD_EMPTY ("/attaching/known/is-linked-not-stored-again", test_known);
  APP_ADD_EMPTY ("/attaching/hostile/each-says-why", test_hostile);
  APP_ADD_EMPTY ("/attaching/hostile/not-on-this-computer", test_distant);
  APP_ADD_EMPTY ("/attaching/progress/can-be-cancelled", test_cancel);
  APP_ADD_EMPTY ("/attaching/close/waits-and-saves", test_close);
  APP_ADD_EMPTY ("/attaching/drop/anywhere-in-the-window", test_drop);
  APP_ADD_EMPTY ("/attaching/drop/on-a-row", test_drop_on_row);
  return g_test_run ();
}
