/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-table-read.h"

G_BEGIN_DECLS

/**
 * wm_table_file_read_async:
 * @options: (nullable): how to read it; copied
 *
 * Reads a table out of a file in a worker. Every error of the finish function is a sentence for
 * people; nothing is changed by reading.
 */
void
wm_table_file_read_async (GFile *file, const WmTableOptions *options, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);

/**
 * wm_table_file_read_finish:
 * @sheets: (out) (transfer full) (nullable): see wm_table_read()
 */
WmTable *wm_table_file_read_finish (GAsyncResult *result, char ***sheets,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
