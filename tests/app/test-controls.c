/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/pages/wm-control-filters.h"
#include "app/pages/wm-control-hint.h"
#include "app/pages/wm-controls-page.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-group-list.h"
#include "app/widgets/wm-group-row.h"
#include "app/widgets/wm-list-detail.h"
#include "app/widgets/wm-selection-bar.h"

static GtkWidget *
show_controls (AppKit *kit)
{
  GtkWidget *page;

  wm_window_show_page (kit->window, "controls");
  app_kit_settle ();
  page = GTK_WIDGET (wm_window_get_page (kit->window));
  g_assert_true (WM_IS_CONTROLS_PAGE (page));
  return page;
}

static GtkWidget *
find (AppKit *kit, GType type, const char *name)
{
  GtkWidget *widget = app_kit_find (GTK_WIDGET (wm_window_get_page (kit->window)), type, name);

  g_assert_nonnull (widget);
  return widget;
}

static WmGroupList *
get_list (AppKit *kit)
{
  return WM_GROUP_LIST (find (kit, WM_TYPE_GROUP_LIST, NULL));
}

static GtkSelectionModel *
get_selection (AppKit *kit)
{
  return wm_group_list_get_selection (get_list (kit));
}

static WmDetail *
get_detail (AppKit *kit)
{
  return WM_DETAIL (find (kit, WM_TYPE_DETAIL, NULL));
}

static WmListDetail *
get_panes (AppKit *kit)
{
  return WM_LIST_DETAIL (find (kit, WM_TYPE_LIST_DETAIL, NULL));
}

static guint
count_rows (AppKit *kit)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (kit)));
}

