/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a start found is told once, in words that lead there. */
#include "config.h"

#include "app-kit.h"

#include "app/wm-found.h"
#include "app/wm-settings.h"
#include "mock-notifications.h"

/* The decision. */

static void
assert_found (WmSession *session, gboolean recovery_is_seen, const char *title, const char *body,
              const char *gap)
{
  g_autoptr (WmFound) found = wm_found_look (session, recovery_is_seen);

  if (title == NULL)
    {
      g_assert_null (found);
      return;
    }
  g_assert_cmpstr (found->title, ==, title);
  g_assert_cmpstr (found->body, ==, body);
  g_assert_cmpstr (found->gap, ==, gap);
}

static void
test_nothing (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id =
      app_kit_add (kit, "evidence", "title", "Contract", "valid_until", "2026-12-24", NULL);

  assert_found (kit->session, FALSE, NULL, NULL, NULL);
}

static void
test_validity (AppKit *kit, gconstpointer unused)
{
  g_autofree char *soon =
      app_kit_add (kit, "evidence", "title", "Contract", "valid_until", "2026-12-23", NULL);
  g_autofree char *over = NULL;

  assert_found (kit->session, FALSE, "Acme Ltd: 1 piece of evidence runs out within 30 days", NULL,
                "evidence_expiring");
  over = app_kit_add (kit, "evidence", "title", "Report", "valid_until", "2026-11-22", NULL);
  assert_found (kit->session, FALSE, "Acme Ltd: 1 piece of evidence has run out",
                "1 piece of evidence runs out within 30 days", "evidence_expired");
  wm_session_undo (kit->session);
  assert_found (kit->session, FALSE, "Acme Ltd: 1 piece of evidence runs out within 30 days", NULL,
                "evidence_expiring");
  wm_session_redo (kit->session);
  assert_found (kit->session, TRUE, "Acme Ltd: 1 piece of evidence has run out",
                "1 piece of evidence runs out within 30 days", "evidence_expired");
}

static WmProjectOptions
get_options (AppKit *kit, WmRegistry *registry)
{
  return (
      WmProjectOptions){ .registry = registry, .recovery_root = kit->recovery, .actor = "Ann Lee" };
}

static char *
crash (AppKit *kit)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  WmProjectOptions options = get_options (kit, registry);
  char *path = g_build_filename (kit->folder, "Crashed.isms", NULL);
  g_autoptr (WmProject) project = wm_project_create (&options, "2022", "Crashed Ltd", NULL);
  g_autoptr (WmValues) values = wm_values_new (wm_session_get_kind (kit->session, "evidence"));
  g_autofree char *id = NULL;

  g_assert_true (wm_project_save_as (project, path, 0, NULL, NULL, NULL, NULL));
  wm_values_set_by_id (values, "title", "Typed before the crash");
  wm_values_set_by_id (values, "valid_until", "2026-11-22");
  id = wm_project_add_record (project, values, NULL);
  g_assert_true (wm_project_sync (project, NULL));
  g_clear_object (&project);
  app_kit_settle ();
  return path;
}

static void
test_recovery (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = crash (kit);
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  WmProjectOptions options = get_options (kit, registry);
  g_autoptr (WmProject) project = wm_project_open (path, &options, NULL, NULL);
  g_autoptr (WmSession) session = wm_session_new (project);

  assert_found (session, FALSE, "Crashed Ltd: 1 change that was not in the file yet is here again",
                "1 piece of evidence has run out", NULL);
  assert_found (session, TRUE, "Crashed Ltd: 1 piece of evidence has run out", NULL,
                "evidence_expired");
  wm_project_close (project);
}

/* The whole way, once: the program lives as long as the tests do. */

static WmWindow *opened;

/* The window beside the one of the test, which has a project already. */
static gboolean
is_opened (gpointer data)
{
  AppKit *kit = data;

  opened = NULL;
  for (GList *at = gtk_application_get_windows (app_kit_get_application ()); at != NULL;
       at = at->next)
    if (WM_IS_WINDOW (at->data) && at->data != (gpointer) kit->window)
      opened = at->data;
  return opened != NULL && wm_window_get_session (opened) != NULL;
}

static void
open_file (AppKit *kit, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_application_open (G_APPLICATION (app_kit_get_application ()), &file, 1, "");
  app_kit_wait (is_opened, kit);
}

static gboolean
was_notified (gpointer data)
{
  return ((MockNotifications *) data)->n_notifications > 0;
}

static gboolean
shows_gap (gpointer unused)
{
  return g_strcmp0 (wm_page_get_gap (wm_window_get_page (opened)), "evidence_expired") == 0;
}

static char *
copy_sample (AppKit *kit)
{
  g_autoptr (GFile) from = g_file_new_for_path (g_getenv ("WAYMARK_SAMPLE"));
  char *path = g_build_filename (kit->folder, "Sample.isms", NULL);
  g_autoptr (GFile) to = g_file_new_for_path (path);

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  return path;
}

static gboolean
is_waiting (void)
{
  return g_main_context_find_source_by_user_data (NULL, app_kit_get_application ()) != NULL;
}

static void
close_window (AppKit *kit)
{
  gtk_window_close (GTK_WINDOW (opened));
  app_kit_settle ();
}

static void
test_tells_once (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GSettings) settings = wm_settings_new ();
  g_autofree char *path = copy_sample (kit);
  g_autoptr (GVariant) target = NULL;
  MockNotifications desktop;

  g_settings_set_string (settings, "recovery-root", kit->recovery);
  mock_notifications_start (&desktop);
  open_file (kit, path);
  g_assert_true (is_waiting ());
  app_kit_wait (was_notified, &desktop);
  g_assert_cmpstr (desktop.summary, ==, "Lindner Optik GmbH: 3 pieces of evidence have run out");
  g_assert_cmpstr (desktop.body, ==, "");
  g_assert_false (is_waiting ());

  mock_notifications_press (&desktop);
  app_kit_wait (shows_gap, NULL);
  target = g_variant_ref_sink (g_variant_new (
      "(sss)", wm_project_get_id (wm_session_get_project (wm_window_get_session (opened))), path,
      "evidence_expired"));
  close_window (kit);

  /* The project is not open any more: it is opened again, at the same place, and nothing is told.
   */
  g_action_group_activate_action (G_ACTION_GROUP (app_kit_get_application ()), "show-found",
                                  target);
  app_kit_wait (is_opened, kit);
  app_kit_wait (shows_gap, NULL);
  g_assert_false (is_waiting ());
  g_assert_cmpuint (desktop.n_notifications, ==, 1);
  close_window (kit);
  open_file (kit, path);
  g_assert_false (is_waiting ());
  close_window (kit);
  mock_notifications_stop (&desktop);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/found/look/nothing", test_nothing);
  APP_ADD_EMPTY ("/found/look/evidence-that-runs-out", test_validity);
  APP_ADD_EMPTY ("/found/look/recovered-work", test_recovery);
  APP_ADD_EMPTY ("/found/application/tells-once-and-leads-there", test_tells_once);
  return g_test_run ();
}
