/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-text.h"
#include "wm-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The most that a file of the largest size can become as UTF-8. */
#define MAX_ARENA_BYTES (4 * WM_TABLE_MAX_FILE_BYTES)

struct _WmTableBuilder
{
  WmTable *table; /* owned; NULL once finished */
  GByteArray *arena;
  GArray *rows;          /* WmTableRow */
  GArray *marks;         /* WmTableMark */
  guint32 header_number; /* of the row of names */

  /* The current row. */
  guint32 number;
  gsize start;      /* where it begins in the arena */
  guint n_cells;    /* as the source has them */
  guint n_filled;   /* up to the last one that is kept */
  gsize filled_end; /* where that one ends in the arena */
  gboolean has_text;
};

WmTableBuilder *
wm_table_builder_new (const char *sheet, gsize size_hint)
{
  WmTableBuilder *self = g_new0 (WmTableBuilder, 1);

  self->table = g_new0 (WmTable, 1);
  g_atomic_ref_count_init (&self->table->ref_count);
  self->table->sheet = g_strdup (sheet);
  self->table->names = g_ptr_array_new_with_free_func (g_free);
  self->table->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->arena = g_byte_array_sized_new ((guint) MIN (size_hint, MAX_ARENA_BYTES));
  self->rows = g_array_new (FALSE, FALSE, sizeof (WmTableRow));
  self->marks = g_array_new (FALSE, FALSE, sizeof (WmTableMark));
  self->number = 1;
  return self;
}

