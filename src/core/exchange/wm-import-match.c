/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-import-match.h"

#include "model/wm-text.h"

#include <glib/gi18n-lib.h>

/* What one way of naming a record says about a row. */
typedef enum
{
  ANSWER_SILENT,  /* it says nothing: another way is asked */
  ANSWER_NEW,     /* it is a record that is not there yet */
  ANSWER_FOUND,   /* it is this one */
  ANSWER_PROBLEM, /* it is wrong, and that is noted */
} Answer;

static int
find_field_column (WmImport *import, const WmField *field)
{
  if (field == NULL)
    return WM_IMPORT_NO_COLUMN;
  return wm_import_columns_find (import->columns, wm_table_get_n_columns (import->table),
                                 WM_USE_FIELD, wm_kind_get_field_index (import->kind, field));
}

void
wm_import_matcher_init (WmImportMatcher *self, WmImport *import, WmProject *project,
                        gboolean by_name)
{
  guint n_columns = wm_table_get_n_columns (import->table);

  self->import = import;
  self->project = project;
  self->own = wm_import_get_index (import, project, import->kind);
  self->by_name = by_name;
  self->id_column = wm_import_columns_find (import->columns, n_columns, WM_USE_ID, 0);
  self->number_column = wm_import_columns_find (import->columns, n_columns, WM_USE_NUMBER, 0);
  self->key_column = find_field_column (import, wm_kind_get_key_field (import->kind));
  self->title_column = find_field_column (import, wm_kind_get_title_field (import->kind));
  self->meant = g_hash_table_new (NULL, NULL);
  self->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
wm_import_matcher_clear (WmImportMatcher *self)
{
  g_clear_pointer (&self->meant, g_hash_table_unref);
  g_clear_pointer (&self->added, g_hash_table_unref);
}

/* Notes a problem; @format gets the name of the register, an excerpt of @text and the
 * name of the column. */
static Answer
report (WmImportMatcher *self, WmImportProblemCode code, guint row, int column, const char *format,
        const char *text)
{
  g_autofree char *excerpt = wm_text_excerpt (text);
  const char *name = column != WM_IMPORT_NO_COLUMN
                         ? wm_table_get_column_name (self->import->table, (guint) column)
                         : "";

  wm_import_problems_take (
      &self->import->problems, code, row, column,
      g_strdup_printf (format, wm_kind_get_plural (self->import->kind), excerpt, name));
  return ANSWER_PROBLEM;
}

static Answer
report_unclear (WmImportMatcher *self, guint row, int column, const char *text)
{
  return report (self, WM_IMPORT_PROBLEM_RECORD, row, column,
                 /* Translators: 1 a register, 2 what stands in a cell. */
                 _ ("“%1$s” has several records “%2$s”. Say which one it is by a column “id”."),
                 text);
}

/* Gives in @line what stands in @column, %NULL for nothing. */
static gboolean
read_line (WmImportMatcher *self, guint row, int column, const char *const *cells, char **line)
{
  g_autoptr (GError) error = NULL;

  *line = NULL;
  if (column == WM_IMPORT_NO_COLUMN || *cells[column] == '\0')
    return TRUE;
  if (!wm_import_check_fault (self->import, row, (guint) column))
    return FALSE;
  *line = wm_text_clean_line (cells[column], -1, &error);
  if (*line == NULL)
    {
      wm_import_problems_take (&self->import->problems, WM_IMPORT_PROBLEM_RECORD, row, column,
                               g_strdup (error->message));
      return FALSE;
    }
  if (**line == '\0')
    g_clear_pointer (line, g_free);
  return TRUE;
}

/* @format is for kinds to which records can be added. */
static Answer
report_unknown (WmImportMatcher *self, guint row, int column, const char *line, const char *format)
{
  if (self->import->kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_SINGLE))
    /* Translators: 1 a register, 2 what stands in a cell. */
    format =
        _ ("“%1$s” has no “%2$s”, and nothing can be added there. Correct the cell or take the "
           "row out.");
  return report (self, WM_IMPORT_PROBLEM_RECORD, row, column, format, line);
}

