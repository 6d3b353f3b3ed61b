/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-verify-window.h"
#include "app/pages/wm-event-detail.h"
#include "app/pages/wm-timeline-list.h"
#include "app/pages/wm-timeline-page.h"
#include "app/widgets/wm-change-row.h"

static GtkWidget *
get_page (AppKit *kit)
{
  return GTK_WIDGET (wm_window_get_page (kit->window));
}

static void
show_timeline (AppKit *kit, const char *record_id)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-timeline", "s", record_id);
  g_assert_true (WM_IS_TIMELINE_PAGE (get_page (kit)));
  app_kit_settle ();
}

static GListModel *
get_rows (AppKit *kit)
{
  GtkWidget *view = app_kit_find (get_page (kit), GTK_TYPE_LIST_VIEW, "Changes, the newest first");

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

/* Titles of events from the top, without days. */
static void
assert_events (AppKit *kit, const char *first, ...)
{
  GListModel *rows = get_rows (kit);
  const char *expected = first;
  va_list more;

  va_start (more, first);
  for (guint i = 0; expected != NULL; i++)
    {
      g_autoptr (WmTimelineItem) item = g_list_model_get_item (rows, i);

      g_assert_nonnull (item);
      if (wm_timeline_item_get_seq (item) == 0)
        continue;
      g_assert_cmpstr (wm_timeline_item_get_title (item), ==, expected);
      expected = va_arg (more, const char *);
    }
  va_end (more);
}

static guint
count_events (AppKit *kit)
{
  GListModel *rows = get_rows (kit);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmTimelineItem) item = g_list_model_get_item (rows, i);

      count += wm_timeline_item_get_seq (item) != 0;
    }
  return count;
}

static void
set_name (AppKit *kit, const char *id, const char *name)
{
  const WmField *field = wm_kind_find_field (wm_session_get_kind (kit->session, "asset"), "name");
  g_autoptr (GError) error = NULL;

  wm_session_set_value (kit->session, id, field, name, &error);
  g_assert_no_error (error);
}

static void
test_events_by_day (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autoptr (WmTimelineItem) day = NULL;
  g_autoptr (WmTimelineItem) event = NULL;

  show_timeline (kit, "");
  assert_events (kit, "Added “CRM”", "Created the project", NULL);
  day = g_list_model_get_item (get_rows (kit), 0);
  g_assert_cmpstr (wm_timeline_item_get_title (day), ==, "Today");
  g_assert_cmpint (wm_timeline_item_get_seq (day), ==, 0);
  event = g_list_model_get_item (get_rows (kit), 1);
  g_assert_cmpstr (wm_timeline_item_get_actor (event), ==, "Ann Lee");
  g_assert_null (g_list_model_get_item (get_rows (kit), 1000000));
}

static void
test_follows_edits (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = NULL;

  show_timeline (kit, "");
  g_assert_cmpuint (count_events (kit), ==, 1);
  id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  assert_events (kit, "Added “CRM”", "Created the project", NULL);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.undo", NULL);
  assert_events (kit, "Undid: Added “CRM”", "Added “CRM”", "Created the project", NULL);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo", NULL);
  g_assert_cmpuint (count_events (kit), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (kit)), ==, 5);
}

static void
test_only_one_record (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *other = app_kit_add (kit, "asset", "name", "ERP", NULL);

  set_name (kit, id, "Customers");
  show_timeline (kit, id);
  g_assert_cmpuint (count_events (kit), ==, 2);
  g_assert_nonnull (app_kit_find (get_page (kit), GTK_TYPE_LABEL, "Only “Customers”"));
  set_name (kit, other, "Accounts");
  g_assert_cmpuint (count_events (kit), ==, 2);
  set_name (kit, id, "Clients");
  g_assert_cmpuint (count_events (kit), ==, 3);
  g_assert_true (wm_page_go_back (WM_PAGE (get_page (kit))));
  g_assert_cmpuint (count_events (kit), ==, 6);
}

static gboolean
shows_two (gpointer kit)
{
  return count_events (kit) == 2;
}

