/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/pages/wm-register-groups.h"
#include "app/pages/wm-register-page.h"
#include "app/widgets/wm-child-group.h"
#include "app/widgets/wm-filter-bar.h"
#include "app/widgets/wm-record-table.h"
#include "app/wm-pages.h"
#include "app/wm-saved-filters.h"
#include "app/wm-settings.h"
#include "app/wm-sidebar.h"

/* What the descriptors alone make of a kind: a page, a row of the sidebar, a detail with parts. */

static GtkWidget *
get_page (AppKit *kit)
{
  return GTK_WIDGET (wm_window_get_page (kit->window));
}

static void
show_page (AppKit *kit, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-page", "s", id);
  app_kit_settle ();
}

static void
show_record (AppKit *kit, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-record", "s", id);
  app_kit_settle ();
}

static GtkWidget *
find_row (AppKit *kit, const char *title)
{
  GtkWidget *sidebar = app_kit_find (GTK_WIDGET (kit->window), WM_TYPE_SIDEBAR, NULL);

  return app_kit_find (sidebar, GTK_TYPE_LIST_BOX_ROW, title);
}

static gboolean
is_seen (AppKit *kit, const char *title)
{
  GtkWidget *row = find_row (kit, title);

  g_assert_nonnull (row);
  return gtk_widget_get_visible (row);
}

static void
undo (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.undo", NULL);
  app_kit_settle ();
}

static void
redo (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo", NULL);
  app_kit_settle ();
}

static void
test_each_area_has_a_page (AppKit *kit, gconstpointer unused)
{
  guint n_kinds;
  const WmKind *const *kinds = wm_kinds_get_builtin (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const WmPageInfo *info = wm_pages_find_for_kind (kinds[i]->id);

      if (kinds[i]->area == NULL)
        continue;
      g_test_message ("%s", kinds[i]->id);
      g_assert_nonnull (info);
      show_page (kit, info->id);
      if (!WM_IS_REGISTER_PAGE (get_page (kit)))
        continue;
      g_assert_true (wm_page_get_kind (wm_window_get_page (kit->window)) == kinds[i]);
      g_assert_nonnull (wm_page_get_subtitle (wm_window_get_page (kit->window)));
    }
}

static void
test_sidebar_shows_what_is_used (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = NULL;

  show_page (kit, "company");
  g_assert_false (is_seen (kit, "Sites"));
  g_assert_false (is_seen (kit, "Suppliers"));
  id = app_kit_add (kit, "site", "name", "Main office", NULL);
  g_assert_true (is_seen (kit, "Sites"));
  g_assert_nonnull (app_kit_find (find_row (kit, "Sites"), GTK_TYPE_LABEL, "1"));
  undo (kit);
  g_assert_false (is_seen (kit, "Sites"));
  redo (kit);
  g_assert_true (is_seen (kit, "Sites"));
  /* Registers of an area are seen while it is open. */
  show_page (kit, "inventory");
  g_assert_false (is_seen (kit, "Sites"));
  show_record (kit, id);
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "site");
  g_assert_true (is_seen (kit, "Sites"));
}

/* An area without a register of its own is seen as soon as one of its registers is used. */
static void
test_area_is_seen_with_its_registers (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = NULL;

  g_assert_false (is_seen (kit, "Operations"));
  id = app_kit_add (kit, "incident", "title", "Laptop left in the train", NULL);
  g_assert_true (is_seen (kit, "Operations"));
  g_assert_false (is_seen (kit, "Incidents"));
  show_page (kit, "operations");
  g_assert_true (is_seen (kit, "Incidents"));
}

static void
test_keys_count_what_is_seen (AppKit *kit, gconstpointer unused)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-nth-page", "i", 2);
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "inventory");
  g_free (app_kit_add (kit, "site", "name", "Main office", NULL));
  show_page (kit, "company");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-nth-page", "i", 2);
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "inventory");
}

static void
assert_more_leads_to (AppKit *kit, const char *title, const char *page)
{
  GtkWidget *row;

  show_page (kit, "more");
  row = app_kit_find (get_page (kit), ADW_TYPE_ACTION_ROW, title);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), !=, "");
  g_signal_emit_by_name (row, "activate");
  app_kit_settle ();
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, page);
}

