/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "wm-page-layout.h"
#include "wm-soa.h"

G_BEGIN_DECLS

/**
 * wm_soa_lay_out:
 *
 * Returns: (transfer full) (nullable): all pages of the statement, or %NULL with
 *   %G_IO_ERROR_CANCELLED; in any thread, one at a time
 */
WmPageLayout *wm_soa_lay_out (const WmSoa *soa, GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean wm_soa_write_pdf (const WmSoa *soa, GOutputStream *stream, GCancellable *cancellable,
                           GError **error);

/**
 * wm_soa_render_pdf:
 *
 * Returns: (transfer full) (nullable): the same document in memory, or %NULL with the error
 */
GBytes *wm_soa_render_pdf (const WmSoa *soa, GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_soa_render_pdf_async:
 * @soa: (transfer full): the statement as it is to be printed
 *
 * The same in a worker. It takes tenths of a second.
 */
void wm_soa_render_pdf_async (WmSoa *soa, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
GBytes *wm_soa_render_pdf_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
