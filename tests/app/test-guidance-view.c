/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a control or a requirement over its form. */
#include "config.h"

#include "app-kit.h"

#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-guidance-more.h"
#include "app/widgets/wm-guidance-view.h"
#include "standard/wm-guidance.h"

#define FOLDED "Why, how, and what an auditor asks to see"

static GtkWidget *
find (AppKit *kit, GType type, const char *name)
{
  return app_kit_find (GTK_WIDGET (kit->window), type, name);
}

static void
show (AppKit *kit, const char *reference)
{
  g_autofree char *id = app_kit_resolve (kit, reference);

  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-record", "s", id);
  app_kit_settle ();
}

static void
unfold (AppKit *kit)
{
  GtkWidget *fold = find (kit, GTK_TYPE_TOGGLE_BUTTON, FOLDED);

  g_assert_nonnull (fold);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fold), TRUE);
  app_kit_settle ();
}

static void
assert_shows (AppKit *kit, GType type, const char *text)
{
  GtkWidget *widget = find (kit, type, text);

  if (widget == NULL || !gtk_widget_get_mapped (widget))
    g_test_fail_printf ("“%s” is not shown", text);
}

/* The question stands over the form, the rest waits until it is wanted, and then stays open. */
static void
test_folds (AppKit *kit, gconstpointer unused)
{
  g_autoptr (WmGuidance) all = wm_guidance_ref_builtin ("2022");
  const WmCatalogueGuidance *first = wm_guidance_lookup (all, "A.5.17");
  const WmCatalogueGuidance *second = wm_guidance_lookup (all, "A.8.13");

  show (kit, "A.5.17");
  assert_shows (kit, GTK_TYPE_LABEL, first->asks);
  g_assert_null (find (kit, WM_TYPE_GUIDANCE_MORE, NULL));
  unfold (kit);
  assert_shows (kit, GTK_TYPE_LABEL, first->why);
  assert_shows (kit, GTK_TYPE_LABEL, first->how);
  assert_shows (kit, GTK_TYPE_LABEL, first->mistakes);
  assert_shows (kit, ADW_TYPE_ACTION_ROW, first->proof[0]);
  app_kit_pictures (kit, "guidance");
  show (kit, "A.8.13");
  assert_shows (kit, GTK_TYPE_LABEL, second->why);
  assert_shows (kit, ADW_TYPE_ACTION_ROW, second->proof[1]);
  g_assert_null (find (kit, ADW_TYPE_ACTION_ROW, first->proof[0]));
}

static void
activate (GtkWidget *row)
{
  gtk_widget_activate (row);
  app_kit_settle ();
}

static void
assert_page (AppKit *kit, const char *id)
{
  GtkWidget *page = find (kit, WM_TYPE_PAGE, NULL);

  while (page != NULL && !gtk_widget_get_mapped (page))
    page = gtk_widget_get_next_sibling (page);
  g_assert_nonnull (page);
  g_assert_cmpstr (wm_page_get_id (WM_PAGE (page)), ==, id);
}

/* What it takes leads to where that is kept. */
static void
test_leads (AppKit *kit, gconstpointer unused)
{
  g_autoptr (WmGuidance) all = wm_guidance_ref_builtin ("2022");
  const WmCatalogueGuidance *control = wm_guidance_lookup (all, "A.8.13");
  const WmCatalogueGuidance *clause = wm_guidance_lookup (all, "4.3");

  show (kit, "A.8.13");
  unfold (kit);
  g_assert_nonnull (control->tools[0]);
  activate (find (kit, ADW_TYPE_ACTION_ROW, control->tools[0]->label));
  assert_page (kit, "tool-needs");
  show (kit, "4.3");
  assert_shows (kit, GTK_TYPE_LABEL, clause->how);
  activate (find (kit, ADW_TYPE_ACTION_ROW, clause->documents[0]->label));
  assert_page (kit, "document-needs");
  show (kit, "7.2");
  activate (find (kit, ADW_TYPE_ACTION_ROW, wm_guidance_lookup (all, "7.2")->tools[0]->label));
  assert_page (kit, "tool");
}

/* The owner's copy of the wording stands under ours, and follows undo and redo. */
static void
test_shows_wording (AppKit *kit, gconstpointer unused)
{
  static const char text[] = "Words that somebody pasted & kept.";
  g_autofree char *id = app_kit_resolve (kit, "4.1");
  const WmKind *kind = wm_session_get_kind (kit->session, "requirement");
  g_autoptr (GError) error = NULL;
  GtkWidget *view;

  show (kit, "4.1");
  unfold (kit);
  view = find (kit, WM_TYPE_GUIDANCE_VIEW, NULL);
  g_assert_null (app_kit_find (view, GTK_TYPE_LABEL, text));
  wm_session_set_value (kit->session, id, wm_kind_find_field (kind, "licensed_text"), text, &error);
  g_assert_no_error (error);
  app_kit_settle ();
  g_assert_nonnull (app_kit_find (view, GTK_TYPE_LABEL, text));
  app_kit_pictures (kit, "guidance-wording");
  wm_session_undo (kit->session);
  app_kit_settle ();
  g_assert_null (app_kit_find (view, GTK_TYPE_LABEL, text));
  wm_session_redo (kit->session);
  app_kit_settle ();
  g_assert_nonnull (app_kit_find (view, GTK_TYPE_LABEL, text));
}

int
main (int argc, char *argv[])
{
  app_kit_init (&argc, &argv);

  APP_ADD_SAMPLE ("/guidance-view/fold/opens-and-stays-open", test_folds);
  APP_ADD_SAMPLE ("/guidance-view/needs/lead-to-their-pages", test_leads);
  APP_ADD_SAMPLE ("/guidance-view/wording/stands-under-ours", test_shows_wording);

  return g_test_run ();
}
