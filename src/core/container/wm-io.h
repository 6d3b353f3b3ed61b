/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads up to @size bytes from @offset, fewer only at the end of the file. Goes on after
 * interruptions; other errors become WM_ARCHIVE_ERROR. */
gboolean
wm_io_read_at (int fd, void *buffer, gsize size, guint64 offset, gsize *n_read, GError **error);

/* Writes all of @data at the descriptor's position. Goes on after interruptions and short writes;
 * other errors become WM_ARCHIVE_ERROR with the system's words. */
gboolean wm_io_write_all (int fd, const void *data, gsize size, GError **error);

G_END_DECLS
