/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-archive.h"
#include "wm-manifest.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WmArchiveMode:
 * @WM_ARCHIVE_MODE_WORKING: quick to write: database deflated a little, evidence stored
 * @WM_ARCHIVE_MODE_COPY: small to send: everything deflated well
 */
typedef enum
{
  WM_ARCHIVE_MODE_WORKING,
  WM_ARCHIVE_MODE_COPY,
} WmArchiveMode;

/**
 * WmArchiveWriter:
 *
 * Writes one project file from front to back. Used by one thread at a time. The entries are added
 * in any order but for the database, which is first. In the order of [method@Manifest.sort] the
 * same content makes the same bytes, and entries of an older file are met in one walk through it;
 * in another order each costs a walk of its own.
 *
 * After a failure every further call fails alike, and the file is to be thrown away.
 *
 * Entries of an older file that turn out to be damaged do not fail. Their sizes may no longer be
 * what the manifest at the head of the file says, so the file has to be written a second time:
 *
 * 1. Add everything. Where [method@ArchiveWriter.add_from_archive] says damaged, call
 *    [method@Manifest.mark_damaged] on a manifest for the second file with the size it gives. The
 *    writer is *spoiled* from then on: it goes on looking for further damage and writes nothing
 *    any more, and [method@ArchiveWriter.finish] refuses.
 * 2. Where [method@ArchiveWriter.is_spoiled], free the writer, truncate the file, seek to its
 *    start and write it again with the corrected manifest. Marked entries are carried over as they
 *    are.
 */
typedef struct _WmArchiveWriter WmArchiveWriter;

/**
 * wm_archive_writer_new:
 * @fd: (transfer none): an empty file open for writing, at its start; stays open afterwards
 * @manifest: declares every entry; do not change it any more
 * @mode: for quick saving, or small
 * @error: return location
 *
 * Nothing is written before the first entry is added; `mimetype` and the manifest are written
 * then. Fails where the manifest lists no database or exceeds a limit.
 *
 * Returns: (transfer full): the writer
 */
WmArchiveWriter *wm_archive_writer_new (int fd, WmManifest *manifest, WmArchiveMode mode,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void wm_archive_writer_free (WmArchiveWriter *self);

/**
 * wm_archive_writer_set_time:
 * @self: a writer to which nothing was added
 * @seconds: Unix time
 *
 * Sets the time of change that all entries get, by default the time now. ZIP has it in local time
 * too: for the same bytes on every machine set the same `TZ`.
 */
void wm_archive_writer_set_time (WmArchiveWriter *self, gint64 seconds);

/**
 * wm_archive_writer_set_progress:
 * @self: a writer
 * @progress: (nullable): told how many bytes of content are written, out of the manifest's sum
 * @user_data: for @progress; must live as long as the writer
 */
void wm_archive_writer_set_progress (WmArchiveWriter *self, WmArchiveProgress progress,
                                     gpointer user_data);

/**
 * wm_archive_writer_add_bytes:
 * @self: a writer
 * @name: an entry of the manifest, not added so far
 * @bytes: its content
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Fails with %WM_ARCHIVE_ERROR_DAMAGED where the content is not what the manifest says.
 *
 * Returns: whether it was written
 */
gboolean wm_archive_writer_add_bytes (WmArchiveWriter *self, const char *name, GBytes *bytes,
                                      GCancellable *cancellable, GError **error);

/**
 * wm_archive_writer_add_from_fd:
 * @self: a writer
 * @name: an entry of the manifest, not added so far
 * @fd: (transfer none): a file open for reading, read from its start with pread()
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Fails with %WM_ARCHIVE_ERROR_DAMAGED where size or SHA-256 are not what the manifest says.
 *
 * Returns: whether it was written
 */
gboolean wm_archive_writer_add_from_fd (WmArchiveWriter *self, const char *name, int fd,
                                        GCancellable *cancellable, GError **error);

/**
 * wm_archive_writer_add_from_archive:
 * @self: a writer
 * @name: an entry of the manifest, not added so far, and of @old
 * @old: the file as it is now
 * @damaged: (out): whether the entry of @old fails its check, or is marked as damaged there
 * @readable_size: (out): how many bytes of it can be read
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Streams an entry from an older file, checked by size and CRC-32 on the way. One that is damaged
 * is carried over as it is where the manifest marks it so; where it does not, see above. A disk
 * that does not answer (%WM_ARCHIVE_ERROR_IO) fails: it may answer later, and cutting evidence
 * because a cable was loose would be damage of our own.
 *
 * Returns: %TRUE also for a damaged entry
 */
gboolean
wm_archive_writer_add_from_archive (WmArchiveWriter *self, const char *name, WmArchive *old,
                                    gboolean *damaged, guint64 *readable_size,
                                    GCancellable *cancellable, GError **error);

/**
 * wm_archive_writer_is_spoiled:
 *
 * Returns: whether damage was found that the manifest does not tell of
 */
gboolean wm_archive_writer_is_spoiled (WmArchiveWriter *self);

/**
 * wm_archive_writer_finish:
 * @self: a writer to which every entry of the manifest was added
 * @error: return location
 *
 * Writes the directory and the comment with the hash of the whole. Does not fsync.
 *
 * Returns: whether the file is complete
 */
gboolean wm_archive_writer_finish (WmArchiveWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmArchiveWriter, wm_archive_writer_free)

G_END_DECLS
