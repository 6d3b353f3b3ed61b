/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-table-decode.h"

#include "wm-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a file is looked at to tell what it is. */
#define SAMPLE_BYTES 65536

/* Office files of the old kind, and new ones with a password. */
#define OLE_MARK "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

static const struct
{
  const char *mark;
  gsize length;
  const char *encoding;
} byte_order_marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* Bytes by which files begin that are often chosen instead of a CSV file. */
static const struct
{
  const char *magic;
  gsize length;
  const char *message;
} other_formats[] = {
  { OLE_MARK, 8,
    N_ ("This is an Excel workbook of the old kind (.xls). Save it as an Excel workbook (.xlsx) "
        "first, and choose that file. Nothing was changed.") },
  { "%PDF", 4,
    N_ ("This is a PDF document, and a table cannot be read out of it. Choose the CSV file that it "
        "was made from. Nothing was changed.") },
  { "\x1f\x8b", 2,
    N_ ("This is a compressed file; unpack it first, and choose the CSV file in it. Nothing was "
        "changed.") },
  { "{\\rtf", 5,
    N_ ("This is a text document (RTF); save its table as CSV from a spreadsheet first. Nothing was "
        "changed.") },
  { "<!DOCTYPE", 9,
    N_ ("This is a web page; open it in a spreadsheet, save it as CSV, and choose that file. "
        "Nothing was changed.") },
  { "<html", 5,
    N_ ("This is a web page; open it in a spreadsheet, save it as CSV, and choose that file. "
        "Nothing was changed.") },
};

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_NOT_A_TABLE, message);
  return FALSE;
}

static gboolean
refuse_binary (GError **error)
{
  return refuse (
      _ ("This file is not text. Choose the CSV file that a spreadsheet saved. Nothing was "
         "changed."),
      error);
}

static gboolean
contains (const char *data, gsize size, const char *needle)
{
  gsize length = strlen (needle);
  const char *end = data + MIN (size, SAMPLE_BYTES);

  while ((gsize) (end - data) >= length)
    {
      if (memcmp (data, needle, length) == 0)
        return TRUE;
      data++;
    }
  return FALSE;
}

/* The name of the stream that holds a workbook with a password, as it stands in the directory. */
static gboolean
is_locked (const char *data, gsize size)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  return memmem (data, size, name, sizeof name - 1) != NULL;
}

static gboolean
refuse_locked (GError **error)
{
  g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_ENCRYPTED,
                       _ ("This workbook is locked with a password. Open it in a spreadsheet, save "
                          "it without the password, and choose that file. Nothing was changed."));
  return FALSE;
}

static gboolean
refuse_zip (const char *data, gsize size, GError **error)
{
  if (contains (data, size, "application/vnd.oasis.opendocument.spreadsheet"))
    return refuse (_ ("This is an OpenDocument spreadsheet; save it as CSV first, and choose that "
                      "file. Nothing was changed."),
                   error);
  if (contains (data, size, "xl/") || contains (data, size, "[Content_Types].xml"))
    return refuse (_ ("This is an Excel workbook; save it as CSV first, and choose that file. "
                      "Nothing was changed."),
                   error);
  return refuse (
      _ ("This is a ZIP archive or an office document, not a CSV file. Open it, save its "
         "table as CSV, and choose that file. Nothing was changed."),
      error);
}

static gboolean
check_format (const char *data, gsize size, GError **error)
{
  if (size >= 4 && memcmp (data, "PK\x03\x04", 4) == 0)
    return refuse_zip (data, size, error);
  if (size >= 8 && memcmp (data, OLE_MARK, 8) == 0 && is_locked (data, size))
    return refuse_locked (error);
  for (gsize i = 0; i < G_N_ELEMENTS (other_formats); i++)
    {
      if (size >= other_formats[i].length &&
          g_ascii_strncasecmp (data, other_formats[i].magic, other_formats[i].length) == 0)
        return refuse (_ (other_formats[i].message), error);
    }
  return TRUE;
}

/* UTF-16 without a mark shows itself by zeros in every other byte, as long as most characters are
 * ASCII. Returns: the encoding, or NULL */
static const char *
guess_utf16 (const char *data, gsize size)
{
  gsize n = MIN (size, SAMPLE_BYTES) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  if (n < 2 || size % 2 != 0)
    return NULL;
  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += data[i] == '\0';
  if (zeros[0] == 0 && zeros[1] * 10 >= n / 2 * 6)
    return "UTF-16LE";
  if (zeros[1] == 0 && zeros[0] * 10 >= n / 2 * 6)
    return "UTF-16BE";
  return NULL;
}

/* Whether text that is not valid UTF-8 was UTF-8 once and has been damaged: by chance hardly any
 * windows-1252 text has a letter beyond ASCII that is valid in both. */
