/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/form/wm-field-row.h"
#include "app/form/wm-record-form.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-list-detail.h"

/* A detail in a window of its own, as wide as the page gives it. */
static WmDetail *
show_detail (AppKit *kit, const char *id, GtkWindow **window)
{
  WmDetail *detail = WM_DETAIL (wm_detail_new (kit->session));

  *window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (*window, 720, 1100);
  adw_window_set_content (ADW_WINDOW (*window), GTK_WIDGET (detail));
  wm_detail_set_record_id (detail, id);
  gtk_window_present (*window);
  app_kit_settle ();
  return detail;
}

static WmFieldRow *
find_row (WmDetail *detail, const char *label)
{
  GtkWidget *row = app_kit_find (GTK_WIDGET (detail), WM_TYPE_FIELD_ROW, label);

  g_assert_nonnull (row);
  return WM_FIELD_ROW (row);
}

static void
assert_value (AppKit *kit, const char *id, const char *field_id, const char *expected)
{
  g_autofree char *value = app_kit_dup_value (kit, id, field_id);

  g_assert_cmpstr (value, ==, expected);
}

static void
picture (GtkWidget *widget, const char *name)
{
  g_autofree char *path = NULL;

  if (g_getenv ("WAYMARK_PICTURES") == NULL)
    return;
  path = g_strdup_printf ("%s/%s.png", g_getenv ("WAYMARK_PICTURES"), name);
  app_kit_picture (widget, path);
}

/* What is typed is written when the focus moves on, and undo shows in the form. */
static void
test_entry (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  WmFieldRow *row = find_row (detail, "Location");
  GtkEditable *text = GTK_EDITABLE (app_kit_find (GTK_WIDGET (row), GTK_TYPE_TEXT, NULL));
  gint64 seq = wm_project_get_head_seq (kit->project);

  gtk_editable_set_text (text, "  Server room ");
  wm_field_row_commit_now (row);
  assert_value (kit, id, "location", "Server room");
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "Server room");
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  /* Nothing changed: no event. */
  wm_field_row_commit_now (row);
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  wm_session_undo (kit->session);
  assert_value (kit, id, "location", NULL);
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "");
  wm_session_redo (kit->session);
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "Server room");
  gtk_window_destroy (window);
}

/* A value that does not fit is said under its field, and the last good one stays. */
static void
test_wrong (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", "quantity", "3", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  WmFieldRow *row = find_row (detail, "Quantity");
  GtkEditable *text = GTK_EDITABLE (app_kit_find (GTK_WIDGET (row), GTK_TYPE_TEXT, NULL));

  gtk_editable_set_text (text, "many");
  wm_field_row_commit_now (row);
  g_assert_true (wm_field_row_is_wrong (row));
  assert_value (kit, id, "quantity", "3");
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "many");
  picture (GTK_WIDGET (window), "form-wrong");
  gtk_editable_set_text (text, "1.200");
  wm_field_row_commit_now (row);
  g_assert_false (wm_field_row_is_wrong (row));
  assert_value (kit, id, "quantity", "1200");
  gtk_window_destroy (window);
}

static void
test_date (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  WmFieldRow *row = find_row (detail, "Confirmed on");
  GtkEditable *text = GTK_EDITABLE (app_kit_find (GTK_WIDGET (row), GTK_TYPE_TEXT, NULL));

  gtk_editable_set_text (text, "yesterday");
  wm_field_row_commit_now (row);
  assert_value (kit, id, "confirmed_on", "2026-11-22");
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "22 Nov");
  /* What it shows is no new value. */
  wm_field_row_commit_now (row);
  assert_value (kit, id, "confirmed_on", "2026-11-22");
  gtk_editable_set_text (text, "");
  wm_field_row_commit_now (row);
  assert_value (kit, id, "confirmed_on", NULL);
  gtk_window_destroy (window);
}

/* Scrolls until the row can be seen, which the layout needs some frames for. */
static gboolean
is_in_sight_cb (gpointer row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *content =
      gtk_widget_get_first_child (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
  double seen_at = 0, place = 0;

  g_assert_true (gtk_widget_translate_coordinates (row, scroller, 0, 0, NULL, &seen_at));
  g_assert_true (gtk_widget_translate_coordinates (row, content, 0, 0, NULL, &place));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            place - 100);
  return seen_at >= 0 && seen_at < 400;
}

