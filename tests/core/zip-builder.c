/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "zip-builder.h"

#include <gio/gio.h>
#include <string.h>

static guint32
get_crc (const guint8 *data, gsize size)
{
  guint32 table[256];
  guint32 crc = 0xffffffff;

  for (guint32 i = 0; i < 256; i++)
    {
      table[i] = i;
      for (int bit = 0; bit < 8; bit++)
        table[i] = table[i] & 1 ? table[i] >> 1 ^ 0xedb88320 : table[i] >> 1;
    }
  for (gsize i = 0; i < size; i++)
    crc = crc >> 8 ^ table[(crc ^ data[i]) & 0xff];

  return ~crc;
}

static GBytes *
deflate_bytes (const void *data, gsize size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, data, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

ZipEntry *
zip_entry_new (const char *name, const void *data, gsize size, guint method)
{
  ZipEntry *entry = g_new0 (ZipEntry, 1);

  entry->packed = method == ZIP_DEFLATED ? deflate_bytes (data, size) : g_bytes_new (data, size);
  entry->mode = 0100644;
  entry->offset = -1;
  entry->local.name = g_strdup (name);
  entry->local.flags = ZIP_FLAG_UTF8;
  entry->local.method = (guint16) method;
  entry->local.crc = get_crc (data, size);
  entry->local.packed_size = (guint32) g_bytes_get_size (entry->packed);
  entry->local.size = (guint32) size;
  entry->central = entry->local;
  entry->central.name = g_strdup (name);

  return entry;
}

void
zip_entry_free (ZipEntry *entry)
{
  g_free (entry->local.name);
  g_free (entry->central.name);
  g_bytes_unref (entry->packed);
  g_free (entry);
}

static void
append_le (GByteArray *zip, guint64 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      const guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (zip, &byte, 1);
    }
}

static void
append_text (GByteArray *zip, const char *text)
{
  g_byte_array_append (zip, (const guint8 *) text, (guint) strlen (text));
}

/* The part that both kinds of header share. */
static void
append_fields (GByteArray *zip, const ZipHeader *header)
{
  append_le (zip, 20, 2);
  append_le (zip, header->flags, 2);
  append_le (zip, header->method, 2);
  append_le (zip, 0x00210000, 4); /* 1980-01-01 */
  append_le (zip, header->crc, 4);
  append_le (zip, header->packed_size, 4);
  append_le (zip, header->size, 4);
  append_le (zip, strlen (header->name), 2);
  append_le (zip, 0, 2);
}

static void
append_central (GByteArray *zip, const ZipEntry *entry, gint64 offset)
{
  append_text (zip, "PK\001\002");
  append_le (zip, 20 | 3 << 8, 2); /* made on Unix, so that the mode counts */
  append_fields (zip, &entry->central);
  append_le (zip, 0, 2); /* comment */
  append_le (zip, 0, 2); /* disk */
  append_le (zip, 0, 2);
  append_le (zip, (guint64) entry->mode << 16, 4);
  append_le (zip, (guint64) (entry->offset >= 0 ? entry->offset : offset), 4);
  append_text (zip, entry->central.name);
}

GBytes *
zip_build (GPtrArray *entries, const char *comment)
{
  GByteArray *zip = g_byte_array_new ();
  g_autofree gint64 *offsets = g_new0 (gint64, entries->len + 1);
  gsize directory, size;

  for (guint i = 0; i < entries->len; i++)
    {
      const ZipEntry *entry = g_ptr_array_index (entries, i);

      offsets[i] = zip->len;
      if (entry->no_data)
        continue;
      append_text (zip, "PK\003\004");
      append_fields (zip, &entry->local);
      append_text (zip, entry->local.name);
      g_byte_array_append (zip, g_bytes_get_data (entry->packed, NULL),
                           (guint) g_bytes_get_size (entry->packed));
    }

  directory = zip->len;
  for (guint i = 0; i < entries->len; i++)
    append_central (zip, g_ptr_array_index (entries, i), offsets[i]);
  size = zip->len - directory;

  append_text (zip, "PK\005\006");
  append_le (zip, 0, 4);
  append_le (zip, entries->len, 2);
  append_le (zip, entries->len, 2);
  append_le (zip, size, 4);
  append_le (zip, directory, 4);
  append_le (zip, comment != NULL ? strlen (comment) : 71, 2);
  if (comment == NULL)
    {
      g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, zip->data, zip->len);

      append_text (zip, "sha256:");
      append_text (zip, hash);
    }
  else
    append_text (zip, comment);

  return g_byte_array_free_to_bytes (zip);
}