static void
test_more_leads_to_each (AppKit *kit, gconstpointer unused)
{
  show_page (kit, "more");
  app_kit_pictures (kit, "more");
  assert_more_leads_to (kit, "Sites", "site");
  /* What is no register stands there, too. */
  assert_more_leads_to (kit, "What is missing", "document-needs");
  assert_more_leads_to (kit, "Controls without a tool", "tool-needs");
}

static WmChildGroup *
find_group (AppKit *kit, const char *title)
{
  GtkWidget *group = app_kit_find (get_page (kit), ADW_TYPE_PREFERENCES_GROUP, title);

  g_assert_nonnull (group);
  return WM_CHILD_GROUP (gtk_widget_get_ancestor (group, WM_TYPE_CHILD_GROUP));
}

static void
assert_party (AppKit *kit, const char *part, const char *expected)
{
  g_autofree char *party = app_kit_dup_value (kit, part, "party");

  g_assert_cmpstr (party, ==, expected);
}

static void
test_parts_are_added_where_they_belong (AppKit *kit, gconstpointer unused)
{
  g_autofree char *party = app_kit_add (kit, "party", "name", "Customers", NULL);
  const char *const names[] = { "Say within a day what went wrong", NULL };
  GtkWidget *entry;
  gboolean added = FALSE;
  WmChildGroup *group;
  g_autofree char *part = NULL;

  show_record (kit, party);
  group = find_group (kit, "Requirements of parties");
  entry = gtk_widget_get_last_child (GTK_WIDGET (group));
  g_signal_emit_by_name (entry, "add", names, &added);
  g_assert_true (added);
  app_kit_settle ();
  g_assert_nonnull (app_kit_find (GTK_WIDGET (group), ADW_TYPE_ACTION_ROW, names[0]));
  part = app_kit_resolve (kit, "PR-1");
  assert_party (kit, part, party);
  undo (kit);
  g_assert_null (app_kit_find (GTK_WIDGET (group), ADW_TYPE_ACTION_ROW, names[0]));
  redo (kit);
  g_assert_nonnull (app_kit_find (GTK_WIDGET (group), ADW_TYPE_ACTION_ROW, names[0]));
  assert_party (kit, part, party);
  app_kit_pictures (kit, "party");
}

/* Each pair of the table is a field that names what it says. */
static void
test_parts_are_known (void)
{
  static const char *const parents[][2] = {
    { "party_requirement", "party" }, { "competence", "role" },
    { "finding", "audit" },           { "incident_entry", "incident" },
    { "measurement", "metric" },      { "review_input", "management_review" },
  };
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    {
      const WmKind *kind = wm_registry_find_kind (registry, parents[i][0]);
      const WmField *field = wm_kind_get_parent_field (kind);

      g_test_message ("%s", kind->id);
      g_assert_nonnull (field);
      g_assert_cmpstr (field->target, ==, parents[i][1]);
    }
}

static void
test_counts_who_names_a_record (AppKit *kit, gconstpointer unused)
{
  g_autofree char *person = app_kit_add (kit, "person", "name", "Ann Lee", NULL);
  g_autofree char *asset = app_kit_add (kit, "asset", "name", "CRM", "owner", person, NULL);
  GtkWidget *row;

  show_record (kit, person);
  row = app_kit_find (get_page (kit), ADW_TYPE_ACTION_ROW, "Inventory: Owner");
  g_assert_nonnull (row);
  g_assert_nonnull (app_kit_find (row, GTK_TYPE_LABEL, "1"));
  g_signal_emit_by_name (row, "activate");
  app_kit_settle ();
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "inventory");
  undo (kit);
  show_record (kit, person);
  g_assert_null (app_kit_find (get_page (kit), ADW_TYPE_ACTION_ROW, "Inventory: Owner"));
  redo (kit);
  g_assert_nonnull (app_kit_find (get_page (kit), ADW_TYPE_ACTION_ROW, "Inventory: Owner"));
}

