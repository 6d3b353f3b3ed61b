/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-page-help-texts.h"
#include "app/risk/wm-grade-button.h"
#include "app/risk/wm-risk-matrix-view.h"
#include "app/risk/wm-risk-method-view.h"
#include "app/risk/wm-risk-plan-view.h"
#include "app/risk/wm-risk-register.h"
#include "app/risk/wm-risk-suggest.h"
#include "app/risk/wm-risks-page.h"
#include "app/risk/wm-suggest-entry.h"
#include "app/widgets/wm-child-group.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-selection-bar.h"
#include "risk/wm-risk-run.h"

static GtkWidget *
show_view (AppKit *kit, const char *view)
{
  GtkWidget *page;

  wm_window_show_page (kit->window, "risks");
  page = GTK_WIDGET (wm_window_get_page (kit->window));
  g_assert_true (WM_IS_RISKS_PAGE (page));
  g_assert_true (gtk_widget_activate_action (page, "risks.show-view", "s", view));
  app_kit_settle ();
  return wm_risks_page_get_view (WM_RISKS_PAGE (page), view);
}

static GtkWidget *
find (AppKit *kit, GType type, const char *name)
{
  return app_kit_find (GTK_WIDGET (wm_window_get_page (kit->window)), type, name);
}

static void
assert_value (AppKit *kit, const char *id, const char *field_id, const char *value)
{
  g_autofree char *now = app_kit_dup_value (kit, id, field_id);

  g_assert_cmpstr (now, ==, value);
}

static WmHeatMap *
get_map (AppKit *kit, WmRiskView view)
{
  return wm_risk_matrix_view_get_map (WM_RISK_MATRIX_VIEW (show_view (kit, "matrix")), view);
}

static void
test_empty (AppKit *kit, gconstpointer unused)
{
  show_view (kit, "list");
  g_assert_true (gtk_widget_get_mapped (find (kit, ADW_TYPE_STATUS_PAGE, "What could happen?")));
  g_assert_nonnull (find (kit, GTK_TYPE_BUTTON, "_Suggest risks for my assets"));
  g_assert_true (wm_page_can_create (wm_window_get_page (kit->window)));
  wm_page_create (wm_window_get_page (kit->window));
  app_kit_settle ();
  g_assert_false (gtk_widget_get_mapped (find (kit, ADW_TYPE_STATUS_PAGE, "What could happen?")));
}

/* Grouped by what follows from the grade; a new grade brings it into another group. */
static void
test_list (AppKit *kit, gconstpointer unused)
{
  g_autofree char *small =
      app_kit_add (kit, "risk", "title", "Pen lost", "likelihood", "1", "impact", "1", NULL);
  g_autofree char *large = app_kit_add (kit, "risk", "title", "Mailbox taken over", "likelihood",
                                        "4", "impact", "4", NULL);
  WmRiskRegister *view = WM_RISK_REGISTER (show_view (kit, "list"));
  WmGrouped *model = WM_GROUPED (wm_risk_register_get_model (view));
  guint first, second;

  g_assert_true (wm_grouped_find (model, large, &first));
  g_assert_true (wm_grouped_find (model, small, &second));
  g_assert_cmpuint (first, <, second);
  g_assert_null (wm_grouped_get_id (model, 0));
  wm_risk_register_show_filter (view, WM_RISK_ABOVE_THE_LINE);
  g_assert_cmpuint (wm_risk_model_count (wm_risk_register_get_model (view)), ==, 1);
  g_assert_true (wm_risk_register_show_record (view, small));
  g_assert_cmpstr (wm_risk_register_get_record_id (view), ==, small);
  g_assert_cmpuint (wm_risk_model_count (wm_risk_register_get_model (view)), ==, 2);
}

