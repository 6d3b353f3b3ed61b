/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/widgets/wm-coverage-cells.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-link-row.h"
#include "app/widgets/wm-needs-view.h"
#include "app/widgets/wm-proof.h"
#include "app/widgets/wm-record-history.h"
#include "app/widgets/wm-record-picker.h"
#include "app/widgets/wm-record-table.h"
#include "project/wm-edit-many.h"

static WmDetail *
show_detail (AppKit *kit, const char *id, GtkWindow **window)
{
  WmDetail *detail = WM_DETAIL (wm_detail_new (kit->session));

  *window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (*window, 720, 600);
  adw_window_set_content (ADW_WINDOW (*window), GTK_WIDGET (detail));
  wm_detail_set_record_id (detail, id);
  gtk_window_present (*window);
  app_kit_settle ();
  return detail;
}

static void
assert_value (AppKit *kit, const char *id, const char *field_id, const char *expected)
{
  g_autofree char *value = app_kit_dup_value (kit, id, field_id);

  g_assert_cmpstr (value, ==, expected);
}

static GtkWidget *
find (gpointer widget, GType type, const char *name)
{
  return app_kit_find (GTK_WIDGET (widget), type, name);
}

static guint
count (GtkWidget *widget, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

/* Links stand under what they say, read from this side. */
static void
test_roles (AppKit *kit, gconstpointer unused)
{
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *server = app_kit_add (kit, "asset", "name", "Server", NULL);
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, server, &window);

  g_assert_nonnull (find (detail, GTK_TYPE_LABEL, "Nothing yet."));
  g_assert_true (wm_project_link_records (kit->project, crm, server, NULL, NULL));
  g_assert_true (wm_project_link_records (kit->project, control, server, NULL, NULL));
  g_assert_nonnull (find (detail, GTK_TYPE_LABEL, "Needed by"));
  g_assert_nonnull (find (detail, GTK_TYPE_LABEL, "Protected by"));
  g_assert_cmpuint (count (GTK_WIDGET (detail), WM_TYPE_LINK_ROW), ==, 2);
  wm_session_undo (kit->session);
  g_assert_null (find (detail, GTK_TYPE_LABEL, "Protected by"));
  wm_session_redo (kit->session);
  g_assert_nonnull (find (detail, GTK_TYPE_LABEL, "Protected by"));
  wm_detail_set_record_id (detail, crm);
  g_assert_nonnull (find (detail, GTK_TYPE_LABEL, "Depends on"));
  gtk_window_destroy (window);
}

/* A control that is linked with everything opens with some of it, and the rest comes on demand. */
static void
test_very_many_links (AppKit *kit, gconstpointer unused)
{
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_values_free);
  g_auto (GStrv) ids = NULL;
  GtkWindow *window;
  WmDetail *detail = NULL;

  for (guint i = 0; i < 130; i++)
    {
      WmValues *values = wm_values_new (wm_session_get_kind (kit->session, "asset"));

      wm_values_set_by_id (values, "name", "Laptop");
      g_ptr_array_add (many, values);
    }
  ids = wm_project_add_records (kit->project, many, NULL, NULL);
  g_assert_true (
      wm_project_link_all (kit->project, (const char *const *) ids, control, "relates", NULL));
  detail = show_detail (kit, control, &window);
  g_assert_cmpuint (count (GTK_WIDGET (detail), WM_TYPE_LINK_ROW), ==, 100);
  g_signal_emit_by_name (find (detail, GTK_TYPE_BUTTON, "Show 30 _more"), "clicked");
  g_assert_cmpuint (count (GTK_WIDGET (detail), WM_TYPE_LINK_ROW), ==, 130);
  g_assert_null (find (detail, GTK_TYPE_BUTTON, "Show 30 _more"));
  wm_session_undo (kit->session);
  g_assert_cmpuint (count (GTK_WIDGET (detail), WM_TYPE_LINK_ROW), ==, 0);
  wm_session_redo (kit->session);
  g_assert_cmpuint (count (GTK_WIDGET (detail), WM_TYPE_LINK_ROW), ==, 130);
  gtk_window_destroy (window);
}

