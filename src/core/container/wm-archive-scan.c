/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-archive-scan.h"

#include "wm-archive-tail.h"
#include "wm-entry-name.h"
#include "wm-io.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

/* The head of a ZIP whose first entry is stored and named `mimetype`: what file managers look at.
 * libarchive writes 24 bytes of times and owners between the name and the content. */
#define HEAD_NAME_OFFSET 30
#define HEAD_EXTRA_MAX 128

/* More than all entries at their limit: whatever is in such a file, it is not ours. */
#define FILE_SIZE_MAX (WM_LIMIT_PROJECT + (WM_LIMIT_PROJECT >> 4))

static void
problem_free (WmArchiveProblem *problem)
{
  g_free (problem->code);
  g_free (problem->entry);
  g_free (problem->message);
  g_free (problem);
}

void
wm_archive_scan_init (WmArchiveScan *self, int fd)
{
  memset (self, 0, sizeof *self);
  self->fd = fd;
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
}

void
wm_archive_scan_clear (WmArchiveScan *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->manifest, wm_manifest_unref);
}

void
wm_archive_scan_report (WmArchiveScan *self, WmArchiveError reason, const char *code,
                        const char *entry, char *message)
{
  WmArchiveProblem *problem = g_new0 (WmArchiveProblem, 1);

  problem->reason = reason;
  problem->code = g_strdup (code);
  problem->entry = g_strdup (entry);
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

static gboolean
refuse (GError **error, WmArchiveError code, const char *message)
{
  g_set_error_literal (error, WM_ARCHIVE_ERROR, code, message);
  return FALSE;
}

static gboolean
refuse_foreign (GError **error)
{
  return refuse (error, WM_ARCHIVE_ERROR_NOT_A_PROJECT, _ ("This file is not a Waymark project."));
}

static gboolean
refuse_structure (GError **error)
{
  return refuse (error, WM_ARCHIVE_ERROR_UNSAFE,
                 _ ("This project file is built in a way that Waymark never builds one. Nothing "
                    "was opened; ask for another copy of the file."));
}

/* Where the content of the first entry begins, or -1 where the file is something else. */
static gint64
find_first_offset (const guint8 *head, gsize size)
{
  const gsize name_size = strlen (WM_ENTRY_MIMETYPE);
  const gsize type_size = strlen (WM_PROJECT_MIME_TYPE);
  gsize offset, extra_size;

  if (size < HEAD_NAME_OFFSET + name_size || memcmp (head, "PK\003\004", 4) != 0 ||
      memcmp (head + HEAD_NAME_OFFSET, WM_ENTRY_MIMETYPE, name_size) != 0)
    return -1;
  extra_size = head[28] | (gsize) head[29] << 8;
  offset = HEAD_NAME_OFFSET + name_size + extra_size;
  if (extra_size > HEAD_EXTRA_MAX || offset + type_size > size ||
      memcmp (head + offset, WM_PROJECT_MIME_TYPE, type_size) != 0)
    return -1;

  return (gint64) offset;
}

static gboolean
look_at_head (WmArchiveScan *self, GError **error)
{
  guint8 head[HEAD_NAME_OFFSET + HEAD_EXTRA_MAX + 64];
  struct stat status;
  gsize n_read;

  if (fstat (self->fd, &status) != 0)
    {
      const int number = errno;

      g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_IO,
                   _ ("The project file could not be read: %s."), g_strerror (number));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    return refuse_foreign (error);
  self->file_size = (guint64) status.st_size;

  if (!wm_io_read_at (self->fd, head, sizeof head, 0, &n_read, error))
    return FALSE;
  self->first_offset = find_first_offset (head, n_read);
  if (self->first_offset < 0)
    return refuse_foreign (error);
  if (self->file_size > FILE_SIZE_MAX)
    return refuse (error, WM_ARCHIVE_ERROR_TOO_LARGE,
                   _ ("This file is larger than any project that Waymark takes."));

  return TRUE;
}

static gboolean
append_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  g_byte_array_append (user_data, data, (guint) size);
  return TRUE;
}

