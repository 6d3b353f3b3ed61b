/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is missing leads to exactly the records that lack it. */
#include "config.h"

#include "app-kit.h"

#include "app/pages/wm-company-page.h"
#include "app/widgets/wm-only-bar.h"
#include "app/widgets/wm-record-table.h"
#include "guide/wm-gap.h"

static WmPage *
get_page (AppKit *kit)
{
  return wm_window_get_page (kit->window);
}

static void
run (AppKit *kit, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), action, NULL);
  app_kit_settle ();
}

static void
show_gap (AppKit *kit, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-gap", "s", id);
  app_kit_settle ();
}

/* What the bar over the list says; NULL where it is not there. */
static const char *
get_words (AppKit *kit)
{
  GtkWidget *bar = app_kit_find (GTK_WIDGET (get_page (kit)), WM_TYPE_ONLY_BAR, NULL);

  if (bar == NULL || !gtk_widget_get_mapped (bar))
    return NULL;
  return gtk_label_get_label (GTK_LABEL (app_kit_find (bar, GTK_TYPE_LABEL, NULL)));
}

static guint
count_rows (AppKit *kit)
{
  GtkWidget *table = app_kit_find (GTK_WIDGET (get_page (kit)), WM_TYPE_RECORD_TABLE, NULL);

  return g_list_model_get_n_items (
      G_LIST_MODEL (wm_record_table_get_selection (WM_RECORD_TABLE (table))));
}

/* Rows of @gap and no others. */
static void
assert_exact (AppKit *kit, const char *gap)
{
  g_autoptr (GPtrArray) ids = wm_gap_list_records (kit->project, gap, NULL);
  WmRecordTable *table =
      WM_RECORD_TABLE (app_kit_find (GTK_WIDGET (get_page (kit)), WM_TYPE_RECORD_TABLE, NULL));

  g_assert_cmpuint (count_rows (kit), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (wm_record_table_select (table, g_ptr_array_index (ids, i)));
  gtk_selection_model_unselect_all (wm_record_table_get_selection (table));
}

/* The same where the list has headings, or is a list and no table. */
static void
assert_list (AppKit *kit, const char *page, const char *name, const char *gap)
{
  g_autoptr (GPtrArray) ids = wm_gap_list_records (kit->project, gap, NULL);
  GtkWidget *view = app_kit_find (GTK_WIDGET (get_page (kit)), GTK_TYPE_LIST_VIEW, name);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  guint count = 0;

  g_assert_cmpstr (wm_page_get_id (get_page (kit)), ==, page);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);

      if (!WM_IS_RECORD (item))
        continue;
      count++;
      g_assert_true (g_ptr_array_find_with_equal_func (ids, wm_record_get_id (WM_RECORD (item)),
                                                       g_str_equal, NULL));
    }
  g_assert_cmpuint (count, ==, ids->len);
}

static void
set_value (AppKit *kit, const char *kind, const char *id, const char *field_id, const char *value)
{
  const WmField *field = wm_kind_find_field (wm_session_get_kind (kit->session, kind), field_id);
  g_autoptr (GError) error = NULL;

  wm_session_set_value (kit->session, id, field, value, &error);
  g_assert_no_error (error);
  app_kit_settle ();
}

static void
test_shows_and_follows (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GPtrArray) ids = wm_gap_list_records (kit->project, "assets_without_owner", NULL);
  g_autofree char *owner = app_kit_resolve (kit, "P-1");

  show_gap (kit, "assets_without_owner");
  g_assert_cmpstr (wm_page_get_id (get_page (kit)), ==, "inventory");
  g_assert_cmpstr (get_words (kit), ==, "12 assets have no owner yet");
  assert_exact (kit, "assets_without_owner");
  app_kit_pictures (kit, "gap");
  set_value (kit, "asset", g_ptr_array_index (ids, 3), "owner", owner);
  g_assert_cmpstr (get_words (kit), ==, "11 assets have no owner yet");
  assert_exact (kit, "assets_without_owner");
  run (kit, "win.undo");
  g_assert_cmpstr (get_words (kit), ==, "12 assets have no owner yet");
  assert_exact (kit, "assets_without_owner");
  run (kit, "win.redo");
  g_assert_cmpuint (count_rows (kit), ==, 11);
}

