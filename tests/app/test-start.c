/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-new-project-dialog.h"
#include "app/dialogs/wm-preferences.h"
#include "app/widgets/wm-banner.h"
#include "app/wm-settings.h"

#include <glib/gstdio.h>

static void
picture (GtkWidget *widget, const char *name)
{
  g_autofree char *path = NULL;

  if (g_getenv ("WAYMARK_PICTURES") == NULL)
    return;
  path = g_strdup_printf ("%s/%s.png", g_getenv ("WAYMARK_PICTURES"), name);
  app_kit_picture (widget, path);
}

static gboolean
is_saved (gpointer session)
{
  return !wm_session_is_saving (session) && wm_session_get_safety (session) == WM_SAFETY_SAVED;
}

static gboolean
is_started (gpointer window)
{
  return wm_window_get_session (window) != NULL;
}

static void
test_create (AppKit *kit, gconstpointer unused)
{
  WmWindow *window = wm_window_new (app_kit_get_application ());
  g_autofree char *path = g_build_filename (kit->folder, "New one.isms", NULL);

  wm_window_show_start (window);
  gtk_window_present (GTK_WINDOW (window));
  picture (GTK_WIDGET (window), "start");
  wm_window_create (window, "Brand new Ltd", path);
  app_kit_wait (is_started, window);
  app_kit_wait (is_saved, wm_window_get_session (window));
  g_assert_cmpstr (wm_session_get_company (wm_window_get_session (window)), ==, "Brand new Ltd");
  g_assert_cmpstr (wm_session_get_file_name (wm_window_get_session (window)), ==, "New one.isms");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  gtk_window_close (GTK_WINDOW (window));
  app_kit_settle ();
}

static void
test_open_refused (AppKit *kit, gconstpointer unused)
{
  WmWindow *window = wm_window_new (app_kit_get_application ());
  g_autofree char *path = g_build_filename (kit->folder, "Not one.isms", NULL);
  GtkWidget *banner;

  g_assert_true (g_file_set_contents (path, "This is no project.", -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  wm_window_open (window, path);
  banner = app_kit_find (GTK_WIDGET (window), WM_TYPE_BANNER, NULL);
  while (wm_banner_get_topic (WM_BANNER (banner)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (wm_window_get_session (window));
  picture (GTK_WIDGET (window), "start-refused");
  gtk_window_destroy (GTK_WINDOW (window));
  app_kit_settle ();
}

static void
test_new_dialog (AppKit *kit, gconstpointer unused)
{
  GtkWindow *dialog = wm_new_project_dialog_new (kit->window);
  GtkWidget *company =
      app_kit_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Name of your company");
  GtkWidget *create = app_kit_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Create…");

  gtk_window_present (dialog);
  g_assert_false (gtk_widget_is_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (company), "  ");
  g_assert_false (gtk_widget_is_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (company), "Acme Ltd");
  g_assert_true (gtk_widget_is_sensitive (create));
  picture (GTK_WIDGET (dialog), "new-project");
  gtk_window_destroy (dialog);
}

static void
test_preferences (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GSettings) settings = wm_settings_new ();
  GtkWindow *window = wm_preferences_new (GTK_WINDOW (kit->window), settings);
  GtkWidget *name = app_kit_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, "Your name");
  GtkWidget *saving =
      app_kit_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, "Write the file by itself");
  g_autofree char *actor = NULL;

  gtk_window_present (window);
  gtk_editable_set_text (GTK_EDITABLE (name), "Ben Okri");
  actor = wm_settings_dup_actor (settings);
  g_assert_cmpstr (actor, ==, "Ben Okri");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (saving)), ==, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (saving), 3);
  g_assert_cmpuint (g_settings_get_uint (settings, "autosave-minutes"), ==, 0);
  picture (GTK_WIDGET (window), "preferences");
  g_settings_reset (settings, "actor-name");
  g_settings_reset (settings, "autosave-minutes");
  gtk_window_destroy (window);
}

static gboolean
is_destroyed (gpointer window)
{
  return *(gpointer *) window == NULL;
}

/* Closing writes what was not in the file yet, without a question. */
static void
test_close_saves (AppKit *kit, gconstpointer unused)
{
  WmWindow *window = wm_window_new (app_kit_get_application ());
  gpointer gone = window;
  g_autofree char *path = g_build_filename (kit->folder, "Closed.isms", NULL);
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  WmProjectOptions options = { .registry = registry, .recovery_root = kit->recovery };
  g_autoptr (WmProject) again = NULL;
  g_autoptr (WmValues) values = NULL;
  g_autofree char *id = NULL;
  WmProject *project;

  g_object_add_weak_pointer (gone, &gone);
  gtk_window_present (GTK_WINDOW (window));
  wm_window_create (window, "Closed Ltd", path);
  app_kit_wait (is_saved, wm_window_get_session (window));
  project = wm_session_get_project (wm_window_get_session (window));
  values = wm_values_new (wm_registry_find_kind (wm_project_get_registry (project), "asset"));
  wm_values_set_by_id (values, "name", "The last thing typed");
  id = wm_project_add_record (project, values, NULL);
  gtk_window_close (GTK_WINDOW (window));
  app_kit_wait (is_destroyed, &gone);
  again = wm_project_open (path, &options, NULL, NULL);
  g_assert_nonnull (again);
  g_assert_cmpint (wm_project_get_n_recovered (again), ==, 0);
  g_assert_cmpint (
      wm_records_count (wm_project_get_database (again), wm_registry_find_kind (registry, "asset")),
      ==, 1);
  wm_project_close (again);
}

/* A save that fails at closing brings the window back and says why; closing again closes. */
static void
test_close_fails (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *elsewhere = g_strconcat (kit->path, ".old", NULL);

  /* Somebody put a folder where the file was. */
  g_assert_cmpint (g_rename (kit->path, elsewhere), ==, 0);
  g_assert_cmpint (g_mkdir (kit->path, 0700), ==, 0);
  gtk_window_close (GTK_WINDOW (kit->window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (kit->window)));
  while (!gtk_widget_get_visible (GTK_WIDGET (kit->window)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (app_kit_get_topic (kit), ==, "save");
  picture (GTK_WIDGET (kit->window), "close-failed");
  g_assert_true (wm_project_is_modified (kit->project));
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/start/new/creates-and-saves", test_create);
  APP_ADD_EMPTY ("/start/new/asks-for-a-name", test_new_dialog);
  APP_ADD_EMPTY ("/start/open/says-why-not", test_open_refused);
  APP_ADD_EMPTY ("/start/preferences/hold-at-once", test_preferences);
  APP_ADD_EMPTY ("/start/close/saves-by-itself", test_close_saves);
  APP_ADD_EMPTY ("/start/close/comes-back-when-it-cannot", test_close_fails);
  return g_test_run ();
}