static void
test_groups (AppKit *kit, gconstpointer unused)
{
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  g_autofree char *owned = app_kit_add (kit, "risk", "title", "Fire", "owner", eva, NULL);
  g_autofree char *free = app_kit_add (kit, "risk", "title", "Flood", "treatment", "avoid", NULL);
  WmRiskRegister *view = WM_RISK_REGISTER (show_view (kit, "list"));
  WmRiskModel *model = wm_risk_register_get_model (view);
  guint first, second;

  wm_risk_model_set_order (model, WM_RISK_BY_OWNER);
  g_assert_true (wm_grouped_find (WM_GROUPED (model), owned, &first));
  g_assert_true (wm_grouped_find (WM_GROUPED (model), free, &second));
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (second, ==, 3);
  wm_risk_model_set_order (model, WM_RISK_BY_TREATMENT);
  g_assert_true (wm_grouped_find (WM_GROUPED (model), free, &second));
  g_assert_cmpuint (second, ==, 1);
  wm_risk_model_set_filter (model, WM_RISK_WITHOUT_OWNER);
  g_assert_false (wm_grouped_find (WM_GROUPED (model), owned, &first));
  wm_risk_model_set_filter (model, WM_RISK_CLOSED);
  g_assert_cmpuint (wm_risk_model_count (model), ==, 0);
}

static void
test_many (AppKit *kit, gconstpointer unused)
{
  g_autofree char *a = app_kit_add (kit, "risk", "title", "Fire", NULL);
  g_autofree char *b = app_kit_add (kit, "risk", "title", "Flood", NULL);
  WmRiskRegister *view = WM_RISK_REGISTER (show_view (kit, "list"));
  GtkWidget *bar = app_kit_find (GTK_WIDGET (view), WM_TYPE_SELECTION_BAR, NULL);
  char *problem = NULL;

  gtk_selection_model_select_all (wm_group_list_get_selection (wm_risk_register_get_list (view)));
  g_assert_true (gtk_widget_get_visible (bar));
  problem = wm_selection_bar_set_field (WM_SELECTION_BAR (bar), "treatment", "modify");
  g_assert_null (problem);
  assert_value (kit, a, "treatment", "modify");
  assert_value (kit, b, "treatment", "modify");
  wm_session_undo (kit->session);
  assert_value (kit, b, "treatment", NULL);
  wm_session_redo (kit->session);
  assert_value (kit, a, "treatment", "modify");
}

/* Dragging a dot is one event, which one undo takes back. */
static void
test_move (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id =
      app_kit_add (kit, "risk", "title", "Fire", "likelihood", "2", "impact", "3", NULL);
  WmHeatMap *map = get_map (kit, WM_RISK_NOW);
  gint64 seq = wm_project_get_head_seq (kit->project);

  g_signal_emit_by_name (map, "moved", id, 4, 1);
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  assert_value (kit, id, "likelihood", "4");
  assert_value (kit, id, "impact", "1");
  wm_session_undo (kit->session);
  assert_value (kit, id, "likelihood", "2");
  assert_value (kit, id, "impact", "3");
  wm_session_redo (kit->session);
  assert_value (kit, id, "likelihood", "4");
  g_signal_emit_by_name (get_map (kit, WM_RISK_AFTER), "moved", id, 1, 1);
  assert_value (kit, id, "residual_likelihood", "1");
  assert_value (kit, id, "likelihood", "4");
}

