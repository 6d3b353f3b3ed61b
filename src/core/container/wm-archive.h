/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-archive-error.h"
#include "wm-archive-reader.h"
#include "wm-manifest.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WM_TYPE_ARCHIVE (wm_archive_get_type ())

/**
 * WmArchive:
 *
 * A project file opened for reading. It never changes, so any thread may use it; each reading goes
 * its own way through the shared descriptor with pread(). What is stored, such as the evidence of a
 * working save, is read from its place at once. What is deflated costs a walk over the headers in
 * front of it (some milliseconds for each thousand), which entries read one after the other in the
 * order of the file share.
 */
G_DECLARE_FINAL_TYPE (WmArchive, wm_archive, WM, ARCHIVE, GObject)

/**
 * WmArchiveProblem:
 * @reason: the error that it is where it stops something
 * @code: a stable token: `file_changed`, `entry_changed`, `entry_damaged` (known since an earlier
 *   save), `entry_missing`, `entry_unknown`, `entry_twice`, `entry_unsafe`, `entry_size`, and for
 *   what concerns the file as a whole `not_a_project`, `truncated`, `damaged`, `unsafe`,
 *   `too_large`, `too_new`, `io`
 * @entry: (nullable): the entry's name, %NULL for the file as a whole
 * @message: a translated sentence
 *
 * Something that verifying found.
 */
typedef struct
{
  WmArchiveError reason;
  char *code;
  char *entry;
  char *message;
} WmArchiveProblem;

/**
 * WmArchiveProgress:
 * @done: bytes so far
 * @total: bytes in all, at least @done
 * @user_data: what was given with the function
 *
 * Called in the calling thread, at most once for each MiB.
 */
typedef void (*WmArchiveProgress) (guint64 done, guint64 total, gpointer user_data);

/**
 * wm_archive_open_fd:
 * @fd: (transfer full): a descriptor open for reading; closed with the archive, or at once when
 *   this fails
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Looks at the head, the tail, the manifest and every entry's header and refuses what Waymark
 * would not have written: names that are not safe, links, devices, folders, duplicates (also those
 * that only differ in case), encrypted entries, other packing than stored and deflated, and any
 * disagreement between directory, headers and manifest about what there is and how large. Content
 * is not read; each entry's hash is checked when it is.
 *
 * Returns: (transfer full): the archive
 */
WmArchive *
wm_archive_open_fd (int fd, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_archive_get_manifest:
 *
 * Returns: (transfer none): the manifest, not to be changed
 */
WmManifest *wm_archive_get_manifest (WmArchive *self);

/**
 * wm_archive_get_file_size:
 *
 * Returns: the size of the file in bytes, when it was opened
 */
guint64 wm_archive_get_file_size (WmArchive *self);

/**
 * wm_archive_get_fd:
 *
 * Returns: the descriptor, which the archive keeps; do not seek, write or close it
 */
int wm_archive_get_fd (WmArchive *self);

/**
 * wm_archive_read_into:
 * @self: an archive
 * @name: an entry of the manifest
 * @buffer: (nullable): memory for it; %NULL only with @size 0
 * @size: exactly the entry's size
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads a whole entry and checks its SHA-256 against the manifest. After a failure @buffer holds
 * nothing that may be used.
 *
 * Returns: whether the entry is there, whole and unaltered
 */
gboolean wm_archive_read_into (WmArchive *self, const char *name, void *buffer, gsize size,
                               GCancellable *cancellable, GError **error);

/**
 * wm_archive_extract:
 * @self: an archive
 * @name: an entry of the manifest
 * @sink: takes the content piece by piece, never more than the manifest declares
 * @user_data: for @sink
 * @check_hash: whether to check the SHA-256; else the ZIP's CRC-32. The size always is
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Streams an entry. That it was altered is known only at the end: use what the sink got only after
 * this returned %TRUE.
 *
 * Returns: whether the entry is there, whole and, with @check_hash, unaltered
 */
gboolean
wm_archive_extract (WmArchive *self, const char *name, WmArchiveSink sink, gpointer user_data,
                    gboolean check_hash, GCancellable *cancellable, GError **error);

/**
 * wm_archive_salvage:
 * @self: an archive
 * @name: an entry of the manifest
 * @sink: takes the content
 * @user_data: for @sink
 * @n_read: (out): how many bytes the sink got
 * @whole: (out): whether size and CRC-32 are right
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Streams as much of an entry as can be read. That it is damaged is no error here; that the system
 * refuses to read (%WM_ARCHIVE_ERROR_IO) is one, for a disk may answer later.
 *
 * Returns: %FALSE when cancelled, refused by the system or stopped by @sink
 */
gboolean
wm_archive_salvage (WmArchive *self, const char *name, WmArchiveSink sink, gpointer user_data,
                    guint64 *n_read, gboolean *whole, GCancellable *cancellable, GError **error);

/**
 * wm_archive_verify:
 * @self: an archive
 * @problems: (out) (transfer full) (element-type WmArchiveProblem): what was found, maybe nothing
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Compares the whole file with the hash in its comment, then each entry with the manifest. The
 * chain of events is the business of whoever reads the database.
 *
 * Returns: whether it went through to the end, with or without problems
 */
gboolean wm_archive_verify (WmArchive *self, GPtrArray **problems, WmArchiveProgress progress,
                            gpointer user_data, GCancellable *cancellable, GError **error);

/**
 * wm_archive_verify_fd:
 * @fd: (transfer none): a descriptor open for reading
 * @problems: (out) (transfer full) (element-type WmArchiveProblem): what was found, maybe nothing
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Like [method@Archive.verify], also for a file that [func@Archive.open_fd] refuses: it lists what
 * it can. Of a file without its end it walks from the front and names the entries that are lost;
 * what it does not name is whole.
 *
 * Returns: whether it went through to the end
 */
gboolean wm_archive_verify_fd (int fd, GPtrArray **problems, WmArchiveProgress progress,
                               gpointer user_data, GCancellable *cancellable, GError **error);

G_END_DECLS