static void
test_filters_are_kept (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GSettings) settings = wm_settings_new ();
  const WmKind *kind = wm_session_get_kind (kit->session, "asset");
  g_auto (GStrv) names = NULL;
  GtkWidget *entry;
  GtkWidget *save;
  WmFilterBar *bar;

  show_page (kit, "inventory");
  bar = WM_FILTER_BAR (app_kit_find (get_page (kit), WM_TYPE_FILTER_BAR, NULL));
  entry = app_kit_find (GTK_WIDGET (bar), GTK_TYPE_ENTRY, "Name for this filter");
  save = app_kit_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON, "_Save");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Secret things");
  g_assert_false (gtk_widget_get_sensitive (save));
  wm_filter_bar_set_choice (bar, wm_kind_find_field (kind, "classification"), "confidential");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Secret data");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  names = wm_saved_filters_list (settings, kind);
  g_assert_cmpstr (names[0], ==, "Secret data");
  wm_filter_bar_clear (bar);
  g_assert_false (wm_filter_bar_is_set (bar));
  g_signal_emit_by_name (app_kit_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON, "Secret data"),
                         "clicked");
  g_assert_true (wm_filter_bar_is_set (bar));
  g_signal_emit_by_name (
      app_kit_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON, "Forget the filter “Secret data”"),
      "clicked");
  g_assert_null (wm_saved_filters_dup (settings, kind, "Secret data"));
}

static void
test_groups_have_headings (AppKit *kit, gconstpointer unused)
{
  g_autofree char *crm =
      app_kit_add (kit, "asset", "name", "CRM", "classification", "confidential", NULL);
  g_autofree char *site =
      app_kit_add (kit, "asset", "name", "Website", "classification", "public", NULL);
  g_autofree char *other = app_kit_add (kit, "asset", "name", "Printer", NULL);
  const WmKind *kind = wm_session_get_kind (kit->session, "asset");
  WmRegisterGroups *groups;

  show_page (kit, "inventory");
  groups = WM_REGISTER_GROUPS (app_kit_find (get_page (kit), WM_TYPE_REGISTER_GROUPS, NULL));
  wm_register_groups_set_field (groups, wm_kind_find_field (kind, "classification"));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  app_kit_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (groups)));
  g_assert_nonnull (app_kit_find (GTK_WIDGET (groups), GTK_TYPE_LABEL, "Public · 1"));
  g_assert_nonnull (app_kit_find (GTK_WIDGET (groups), GTK_TYPE_LABEL, "Confidential · 1"));
  g_assert_nonnull (
      app_kit_find (GTK_WIDGET (groups), GTK_TYPE_LABEL, "Classification: nothing yet · 1"));
  app_kit_pictures (kit, "groups");
  g_assert_true (wm_register_groups_select (groups, other));
  gtk_widget_activate_action (get_page (kit), "register.delete", NULL);
  app_kit_settle ();
  g_assert_null (
      app_kit_find (GTK_WIDGET (groups), GTK_TYPE_LABEL, "Classification: nothing yet · 1"));
  undo (kit);
  g_assert_nonnull (
      app_kit_find (GTK_WIDGET (groups), GTK_TYPE_LABEL, "Classification: nothing yet · 1"));
  redo (kit);
  g_assert_null (
      app_kit_find (GTK_WIDGET (groups), GTK_TYPE_LABEL, "Classification: nothing yet · 1"));
  wm_register_groups_set_field (groups, NULL);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (groups)));
}

static guint
count (AppKit *kit, const char *kind_id)
{
  return (guint) wm_records_count (wm_session_get_database (kit->session),
                                   wm_session_get_kind (kit->session, kind_id));
}

static void
assert_begun (AppKit *kit, const char *kind_id)
{
  g_assert_cmpuint (count (kit, kind_id), ==, 1);
  undo (kit);
  g_assert_cmpuint (count (kit, kind_id), ==, 0);
  redo (kit);
  g_assert_cmpuint (count (kit, kind_id), ==, 1);
}

/* A document that is missing is begun where it is missed, and is not missed any more. */
static void
test_begins_a_missing_document (AppKit *kit, gconstpointer unused)
{
  GtkWidget *button;

  show_page (kit, "document-needs");
  app_kit_pictures (kit, "document-needs");
  button = app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "Begin it");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  app_kit_settle ();
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "documents");
  assert_begun (kit, "document");
  show_page (kit, "document-needs");
  g_assert_nonnull (app_kit_find (get_page (kit), GTK_TYPE_LABEL, "Not approved yet"));
}