/* A page behind another one follows what was done meanwhile when it is seen again. */
static void
test_hidden (AppKit *kit, gconstpointer unused)
{
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *erp = app_kit_add (kit, "asset", "name", "ERP", NULL);
  WmRecordTable *table;

  wm_window_show_record (kit->window, crm);
  app_kit_settle ();
  table = WM_RECORD_TABLE (find (kit->window, WM_TYPE_RECORD_TABLE, NULL));
  g_assert_nonnull (find (kit->window, GTK_TYPE_LABEL, "CRM"));
  wm_window_show_page (kit->window, "people");
  g_assert_true (wm_project_set_field (kit->project, (const char *const[]){ crm, NULL }, "name",
                                       "Customers", NULL));
  g_assert_true (
      wm_project_delete_records (kit->project, (const char *const[]){ erp, NULL }, NULL));
  wm_window_show_page (kit->window, "inventory");
  app_kit_settle ();
  g_assert_true (WM_RECORD_TABLE (find (kit->window, WM_TYPE_RECORD_TABLE, NULL)) == table);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (wm_record_table_get_selection (table))),
                    ==, 1);
  g_assert_null (find (kit->window, GTK_TYPE_LABEL, "CRM"));
  g_assert_nonnull (find (find (kit->window, WM_TYPE_DETAIL, NULL), GTK_TYPE_LABEL, "Customers"));
  wm_window_show_page (kit->window, "people");
  wm_session_undo (kit->session);
  wm_session_undo (kit->session);
  wm_window_show_record (kit->window, crm);
  app_kit_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (wm_record_table_get_selection (table))),
                    ==, 2);
  g_assert_nonnull (find (kit->window, GTK_TYPE_LABEL, "CRM"));
  wm_session_redo (kit->session);
  g_assert_nonnull (find (kit->window, GTK_TYPE_LABEL, "Customers"));
}

static gboolean
is_shown_cb (gpointer user_data)
{
  return gtk_widget_get_visible (user_data);
}

static gboolean
is_hidden_cb (gpointer user_data)
{
  return !gtk_widget_get_visible (user_data);
}

/* What depends on an asset passes its need on, and the row says which asset that is. */
static void
test_needs (AppKit *kit, gconstpointer unused)
{
  g_autofree char *crm =
      app_kit_add (kit, "asset", "name", "CRM", "availability", "very_high", NULL);
  g_autofree char *server = app_kit_add (kit, "asset", "name", "Server", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, server, &window);
  GtkWidget *view = find (detail, WM_TYPE_NEEDS_VIEW, NULL);

  g_assert_false (gtk_widget_get_visible (view));
  g_assert_true (wm_project_link_records (kit->project, crm, server, NULL, NULL));
  app_kit_wait (is_shown_cb, view);
  g_assert_nonnull (find (view, GTK_TYPE_LABEL, "Very high, because “CRM” depends on it."));
  wm_session_undo (kit->session);
  app_kit_wait (is_hidden_cb, view);
  wm_session_redo (kit->session);
  app_kit_wait (is_shown_cb, view);
  wm_detail_set_record_id (detail, crm);
  g_assert_false (gtk_widget_get_visible (view));
  gtk_window_destroy (window);
}

/* A link that is made here begins where it says most. */
static void
test_link_begins_where_it_says_most (AppKit *kit, gconstpointer unused)
{
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, crm, &window);
  GtkMenuButton *button = GTK_MENU_BUTTON (find (detail, GTK_TYPE_MENU_BUTTON, "Link something"));

  /* It scrolls into view with the keyboard in it. */
  gtk_widget_child_focus (GTK_WIDGET (button), GTK_DIR_TAB_FORWARD);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  app_kit_settle ();
  gtk_menu_button_popup (button);
  g_signal_emit_by_name (gtk_menu_button_get_popover (button), "picked", control);
  gtk_menu_button_popdown (button);
  g_assert_nonnull (find (detail, GTK_TYPE_LABEL, "Protected by"));
  gtk_window_destroy (window);
}

