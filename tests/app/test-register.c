/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/pages/wm-register-page.h"
#include "app/widgets/wm-record-table.h"

static WmRecordTable *
show_inventory (AppKit *kit)
{
  GtkWidget *page;

  wm_window_show_page (kit->window, "inventory");
  app_kit_settle ();
  page = GTK_WIDGET (wm_window_get_page (kit->window));
  return WM_RECORD_TABLE (app_kit_find (page, WM_TYPE_RECORD_TABLE, NULL));
}

static void
take_picture (AppKit *kit, const char *name, int width, int height)
{
  const char *folder = g_getenv ("WAYMARK_PICTURES");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  path = g_strdup_printf ("%s/%s-%d.png", folder, name, width);
  gtk_window_set_default_size (GTK_WINDOW (kit->window), width, height);
  app_kit_settle ();
  app_kit_picture (GTK_WIDGET (kit->window), path);
}

static void
show_first (AppKit *kit, WmRecordTable *table)
{
  GListModel *rows = G_LIST_MODEL (wm_record_table_get_selection (table));
  g_autoptr (WmRecord) record = g_list_model_get_item (rows, 11);

  if (record != NULL)
    wm_window_show_record (kit->window, wm_record_get_id (record));
}

static void
test_pictures (AppKit *kit, gconstpointer unused)
{
  WmRecordTable *table = show_inventory (kit);

  take_picture (kit, "inventory", 1024, 768);
  take_picture (kit, "inventory", 1920, 1080);
  wm_window_show_page (kit->window, "people");
  take_picture (kit, "people", 1024, 768);
  wm_window_show_page (kit->window, "inventory");
  app_kit_settle ();
  show_first (kit, table);
  take_picture (kit, "detail", 1024, 768);
  take_picture (kit, "detail", 1400, 900);
  take_picture (kit, "detail", 1920, 1080);
  wm_page_go_back (wm_window_get_page (kit->window));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  wm_window_show_page (kit->window, "inventory");
  gtk_selection_model_select_range (wm_record_table_get_selection (table), 2, 3, TRUE);
  take_picture (kit, "inventory-dark", 1024, 768);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_SAMPLE ("/register/pictures/sample", test_pictures);
  APP_ADD_EMPTY ("/register/pictures/empty", test_pictures);
  return g_test_run ();
}
