/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/widgets/wm-first-steps.h"
#include "app/widgets/wm-next-step.h"
#include "app/widgets/wm-ring.h"

static GtkWidget *
get_page (AppKit *kit)
{
  return GTK_WIDGET (wm_window_get_page (kit->window));
}

static gboolean
shows (AppKit *kit, GType type, const char *name)
{
  GtkWidget *widget = app_kit_find (get_page (kit), type, name);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static void
run (AppKit *kit, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), action, NULL);
}

static void
assert_leads_to_gap (GtkWidget *button, const char *gap)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.show-gap");
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, gap);
}

static void
assert_leads_to (GtkWidget *button, const char *kind, const char *field, const char *value)
{
  g_autoptr (GVariant) wanted = g_variant_ref_sink (g_variant_new ("(sss)", kind, field, value));
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.show-list");
  g_assert_true (g_variant_equal (target, wanted));
}

static GtkWidget *
find_go_button (AppKit *kit)
{
  GtkWidget *card = app_kit_find (get_page (kit), WM_TYPE_NEXT_STEP, NULL);

  return app_kit_find (card, GTK_TYPE_BUTTON, "_Go there");
}

static void
test_empty_project (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = NULL;

  g_assert_true (shows (kit, WM_TYPE_FIRST_STEPS, NULL));
  g_assert_true (shows (kit, GTK_TYPE_LABEL, "Acme Ltd starts here"));
  assert_leads_to (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "Add _people"), "person", "", "");
  g_assert_true (
      gtk_widget_is_sensitive (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "_Import a list…")));
  id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_assert_false (shows (kit, WM_TYPE_FIRST_STEPS, NULL));
  g_assert_true (shows (kit, WM_TYPE_NEXT_STEP, NULL));
  g_assert_cmpstr (wm_page_get_subtitle (wm_window_get_page (kit->window)), ==,
                   "No control applies yet");
  run (kit, "win.undo");
  g_assert_true (shows (kit, WM_TYPE_FIRST_STEPS, NULL));
  run (kit, "win.redo");
  g_assert_false (shows (kit, WM_TYPE_FIRST_STEPS, NULL));
}

static void
set_value (AppKit *kit, const char *record, const char *field_id, const char *value)
{
  g_autofree char *id = app_kit_resolve (kit, record);
  const WmField *field =
      wm_kind_find_field (wm_session_get_kind (kit->session, "control"), field_id);
  g_autoptr (GError) error = NULL;

  wm_session_set_value (kit->session, id, field, value, &error);
  g_assert_no_error (error);
}

static void
test_ring_follows (AppKit *kit, gconstpointer unused)
{
  WmRing *ring = WM_RING (app_kit_find (get_page (kit), WM_TYPE_RING, NULL));

  g_assert_true (shows (kit, GTK_TYPE_LABEL, "91 of 93 controls decided"));
  g_assert_true (shows (kit, WM_TYPE_RING, "41 of 88 controls that apply are implemented"));
  g_assert_cmpuint (wm_ring_get_percent (ring), ==, 46);
  set_value (kit, "A.5.1", "status", "planned");
  g_assert_true (shows (kit, WM_TYPE_RING, "40 of 88 controls that apply are implemented"));
  g_assert_cmpuint (wm_ring_get_percent (ring), ==, 45);
  g_assert_true (shows (kit, GTK_TYPE_LABEL, "18 of 37"));
  run (kit, "win.undo");
  g_assert_true (shows (kit, WM_TYPE_RING, "41 of 88 controls that apply are implemented"));
  g_assert_true (shows (kit, GTK_TYPE_LABEL, "19 of 37"));
  run (kit, "win.redo");
  g_assert_true (shows (kit, WM_TYPE_RING, "40 of 88 controls that apply are implemented"));
}

static void
test_tiles_follow (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = NULL;

  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "64 assets"));
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "12 without an owner"));
  assert_leads_to_gap (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "12 without an owner"),
                       "assets_without_owner");
  id = app_kit_add (kit, "asset", "name", "Label printer", NULL);
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "65 assets"));
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "13 without an owner"));
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "Added “Label printer”"));
  run (kit, "win.undo");
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "64 assets"));
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "Undid: Added “Label printer”"));
  run (kit, "win.redo");
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "13 without an owner"));
}

static void
test_next_step_leads_there (AppKit *kit, gconstpointer unused)
{
  g_assert_true (shows (kit, GTK_TYPE_LABEL, "12 assets have no owner yet"));
  assert_leads_to_gap (find_go_button (kit), "assets_without_owner");
  g_signal_emit_by_name (find_go_button (kit), "clicked");
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "inventory");
}

static void
test_later_and_back (AppKit *kit, gconstpointer unused)
{
  GtkWidget *page = get_page (kit);

  g_assert_false (shows (kit, GTK_TYPE_BUTTON, "_Bring back 1 put off"));
  gtk_widget_activate_action (page, "dashboard.put-off", NULL);
  g_assert_true (shows (kit, GTK_TYPE_LABEL, "1 person who left still answers for something"));
  assert_leads_to_gap (find_go_button (kit), "leavers_owning");
  assert_leads_to_gap (app_kit_find (page, GTK_TYPE_BUTTON, "2 controls are not decided yet"),
                       "controls_undecided");
  assert_leads_to_gap (app_kit_find (page, GTK_TYPE_BUTTON, "12 assets have no owner yet"),
                       "assets_without_owner");
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "_Bring back 1 put off"));
  gtk_widget_activate_action (page, "dashboard.bring-back", NULL);
  assert_leads_to_gap (find_go_button (kit), "assets_without_owner");
  g_assert_false (shows (kit, GTK_TYPE_BUTTON, "_Bring back 1 put off"));
}

