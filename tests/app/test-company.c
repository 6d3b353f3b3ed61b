/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/form/wm-field-row.h"
#include "app/form/wm-long-text.h"
#include "app/pages/wm-company-page.h"
#include "app/wm-sidebar.h"

static GtkWidget *
get_page (AppKit *kit)
{
  return GTK_WIDGET (wm_window_get_page (kit->window));
}

static void
run (AppKit *kit, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), action, NULL);
}

static void
show (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-page", "s", "company");
  app_kit_settle ();
  g_assert_true (WM_IS_COMPANY_PAGE (get_page (kit)));
}

static gboolean
shows (AppKit *kit, GType type, const char *name)
{
  GtkWidget *widget = app_kit_find (GTK_WIDGET (kit->window), type, name);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static void
assert_value (AppKit *kit, const char *field_id, const char *expected)
{
  const char *id = wm_page_get_record_id (wm_window_get_page (kit->window));
  g_autofree char *value = app_kit_dup_value (kit, id, field_id);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_shows_the_one_record (AppKit *kit, gconstpointer unused)
{
  static const char *const labels[] = { "Name",
                                        "Legal form",
                                        "Line of business",
                                        "Employees",
                                        "Version of the Statement of Applicability",
                                        "Date of the Statement of Applicability",
                                        "Statement of Applicability approved by" };

  show (kit);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_true (shows (kit, WM_TYPE_FIELD_ROW, labels[i]));
  g_assert_true (shows (kit, GTK_TYPE_TEXT_VIEW, "Address"));
  g_assert_true (shows (kit, GTK_TYPE_TEXT_VIEW, "Sentence on the certificate"));
  g_assert_true (shows (kit, GTK_TYPE_TEXT_VIEW, "Scope"));
  g_assert_cmpstr (wm_page_get_subtitle (wm_window_get_page (kit->window)), ==,
                   "Statement of Applicability draft 3");
  app_kit_pictures (kit, "company");
}

static void
test_has_no_badge (AppKit *kit, gconstpointer unused)
{
  GtkWidget *sidebar = app_kit_find (GTK_WIDGET (kit->window), WM_TYPE_SIDEBAR, NULL);
  GtkWidget *company = app_kit_find (sidebar, GTK_TYPE_LIST_BOX_ROW, "Company");
  GtkWidget *people = app_kit_find (sidebar, GTK_TYPE_LIST_BOX_ROW, "People");

  g_assert_null (app_kit_find (company, GTK_TYPE_LABEL, "1"));
  g_assert_nonnull (app_kit_find (people, GTK_TYPE_LABEL, "35"));
}

static void
test_saves_a_row (AppKit *kit, gconstpointer unused)
{
  WmFieldRow *row;
  GtkEditable *text;

  show (kit);
  row = WM_FIELD_ROW (app_kit_find (get_page (kit), WM_TYPE_FIELD_ROW, "Name"));
  text = GTK_EDITABLE (app_kit_find (GTK_WIDGET (row), GTK_TYPE_TEXT, NULL));
  gtk_editable_set_text (text, "Acme Holding");
  wm_field_row_commit_now (row);
  assert_value (kit, "name", "Acme Holding");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (kit->window)), ==, "Acme Holding – Company");
  run (kit, "win.undo");
  assert_value (kit, "name", "Acme Ltd");
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "Acme Ltd");
  run (kit, "win.redo");
  assert_value (kit, "name", "Acme Holding");
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "Acme Holding");
}

static void
write_text (AppKit *kit, const char *label, const char *text)
{
  GtkWidget *view = app_kit_find (get_page (kit), GTK_TYPE_TEXT_VIEW, label);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  wm_long_text_commit_now (WM_LONG_TEXT (gtk_widget_get_ancestor (view, WM_TYPE_LONG_TEXT)));
}

