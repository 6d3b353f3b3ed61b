/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * wm_changeset_bytes_are_whole:
 *
 * Tells whether each header and each row of a changeset ends before @size does. SQLite 3.40 looks
 * for the end of a table's name for ever where there is none, and the changesets of a file are
 * written by anybody, so this is asked before SQLite sees one. What the rows say is not looked at.
 */
gboolean wm_changeset_bytes_are_whole (const void *data, gsize size);

G_END_DECLS
