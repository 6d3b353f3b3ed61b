/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-serial.h"
#include "wm-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ROW 1048576
#define MAX_COLUMN 16384

typedef enum
{
  IN_NOTHING,
  IN_VALUE,
  IN_TEXT, /* of an inline text */
  IN_FORMULA,
} Place;

typedef struct
{
  WmWorkbook *workbook;
  WmTableBuilder *builder;
  guint n_given; /* cells of the row that the builder has */
  guint column;  /* of the current cell, from 0 */
  guint next_column;
  guint style;
  char type[12];
  Place place;
  guint in_phonetic;
  gboolean in_row;
  gboolean in_cell;
  gboolean has_formula;
  GString *value;
  GString *piece;
} Reader;

/* Reads "AB12"; FALSE where it is no such thing. */
static gboolean
read_reference (const char *text, gsize length, guint *row, guint *column)
{
  gsize i = 0;

  *row = 0;
  *column = 0;
  for (; i < length && g_ascii_isalpha (text[i]) && *column <= MAX_COLUMN; i++)
    *column = *column * 26 + (guint) (g_ascii_toupper (text[i]) - 'A') + 1;
  for (; i < length && g_ascii_isdigit (text[i]) && *row <= MAX_ROW; i++)
    *row = *row * 10 + (guint) (text[i] - '0');
  if (i < length || *row == 0 || *row > MAX_ROW || *column == 0 || *column > MAX_COLUMN)
    return FALSE;
  *column -= 1;
  return TRUE;
}

static void
start_row (Reader *self, const WmSheetAttributes *attributes, GError **error)
{
  guint expected = wm_table_builder_get_row_number (self->builder);
  guint number = wm_sheet_attribute_number (attributes, NULL, "r", expected);

  if (number < expected || number > MAX_ROW)
    {
      wm_workbook_set_damaged (self->builder, error);
      return;
    }
  wm_table_builder_skip (self->builder, number - expected);
  self->in_row = TRUE;
  self->n_given = 0;
  self->next_column = 0;
}

static void
start_cell (Reader *self, const WmSheetAttributes *attributes, GError **error)
{
  gsize length;
  const char *reference = wm_sheet_attribute (attributes, NULL, "r", &length);
  const char *type;
  guint row;

  self->column = self->next_column;
  if (reference != NULL && !read_reference (reference, length, &row, &self->column))
    self->column = G_MAXUINT;
  if (self->column < self->next_column || self->column >= MAX_COLUMN)
    {
      wm_workbook_set_damaged (self->builder, error);
      return;
    }
  self->next_column = self->column + 1;
  type = wm_sheet_attribute (attributes, NULL, "t", &length);
  if (type == NULL)
    {
      type = "n";
      length = 1;
    }
  length = MIN (length, sizeof self->type - 1);
  memcpy (self->type, type, length);
  self->type[length] = '\0';
  self->style = wm_sheet_attribute_number (attributes, NULL, "s", 0);
  self->in_cell = TRUE;
  self->has_formula = FALSE;
  g_string_truncate (self->value, 0);
}

/* A range that is merged is marked at its first cell, where its text stands. */
static void
read_merge (Reader *self, const WmSheetAttributes *attributes)
{
  gsize length;
  const char *reference = wm_sheet_attribute (attributes, NULL, "ref", &length);
  const char *colon = reference != NULL ? memchr (reference, ':', length) : NULL;
  guint row;
  guint column;

  if (colon != NULL && read_reference (reference, (gsize) (colon - reference), &row, &column))
    wm_table_builder_mark (self->builder, row, column, WM_TABLE_FAULT_MERGED);
}

static void
start_in_cell (Reader *self, const char *name)
{
  g_string_truncate (self->piece, 0);
  self->in_phonetic += strcmp (name, "rPh") == 0;
  if (strcmp (name, "v") == 0)
    self->place = IN_VALUE;
  else if (strcmp (name, "t") == 0 && self->in_phonetic == 0)
    self->place = IN_TEXT;
  else if (strcmp (name, "f") == 0)
    {
      self->place = IN_FORMULA;
      self->has_formula = TRUE;
    }
}

static void
start_element (gpointer data, const char *uri, const char *name,
               const WmSheetAttributes *attributes, GError **error)
{
  Reader *self = data;

  if (self->in_cell)
    start_in_cell (self, name);
  else if (self->in_row && strcmp (name, "c") == 0)
    start_cell (self, attributes, error);
  else if (!self->in_row && strcmp (name, "row") == 0)
    start_row (self, attributes, error);
  else if (!self->in_row && strcmp (name, "mergeCell") == 0)
    read_merge (self, attributes);
}

