/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WmArchiveSink:
 * @data: bytes, valid during the call only
 * @size: how many, never 0
 * @user_data: what was given with the function
 * @error: return location
 *
 * Takes the content of an entry piece by piece.
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*WmArchiveSink) (const void *data, gsize size, gpointer user_data,
                                   GError **error);

/* How a ZIP is walked: by its directory, or from the front when the directory is lost. */
typedef enum
{
  WM_ARCHIVE_WALK_DIRECTORY,
  WM_ARCHIVE_WALK_FRONT,
} WmArchiveWalk;

/* What is wrong with an entry's header, in itself. */
typedef enum
{
  WM_ARCHIVE_HEADER_GOOD,
  WM_ARCHIVE_HEADER_KIND,      /* a link, a directory, a device */
  WM_ARCHIVE_HEADER_ENCRYPTED, /* by a ZIP program */
  WM_ARCHIVE_HEADER_METHOD,    /* neither stored nor deflated */
  WM_ARCHIVE_HEADER_DISAGREES, /* with the directory about size or check */
} WmArchiveHeaderState;

/**
 * WmArchiveHeader:
 * @name: (nullable): the entry's name, whatever it is, valid until the next call; %NULL at the end
 *   of the walk and for a name that cannot be read
 * @size: bytes, or -1 where the header does not tell
 * @data_offset: where in the file the content begins
 * @is_stored: the content lies there as it is, not deflated
 * @at_end: no further entry
 */
typedef struct
{
  const char *name;
  gint64 size;
  gint64 data_offset;
  WmArchiveHeaderState state;
  gboolean is_stored;
  gboolean at_end;
} WmArchiveHeader;

/*
 * One walk of libarchive over the entries of a ZIP, in the order of their places in the file. Used
 * by one thread at a time. The descriptor is borrowed and read with pread() only, so that any
 * number of walks share it.
 */
typedef struct _WmArchiveReader WmArchiveReader;

WmArchiveReader *
wm_archive_reader_new (int fd, guint64 file_size, WmArchiveWalk walk, GCancellable *cancellable,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void wm_archive_reader_free (WmArchiveReader *self);

/* Goes to the next entry. Fails with DAMAGED where the walk cannot go on, TOO_LARGE where headers
 * are larger than any of ours, IO, or G_IO_ERROR_CANCELLED. */
gboolean wm_archive_reader_next (WmArchiveReader *self, WmArchiveHeader *header,
                                 GCancellable *cancellable, GError **error);

/* How many entries wm_archive_reader_next() has answered: the place of the next one. */
guint wm_archive_reader_get_count (WmArchiveReader *self);

/* Hands the content of the entry to @sink and checks its CRC-32. Never more than @limit bytes: one
 * that holds more fails with UNSAFE after @limit of them. Whatever fails, @n_read tells how many
 * bytes the sink has got. */
gboolean wm_archive_reader_read (WmArchiveReader *self, guint64 limit, WmArchiveSink sink,
                                 gpointer user_data, guint64 *n_read, GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmArchiveReader, wm_archive_reader_free)

G_END_DECLS