static void
test_adds_a_missing_tool (AppKit *kit, gconstpointer unused)
{
  g_autofree char *control = app_kit_resolve (kit, "A.8.13");
  GtkWidget *button;

  show_page (kit, "tool-needs");
  g_assert_null (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "Add one"));
  g_assert_true (wm_session_set_value (
      kit->session, control,
      wm_kind_find_field (wm_session_get_kind (kit->session, "control"), "decision"), "applicable",
      NULL));
  app_kit_settle ();
  app_kit_pictures (kit, "tool-needs");
  button = app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "Add one");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  app_kit_settle ();
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "tool");
  assert_begun (kit, "tool");
  show_page (kit, "tool-needs");
  g_assert_cmpstr (wm_page_get_subtitle (wm_window_get_page (kit->window)), ==,
                   "Every control that wants a tool has one");
}

static GtkWidget *
get_focus (AppKit *kit)
{
  return gtk_window_get_focus (GTK_WINDOW (kit->window));
}

static void
decide (AppKit *kit, const char *reference)
{
  g_autofree char *control = app_kit_resolve (kit, reference);

  g_assert_true (wm_session_set_value (
      kit->session, control,
      wm_kind_find_field (wm_session_get_kind (kit->session, "control"), "decision"), "applicable",
      NULL));
  app_kit_settle ();
}

/* The rows are made anew with each change; what was opened and where the keyboard is stays. */
static void
test_needs_keep_their_place (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = NULL;
  GtkWidget *row;
  GtkWidget *button;

  show_page (kit, "tool-needs");
  decide (kit, "A.8.13");
  decide (kit, "A.8.7");
  row = app_kit_find (get_page (kit), ADW_TYPE_EXPANDER_ROW, NULL);
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  app_kit_settle ();
  button = app_kit_find (row, GTK_TYPE_BUTTON, "Add one");
  g_assert_true (gtk_widget_grab_focus (button));
  id = app_kit_add (kit, "person", "name", "Ann Lee", NULL);
  app_kit_settle ();
  g_assert_true (app_kit_find (get_page (kit), ADW_TYPE_EXPANDER_ROW, NULL) != row);
  row = app_kit_find (get_page (kit), ADW_TYPE_EXPANDER_ROW, NULL);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (get_focus (kit) == app_kit_find (row, GTK_TYPE_BUTTON, "Add one"));
  undo (kit);
  undo (kit);
  undo (kit);
  /* Nothing of it is left: the keyboard is not lost with it. */
  g_assert_null (app_kit_find (get_page (kit), ADW_TYPE_EXPANDER_ROW, NULL));
  redo (kit);
  g_assert_nonnull (app_kit_find (get_page (kit), ADW_TYPE_EXPANDER_ROW, NULL));
}

/* The keyboard goes to what stands in the place of a row that is gone. */
static void
test_needs_keep_the_keyboard (AppKit *kit, gconstpointer unused)
{
  GtkWidget *row;
  GtkWidget *page;

  show_page (kit, "document-needs");
  page = get_page (kit);
  row = app_kit_find (page, ADW_TYPE_EXPANDER_ROW, "Requirements that no document serves");
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  app_kit_settle ();
  row = gtk_widget_get_ancestor (app_kit_find (row, GTK_TYPE_LABEL, "4.1"), ADW_TYPE_ACTION_ROW);
  g_assert_true (gtk_widget_grab_focus (row));
  {
    g_autofree char *requirement = app_kit_resolve (kit, "4.1");

    g_free (app_kit_add (kit, "document", "title", "Around us", "requirements", requirement, NULL));
  }
  app_kit_settle ();
  row = gtk_widget_get_ancestor (get_focus (kit), ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "4.2");
  undo (kit);
  row = app_kit_find (page, ADW_TYPE_EXPANDER_ROW, "Requirements that no document serves");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (gtk_widget_is_ancestor (get_focus (kit), row));
}

/* The keyboard is on the page that was chosen elsewhere, and after a detail on the row it was of.
 */
static void
test_keyboard_stays_on_the_page (AppKit *kit, gconstpointer unused)
{
  g_autofree char *first = app_kit_add (kit, "site", "name", "Main office", NULL);
  g_autofree char *second = app_kit_add (kit, "site", "name", "Workshop", NULL);
  g_autofree char *current = NULL;
  GtkWidget *rows;

  show_page (kit, "site");
  g_assert_true (gtk_widget_is_ancestor (get_focus (kit), get_page (kit)));
  show_page (kit, "obligation");
  g_assert_true (gtk_widget_is_ancestor (get_focus (kit), get_page (kit)));
  show_record (kit, second);
  rows = app_kit_find (get_page (kit), WM_TYPE_RECORD_TABLE, NULL);
  g_assert_false (gtk_widget_is_ancestor (get_focus (kit), rows));
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.go-back", NULL);
  app_kit_settle ();
  g_assert_true (gtk_widget_is_ancestor (get_focus (kit), rows));
  current = wm_record_table_dup_current (WM_RECORD_TABLE (rows));
  g_assert_cmpstr (current, ==, second);
}