static Answer
ask_id (WmImportMatcher *self, guint row, const char *const *cells, const WmIndexEntry **entry)
{
  g_autofree char *line = NULL;

  if (!read_line (self, row, self->id_column, cells, &line))
    return ANSWER_PROBLEM;
  if (line == NULL)
    return ANSWER_SILENT;
  *entry = wm_record_index_find_id (self->own, line);
  if (*entry != NULL)
    return ANSWER_FOUND;
  return report_unknown (self, row, self->id_column, line,
                         /* Translators: 1 a register, 2 the id of a record. */
                         _ ("“%1$s” has no record with the id “%2$s”. Correct it, or empty the "
                            "cell if the record is new."));
}

static Answer
ask_number (WmImportMatcher *self, guint row, const char *const *cells, const WmIndexEntry **entry)
{
  g_autofree char *line = NULL;
  gboolean several = FALSE;

  if (!read_line (self, row, self->number_column, cells, &line))
    return ANSWER_PROBLEM;
  if (line == NULL)
    return ANSWER_SILENT;
  *entry = wm_record_index_find_number (self->own, line, TRUE, &several);
  if (several)
    return report_unclear (self, row, self->number_column, line);
  if (*entry != NULL)
    return ANSWER_FOUND;
  return report_unknown (
      self, row, self->number_column, line,
      /* Translators: 1 a register, 2 a number such as A-12. */
      _ ("“%1$s” has no record with the number “%2$s”. Empty the cell if the record is new; if "
         "these are numbers of your own, leave the column out."));
}

static Answer
report_unknown_key (WmImportMatcher *self, guint row, const char *line)
{
  const char *near = NULL;
  g_autofree char *excerpt = wm_text_excerpt (line);

  if (!wm_import_problems_is_full (&self->import->problems))
    near = wm_record_index_suggest_key (self->own, line);
  if (near == NULL)
    return report_unknown (self, row, self->key_column, line, NULL);
  wm_import_problems_take (
      &self->import->problems, WM_IMPORT_PROBLEM_RECORD, row, self->key_column,
      g_strdup_printf (
          /* Translators: 1 a register, 2 what stands in a cell, 3 what was probably meant. */
          _ ("“%1$s” has no “%2$s”, and nothing can be added there. Did you mean “%3$s”?"),
          wm_kind_get_plural (self->import->kind), excerpt, near));
  return ANSWER_PROBLEM;
}

static Answer
ask_key (WmImportMatcher *self, guint row, const char *const *cells, const WmIndexEntry **entry)
{
  g_autofree char *line = NULL;
  gboolean several = FALSE;

  if (!read_line (self, row, self->key_column, cells, &line))
    return ANSWER_PROBLEM;
  if (line == NULL)
    return ANSWER_SILENT;
  *entry = wm_record_index_find_key (self->own, line, &several);
  if (several)
    return report_unclear (self, row, self->key_column, line);
  if (*entry != NULL)
    return ANSWER_FOUND;
  if (self->import->kind->flags & WM_KIND_FROM_CATALOGUE)
    return report_unknown_key (self, row, line);
  return ANSWER_NEW;
}

static Answer
ask_name (WmImportMatcher *self, guint row, const char *const *cells, const WmIndexEntry **entry)
{
  g_autofree char *line = NULL;
  gboolean several = FALSE;

  if (!self->by_name || self->title_column == WM_IMPORT_NO_COLUMN)
    return ANSWER_SILENT;
  /* What cannot be read as a name is noted when the fields are read. */
  line = wm_text_clean_line (cells[self->title_column], -1, NULL);
  if (line == NULL || *line == '\0')
    return ANSWER_SILENT;
  *entry = wm_record_index_find_name (self->own, line, &several);
  if (several)
    return report_unclear (self, row, self->title_column, line);
  return *entry != NULL ? ANSWER_FOUND : ANSWER_NEW;
}

static Answer
ask_kind (WmImportMatcher *self, guint row, const WmIndexEntry **entry)
{
  const WmKind *kind = self->import->kind;

  if ((kind->flags & WM_KIND_SINGLE) && wm_record_index_get_size (self->own) > 0)
    {
      *entry = wm_record_index_get_entry (self->own, 0);
      return ANSWER_FOUND;
    }
  if (kind->flags & WM_KIND_FROM_CATALOGUE)
    return report (self, WM_IMPORT_PROBLEM_RECORD, row, self->key_column,
                   /* Translators: a register such as “Controls”. */
                   _ ("The row does not say which record of “%1$s” it means, and nothing can be "
                      "added there."),
                   "");
  return ANSWER_SILENT;
}

