/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/pages/wm-evidence-bar.h"
#include "app/pages/wm-evidence-describe.h"
#include "app/pages/wm-evidence-list.h"
#include "app/pages/wm-evidence-row.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-file-card.h"
#include "app/widgets/wm-list-detail.h"
#include "app/widgets/wm-value-editor.h"
#include "app/wm-attach.h"

static GtkWidget *
find (AppKit *kit, GType type, const char *name)
{
  GtkWidget *found = app_kit_find (GTK_WIDGET (wm_window_get_page (kit->window)), type, name);

  g_assert_nonnull (found);
  return found;
}

static WmEvidenceList *
get_list (AppKit *kit)
{
  return WM_EVIDENCE_LIST (find (kit, WM_TYPE_EVIDENCE_LIST, NULL));
}

static GtkSelectionModel *
get_rows (AppKit *kit)
{
  GtkWidget *view = app_kit_find (GTK_WIDGET (get_list (kit)), GTK_TYPE_LIST_VIEW, "Evidence");

  return gtk_list_view_get_model (GTK_LIST_VIEW (view));
}

/* Titles of the rows with "|" between them. */
static void
assert_shown (AppKit *kit, const char *expected)
{
  GListModel *rows = G_LIST_MODEL (get_rows (kit));
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (rows, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", wm_record_get_title (record));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
assert_open (AppKit *kit, const char *id)
{
  WmDetail *detail = WM_DETAIL (find (kit, WM_TYPE_DETAIL, NULL));

  g_assert_cmpstr (wm_detail_get_record_id (detail), ==, id);
}

static void
choose_filter (AppKit *kit, guint choice)
{
  GtkWidget *drop_down = find (kit, GTK_TYPE_DROP_DOWN, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), choice);
}

static void
type (AppKit *kit, const char *text)
{
  gtk_editable_set_text (
      GTK_EDITABLE (app_kit_find (GTK_WIDGET (get_list (kit)), GTK_TYPE_SEARCH_ENTRY, NULL)), text);
}

static void
undo (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.undo", NULL);
}

static void
redo (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo", NULL);
}

static guint
count_links (AppKit *kit, const char *id)
{
  g_autoptr (GPtrArray) links = wm_records_list_links (wm_session_get_database (kit->session),
                                                       wm_session_get_registry (kit->session), id);

  return links->len;
}

static void
picture (AppKit *kit, const char *name)
{
  g_autofree char *path = NULL;

  if (g_getenv ("WAYMARK_PICTURES") == NULL)
    return;
  path = g_build_filename (g_getenv ("WAYMARK_PICTURES"), name, NULL);
  app_kit_picture (GTK_WIDGET (kit->window), path);
}

static gboolean
is_over (gpointer end)
{
  return g_get_monotonic_time () > *(gint64 *) end;
}

static void
look (AppKit *kit, const char *name)
{
  gint64 end = g_get_monotonic_time () + 600000;

  if (g_getenv ("WAYMARK_PICTURES") == NULL)
    return;
  app_kit_wait (is_over, &end);
  picture (kit, name);
}

static void
look_at (AppKit *kit, int width, int height, const char *what)
{
  g_autofree char *light = g_strdup_printf ("%s-%d.png", what, width);
  g_autofree char *dark = g_strdup_printf ("%s-%d-dark.png", what, width);

  gtk_window_set_default_size (GTK_WINDOW (kit->window), width, height);
  look (kit, light);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  look (kit, dark);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_sample (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_resolve (kit, "E-35");
  GtkWidget *popover;

  wm_window_show_page (kit->window, "evidence");
  look_at (kit, 1024, 768, "ev-list");
  wm_window_show_record (kit->window, id);
  look_at (kit, 1024, 768, "ev-record");
  look_at (kit, 1920, 1080, "ev-record");
  gtk_selection_model_select_range (get_rows (kit), 3, 4, TRUE);
  popover = find (kit, WM_TYPE_EVIDENCE_DESCRIBE, NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  look_at (kit, 1280, 800, "ev-several");
  if (g_getenv ("WAYMARK_PICTURES") != NULL)
    {
      g_autofree char *path =
          g_build_filename (g_getenv ("WAYMARK_PICTURES"), "ev-describe.png", NULL);

      app_kit_picture (popover, path);
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  app_kit_settle ();
}

static void
test_empty (AppKit *kit, gconstpointer unused)
{
  wm_window_show_page (kit->window, "evidence");
  look_at (kit, 1024, 768, "ev-empty");
}

/* Three of them, and the page. */
typedef struct
{
  char *whole;
  char *bare;
  char *old;
} Three;

static void
make_three (AppKit *kit, Three *three)
{
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");

  three->whole =
      app_kit_add (kit, "evidence", "title", "Whole", "source", "MDM", "period_from", "2026-07-01",
                   "period_to", "2026-09-30", "verified_on", "2026-10-05", NULL);
  g_assert_true (wm_project_link_records (kit->project, three->whole, control, "proves", NULL));
  three->bare = app_kit_add (kit, "evidence", "title", "Bare", NULL);
  three->old = app_kit_add (kit, "evidence", "title", "Old", "source", "Folder", "valid_until",
                            "2026-11-01", "collected_on", "2026-01-02", NULL);
  wm_window_show_page (kit->window, "evidence");
  app_kit_settle ();
}

static void
free_three (Three *three)
{
  g_free (three->whole);
  g_free (three->bare);
  g_free (three->old);
}

static void
test_filters (AppKit *kit, gconstpointer unused)
{
  Three three;

  make_three (kit, &three);
  assert_shown (kit, "Whole|Bare|Old");
  assert_open (kit, three.whole);
  choose_filter (kit, 1);
  assert_shown (kit, "Bare");
  choose_filter (kit, 2);
  assert_shown (kit, "Bare|Old");
  choose_filter (kit, 3);
  assert_shown (kit, "Bare|Old");
  choose_filter (kit, 4);
  assert_shown (kit, "Old");
  choose_filter (kit, 5);
  assert_shown (kit, "Bare|Old");
  type (kit, "fold");
  assert_shown (kit, "Old");
  type (kit, "quokka");
  assert_shown (kit, "");
  gtk_widget_activate_action (find (kit, GTK_TYPE_STACK, NULL), "win.find", NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_list (kit)), "evidence-list.clear-filter", NULL);
  assert_shown (kit, "Whole|Bare|Old");
  choose_filter (kit, 7);
  assert_shown (kit, "");
  /* A record that is shown takes the filter back. */
  wm_window_show_record (kit->window, three.bare);
  assert_shown (kit, "Whole|Bare|Old");
  assert_open (kit, three.bare);
  free_three (&three);
}

/* What lacks nothing any more leaves the list, and comes back with undo. */
static void
test_filter_follows (AppKit *kit, gconstpointer unused)
{
  const WmField *source =
      wm_kind_find_field (wm_session_get_kind (kit->session, "evidence"), "source");
  Three three;

  make_three (kit, &three);
  choose_filter (kit, 1);
  wm_window_show_record (kit->window, three.bare);
  g_assert_true (wm_session_set_value (kit->session, three.bare, source, "A folder", NULL));
  assert_shown (kit, "");
  assert_open (kit, three.bare);
  undo (kit);
  assert_shown (kit, "Bare");
  redo (kit);
  assert_shown (kit, "");
  free_three (&three);
}

static void
test_show_list (AppKit *kit, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (kit->window);
  GtkWidget *choice;
  Three three;

  make_three (kit, &three);
  gtk_widget_activate_action (window, "win.show-list", "(sss)", "evidence", "source", "");
  assert_shown (kit, "Bare");
  choice = find (kit, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 1);
  gtk_widget_activate_action (window, "win.show-list", "(sss)", "evidence", "source", "MDM");
  assert_shown (kit, "Whole");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 8);
  gtk_widget_activate_action (window, "win.show-list", "(sss)", "evidence", "source", "Folder");
  assert_shown (kit, "Old");
  choose_filter (kit, 0);
  assert_shown (kit, "Whole|Bare|Old");
  free_three (&three);
}

/* Rows that change under the selection stay selected. */
static void
test_selection_stays (AppKit *kit, gconstpointer unused)
{
  const WmField *source =
      wm_kind_find_field (wm_session_get_kind (kit->session, "evidence"), "source");
  g_auto (GStrv) ids = NULL;
  Three three;

  make_three (kit, &three);
  gtk_selection_model_select_item (get_rows (kit), 1, TRUE);
  gtk_selection_model_select_item (get_rows (kit), 2, FALSE);
  g_assert_true (wm_session_set_value (kit->session, three.bare, source, "A folder", NULL));
  ids = wm_evidence_list_dup_selected (get_list (kit));
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpstr (ids[0], ==, three.bare);
  free_three (&three);
}

/* Types @text into the field of the popover that is called @label. */
static void
fill_in (GtkWidget *popover, const char *label, const char *text)
{
  GtkWidget *entry = app_kit_find (popover, GTK_TYPE_ENTRY, label);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
assert_value (AppKit *kit, const char *id, const char *field_id, const char *expected)
{
  g_autofree char *value = app_kit_dup_value (kit, id, field_id);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_describe (AppKit *kit, gconstpointer unused)
{
  g_autofree char *person = app_kit_add (kit, "person", "name", "Zoë Maier", NULL);
  GtkWidget *popover;
  gint64 seq;
  Three three;

  make_three (kit, &three);
  gtk_selection_model_select_all (get_rows (kit));
  g_assert_true (gtk_widget_get_visible (find (kit, WM_TYPE_EVIDENCE_BAR, NULL)));
  popover = find (kit, WM_TYPE_EVIDENCE_DESCRIBE, NULL);
  seq = wm_project_get_head_seq (kit->project);
  /* Nothing is set where something cannot be read, or where nothing is said. */
  wm_evidence_describe_apply (WM_EVIDENCE_DESCRIBE (popover));
  fill_in (popover, "Source", "One export");
  fill_in (popover, "Proves from", "no day");
  wm_evidence_describe_apply (WM_EVIDENCE_DESCRIBE (popover));
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq);
  fill_in (popover, "Proves from", "1.10.2026");
  fill_in (popover, "Proves until", "2026-12-31");
  wm_evidence_describe_apply (WM_EVIDENCE_DESCRIBE (popover));
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  assert_value (kit, three.old, "source", "One export");
  assert_value (kit, three.bare, "period_from", "2026-10-01");
  assert_value (kit, three.whole, "period_to", "2026-12-31");
  assert_value (kit, three.whole, "verified_on", "2026-10-05");
  assert_value (kit, three.whole, "collected_by", NULL);
  g_assert_cmpstr (wm_session_get_undo_label (kit->session), ==,
                   "Undo: Changed source, proves from, proves until of 3 records");
  {
    GtkWidget *people = app_kit_find (popover, GTK_TYPE_DROP_DOWN, "Collected by");

    gtk_drop_down_set_selected (GTK_DROP_DOWN (people), 1);
    wm_evidence_describe_apply (WM_EVIDENCE_DESCRIBE (popover));
    assert_value (kit, three.whole, "collected_by", person);
    undo (kit);
    assert_value (kit, three.whole, "collected_by", NULL);
  }
  undo (kit);
  assert_value (kit, three.old, "source", "Folder");
  assert_value (kit, three.bare, "period_from", NULL);
  redo (kit);
  assert_value (kit, three.old, "source", "One export");
  free_three (&three);
}

static void
test_link_and_delete (AppKit *kit, gconstpointer unused)
{
  g_autofree char *control = app_kit_resolve (kit, "A.5.10");
  GtkWidget *bar;
  Three three;

  make_three (kit, &three);
  gtk_selection_model_select_all (get_rows (kit));
  bar = find (kit, WM_TYPE_EVIDENCE_BAR, NULL);
  {
    GtkWidget *button = app_kit_find (bar, GTK_TYPE_MENU_BUTTON, "_Link…");

    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
    g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), "picked",
                           control);
  }
  g_assert_cmpuint (count_links (kit, control), ==, 3);
  undo (kit);
  g_assert_cmpuint (count_links (kit, control), ==, 0);
  redo (kit);
  g_assert_cmpuint (count_links (kit, control), ==, 3);
  /* All of them are still selected. */
  g_signal_emit_by_name (bar, "delete");
  app_kit_settle ();
  g_assert_null (wm_page_get_record_id (wm_window_get_page (kit->window)));
  undo (kit);
  assert_shown (kit, "Whole|Bare|Old");
  redo (kit);
  assert_shown (kit, "");
  free_three (&three);
}

static void
test_elsewhere (AppKit *kit, gconstpointer unused)
{
  const WmField *location =
      wm_kind_find_field (wm_session_get_kind (kit->session, "evidence"), "location");
  g_autofree char *id = NULL;

  wm_window_show_page (kit->window, "evidence");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.create", NULL);
  app_kit_settle ();
  assert_shown (kit, "New evidence");
  id = g_strdup (wm_page_get_record_id (wm_window_get_page (kit->window)));
  g_assert_nonnull (id);
  find (kit, ADW_TYPE_ACTION_ROW, "No file");
  g_assert_true (
      wm_session_set_value (kit->session, id, location, "https://example.org/a?b&c", NULL));
  find (kit, ADW_TYPE_ACTION_ROW, "https://example.org/a?b&c");
  g_assert_true (gtk_widget_get_visible (find (kit, GTK_TYPE_BUTTON, "_Open the link")));
  g_assert_true (wm_session_set_value (kit->session, id, location, "Safe, 2nd floor", NULL));
  g_assert_false (gtk_widget_get_visible (find (kit, GTK_TYPE_BUTTON, "_Open the link")));
  undo (kit);
  undo (kit);
  undo (kit);
  g_assert_null (wm_page_get_record_id (wm_window_get_page (kit->window)));
  redo (kit);
  assert_shown (kit, "New evidence");
}

static gboolean
shows_one (gpointer user_data)
{
  AppKit *kit = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (get_rows (kit))) == 1;
}