/* A picked day is written; turning the pages of the calendar is not picking. */
static void
test_calendar (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "person", "name", "Eva", "joined", "2026-11-22", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *row = GTK_WIDGET (find_row (detail, "Joined"));
  GtkMenuButton *button =
      GTK_MENU_BUTTON (app_kit_find (row, GTK_TYPE_MENU_BUTTON, "Calendar for “Joined”"));
  g_autoptr (GDateTime) other_month = g_date_time_new_local (2026, 12, 22, 12, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 12, 3, 12, 0, 0);
  GtkCalendar *calendar;

  /* The popover is to be on the screen. */
  gtk_window_set_default_size (window, 720, 600);
  app_kit_settle ();
  app_kit_wait (is_in_sight_cb, row);
  gtk_menu_button_popup (button);
  calendar = GTK_CALENDAR (app_kit_find (row, GTK_TYPE_CALENDAR, NULL));
  g_assert_nonnull (calendar);
  gtk_calendar_select_day (calendar, other_month);
  app_kit_settle ();
  assert_value (kit, id, "joined", "2026-11-22");
  gtk_calendar_select_day (calendar, day);
  assert_value (kit, id, "joined", "2026-12-03");
  wm_session_undo (kit->session);
  assert_value (kit, id, "joined", "2026-11-22");
  wm_session_redo (kit->session);
  gtk_menu_button_popup (button);
  g_signal_emit_by_name (app_kit_find (row, GTK_TYPE_BUTTON, "_No date"), "clicked");
  assert_value (kit, id, "joined", NULL);
  gtk_window_destroy (window);
}

/* Saving and undoing do not wait for the keyboard to leave the field. */
static void
test_flush (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *row = GTK_WIDGET (find_row (detail, "Location"));
  GtkEditable *text = GTK_EDITABLE (app_kit_find (row, GTK_TYPE_TEXT, NULL));

  gtk_editable_set_text (text, "Office");
  wm_session_flush (kit->session);
  assert_value (kit, id, "location", "Office");
  gtk_editable_set_text (text, "Cellar");
  wm_session_undo (kit->session);
  assert_value (kit, id, "location", "Office");
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "Office");
  wm_session_redo (kit->session);
  assert_value (kit, id, "location", "Cellar");
  gtk_window_destroy (window);
}

/* A new name of what a field names stands there at once. */
static void
test_reference_is_renamed (AppKit *kit, gconstpointer unused)
{
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lind", NULL);
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", "owner", eva, NULL);
  g_autoptr (GError) error = NULL;
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *row = GTK_WIDGET (find_row (detail, "Owner"));

  g_assert_nonnull (app_kit_find (row, GTK_TYPE_LABEL, "Eva Lind"));
  wm_session_set_value (kit->session, eva,
                        wm_kind_find_field (wm_session_get_kind (kit->session, "person"), "name"),
                        "Eva Lindner", &error);
  g_assert_no_error (error);
  g_assert_nonnull (app_kit_find (row, GTK_TYPE_LABEL, "Eva Lindner"));
  wm_session_undo (kit->session);
  g_assert_nonnull (app_kit_find (row, GTK_TYPE_LABEL, "Eva Lind"));
  wm_session_redo (kit->session);
  g_assert_nonnull (app_kit_find (row, GTK_TYPE_LABEL, "Eva Lindner"));
  gtk_window_destroy (window);
}

