/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-soa-preview.h"
#include "app/dialogs/wm-soa-print.h"
#include "app/widgets/wm-paper.h"

#include <glib/gstdio.h>
#include <poppler.h>

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
is_laid_out (gpointer preview)
{
  return wm_soa_preview_get_document (preview) != NULL;
}

static gboolean
is_drawn (gpointer preview)
{
  GtkWidget *paper = app_kit_find (preview, WM_TYPE_PAPER, NULL);

  return paper != NULL && gtk_widget_get_height (paper) > 0;
}

/* The window that the action of the main window opens. */
static WmSoaPreview *
open_preview (AppKit *kit)
{
  GListModel *windows = gtk_window_get_toplevels ();
  WmSoaPreview *preview = NULL;

  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.preview-soa", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (WM_IS_SOA_PREVIEW (window))
        preview = WM_SOA_PREVIEW (window);
    }
  g_assert_nonnull (preview);
  app_kit_wait (is_laid_out, preview);
  app_kit_wait (is_drawn, preview);
  app_kit_settle ();
  return preview;
}

static gboolean
is_gone (gpointer weak)
{
  return *(gpointer *) weak == NULL;
}

/* What it saves in a worker may hold it for a moment after the file is there. */
static void
close_preview (WmSoaPreview *preview)
{
  gpointer weak = preview;

  g_object_add_weak_pointer (weak, &weak);
  gtk_window_destroy (GTK_WINDOW (preview));
  app_kit_wait (is_gone, &weak);
}

static void
test_pages (AppKit *kit, gconstpointer unused)
{
  WmSoaPreview *preview = open_preview (kit);
  WmSoaDocument *document = wm_soa_preview_get_document (preview);
  guint n_pages = wm_soa_document_get_n_pages (document);
  GtkWidget *paper = app_kit_find (GTK_WIDGET (preview), WM_TYPE_PAPER, NULL);
  g_autofree char *first = g_strdup_printf ("Page 1 of %u", n_pages);
  GtkWidget *title = app_kit_find (GTK_WIDGET (preview), ADW_TYPE_WINDOW_TITLE, NULL);
  guint count = 0;

  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), ==, first);
  picture (GTK_WIDGET (preview), "soa-preview");
  gtk_test_accessible_assert_role (paper, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (paper, GTK_ACCESSIBLE_PROPERTY_LABEL, first);
  for (; paper != NULL; paper = gtk_widget_get_next_sibling (paper))
    g_assert_cmpuint (wm_paper_get_page (WM_PAPER (paper)), ==, count++);
  g_assert_cmpuint (count, ==, n_pages);

  g_assert_cmpuint (wm_soa_preview_get_current_page (preview), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.show-page", "i", 2);
  app_kit_settle ();
  g_assert_cmpuint (wm_soa_preview_get_current_page (preview), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.show-page", "i", -1);
  app_kit_settle ();
  g_assert_cmpuint (wm_soa_preview_get_current_page (preview), ==, n_pages - 1);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.show-page", "i", 0);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.scroll", "d", 0.5);
  app_kit_settle ();
  g_assert_cmpuint (wm_soa_preview_get_current_page (preview), <=, 1);
  close_preview (preview);
}

static void
test_zoom (AppKit *kit, gconstpointer unused)
{
  WmSoaPreview *preview = open_preview (kit);
  GtkWidget *paper = app_kit_find (GTK_WIDGET (preview), WM_TYPE_PAPER, NULL);
  double fitted = wm_soa_preview_get_zoom (preview);
  double widest = 0;

  for (GtkWidget *one = paper; one != NULL; one = gtk_widget_get_next_sibling (one))
    widest = MAX (widest, wm_paper_get_natural_width (WM_PAPER (one)));
  g_assert_cmpfloat (widest * fitted, <=, gtk_widget_get_width (GTK_WIDGET (preview)));
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-in", NULL);
  g_assert_cmpfloat (wm_soa_preview_get_zoom (preview), >, fitted);
  g_assert_cmpfloat (wm_paper_get_zoom (WM_PAPER (paper)), ==, wm_soa_preview_get_zoom (preview));
  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-in", NULL);
  g_assert_cmpfloat (wm_soa_preview_get_zoom (preview), ==, 4);
  app_kit_settle ();
  for (guint i = 0; i < 40; i++)
    gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-out", NULL);
  app_kit_settle ();
  g_assert_cmpfloat (wm_soa_preview_get_zoom (preview), <, fitted);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-fit", NULL);
  app_kit_settle ();
  g_assert_cmpfloat (ABS (wm_soa_preview_get_zoom (preview) - fitted), <, 0.02);
  close_preview (preview);
}

static PopplerDocument *
read_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static char *
dup_text (PopplerDocument *document, int page)
{
  PopplerPage *one = poppler_document_get_page (document, page);
  char *text = poppler_page_get_text (one);

  g_object_unref (one);
  return text;
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_save (AppKit *kit, gconstpointer unused)
{
  WmSoaPreview *preview = open_preview (kit);
  g_autofree char *path = g_build_filename (kit->folder, "Statement.pdf", NULL);
  PopplerDocument *pdf;
  g_autofree char *text = NULL;

  wm_soa_preview_save_to (preview, path);
  app_kit_wait (is_there, path);
  app_kit_settle ();
  pdf = read_pdf (path);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==,
                   (int) wm_soa_document_get_n_pages (wm_soa_preview_get_document (preview)));
  text = dup_text (pdf, 0);
  g_assert_nonnull (strstr (text, wm_session_get_company (kit->session)));
  g_object_unref (pdf);
  close_preview (preview);
}

static void
test_print (AppKit *kit, gconstpointer unused)
{
  WmSoaPreview *preview = open_preview (kit);
  WmSoaDocument *document = wm_soa_preview_get_document (preview);
  g_autoptr (GtkPrintOperation) operation = wm_soa_print_operation_new (document);
  g_autofree char *path = g_build_filename (kit->folder, "Printed.pdf", NULL);
  PopplerDocument *pdf;
  PopplerPage *third;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  double width = 0;
  double height = 0;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (preview),
                           &error);
  g_assert_no_error (error);
  pdf = read_pdf (path);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==,
                   (int) wm_soa_document_get_n_pages (document));
  text = dup_text (pdf, 0);
  g_assert_nonnull (strstr (text, wm_session_get_company (kit->session)));
  third = poppler_document_get_page (pdf, 2);
  poppler_page_get_size (third, &width, &height);
  g_assert_cmpfloat (width, >, height);
  g_object_unref (third);
  g_object_unref (pdf);
  close_preview (preview);
}

/* Closed before the pages are there: nothing of it is left. */
static void
test_closed_at_once (AppKit *kit, gconstpointer unused)
{
  GtkWindow *preview = wm_soa_preview_new (GTK_WINDOW (kit->window), kit->session);
  gpointer weak = preview;

  g_object_add_weak_pointer (weak, &weak);
  gtk_window_present (preview);
  gtk_window_destroy (preview);
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_SAMPLE ("/soa-preview/pages/are-all-there", test_pages);
  APP_ADD_EMPTY ("/soa-preview/zoom/fits-and-has-ends", test_zoom);
  APP_ADD_SAMPLE ("/soa-preview/save/is-the-document", test_save);
  APP_ADD_SAMPLE ("/soa-preview/print/each-page-as-it-is", test_print);
  APP_ADD_EMPTY ("/soa-preview/window/can-be-closed-at-once", test_closed_at_once);
  return g_test_run ();
}
