/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * wm_table_decode:
 * @bytes: a text file in an unknown encoding
 * @encoding: (nullable): the encoding it is said to be in, or %NULL to find out
 * @taken: (out) (transfer full): the encoding that was taken
 *
 * Turns a text file into UTF-8 without a byte order mark. Workbooks, documents, archives and
 * anything with a NUL character are refused with %WM_TABLE_ERROR_NOT_A_TABLE, characters that
 * cannot be read with %WM_TABLE_ERROR_ENCODING; nothing is replaced in silence.
 *
 * Returns: (transfer full): the text, valid UTF-8; no copy where it was that already
 */
GBytes *wm_table_decode (GBytes *bytes, const char *encoding, char **taken,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