static Answer
ask (WmImportMatcher *self, guint row, const char *const *cells, const WmIndexEntry **entry)
{
  Answer answer = ask_id (self, row, cells, entry);

  if (answer == ANSWER_SILENT)
    answer = ask_number (self, row, cells, entry);
  if (answer == ANSWER_SILENT)
    answer = ask_key (self, row, cells, entry);
  if (answer == ANSWER_SILENT)
    answer = ask_kind (self, row, entry);
  if (answer == ANSWER_SILENT)
    answer = ask_name (self, row, cells, entry);
  return answer;
}

/* Where a row has an id and a number they must belong together. */
static gboolean
check_number (WmImportMatcher *self, guint row, const char *const *cells, const WmIndexEntry *entry)
{
  const WmIndexEntry *other;
  g_autofree char *line = NULL;
  gboolean several = FALSE;

  if (!read_line (self, row, self->number_column, cells, &line))
    return FALSE;
  if (line == NULL)
    return TRUE;
  other = wm_record_index_find_number (self->own, line, TRUE, &several);
  if (other != NULL && other->number == entry->number)
    return TRUE;
  report (self, WM_IMPORT_PROBLEM_READ_ONLY, row, self->number_column,
          /* Translators: 1 a register, 2 a number such as A-12. */
          _ ("The record of “%1$s” that this row means does not have the number “%2$s”."), line);
  return FALSE;
}

static gboolean
report_row_twice (WmImportMatcher *self, guint row, guint first)
{
  wm_import_problems_take (
      &self->import->problems, WM_IMPORT_PROBLEM_ROW_TWICE, row, WM_IMPORT_NO_COLUMN,
      /* Translators: the number of a row. */
      g_strdup_printf (_ ("This is the same record as in row %u. Keep one of the two rows."),
                       wm_table_get_row_number (self->import->table, first)));
  return FALSE;
}

/* Remembers which row means the record; one that does so already is a problem. */
static gboolean
enter_found (WmImportMatcher *self, guint row, const WmIndexEntry *entry)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->meant, entry));

  if (first > 0)
    return report_row_twice (self, row, first - 1);
  g_hash_table_insert (self->meant, (gpointer) entry, GUINT_TO_POINTER (row + 1));
  return TRUE;
}

static char *
dup_new_key (WmImportMatcher *self, const char *const *cells)
{
  int column = self->key_column;
  g_autofree char *line = NULL;

  if (column == WM_IMPORT_NO_COLUMN && self->by_name)
    column = self->title_column;
  if (column == WM_IMPORT_NO_COLUMN)
    return NULL;
  line = wm_text_clean_line (cells[column], -1, NULL);
  if (line == NULL || *line == '\0')
    return NULL;
  return column == self->key_column ? wm_text_fold (line) : wm_text_fold_name (line);
}

static gboolean
enter_new (WmImportMatcher *self, guint row, const char *const *cells)
{
  g_autofree char *key = dup_new_key (self, cells);
  guint first;

  if (key == NULL)
    return TRUE;
  first = GPOINTER_TO_UINT (g_hash_table_lookup (self->added, key));
  if (first > 0)
    return report_row_twice (self, row, first - 1);
  g_hash_table_insert (self->added, g_steal_pointer (&key), GUINT_TO_POINTER (row + 1));
  return TRUE;
}

gboolean
wm_import_matcher_find (WmImportMatcher *self, guint row, const char *const *cells,
                        const WmIndexEntry **entry)
{
  Answer answer;

  *entry = NULL;
  answer = ask (self, row, cells, entry);
  if (answer == ANSWER_PROBLEM)
    {
      *entry = NULL;
      return FALSE;
    }
  if (*entry == NULL)
    return enter_new (self, row, cells);
  return check_number (self, row, cells, *entry) && enter_found (self, row, *entry);
}
