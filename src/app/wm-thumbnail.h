/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** wm_thumbnail_suits: whether a small picture of the file of @record can be made in a moment. */
gboolean wm_thumbnail_suits (WmRecord *record);

/**
 * wm_thumbnail_load_async:
 * @record: evidence with a picture as its file
 *
 * Makes a small picture in a worker, from a private copy that is gone afterwards. Only PNG and JPEG
 * of a size that no honest picture passes are read.
 */
void wm_thumbnail_load_async (WmSession *session, WmRecord *record, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** wm_thumbnail_load_finish: (transfer full) (nullable): %NULL with an error that nobody minds. */
GdkPaintable *
wm_thumbnail_load_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
