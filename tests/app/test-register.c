/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/pages/wm-register-page.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-filter-bar.h"
#include "app/widgets/wm-filter-choice.h"
#include "app/widgets/wm-quick-add.h"
#include "app/widgets/wm-record-table.h"
#include "app/widgets/wm-row-list.h"
#include "app/widgets/wm-selection-bar.h"
#include "app/widgets/wm-sort-choice.h"
#include "app/widgets/wm-title-cell.h"
#include "app/wm-settings.h"

/* What the tests look at: the page, and the widgets in it. */

static GtkWidget *
get_page (AppKit *kit)
{
  return GTK_WIDGET (wm_window_get_page (kit->window));
}

static GtkWidget *
find (AppKit *kit, GType type, const char *name)
{
  GtkWidget *found = app_kit_find (get_page (kit), type, name);

  g_assert_nonnull (found);
  return found;
}

static WmRecordTable *
show (AppKit *kit, const char *page_id)
{
  wm_window_show_page (kit->window, page_id);
  app_kit_settle ();
  return WM_RECORD_TABLE (find (kit, WM_TYPE_RECORD_TABLE, NULL));
}

static GListModel *
get_rows (WmRecordTable *table)
{
  return G_LIST_MODEL (wm_record_table_get_selection (table));
}

static WmRecord *
get_row (WmRecordTable *table, guint position)
{
  g_autoptr (WmRow) row = g_list_model_get_item (get_rows (table), position);
  g_autoptr (WmRecord) record = NULL;

  g_assert_nonnull (row);
  record = g_object_ref (wm_row_get_record (row));
  return record; /* The list of records keeps it. */
}

/* The titles of the rows from top to bottom. */
static void
assert_rows (WmRecordTable *table, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (get_rows (table)); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                            wm_record_get_title (get_row (table, i)));
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
add_three (AppKit *kit)
{
  g_autofree char *ann = app_kit_add (kit, "person", "name", "Ann Lee", NULL);
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "CRM", "type", "application", "owner",
                                      ann, "status", "in_use", NULL);
  g_autofree char *erp =
      app_kit_add (kit, "asset", "name", "erp", "type", "application", "status", "retired", NULL);
  g_autofree char *laptop =
      app_kit_add (kit, "asset", "name", "Laptop", "type", "device", "status", "planned", NULL);
}

static const WmField *
get_field (AppKit *kit, const char *kind_id, const char *field_id)
{
  return wm_kind_find_field (wm_session_get_kind (kit->session, kind_id), field_id);
}

