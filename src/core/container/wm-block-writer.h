/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Writes a project file: takes the ZIP as libarchive makes it, writes it to a descriptor in blocks
 * of 1 MiB, hashes it in a thread of its own meanwhile, and ends it with the comment that holds
 * the hash. Used by one thread.
 */
typedef struct _WmBlockWriter WmBlockWriter;

WmBlockWriter *wm_block_writer_new (int fd) G_GNUC_WARN_UNUSED_RESULT;
void wm_block_writer_free (WmBlockWriter *self);

gboolean wm_block_writer_add (WmBlockWriter *self, const void *data, gsize size, GError **error);

/* How many bytes were added. */
guint64 wm_block_writer_get_size (WmBlockWriter *self);

/* After the last byte of the ZIP: writes the rest and the comment. */
gboolean wm_block_writer_finish (WmBlockWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmBlockWriter, wm_block_writer_free)

G_END_DECLS
