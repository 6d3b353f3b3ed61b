/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"
#include "app/widgets/wm-tab-stop.h"
#include "app/wm-pages.h"

static gboolean
is_within (GtkWidget *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static GtkWidget *
new_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < 3; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("Row"));
  return list;
}

static void
test_tab_passes_a_list (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkWidget *list = new_list ();
  GtkWidget *after = gtk_button_new_with_label ("After");

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), wm_tab_stop_new (list));
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  app_kit_settle ();
  gtk_widget_grab_focus (before);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (is_within (window, list));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_assert_true (is_within (window, list));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (is_within (window, after));
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (is_within (window, list));
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (is_within (window, before));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* On every page Tab comes round to where it began in less than a hundred steps. */
static void
test_no_page_is_a_trap (AppKit *kit, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (kit->window);
  const WmPageInfo *pages;
  guint n_pages;

  pages = wm_pages_get_all (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      GtkWidget *sidebar = app_kit_find (window, GTK_TYPE_LIST_BOX, "Pages");
      guint steps = 0;

      wm_window_show_page (kit->window, pages[i].id);
      app_kit_settle ();
      gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD);
      g_assert_true (is_within (window, sidebar));
      do
        {
          g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
          app_kit_settle ();
          steps++;
        }
      while (!is_within (window, sidebar) && steps < 100);
      g_test_message ("%s: %u steps", pages[i].id, steps);
      g_assert_cmpuint (steps, >, 3);
      g_assert_cmpuint (steps, <, 100);
    }
}

static void
test_arrows_in_the_sidebar_show_pages (AppKit *kit, gconstpointer unused)
{
  GtkWidget *sidebar = app_kit_find (GTK_WIDGET (kit->window), GTK_TYPE_LIST_BOX, "Pages");
  const WmPageInfo *pages;
  guint n_pages;

  pages = wm_pages_get_all (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (sidebar), (int) i);

      gtk_list_box_select_row (GTK_LIST_BOX (sidebar), row);
      g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, pages[i].id);
    }
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  g_test_add_func ("/tab-stop/list/is-passed-at-once", test_tab_passes_a_list);
  APP_ADD_SAMPLE ("/tab-stop/pages/none-is-a-trap", test_no_page_is_a_trap);
  APP_ADD_SAMPLE ("/tab-stop/sidebar/arrows-show-pages", test_arrows_in_the_sidebar_show_pages);
  return g_test_run ();
}