static void
test_choices (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_resolve (kit, "A.5.9");
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *applicable = app_kit_find (GTK_WIDGET (detail), GTK_TYPE_TOGGLE_BUTTON, "Applicable");
  GtkWidget *undecided = app_kit_find (GTK_WIDGET (detail), GTK_TYPE_TOGGLE_BUTTON, "Undecided");
  GtkWidget *law = app_kit_find (GTK_WIDGET (detail), GTK_TYPE_TOGGLE_BUTTON, "Law");
  GtkWidget *risk = app_kit_find (GTK_WIDGET (detail), GTK_TYPE_TOGGLE_BUTTON, "Risk");
  GtkWidget *status =
      app_kit_find (GTK_WIDGET (find_row (detail, "Status")), GTK_TYPE_DROP_DOWN, NULL);

  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (undecided)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (applicable), TRUE);
  assert_value (kit, id, "decision", "applicable");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (undecided)));
  /* One of them always holds. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (applicable), FALSE);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (applicable)));
  assert_value (kit, id, "decision", "applicable");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (risk), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (law), TRUE);
  assert_value (kit, id, "reasons", "law,risk");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (status), 2);
  assert_value (kit, id, "status", "partly");
  wm_session_undo (kit->session);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (status)), ==, 0);
  wm_session_redo (kit->session);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (status)), ==, 2);
  gtk_window_destroy (window);
}

/* What another record says is written before it is left. */
static void
test_moves_on (AppKit *kit, gconstpointer unused)
{
  g_autofree char *first = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *second = app_kit_add (kit, "asset", "name", "ERP", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, first, &window);
  GtkTextView *note =
      GTK_TEXT_VIEW (app_kit_find (GTK_WIDGET (detail), GTK_TYPE_TEXT_VIEW, "Note"));
  GtkEditable *name =
      GTK_EDITABLE (app_kit_find (GTK_WIDGET (find_row (detail, "Name")), GTK_TYPE_TEXT, NULL));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (note), "Two\nlines", -1);
  gtk_editable_set_text (name, "CRM of ours");
  wm_detail_set_record_id (detail, second);
  assert_value (kit, first, "note", "Two\nlines");
  assert_value (kit, first, "name", "CRM of ours");
  assert_value (kit, second, "note", NULL);
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "ERP");
  gtk_window_destroy (window);
}

/* A long text shows its last line, whatever width it comes to have. */
static void
test_grows (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *id = NULL;
  GtkWindow *window;
  WmDetail *detail;
  GtkTextView *note;
  GtkTextIter end;
  int y = 0;
  int height = 0;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "Words that need a line. ");
  id = app_kit_add (kit, "asset", "name", "CRM", "note", text->str, NULL);
  detail = show_detail (kit, id, &window);
  note = GTK_TEXT_VIEW (app_kit_find (GTK_WIDGET (detail), GTK_TYPE_TEXT_VIEW, "Note"));
  for (guint i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (note), &end);
  gtk_text_view_get_line_yrange (note, &end, &y, &height);
  g_assert_cmpint (height, >, 100);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (note)), >=, y + height);
  gtk_window_destroy (window);
}

static void
test_links (AppKit *kit, gconstpointer unused)
{
  g_autofree char *asset = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, asset, &window);
  GtkWidget *remove;

  g_assert_null (app_kit_find (
      GTK_WIDGET (detail), GTK_TYPE_BUTTON,
      "Take off the link with “Inventory of information and other associated assets”"));
  g_assert_true (wm_project_link_records (kit->project, control, asset, NULL, NULL));
  remove = app_kit_find (
      GTK_WIDGET (detail), GTK_TYPE_BUTTON,
      "Take off the link with “Inventory of information and other associated assets”");
  g_assert_nonnull (remove);
  g_signal_emit_by_name (remove, "clicked");
  g_assert_null (app_kit_find (
      GTK_WIDGET (detail), GTK_TYPE_BUTTON,
      "Take off the link with “Inventory of information and other associated assets”"));
  wm_session_undo (kit->session);
  g_assert_nonnull (app_kit_find (
      GTK_WIDGET (detail), GTK_TYPE_BUTTON,
      "Take off the link with “Inventory of information and other associated assets”"));
  wm_session_redo (kit->session);
  g_assert_null (app_kit_find (
      GTK_WIDGET (detail), GTK_TYPE_BUTTON,
      "Take off the link with “Inventory of information and other associated assets”"));
  gtk_window_destroy (window);
}

