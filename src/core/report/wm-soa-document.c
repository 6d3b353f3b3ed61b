/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-soa-document.h"

#include "project/wm-document-file.h"
#include "wm-soa-pdf.h"

struct _WmSoaDocument
{
  GObject parent_instance;

  WmSoa *soa; /* never changed, so that a worker may read it */
  WmPageLayout *pages;
};

G_DEFINE_FINAL_TYPE (WmSoaDocument, wm_soa_document, G_TYPE_OBJECT)

WmSoaDocument *
wm_soa_document_new (WmSoa *soa, GCancellable *cancellable, GError **error)
{
  g_autoptr (WmSoaDocument) self = g_object_new (WM_TYPE_SOA_DOCUMENT, NULL);

  g_return_val_if_fail (soa != NULL, NULL);

  self->soa = soa;
  self->pages = wm_soa_lay_out (soa, cancellable, error);
  if (self->pages == NULL)
    return NULL;
  wm_page_layout_finish (self->pages);
  return g_steal_pointer (&self);
}

/* What a worker gets; it is gone where the document has it. */
typedef struct
{
  WmSoa *soa;
} Making;

static void
making_free (gpointer data)
{
  Making *self = data;

  g_clear_pointer (&self->soa, wm_soa_free);
  g_free (self);
}

static void
new_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Making *making = task_data;
  GError *error = NULL;
  WmSoaDocument *self = wm_soa_document_new (g_steal_pointer (&making->soa), cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
wm_soa_document_new_async (WmSoa *soa, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);

  g_return_if_fail (soa != NULL);

  making->soa = soa;
  g_task_set_source_tag (task, wm_soa_document_new_async);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, new_worker);
}

WmSoaDocument *
wm_soa_document_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
wm_soa_document_get_n_pages (WmSoaDocument *self)
{
  g_return_val_if_fail (WM_IS_SOA_DOCUMENT (self), 0);

  return wm_page_layout_get_n_pages (self->pages);
}

void
wm_soa_document_get_page_size (WmSoaDocument *self, guint n, double *width, double *height)
{
  const WmPage *page;

  g_return_if_fail (WM_IS_SOA_DOCUMENT (self));
  g_return_if_fail (n < wm_page_layout_get_n_pages (self->pages));

  page = wm_page_layout_get_nth_page (self->pages, n);
  *width = wm_page_get_width (page);
  *height = wm_page_get_height (page);
}

void
wm_soa_document_paint_page (WmSoaDocument *self, guint n, cairo_t *cr)
{
  g_return_if_fail (WM_IS_SOA_DOCUMENT (self));
  g_return_if_fail (n < wm_page_layout_get_n_pages (self->pages));

  wm_page_paint (wm_page_layout_get_nth_page (self->pages, n), cr);
}

/* Laid out anew: the pages here have no links. */
static void
save_worker (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  WmSoaDocument *self = source;
  GError *error = NULL;
  g_autoptr (GBytes) pdf = wm_soa_render_pdf (self->soa, cancellable, &error);

  if (pdf != NULL && wm_document_file_write (path, pdf, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wm_soa_document_save_async (WmSoaDocument *self, const char *path, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (WM_IS_SOA_DOCUMENT (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, wm_soa_document_save_async);
  /* Where it was written before the cancelling came it is there. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, save_worker);
}

gboolean
wm_soa_document_save_finish (WmSoaDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (WM_IS_SOA_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
wm_soa_document_finalize (GObject *object)
{
  WmSoaDocument *self = WM_SOA_DOCUMENT (object);

  g_clear_pointer (&self->pages, wm_page_layout_free);
  g_clear_pointer (&self->soa, wm_soa_free);

  G_OBJECT_CLASS (wm_soa_document_parent_class)->finalize (object);
}

static void
wm_soa_document_class_init (WmSoaDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_soa_document_finalize;
}

static void
wm_soa_document_init (WmSoaDocument *self)
{
}
