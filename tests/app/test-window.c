/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

static void
test_shows_the_dashboard (AppKit *kit, gconstpointer unused)
{
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "dashboard");
  if (g_getenv ("WAYMARK_PICTURES") != NULL)
    {
      g_autofree char *path =
          g_build_filename (g_getenv ("WAYMARK_PICTURES"), "dashboard.png", NULL);

      app_kit_picture (GTK_WIDGET (kit->window), path);
    }
}

static void
test_undo (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *title = NULL;

  g_assert_nonnull (wm_session_get_undo_label (kit->session));
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.undo", NULL);
  g_assert_nonnull (wm_session_get_redo_label (kit->session));
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo", NULL);
  title = app_kit_dup_value (kit, id, "name");
  g_assert_cmpstr (title, ==, "CRM");
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/window/start/shows-the-dashboard", test_shows_the_dashboard);
  APP_ADD_SAMPLE ("/window/start/shows-the-dashboard-of-the-sample", test_shows_the_dashboard);
  APP_ADD_EMPTY ("/window/undo/takes-back-and-brings-back", test_undo);
  return g_test_run ();
}
