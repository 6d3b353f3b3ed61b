/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The last 93 bytes of a project file: the ZIP's end record, whose comment is `sha256:` and the
 * hash of all bytes in front of the comment, the length of the comment included. libarchive
 * neither writes nor reads that comment, so this one record is handled here.
 */
#define WM_ARCHIVE_END_SIZE 22
#define WM_ARCHIVE_COMMENT_PREFIX "sha256:"
#define WM_ARCHIVE_COMMENT_SIZE 71
#define WM_ARCHIVE_TAIL_SIZE (WM_ARCHIVE_END_SIZE + WM_ARCHIVE_COMMENT_SIZE)

/**
 * WmArchiveTail:
 * @n_entries: how many entries the record names, modulo 65536
 * @sha256: (array fixed-size=65): the hash of the comment; empty where the comment is another
 */
typedef struct
{
  guint n_entries;
  char sha256[65];
} WmArchiveTail;

/* Reads the tail. Fails with TRUNCATED where there is none, or IO. */
gboolean wm_archive_tail_read (int fd, guint64 file_size, WmArchiveTail *tail, GError **error);

/* Writes @hash into a comment of WM_ARCHIVE_COMMENT_SIZE bytes and a NUL. */
void wm_archive_tail_format_comment (char comment[WM_ARCHIVE_COMMENT_SIZE + 1], const char *sha256);

/* Sets the length of the comment in the end record that libarchive wrote. FALSE where @end is no
 * such record. */
gboolean wm_archive_tail_announce_comment (guint8 end[WM_ARCHIVE_END_SIZE]);

G_END_DECLS
