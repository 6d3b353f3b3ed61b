/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-serial.h"
#include "wm-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define CALCEXT "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

#define CONTENT "content.xml"
#define MANIFEST "META-INF/manifest.xml"

#define MAX_SHEETS 1000
#define MAX_ROW 1048576
#define MAX_COLUMN 16384

/* The list of sheets */

typedef struct
{
  WmWorkbook *workbook;
  GHashTable *hiding; /* (owned) char * names of styles that hide a table */
  char *style;        /* owned: the style being read */
  guint in_table;     /* tables can stand in cells of others */
} Lister;

static gboolean
is_element (const char *uri, const char *name, const char *wanted_uri, const char *wanted)
{
  return strcmp (name, wanted) == 0 && strcmp (uri, wanted_uri) == 0;
}

static void
start_listing (gpointer data, const char *uri, const char *name,
               const WmSheetAttributes *attributes, GError **error)
{
  Lister *self = data;

  if (is_element (uri, name, STYLE, "style"))
    {
      g_free (self->style);
      self->style = wm_sheet_dup_attribute (attributes, STYLE, "name");
    }
  else if (is_element (uri, name, STYLE, "table-properties") && self->style != NULL &&
           wm_sheet_attribute_is (attributes, TABLE, "display", "false"))
    g_hash_table_add (self->hiding, g_strdup (self->style));
  else if (is_element (uri, name, TABLE, "table") && self->in_table++ == 0 &&
           self->workbook->sheets->len < MAX_SHEETS)
    {
      g_autofree char *style = wm_sheet_dup_attribute (attributes, TABLE, "style-name");
      WmSheet *sheet = g_new0 (WmSheet, 1);

      sheet->name = wm_sheet_dup_attribute (attributes, TABLE, "name");
      if (sheet->name == NULL)
        sheet->name = g_strdup ("");
      sheet->hidden = style != NULL && g_hash_table_contains (self->hiding, style);
      g_ptr_array_add (self->workbook->sheets, sheet);
    }
}

static void
end_listing (gpointer data, const char *uri, const char *name, GError **error)
{
  Lister *self = data;

  self->in_table -= self->in_table > 0 && is_element (uri, name, TABLE, "table");
}

static gboolean
check_password (WmWorkbook *self, GError **error)
{
  g_autofree char *manifest = wm_package_read_small (self->package, MANIFEST);

  if (strstr (manifest, "encryption-data") == NULL)
    return TRUE;
  g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_ENCRYPTED,
                       _ ("This workbook is locked with a password. Open it in a spreadsheet, save "
                          "it without the password, and choose that file. Nothing was changed."));
  return FALSE;
}

