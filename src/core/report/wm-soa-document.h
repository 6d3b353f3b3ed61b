/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-soa.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WmSoaDocument:
 *
 * A Statement of Applicability with all its pages laid out, to be shown, printed and written to a
 * file: the same layout serves all three. It never changes.
 */
#define WM_TYPE_SOA_DOCUMENT (wm_soa_document_get_type ())
G_DECLARE_FINAL_TYPE (WmSoaDocument, wm_soa_document, WM, SOA_DOCUMENT, GObject)

/**
 * wm_soa_document_new:
 * @soa: (transfer full): what it says
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with %G_IO_ERROR_CANCELLED
 */
WmSoaDocument *wm_soa_document_new (WmSoa *soa, GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_soa_document_new_async: the same in a worker; it takes tenths of a second. */
void wm_soa_document_new_async (WmSoa *soa, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
WmSoaDocument *
wm_soa_document_new_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

guint wm_soa_document_get_n_pages (WmSoaDocument *self);
/** wm_soa_document_get_page_size: the size of page @n, from 0, in points. */
void wm_soa_document_get_page_size (WmSoaDocument *self, guint n, double *width, double *height);

/**
 * wm_soa_document_paint_page:
 * @n: from 0
 * @cr: where to; one point is one unit
 *
 * Draws a page on nothing: paper is the caller's. In one thread at a time.
 */
void wm_soa_document_paint_page (WmSoaDocument *self, guint n, cairo_t *cr);

/** wm_soa_document_save_async: writes it as PDF, as wm_document_file_write() does, in a worker. */
void wm_soa_document_save_async (WmSoaDocument *self, const char *path, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean wm_soa_document_save_finish (WmSoaDocument *self, GAsyncResult *result, GError **error);

G_END_DECLS
