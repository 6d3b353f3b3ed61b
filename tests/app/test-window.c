/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-page-help-texts.h"
#include "app/wm-pages.h"

#include <string.h>

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

/* What was written for the page, or else what its kind says of itself. */
static void
assert_says (const char *body, const char *page)
{
  const char *text = wm_page_help_texts_find (page);

  g_assert_cmpuint (strlen (body), >, 80);
  if (text != NULL)
    g_assert_true (g_str_has_prefix (body, text));
}

static void
test_explains (AppKit *kit, gconstpointer unused)
{
  guint n_pages;
  const WmPageInfo *pages = wm_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GListModel) windows = NULL;
      GtkWindow *message = NULL;

      wm_window_show_page (kit->window, pages[i].id);
      gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.explain", NULL);
      windows = g_object_ref (gtk_window_get_toplevels ());
      for (guint j = 0; j < g_list_model_get_n_items (windows); j++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (windows, j);

          if (ADW_IS_MESSAGE_DIALOG (window))
            message = window;
        }
      g_assert_nonnull (message);
      g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (message)), ==,
                       wm_page_info_get_title (&pages[i]));
      assert_says (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (message)), pages[i].id);
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (message), "close");
      gtk_window_destroy (message);
      app_kit_settle ();
    }
}

/* What F1 explains of the views of a page that has several. */
static GHashTable *
list_topics (AppKit *kit, const char *page_id)
{
  GHashTable *topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const labels[] = { "_Risks", "_Matrix", "_Plan", "M_ethod" };

  wm_window_show_page (kit->window, page_id);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *page = GTK_WIDGET (wm_window_get_page (kit->window));
      GtkWidget *button = app_kit_find (page, GTK_TYPE_TOGGLE_BUTTON, labels[i]);

      g_assert_nonnull (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      app_kit_settle ();
      if (wm_page_get_topic (WM_PAGE (page)) != NULL)
        g_hash_table_add (topics, g_strdup (wm_page_get_topic (WM_PAGE (page))));
    }
  return topics;
}

/* No page without a text, no text without a page, and none twice. */
static void
test_helps_belong_to_pages (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GHashTable) topics = list_topics (kit, "risks");
  g_autofree const char **helps = wm_page_help_texts_list_pages ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_pages;
  const WmPageInfo *pages = wm_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (wm_page_help_texts_find (pages[i].id) == NULL)
      g_error ("F1 has no text for the page “%s”", pages[i].id);
  for (guint i = 0; helps[i] != NULL; i++)
    {
      if (wm_pages_find (helps[i]) == NULL && !g_hash_table_contains (topics, helps[i]))
        g_error ("The text “%s” belongs to no page", helps[i]);
      g_assert_true (g_hash_table_add (seen, (gpointer) helps[i]));
    }
}

/* The end of the test asserts that neither the window nor the project is held any more. */
static void
test_goes_with_a_popover (AppKit *kit, gconstpointer unused)
{
  GtkWidget *button;

  wm_window_show_page (kit->window, "inventory");
  app_kit_settle ();
  button = app_kit_find (GTK_WIDGET (wm_window_get_page (kit->window)), GTK_TYPE_MENU_BUTTON,
                         "Order, columns, import and export");
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  app_kit_settle ();
  g_assert_true (
      gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
}

static guint
count_pages (GtkWidget *widget)
{
  guint n = WM_IS_PAGE (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_pages (child);
  return n;
}

/* However many somebody looks at; the one they come back to is as good as new. */
static void
test_keeps_few_pages (AppKit *kit, gconstpointer unused)
{
  guint n_pages;
  const WmPageInfo *pages = wm_pages_get_all (&n_pages);
  guint n_kept = 0;

  g_assert_cmpuint (n_pages, >, 12);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < n_pages; i++)
      {
        wm_window_show_page (kit->window, pages[i].id);
        app_kit_settle ();
        g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, pages[i].id);
        n_kept = MAX (n_kept, count_pages (GTK_WIDGET (kit->window)));
      }
  g_assert_cmpuint (n_kept, >, 1);
  g_assert_cmpuint (n_kept, <=, 5);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/window/start/shows-the-dashboard", test_shows_the_dashboard);
  APP_ADD_SAMPLE ("/window/start/shows-the-dashboard-of-the-sample", test_shows_the_dashboard);
  APP_ADD_EMPTY ("/window/undo/takes-back-and-brings-back", test_undo);
  APP_ADD_SAMPLE ("/window/help/explains-each-page", test_explains);
  APP_ADD_SAMPLE ("/window/help/belongs-to-pages", test_helps_belong_to_pages);
  APP_ADD_SAMPLE ("/window/pages/go-with-what-is-open-over-them", test_goes_with_a_popover);
  APP_ADD_SAMPLE ("/window/pages/keeps-those-that-were-visited-last", test_keeps_few_pages);
  return g_test_run ();
}
