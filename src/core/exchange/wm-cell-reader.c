/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-field-value.h"
#include "model/wm-text.h"
#include "store/wm-clock.h"
#include "wm-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Columns of choices, dates and names repeat a few texts; one that does not is read cell by cell.
 */
#define REMEMBERED_TEXTS 1000

struct _WmCellReader
{
  WmImport *import;   /* borrowed */
  WmProject *project; /* borrowed */
  char *today;
  GHashTable **known; /* one a column: (unowned) char * cell -> (owned) char * value, or NULL */
};

WmCellReader *
wm_cell_reader_new (WmImport *import, WmProject *project, const char *today)
{
  WmCellReader *self = g_new0 (WmCellReader, 1);

  self->import = import;
  self->project = project;
  self->today = today != NULL ? g_strdup (today) : wm_clock_dup_today ();
  self->known = g_new0 (GHashTable *, wm_table_get_n_columns (import->table) + 1);
  return self;
}

void
wm_cell_reader_free (WmCellReader *self)
{
  for (guint i = 0; i < wm_table_get_n_columns (self->import->table); i++)
    g_clear_pointer (&self->known[i], g_hash_table_unref);
  g_free (self->known);
  g_free (self->today);
  g_free (self);
}

/* The sentence without the name of the field, which the place says already. */
static char *
dup_sentence (const WmField *field, const GError *error)
{
  g_autofree char *named = g_strdup_printf (_ ("%1$s: %2$s"), wm_field_get_label (field), "");

  return g_strdup (g_str_has_prefix (error->message, named) ? error->message + strlen (named)
                                                            : error->message);
}

static gboolean
read_value (WmCellReader *self, const WmField *field, guint row, guint column, const char *cell,
            char **value)
{
  g_autoptr (GError) error = NULL;

  *value = wm_field_parse (field, cell, self->today, &error);
  if (error != NULL && field->type == WM_FIELD_DATE)
    *value = wm_table_dup_day_of_serial (self->import->table, cell);
  if (error == NULL || *value != NULL)
    return TRUE;
  wm_import_problems_take (&self->import->problems, WM_IMPORT_PROBLEM_VALUE, row, (int) column,
                           dup_sentence (field, error));
  return FALSE;
}

static gboolean
is_worth_remembering (const WmField *field)
{
  return field->type != WM_FIELD_LINE && field->type != WM_FIELD_TEXT;
}

static const char *
get_fault_sentence (WmTableFault fault)
{
  switch (fault)
    {
    case WM_TABLE_FAULT_VALUE:
      return _ ("The formula here gives an error. Correct it in the spreadsheet, or write the "
                "value itself.");
    case WM_TABLE_FAULT_NOT_CALCULATED:
      return _ ("The formula here was never calculated. Open the file in a spreadsheet, save it, "
                "and choose it again.");
    case WM_TABLE_FAULT_MERGED:
      return _ ("This cell is merged with others, so it is not clear which rows and columns it "
                "belongs to. Take the cells apart in the spreadsheet, and fill each.");
    case WM_TABLE_FAULT_NONE:
      break;
    }
  return NULL;
}

gboolean
wm_import_check_fault (WmImport *self, guint row, guint column)
{
  const char *sentence = get_fault_sentence (wm_table_get_fault (self->table, row, column));

  if (sentence == NULL)
    return TRUE;
  wm_import_problems_take (&self->problems, WM_IMPORT_PROBLEM_VALUE, row, (int) column,
                           g_strdup (sentence));
  return FALSE;
}

gboolean
wm_cell_reader_read (WmCellReader *self, guint row, guint column, const char *cell, char **value)
{
  const WmField *field = &self->import->kind->fields[self->import->columns[column].field];
  GHashTable **known = &self->known[column];
  gpointer found = NULL;

  *value = NULL;
  if (!wm_import_check_fault (self->import, row, column))
    return FALSE;
  if (*cell == '\0')
    return TRUE;
  if (!is_worth_remembering (field))
    return read_value (self, field, row, column, cell, value);
  if (*known == NULL)
    *known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (g_hash_table_lookup_extended (*known, cell, NULL, &found))
    {
      *value = g_strdup (found);
      return TRUE;
    }
  if (!(wm_field_names_records (field)
            ? wm_reference_read (self->import, self->project, field, row, column, cell, value)
            : read_value (self, field, row, column, cell, value)))
    return FALSE;
  /* The text lives as long as the table. */
  if (g_hash_table_size (*known) < REMEMBERED_TEXTS)
    g_hash_table_insert (*known, (gpointer) cell, g_strdup (*value));
  return TRUE;
}