/* For looking at: a register that is empty, one that is used, and its record. */
static void
test_looks (AppKit *kit, gconstpointer unused)
{
  g_autofree char *ann = app_kit_add (kit, "person", "name", "Ann Lee", NULL);
  g_autofree char *party = NULL;

  if (g_getenv ("WAYMARK_PICTURES") == NULL)
    return;
  show_page (kit, "obligation");
  app_kit_pictures (kit, "obligation-empty");
  g_free (app_kit_add (kit, "site", "name", "Main office", "responsible", ann, NULL));
  g_free (app_kit_add (kit, "issue", "title", "Few people who know the network", NULL));
  party = app_kit_add (kit, "party", "name", "Customers", NULL);
  g_free (app_kit_add (kit, "obligation", "name", "Data protection law", "owner", ann, NULL));
  g_free (app_kit_add (kit, "process", "name", "Assess risks", "owner", ann, NULL));
  g_free (app_kit_add (kit, "opportunity", "title", "Nobody has time for it", NULL));
  g_free (app_kit_add (kit, "communication", "subject", "News for everybody", NULL));
  g_free (app_kit_add (kit, "contact", "name", "Police", NULL));
  g_free (app_kit_add (kit, "objective", "title", "Everybody trained", NULL));
  g_free (app_kit_add (kit, "exception", "title", "Old cash desk", NULL));
  g_free (app_kit_add (kit, "party_requirement", "title", "Tell us", "party", party, NULL));
  g_free (app_kit_add (kit, "incident", "title", "Laptop left in the train", NULL));
  g_free (app_kit_add (kit, "supplier", "name", "Hosting Ltd", NULL));
  g_free (app_kit_add (kit, "document", "title", "Security policy", NULL));
  g_free (app_kit_add (kit, "audit", "title", "Internal audit 2026", NULL));
  show_page (kit, "obligation");
  app_kit_pictures (kit, "obligation");
  show_page (kit, "operations");
  app_kit_pictures (kit, "operations");
  show_record (kit, ann);
  app_kit_pictures (kit, "person");
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/registers/pages/each-kind-of-an-area-has-one", test_each_area_has_a_page);
  APP_ADD_EMPTY ("/registers/sidebar/shows-what-is-used", test_sidebar_shows_what_is_used);
  APP_ADD_EMPTY ("/registers/sidebar/shows-an-area-with-its-registers",
                 test_area_is_seen_with_its_registers);
  APP_ADD_EMPTY ("/registers/sidebar/keys-count-what-is-seen", test_keys_count_what_is_seen);
  APP_ADD_EMPTY ("/registers/more/leads-to-each", test_more_leads_to_each);
  g_test_add_func ("/registers/parts/are-known", test_parts_are_known);
  APP_ADD_EMPTY ("/registers/parts/are-added-where-they-belong",
                 test_parts_are_added_where_they_belong);
  APP_ADD_EMPTY ("/registers/detail/counts-who-names-a-record", test_counts_who_names_a_record);
  APP_ADD_EMPTY ("/registers/filters/are-kept-under-a-name", test_filters_are_kept);
  APP_ADD_EMPTY ("/registers/groups/have-headings-with-counts", test_groups_have_headings);
  APP_ADD_EMPTY ("/registers/documents/begins-a-missing-one", test_begins_a_missing_document);
  APP_ADD_EMPTY ("/registers/tools/adds-a-missing-one", test_adds_a_missing_tool);
  APP_ADD_EMPTY ("/registers/needs/keep-what-is-opened", test_needs_keep_their_place);
  APP_ADD_EMPTY ("/registers/needs/keep-the-keyboard", test_needs_keep_the_keyboard);
  APP_ADD_EMPTY ("/registers/keyboard/stays-on-the-page", test_keyboard_stays_on_the_page);
  APP_ADD_EMPTY ("/registers/pages/look-at-them", test_looks);
  return g_test_run ();
}