static void
test_matrix_leads_on (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id =
      app_kit_add (kit, "risk", "title", "Fire", "likelihood", "2", "impact", "3", NULL);
  g_autofree char *other =
      app_kit_add (kit, "risk", "title", "Flood", "likelihood", "4", "impact", "3", NULL);
  WmHeatMap *map = get_map (kit, WM_RISK_NOW);
  WmRiskRegister *view;

  g_assert_true (find (kit, GTK_TYPE_LABEL, "Above the line") != NULL);
  g_signal_emit_by_name (map, "cell-activated", 2, 3);
  app_kit_settle ();
  view = WM_RISK_REGISTER (
      wm_risks_page_get_view (WM_RISKS_PAGE (wm_window_get_page (kit->window)), "list"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_cmpuint (wm_risk_model_count (wm_risk_register_get_model (view)), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (wm_risk_register_get_list (view)), "page.show-all", NULL);
  g_assert_cmpuint (wm_risk_model_count (wm_risk_register_get_model (view)), ==, 2);
  map = get_map (kit, WM_RISK_NOW);
  g_signal_emit_by_name (map, "activated", other);
  app_kit_settle ();
  g_assert_cmpstr (wm_page_get_record_id (wm_window_get_page (kit->window)), ==, other);
}

static void
assert_beside (AppKit *kit, WmRiskView one, WmRiskView other)
{
  GtkWidget *window = GTK_WIDGET (kit->window);
  graphene_rect_t left, right;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_map (kit, one)), window, &left));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_map (kit, other)), window, &right));
  g_assert_cmpfloat (left.origin.y, ==, right.origin.y);
  g_assert_cmpfloat (left.origin.x + left.size.width, <, right.origin.x);
}

/* Two or three of them, in the window as it opens. */
static void
test_beside (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id =
      app_kit_add (kit, "risk", "title", "Fire", "likelihood", "2", "impact", "3", NULL);
  g_autofree char *method = NULL;

  g_assert_nonnull (id);
  g_assert_true (wm_risk_method_ensure (kit->project, NULL));
  method = app_kit_resolve (kit, "RM-1");
  get_map (kit, WM_RISK_NOW);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  assert_beside (kit, WM_RISK_NOW, WM_RISK_AFTER);
  g_assert_true (wm_session_set_value (
      kit->session, method,
      wm_kind_find_field (wm_session_get_kind (kit->session, "risk_method"), "inherent"), "yes",
      NULL));
  app_kit_settle ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  assert_beside (kit, WM_RISK_INHERENT, WM_RISK_NOW);
  assert_beside (kit, WM_RISK_NOW, WM_RISK_AFTER);
  wm_session_undo (kit->session);
  assert_value (kit, method, "inherent", "no");
  wm_session_redo (kit->session);
}

/* The grades of a day are rows of it that nobody types, and one goes to the risk from there. */
static void
assert_grade_leads_to (AppKit *kit, const char *run, const char *risk)
{
  GtkWidget *page;
  GtkWidget *row;

  wm_window_show_record (kit->window, run);
  app_kit_settle ();
  page = GTK_WIDGET (wm_window_get_page (kit->window));
  row = app_kit_find (page, ADW_TYPE_ACTION_ROW, "Fire");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "RG-1 · R-1 · Likelihood now 2 · Impact now 3");
  g_assert_false (gtk_widget_get_mapped (gtk_widget_get_parent (
      app_kit_find (gtk_widget_get_ancestor (row, WM_TYPE_CHILD_GROUP), GTK_TYPE_TEXT, NULL))));
  gtk_widget_activate (row);
  app_kit_settle ();
  page = GTK_WIDGET (wm_window_get_page (kit->window));
  g_assert_cmpstr (wm_page_get_id (WM_PAGE (page)), ==, "risks");
  g_assert_cmpstr (wm_page_get_record_id (WM_PAGE (page)), ==, risk);
}

/* As a person does, in the list that the drop-down opens. */
static void
choose_run (AppKit *kit, guint position)
{
  GtkWidget *drop_down = find (kit, GTK_TYPE_DROP_DOWN, "Which assessment");
  GtkWidget *list = app_kit_find (drop_down, GTK_TYPE_LIST_VIEW, NULL);

  g_assert_nonnull (list);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), position, TRUE);
  gtk_widget_activate_action (list, "list.activate-item", "u", position);
  app_kit_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, position);
}

