/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-database.h"

G_BEGIN_DECLS

/* A whole database as it was at a moment. It never changes, so it can go to another thread. A large
 * one is in a file without a name, so that a project is not in memory twice. */

typedef struct _WmSnapshot WmSnapshot;

/**
 * wm_snapshot_new:
 * @folder: (nullable): where a file may be made that nobody else can open
 * @in_memory: more bytes than this are better in a file; where that fails they are in memory
 *
 * Returns: (transfer full) (nullable): the database as it is now, or %NULL with an error
 */
WmSnapshot *wm_snapshot_new (WmDatabase *database, const char *folder, gsize in_memory,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** WmSnapshotFunc: takes the next @size bytes; %FALSE ends the reading. */
typedef gboolean (*WmSnapshotFunc) (const void *data, gsize size, gpointer user_data);

/**
 * WmSnapshotSource:
 * @data: what was given with the source
 *
 * Gives a whole database to @func, block by block, in whatever thread.
 *
 * Returns: whether all of it was read, was what it should be, and was taken; else `errno` says why
 */
typedef gboolean (*WmSnapshotSource) (gpointer data, WmSnapshotFunc func, gpointer user_data);

/**
 * wm_snapshot_new_from_source:
 * @size: of the database, in bytes
 * @source: reads a copy that is kept somewhere else and never changes
 * @data: (transfer full): for @source, until @free_data takes it
 *
 * Returns: (transfer full): a snapshot that costs nothing until it is read
 */
WmSnapshot *wm_snapshot_new_from_source (gsize size, WmSnapshotSource source, gpointer data,
                                         GDestroyNotify free_data) G_GNUC_WARN_UNUSED_RESULT;

WmSnapshot *wm_snapshot_ref (WmSnapshot *self);
void wm_snapshot_unref (WmSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSnapshot, wm_snapshot_unref)

gsize wm_snapshot_get_size (WmSnapshot *self);

/** wm_snapshot_get_fd: the file for pread(), which stays the snapshot's; -1 for one without. */
int wm_snapshot_get_fd (WmSnapshot *self);

/** wm_snapshot_get_bytes: (nullable): the bytes of one in memory. */
GBytes *wm_snapshot_get_bytes (WmSnapshot *self);

/**
 * wm_snapshot_read:
 *
 * Gives the snapshot to @func, block by block.
 *
 * Returns: whether all of it was read and taken; `errno` says why it could not be read
 */
gboolean wm_snapshot_read (WmSnapshot *self, WmSnapshotFunc func, gpointer user_data);

G_END_DECLS