/* What belongs to nothing yet is shown, so that it can be described. */
static void
test_shows_what_is_attached (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "List.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_assert_true (g_file_set_contents (path, "a,b", -1, NULL));
  g_list_store_append (files, file);
  wm_window_show_page (kit->window, "evidence");
  app_kit_settle ();
  wm_attach_files (kit->session, GTK_WIDGET (wm_window_get_page (kit->window)),
                   G_LIST_MODEL (files), NULL);
  app_kit_wait (shows_one, kit);
  app_kit_settle ();
  g_assert_nonnull (wm_page_get_record_id (wm_window_get_page (kit->window)));
  find (kit, ADW_TYPE_ACTION_ROW, "List.csv");
  gtk_widget_activate_action (find (kit, WM_TYPE_FILE_CARD, NULL), "file.copy-fingerprint", NULL);
}

/* With little room the detail takes the place of the list, and Escape brings the list back. */
static void
test_narrow (AppKit *kit, gconstpointer unused)
{
  WmListDetail *panes;
  Three three;

  gtk_window_set_default_size (GTK_WINDOW (kit->window), 1024, 700);
  make_three (kit, &three);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  app_kit_settle ();
  panes = WM_LIST_DETAIL (find (kit, WM_TYPE_LIST_DETAIL, NULL));
  g_assert_true (wm_list_detail_get_collapsed (panes));
  g_assert_null (wm_page_get_record_id (wm_window_get_page (kit->window)));
  gtk_widget_activate_action (GTK_WIDGET (get_list (kit)), "evidence.open", "s", three.old);
  app_kit_settle ();
  g_assert_true (wm_list_detail_get_show_detail (panes));
  g_assert_cmpstr (wm_page_get_record_id (wm_window_get_page (kit->window)), ==, three.old);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.go-back", NULL);
  g_assert_false (wm_list_detail_get_show_detail (panes));
  free_three (&three);
}