static WmFilterChoice *
find_choice (GtkWidget *widget, const WmField *field)
{
  if (WM_IS_FILTER_CHOICE (widget))
    return wm_filter_choice_get_field (WM_FILTER_CHOICE (widget)) == field
               ? WM_FILTER_CHOICE (widget)
               : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      WmFilterChoice *found = find_choice (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_filter_text (AppKit *kit, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (kit, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
  app_kit_settle ();
}

/* Order. */

static void
test_sorts (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;

  add_three (kit);
  table = show (kit, "inventory");
  assert_rows (table, "CRM, erp, Laptop");
  wm_record_table_sort (table, get_field (kit, "asset", "name"), TRUE);
  assert_rows (table, "Laptop, erp, CRM");
  wm_record_table_sort (table, get_field (kit, "asset", "status"), FALSE);
  assert_rows (table, "Laptop, CRM, erp");
  wm_record_table_sort (table, NULL, TRUE);
  assert_rows (table, "Laptop, erp, CRM");
  wm_record_table_sort (table, NULL, FALSE);
}

static void
choose_field (AppKit *kit, GtkWidget *choice, const char *label, const char *field_id)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (app_kit_find (choice, GTK_TYPE_DROP_DOWN, label));
  const WmKind *kind = wm_session_get_kind (kit->session, "asset");

  gtk_drop_down_set_selected (
      drop_down, wm_kind_get_field_index (kind, wm_kind_find_field (kind, field_id)) + 1);
}

static void
assert_kept_order (const char *expected)
{
  g_autoptr (GSettings) settings = wm_settings_new ();
  g_autoptr (GVariant) kept = g_settings_get_value (settings, "table-sort");
  const char *order = NULL;

  g_assert_true (g_variant_lookup (kept, "asset", "&s", &order));
  g_assert_cmpstr (order, ==, expected);
}

/* What is alike in the column that was clicked last stays as it was; the menu does the same. */
static void
test_sorts_by_several (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GSettings) settings = wm_settings_new ();
  WmRecordTable *table;
  GtkWidget *choice;

  add_three (kit);
  table = show (kit, "inventory");
  wm_record_table_sort (table, get_field (kit, "asset", "name"), TRUE);
  wm_record_table_sort (table, get_field (kit, "asset", "type"), FALSE);
  assert_rows (table, "erp, CRM, Laptop");
  assert_kept_order ("type,-name");
  wm_record_table_sort (table, get_field (kit, "asset", "type"), TRUE);
  assert_rows (table, "Laptop, erp, CRM");
  choice = find (kit, WM_TYPE_SORT_CHOICE, NULL);
  choose_field (kit, choice, "Sort by", "type");
  assert_kept_order ("type");
  choose_field (kit, choice, "Then by", "name");
  assert_rows (table, "CRM, erp, Laptop");
  assert_kept_order ("type,name");
  wm_record_table_sort (table, NULL, TRUE);
  assert_kept_order ("-number");
  wm_record_table_sort (table, get_field (kit, "asset", "name"), TRUE);
  wm_record_table_sort (table, get_field (kit, "asset", "type"), FALSE);
  wm_window_set_session (kit->window, NULL);
  wm_window_set_session (kit->window, kit->session);
  assert_rows (show (kit, "inventory"), "erp, CRM, Laptop");
  g_settings_reset (settings, "table-sort");
}

static void
test_keeps_order (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GSettings) settings = wm_settings_new ();
  g_autoptr (GVariant) kept = NULL;
  const char *order = NULL;

  add_three (kit);
  wm_record_table_sort (show (kit, "inventory"), get_field (kit, "asset", "name"), TRUE);
  kept = g_settings_get_value (settings, "table-sort");
  g_assert_true (g_variant_lookup (kept, "asset", "&s", &order));
  g_assert_cmpstr (order, ==, "-name");
  /* Another page of the same kind begins with it. */
  wm_window_set_session (kit->window, NULL);
  wm_window_set_session (kit->window, kit->session);
  assert_rows (show (kit, "inventory"), "Laptop, erp, CRM");
  g_settings_reset (settings, "table-sort");
}

/* Columns. */

static void
assert_columns (WmRecordTable *table, const char *expected)
{
  g_autoptr (GPtrArray) shown = wm_record_table_dup_columns (table);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < shown->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            ((const WmField *) g_ptr_array_index (shown, i))->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_keeps_columns (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GSettings) settings = wm_settings_new ();
  WmRecordTable *table = show (kit, "people");

  assert_columns (table, "name email job_title team joined left");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (kit, GTK_TYPE_CHECK_BUTTON, "Team")), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (kit, GTK_TYPE_CHECK_BUTTON, "Employment")),
                               TRUE);
  wm_window_set_session (kit->window, NULL);
  wm_window_set_session (kit->window, kit->session);
  table = show (kit, "people");
  assert_columns (table, "name email job_title joined left employment");
  g_assert_true (gtk_check_button_get_active (
      GTK_CHECK_BUTTON (find (kit, GTK_TYPE_CHECK_BUTTON, "Employment"))));
  wm_record_table_reset_columns (table);
  assert_columns (table, "name email job_title team joined left");
  g_assert_null (g_settings_get_user_value (settings, "table-columns") == NULL
                     ? NULL
                     : g_variant_lookup_value (g_settings_get_value (settings, "table-columns"),
                                               "person", NULL));
}

/* Filters. */

static void
test_filters_by_text (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;

  add_three (kit);
  table = show (kit, "inventory");
  set_filter_text (kit, "ann lee");
  assert_rows (table, "CRM");
  g_assert_nonnull (app_kit_find (get_page (kit), GTK_TYPE_LABEL, "1 of 3"));
  set_filter_text (kit, "nothing of that");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                       GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (table), GTK_TYPE_STACK))),
                   ==, "unmatched");
  gtk_widget_activate_action (GTK_WIDGET (table), "register.clear-filters", NULL);
  assert_rows (table, "CRM, erp, Laptop");
}