/* A retired asset needs no owner, which the filter of the field does not know. */
static void
test_is_exact (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "Old", "status", "retired", NULL);

  show_gap (kit, "assets_without_owner");
  g_assert_cmpuint (count_rows (kit), ==, 12);
  show_gap (kit, "leavers_owning");
  g_assert_cmpstr (wm_page_get_id (get_page (kit)), ==, "people");
  g_assert_cmpstr (get_words (kit), ==, "1 person who left still answers for something");
  assert_exact (kit, "leavers_owning");
  run (kit, "win.undo");
  run (kit, "win.redo");
  assert_exact (kit, "leavers_owning");
}

static void
test_clears (AppKit *kit, gconstpointer unused)
{
  g_autofree char *outside = app_kit_resolve (kit, "A-1");

  show_gap (kit, "assets_without_owner");
  gtk_widget_activate_action (GTK_WIDGET (get_page (kit)), "page.show-all", NULL);
  g_assert_null (get_words (kit));
  g_assert_cmpuint (count_rows (kit), ==, 64);

  show_gap (kit, "assets_without_owner");
  run (kit, "win.go-back");
  g_assert_null (get_words (kit));
  g_assert_cmpuint (count_rows (kit), ==, 64);

  show_gap (kit, "assets_without_owner");
  gtk_widget_activate_action (GTK_WIDGET (get_page (kit)), "register.clear-filters", NULL);
  g_assert_cmpuint (count_rows (kit), ==, 64);

  show_gap (kit, "assets_without_owner");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-list", "(sss)", "asset", "type",
                              "network");
  g_assert_null (get_words (kit));
  show_gap (kit, "assets_without_owner");
  g_assert_cmpuint (count_rows (kit), ==, 12);

  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-list", "(sss)", "asset", "", "");
  g_assert_cmpuint (count_rows (kit), ==, 64);

  show_gap (kit, "assets_without_owner");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-record", "s", outside);
  g_assert_cmpstr (wm_page_get_record_id (get_page (kit)), ==, outside);
  g_assert_null (get_words (kit));
}

static void
test_becomes_empty (AppKit *kit, gconstpointer unused)
{
  g_autofree char *owner = app_kit_add (kit, "person", "name", "Ann Lee", NULL);
  g_autofree char *other = app_kit_add (kit, "asset", "name", "CRM", "owner", owner, NULL);
  g_autofree char *id = app_kit_add (kit, "asset", "name", "Server", NULL);

  show_gap (kit, "assets_without_owner");
  g_assert_cmpstr (get_words (kit), ==, "1 asset has no owner yet");
  set_value (kit, "asset", id, "owner", owner);
  g_assert_cmpstr (get_words (kit), ==, "Nothing of this is missing any more");
  g_assert_cmpuint (count_rows (kit), ==, 0);
  app_kit_pictures (kit, "gap-mended");
  g_assert_true (gtk_widget_get_mapped (
      app_kit_find (GTK_WIDGET (get_page (kit)), GTK_TYPE_LABEL, "All done")));
  run (kit, "win.undo");
  g_assert_cmpstr (get_words (kit), ==, "1 asset has no owner yet");
  g_assert_cmpuint (count_rows (kit), ==, 1);
  run (kit, "win.redo");
  g_assert_cmpuint (count_rows (kit), ==, 0);
  /* Who comes once more sees everything. */
  show_gap (kit, "assets_without_owner");
  g_assert_null (get_words (kit));
  g_assert_cmpuint (count_rows (kit), ==, 2);
}

