/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says when the world outside gets at an open project. */
#include "config.h"

#include "app-kit.h"

#include "app/widgets/wm-banner.h"
#include "app/wm-settings.h"
#include "core/fault-shim.h"
#include "project/wm-recovery.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static gboolean
has_topic (gpointer data)
{
  return app_kit_get_topic (data) != NULL;
}

static gboolean
has_no_topic (gpointer data)
{
  return app_kit_get_topic (data) == NULL;
}

static void
assert_topic (AppKit *kit, const char *topic)
{
  app_kit_wait (has_topic, kit);
  g_assert_cmpstr (app_kit_get_topic (kit), ==, topic);
}

static void
press (AppKit *kit, const char *label)
{
  GtkWidget *button = app_kit_find (GTK_WIDGET (kit->window), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_gone (AppKit *kit, gconstpointer unused)
{
  g_autofree char *away = g_strconcat (kit->path, ".away", NULL);

  g_assert_cmpint (g_rename (kit->path, away), ==, 0);
  assert_topic (kit, "outside");
  /* The drive is back. */
  g_assert_cmpint (g_rename (away, kit->path), ==, 0);
  app_kit_wait (has_no_topic, kit);
}

/* Another program saved a newer state: it can be shown, since nothing was changed here. */
static void
test_changed (AppKit *kit, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (kit->folder, "copy.isms", NULL);
  g_autofree char *recovery = g_build_filename (kit->folder, "their-recovery", NULL);
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  WmProjectOptions options = { .registry = registry, .recovery_root = recovery, .actor = "Ben" };
  g_autoptr (GFile) from = g_file_new_for_path (kit->path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (WmValues) values = wm_values_new (wm_session_get_kind (kit->session, "asset"));
  g_autofree char *id = NULL;
  WmProject *theirs;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  theirs = wm_project_open (copy, &options, NULL, NULL);
  wm_values_set_by_id (values, "name", "Theirs");
  id = wm_project_add_record (theirs, values, NULL);
  g_assert_true (wm_project_save (theirs, NULL, NULL, NULL, NULL));
  wm_project_close (theirs);
  g_object_unref (theirs);
  g_assert_cmpint (g_rename (copy, kit->path), ==, 0);
  assert_topic (kit, "outside");
  g_assert_nonnull (app_kit_find (GTK_WIDGET (kit->window), GTK_TYPE_BUTTON, "_Show theirs"));
}

static gboolean
is_safe (gpointer data)
{
  AppKit *kit = data;

  return wm_session_get_safety (kit->session) == WM_SAFETY_SAFE && has_no_topic (kit);
}

/* The disk does not take the journal: red, until it does. */
static void
test_unsafe (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = NULL;

  fault_begin (TRUE);
  fault_plan (FAULT_FDATASYNC, 0, EIO);
  fault_plan (FAULT_FSYNC, 0, EIO);
  id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_assert_nonnull (strstr (wm_session_get_status (kit->session), "Not safe"));
  assert_topic (kit, "unsafe");
  /* Trying again does not help yet, and the words stay. */
  press (kit, "_Try again");
  g_assert_nonnull (app_kit_get_topic (kit));
  fault_end ();
  wm_project_sync (kit->project, NULL);
  app_kit_wait (is_safe, kit);
}

/* A crash, and the next start. */

static void
crash (AppKit *kit)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  WmProjectOptions options = { .registry = registry,
                               .recovery_root = kit->recovery,
                               .actor = "Ann Lee" };
  g_autofree char *path = g_build_filename (kit->folder, "Crashed.isms", NULL);
  g_autoptr (WmProject) project = wm_project_create (&options, "2022", "Crashed Ltd", NULL);
  g_autoptr (WmValues) values = wm_values_new (wm_session_get_kind (kit->session, "asset"));
  g_autofree char *id = NULL;

  g_assert_true (wm_project_save_as (project, path, 0, NULL, NULL, NULL, NULL));
  wm_values_set_by_id (values, "name", "Typed before the crash");
  id = wm_project_add_record (project, values, NULL);
  g_assert_true (wm_project_sync (project, NULL));
  g_clear_object (&project);
  /* What the thread of the journal left in the main context still holds its lock. */
  app_kit_settle ();
}

static gboolean
is_open (gpointer window)
{
  return wm_window_get_session (window) != NULL;
}

static WmWindow *
new_window (AppKit *kit)
{
  g_autoptr (GSettings) settings = wm_settings_new ();
  WmWindow *window;

  g_settings_set_string (settings, "recovery-root", kit->recovery);
  window = wm_window_new (app_kit_get_application ());
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
assert_recovered (WmWindow *window)
{
  WmSession *session;

  app_kit_wait (is_open, window);
  session = wm_window_get_session (window);
  g_assert_cmpint (
      wm_records_count (wm_session_get_database (session), wm_session_get_kind (session, "asset")),
      ==, 1);
}

static void
test_recovered (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "Crashed.isms", NULL);
  AppKit other = *kit;

  crash (kit);
  other.window = new_window (kit);
  wm_window_open (other.window, path);
  assert_recovered (other.window);
  assert_topic (&other, "recovered");
  gtk_window_close (GTK_WINDOW (other.window));
  app_kit_settle ();
}

/* The file went too: the start page brings the work back all the same. */
static void
test_kept (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "Crashed.isms", NULL);
  WmWindow *window;
  GtkWidget *row;

  crash (kit);
  g_assert_cmpint (g_unlink (path), ==, 0);
  window = new_window (kit);
  wm_window_show_start (window);
  row = app_kit_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, "Crashed Ltd");
  g_assert_nonnull (row);
  if (g_getenv ("WAYMARK_PICTURES") != NULL)
    {
      g_autofree char *picture =
          g_build_filename (g_getenv ("WAYMARK_PICTURES"), "start-kept.png", NULL);

      app_kit_picture (GTK_WIDGET (window), picture);
    }
  wm_window_recover (
      window,
      g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)), NULL));
  assert_recovered (window);
  gtk_window_close (GTK_WINDOW (window));
  app_kit_settle ();
}

/* What is open somewhere is not taken away from there. */
static void
test_live (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autoptr (GPtrArray) items = NULL;
  const WmRecoveryItem *item;
  WmWindow *window = new_window (kit);
  GtkWidget *banner = app_kit_find (GTK_WIDGET (window), WM_TYPE_BANNER, NULL);

  g_assert_true (wm_project_sync (kit->project, NULL));
  items = wm_recovery_list (kit->recovery, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_true (wm_recovery_item_is_live (item));
  wm_window_recover (window, item->folder);
  g_assert_null (wm_window_get_session (window));
  g_assert_nonnull (wm_banner_get_topic (WM_BANNER (banner)));
  gtk_window_destroy (GTK_WINDOW (window));
  app_kit_settle ();
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/guard/file/gone-and-back", test_gone);
  APP_ADD_EMPTY ("/guard/file/changed-by-another-program", test_changed);
  APP_ADD_EMPTY ("/guard/journal/not-safe-is-said", test_unsafe);
  APP_ADD_EMPTY ("/guard/crash/is-recovered-with-its-file", test_recovered);
  APP_ADD_EMPTY ("/guard/crash/is-recovered-without-its-file", test_kept);
  APP_ADD_EMPTY ("/guard/crash/leaves-alone-what-is-open", test_live);
  return g_test_run ();
}