static void
test_keeps (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id =
      app_kit_add (kit, "risk", "title", "Fire", "likelihood", "2", "impact", "3", NULL);
  WmRiskMatrixView *view = WM_RISK_MATRIX_VIEW (show_view (kit, "matrix"));
  g_autoptr (GPtrArray) runs = NULL;
  graphene_point_t then, now;
  WmHeatMap *map = wm_risk_matrix_view_get_map (view, WM_RISK_NOW);

  g_signal_emit_by_name (find (kit, GTK_TYPE_BUTTON, "_Keep today’s assessment"), "clicked");
  runs = wm_risk_run_list (wm_session_get_database (kit->session));
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_true (wm_heat_map_find_dot (map, id, &then));
  g_signal_emit_by_name (map, "moved", id, 4, 4);
  g_assert_true (wm_heat_map_find_dot (map, id, &now));
  g_assert_cmpfloat (now.x, !=, then.x);
  choose_run (kit, 1);
  g_assert_true (wm_heat_map_find_dot (map, id, &now));
  g_assert_cmpfloat (now.x, ==, then.x);
  choose_run (kit, 0);
  g_assert_true (wm_heat_map_find_dot (map, id, &now));
  g_assert_cmpfloat (now.x, !=, then.x);
  choose_run (kit, 1);
  assert_grade_leads_to (kit, ((WmRiskRun *) g_ptr_array_index (runs, 0))->id, id);
  wm_session_undo (kit->session);
  wm_session_undo (kit->session);
  g_ptr_array_unref (runs);
  runs = wm_risk_run_list (wm_session_get_database (kit->session));
  g_assert_cmpuint (runs->len, ==, 0);
  wm_session_redo (kit->session);
}

static void
test_detail (AppKit *kit, gconstpointer unused)
{
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  g_autofree char *id = app_kit_add (kit, "risk", "title", "Fire", "owner", eva, NULL);

  show_view (kit, "list");
  wm_window_show_record (kit->window, id);
  app_kit_settle ();
  g_assert_nonnull (find (kit, GTK_TYPE_LABEL, "How bad it is now"));
  g_assert_nonnull (find (kit, GTK_TYPE_MENU_BUTTON, "Process: nobody or nothing yet"));
  g_assert_nonnull (find (kit, GTK_TYPE_MENU_BUTTON, "Now: Not graded yet"));
  g_signal_emit_by_name (find (kit, GTK_TYPE_BUTTON, "The owner _approved the plan today"),
                         "clicked");
  assert_value (kit, id, "plan_approved_by", eva);
  assert_value (kit, id, "plan_approved_on", "2026-11-23");
  wm_session_undo (kit->session);
  assert_value (kit, id, "plan_approved_by", NULL);
  assert_value (kit, id, "plan_approved_on", NULL);
  wm_session_redo (kit->session);
  assert_value (kit, id, "plan_approved_by", eva);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* The small matrix of a grade says the words of its levels and sets both at once. */
static void
test_grade (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "risk", "title", "Fire", NULL);
  WmGradeButton *button;
  GtkWidget *map;

  show_view (kit, "list");
  wm_window_show_record (kit->window, id);
  app_kit_settle ();
  button = WM_GRADE_BUTTON (gtk_widget_get_ancestor (
      find (kit, GTK_TYPE_MENU_BUTTON, "Now: Not graded yet"), WM_TYPE_GRADE_BUTTON));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  wm_grade_button_open (button);
  map = app_kit_find (GTK_WIDGET (button), WM_TYPE_HEAT_MAP, NULL);
  app_kit_wait (is_mapped, map);
  g_signal_emit_by_name (map, "cell-activated", 3, 2);
  assert_value (kit, id, "likelihood", "3");
  assert_value (kit, id, "impact", "2");
  wm_session_undo (kit->session);
  assert_value (kit, id, "likelihood", NULL);
  wm_session_redo (kit->session);
  assert_value (kit, id, "impact", "2");
}