/* The place of a record in the list; headings have none. */
static guint
get_place (AppKit *kit, const char *reference)
{
  g_autofree char *id = app_kit_resolve (kit, reference);

  for (guint i = 0; i < count_rows (kit); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (get_selection (kit)), i);

      if (WM_IS_RECORD (item) && g_str_equal (wm_record_get_id (WM_RECORD (item)), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
assert_value (AppKit *kit, const char *reference, const char *field_id, const char *expected)
{
  g_autofree char *id = app_kit_resolve (kit, reference);
  g_autofree char *value = app_kit_dup_value (kit, id, field_id);

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_opened (AppKit *kit, const char *reference)
{
  g_autofree char *id = app_kit_resolve (kit, reference);

  g_assert_cmpstr (wm_detail_get_record_id (get_detail (kit)), ==, id);
}

static void
set_value (AppKit *kit, const char *reference, const char *field_id, const char *value)
{
  g_autofree char *id = app_kit_resolve (kit, reference);
  const WmKind *kind = wm_records_find_kind (wm_session_get_database (kit->session),
                                             wm_session_get_registry (kit->session), id);
  g_autoptr (GError) error = NULL;

  wm_session_set_value (kit->session, id, wm_kind_find_field (kind, field_id), value, &error);
  g_assert_no_error (error);
}

static gboolean
has_heading (AppKit *kit, const char *title)
{
  for (guint i = 0; i < count_rows (kit); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (get_selection (kit)), i);

      if (GTK_IS_STRING_OBJECT (item) &&
          g_str_equal (gtk_string_object_get_string (GTK_STRING_OBJECT (item)), title))
        return TRUE;
    }
  return FALSE;
}

static void
show_list (AppKit *kit, const char *kind, const char *field, const char *value)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-list", "(sss)", kind, field,
                              value);
  app_kit_settle ();
}

static void
type (AppKit *kit, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (kit, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
  app_kit_settle ();
}

static void
test_groups (AppKit *kit, gconstpointer unused)
{
  show_controls (kit);
  g_assert_true (has_heading (kit, "Clauses 4 to 10"));
  g_assert_true (has_heading (kit, "Organizational controls"));
  g_assert_true (has_heading (kit, "Technological controls"));
  g_assert_false (has_heading (kit, "Controls without a theme"));
  g_assert_cmpuint (get_place (kit, "4.1"), ==, 1);
  assert_opened (kit, "4.1");
  g_assert_cmpstr (wm_page_get_subtitle (wm_window_get_page (kit->window)), ==,
                   "41 of 93 implemented");
}

static void
test_filters (AppKit *kit, gconstpointer unused)
{
  guint all;

  show_controls (kit);
  all = count_rows (kit);
  type (kit, "a.5.9");
  g_assert_cmpuint (count_rows (kit), ==, 2);
  g_assert_cmpuint (get_place (kit, "A.5.9"), ==, 1);
  g_assert_true (gtk_widget_get_mapped (find (kit, GTK_TYPE_LABEL, "1 of 123")) ||
                 gtk_widget_get_mapped (find (kit, GTK_TYPE_BUTTON, "_Clear the filters")));
  type (kit, "no such thing");
  g_assert_true (gtk_widget_get_mapped (find (kit, GTK_TYPE_LABEL, "Nothing matches")));
  gtk_widget_activate_action (find (kit, WM_TYPE_GROUP_LIST, NULL), "controls.clear-filters", NULL);
  g_assert_cmpuint (count_rows (kit), ==, all);
}

/* A list from elsewhere shows what was counted there. */
static void
test_shows_lists (AppKit *kit, gconstpointer unused)
{
  show_list (kit, "control", "theme", "physical");
  g_assert_cmpuint (count_rows (kit), ==, 15);
  show_list (kit, "control", "decision", "undecided");
  g_assert_false (has_heading (kit, "Clauses 4 to 10"));
  for (guint i = 0; i < count_rows (kit); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (get_selection (kit)), i);

      if (WM_IS_RECORD (item))
        g_assert_cmpstr (wm_record_get_value_by_id (WM_RECORD (item), "decision"), ==, "undecided");
    }
  show_list (kit, "requirement", "conclusion", "partly");
  g_assert_true (has_heading (kit, "Clauses 4 to 10"));
  g_assert_false (has_heading (kit, "People controls"));
  show_list (kit, "control", "owner", "");
  g_assert_true (gtk_widget_get_mapped (find (kit, GTK_TYPE_BUTTON, "Owner: none  ✕")));
  g_signal_emit_by_name (find (kit, GTK_TYPE_BUTTON, "Owner: none  ✕"), "clicked");
  g_assert_false (has_heading (kit, "Clauses 4 to 10"));
  g_assert_true (has_heading (kit, "People controls"));
}

static void
test_shows_records (AppKit *kit, gconstpointer unused)
{
  g_autofree char *control = app_kit_resolve (kit, "A.8.9");
  g_autofree char *requirement = app_kit_resolve (kit, "6.1.2");

  show_controls (kit);
  type (kit, "a.5.9");
  wm_window_show_record (kit->window, control);
  assert_opened (kit, "A.8.9");
  g_assert_true (gtk_selection_model_is_selected (get_selection (kit), get_place (kit, "A.8.9")));
  wm_window_show_record (kit->window, requirement);
  assert_opened (kit, "6.1.2");
  g_assert_cmpuint (wm_group_list_get_n_selected (get_list (kit)), ==, 1);
}

/* Rows follow edits, undo and redo, and the selection stays where it is. */
static void
test_follows (AppKit *kit, gconstpointer unused)
{
  guint place;

  show_controls (kit);
  place = get_place (kit, "A.5.9");
  gtk_selection_model_select_item (get_selection (kit), place, TRUE);
  set_value (kit, "A.5.9", "decision", "applicable");
  set_value (kit, "A.5.9", "status", "implemented");
  g_assert_cmpuint (wm_group_list_get_n_selected (get_list (kit)), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (get_selection (kit), place));
  g_assert_cmpstr (wm_page_get_subtitle (wm_window_get_page (kit->window)), ==,
                   "1 of 93 implemented");
  wm_session_undo (kit->session);
  g_assert_cmpstr (wm_page_get_subtitle (wm_window_get_page (kit->window)), ==,
                   "0 of 93 implemented");
  g_assert_true (gtk_selection_model_is_selected (get_selection (kit), place));
  wm_session_redo (kit->session);
  g_assert_cmpstr (wm_page_get_subtitle (wm_window_get_page (kit->window)), ==,
                   "1 of 93 implemented");
}

/* What no longer fits the filter leaves the list, and comes back with undo. */
static void
test_leaves_the_filter (AppKit *kit, gconstpointer unused)
{
  guint rows;

  show_list (kit, "control", "decision", "undecided");
  rows = count_rows (kit);
  g_assert_cmpuint (rows, ==, 93 + 4);
  set_value (kit, "A.7.1", "decision", "applicable");
  g_assert_cmpuint (count_rows (kit), ==, rows - 1);
  g_assert_cmpuint (get_place (kit, "A.7.1"), ==, GTK_INVALID_LIST_POSITION);
  wm_session_undo (kit->session);
  g_assert_cmpuint (count_rows (kit), ==, rows);
  wm_session_redo (kit->session);
  g_assert_cmpuint (count_rows (kit), ==, rows - 1);
}

static WmSelectionBar *
find_bar (GtkWidget *widget)
{
  if (WM_IS_SELECTION_BAR (widget) && gtk_widget_get_mapped (widget))
    return WM_SELECTION_BAR (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (find_bar (child) != NULL)
      return find_bar (child);
  return NULL;
}

static void
set_many (AppKit *kit, const char *field_id, const char *value)
{
  WmSelectionBar *bar;
  g_autofree char *refusal = NULL;

  app_kit_settle ();
  bar = find_bar (GTK_WIDGET (wm_window_get_page (kit->window)));
  g_assert_nonnull (bar);
  refusal = wm_selection_bar_set_field (WM_SELECTION_BAR (bar), field_id, value);
  g_assert_cmpstr (refusal, ==, NULL);
}

static void
test_many_at_once (AppKit *kit, gconstpointer unused)
{
  gint64 seq;

  show_controls (kit);
  gtk_selection_model_select_item (get_selection (kit), get_place (kit, "A.5.1"), TRUE);
  gtk_selection_model_select_item (get_selection (kit), get_place (kit, "A.8.1"), FALSE);
  g_assert_nonnull (find (kit, GTK_TYPE_LABEL, "2 selected"));
  seq = wm_project_get_head_seq (kit->project);
  set_many (kit, "decision", "applicable");
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  assert_value (kit, "A.5.1", "decision", "applicable");
  assert_value (kit, "A.8.1", "decision", "applicable");
  g_assert_cmpuint (wm_group_list_get_n_selected (get_list (kit)), ==, 2);
  set_many (kit, "reasons", "law,risk");
  assert_value (kit, "A.8.1", "reasons", "law,risk");
  wm_session_undo (kit->session);
  assert_value (kit, "A.8.1", "reasons", NULL);
  wm_session_undo (kit->session);
  assert_value (kit, "A.5.1", "decision", "undecided");
  assert_value (kit, "A.8.1", "decision", "undecided");
  wm_session_redo (kit->session);
  assert_value (kit, "A.5.1", "decision", "applicable");
}

/* Clauses and controls together have their owner in common. */
static void
test_many_of_both_kinds (AppKit *kit, gconstpointer unused)
{
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);

  show_controls (kit);
  gtk_selection_model_select_item (get_selection (kit), get_place (kit, "4.1"), TRUE);
  gtk_selection_model_select_item (get_selection (kit), get_place (kit, "A.5.1"), FALSE);
  set_many (kit, "owner", eva);
  assert_value (kit, "4.1", "owner", eva);
  assert_value (kit, "A.5.1", "owner", eva);
  wm_session_undo (kit->session);
  assert_value (kit, "4.1", "owner", NULL);
  assert_value (kit, "A.5.1", "owner", NULL);
  wm_session_redo (kit->session);
  assert_value (kit, "4.1", "owner", eva);
}

/* Selecting everything selects no heading, and the arrows pass over them. */
static void
test_headings_are_not_selected (AppKit *kit, gconstpointer unused)
{
  guint heading;

  show_controls (kit);
  gtk_selection_model_select_all (get_selection (kit));
  g_assert_cmpuint (wm_group_list_get_n_selected (get_list (kit)), ==, count_rows (kit) - 5);
  heading = get_place (kit, "A.5.1") - 1;
  gtk_selection_model_select_item (get_selection (kit), heading - 1, TRUE);
  gtk_selection_model_select_item (get_selection (kit), heading, TRUE);
  assert_opened (kit, "A.5.1");
  gtk_selection_model_select_item (get_selection (kit), heading, TRUE);
  g_assert_true (gtk_selection_model_is_selected (get_selection (kit), heading - 1));
}

static void
test_missing_reason (AppKit *kit, gconstpointer unused)
{
  show_controls (kit);
  gtk_selection_model_select_item (get_selection (kit), get_place (kit, "A.5.1"), TRUE);
  g_assert_false (gtk_widget_get_visible (find (kit, WM_TYPE_CONTROL_HINT, NULL)));
  set_value (kit, "A.5.1", "decision", "excluded");
  g_assert_true (gtk_widget_get_visible (find (kit, WM_TYPE_CONTROL_HINT, NULL)));
  app_kit_settle ();
  g_assert_nonnull (app_kit_find (GTK_WIDGET (get_list (kit)), GTK_TYPE_LABEL, "No reason"));
  set_value (kit, "A.5.1", "justification", "Nobody works elsewhere");
  g_assert_false (gtk_widget_get_visible (find (kit, WM_TYPE_CONTROL_HINT, NULL)));
  wm_session_undo (kit->session);
  g_assert_true (gtk_widget_get_visible (find (kit, WM_TYPE_CONTROL_HINT, NULL)));
  wm_session_undo (kit->session);
  g_assert_false (gtk_widget_get_visible (find (kit, WM_TYPE_CONTROL_HINT, NULL)));
  wm_session_redo (kit->session);
  g_assert_true (gtk_widget_get_visible (find (kit, WM_TYPE_CONTROL_HINT, NULL)));
}

static gboolean
is_narrow (gpointer user_data)
{
  return wm_list_detail_get_collapsed (get_panes (user_data));
}

static gboolean
is_wide (gpointer user_data)
{
  return !is_narrow (user_data) && gtk_widget_get_mapped (GTK_WIDGET (get_detail (user_data)));
}

static void
set_size (AppKit *kit, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (kit->window), width, height);
  app_kit_wait (width < 1200 ? is_narrow : is_wide, kit);
  app_kit_settle ();
}