gboolean
wm_ods_list (WmWorkbook *self, GCancellable *cancellable, GError **error)
{
  static const WmSheetHandlers handlers = { start_listing, end_listing, NULL };
  g_autoptr (GHashTable) hiding = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  Lister lister = { .workbook = self, .hiding = hiding };
  gboolean done;

  self->is_ods = TRUE;
  if (!check_password (self, error))
    return FALSE;
  done = wm_sheet_xml_read (self->package, CONTENT, &handlers, &lister, cancellable, &local);
  g_free (lister.style);
  /* Whoever reads the sheet that is broken says where. */
  if (done ||
      (self->sheets->len > 0 && g_error_matches (local, WM_TABLE_ERROR, WM_TABLE_ERROR_DAMAGED)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A sheet */

typedef struct
{
  const WmSheet *sheet;
  WmTableBuilder *builder;
  guint n_tables;    /* how deep in tables */
  gboolean in_sheet; /* in the one that is read */
  gboolean done;

  /* The current row. */
  gboolean in_row;
  guint row_repeat;
  GPtrArray *cells; /* (owned) char *, up to the last one with text */
  guint column;     /* the place of the next cell */

  /* The current cell. */
  gboolean in_cell;
  guint depth; /* of elements in it */
  guint repeat;
  guint skip_depth; /* of a comment or drawing; 0: none */
  char *value;      /* owned: what the file says apart from the text; NULL: nothing */
  gboolean unread;  /* a formula without a result */
  gboolean is_text;
  guint n_paragraphs;
  GString *text;
} Reader;

static void
start_row (Reader *self, const WmSheetAttributes *attributes)
{
  self->in_row = TRUE;
  self->row_repeat = wm_sheet_attribute_number (attributes, TABLE, "number-rows-repeated", 1);
  self->column = 0;
  g_ptr_array_set_size (self->cells, 0);
}

static void
mark (Reader *self, WmTableFault fault)
{
  wm_table_builder_mark (self->builder, wm_table_builder_get_row_number (self->builder),
                         self->column, fault);
}

/* A day is written "2026-11-23T14:05:00", with seconds and parts of them that nobody needs. */
static char *
dup_date (const WmSheetAttributes *attributes)
{
  g_autofree char *text = wm_sheet_dup_attribute (attributes, OFFICE, "date-value");
  char *time = text != NULL ? strchr (text, 'T') : NULL;

  if (time == NULL)
    return g_steal_pointer (&text);
  if (g_str_has_prefix (time, "T00:00:00"))
    *time = '\0';
  else
    {
      *time = ' ';
      if (strlen (time) > 6)
        time[6] = '\0';
    }
  return g_steal_pointer (&text);
}

static void
read_value (Reader *self, const WmSheetAttributes *attributes)
{
  g_autofree char *type = wm_sheet_dup_attribute (attributes, OFFICE, "value-type");
  g_autofree char *number = NULL;

  self->is_text = type == NULL || strcmp (type, "string") == 0 || strcmp (type, "time") == 0;
  if (type == NULL)
    {
      gsize length;

      self->unread = wm_sheet_attribute (attributes, TABLE, "formula", &length) != NULL;
    }
  else if (strcmp (type, "date") == 0)
    self->value = dup_date (attributes);
  else if (strcmp (type, "boolean") == 0)
    self->value = g_strdup (
        wm_sheet_attribute_is (attributes, OFFICE, "boolean-value", "true") ? "TRUE" : "FALSE");
  else if (strcmp (type, "string") == 0)
    self->value = wm_sheet_dup_attribute (attributes, OFFICE, "string-value");
  else if (strcmp (type, "time") != 0)
    {
      number = wm_sheet_dup_attribute (attributes, OFFICE, "value");
      self->value = number != NULL ? wm_number_dup_text (number, WM_NUMBER_PLAIN, FALSE) : NULL;
    }
}

static void
start_cell (Reader *self, const WmSheetAttributes *attributes)
{
  self->in_cell = TRUE;
  self->depth = 0;
  self->skip_depth = 0;
  self->n_paragraphs = 0;
  self->unread = FALSE;
  self->repeat = wm_sheet_attribute_number (attributes, TABLE, "number-columns-repeated", 1);
  self->repeat = CLAMP (self->repeat, 1, MAX_COLUMN);
  g_clear_pointer (&self->value, g_free);
  g_string_truncate (self->text, 0);
  read_value (self, attributes);
  if (wm_sheet_attribute_number (attributes, TABLE, "number-columns-spanned", 1) > 1 ||
      wm_sheet_attribute_number (attributes, TABLE, "number-rows-spanned", 1) > 1)
    mark (self, WM_TABLE_FAULT_MERGED);
  if (wm_sheet_attribute_is (attributes, CALCEXT, "value-type", "error"))
    mark (self, WM_TABLE_FAULT_VALUE);
}

static void
start_in_cell (Reader *self, const char *uri, const char *name, const WmSheetAttributes *attributes)
{
  self->depth++;
  if (self->skip_depth > 0)
    return;
  /* Comments, drawings and tables in a cell are not what stands in it. */
  if (strcmp (uri, TEXT) != 0)
    self->skip_depth = self->depth;
  else if (strcmp (name, "p") == 0 && self->n_paragraphs++ > 0)
    g_string_append_c (self->text, '\n');
  else if (strcmp (name, "s") == 0)
    for (guint i = MIN (wm_sheet_attribute_number (attributes, TEXT, "c", 1), 1000); i > 0; i--)
      g_string_append_c (self->text, ' ');
  else if (strcmp (name, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (name, "line-break") == 0)
    g_string_append_c (self->text, '\n');
}

static gboolean
is_cell (const char *uri, const char *name)
{
  return strcmp (uri, TABLE) == 0 &&
         (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0);
}

static void
start_table (Reader *self, const WmSheetAttributes *attributes)
{
  if (self->n_tables++ > 0 || self->done)
    return;
  self->in_sheet = wm_sheet_attribute_is (attributes, TABLE, "name", self->sheet->name);
}

static void
start_element (gpointer data, const char *uri, const char *name,
               const WmSheetAttributes *attributes, GError **error)
{
  Reader *self = data;

  if (self->in_cell)
    start_in_cell (self, uri, name, attributes);
  else if (is_element (uri, name, TABLE, "table"))
    start_table (self, attributes);
  else if (!self->in_sheet)
    return;
  else if (self->in_row && is_cell (uri, name))
    start_cell (self, attributes);
  else if (is_element (uri, name, TABLE, "table-row"))
    start_row (self, attributes);
}

/* What the value and the shown text of a cell make together. */
static const char *
get_cell_text (Reader *self)
{
  if (self->value != NULL)
    return self->value;
  if (!self->is_text && self->text->len == 0)
    return "";
  return self->text->str;
}

static void
end_cell (Reader *self)
{
  const char *text = get_cell_text (self);

  self->in_cell = FALSE;
  if (*text == '\0' && self->unread)
    {
      mark (self, WM_TABLE_FAULT_NOT_CALCULATED);
      text = "=";
    }
  /* Sheets end with a cell that is repeated to the edge of the world. */
  if (*text == '\0')
    {
      self->column = MIN (self->column + self->repeat, MAX_COLUMN);
      return;
    }
  while (self->cells->len < self->column)
    g_ptr_array_add (self->cells, NULL);
  for (guint i = 0; i < MIN (self->repeat, WM_TABLE_MAX_COLUMNS + 1); i++)
    g_ptr_array_add (self->cells, g_strdup (text));
  self->column = MIN (self->column + self->repeat, MAX_COLUMN);
}

static gboolean
give_row (Reader *self, GError **error)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *text = g_ptr_array_index (self->cells, i);

      if (!wm_table_builder_add_cell (self->builder, text != NULL ? text : "", -1, error))
        return FALSE;
    }
  return wm_table_builder_end_row (self->builder, error);
}

static void
end_row (Reader *self, GError **error)
{
  guint expected = wm_table_builder_get_row_number (self->builder);

  self->in_row = FALSE;
  if (self->cells->len == 0)
    {
      wm_table_builder_skip (self->builder,
                             MIN (self->row_repeat, 2 * MAX_ROW - MIN (expected, 2 * MAX_ROW)));
      return;
    }
  for (guint i = 0; i < self->row_repeat; i++)
    if (!give_row (self, error))
      return;
}

static void
end_element (gpointer data, const char *uri, const char *name, GError **error)
{
  Reader *self = data;

  if (self->in_cell && self->depth > 0)
    {
      if (self->skip_depth == self->depth)
        self->skip_depth = 0;
      self->depth--;
    }
  else if (self->in_cell)
    end_cell (self);
  else if (self->in_row && is_element (uri, name, TABLE, "table-row"))
    end_row (self, error);
  else if (self->n_tables > 0 && is_element (uri, name, TABLE, "table") && --self->n_tables == 0)
    {
      self->done |= self->in_sheet;
      self->in_sheet = FALSE;
    }
}

static void
add_text (gpointer data, const char *text, gsize length)
{
  Reader *self = data;

  /* White space between paragraphs is none of the text. */
  if (self->in_cell && self->depth > 0 && self->skip_depth == 0 &&
      self->text->len <= 8 * WM_TABLE_MAX_CELL_CHARS)
    g_string_append_len (self->text, text, (gssize) length);
}

gboolean
wm_ods_read (WmWorkbook *self, const WmSheet *sheet, WmTableBuilder *builder,
             GCancellable *cancellable, GError **error)
{
  static const WmSheetHandlers handlers = { start_element, end_element, add_text };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  Reader reader = { .sheet = sheet, .builder = builder, .cells = cells, .text = text };
  gboolean done;

  done = wm_sheet_xml_read (self->package, CONTENT, &handlers, &reader, cancellable, &local);
  g_free (reader.value);
  if (!done && reader.done)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (!done)
    wm_workbook_take_error (builder, g_steal_pointer (&local), error);
  return done;
}