static void
test_everything_put_off (AppKit *kit, gconstpointer unused)
{
  for (guint i = 0; i < 60; i++)
    gtk_widget_activate_action (get_page (kit), "dashboard.put-off", NULL);
  g_assert_true (shows (kit, GTK_TYPE_LABEL, "Everything else is done"));
}

/* A long list of what is missing must not push away what stands below it. */
static void
test_only_the_first_gaps_show (AppKit *kit, gconstpointer unused)
{
  GtkWidget *last = app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "2 controls have no owner");
  GtkWidget *more;

  g_assert_nonnull (last);
  g_assert_true (gtk_widget_get_visible (last));
  more = gtk_widget_get_last_child (gtk_widget_get_parent (last));
  g_assert_true (gtk_widget_get_visible (more));
  last = app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "1 law or contract is not checked yet");
  g_assert_false (gtk_widget_get_visible (last));
  g_signal_emit_by_name (more, "clicked");
  g_assert_true (gtk_widget_get_visible (last));
  g_assert_false (gtk_widget_get_visible (more));
}

static void
test_proof_follows (AppKit *kit, gconstpointer unused)
{
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "A.8.13 Information backup"));
  set_value (kit, "A.8.13", "status", "partly");
  g_assert_false (shows (kit, GTK_TYPE_BUTTON, "A.8.13 Information backup"));
  run (kit, "win.undo");
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "A.8.13 Information backup"));
  run (kit, "win.redo");
  g_assert_false (shows (kit, GTK_TYPE_BUTTON, "A.8.13 Information backup"));
  run (kit, "win.undo");
  g_signal_emit_by_name (
      app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "A.8.13 Information backup"), "clicked");
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "controls");
}

static void
test_changes_while_elsewhere (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = NULL;

  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-page", "s", "timeline");
  id = app_kit_add (kit, "asset", "name", "Label printer", NULL);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-page", "s", "dashboard");
  g_assert_true (shows (kit, GTK_TYPE_BUTTON, "65 assets"));
}

static void
test_themes_lead_to_their_controls (AppKit *kit, gconstpointer unused)
{
  assert_leads_to (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "Physical"), "control", "theme",
                   "physical");
  assert_leads_to (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "Not yet"), "requirement",
                   "conclusion", "not_yet");
}

static gboolean
has_size (gpointer user_data)
{
  AppKit *kit = user_data;
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (GTK_WINDOW (kit->window), &width, &height);
  /* Less the edge that the window draws. */
  return ABS (gtk_widget_get_width (GTK_WIDGET (kit->window)) - width) <= 20;
}

static void
test_pictures (AppKit *kit, gconstpointer name)
{
  static const int sizes[][2] = { { 1024, 768 }, { 1900, 1060 } };
  const char *folder = g_getenv ("WAYMARK_PICTURES");

  for (guint i = 0; folder != NULL && i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      gboolean dark = i % 2 == 1;
      g_autofree char *file = g_strdup_printf ("%s-%d-%s.png", (const char *) name, sizes[i / 2][0],
                                               dark ? "dark" : "light");
      g_autofree char *path = g_build_filename (folder, file, NULL);

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                               : ADW_COLOR_SCHEME_FORCE_LIGHT);
      gtk_window_set_default_size (GTK_WINDOW (kit->window), sizes[i / 2][0], sizes[i / 2][1]);
      app_kit_wait (has_size, kit);
      app_kit_picture (GTK_WIDGET (kit->window), path);
    }
  g_assert_true (gtk_widget_get_mapped (get_page (kit)));
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/dashboard/empty/begins-with-first-steps", test_empty_project);
  APP_ADD_SAMPLE ("/dashboard/ring/follows-edit-undo-redo", test_ring_follows);
  APP_ADD_SAMPLE ("/dashboard/tiles/follow-edit-undo-redo", test_tiles_follow);
  APP_ADD_SAMPLE ("/dashboard/next-step/leads-to-its-records", test_next_step_leads_there);
  APP_ADD_SAMPLE ("/dashboard/next-step/later-and-back", test_later_and_back);
  APP_ADD_SAMPLE ("/dashboard/first-gaps", test_only_the_first_gaps_show);
  APP_ADD_SAMPLE ("/dashboard/next-step/may-all-be-put-off", test_everything_put_off);
  APP_ADD_SAMPLE ("/dashboard/proof/follows-and-leads-there", test_proof_follows);
  APP_ADD_SAMPLE ("/dashboard/tiles/follow-what-happened-elsewhere", test_changes_while_elsewhere);
  APP_ADD_SAMPLE ("/dashboard/charts/lead-to-what-they-count", test_themes_lead_to_their_controls);
  g_test_add ("/dashboard/pictures/sample", AppKit, "dashboard", app_kit_set_up_sample,
              test_pictures, app_kit_tear_down);
  g_test_add ("/dashboard/pictures/empty", AppKit, "dashboard-empty", app_kit_set_up_empty,
              test_pictures, app_kit_tear_down);
  return g_test_run ();
}
