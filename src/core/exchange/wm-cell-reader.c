/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-field-value.h"
#include "model/wm-text.h"
#include "store/wm-clock.h"
#include "wm-import-private.h"

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

static char *
dup_unknown_sentence (WmRecordIndex *index, const WmKind *kind, const char *name)
{
  g_autofree char *excerpt = wm_text_excerpt (name);
  const char *near = wm_record_index_suggest_name (index, name);
  g_autofree char *near_excerpt = wm_text_excerpt (near);

  if (near != NULL)
    return g_strdup_printf (
        /* Translators: 1 and 3 names, 2 a register: “Eva Linder” is not in “People”. */
        _ ("“%1$s” is not in “%2$s”. Did you mean “%3$s”? Correct the name, or import “%2$s” "
           "first."),
        excerpt, wm_kind_get_plural (kind), near_excerpt);
  return g_strdup_printf (
      /* Translators: 1 a name, 2 a register: “Eva Lindner” is not in “People”. */
      _ ("“%1$s” is not in “%2$s”. Correct the name, or import “%2$s” first."), excerpt,
      wm_kind_get_plural (kind));
}

static void
report_reference (WmCellReader *self, const WmKind *kind, guint row, guint column, const char *name,
                  gboolean several)
{
  WmImportProblems *problems = &self->import->problems;
  char *message = NULL;

  if (wm_import_problems_is_full (problems))
    message = NULL;
  else if (several)
    {
      g_autofree char *excerpt = wm_text_excerpt (name);

      message = g_strdup_printf (
          /* Translators: 1 a name, 2 a register, 3 the letter of its numbers. */
          _ ("“%2$s” has several records “%1$s”. Write the number of the one that is meant, such as "
             "%3$s-1."),
          excerpt, wm_kind_get_plural (kind), kind->prefix);
    }
  else
    message =
        dup_unknown_sentence (wm_import_get_index (self->import, self->project, kind), kind, name);
  wm_import_problems_take (problems, WM_IMPORT_PROBLEM_REFERENCE, row, (int) column, message);
}

static const WmKind *
get_target (WmCellReader *self, const WmField *field)
{
  return field->target != NULL
             ? wm_registry_find_kind (wm_project_get_registry (self->project), field->target)
             : NULL;
}

static char *
read_line (WmCellReader *self, guint row, guint column, const char *cell)
{
  g_autoptr (GError) error = NULL;
  char *line = wm_text_clean_line (cell, -1, &error);

  if (line == NULL)
    wm_import_problems_take (&self->import->problems, WM_IMPORT_PROBLEM_VALUE, row, (int) column,
                             g_strdup (error->message));
  return line;
}

static gboolean
read_reference (WmCellReader *self, const WmField *field, guint row, guint column, const char *cell,
                char **value)
{
  const WmKind *kind = get_target (self, field);
  g_autofree char *name = read_line (self, row, column, cell);
  const WmIndexEntry *entry;
  gboolean several = FALSE;

  *value = NULL;
  if (name == NULL)
    return FALSE;
  if (*name == '\0')
    return TRUE;
  entry = wm_record_index_find (wm_import_get_index (self->import, self->project, kind), name,
                                &several);
  if (entry == NULL || several)
    {
      report_reference (self, kind, row, column, name, several);
      return FALSE;
    }
  *value = g_strdup (entry->id);
  return TRUE;
}

/* Records of any kind have no names that would be clear; they are given by number, key or id. */
static gboolean
read_any_reference (WmCellReader *self, guint row, guint column, const char *name, char **value)
{
  g_autoptr (GError) error = NULL;

  *value = wm_records_resolve (wm_project_get_database (self->project),
                               wm_project_get_registry (self->project), NULL, name, &error);
  if (*value == NULL)
    wm_import_problems_take (&self->import->problems, WM_IMPORT_PROBLEM_REFERENCE, row,
                             (int) column, g_strdup (error->message));
  return *value != NULL;
}

static gboolean
is_known_name (WmCellReader *self, const WmKind *kind, const char *name)
{
  gboolean several = FALSE;

  return kind != NULL &&
         wm_record_index_find (wm_import_get_index (self->import, self->project, kind), name,
                               &several) != NULL;
}

/* Adds what the parts of @text between @separators name to @ids. A name can have a comma in it, so
 * commas separate only where semicolons did not. */
static gboolean
read_parts (WmCellReader *self, const WmField *field, guint row, guint column, const char *text,
            const char *separator, GString *ids)
{
  const WmKind *kind = get_target (self, field);
  g_auto (GStrv) parts = g_strsplit (text, separator, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      g_autofree char *id = NULL;
      gboolean has_more = *separator == ';' && strchr (part, ',') != NULL;

      if (*part == '\0')
        continue;
      if (has_more && !is_known_name (self, kind, part))
        {
          if (!read_parts (self, field, row, column, part, ",", ids))
            return FALSE;
          continue;
        }
      if (!(kind != NULL ? read_reference (self, field, row, column, part, &id)
                         : read_any_reference (self, row, column, part, &id)))
        return FALSE;
      if (id != NULL)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? "," : "", id);
    }
  return TRUE;
}

static gboolean
read_references (WmCellReader *self, const WmField *field, guint row, guint column,
                 const char *cell, char **value)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *line = read_line (self, row, column, cell);

  *value = NULL;
  if (line == NULL || !read_parts (self, field, row, column, line, ";", ids))
    return FALSE;
  *value = wm_field_clean (field, ids->str, NULL);
  return TRUE;
}

static gboolean
read_by_type (WmCellReader *self, const WmField *field, guint row, guint column, const char *cell,
              char **value)
{
  if (field->type == WM_FIELD_RECORDS)
    return read_references (self, field, row, column, cell, value);
  return field->type == WM_FIELD_RECORD ? read_reference (self, field, row, column, cell, value)
                                        : read_value (self, field, row, column, cell, value);
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
  if (!read_by_type (self, field, row, column, cell, value))
    return FALSE;
  /* The text lives as long as the table. */
  if (g_hash_table_size (*known) < REMEMBERED_TEXTS)
    g_hash_table_insert (*known, (gpointer) cell, g_strdup (*value));
  return TRUE;
}