static gboolean
give (Reader *self, const char *text, gssize length, GError **error)
{
  /* Empty cells before it are only worth something when it is not empty. */
  for (; self->n_given < self->column; self->n_given++)
    if (!wm_table_builder_add_cell (self->builder, "", 0, error))
      return FALSE;
  self->n_given++;
  return wm_table_builder_add_cell (self->builder, text, length, error);
}

static void
mark (Reader *self, WmTableFault fault)
{
  wm_table_builder_mark (self->builder, wm_table_builder_get_row_number (self->builder),
                         self->column, fault);
}

static const char *
find_shared (Reader *self)
{
  const WmXlsxShared *shared = &self->workbook->shared;
  guint64 index = 0;

  if (!g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT32, &index, NULL) ||
      index >= shared->string_starts->len)
    return NULL;
  return shared->strings->str + g_array_index (shared->string_starts, guint32, (guint) index);
}

static void
give_shared (Reader *self, GError **error)
{
  const char *text = find_shared (self);

  if (text == NULL)
    wm_workbook_set_damaged (self->builder, error);
  else if (*text != '\0')
    give (self, text, -1, error);
}

static void
give_number (Reader *self, GError **error)
{
  GArray *looks = self->workbook->shared.looks;
  WmNumberLook look =
      self->style < looks->len ? g_array_index (looks, WmNumberLook, self->style) : WM_NUMBER_PLAIN;
  g_autofree char *text =
      wm_number_dup_text (self->value->str, look, self->workbook->shared.from_1904);

  give (self, text, -1, error);
}

static void
give_value (Reader *self, GError **error)
{
  const char *type = self->type;

  if (strcmp (type, "s") == 0)
    give_shared (self, error);
  else if (strcmp (type, "b") == 0)
    give (self, strcmp (self->value->str, "0") == 0 ? "FALSE" : "TRUE", -1, error);
  else if (strcmp (type, "n") == 0)
    give_number (self, error);
  else
    give (self, self->value->str, (gssize) self->value->len, error);
}

static void
end_cell (Reader *self, GError **error)
{
  self->in_cell = FALSE;
  if (strcmp (self->type, "e") == 0)
    mark (self, WM_TABLE_FAULT_VALUE);
  if (self->value->len > 0)
    give_value (self, error);
  else if (self->has_formula && strcmp (self->type, "str") != 0)
    {
      mark (self, WM_TABLE_FAULT_NOT_CALCULATED);
      give (self, "=", 1, error);
    }
}

static void
end_in_cell (Reader *self, const char *name, GError **error)
{
  self->in_phonetic -= self->in_phonetic > 0 && strcmp (name, "rPh") == 0;
  if (self->place == IN_VALUE && strcmp (self->type, "str") != 0)
    g_string_append_len (self->value, self->piece->str, (gssize) self->piece->len);
  else if (self->place == IN_VALUE || self->place == IN_TEXT)
    wm_xlsx_append_text (self->value, self->piece->str, self->piece->len);
  self->place = IN_NOTHING;
  if (strcmp (name, "c") == 0)
    end_cell (self, error);
}

static void
end_element (gpointer data, const char *uri, const char *name, GError **error)
{
  Reader *self = data;

  if (self->in_cell)
    end_in_cell (self, name, error);
  else if (self->in_row && strcmp (name, "row") == 0)
    {
      self->in_row = FALSE;
      wm_table_builder_end_row (self->builder, error);
    }
}

static void
add_text (gpointer data, const char *text, gsize length)
{
  Reader *self = data;

  /* What is longer than a cell may be is refused when it is given. */
  if ((self->place == IN_VALUE || self->place == IN_TEXT) &&
      self->piece->len + self->value->len <= 8 * WM_TABLE_MAX_CELL_CHARS)
    g_string_append_len (self->piece, text, (gssize) length);
}

gboolean
wm_xlsx_read (WmWorkbook *self, const WmSheet *sheet, WmTableBuilder *builder,
              GCancellable *cancellable, GError **error)
{
  static const WmSheetHandlers handlers = { start_element, end_element, add_text };
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) piece = g_string_new (NULL);
  g_autoptr (GError) local = NULL;
  Reader reader = { .workbook = self, .builder = builder, .value = value, .piece = piece };

  if (wm_sheet_xml_read (self->package, sheet->part, &handlers, &reader, cancellable, &local))
    return TRUE;
  wm_workbook_take_error (builder, g_steal_pointer (&local), error);
  return FALSE;
}