static void
test_says_whether_there_is_a_scope (AppKit *kit, gconstpointer unused)
{
  show (kit);
  g_assert_cmpstr (wm_page_get_subtitle (wm_window_get_page (kit->window)), ==,
                   "Scope not written down yet");
  write_text (kit, "Scope", "All of it.");
  assert_value (kit, "scope", "All of it.");
  g_assert_null (wm_page_get_subtitle (wm_window_get_page (kit->window)));
  run (kit, "win.undo");
  assert_value (kit, "scope", NULL);
  g_assert_nonnull (wm_page_get_subtitle (wm_window_get_page (kit->window)));
  run (kit, "win.redo");
  assert_value (kit, "scope", "All of it.");
  g_assert_null (wm_page_get_subtitle (wm_window_get_page (kit->window)));
}

/* A sentence has room in the form and is one line all the same. */
static void
test_keeps_a_sentence_in_one_line (AppKit *kit, gconstpointer unused)
{
  show (kit);
  write_text (kit, "Sentence on the certificate", "Lenses, made\nand repaired.\n");
  assert_value (kit, "certificate_sentence", "Lenses, made and repaired.");
  run (kit, "win.undo");
  assert_value (kit, "certificate_sentence", NULL);
  run (kit, "win.redo");
  assert_value (kit, "certificate_sentence", "Lenses, made and repaired.");
}

static void
test_is_where_its_record_is_shown (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = NULL;

  show (kit);
  id = g_strdup (wm_page_get_record_id (wm_window_get_page (kit->window)));
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-page", "s", "dashboard");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-record", "s", id);
  g_assert_true (WM_IS_COMPANY_PAGE (get_page (kit)));
}

/* The window closes with the cursor where it is, which must not write into what is gone. */
static void
test_puts_the_cursor_into_the_field (AppKit *kit, gconstpointer field_id)
{
  gboolean is_text = g_str_equal (field_id, "scope");
  GtkWidget *field;
  GtkWidget *focus;

  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-list", "(sss)", "organisation",
                              field_id, "");
  app_kit_settle ();
  field = app_kit_find (get_page (kit), is_text ? GTK_TYPE_TEXT_VIEW : WM_TYPE_FIELD_ROW,
                        is_text ? "Scope" : "Legal form");
  focus = gtk_window_get_focus (GTK_WINDOW (kit->window));
  g_assert_true (focus == field || gtk_widget_is_ancestor (focus, field));
}

/* The dashboard asks for the scope until it is written. */
static void
test_dashboard_asks_for_the_scope (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "person", "name", "Ann Lee", NULL);

  g_assert_true (shows (kit, GTK_TYPE_LABEL, "The scope is not written down yet"));
  show (kit);
  write_text (kit, "Scope", "All of it.");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-page", "s", "dashboard");
  g_assert_false (shows (kit, GTK_TYPE_LABEL, "The scope is not written down yet"));
  run (kit, "win.undo");
  g_assert_true (shows (kit, GTK_TYPE_LABEL, "The scope is not written down yet"));
  run (kit, "win.redo");
  g_assert_false (shows (kit, GTK_TYPE_LABEL, "The scope is not written down yet"));
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_SAMPLE ("/company/page/shows-the-one-record", test_shows_the_one_record);
  APP_ADD_SAMPLE ("/company/page/has-no-badge", test_has_no_badge);
  APP_ADD_EMPTY ("/company/page/saves-a-row", test_saves_a_row);
  APP_ADD_EMPTY ("/company/page/says-whether-there-is-a-scope", test_says_whether_there_is_a_scope);
  APP_ADD_EMPTY ("/company/page/keeps-a-sentence-in-one-line", test_keeps_a_sentence_in_one_line);
  APP_ADD_SAMPLE ("/company/page/is-where-its-record-is-shown", test_is_where_its_record_is_shown);
  g_test_add ("/company/page/puts-the-cursor-into-a-row", AppKit, "legal_form",
              app_kit_set_up_sample, test_puts_the_cursor_into_the_field, app_kit_tear_down);
  g_test_add ("/company/page/puts-the-cursor-into-a-text", AppKit, "scope", app_kit_set_up_sample,
              test_puts_the_cursor_into_the_field, app_kit_tear_down);
  APP_ADD_EMPTY ("/company/dashboard/asks-for-the-scope", test_dashboard_asks_for_the_scope);
  return g_test_run ();
}