/* With the key from the list, where the matrix is out of view until it is scrolled to. The focus
 * goes back there, so that the next risk is one key away. */
static void
test_grade_by_key (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "risk", "title", "Fire", NULL);
  WmRiskRegister *view = WM_RISK_REGISTER (show_view (kit, "list"));
  GtkWidget *list = GTK_WIDGET (wm_risk_register_get_list (view));
  GtkWidget *map =
      app_kit_find (GTK_WIDGET (wm_risk_register_get_detail (view)), WM_TYPE_HEAT_MAP, "Now");

  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  wm_group_list_select (WM_GROUP_LIST (list), id);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  gtk_widget_activate_action (list, "risk-register.grade", NULL);
  app_kit_wait (is_mapped, map);
  g_signal_emit_by_name (map, "cell-activated", 4, 1);
  app_kit_settle ();
  assert_value (kit, id, "likelihood", "4");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (kit->window)), list));
  wm_session_undo (kit->session);
  assert_value (kit, id, "likelihood", NULL);
  wm_session_redo (kit->session);
  assert_value (kit, id, "impact", "1");
}

static void
add_assets (AppKit *kit)
{
  static const char *const types[] = { "application", "system", "device", "information" };

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Thing %u", i + 1);
      g_autofree char *id = app_kit_add (kit, "asset", "name", name, "type", types[i % 4], NULL);

      g_assert_nonnull (id);
    }
}

static WmRiskSuggest *
open_suggestions (AppKit *kit)
{
  show_view (kit, "list");
  return wm_risk_suggest_show (GTK_WINDOW (kit->window), kit->session);
}

/* One key for each of twenty risks. */
static void
test_suggest (AppKit *kit, gconstpointer unused)
{
  WmRiskSuggest *dialog;
  g_autoptr (WmSuggestEntry) first = NULL;
  g_autofree char *id = NULL;

  add_assets (kit);
  dialog = open_suggestions (kit);
  g_assert_cmpuint (wm_asset_chooser_count (wm_risk_suggest_get_chooser (dialog)), ==, 40);
  g_assert_cmpuint (g_list_model_get_n_items (wm_risk_suggest_get_model (dialog)), >=, 20);
  first = g_list_model_get_item (wm_risk_suggest_get_model (dialog), 0);
  for (guint i = 0; i < 20; i++)
    wm_risk_suggest_take (dialog);
  g_assert_cmpint (wm_records_count (wm_session_get_database (kit->session),
                                     wm_session_get_kind (kit->session, "risk")),
                   ==, 20);
  id = g_strdup (wm_suggest_entry_get_risk_id (first));
  g_assert_nonnull (id);
  assert_value (kit, id, "origin", "suggested");
  g_assert_nonnull (app_kit_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "20 risks taken over"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_kit_settle ();
  wm_session_undo (kit->session);
  g_assert_cmpint (wm_records_count (wm_session_get_database (kit->session),
                                     wm_session_get_kind (kit->session, "risk")),
                   ==, 19);
  wm_session_redo (kit->session);
  /* Taken as it is, it is a risk like others. */
  wm_window_show_record (kit->window, id);
  app_kit_settle ();
  g_signal_emit_by_name (find (kit, GTK_TYPE_BUTTON, "_Take it as it is"), "clicked");
  assert_value (kit, id, "confirmed", "yes");
  wm_session_undo (kit->session);
  assert_value (kit, id, "confirmed", "no");
  wm_session_redo (kit->session);
}

static void
test_suggest_for_some (AppKit *kit, gconstpointer unused)
{
  WmRiskSuggest *dialog;
  WmAssetChooser *chooser;
  g_auto (GStrv) ids = NULL;

  add_assets (kit);
  dialog = open_suggestions (kit);
  chooser = wm_risk_suggest_get_chooser (dialog);
  wm_asset_chooser_choose_all (chooser, FALSE);
  app_kit_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (wm_risk_suggest_get_model (dialog)), ==, 0);
  wm_asset_chooser_choose_type (chooser, "device", TRUE);
  app_kit_settle ();
  ids = wm_asset_chooser_dup_ids (chooser);
  g_assert_cmpuint (g_strv_length (ids), ==, 10);
  g_assert_cmpuint (g_list_model_get_n_items (wm_risk_suggest_get_model (dialog)), >, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_plan (AppKit *kit, gconstpointer unused)
{
  g_autofree char *risk = app_kit_add (kit, "risk", "title", "Fire", NULL);
  g_autofree char *id = app_kit_add (kit, "risk_action", "title", "Buy an extinguisher", "risk",
                                     risk, "due", "2026-10-01", NULL);
  GtkWidget *check;

  show_view (kit, "plan");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kit->window));
  g_assert_nonnull (find (kit, GTK_TYPE_LABEL, "Overdue"));
  check = find (kit, GTK_TYPE_CHECK_BUTTON, "Done: Buy an extinguisher");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  assert_value (kit, id, "done_on", "2026-11-23");
  wm_session_undo (kit->session);
  assert_value (kit, id, "done_on", NULL);
  wm_session_redo (kit->session);
  assert_value (kit, id, "done_on", "2026-11-23");
}