/* Where there is little room Enter opens and Escape leads back. */
static void
test_little_room (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_resolve (kit, "A.5.9");
  WmPage *page = WM_PAGE (show_controls (kit));

  set_size (kit, 1024, 768);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_detail (kit))));
  g_assert_cmpstr (wm_page_get_record_id (page), ==, NULL);
  g_signal_emit_by_name (get_list (kit), "opened", id);
  app_kit_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_detail (kit))));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_list (kit))));
  g_assert_cmpstr (wm_page_get_record_id (page), ==, id);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (kit->window)),
                                         GTK_WIDGET (get_detail (kit))));
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.go-back", NULL);
  app_kit_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_list (kit))));
}

static void
take_picture (AppKit *kit, const char *name, int width, int height, gboolean dark)
{
  const char *folder = g_getenv ("WAYMARK_PICTURES");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  set_size (kit, width, height);
  path = g_strdup_printf ("%s/%s-%d%s.png", folder, name, width, dark ? "-dark" : "");
  app_kit_picture (GTK_WIDGET (kit->window), path);
}

static void
test_pictures (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_resolve (kit, "A.5.9");

  show_controls (kit);
  take_picture (kit, "controls-list", 1024, 768, FALSE);
  wm_window_show_record (kit->window, id);
  take_picture (kit, "controls", 1024, 768, FALSE);
  take_picture (kit, "controls", 1436, 896, FALSE);
  take_picture (kit, "controls", 1436, 896, TRUE);
  take_picture (kit, "controls", 1900, 1060, FALSE);
  gtk_selection_model_select_item (get_selection (kit), get_place (kit, "A.5.10"), FALSE);
  gtk_selection_model_select_item (get_selection (kit), get_place (kit, "A.5.11"), FALSE);
  take_picture (kit, "controls-many", 1436, 896, FALSE);
  show_list (kit, "control", "decision", "excluded");
  take_picture (kit, "controls-excluded", 1436, 896, FALSE);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_SAMPLE ("/controls/list/has-groups", test_groups);
  APP_ADD_SAMPLE ("/controls/list/narrows", test_filters);
  APP_ADD_SAMPLE ("/controls/list/shows-what-was-counted", test_shows_lists);
  APP_ADD_SAMPLE ("/controls/list/shows-records", test_shows_records);
  APP_ADD_EMPTY ("/controls/list/follows-edits", test_follows);
  APP_ADD_EMPTY ("/controls/list/follows-its-filter", test_leaves_the_filter);
  APP_ADD_EMPTY ("/controls/list/selects-no-headings", test_headings_are_not_selected);
  APP_ADD_EMPTY ("/controls/many/are-one-event", test_many_at_once);
  APP_ADD_EMPTY ("/controls/many/of-both-kinds", test_many_of_both_kinds);
  APP_ADD_EMPTY ("/controls/detail/says-what-is-missing", test_missing_reason);
  APP_ADD_EMPTY ("/controls/detail/takes-the-place-of-the-list", test_little_room);
  APP_ADD_SAMPLE ("/controls/pictures/sample", test_pictures);
  return g_test_run ();
}
