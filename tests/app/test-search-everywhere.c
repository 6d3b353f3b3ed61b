/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-search-dialog.h"
#include "app/dialogs/wm-search-item.h"

#include <gdk/gdkkeysyms.h>

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static GtkWidget *
open_search (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.search", NULL);
  app_kit_settle ();
  return find_window (WM_TYPE_SEARCH_DIALOG);
}

static void
type (GtkWidget *dialog, const char *text)
{
  GtkWidget *entry = app_kit_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static GtkSelectionModel *
get_results (GtkWidget *dialog)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (app_kit_find (dialog, GTK_TYPE_LIST_VIEW, NULL)));
}

static WmSearchItem *
get_item (GtkWidget *dialog, guint position)
{
  g_autoptr (WmSearchItem) item =
      g_list_model_get_item (G_LIST_MODEL (get_results (dialog)), position);

  g_assert_nonnull (item);
  return item;
}

static gboolean
press (GtkWidget *dialog, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (dialog);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !handled)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

static void
picture (GtkWidget *widget, const char *name)
{
  g_autofree char *path = NULL;

  if (g_getenv ("WAYMARK_PICTURES") == NULL)
    return;
  path = g_build_filename (g_getenv ("WAYMARK_PICTURES"), name, NULL);
  app_kit_picture (widget, path);
}

static gboolean
is_null (gpointer place)
{
  return *(gpointer *) place == NULL;
}

static void
test_lists_commands (AppKit *kit, gconstpointer unused)
{
  GtkWidget *dialog = open_search (kit);
  WmSearchItem *first;
  guint last;

  g_assert_nonnull (dialog);
  first = get_item (dialog, 0);
  g_assert_cmpstr (wm_search_item_get_title (first), ==, "Dashboard");
  g_assert_cmpstr (wm_search_item_get_action (first), ==, "win.show-page");
  picture (dialog, "search-start.png");
  type (dialog, "  applic stat ");
  g_assert_cmpstr (wm_search_item_get_title (get_item (dialog, 0)), ==,
                   "Statement of Applicability");
  type (dialog, "preferences");
  g_assert_cmpstr (wm_search_item_get_action (get_item (dialog, 0)), ==, "app.preferences");
  g_assert_cmpstr (wm_search_item_get_note (get_item (dialog, 0)), ==, "Ctrl+,");
  type (dialog, "residual");
  last = g_list_model_get_n_items (G_LIST_MODEL (get_results (dialog))) - 1;
  g_assert_cmpstr (wm_search_item_get_title (get_item (dialog, last)), ==, "Residual risk");
  g_assert_cmpstr (wm_search_item_get_note (get_item (dialog, last)), ==, "Guide");
  g_assert_cmpstr (wm_search_item_get_action (get_item (dialog, last)), ==, "win.show-guide");
  type (dialog, "zzzz");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_results (dialog))), ==, 0);
  picture (dialog, "search-nothing.png");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Undo is offered while there is something to undo. */
static void
test_offers_what_is_possible (AppKit *kit, gconstpointer unused)
{
  GtkWidget *dialog = open_search (kit);
  g_autofree char *id = NULL;

  type (dialog, "undo");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_results (dialog))), ==, 0);
  id = app_kit_add (kit, "person", "name", "Zoë Maier", NULL);
  type (dialog, "und");
  g_assert_cmpstr (wm_search_item_get_action (get_item (dialog, 0)), ==, "win.undo");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static guint
find_title (GtkWidget *dialog, const char *title)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (get_results (dialog)));

  for (guint i = 0; i < n_items; i++)
    if (g_str_equal (wm_search_item_get_title (get_item (dialog, i)), title))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
test_finds_records (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "Quokka list", NULL);
  GtkWidget *dialog = open_search (kit);
  WmSearchItem *item;

  type (dialog, "quok");
  item = get_item (dialog, 0);
  g_assert_cmpstr (wm_search_item_get_title (item), ==, "Quokka list");
  g_assert_cmpstr (wm_search_item_get_number (item), ==, "A-1");
  /* Many words of the guide begin so, too. */
  type (dialog, "A-1");
  item = get_item (dialog, 0);
  g_assert_cmpstr (wm_search_item_get_number (item), ==, "A-1");
  g_assert_cmpstr (wm_search_item_get_note (item), ==, "Asset");
  g_assert_cmpstr (g_variant_get_string (wm_search_item_get_target (item), NULL), ==, id);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_keyboard (AppKit *kit, gconstpointer unused)
{
  GtkWidget *dialog = open_search (kit);
  gpointer gone = dialog;
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (get_results (dialog));
  guint at;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  g_assert_true (press (dialog, GDK_KEY_Down));
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  g_assert_true (press (dialog, GDK_KEY_Up));
  g_assert_true (press (dialog, GDK_KEY_Up));
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  g_assert_false (press (dialog, GDK_KEY_a));
  type (dialog, "preferences");
  at = find_title (dialog, "Preferences");
  g_assert_cmpuint (at, ==, 0);
  g_signal_emit_by_name (app_kit_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  app_kit_wait (is_null, &gone);
  {
    GtkWidget *top = find_window (ADW_TYPE_PREFERENCES_WINDOW);

    g_assert_nonnull (top);
    gtk_window_destroy (GTK_WINDOW (top));
  }
  dialog = gone = open_search (kit);
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  g_signal_emit_by_name (app_kit_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), "stop-search");
  app_kit_wait (is_null, &gone);
}

/* A session fills the index by itself; what came meanwhile is in it. */
static void
test_follows_edits (AppKit *kit, gconstpointer unused)
{
  GtkWidget *dialog = open_search (kit);
  g_autofree char *id = app_kit_add (kit, "asset", "name", "Numbat", NULL);

  type (dialog, "numbat");
  g_assert_cmpuint (find_title (dialog, "Numbat"), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.undo", NULL);
  type (dialog, "numba");
  g_assert_cmpuint (find_title (dialog, "Numbat"), ==, GTK_INVALID_LIST_POSITION);
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.redo", NULL);
  type (dialog, "numbat");
  g_assert_cmpuint (find_title (dialog, "Numbat"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_sample (AppKit *kit, gconstpointer unused)
{
  GtkWidget *dialog = open_search (kit);

  type (dialog, "access");
  g_assert_nonnull (get_item (dialog, 0));
  picture (dialog, "search-sample.png");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  picture (dialog, "search-sample-dark.png");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/search-everywhere/commands/by-their-words", test_lists_commands);
  APP_ADD_EMPTY ("/search-everywhere/commands/what-is-possible", test_offers_what_is_possible);
  APP_ADD_EMPTY ("/search-everywhere/records/with-kind-and-number", test_finds_records);
  APP_ADD_EMPTY ("/search-everywhere/records/follow-edits", test_follows_edits);
  APP_ADD_EMPTY ("/search-everywhere/keyboard/moves-chooses-closes", test_keyboard);
  APP_ADD_SAMPLE ("/search-everywhere/sample/finds", test_sample);
  return g_test_run ();
}
