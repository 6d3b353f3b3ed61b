/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-soa-print.h"

#include <glib/gi18n.h>

static void
page_setup_requested_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
                         GtkPageSetup *setup, WmSoaDocument *document)
{
  double width = 0;
  double height = 0;

  wm_soa_document_get_page_size (document, (guint) page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* Paper of another size, such as Letter: smaller, and in the middle. */
static void
page_drawn_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
               WmSoaDocument *document)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double paper_width = gtk_print_context_get_width (context);
  double paper_height = gtk_print_context_get_height (context);
  double width = 0;
  double height = 0;
  double scale;

  wm_soa_document_get_page_size (document, (guint) page, &width, &height);
  scale = MIN (1, MIN (paper_width / width, paper_height / height));
  cairo_translate (cr, (paper_width - width * scale) / 2, (paper_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  wm_soa_document_paint_page (document, (guint) page, cr);
}

GtkPrintOperation *
wm_soa_print_operation_new (WmSoaDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_n_pages (operation, (int) wm_soa_document_get_n_pages (document));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The pages have margins of their own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Statement of Applicability"));
  g_signal_connect_object (operation, "request-page-setup", G_CALLBACK (page_setup_requested_cb),
                           document, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (page_drawn_cb), document, 0);
  return operation;
}