static void
test_filters_by_choices (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;
  WmFilterChoice *type;

  add_three (kit);
  table = show (kit, "inventory");
  type = find_choice (get_page (kit), get_field (kit, "asset", "type"));
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (app_kit_find (GTK_WIDGET (type), GTK_TYPE_DROP_DOWN, "Type: any")), 3);
  assert_rows (table, "CRM, erp");
  /* The button says what is shown. */
  g_assert_nonnull (app_kit_find (GTK_WIDGET (type), GTK_TYPE_DROP_DOWN, "Type: Application"));
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-list", "(sss)", "asset", "owner",
                              "");
  assert_rows (table, "erp, Laptop");
  g_assert_cmpstr (wm_page_get_subtitle (WM_PAGE (get_page (kit))), ==,
                   "3 assets, 2 without an owner");
}

/* Adding. */

static void
type_name (AppKit *kit, const char *name)
{
  GtkWidget *entry = app_kit_find (find (kit, WM_TYPE_QUICK_ADD, NULL), GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  app_kit_settle ();
}

static const char *
get_typed (AppKit *kit)
{
  GtkWidget *entry = app_kit_find (find (kit, WM_TYPE_QUICK_ADD, NULL), GTK_TYPE_ENTRY, NULL);

  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* Dates, numbers and texts by what is there; they come with the popover. */
static void
test_filters_by_any_field (AppKit *kit, gconstpointer unused)
{
  const WmField *location = get_field (kit, "asset", "location");
  const WmField *note = get_field (kit, "asset", "note");
  g_autofree char *kettle =
      app_kit_add (kit, "asset", "name", "Kettle", "location", "Kitchen", "quantity", "2", NULL);
  g_autofree char *lamp =
      app_kit_add (kit, "asset", "name", "Lamp", "location", "Office", "note", "Mend it", NULL);
  WmRecordTable *table = show (kit, "inventory");
  GtkWidget *page = GTK_WIDGET (wm_window_get_page (kit->window));
  WmFilterBar *bar = WM_FILTER_BAR (app_kit_find (page, WM_TYPE_FILTER_BAR, NULL));

  g_assert_null (find_choice (page, location));
  wm_filter_bar_set_choice (bar, location, "Kitchen");
  assert_rows (table, "Kettle");
  g_assert_nonnull (find_choice (page, location));
  wm_filter_choice_clear (find_choice (page, location));
  wm_filter_bar_set_choice (bar, note, NULL);
  assert_rows (table, "Kettle");
  wm_filter_bar_clear (bar);
  assert_rows (table, "Kettle, Lamp");
  wm_filter_bar_set_choice (bar, get_field (kit, "asset", "quantity"), "2");
  assert_rows (table, "Kettle");
  wm_filter_bar_set_filter (bar, g_variant_new_parsed ("{'location': just 'Office'}"));
  assert_rows (table, "Lamp");
  wm_filter_bar_clear (bar);
}

static void
test_adds_by_typing (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table = show (kit, "inventory");

  type_name (kit, "  CRM ");
  type_name (kit, "ERP");
  assert_rows (table, "CRM, ERP");
  g_assert_cmpstr (get_typed (kit), ==, "");
  wm_session_undo (kit->session);
  assert_rows (table, "CRM");
  wm_session_redo (kit->session);
  assert_rows (table, "CRM, ERP");
}

static void
test_adds_into_what_is_shown (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;
  g_autofree char *type = NULL;

  add_three (kit);
  table = show (kit, "inventory");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-list", "(sss)", "asset", "type",
                              "device");
  type_name (kit, "Printer");
  assert_rows (table, "Laptop, Printer");
  type = app_kit_dup_value (kit, wm_record_get_id (get_row (table, 1)), "type");
  g_assert_cmpstr (type, ==, "device");
}

static void
test_pastes_many (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table = show (kit, "inventory");
  WmQuickAdd *quick_add = WM_QUICK_ADD (find (kit, WM_TYPE_QUICK_ADD, NULL));
  gint64 seq = wm_project_get_head_seq (kit->project);

  wm_quick_add_paste (quick_add, "CRM\r\n\r\n  ERP\tApplication\nLaptop\n");
  assert_rows (table, "CRM, ERP, Laptop");
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  wm_session_undo (kit->session);
  assert_rows (table, "");
  wm_session_redo (kit->session);
  assert_rows (table, "CRM, ERP, Laptop");
  wm_quick_add_paste (quick_add, "One line\n");
  assert_rows (table, "CRM, ERP, Laptop");
  g_assert_cmpstr (get_typed (kit), ==, "One line");
}

static void
test_paste_is_all_or_nothing (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table = show (kit, "inventory");
  g_autofree char *too_long = g_strnfill (200000, 'x');
  g_autofree char *text = g_strdup_printf ("CRM\n%s\n", too_long);
  GtkWidget *quick_add = find (kit, WM_TYPE_QUICK_ADD, NULL);
  GtkWidget *error;

  wm_quick_add_paste (WM_QUICK_ADD (quick_add), text);
  assert_rows (table, "");
  error = gtk_widget_get_last_child (gtk_widget_get_first_child (quick_add));
  g_assert_true (gtk_widget_get_visible (error));
  g_assert_true (
      g_str_has_prefix (gtk_label_get_text (GTK_LABEL (error)), "Nothing was added. Line 2: "));
}

/* Many at once. */

static void
assert_statuses (AppKit *kit, WmRecordTable *table, const char *expected)
{
  g_autoptr (GString) statuses = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (get_rows (table)); i++)
    g_string_append_printf (statuses, "%s%s", i > 0 ? " " : "",
                            wm_record_get_value_by_id (get_row (table, i), "status"));
  g_assert_cmpstr (statuses->str, ==, expected);
}