static void
test_method (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id =
      app_kit_add (kit, "risk", "title", "Fire", "likelihood", "4", "impact", "4", NULL);
  WmRiskMethodView *view = WM_RISK_METHOD_VIEW (show_view (kit, "method"));

  wm_risk_method_view_choose_size (view, 6, 6);
  g_signal_emit_by_name (find (kit, GTK_TYPE_BUTTON, "_Grade anew"), "clicked");
  assert_value (kit, id, "likelihood", "6");
  wm_session_undo (kit->session);
  assert_value (kit, id, "likelihood", "4");
  wm_session_redo (kit->session);
  assert_value (kit, id, "impact", "6");
}

static void
make_picture_company (AppKit *kit)
{
  static const char *const titles[] = { "Mailbox taken over",
                                        "Laptop left in the train",
                                        "Hosting firm down for three days",
                                        "Ransomware",
                                        "The one who knows leaves",
                                        "Swapped account on an invoice",
                                        "Fire in the server room" };
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);

  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *likelihood = g_strdup_printf ("%u", 1 + (i * 7) % 4);
      g_autofree char *impact = g_strdup_printf ("%u", 1 + (i * 5 / 2) % 4);
      g_autofree char *after = g_strdup_printf ("%u", 1 + i % 2);
      g_autofree char *id = app_kit_add (
          kit, "risk", "title", titles[i % G_N_ELEMENTS (titles)], "likelihood", likelihood,
          "impact", impact, "residual_likelihood", after, "residual_impact", impact,
          i % 3 == 0 ? "owner" : "note", i % 3 == 0 ? eva : "Seen before", NULL);
      g_autofree char *action = app_kit_add (kit, "risk_action", "title", "Train everybody", "risk",
                                             id, "who", i % 4 == 0 ? eva : NULL, "due",
                                             i % 5 == 0 ? "2026-10-01" : "2027-02-01", NULL);
    }
}

static void
test_pictures (AppKit *kit, gconstpointer unused)
{
  static const char *const views[] = { "list", "matrix", "plan", "method" };

  if (g_getenv ("WAYMARK_PICTURES") == NULL)
    return;
  show_view (kit, "list");
  app_kit_pictures (kit, "risks-empty");
  make_picture_company (kit);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strdup_printf ("risks-%s", views[i]);

      show_view (kit, views[i]);
      app_kit_pictures (kit, name);
    }
}

