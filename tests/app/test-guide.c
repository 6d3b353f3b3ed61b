/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guide to read: as a page, and from the start. */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-search-dialog.h"
#include "app/reading/wm-guide-chapter.h"
#include "app/reading/wm-guide-view.h"
#include "app/reading/wm-guide-window.h"
#include "app/wm-pages.h"
#include "guide/wm-reading.h"

static void
go (AppKit *kit, const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-guide", "s", target);
  app_kit_settle ();
}

static WmGuideView *
find_view (AppKit *kit)
{
  return WM_GUIDE_VIEW (app_kit_find (GTK_WIDGET (kit->window), WM_TYPE_GUIDE_VIEW, NULL));
}

static const char *
get_title (AppKit *kit)
{
  return wm_guide_view_get_title (find_view (kit));
}

static void
test_turns_pages (AppKit *kit, gconstpointer unused)
{
  GPtrArray *chapters = wm_reading_get_chapters ();

  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-page", "s", "guide");
  app_kit_settle ();
  for (guint i = 0; i < chapters->len; i++)
    {
      const WmReadingChapter *chapter = chapters->pdata[i];
      g_autofree char *name = g_strdup_printf ("guide-%02u", i + 1);

      g_assert_cmpstr (get_title (kit), ==, chapter->title);
      if (g_getenv ("WAYMARK_PICTURES") != NULL)
        app_kit_pictures (kit, name);
      if (i + 1 < chapters->len)
        gtk_widget_activate_action (GTK_WIDGET (find_view (kit)), "guide.show", "s",
                                    ((WmReadingChapter *) chapters->pdata[i + 1])->id);
      app_kit_settle ();
    }
}

/* Each row that leads somewhere leads to a page that there is. */
static void
test_leads (AppKit *kit, gconstpointer unused)
{
  GPtrArray *chapters = wm_reading_get_chapters ();
  GtkWidget *row;

  for (guint i = 0; i < chapters->len; i++)
    for (guint j = 0; j < ((WmReadingChapter *) chapters->pdata[i])->blocks->len; j++)
      {
        const WmReadingBlock *block = ((WmReadingChapter *) chapters->pdata[i])->blocks->pdata[j];

        if (block->kind == WM_READING_GO && wm_pages_find (block->name) == NULL)
          g_test_fail_printf ("There is no page %s", block->name);
      }
  go (kit, "properties");
  row = app_kit_find (GTK_WIDGET (kit->window), ADW_TYPE_ACTION_ROW, "Look at your assets");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  app_kit_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (find_view (kit))));
}

/* What a clause asks leads to the requirement in the project. */
static void
test_leads_to_requirements (AppKit *kit, gconstpointer unused)
{
  GtkWidget *expander, *row;

  go (kit, "clauses");
  expander = app_kit_find (GTK_WIDGET (kit->window), ADW_TYPE_EXPANDER_ROW, NULL);
  g_assert_true (
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (expander)), "4  "));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  app_kit_settle ();
  row = app_kit_find (expander, ADW_TYPE_ACTION_ROW,
                      "4.3  Determining the scope of the information security management system");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  app_kit_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (find_view (kit))));
  g_assert_nonnull (
      app_kit_find (GTK_WIDGET (kit->window), GTK_TYPE_LABEL, "What this asks, in plain words"));
}

static void
test_finds_words (AppKit *kit, gconstpointer unused)
{
  GtkWidget *focus;

  go (kit, "glossary/Residual risk");
  g_assert_cmpstr (get_title (kit), ==, "Glossary");
  focus = gtk_window_get_focus (GTK_WINDOW (kit->window));
  g_assert_true (ADW_IS_ACTION_ROW (focus));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), ==,
                   "Residual risk");
  go (kit, "weather");
  g_assert_cmpstr (get_title (kit), ==, "Glossary");
  go (kit, "soc2/Weather");
  g_assert_cmpstr (get_title (kit), ==, "ISO 27001 or SOC 2");
}

/* Without a project nothing leads into pages that are not there. */
static void
test_opens_from_the_start (AppKit *kit, gconstpointer unused)
{
  GtkWindow *window = wm_guide_window_new (GTK_WINDOW (kit->window));

  gtk_window_present (window);
  app_kit_settle ();
  g_assert_nonnull (app_kit_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Chapter 1 of 17"));
  gtk_widget_activate_action (app_kit_find (GTK_WIDGET (window), WM_TYPE_GUIDE_VIEW, NULL),
                              "guide.show", "s", "properties");
  app_kit_settle ();
  g_assert_nonnull (app_kit_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Chapter 4 of 17"));
  g_assert_null (app_kit_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, "Look at your assets"));
  gtk_window_destroy (window);
  app_kit_settle ();
}

int
main (int argc, char *argv[])
{
  app_kit_init (&argc, &argv);

  APP_ADD_SAMPLE ("/guide/page/turns", test_turns_pages);
  APP_ADD_SAMPLE ("/guide/page/leads-to-pages", test_leads);
  APP_ADD_EMPTY ("/guide/page/leads-to-requirements", test_leads_to_requirements);
  APP_ADD_EMPTY ("/guide/page/finds-words", test_finds_words);
  APP_ADD_EMPTY ("/guide/window/opens-from-the-start", test_opens_from_the_start);

  return g_test_run ();
}