static void
test_sets_many (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;
  GtkWidget *bar;
  gint64 seq;
  g_autofree char *refusal = NULL;

  add_three (kit);
  table = show (kit, "inventory");
  bar = find (kit, WM_TYPE_SELECTION_BAR, NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  gtk_selection_model_select_range (wm_record_table_get_selection (table), 0, 2, TRUE);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_nonnull (app_kit_find (bar, GTK_TYPE_LABEL, "2 selected"));
  seq = wm_project_get_head_seq (kit->project);
  refusal = wm_selection_bar_set_field (WM_SELECTION_BAR (bar), "status", "planned");
  g_assert_null (refusal);
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  assert_statuses (kit, table, "planned planned planned");
  /* What was selected is so still. */
  g_assert_cmpuint (wm_record_table_get_n_selected (table), ==, 2);
  wm_session_undo (kit->session);
  assert_statuses (kit, table, "in_use retired planned");
  wm_session_redo (kit->session);
  assert_statuses (kit, table, "planned planned planned");
  g_assert_cmpuint (wm_record_table_get_n_selected (table), ==, 2);
}

static gint64
count_links (AppKit *kit)
{
  g_autoptr (WmStatement) row = wm_database_prepare (wm_session_get_database (kit->session),
                                                     "SELECT count (*) FROM main.link /*scan*/");

  g_assert_cmpint (wm_statement_step (row, NULL), ==, WM_STEP_ROW);
  return wm_statement_get_int (row, 0);
}

static GtkWidget *
find_menu_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget))
    return g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)), label) == 0 ? widget
                                                                                        : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_button (child, label);
  return found;
}

/* All that is selected but the one that it is linked with, as one event. */
static void
test_links_many (AppKit *kit, gconstpointer unused)
{
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");
  g_autofree char *own = NULL;
  WmRecordTable *table;
  GtkWidget *bar;
  GtkWidget *button;
  gint64 seq;

  add_three (kit);
  table = show (kit, "inventory");
  bar = find (kit, WM_TYPE_SELECTION_BAR, NULL);
  gtk_selection_model_select_all (wm_record_table_get_selection (table));
  button = find_menu_button (bar, "_Link with…");
  g_assert_nonnull (button);
  seq = wm_project_get_head_seq (kit->project);
  wm_selection_bar_link (WM_SELECTION_BAR (bar), control);
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  g_assert_cmpint (count_links (kit), ==, 3);
  wm_session_undo (kit->session);
  g_assert_cmpint (count_links (kit), ==, 0);
  wm_session_redo (kit->session);
  g_assert_cmpint (count_links (kit), ==, 3);
  own = g_strdup (wm_record_get_id (get_row (table, 0)));
  wm_selection_bar_link (WM_SELECTION_BAR (bar), own);
  g_assert_cmpint (count_links (kit), ==, 5);
}