static void
test_text_narrows (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *other = app_kit_add (kit, "asset", "name", "ERP", NULL);
  GtkWidget *entry;

  set_name (kit, id, "CRM of the branch");
  show_timeline (kit, "");
  g_assert_cmpuint (count_events (kit), ==, 4);
  entry = app_kit_find (get_page (kit), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "crm");
  app_kit_wait (shows_two, kit);
  gtk_widget_activate_action (get_page (kit), "timeline.show-all", NULL);
  g_assert_cmpuint (count_events (kit), ==, 4);
}

static void
test_person_narrows (AppKit *kit, gconstpointer unused)
{
  GtkDropDown *people;
  guint all;

  show_timeline (kit, "");
  all = count_events (kit);
  people =
      GTK_DROP_DOWN (app_kit_find (get_page (kit), GTK_TYPE_DROP_DOWN, "Whose changes are shown"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (people)), >, 2);
  gtk_drop_down_set_selected (people, 1);
  app_kit_settle ();
  g_assert_cmpuint (count_events (kit), >, 0);
  g_assert_cmpuint (count_events (kit), <, all);
}

static void
choose (AppKit *kit, guint event)
{
  GListModel *rows = get_rows (kit);
  guint position = 0;

  for (guint left = event + 1; left > 0; position++)
    {
      g_autoptr (WmTimelineItem) item = g_list_model_get_item (rows, position);

      left -= wm_timeline_item_get_seq (item) != 0;
    }
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (rows), position - 1);
  app_kit_settle ();
}

static gboolean
shows_row (AppKit *kit, const char *words)
{
  GtkWidget *detail = app_kit_find (get_page (kit), WM_TYPE_EVENT_DETAIL, NULL);

  return app_kit_find (detail, WM_TYPE_CHANGE_ROW, words) != NULL;
}

static void
test_before_and_after (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", "location", "Cellar", NULL);

  set_name (kit, id, "Customers");
  set_name (kit, id, "Clients");
  show_timeline (kit, "");
  choose (kit, 1);
  g_assert_true (shows_row (kit, "Name: was CRM, is now Customers"));
  g_assert_true (shows_row (kit, "Name: Customers"));
  g_assert_true (shows_row (kit, "Location: Cellar"));
  choose (kit, 2);
  g_assert_true (shows_row (kit, "Name: is now CRM"));
  g_assert_true (shows_row (kit, "Name: CRM"));
  g_assert_false (shows_row (kit, "Name: Customers"));
}

static void
test_shows_the_record_asked_for (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_resolve (kit, "A.8.34");
  GtkWidget *detail;

  show_timeline (kit, id);
  /* The import touched all of them, and this one late. */
  choose (kit, count_events (kit) - 2);
  detail = app_kit_find (get_page (kit), WM_TYPE_EVENT_DETAIL, NULL);
  g_assert_cmpstr (wm_event_detail_get_record_id (WM_EVENT_DETAIL (detail)), ==, id);
  g_assert_true (shows_row (kit, "Reference: A.8.34"));
  g_assert_cmpstr (wm_page_get_record_id (WM_PAGE (get_page (kit))), ==, id);
}

static void
test_undo_to_here (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  gint64 seq = wm_project_get_head_seq (kit->project);
  g_autofree char *name = NULL;
  g_autofree char *again = NULL;

  set_name (kit, id, "Customers");
  set_name (kit, id, "Clients");
  show_timeline (kit, "");
  choose (kit, 2);
  g_assert_cmpint (wm_event_detail_get_seq (
                       WM_EVENT_DETAIL (app_kit_find (get_page (kit), WM_TYPE_EVENT_DETAIL, NULL))),
                   ==, seq);
  gtk_widget_activate_action (get_page (kit), "timeline.undo-to", "x", seq);
  name = app_kit_dup_value (kit, id, "name");
  g_assert_cmpstr (name, ==, "CRM");
  assert_events (kit, "Undid 2 changes", "Changed name of “Clients”", NULL);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo-all", NULL);
  again = app_kit_dup_value (kit, id, "name");
  g_assert_cmpstr (again, ==, "Clients");
  assert_events (kit, "Redid 2 changes", NULL);
}