void
wm_table_builder_free (WmTableBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->table, wm_table_free);
  g_clear_pointer (&self->arena, g_byte_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

void
wm_table_builder_set_source (WmTableBuilder *self, const char *encoding, char delimiter)
{
  g_return_if_fail (self != NULL && self->table != NULL);

  g_free (self->table->encoding);
  self->table->encoding = g_strdup (encoding);
  self->table->delimiter = delimiter;
}

void
wm_table_builder_skip (WmTableBuilder *self, guint n_rows)
{
  g_return_if_fail (self != NULL && self->n_cells == 0);

  self->number += n_rows;
}

guint
wm_table_builder_get_row_number (WmTableBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
}

void
wm_table_builder_mark (WmTableBuilder *self, guint row_number, guint column, WmTableFault fault)
{
  const WmTableMark mark = { row_number, (guint16) MIN (column, G_MAXUINT16), (guint16) fault };

  g_return_if_fail (self != NULL);

  if (self->marks->len < WM_TABLE_MAX_ROWS)
    g_array_append_val (self->marks, mark);
}

void
wm_table_builder_set_serials (WmTableBuilder *self, gboolean from_1904)
{
  g_return_if_fail (self != NULL && self->table != NULL);

  self->table->has_serials = TRUE;
  self->table->from_1904 = from_1904;
}

static gboolean
has_header (WmTableBuilder *self)
{
  return self->table->names->len > 0;
}

static void
set_error_at (WmTableBuilder *self, guint column, WmTableError code, const char *message,
              GError **error)
{
  g_autofree char *place = wm_table_dup_place_at (self->table, self->number, column);

  /* Translators: a place such as "Row 7, column C (Owner)", then what is wrong there. */
  g_set_error (error, WM_TABLE_ERROR, (int) code, _ ("%1$s: %2$s"), place, message);
}

void
wm_table_builder_set_error (WmTableBuilder *self, WmTableError code, const char *message,
                            GError **error)
{
  g_return_if_fail (self != NULL && self->table != NULL && message != NULL);

  set_error_at (self, self->n_cells, code, message, error);
}

static gboolean
is_blank (const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text >= end;
}

static gboolean
check_size (WmTableBuilder *self, const char *text, gsize length, GError **error)
{
  if (length > WM_TABLE_MAX_CELL_CHARS &&
      g_utf8_strlen (text, (gssize) length) > WM_TABLE_MAX_CELL_CHARS)
    {
      wm_table_builder_set_error (
          self, WM_TABLE_ERROR_TOO_LARGE,
          _ ("this cell holds more than 100,000 characters. Perhaps a quotation mark that ends it "
             "is missing. Shorten it or add the mark, and read the file again. Nothing was "
             "changed."),
          error);
      return FALSE;
    }
  /* A workbook can say one long text a million times. */
  if (self->arena->len + length + 1 > MAX_ARENA_BYTES)
    {
      wm_table_builder_set_error (
          self, WM_TABLE_ERROR_TOO_LARGE,
          _ ("up to here the table holds more text than Waymark reads at once. Split it into "
             "smaller ones. Nothing was changed."),
          error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_no_name_error (WmTableBuilder *self, const char *text, gsize length, GError **error)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *excerpt = wm_text_excerpt (copy);
  g_autofree char *message = NULL;
  gboolean between = self->n_cells < self->table->names->len;

  if (self->table->sheet != NULL)
    message = g_strdup_printf (
        /* Translators: %s is the text of a cell. */
        _ ("“%s” stands in a column without a name. The first row with anything in it must name "
           "every column: add the name, or remove what stands above the names, such as a title. "
           "Nothing was changed."),
        excerpt);
  else
    message = g_strdup_printf (
        /* Translators: %s is the text of a cell. */
        _ ("“%s” stands in a column without a name. The first row with anything in it must name "
           "every column: add the name, remove the text, or put it into quotation marks if it "
           "belongs to the cell before. Nothing was changed."),
        excerpt);
  wm_table_builder_set_error (self, between ? WM_TABLE_ERROR_HEADER : WM_TABLE_ERROR_TOO_MANY_CELLS,
                              message, error);
  return FALSE;
}

/* Checks what is no blank against the columns there are. */
static gboolean
check_column (WmTableBuilder *self, const char *text, gsize length, GError **error)
{
  guint n_columns = self->table->names->len;
  const char *name =
      self->n_cells < n_columns ? g_ptr_array_index (self->table->names, self->n_cells) : "";

  if (has_header (self) && *name == '\0')
    return set_no_name_error (self, text, length, error);
  if (self->n_cells >= WM_TABLE_MAX_COLUMNS)
    {
      wm_table_builder_set_error (
          self, WM_TABLE_ERROR_TOO_LARGE,
          _ ("a table can have at most 1,000 columns. Remove the columns that Waymark does not "
             "need, and read the file again. Nothing was changed."),
          error);
      return FALSE;
    }
  return TRUE;
}

/* Appends with every CR and CRLF made LF. */
static void
append_text (GByteArray *arena, const char *text, gsize length)
{
  const char *end = text + length;
  const char *cr;

  while ((cr = memchr (text, '\r', (gsize) (end - text))) != NULL)
    {
      g_byte_array_append (arena, (const guint8 *) text, (guint) (cr - text));
      g_byte_array_append (arena, (const guint8 *) "\n", 1);
      text = cr + 1;
      if (text < end && *text == '\n')
        text++;
    }
  g_byte_array_append (arena, (const guint8 *) text, (guint) (end - text));
}

gboolean
wm_table_builder_add_cell (WmTableBuilder *self, const char *text, gssize length, GError **error)
{
  gsize size;
  guint width;

  g_return_val_if_fail (self != NULL && self->table != NULL && text != NULL, FALSE);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (!check_size (self, text, size, error))
    return FALSE;
  if (!is_blank (text, size))
    {
      if (!check_column (self, text, size, error))
        return FALSE;
      self->has_text = TRUE;
    }
  /* Blanks to the right of the columns are nothing, however many a hostile row has. */
  width = has_header (self) ? self->table->names->len : WM_TABLE_MAX_COLUMNS;
  if (self->n_cells++ >= width)
    return TRUE;
  append_text (self->arena, text, size);
  g_byte_array_append (self->arena, (const guint8 *) "", 1);
  if (size > 0)
    {
      self->n_filled = self->n_cells;
      self->filled_end = self->arena->len;
    }
  return TRUE;
}

static gboolean
take_name (WmTableBuilder *self, guint column, char *name, GError **error)
{
  WmTable *table = self->table;
  g_autofree char *key = wm_text_fold_label (name);
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (table->by_key, key));

  g_ptr_array_add (table->names, name);
  if (*key != '\0' && other != 0)
    {
      g_autofree char *letters = wm_table_dup_column_letters (other - 1);
      /* Translators: %s is the letter of a column. */
      g_autofree char *message = g_strdup_printf (
          _ ("column %s has the same name. Rename one of the two, and read the file again. "
             "Nothing was changed."),
          letters);

      set_error_at (self, column, WM_TABLE_ERROR_HEADER, message, error);
      return FALSE;
    }
  if (*key != '\0')
    g_hash_table_insert (table->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (column + 1));
  return TRUE;
}

/* A cell of blanks or control characters alone names nothing; at the right end there is then no
 * column, and where all are like that the next row is the header. */
static void
drop_empty_names (GPtrArray *names)
{
  while (names->len > 0 && *(const char *) g_ptr_array_index (names, names->len - 1) == '\0')
    g_ptr_array_set_size (names, (int) names->len - 1);
}

/* Makes the cells of the current row the names of the columns. */
static gboolean
take_header (WmTableBuilder *self, GError **error)
{
  const char *cell = (const char *) self->arena->data + self->start;

  for (guint i = 0; i < self->n_filled; i++)
    {
      char *name = wm_text_clean_line (cell, -1, NULL);

      if (name == NULL)
        {
          set_error_at (
              self, i, WM_TABLE_ERROR_HEADER,
              _ ("this cannot be the name of a column: it is too long. The first row with "
                 "anything in it must hold the names of the columns. Nothing was "
                 "changed."),
              error);
          return FALSE;
        }
      if (!take_name (self, i, name, error))
        return FALSE;
      cell += strlen (cell) + 1;
    }
  drop_empty_names (self->table->names);
  self->header_number = self->number;
  return TRUE;
}

static gboolean
take_row (WmTableBuilder *self, GError **error)
{
  WmTableRow row = { (guint32) self->start, self->number, self->n_filled };

  if (self->rows->len >= WM_TABLE_MAX_ROWS)
    {
      set_error_at (self, 0, WM_TABLE_ERROR_TOO_LARGE,
                    _ ("a table can have at most 200,000 rows. Split the file into smaller ones. "
                       "Nothing was changed."),
                    error);
      return FALSE;
    }
  g_array_append_val (self->rows, row);
  self->start = self->filled_end;
  return TRUE;
}

gboolean
wm_table_builder_end_row (WmTableBuilder *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->table != NULL, FALSE);

  if (self->has_text)
    {
      gboolean taken = has_header (self) ? take_row (self, error) : take_header (self, error);

      if (!taken)
        return FALSE;
    }
  g_byte_array_set_size (self->arena, (guint) self->start);
  self->number++;
  self->n_cells = 0;
  self->n_filled = 0;
  self->filled_end = self->start;
  self->has_text = FALSE;
  return TRUE;
}

static int
compare_row_number (gconstpointer a, gconstpointer b)
{
  const WmTableRow *left = a;
  const WmTableRow *right = b;

  return left->number < right->number ? -1 : left->number > right->number;
}

/* A row of names that is merged with others names nothing for certain. */
static gboolean
check_header_marks (WmTableBuilder *self, GError **error)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const WmTableMark *mark = &g_array_index (self->marks, WmTableMark, i);

      if (mark->row != self->header_number || mark->fault != WM_TABLE_FAULT_MERGED)
        continue;
      self->number = self->header_number;
      set_error_at (self, mark->column, WM_TABLE_ERROR_HEADER,
                    _ ("this cell is merged with others, so it is not clear which column it names. "
                       "Take the cells apart in a spreadsheet, write a name above every column, "
                       "and choose the file again. Nothing was changed."),
                    error);
      return FALSE;
    }
  return TRUE;
}

