/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * wm_document_file_write:
 * @path: where to; a document that is there is replaced
 * @content: the document
 *
 * Writes a document: the one of last month is either still there or replaced by the whole new one.
 * A pipe or a device is written to. A project is not replaced by a document: that fails with
 * %WM_PROJECT_ERROR_EXISTS. In any thread.
 */
gboolean wm_document_file_write (const char *path, GBytes *content, GError **error);

G_END_DECLS