static WmVerifyWindow *
find_verify_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (WM_IS_VERIFY_WINDOW (link->data))
      return link->data;
  return NULL;
}

static gboolean
has_answered (gpointer window)
{
  return g_strcmp0 (wm_verify_window_get_state (window), "running") != 0;
}

static void
test_verify (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  WmVerifyWindow *window;

  show_timeline (kit, "");
  gtk_widget_activate_action (get_page (kit), "timeline.verify", NULL);
  window = find_verify_window ();
  g_assert_nonnull (window);
  app_kit_wait (has_answered, window);
  g_assert_cmpstr (wm_verify_window_get_state (window), ==, "intact");
  g_assert_false (wm_project_is_modified (kit->project));
  g_assert_nonnull (
      app_kit_find (GTK_WIDGET (window), GTK_TYPE_LABEL, wm_project_get_head (kit->project)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_verify_finds_damage (AppKit *kit, gconstpointer unused)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  WmVerifyWindow *window;

  g_assert_true (g_file_get_contents (kit->path, &bytes, &size, NULL));
  bytes[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (kit->path, bytes, (gssize) size, NULL));
  show_timeline (kit, "");
  gtk_widget_activate_action (get_page (kit), "timeline.verify", NULL);
  window = find_verify_window ();
  app_kit_wait (has_answered, window);
  g_assert_cmpstr (wm_verify_window_get_state (window), ==, "problems");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_verify_may_be_left (AppKit *kit, gconstpointer unused)
{
  show_timeline (kit, "");
  gtk_widget_activate_action (get_page (kit), "timeline.verify", NULL);
  gtk_window_destroy (GTK_WINDOW (find_verify_window ()));
  app_kit_settle ();
}

static gboolean
has_size (gpointer user_data)
{
  AppKit *kit = user_data;
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (GTK_WINDOW (kit->window), &width, &height);
  return ABS (gtk_widget_get_width (GTK_WIDGET (kit->window)) - width) <= 20;
}

static void
test_pictures (AppKit *kit, gconstpointer unused)
{
  static const int sizes[][2] = { { 1024, 768 }, { 1900, 1060 } };
  const char *folder = g_getenv ("WAYMARK_PICTURES");

  show_timeline (kit, "");
  for (guint i = 0; folder != NULL && i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      gboolean dark = i % 2 == 1;
      g_autofree char *file =
          g_strdup_printf ("timeline-%d-%s.png", sizes[i / 2][0], dark ? "dark" : "light");
      g_autofree char *path = g_build_filename (folder, file, NULL);

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                               : ADW_COLOR_SCHEME_FORCE_LIGHT);
      gtk_window_set_default_size (GTK_WINDOW (kit->window), sizes[i / 2][0], sizes[i / 2][1]);
      app_kit_wait (has_size, kit);
      app_kit_picture (GTK_WIDGET (kit->window), path);
    }
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/timeline/list/events-by-day", test_events_by_day);
  APP_ADD_EMPTY ("/timeline/list/follows-edit-undo-redo", test_follows_edits);
  APP_ADD_EMPTY ("/timeline/filter/one-record", test_only_one_record);
  APP_ADD_EMPTY ("/timeline/filter/text", test_text_narrows);
  APP_ADD_SAMPLE ("/timeline/filter/person", test_person_narrows);
  APP_ADD_EMPTY ("/timeline/detail/before-after-and-as-it-was", test_before_and_after);
  APP_ADD_SAMPLE ("/timeline/detail/shows-the-record-asked-for", test_shows_the_record_asked_for);
  APP_ADD_EMPTY ("/timeline/undo-to/and-redo", test_undo_to_here);
  APP_ADD_EMPTY ("/timeline/verify/intact", test_verify);
  APP_ADD_EMPTY ("/timeline/verify/damaged", test_verify_finds_damage);
  APP_ADD_EMPTY ("/timeline/verify/may-be-left", test_verify_may_be_left);
  APP_ADD_SAMPLE ("/timeline/pictures/sample", test_pictures);
  return g_test_run ();
}