/* Which quarters have proof is said and drawn, and follows. */
static void
test_proof (AppKit *kit, gconstpointer unused)
{
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");
  g_autofree char *evidence = app_kit_add (kit, "evidence", "title", "Asset list", "period_from",
                                           "2026-07-01", "period_to", "2026-09-30", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, control, &window);
  GtkWidget *proof = find (detail, WM_TYPE_PROOF, NULL);

  g_assert_nonnull (find (proof, GTK_TYPE_LABEL, "Nothing yet. Drop a file here, or attach one."));
  g_assert_true (wm_project_link_records (kit->project, evidence, control, NULL, NULL));
  g_assert_nonnull (find (proof, GTK_TYPE_LABEL, "1 piece of evidence; Q4 2026 has none yet"));
  g_assert_nonnull (find (proof, GTK_TYPE_LABEL, "1 Jul – 30 Sep"));
  g_assert_nonnull (
      find (proof, WM_TYPE_COVERAGE_CELLS,
            "Q1 2026: no proof, Q2 2026: no proof, Q3 2026: proof, Q4 2026: no proof"));
  wm_session_undo (kit->session);
  g_assert_cmpuint (count (proof, WM_TYPE_LINK_ROW), ==, 0);
  wm_session_redo (kit->session);
  g_assert_cmpuint (count (proof, WM_TYPE_LINK_ROW), ==, 1);
  wm_detail_set_record_id (detail, evidence);
  g_assert_false (gtk_widget_get_visible (proof));
  gtk_window_destroy (window);
}

static void
test_history (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *history = find (detail, WM_TYPE_RECORD_HISTORY, NULL);

  g_assert_true (gtk_widget_get_visible (history));
  g_assert_nonnull (find (history, ADW_TYPE_ACTION_ROW, "Added “CRM”"));
  wm_session_set_value (
      kit->session, id,
      wm_kind_find_field (wm_session_get_kind (kit->session, "asset"), "location"), "Office", NULL);
  app_kit_settle ();
  g_assert_nonnull (find (history, ADW_TYPE_ACTION_ROW, "Changed location of “CRM”"));
  wm_session_undo (kit->session);
  app_kit_settle ();
  g_assert_nonnull (find (history, ADW_TYPE_ACTION_ROW, "Undid: Changed location of “CRM”"));
  wm_session_redo (kit->session);
  app_kit_settle ();
  g_assert_cmpuint (count (history, ADW_TYPE_ACTION_ROW), ==, 4);
  gtk_window_destroy (window);
}

/* Somebody who is not there yet is added where they are needed. */
static void
test_picker_adds (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *button = find (detail, GTK_TYPE_MENU_BUTTON, "Owner: nobody or nothing yet");
  GtkWidget *picker;
  g_autofree char *owner = NULL;

  gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  app_kit_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  picker = find (button, WM_TYPE_RECORD_PICKER, NULL);
  g_assert_nonnull (picker);
  gtk_editable_set_text (GTK_EDITABLE (find (picker, GTK_TYPE_SEARCH_ENTRY, NULL)), "Eva Lindner");
  g_signal_emit_by_name (find (picker, GTK_TYPE_BUTTON, "Add “Eva Lindner”"), "clicked");
  owner = app_kit_dup_value (kit, id, "owner");
  g_assert_nonnull (owner);
  assert_value (kit, owner, "name", "Eva Lindner");
  g_assert_nonnull (find (detail, GTK_TYPE_MENU_BUTTON, "Owner: Eva Lindner"));
  wm_session_undo (kit->session);
  assert_value (kit, id, "owner", NULL);
  g_assert_nonnull (find (detail, GTK_TYPE_MENU_BUTTON, "Owner: nobody or nothing yet"));
  wm_session_redo (kit->session);
  assert_value (kit, id, "owner", owner);
  gtk_window_destroy (window);
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_DROP_DOWN (widget) ||
         GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_LIST_VIEW (widget) ||
         (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_visible (widget)) ||
         (GTK_IS_TOGGLE_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) &&
          !GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)));
}