static void
test_of_controls (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GPtrArray) ids = wm_gap_list_records (kit->project, "controls_undecided", NULL);
  const char *id = g_ptr_array_index (ids, 0);

  show_gap (kit, "controls_undecided");
  g_assert_cmpstr (get_words (kit), ==, "2 controls are not decided yet");
  assert_list (kit, "controls", "Clauses and controls", "controls_undecided");
  g_assert_cmpstr (wm_page_get_record_id (get_page (kit)), ==, id);
  app_kit_pictures (kit, "gap-controls");
  set_value (kit, "control", id, "decision", "applicable");
  g_assert_cmpstr (get_words (kit), ==, "1 control is not decided yet");
  assert_list (kit, "controls", "Clauses and controls", "controls_undecided");
  run (kit, "win.undo");
  assert_list (kit, "controls", "Clauses and controls", "controls_undecided");
  run (kit, "win.redo");
  assert_list (kit, "controls", "Clauses and controls", "controls_undecided");
  show_gap (kit, "requirements_not_yet");
  assert_list (kit, "controls", "Clauses and controls", "requirements_not_yet");
  run (kit, "win.go-back");
  g_assert_null (get_words (kit));
  show_gap (kit, "controls_without_proof");
  assert_list (kit, "controls", "Clauses and controls", "controls_without_proof");
  gtk_widget_activate_action (GTK_WIDGET (get_page (kit)), "controls.clear-filters", NULL);
  g_assert_null (get_words (kit));
}

static void
test_of_evidence (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GPtrArray) ids = wm_gap_list_records (kit->project, "evidence_expired", NULL);
  const char *id = g_ptr_array_index (ids, 0);
  GtkDropDown *choice;

  show_gap (kit, "evidence_expired");
  assert_list (kit, "evidence", "Evidence", "evidence_expired");
  app_kit_pictures (kit, "gap-evidence");
  set_value (kit, "evidence", id, "valid_until", NULL);
  assert_list (kit, "evidence", "Evidence", "evidence_expired");
  run (kit, "win.undo");
  assert_list (kit, "evidence", "Evidence", "evidence_expired");
  run (kit, "win.redo");
  assert_list (kit, "evidence", "Evidence", "evidence_expired");
  run (kit, "win.go-back");
  g_assert_null (get_words (kit));
  /* What is chosen takes the place of what was missing. */
  set_value (kit, "evidence", id, "valid_until", "2026-12-23");
  show_gap (kit, "evidence_expiring");
  assert_list (kit, "evidence", "Evidence", "evidence_expiring");
  choice = GTK_DROP_DOWN (
      app_kit_find (GTK_WIDGET (get_page (kit)), GTK_TYPE_DROP_DOWN, "What is shown"));
  gtk_drop_down_set_selected (choice, 3);
  g_assert_null (get_words (kit));
  assert_list (kit, "evidence", "Evidence", "evidence_unverified");
  show_gap (kit, "evidence_expiring");
  assert_list (kit, "evidence", "Evidence", "evidence_expiring");
}

/* An empty register lacks no record that could be shown. */
static void
test_leads_to_empty_registers (AppKit *kit, gconstpointer unused)
{
  show_gap (kit, "people_none");
  g_assert_cmpstr (wm_page_get_id (get_page (kit)), ==, "people");
  g_assert_null (get_words (kit));
  show_gap (kit, "scope_empty");
  g_assert_true (WM_IS_COMPANY_PAGE (get_page (kit)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (kit->window)) ==
                 app_kit_find (GTK_WIDGET (get_page (kit)), GTK_TYPE_TEXT_VIEW, "Scope"));
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_SAMPLE ("/gaps/register/shows-and-follows", test_shows_and_follows);
  APP_ADD_SAMPLE ("/gaps/register/is-exact", test_is_exact);
  APP_ADD_SAMPLE ("/gaps/register/clears", test_clears);
  APP_ADD_EMPTY ("/gaps/register/becomes-empty", test_becomes_empty);
  APP_ADD_SAMPLE ("/gaps/controls/shows-and-follows", test_of_controls);
  APP_ADD_SAMPLE ("/gaps/evidence/shows-and-follows", test_of_evidence);
  APP_ADD_EMPTY ("/gaps/window/leads-to-empty-registers", test_leads_to_empty_registers);
  return g_test_run ();
}
