/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format is the one documented at sqlite3changeset_start's session extension: a header ("T",
 * the number of columns, a byte a column that says whether it is of the key, the name with a NUL),
 * then rows of that table (operation, a flag, the values before and after), then the next header.
 */
#include "config.h"

#include "wm-changeset-bytes.h"

#include <sqlite3.h>
#include <string.h>

/* SQLite itself allows half of it. */
#define COLUMNS_MAX 65536

#define HEADER 'T'

enum
{
  VALUE_UNCHANGED = 0,
  VALUE_INTEGER = 1,
  VALUE_REAL = 2,
  VALUE_TEXT = 3,
  VALUE_BLOB = 4,
  VALUE_NULL = 5,
};

typedef struct
{
  const guint8 *at;
  gsize left;
} Cursor;

static gboolean
skip (Cursor *cursor, gsize n)
{
  if (n > cursor->left)
    return FALSE;
  cursor->at += n;
  cursor->left -= n;
  return TRUE;
}

static gboolean
read_byte (Cursor *cursor, guint8 *byte)
{
  if (cursor->left == 0)
    return FALSE;
  *byte = *cursor->at;
  return skip (cursor, 1);
}

/* Seven bits a byte, the highest first; five bytes hold every length that fits into a changeset. */
static gboolean
read_length (Cursor *cursor, gsize *length)
{
  guint8 byte = 0x80;

  *length = 0;
  for (int i = 0; i < 5 && byte & 0x80; i++)
    {
      if (!read_byte (cursor, &byte))
        return FALSE;
      *length = *length << 7 | (byte & 0x7f);
    }
  return (byte & 0x80) == 0 && *length <= G_MAXINT;
}

static gboolean
skip_header (Cursor *cursor, gsize *n_columns)
{
  const guint8 *end;

  if (!read_length (cursor, n_columns) || *n_columns == 0 || *n_columns > COLUMNS_MAX ||
      !skip (cursor, *n_columns))
    return FALSE;
  end = memchr (cursor->at, '\0', cursor->left);
  return end != NULL && skip (cursor, (gsize) (end - cursor->at) + 1);
}

static gboolean
skip_value (Cursor *cursor)
{
  guint8 type;
  gsize length;

  if (!read_byte (cursor, &type))
    return FALSE;
  switch (type)
    {
    case VALUE_UNCHANGED:
    case VALUE_NULL:
      return TRUE;
    case VALUE_INTEGER:
    case VALUE_REAL:
      return skip (cursor, 8);
    case VALUE_TEXT:
    case VALUE_BLOB:
      return read_length (cursor, &length) && skip (cursor, length);
    default:
      return FALSE;
    }
}

static gboolean
skip_row (Cursor *cursor, guint8 operation, gsize n_columns)
{
  gsize n_values = operation == SQLITE_UPDATE ? 2 * n_columns : n_columns;

  if (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE)
    return FALSE;
  if (!skip (cursor, 1))
    return FALSE;
  for (gsize i = 0; i < n_values; i++)
    if (!skip_value (cursor))
      return FALSE;
  return TRUE;
}

gboolean
wm_changeset_bytes_are_whole (const void *data, gsize size)
{
  Cursor cursor = { data, size };
  gsize n_columns = 0;
  guint8 operation;

  while (read_byte (&cursor, &operation))
    if (operation == HEADER ? !skip_header (&cursor, &n_columns)
                            : n_columns == 0 || !skip_row (&cursor, operation, n_columns))
      return FALSE;
  return TRUE;
}
