/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * Writes ZIP files by hand, wrong ones too. libarchive, which the program uses, refuses to write
 * what a hostile file is made of; so the tests make it themselves.
 */

/* One header as it will be written, believed by nobody. */
typedef struct
{
  char *name; /* owned */
  guint16 flags;
  guint16 method;
  guint32 crc;
  guint32 packed_size;
  guint32 size;
} ZipHeader;

typedef struct
{
  ZipHeader local;
  ZipHeader central;
  GBytes *packed;   /* owned; the content as it lies in the file */
  guint32 mode;     /* as of stat() */
  gint64 offset;    /* what the directory says; -1: the truth */
  gboolean no_data; /* only a directory record, for an entry at @offset */
} ZipEntry;

#define ZIP_STORED 0
#define ZIP_DEFLATED 8
#define ZIP_FLAG_ENCRYPTED 0x0001
#define ZIP_FLAG_UTF8 0x0800

ZipEntry *zip_entry_new (const char *name, const void *data, gsize size, guint method);
void zip_entry_free (ZipEntry *entry);

/* The ZIP of @entries, with the comment of a project file, or with @comment where it is given. */
GBytes *zip_build (GPtrArray *entries, const char *comment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZipEntry, zip_entry_free)
