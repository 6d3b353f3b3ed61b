/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-package.h"

#include "wm-table.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* More parts than a workbook with a thousand sheets and their drawings. */
#define MAX_PARTS 10000

/* What one part may unpack to: whatever it is, and where it is that much more than the file. Cells
 * of real tables pack ten to forty times. */
#define MAX_PART_BYTES (G_GUINT64_CONSTANT (1024) * 1024 * 1024)
#define RATIO_FROM_BYTES (32 * 1024 * 1024)
#define MAX_RATIO 200

#define SMALL_BYTES 65536

struct _WmPackage
{
  GBytes *bytes;     /* owned */
  GHashTable *parts; /* (owned) char *, lower case */
};

typedef struct archive Archive;

static void
archive_close (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_close)

void
wm_package_set_damaged (GError **error)
{
  g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_DAMAGED,
                       _ ("This workbook is cut off or damaged. Open it in a spreadsheet, save it "
                          "again, and choose that file. Nothing was changed."));
}

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_LARGE,
                       _ ("This workbook unpacks to far more than a table can hold. Copy the table "
                          "that you need into a new workbook, and choose that one. Nothing was "
                          "changed."));
  return FALSE;
}

static Archive *
open_archive (GBytes *bytes)
{
  g_autoptr (Archive) archive = archive_read_new ();

  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, g_bytes_get_data (bytes, NULL),
                                g_bytes_get_size (bytes)) != ARCHIVE_OK)
    return NULL;
  return g_steal_pointer (&archive);
}

static gboolean
list_parts (WmPackage *self, Archive *archive, GError **error)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK ||
         status == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname (entry);

      if (g_hash_table_size (self->parts) >= MAX_PARTS)
        return refuse_size (error);
      if (name != NULL)
        g_hash_table_add (self->parts, g_ascii_strdown (name, -1));
    }
  if (status == ARCHIVE_EOF && g_hash_table_size (self->parts) > 0)
    return TRUE;
  wm_package_set_damaged (error);
  return FALSE;
}

WmPackage *
wm_package_open (GBytes *bytes, GError **error)
{
  g_autoptr (Archive) archive = open_archive (bytes);
  g_autoptr (WmPackage) self = NULL;

  if (archive == NULL)
    {
      wm_package_set_damaged (error);
      return NULL;
    }
  self = g_new0 (WmPackage, 1);
  self->bytes = g_bytes_ref (bytes);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return list_parts (self, archive, error) ? g_steal_pointer (&self) : NULL;
}

void
wm_package_free (WmPackage *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->parts);
  g_free (self);
}

gboolean
wm_package_has (WmPackage *self, const char *name)
{
  g_autofree char *key = g_ascii_strdown (name, -1);

  return g_hash_table_contains (self->parts, key);
}

static struct archive_entry *
find_part (Archive *archive, const char *name)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK ||
         status == ARCHIVE_WARN)
    {
      const char *found = archive_entry_pathname (entry);

      if (found != NULL && g_ascii_strcasecmp (found, name) == 0)
        return entry;
    }
  return NULL;
}

static gboolean
refuse_password (GError **error)
{
  g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_ENCRYPTED,
                       _ ("This workbook is locked with a password. Open it in a spreadsheet, save "
                          "it without the password, and choose that file. Nothing was changed."));
  return FALSE;
}

static gboolean
read_blocks (WmPackage *self, Archive *archive, WmPackageFunc func, gpointer user_data,
             GCancellable *cancellable, GError **error)
{
  guint64 honest = MAX (RATIO_FROM_BYTES, (guint64) g_bytes_get_size (self->bytes) * MAX_RATIO);
  guint64 total = 0;
  const void *block;
  size_t size;
  la_int64_t offset;
  int status;

  while ((status = archive_read_data_block (archive, &block, &size, &offset)) == ARCHIVE_OK)
    {
      total += size;
      if (total > MIN (honest, MAX_PART_BYTES))
        return refuse_size (error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !func (block, size, user_data, error))
        return FALSE;
    }
  if (status == ARCHIVE_EOF)
    return TRUE;
  wm_package_set_damaged (error);
  return FALSE;
}

gboolean
wm_package_read (WmPackage *self, const char *name, WmPackageFunc func, gpointer user_data,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (Archive) archive = open_archive (self->bytes);
  struct archive_entry *entry = archive != NULL ? find_part (archive, name) : NULL;

  if (entry == NULL)
    {
      wm_package_set_damaged (error);
      return FALSE;
    }
  if (archive_entry_is_encrypted (entry))
    return refuse_password (error);
  return read_blocks (self, archive, func, user_data, cancellable, error);
}

static gboolean
append_cb (const char *data, gsize size, gpointer user_data, GError **error)
{
  GString *text = user_data;

  g_string_append_len (text, data, (gssize) MIN (size, SMALL_BYTES - text->len));
  return text->len < SMALL_BYTES;
}

char *
wm_package_read_small (WmPackage *self, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Cut off in the middle it still says what is looked for, so no answer is no error. */
  if (wm_package_has (self, name))
    wm_package_read (self, name, append_cb, text, NULL, NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