GBytes *
wm_archive_scan_slurp (WmArchiveReader *reader, guint64 limit, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint64 n_read;

  if (!wm_archive_reader_read (reader, limit, append_cb, bytes, &n_read, cancellable, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
report_header (WmArchiveScan *self, const WmArchiveHeader *header)
{
  g_autofree char *name = wm_entry_name_display (header->name);
  char *message = NULL;

  switch (header->state)
    {
    case WM_ARCHIVE_HEADER_KIND:
      message = g_strdup_printf (_ ("“%s” in this project file is no plain file."), name);
      break;
    case WM_ARCHIVE_HEADER_ENCRYPTED:
      message = g_strdup_printf (_ ("“%s” in this project file is encrypted by another "
                                    "program."),
                                 name);
      break;
    case WM_ARCHIVE_HEADER_METHOD:
      message = g_strdup_printf (_ ("“%s” in this project file is packed in a way that Waymark "
                                    "does not use."),
                                 name);
      break;
    case WM_ARCHIVE_HEADER_DISAGREES:
      message = g_strdup_printf (_ ("This project file contradicts itself about “%s”."), name);
      break;
    case WM_ARCHIVE_HEADER_GOOD:
    default:
      message = g_strdup_printf (_ ("The name “%s” cannot be used inside a project file."), name);
      break;
    }
  wm_archive_scan_report (self, WM_ARCHIVE_ERROR_UNSAFE, "entry_unsafe", header->name, message);
}

/* Remembers the name; FALSE where an entry has it already, or one that only differs in case. */
static gboolean
claim_name (WmArchiveScan *self, const char *name)
{
  if (g_hash_table_add (self->folded, wm_entry_name_fold (name)))
    return TRUE;

  wm_archive_scan_report (self, WM_ARCHIVE_ERROR_UNSAFE, "entry_twice", name,
                          g_strdup_printf (_ ("“%s” is in this project file twice."), name));
  return FALSE;
}

static void
report_unknown (WmArchiveScan *self, const WmArchiveHeader *header)
{
  if (!wm_entry_name_is_safe (header->name))
    report_header (self, header);
  else if (claim_name (self, header->name))
    wm_archive_scan_report (
        self, WM_ARCHIVE_ERROR_UNSAFE, "entry_unknown", header->name,
        g_strdup_printf (_ ("“%s” is in this project file, but not in its list of contents."),
                         header->name));
}

static void
look_at_entry (WmArchiveScan *self, const WmArchiveHeader *header, guint place)
{
  const WmManifestEntry *entry =
      header->name != NULL ? wm_manifest_lookup (self->manifest, header->name) : NULL;
  WmArchivePlace *found;

  if (header->state != WM_ARCHIVE_HEADER_GOOD)
    {
      report_header (self, header);
      return;
    }
  /* The manifest has safe names only. */
  if (entry == NULL)
    {
      report_unknown (self, header);
      return;
    }
  if (!claim_name (self, header->name))
    return;

  found = g_new (WmArchivePlace, 1);
  found->place = place;
  found->stored_at = header->is_stored ? header->data_offset : -1;
  g_hash_table_insert (self->places, entry->name, found);
  if (header->size >= 0 && (guint64) header->size != entry->size)
    wm_archive_scan_report (
        self, WM_ARCHIVE_ERROR_UNSAFE, "entry_size", header->name,
        g_strdup_printf (_ ("“%s” is not of the size that the project file says."), header->name));
}

/* The entries whose place is fixed. `mimetype` must be the one at the very start of the file. */
static gboolean
look_at_first (WmArchiveScan *self, WmArchiveReader *reader, const WmArchiveHeader *header,
               guint place, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { WM_ENTRY_MIMETYPE, WM_ENTRY_MANIFEST, WM_ENTRY_DATABASE };
  g_autoptr (GBytes) json = NULL;

  if (header->at_end || g_strcmp0 (header->name, names[place]) != 0)
    return refuse_structure (error);
  if (place == 2)
    return TRUE;
  if (header->state != WM_ARCHIVE_HEADER_GOOD || !claim_name (self, header->name))
    return refuse_structure (error);
  if (place == 0)
    return header->data_offset == self->first_offset &&
                   header->size == (gint64) strlen (WM_PROJECT_MIME_TYPE)
               ? TRUE
               : refuse_structure (error);

  json = wm_archive_scan_slurp (reader, WM_LIMIT_MANIFEST, cancellable, error);
  if (json == NULL)
    return FALSE;
  self->manifest = wm_manifest_parse (json, error);
  return self->manifest != NULL;
}

static gboolean
walk (WmArchiveScan *self, guint *n_entries, GCancellable *cancellable, GError **error)
{
  g_autoptr (WmArchiveReader) reader = NULL;

  reader = wm_archive_reader_new (self->fd, self->file_size, WM_ARCHIVE_WALK_DIRECTORY, cancellable,
                                  error);
  if (reader == NULL)
    return FALSE;

  for (guint place = 0;; place++)
    {
      WmArchiveHeader header;

      if (!wm_archive_reader_next (reader, &header, cancellable, error))
        return FALSE;
      if (place < 3 && !look_at_first (self, reader, &header, place, cancellable, error))
        return FALSE;
      *n_entries = place;
      if (header.at_end)
        return TRUE;
      if (place > WM_LIMIT_ENTRIES + 2)
        return refuse (error, WM_ARCHIVE_ERROR_TOO_LARGE,
                       _ ("This project file holds more files than Waymark takes."));
      if (place >= 2)
        look_at_entry (self, &header, place);
    }
}

gboolean
wm_archive_scan_run (WmArchiveScan *self, GCancellable *cancellable, GError **error)
{
  WmArchiveTail tail;
  guint n_entries = 0;

  if (!look_at_head (self, error) ||
      !wm_archive_tail_read (self->fd, self->file_size, &tail, error) ||
      !walk (self, &n_entries, cancellable, error))
    return FALSE;

  /* libarchive passes over a second directory record for the same place; others do not. */
  if ((n_entries & 0xffff) != tail.n_entries && self->problems->len == 0)
    return refuse_structure (error);

  return TRUE;
}

void
wm_archive_scan_report_missing (WmArchiveScan *self, GHashTable *found)
{
  for (guint i = 0; self->manifest != NULL && i < self->manifest->entries->len; i++)
    {
      const WmManifestEntry *entry = g_ptr_array_index (self->manifest->entries, i);

      if (!g_hash_table_contains (found, entry->name))
        wm_archive_scan_report (
            self, WM_ARCHIVE_ERROR_DAMAGED, "entry_missing", entry->name,
            g_strdup_printf (_ ("“%s” is missing from this project file."), entry->name));
    }
}