static void
assert_named (GtkWidget *widget)
{
  /* What is inside of a drop-down is of the toolkit. */
  if (is_control (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL)
    {
      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL))
        g_test_message ("%s has no name", G_OBJECT_TYPE_NAME (widget));
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_names (AppKit *kit, gconstpointer unused)
{
  static const char *const labels[] = { "A.5.9", "6.1.3", "A-1", "E-1", "P-1", "O-1" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *id = app_kit_resolve (kit, labels[i]);
      GtkWindow *window;

      assert_named (GTK_WIDGET (show_detail (kit, id, &window)));
      gtk_window_destroy (window);
    }
}

static GtkWidget *
get_focus (GtkWindow *window)
{
  return gtk_window_get_focus (window);
}

/* F2 renames what people named. */
static void
test_rename (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *control = app_kit_resolve (kit, "A.5.9");
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (detail), "detail.rename", NULL));
  g_assert_true (GTK_IS_TEXT (get_focus (window)));
  gtk_editable_set_text (GTK_EDITABLE (get_focus (window)), "CRM of ours");
  wm_session_flush (kit->session);
  assert_value (kit, id, "name", "CRM of ours");
  g_assert_nonnull (find (detail, GTK_TYPE_LABEL, "CRM of ours"));
  wm_session_undo (kit->session);
  g_assert_null (find (detail, GTK_TYPE_LABEL, "CRM of ours"));
  wm_session_redo (kit->session);
  assert_value (kit, id, "name", "CRM of ours");
  gtk_window_set_focus (window, NULL);
  wm_detail_set_record_id (detail, control);
  gtk_widget_activate_action (GTK_WIDGET (detail), "detail.rename", NULL);
  g_assert_null (get_focus (window));
  gtk_window_destroy (window);
}

static void
test_pictures (AppKit *kit, gconstpointer unused)
{
  static const char *const labels[] = { "A.5.9", "6.1.3", "A-1", "E-1", "P-1" };
  const char *folder = g_getenv ("WAYMARK_PICTURES");

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *id = app_kit_resolve (kit, labels[i]);
      g_autofree char *path = g_strdup_printf ("%s/whole-%s.png", folder, labels[i]);
      g_autofree char *end = g_strdup_printf ("%s/end-%s.png", folder, labels[i]);
      GtkAdjustment *adjustment;
      GtkWindow *window;
      show_detail (kit, id, &window);
      gtk_window_set_default_size (window, 720, 1500);
      app_kit_settle ();
      app_kit_picture (GTK_WIDGET (window), path);
      adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
          gtk_widget_get_ancestor (find (window, WM_TYPE_PROOF, NULL), GTK_TYPE_SCROLLED_WINDOW)));
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      app_kit_picture (GTK_WIDGET (window), end);
      gtk_window_destroy (window);
    }
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/detail/links/stand-under-their-role", test_roles);
  APP_ADD_EMPTY ("/detail/links/very-many-come-on-demand", test_very_many_links);
  APP_ADD_EMPTY ("/detail/hidden/follows-when-it-is-seen", test_hidden);
  APP_ADD_EMPTY ("/detail/needs-come-from-what-depends", test_needs);
  APP_ADD_EMPTY ("/detail/links/begin-where-they-say-most", test_link_begins_where_it_says_most);
  APP_ADD_EMPTY ("/detail/proof/says-which-quarters", test_proof);
  APP_ADD_EMPTY ("/detail/history/follows", test_history);
  APP_ADD_EMPTY ("/detail/picker/adds-what-is-missing", test_picker_adds);
  APP_ADD_SAMPLE ("/detail/names/are-there-for-all", test_names);
  APP_ADD_EMPTY ("/detail/title/can-be-changed", test_rename);
  APP_ADD_SAMPLE ("/detail/pictures/of-each-kind", test_pictures);
  return g_test_run ();
}