static void
test_sets_by_the_popover (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;
  GtkWidget *bar;
  GtkWidget *entry;
  GtkDropDown *fields;
  GListModel *labels;

  add_three (kit);
  table = show (kit, "inventory");
  bar = find (kit, WM_TYPE_SELECTION_BAR, NULL);
  gtk_selection_model_select_all (wm_record_table_get_selection (table));
  fields = GTK_DROP_DOWN (app_kit_find (bar, GTK_TYPE_DROP_DOWN, "Field"));
  labels = gtk_drop_down_get_model (fields);
  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (labels), i), "Confirmed on"))
      gtk_drop_down_set_selected (fields, i);
  entry = app_kit_find (bar, GTK_TYPE_ENTRY, "Confirmed on");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no day at all");
  g_signal_emit_by_name (app_kit_find (bar, GTK_TYPE_BUTTON, "Set for 3 assets"), "clicked");
  g_assert_null (wm_record_get_value_by_id (get_row (table, 0), "confirmed_on"));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "today");
  g_signal_emit_by_name (app_kit_find (bar, GTK_TYPE_BUTTON, "Set for 3 assets"), "clicked");
  g_assert_cmpstr (wm_record_get_value_by_id (get_row (table, 2), "confirmed_on"), ==,
                   "2026-11-23");
}

static void
test_deletes (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;

  add_three (kit);
  table = show (kit, "inventory");
  gtk_selection_model_select_range (wm_record_table_get_selection (table), 0, 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (table), "register.delete", NULL);
  assert_rows (table, "Laptop");
  wm_session_undo (kit->session);
  assert_rows (table, "CRM, erp, Laptop");
  wm_session_redo (kit->session);
  assert_rows (table, "Laptop");
}

/* One. */