/* Whoever is deleted while open is not shown any more. */
static void
test_deleted (AppKit *kit, gconstpointer unused)
{
  g_autofree char *asset = app_kit_add (kit, "asset", "name", "CRM", NULL);
  const char *ids[] = { asset, NULL };
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, asset, &window);

  g_assert_true (wm_session_delete (kit->session, ids));
  gtk_widget_activate_action (GTK_WIDGET (detail), "detail.copy-reference", NULL);
  wm_session_undo (kit->session);
  g_assert_nonnull (find_row (detail, "Name"));
  gtk_window_destroy (window);
}

static void
test_look (AppKit *kit, gconstpointer unused)
{
  static const char *const labels[] = { "A.5.9", "A.8.13", "6.1.3", "A-1", "E-1", "P-1" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *id = app_kit_resolve (kit, labels[i]);
      g_autofree char *name = g_strconcat ("detail-", labels[i], NULL);
      GtkWindow *window;
      WmDetail *detail = show_detail (kit, id, &window);

      g_assert_cmpstr (wm_detail_get_record_id (detail), ==, id);
      picture (GTK_WIDGET (window), name);
      gtk_window_destroy (window);
    }
}

static void
test_list_detail (AppKit *kit, gconstpointer unused)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  WmListDetail *both = WM_LIST_DETAIL (wm_list_detail_new (WM_LIST_DETAIL_SLIDE));
  GtkWidget *list = gtk_button_new_with_label ("List");
  GtkWidget *detail = gtk_button_new_with_label ("Detail");

  wm_list_detail_set_list (both, list);
  wm_list_detail_set_detail (both, detail);
  gtk_window_set_child (window, GTK_WIDGET (both));
  gtk_window_set_default_size (window, 1100, 500);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_false (gtk_widget_get_mapped (detail));
  wm_list_detail_set_show_detail (both, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_true (gtk_widget_get_mapped (detail));
  g_assert_true (wm_list_detail_go_back (both));
  g_assert_false (wm_list_detail_go_back (both));
  gtk_window_destroy (window);
}

/* What cannot be narrower than a good width gets what it needs. */
static void
test_wide_list (AppKit *kit, gconstpointer unused)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  WmListDetail *both = WM_LIST_DETAIL (wm_list_detail_new (WM_LIST_DETAIL_SIDE));
  GtkWidget *list = gtk_button_new_with_label ("List");
  GtkWidget *detail = gtk_button_new_with_label ("Detail");
  graphene_rect_t place;

  gtk_widget_set_size_request (list, 600, -1);
  wm_list_detail_set_list (both, list);
  wm_list_detail_set_detail (both, detail);
  gtk_window_set_child (window, GTK_WIDGET (both));
  gtk_window_set_default_size (window, 1100, 500);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_false (wm_list_detail_get_collapsed (both));
  g_assert_true (gtk_widget_compute_bounds (detail, GTK_WIDGET (both), &place));
  g_assert_cmpfloat (place.origin.x, >, 600);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/form/entry/is-written-when-left", test_entry);
  APP_ADD_EMPTY ("/form/entry/says-what-does-not-fit", test_wrong);
  APP_ADD_EMPTY ("/form/entry/reads-dates", test_date);
  APP_ADD_EMPTY ("/form/entry/picks-days", test_calendar);
  APP_ADD_EMPTY ("/form/entry/is-written-before-a-save", test_flush);
  APP_ADD_EMPTY ("/form/reference/follows-its-name", test_reference_is_renamed);
  APP_ADD_EMPTY ("/form/choice/one-or-several", test_choices);
  APP_ADD_EMPTY ("/detail/record/is-written-before-the-next", test_moves_on);
  APP_ADD_EMPTY ("/form/text/grows-with-what-is-written", test_grows);
  APP_ADD_EMPTY ("/detail/links/come-and-go", test_links);
  APP_ADD_EMPTY ("/detail/record/may-be-deleted", test_deleted);
  APP_ADD_SAMPLE ("/detail/record/of-each-kind", test_look);
  APP_ADD_EMPTY ("/list-detail/slide/comes-and-goes", test_list_detail);
  APP_ADD_EMPTY ("/list-detail/side/is-as-wide-as-it-must-be", test_wide_list);
  return g_test_run ();
}
