/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying and printing in a worker. */
#include "config.h"

#include "project-kit.h"

#include "report/wm-soa-document.h"
#include "report/wm-soa-pdf.h"
#include "report/wm-soa-project.h"

#include <string.h>

static GPtrArray *
verify (Kit *kit, const char *path, const char *head, WmProgress *progress,
        GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  wm_verify_file_async (path, kit->registry, head, progress, cancellable, kit_answered_cb, &answer);
  kit_wait (&answer);
  return wm_verify_file_finish (answer, error);
}

static void
test_verify (Kit *kit, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) cancelled = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;

  kit_make_file (kit);
  none = verify (kit, kit->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  one = verify (kit, kit->path, "0123456789", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((WmArchiveProblem *) one->pdata[0])->code, ==, "head_unknown");
  g_cancellable_cancel (cancellable);
  cancelled = verify (kit, kit->path, NULL, NULL, cancellable, &error);
  g_assert_null (cancelled);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  missing = verify (kit, kit->files, NULL, NULL, NULL, &error);
  g_assert_true (missing != NULL || error != NULL);
}

static void
test_verify_progress (Kit *kit, gconstpointer unused)
{
  g_autoptr (WmProgress) progress = wm_progress_new ();
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *content = g_malloc0 ((8 << 20) + 1);
  g_autofree char *id = NULL;
  WmProject *project;

  memset (content, 'x', 8 << 20);
  kit_make_file (kit);
  project = kit_open (kit);
  id = kit_attach (kit, project, "large.txt", content);
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_close (&project);
  none = verify (kit, kit->path, NULL, progress, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  kit_settle ();
  g_assert_cmpfloat (wm_progress_get_fraction (progress), >, 0.5);
}

static GBytes *
render (WmSoa *soa, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  wm_soa_render_pdf_async (soa, cancellable, kit_answered_cb, &answer);
  kit_wait (&answer);
  return wm_soa_render_pdf_finish (answer, error);
}

static void
test_soa (Kit *kit, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (WmSoa) soa = NULL;
  g_autoptr (GBytes) here = NULL;
  g_autoptr (GBytes) there = NULL;
  g_autoptr (GBytes) cancelled = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  soa = wm_soa_new_for_project (project, &error);
  g_assert_no_error (error);
  here = wm_soa_render_pdf (soa, NULL, &error);
  g_assert_no_error (error);
  there = render (wm_soa_new_for_project (project, NULL), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (here, there));
  g_assert_cmpmem (g_bytes_get_data (here, NULL), 5, "%PDF-", 5);
  g_cancellable_cancel (cancellable);
  cancelled = render (wm_soa_new_for_project (project, NULL), cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kit_close (&project);
}

static guint
count_dark (cairo_surface_t *surface)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint count = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      if (data[y * stride + 4 * x + 3] > 128)
        count++;
  return count;
}

/* How many dots of a page are drawn on. */
static guint
paint (WmSoaDocument *document, guint n)
{
  double width = 0;
  double height = 0;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint count;

  wm_soa_document_get_page_size (document, n, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cr = cairo_create (surface);
  wm_soa_document_paint_page (document, n, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  count = count_dark (surface);
  cairo_surface_destroy (surface);
  return count;
}

static void
test_document (Kit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->files, "Statement.pdf", NULL);
  g_autoptr (WmSoa) soa = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (WmSoaDocument) document = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  double width = 0;
  double height = 0;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  soa = wm_soa_new_for_project (project, NULL);
  expected = wm_soa_render_pdf (soa, NULL, NULL);
  wm_soa_document_new_async (g_steal_pointer (&soa), NULL, kit_answered_cb, &answer);
  kit_wait (&answer);
  document = wm_soa_document_new_finish (answer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wm_soa_document_get_n_pages (document), >, 3);
  wm_soa_document_get_page_size (document, 0, &width, &height);
  g_assert_cmpfloat (width, <, height);
  wm_soa_document_get_page_size (document, 2, &width, &height);
  g_assert_cmpfloat (width, >, height);
  for (guint i = 0; i < wm_soa_document_get_n_pages (document); i++)
    {
      guint first = paint (document, i);

      g_assert_cmpuint (first, >, 1000);
      g_assert_cmpuint (paint (document, i), ==, first);
    }

  wm_soa_document_save_async (document, path, NULL, kit_answered_cb, &saved);
  kit_wait (&saved);
  g_assert_true (wm_soa_document_save_finish (document, saved, &error));
  g_assert_no_error (error);
  written = kit_read (path);
  g_assert_true (g_bytes_equal (written, expected));
  before = kit_read (kit->path);
  wm_soa_document_save_async (document, kit->path, NULL, kit_answered_cb, &refused);
  kit_wait (&refused);
  g_assert_false (wm_soa_document_save_finish (document, refused, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_EXISTS);
  after = kit_read (kit->path);
  g_assert_true (g_bytes_equal (before, after));
  kit_close (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  KIT_ADD ("/background/verify/answers-as-in-the-foreground", test_verify);
  KIT_ADD ("/background/verify/tells-how-far-it-is", test_verify_progress);
  KIT_ADD ("/background/soa/is-the-same-document", test_soa);
  KIT_ADD ("/background/soa/is-painted-and-saved", test_document);
  return g_test_run ();
}