static void
assert_hint (AppKit *kit, const char *id, const char *words)
{
  GtkWidget *row = NULL;

  wm_window_show_record (kit->window, id);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  app_kit_settle ();
  row = find (kit, WM_TYPE_EVIDENCE_ROW, NULL);
  for (GtkWidget *outer = gtk_widget_get_parent (row); outer != NULL;
       outer = gtk_widget_get_next_sibling (outer))
    {
      row = gtk_widget_get_first_child (outer);
      if (row != NULL && g_strcmp0 (wm_evidence_row_get_record_id (WM_EVIDENCE_ROW (row)), id) == 0)
        break;
    }
  g_assert_nonnull (app_kit_find (row, GTK_TYPE_LABEL, words));
}

static void
test_hints (AppKit *kit, gconstpointer unused)
{
  g_autofree char *bare = app_kit_add (kit, "evidence", "title", "a", NULL);
  g_autofree char *dateless = app_kit_add (kit, "evidence", "title", "b", "source", "x", NULL);
  g_autofree char *soon =
      app_kit_add (kit, "evidence", "title", "c", "source", "x", "valid_until", "2026-12-12", NULL);
  g_autofree char *old =
      app_kit_add (kit, "evidence", "title", "d", "valid_until", "2026-09-30", NULL);
  g_autofree char *free_one =
      app_kit_add (kit, "evidence", "title", "e", "source", "x", "period_from", "2026-07-01", NULL);

  wm_window_show_page (kit->window, "evidence");
  assert_hint (kit, bare, "No source");
  assert_hint (kit, dateless, "No date");
  assert_hint (kit, soon, "Expires 12 Dec");
  assert_hint (kit, old, "Ran out 30 Sep");
  assert_hint (kit, free_one, "Not linked");
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/evidence-page/empty/looks", test_empty);
  APP_ADD_EMPTY ("/evidence-page/filter/by-what-is-missing", test_filters);
  APP_ADD_EMPTY ("/evidence-page/filter/follows-edits", test_filter_follows);
  APP_ADD_EMPTY ("/evidence-page/filter/shows-a-list", test_show_list);
  APP_ADD_EMPTY ("/evidence-page/rows/stay-selected", test_selection_stays);
  APP_ADD_EMPTY ("/evidence-page/rows/say-what-is-missing", test_hints);
  APP_ADD_EMPTY ("/evidence-page/several/are-described-in-one-step", test_describe);
  APP_ADD_EMPTY ("/evidence-page/several/are-linked-and-deleted", test_link_and_delete);
  APP_ADD_EMPTY ("/evidence-page/elsewhere/needs-no-file", test_elsewhere);
  APP_ADD_EMPTY ("/evidence-page/attached/is-shown", test_shows_what_is_attached);
  APP_ADD_EMPTY ("/evidence-page/narrow/one-at-a-time", test_narrow);
  APP_ADD_SAMPLE ("/evidence-page/sample/looks", test_sample);
  return g_test_run ();
}
