/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The format that this program writes, and the newest that it reads. */
#define WM_MANIFEST_FORMAT 1

/* Names of the entries that every project has. */
#define WM_ENTRY_MIMETYPE "mimetype"
#define WM_ENTRY_MANIFEST "manifest.json"
#define WM_ENTRY_DATABASE "project.sqlite"
#define WM_ENTRY_README "README.txt"
#define WM_ENTRY_EVIDENCE_PREFIX "evidence/"
#define WM_ENTRY_REPORTS_PREFIX "reports/"

#define WM_PROJECT_MIME_TYPE "application/vnd.waymark.isms+zip"

/* Limits in bytes. A file beyond them is refused before its content is touched. */
#define WM_LIMIT_MANIFEST (G_GUINT64_CONSTANT (64) << 20)
#define WM_LIMIT_DATABASE (G_GUINT64_CONSTANT (512) << 20)
#define WM_LIMIT_ENTRY (G_GUINT64_CONSTANT (4) << 30)
#define WM_LIMIT_PROJECT (G_GUINT64_CONSTANT (64) << 30)

/* The most entries of a project; bounds what a hostile manifest can make us remember. */
#define WM_LIMIT_ENTRIES 262144

/**
 * WmManifestEntry:
 * @name: (owned): where the entry is in the ZIP
 * @size: bytes, not compressed
 * @sha256: the content's hash as 64 lower-case digits. Of a damaged entry the hash that the
 *   content had when it was whole; @size is then what is left of it
 * @damaged: the bytes were carried over although their check failed
 *
 * One entry as the manifest declares it.
 */
typedef struct
{
  char *name;
  guint64 size;
  char sha256[65];
  gboolean damaged;
} WmManifestEntry;

#define WM_TYPE_MANIFEST (wm_manifest_get_type ())

/**
 * WmManifest:
 * @format: %WM_MANIFEST_FORMAT
 * @program: (owned): what wrote the file, such as `Waymark 0.1.0`
 * @project_id: (owned): 32 lower-case hexadecimal digits
 * @head: (owned): id of the newest event, 64 lower-case hexadecimal digits
 * @schema: version of the database's schema
 * @entries: (element-type WmManifestEntry): every entry but `mimetype` and the manifest itself;
 *   change it only through the functions here
 * @left_out: (element-type WmManifestEntry): evidence that whoever made this copy left out; no
 *   entry of the file, and no damage either
 *
 * The head of a project file: what is in it and with which hashes. Counted by atomic references;
 * one that an archive gave out is shared between threads and is not changed any more.
 */
typedef struct
{
  int format;
  char *program;
  char *project_id;
  char *head;
  int schema;
  GPtrArray *entries;
  GPtrArray *left_out;

  /*< private >*/
  GHashTable *by_name; /* (unowned) char * -> (unowned) WmManifestEntry */
  GHashTable *left_out_by_name;
} WmManifest;

GType wm_manifest_get_type (void);

/**
 * wm_manifest_new:
 * @program: name and version of the writing program, printable ASCII, at most 100 characters
 * @project_id: 32 lower-case hexadecimal digits
 * @head: 64 lower-case hexadecimal digits
 * @schema: version of the schema, not negative
 *
 * Returns: (transfer full): a manifest of the current format without entries
 */
WmManifest *wm_manifest_new (const char *program, const char *project_id, const char *head,
                             int schema) G_GNUC_WARN_UNUSED_RESULT;

WmManifest *wm_manifest_ref (WmManifest *self);
void wm_manifest_unref (WmManifest *self);

/**
 * wm_manifest_add:
 * @self: a manifest of one's own
 * @name: a safe entry name
 * @size: bytes
 * @sha256: 64 lower-case hexadecimal digits
 * @damaged: whether the bytes are known not to be what the hash says
 * @error: return location
 *
 * Declares an entry. Fails with %WM_ARCHIVE_ERROR_UNSAFE where the name is not safe, not free or
 * not allowed, and with %WM_ARCHIVE_ERROR_TOO_LARGE at a limit.
 *
 * Returns: whether the entry was added
 */
gboolean wm_manifest_add (WmManifest *self, const char *name, guint64 size, const char *sha256,
                          gboolean damaged, GError **error);

/**
 * wm_manifest_add_left_out:
 * @self: a manifest of one's own
 * @name: a safe name under `evidence/` that no entry has
 * @size: bytes that it has in the project
 * @sha256: 64 lower-case hexadecimal digits
 * @error: return location
 *
 * Declares evidence that was left out of a copy on purpose. Fails like wm_manifest_add().
 *
 * Returns: whether it was added
 */
gboolean wm_manifest_add_left_out (WmManifest *self, const char *name, guint64 size,
                                   const char *sha256, GError **error);

/**
 * wm_manifest_lookup_left_out:
 * @self: a manifest
 * @name: a name as it would be in the ZIP
 *
 * Returns: (nullable) (transfer none): what was left out under that name
 */
const WmManifestEntry *wm_manifest_lookup_left_out (WmManifest *self, const char *name);

/**
 * wm_manifest_mark_damaged:
 * @self: a manifest of one's own
 * @name: an entry of it
 * @readable_size: how many bytes of it can still be read
 *
 * Marks an entry as damaged, for the second writing after
 * [func@archive_writer_add_from_archive] found it so. The hash stays.
 */
void wm_manifest_mark_damaged (WmManifest *self, const char *name, guint64 readable_size);

/**
 * wm_manifest_lookup:
 * @self: a manifest
 * @name: an entry's name
 *
 * Returns: (nullable) (transfer none): the entry, in constant time
 */
const WmManifestEntry *wm_manifest_lookup (WmManifest *self, const char *name);

/**
 * wm_manifest_sort:
 * @self: a manifest of one's own
 *
 * Brings the entries into the order in which a file has them: database, README, then the others by
 * the bytes of their names. Add them to a writer in this order and the same content makes the same
 * file.
 */
void wm_manifest_sort (WmManifest *self);

/**
 * wm_manifest_to_json:
 * @self: a manifest
 *
 * Returns: (transfer full): the same bytes for the same content, entries sorted, readable
 */
GBytes *wm_manifest_to_json (WmManifest *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_manifest_parse:
 * @json: what a file says
 * @error: return location
 *
 * Reads a manifest and believes nothing: types, digits, names, sizes, sums, duplicates and limits
 * are checked. Unknown members are ignored; a change that old programs must notice raises the
 * format. Fails with %WM_ARCHIVE_ERROR_TOO_NEW (the message names the program that wrote it),
 * %WM_ARCHIVE_ERROR_TOO_LARGE or %WM_ARCHIVE_ERROR_UNSAFE.
 *
 * Returns: (transfer full): the manifest, entries in the order of the file
 */
WmManifest *wm_manifest_parse (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmManifest, wm_manifest_unref)

G_END_DECLS