static void
test_explains_views (AppKit *kit, gconstpointer unused)
{
  static const char *const topics[][2] = { { "matrix", "risk_matrix" },
                                           { "plan", "risk_action" },
                                           { "method", "risk_method" } };
  g_autofree char *risk = app_kit_add (kit, "risk", "title", "Fire", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      show_view (kit, topics[i][0]);
      g_assert_cmpstr (wm_page_get_topic (wm_window_get_page (kit->window)), ==, topics[i][1]);
      g_assert_nonnull (wm_page_help_texts_find (topics[i][1]));
    }
  show_view (kit, "list");
  g_assert_null (wm_page_get_topic (wm_window_get_page (kit->window)));
}

static void
take_picture (GtkWidget *widget, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", g_getenv ("WAYMARK_PICTURES"), name);

  gtk_test_widget_wait_for_draw (widget);
  app_kit_picture (widget, path);
}

static void
test_pictures_of_sample (AppKit *kit, gconstpointer unused)
{
  WmRiskSuggest *dialog;
  GtkWidget *list, *map;

  if (g_getenv ("WAYMARK_PICTURES") == NULL)
    return;
  app_kit_pictures (kit, "risks-dashboard");
  list = show_view (kit, "list");
  app_kit_pictures (kit, "risks-sample-list");
  show_view (kit, "matrix");
  app_kit_pictures (kit, "risks-sample-matrix");
  show_view (kit, "plan");
  app_kit_pictures (kit, "risks-sample-plan");
  show_view (kit, "list");
  wm_risk_suggest_take (dialog = open_suggestions (kit));
  take_picture (GTK_WIDGET (dialog), "risks-suggest");
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_kit_settle ();
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *body = app_kit_find (list, g_type_from_name ("WmRiskDetail"), NULL);
      GtkWidget *scroller = gtk_widget_get_ancestor (body, GTK_TYPE_SCROLLED_WINDOW);
      g_autofree char *name = g_strdup_printf ("risks-detail-%u", i);

      gtk_adjustment_set_value (
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 650 * (i + 1));
      take_picture (GTK_WIDGET (kit->window), name);
    }
  map = app_kit_find (list, WM_TYPE_HEAT_MAP, "Now");
  gtk_widget_activate_action (GTK_WIDGET (wm_risk_register_get_list (WM_RISK_REGISTER (list))),
                              "risk-register.grade", NULL);
  app_kit_wait (is_mapped, map);
  take_picture (gtk_widget_get_ancestor (map, GTK_TYPE_POPOVER), "risks-grade");
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/risks/empty/offers-suggestions", test_empty);
  APP_ADD_EMPTY ("/risks/help/explains-each-view", test_explains_views);
  APP_ADD_EMPTY ("/risks/list/has-bands", test_list);
  APP_ADD_EMPTY ("/risks/list/is-grouped-otherwise", test_groups);
  APP_ADD_EMPTY ("/risks/list/changes-many", test_many);
  APP_ADD_EMPTY ("/risks/matrix/grades-by-dragging", test_move);
  APP_ADD_EMPTY ("/risks/matrix/leads-on", test_matrix_leads_on);
  APP_ADD_EMPTY ("/risks/matrix/stands-beside", test_beside);
  APP_ADD_EMPTY ("/risks/matrix/keeps-a-day", test_keeps);
  APP_ADD_EMPTY ("/risks/detail/approves", test_detail);
  APP_ADD_EMPTY ("/risks/detail/grades", test_grade);
  APP_ADD_EMPTY ("/risks/detail/grades-by-key", test_grade_by_key);
  APP_ADD_EMPTY ("/risks/suggestions/take-one-key", test_suggest);
  APP_ADD_EMPTY ("/risks/suggestions/for-some-assets", test_suggest_for_some);
  APP_ADD_EMPTY ("/risks/plan/is-ticked-off", test_plan);
  APP_ADD_EMPTY ("/risks/method/grades-anew", test_method);
  APP_ADD_EMPTY ("/risks/pictures", test_pictures);
  APP_ADD_SAMPLE ("/risks/pictures-of-sample", test_pictures_of_sample);
  return g_test_run ();
}
