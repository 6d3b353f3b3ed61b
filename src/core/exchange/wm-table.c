/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-table.h"

#include "model/wm-text.h"
#include "wm-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whole numbers that are likelier a day than anything else: the years 1927 to 2099. */
#define SERIAL_MIN 10000
#define SERIAL_MAX 73050

G_DEFINE_QUARK (wm_table_error_quark, wm_table_error)

void
wm_table_free (WmTable *self)
{
  g_free (self->sheet);
  g_free (self->encoding);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_free (self->arena);
  g_free (self->rows);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

WmTable *
wm_table_ref (WmTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wm_table_unref (WmTable *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    wm_table_free (self);
}

const char *
wm_table_get_sheet (WmTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sheet;
}

const char *
wm_table_get_encoding (WmTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

char
wm_table_get_delimiter (WmTable *self)
{
  g_return_val_if_fail (self != NULL, '\0');

  return self->delimiter;
}

guint
wm_table_get_n_columns (WmTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->names->len;
}

guint
wm_table_get_n_rows (WmTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

const char *
wm_table_get_column_name (WmTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->names->len, NULL);

  return g_ptr_array_index (self->names, column);
}

int
wm_table_find_column (WmTable *self, const char *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, -1);

  key = wm_text_fold_label (name);
  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_key, key)) - 1;
}

guint
wm_table_get_row_number (WmTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->n_rows, 0);

  return self->rows[row].number;
}

const char *
wm_table_get_cell (WmTable *self, guint row, guint column)
{
  const char *cell;

  g_return_val_if_fail (self != NULL && row < self->n_rows, NULL);
  g_return_val_if_fail (column < self->names->len, NULL);

  if (column >= self->rows[row].n_cells)
    return "";
  cell = self->arena + self->rows[row].offset;
  while (column-- > 0)
    cell += strlen (cell) + 1;
  return cell;
}

void
wm_table_get_row (WmTable *self, guint row, const char **cells)
{
  const char *cell;
  guint n_cells;

  g_return_if_fail (self != NULL && row < self->n_rows && cells != NULL);

  cell = self->arena + self->rows[row].offset;
  n_cells = self->rows[row].n_cells;
  for (guint i = 0; i < self->names->len; i++)
    {
      cells[i] = i < n_cells ? cell : "";
      if (i < n_cells)
        cell += strlen (cell) + 1;
    }
}

int
wm_table_compare_marks (gconstpointer a, gconstpointer b)
{
  const WmTableMark *left = a;
  const WmTableMark *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (int) left->column - (int) right->column;
}

WmTableFault
wm_table_get_fault (WmTable *self, guint row, guint column)
{
  const WmTableMark wanted = { .row = row, .column = (guint16) column };
  guint found = 0;

  g_return_val_if_fail (self != NULL && row < self->n_rows, WM_TABLE_FAULT_NONE);

  if (self->marks == NULL ||
      !g_array_binary_search (self->marks, &wanted, wm_table_compare_marks, &found))
    return WM_TABLE_FAULT_NONE;
  return (WmTableFault) g_array_index (self->marks, WmTableMark, found).fault;
}

char *
wm_table_dup_day_of_serial (WmTable *self, const char *text)
{
  g_autoptr (GDate) date = NULL;
  gint64 serial = 0;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (!self->has_serials ||
      !g_ascii_string_to_signed (text, 10, SERIAL_MIN, SERIAL_MAX, &serial, NULL))
    return NULL;
  date = self->from_1904 ? g_date_new_dmy (1, 1, 1904) : g_date_new_dmy (30, 12, 1899);
  g_date_add_days (date, (guint) serial);
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), (guint) g_date_get_month (date),
                          g_date_get_day (date));
}

char *
wm_table_dup_column_letters (guint column)
{
  char letters[8];
  guint i = sizeof letters - 1;
  guint64 rest = (guint64) column + 1;

  letters[i] = '\0';
  while (rest > 0)
    {
      rest--;
      letters[--i] = (char) ('A' + rest % 26);
      rest /= 26;
    }
  return g_strdup (letters + i);
}

char *
wm_table_dup_place_at (WmTable *self, guint number, guint column)
{
  g_autofree char *letters = wm_table_dup_column_letters (column);
  const char *name = column < self->names->len ? g_ptr_array_index (self->names, column) : "";
  g_autofree char *short_name = wm_text_excerpt (name);

  if (self->sheet == NULL && *name == '\0')
    /* Translators: a cell of a spreadsheet; the column is a letter. */
    return g_strdup_printf (_ ("Row %1$u, column %2$s"), number, letters);
  if (self->sheet == NULL)
    /* Translators: a cell of a spreadsheet; the column is a letter, its name in brackets. */
    return g_strdup_printf (_ ("Row %1$u, column %2$s (%3$s)"), number, letters, short_name);
  if (*name == '\0')
    /* Translators: a cell of a spreadsheet; the column is a letter. */
    return g_strdup_printf (_ ("Sheet “%1$s”, row %2$u, column %3$s"), self->sheet, number,
                            letters);
  /* Translators: a cell of a spreadsheet; the column is a letter, its name in brackets. */
  return g_strdup_printf (_ ("Sheet “%1$s”, row %2$u, column %3$s (%4$s)"), self->sheet, number,
                          letters, short_name);
}

char *
wm_table_dup_place (WmTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->n_rows, NULL);

  return wm_table_dup_place_at (self, self->rows[row].number, column);
}