static void
test_renames (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;
  GtkWidget *cell;
  GtkWidget *entry;

  add_three (kit);
  table = show (kit, "inventory");
  gtk_selection_model_select_item (wm_record_table_get_selection (table), 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (table), "register.rename", NULL);
  app_kit_settle ();
  cell = app_kit_find (GTK_WIDGET (table), WM_TYPE_TITLE_CELL, NULL);
  g_assert_true (wm_title_cell_is_editing (WM_TITLE_CELL (cell)));
  entry = app_kit_find (cell, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "activate");
  assert_rows (table, "CRM, erp, Laptop");
  g_assert_true (wm_title_cell_is_editing (WM_TITLE_CELL (cell)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Customers");
  g_signal_emit_by_name (entry, "activate");
  app_kit_settle ();
  assert_rows (table, "Customers, erp, Laptop");
  g_assert_null (app_kit_find (GTK_WIDGET (table), GTK_TYPE_ENTRY, NULL));
  wm_session_undo (kit->session);
  assert_rows (table, "CRM, erp, Laptop");
  wm_session_redo (kit->session);
  assert_rows (table, "Customers, erp, Laptop");
}

static void
test_opens (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;
  WmPage *page;

  add_three (kit);
  table = show (kit, "inventory");
  page = WM_PAGE (get_page (kit));
  g_assert_null (wm_page_get_record_id (page));
  g_signal_emit_by_name (table, "opened", wm_record_get_id (get_row (table, 1)));
  g_assert_cmpstr (wm_page_get_record_id (page), ==, wm_record_get_id (get_row (table, 1)));
  /* The row that is chosen then is the one that is seen. */
  gtk_selection_model_select_item (wm_record_table_get_selection (table), 2, TRUE);
  g_assert_cmpstr (wm_page_get_record_id (page), ==, wm_record_get_id (get_row (table, 2)));
  /* The detail has what can be done with one, the bar what can be done with several. */
  g_assert_false (gtk_widget_get_visible (find (kit, WM_TYPE_SELECTION_BAR, NULL)));
  gtk_selection_model_select_item (wm_record_table_get_selection (table), 1, FALSE);
  g_assert_true (gtk_widget_get_visible (find (kit, WM_TYPE_SELECTION_BAR, NULL)));
  gtk_selection_model_select_item (wm_record_table_get_selection (table), 2, TRUE);
  /* What is gone is not seen any more. */
  gtk_widget_activate_action (GTK_WIDGET (table), "register.delete", NULL);
  g_assert_null (wm_page_get_record_id (page));
  g_signal_emit_by_name (table, "opened", wm_record_get_id (get_row (table, 1)));
  gtk_selection_model_select_item (wm_record_table_get_selection (table), 1, TRUE);
  g_assert_false (gtk_widget_get_visible (find (kit, WM_TYPE_SELECTION_BAR, NULL)));
  g_assert_true (wm_page_go_back (page));
  g_assert_null (wm_page_get_record_id (page));
  g_assert_true (gtk_widget_get_visible (find (kit, WM_TYPE_SELECTION_BAR, NULL)));
}

static void
test_shows_a_record_past_the_filter (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;
  g_autofree char *id = NULL;

  add_three (kit);
  table = show (kit, "inventory");
  id = g_strdup (wm_record_get_id (get_row (table, 2)));
  set_filter_text (kit, "crm");
  assert_rows (table, "CRM");
  wm_window_show_record (kit->window, id);
  assert_rows (table, "CRM, erp, Laptop");
  g_assert_cmpstr (wm_page_get_record_id (WM_PAGE (get_page (kit))), ==, id);
}

/* The list follows. */

static void
test_follows_other_records (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;
  g_autofree char *ann = NULL;

  add_three (kit);
  table = show (kit, "inventory");
  g_assert_nonnull (app_kit_find (GTK_WIDGET (table), GTK_TYPE_INSCRIPTION, NULL));
  ann = app_kit_resolve (kit, "P-1");
  gtk_selection_model_select_item (wm_record_table_get_selection (table), 1, TRUE);
  g_assert_true (wm_session_set_value (kit->session, ann, get_field (kit, "person", "name"),
                                       "Ann Other", NULL));
  app_kit_settle ();
  set_filter_text (kit, "other");
  assert_rows (table, "CRM");
  set_filter_text (kit, "");
  g_assert_cmpuint (wm_record_table_get_n_selected (table), ==, 0);
}

static void
test_keeps_selection (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table;
  g_auto (GStrv) selected = NULL;
  g_autofree char *id = NULL;

  add_three (kit);
  table = show (kit, "inventory");
  id = g_strdup (wm_record_get_id (get_row (table, 2)));
  gtk_selection_model_select_item (wm_record_table_get_selection (table), 2, TRUE);
  wm_record_table_sort (table, get_field (kit, "asset", "name"), TRUE);
  wm_session_set_value (kit->session, id, get_field (kit, "asset", "name"), "A laptop", NULL);
  assert_rows (table, "erp, CRM, A laptop");
  wm_record_table_sort (table, NULL, FALSE);
  selected = wm_record_table_dup_selected (table);
  g_assert_cmpuint (g_strv_length (selected), ==, 1);
  g_assert_cmpstr (selected[0], ==, id);
}

static gboolean
has_room_to_scroll (gpointer user_data)
{
  GtkAdjustment *adjustment = user_data;

  return gtk_adjustment_get_upper (adjustment) > 5 * gtk_adjustment_get_page_size (adjustment) &&
         gtk_adjustment_get_page_size (adjustment) > 0;
}

static void
test_keeps_place (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GString) names = g_string_new (NULL);
  WmRecordTable *table = show (kit, "inventory");
  GtkAdjustment *adjustment;
  g_autofree char *id = NULL;
  double place;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (names, "Thing %u\n", i);
  wm_quick_add_paste (WM_QUICK_ADD (find (kit, WM_TYPE_QUICK_ADD, NULL)), names->str);
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (app_kit_find (GTK_WIDGET (table), GTK_TYPE_SCROLLED_WINDOW, NULL)));
  app_kit_wait (has_room_to_scroll, adjustment);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  app_kit_settle ();
  place = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (place, >, 0);
  id = g_strdup (wm_record_get_id (get_row (table, 20)));
  g_assert_true (
      wm_session_set_value (kit->session, id, get_field (kit, "asset", "name"), "Other", NULL));
  app_kit_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, place);
  wm_session_undo (kit->session);
  app_kit_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, place);
}

static void
test_empty (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table = show (kit, "inventory");

  g_assert_nonnull (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "_Add the first"));
  g_assert_nonnull (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "_Import a list…"));
  g_assert_nonnull (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "See an e_xample"));
  type_name (kit, "CRM");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                       GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (table), GTK_TYPE_STACK))),
                   ==, "table");
}