/* What was said of rows by their number is from here on said of the rows. */
static void
place_marks (WmTableBuilder *self)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (WmTableMark));

  for (guint i = 0; i < self->marks->len; i++)
    {
      WmTableMark mark = g_array_index (self->marks, WmTableMark, i);
      const WmTableRow wanted = { .number = mark.row };
      guint row = 0;

      if (mark.column >= self->table->names->len ||
          !g_array_binary_search (self->rows, &wanted, compare_row_number, &row))
        continue;
      mark.row = row;
      g_array_append_val (marks, mark);
    }
  g_array_sort (marks, wm_table_compare_marks);
  if (marks->len > 0)
    self->table->marks = marks;
  else
    g_array_unref (marks);
}

WmTable *
wm_table_builder_finish (WmTableBuilder *self, GError **error)
{
  WmTable *table;
  gsize length;

  g_return_val_if_fail (self != NULL && self->table != NULL, NULL);

  if (!has_header (self))
    {
      g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_EMPTY,
                           _ ("There is nothing in this table. Choose a file whose first row "
                              "names the columns. Nothing was changed."));
      return NULL;
    }
  if (!check_header_marks (self, error))
    return NULL;
  place_marks (self);
  table = g_steal_pointer (&self->table);
  length = self->arena->len;
  table->arena = (char *) g_byte_array_free (g_steal_pointer (&self->arena), FALSE);
  table->arena = g_realloc (table->arena, MAX (length, 1));
  table->n_rows = self->rows->len;
  table->rows = (WmTableRow *) (gpointer) g_array_free (g_steal_pointer (&self->rows), FALSE);
  return table;
}