static gboolean
is_damaged_utf8 (const char *data, gsize size)
{
  const char *end = data + size;
  gsize n_good = 0;
  gsize n_bad = 0;

  for (const char *p = data; p < end;)
    {
      gunichar c =
          (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char_validated (p, (gssize) (end - p));

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_bad++;
          p++;
          continue;
        }
      n_good += c >= 0x80;
      p = g_utf8_next_char (p);
    }
  return n_good >= n_bad;
}

/* Counts rows up to an offset, line breaks inside quotation marks left out, so that the number is
 * the one a spreadsheet shows. The encoding must keep ASCII as it is. */
static guint
count_rows (const char *data, gsize offset)
{
  gboolean quoted = FALSE;
  guint row = 1;

  for (gsize i = 0; i < offset; i++)
    {
      if (data[i] == '"')
        quoted = !quoted;
      else if (!quoted &&
               (data[i] == '\n' || (data[i] == '\r' && !(i + 1 < offset && data[i + 1] == '\n'))))
        row++;
    }
  return row;
}

static GBytes *
set_unreadable (const char *data, gsize offset, const char *encoding, GError **error)
{
  g_set_error (
      error, WM_TABLE_ERROR, WM_TABLE_ERROR_ENCODING,
      /* Translators: first the number of a row, then an encoding such as "UTF-8". */
      _ ("Row %1$u: there is a character here that is not valid in %2$s, in which this file "
         "seems to be written. Save it again as “CSV UTF-8”, and choose that file. Nothing "
         "was changed."),
      count_rows (data, offset), encoding);
  return NULL;
}

static GBytes *
convert (const char *data, gsize size, const char *encoding, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize n_read = 0;
  gsize n_written = 0;
  char *text = g_convert (data, (gssize) size, "UTF-8", encoding, &n_read, &n_written, &local);

  /* An incomplete character at the end is no error to g_convert(). */
  if (text != NULL && n_read == size && g_utf8_validate_len (text, n_written, NULL))
    return g_bytes_new_take (text, n_written);
  if (text != NULL && memchr (text, '\0', n_written) != NULL)
    {
      g_free (text);
      refuse_binary (error);
      return NULL;
    }
  g_free (text);
  if (g_error_matches (local, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    g_set_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_ENCODING,
                 /* Translators: %s is the name of an encoding, such as "ISO-8859-15". */
                 _ ("The encoding “%s” is not known here. Write a name such as UTF-8, UTF-16 or "
                    "windows-1252. Nothing was changed."),
                 encoding);
  else if (g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0)
    g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_ENCODING,
                         _ ("This file is cut off or damaged: it is UTF-16 text with a character "
                            "that is none. Save it again, and choose that file. Nothing was "
                            "changed."));
  else
    set_unreadable (data, n_read, encoding, error);
  return NULL;
}

/* Returns: the encoding that the bytes are taken to be in; start is set behind a byte order mark */
static const char *
detect (const char *data, gsize size, gsize *start)
{
  const char *encoding;

  for (gsize i = 0; i < G_N_ELEMENTS (byte_order_marks); i++)
    {
      if (size >= byte_order_marks[i].length &&
          memcmp (data, byte_order_marks[i].mark, byte_order_marks[i].length) == 0)
        {
          *start = byte_order_marks[i].length;
          return byte_order_marks[i].encoding;
        }
    }
  *start = 0;
  encoding = guess_utf16 (data, size);
  if (encoding != NULL)
    return encoding;
  /* Zeros make no valid text, but such a file is not windows-1252 either. */
  if (memchr (data, '\0', size) != NULL || g_utf8_validate_len (data, size, NULL) ||
      is_damaged_utf8 (data, size))
    return "UTF-8";
  return "windows-1252";
}

static GBytes *
take_utf8 (GBytes *bytes, gsize start, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end;

  if (g_utf8_validate_len (data + start, size - start, &end))
    return g_bytes_new_from_bytes (bytes, start, size - start);
  if (memchr (data, '\0', size) != NULL)
    refuse_binary (error);
  else
    set_unreadable (data, (gsize) (end - data), "UTF-8", error);
  return NULL;
}

GBytes *
wm_table_decode (GBytes *bytes, const char *encoding, char **taken, GError **error)
{
  gsize size;
  gsize start = 0;
  const char *data;
  const char *found;

  g_return_val_if_fail (bytes != NULL && taken != NULL, NULL);

  *taken = NULL;
  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    {
      *taken = g_strdup ("UTF-8");
      return g_bytes_ref (bytes);
    }
  if (!check_format (data, size, error))
    return NULL;
  found = detect (data, size, &start);
  /* A byte order mark says more than "UTF-16" does; behind any other name it is text. */
  if (encoding == NULL || (start > 0 && g_ascii_strncasecmp (encoding, found, 5) == 0))
    encoding = found;
  else
    start = 0;
  *taken = g_strdup (encoding);
  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    return take_utf8 (bytes, start, error);
  return convert (data + start, size - start, encoding, error);
}