/* Pictures, for looking at. */

static void
take_picture (AppKit *kit, const char *name, int width, int height)
{
  g_autofree char *path =
      g_strdup_printf ("%s/%s-%d.png", g_getenv ("WAYMARK_PICTURES"), name, width);

  gtk_window_set_default_size (GTK_WINDOW (kit->window), width, height);
  app_kit_settle ();
  app_kit_picture (GTK_WIDGET (kit->window), path);
}

static void
test_pictures (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table = show (kit, "inventory");
  AdwStyleManager *style = adw_style_manager_get_default ();

  take_picture (kit, "inventory", 1024, 768);
  take_picture (kit, "inventory", 1920, 1080);
  wm_window_show_record (kit->window, wm_record_get_id (get_row (table, 11)));
  take_picture (kit, "detail", 1024, 768);
  take_picture (kit, "detail", 1920, 1080);
  wm_page_go_back (WM_PAGE (get_page (kit)));
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_selection_model_select_range (wm_record_table_get_selection (table), 2, 3, TRUE);
  take_picture (kit, "inventory-dark", 1024, 768);
  wm_window_show_page (kit->window, "people");
  take_picture (kit, "people-dark", 1920, 1080);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  take_picture (kit, "people", 1024, 768);
}

static GtkWidget *
find_window (AppKit *kit)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (kit->window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static void
test_pictures_empty (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_getenv ("WAYMARK_PICTURES"), "example.png", NULL);

  show (kit, "people");
  take_picture (kit, "empty", 1024, 768);
  g_signal_emit_by_name (find (kit, GTK_TYPE_BUTTON, "See an e_xample"), "clicked");
  app_kit_settle ();
  app_kit_picture (find_window (kit), path);
  gtk_window_destroy (GTK_WINDOW (find_window (kit)));
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/register/sort/by-columns", test_sorts);
  APP_ADD_EMPTY ("/register/sort/by-several-columns", test_sorts_by_several);
  APP_ADD_EMPTY ("/register/sort/is-kept", test_keeps_order);
  APP_ADD_EMPTY ("/register/columns/are-kept", test_keeps_columns);
  APP_ADD_EMPTY ("/register/filter/by-text", test_filters_by_text);
  APP_ADD_EMPTY ("/register/filter/by-choices", test_filters_by_choices);
  APP_ADD_EMPTY ("/register/filter/by-any-field", test_filters_by_any_field);
  APP_ADD_EMPTY ("/register/add/by-typing", test_adds_by_typing);
  APP_ADD_EMPTY ("/register/add/into-what-is-shown", test_adds_into_what_is_shown);
  APP_ADD_EMPTY ("/register/add/a-list-that-is-pasted", test_pastes_many);
  APP_ADD_EMPTY ("/register/add/all-or-nothing", test_paste_is_all_or_nothing);
  APP_ADD_EMPTY ("/register/many/set-a-field", test_sets_many);
  APP_ADD_EMPTY ("/register/many/link", test_links_many);
  APP_ADD_EMPTY ("/register/many/set-by-the-popover", test_sets_by_the_popover);
  APP_ADD_EMPTY ("/register/many/delete", test_deletes);
  APP_ADD_EMPTY ("/register/one/rename-in-place", test_renames);
  APP_ADD_EMPTY ("/register/one/open-beside", test_opens);
  APP_ADD_EMPTY ("/register/one/show-past-the-filter", test_shows_a_record_past_the_filter);
  APP_ADD_EMPTY ("/register/refresh/other-records", test_follows_other_records);
  APP_ADD_EMPTY ("/register/refresh/keeps-what-is-selected", test_keeps_selection);
  APP_ADD_EMPTY ("/register/refresh/keeps-the-place", test_keeps_place);
  APP_ADD_EMPTY ("/register/empty/says-how-to-begin", test_empty);
  if (g_getenv ("WAYMARK_PICTURES") != NULL)
    {
      APP_ADD_SAMPLE ("/register/pictures/sample", test_pictures);
      APP_ADD_EMPTY ("/register/pictures/empty", test_pictures_empty);
    }
  return g_test_run ();
}
