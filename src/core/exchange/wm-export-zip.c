/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-export-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

typedef struct archive Archive;

static void
archive_close (Archive *archive)
{
  archive_write_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_close)

static la_ssize_t
append_cb (Archive *archive, void *user_data, const void *buffer, size_t length)
{
  g_byte_array_append (user_data, buffer, (guint) length);
  return (la_ssize_t) length;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, WM_EXPORT_ERROR, WM_EXPORT_ERROR_FAILED,
                       _ ("The ZIP archive could not be made. Nothing was written."));
  return FALSE;
}

static gboolean
add_file (Archive *archive, const char *name, GBytes *bytes, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size = g_bytes_get_size (bytes);
  gboolean added;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, g_get_real_time () / G_USEC_PER_SEC, 0);
  added = archive_write_header (archive, entry) == ARCHIVE_OK &&
          archive_write_data (archive, g_bytes_get_data (bytes, NULL), size) == (la_ssize_t) size;
  archive_entry_free (entry);
  return added || refuse (error);
}

static gboolean
add_register (Archive *archive, const WmExportSheet *sheet, WmExportReport *report, GError **error)
{
  g_autofree char *name = g_strconcat (sheet->kind->id, ".csv", NULL);
  g_autoptr (GBytes) bytes = wm_export_render_csv (sheet, report, error);

  return bytes != NULL && add_file (archive, name, bytes, error);
}

GBytes *
wm_export_render_zip (WmExport *self, WmExportReport *report, GError **error)
{
  g_autoptr (GByteArray) zip = g_byte_array_new ();
  g_autoptr (Archive) archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  if (archive_write_open (archive, zip, NULL, append_cb, NULL) != ARCHIVE_OK)
    {
      refuse (error);
      return NULL;
    }
  for (guint i = 0; i < self->sheets->len; i++)
    if (!add_register (archive, g_ptr_array_index (self->sheets, i), report, error))
      return NULL;
  if (archive_write_close (archive) != ARCHIVE_OK)
    {
      refuse (error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&zip));
}
