/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-import.h"

#include "model/wm-field-value.h"
#include "model/wm-text.h"
#include "wm-export.h"
#include "wm-reference.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (wm_import_error, wm_import_error)

static void
clear_answer (gpointer data)
{
  WmImportAnswer *answer = data;

  g_free ((char *) answer->target);
  g_free ((char *) answer->text);
  g_free ((char *) answer->record_id);
}

static GArray *
copy_answers (const WmImportOptions *options)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (WmImportAnswer));

  g_array_set_clear_func (answers, clear_answer);
  for (guint i = 0; i < options->n_answers; i++)
    {
      const WmImportAnswer *given = &options->answers[i];
      const WmImportAnswer answer = { g_strdup (given->target), g_strdup (given->text),
                                      g_strdup (given->record_id) };

      g_array_append_val (answers, answer);
    }
  return answers;
}

static WmImport *
new_import (WmProject *project, const WmKind *kind, WmTable *table, const WmImportOptions *options)
{
  WmImport *self = g_new0 (WmImport, 1);

  self->kind = kind;
  self->table = wm_table_ref (table);
  self->head = g_strdup (wm_project_get_head (project));
  self->columns = g_new0 (WmImportColumn, wm_table_get_n_columns (table) + 1);
  self->n_rows = wm_table_get_n_rows (table);
  self->rows = g_new0 (WmImportRow, self->n_rows + 1);
  self->missing = g_ptr_array_new ();
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_import_question_free);
  self->question_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->new_rows = wm_new_rows_new ();
  self->answers = copy_answers (options);
  self->delete_missing = options->delete_missing;
  self->indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) wm_record_index_free);
  wm_import_problems_init (&self->problems, table);
  return self;
}

WmImport *
wm_import_begin (WmProject *project, const WmKind *kind, WmTable *table,
                 const WmImportOptions *options, GError **error)
{
  static const WmImportOptions defaults = { 0 };
  g_autoptr (WmImport) self = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (kind != NULL && table != NULL, NULL);

  if (options == NULL)
    options = &defaults;
  self = new_import (project, kind, table, options);
  if (!wm_import_columns_match (self->columns, kind, table, options, &self->problems, error))
    return NULL;
  /* A column that is taken for another would make every row wrong. */
  if (self->problems.n_problems == 0)
    self->planner = wm_import_planner_new (self, project, options);
  else
    self->counts[WM_IMPORT_WRONG] = self->n_rows;
  return g_steal_pointer (&self);
}

gboolean
wm_import_go_on (WmImport *self, guint n_steps)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; self->planner != NULL && i < n_steps; i++)
    if (!wm_import_planner_step (self->planner))
      g_clear_pointer (&self->planner, wm_import_planner_free);
  return self->planner != NULL;
}

double
wm_import_get_fraction (WmImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->planner != NULL ? wm_import_planner_get_fraction (self->planner) : 1;
}

WmImport *
wm_import_prepare (WmProject *project, const WmKind *kind, WmTable *table,
                   const WmImportOptions *options, GError **error)
{
  WmImport *self = wm_import_begin (project, kind, table, options, error);

  while (self != NULL && wm_import_go_on (self, G_MAXUINT))
    ;
  return self;
}

void
wm_import_free (WmImport *self)
{
  g_clear_pointer (&self->planner, wm_import_planner_free);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_clear_pointer (&self->rows[i].values, wm_values_free);
      g_clear_pointer (&self->rows[i].before, wm_values_free);
    }
  g_free (self->rows);
  g_ptr_array_unref (self->missing);
  g_hash_table_unref (self->question_keys);
  g_ptr_array_unref (self->questions);
  g_array_unref (self->answers);
  wm_new_rows_free (self->new_rows);
  g_hash_table_unref (self->indexes);
  wm_import_problems_clear (&self->problems);
  g_free (self->columns);
  g_free (self->head);
  wm_table_unref (self->table);
  g_free (self);
}

WmRecordIndex *
wm_import_get_index (WmImport *self, WmProject *project, const WmKind *kind)
{
  WmRecordIndex *index = g_hash_table_lookup (self->indexes, kind);

  if (index == NULL)
    {
      index = wm_record_index_new (project, kind);
      g_hash_table_insert (self->indexes, (gpointer) kind, index);
    }
  return index;
}

const WmKind *
wm_import_get_kind (WmImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

WmTable *
wm_import_get_table (WmImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

char **
wm_import_dup_sheet_names (const WmKind *kind)
{
  g_autofree char *exported = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  exported = wm_export_dup_sheet_name (kind);
  return g_strdupv ((char *[]){ exported, (char *) wm_kind_get_plural (kind), (char *) kind->plural,
                                (char *) kind->id, NULL });
}

const WmField *
wm_import_get_column_field (WmImport *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < wm_table_get_n_columns (self->table), NULL);

  return self->columns[column].use == WM_USE_FIELD
             ? &self->kind->fields[self->columns[column].field]
             : NULL;
}

/* Mistakes */

guint
wm_import_get_n_problems (WmImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->problems.n_problems;
}

guint
wm_import_get_n_listed_problems (WmImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->problems.listed->len;
}

const WmImportProblem *
wm_import_get_problem (WmImport *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->problems.listed->len, NULL);

  return g_ptr_array_index (self->problems.listed, index);
}

char *
wm_import_dup_more (WmImport *self)
{
  guint more;

  g_return_val_if_fail (self != NULL, NULL);

  more = self->problems.n_problems - self->problems.listed->len;
  if (more == 0)
    return NULL;
  /* Translators: stands at the end of a list of mistakes. */
  return g_strdup_printf (ngettext ("And %u more mistake.", "And %u more mistakes.", more), more);
}

/* The plan */

guint
wm_import_get_n_rows (WmImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

guint
wm_import_count (WmImport *self, WmImportAction action)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (action < WM_IMPORT_N_ACTIONS, 0);

  return self->counts[action];
}

guint
wm_import_count_namesakes (WmImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_namesakes;
}

WmImportAction
wm_import_get_action (WmImport *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->n_rows, WM_IMPORT_WRONG);

  return self->rows[row].action;
}

const char *
wm_import_get_record_id (WmImport *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->n_rows, NULL);

  return self->rows[row].entry != NULL ? self->rows[row].entry->id : NULL;
}

char *
wm_import_dup_title (WmImport *self, guint row)
{
  const WmImportRow *plan;
  guint title;

  g_return_val_if_fail (self != NULL && row < self->n_rows, NULL);

  plan = &self->rows[row];
  title = wm_kind_get_field_index (self->kind, wm_kind_get_title_field (self->kind));
  if (plan->values != NULL && wm_values_get (plan->values, title) != NULL)
    return g_strdup (wm_values_get (plan->values, title));
  return g_strdup (plan->entry != NULL ? plan->entry->title : "");
}

guint
wm_import_get_n_missing (WmImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->missing->len;
}

const char *
wm_import_get_missing_id (WmImport *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->missing->len, NULL);

  return ((const WmIndexEntry *) g_ptr_array_index (self->missing, index))->id;
}

char *
wm_import_dup_missing_title (WmImport *self, guint index)
{
  const WmIndexEntry *entry;

  g_return_val_if_fail (self != NULL && index < self->missing->len, NULL);

  entry = g_ptr_array_index (self->missing, index);
  if (*entry->title != '\0')
    return g_strdup (entry->title);
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, self->kind->prefix, entry->number);
}

guint
wm_import_get_n_questions (WmImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->questions->len;
}

const WmImportQuestion *
wm_import_get_question (WmImport *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->questions->len, NULL);

  return g_ptr_array_index (self->questions, index);
}

char *
wm_import_dup_new_id (WmTable *table, guint row_number)
{
  guint row;

  g_return_val_if_fail (table != NULL, NULL);

  return wm_new_row_find (table, row_number, &row) ? wm_new_row_dup_token (table, row) : NULL;
}

guint
wm_import_get_new_row_number (WmImport *self, const char *id)
{
  guint row;

  g_return_val_if_fail (self != NULL && id != NULL, 0);

  return wm_new_row_read_token (self->table, id, &row) ? wm_table_get_row_number (self->table, row)
                                                       : 0;
}

const char *
wm_import_find_column_use (const WmKind *kind, const char *name)
{
  WmImportColumn column;

  g_return_val_if_fail (kind != NULL && name != NULL, NULL);

  column = wm_import_columns_find_name (kind, name);
  switch (column.use)
    {
    case WM_USE_FIELD:
      return kind->fields[column.field].id;
    case WM_USE_ID:
      return "id";
    case WM_USE_NUMBER:
      return "number";
    case WM_USE_NOTHING:
    default:
      return NULL;
    }
}

void
wm_import_change_free (WmImportChange *self)
{
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static const WmIndexEntry *
find_record (WmImport *self, const char *id)
{
  const WmIndexEntry *entry = NULL;
  GHashTableIter iter;
  gpointer index = NULL;

  g_hash_table_iter_init (&iter, self->indexes);
  while (entry == NULL && g_hash_table_iter_next (&iter, NULL, &index))
    entry = wm_record_index_find_id (index, id);
  return entry;
}

/* A record that only this import adds; its row may have mistakes elsewhere. */
static char *
dup_new_title (WmImport *self, guint row)
{
  guint title = wm_kind_get_field_index (self->kind, wm_kind_get_title_field (self->kind));
  int column = wm_import_columns_find (self->columns, wm_table_get_n_columns (self->table),
                                       WM_USE_FIELD, title);
  g_autofree char *clean =
      column >= 0
          ? wm_text_clean_line (wm_table_get_cell (self->table, row, (guint) column), -1, NULL)
          : NULL;

  if (clean == NULL)
    /* Translators: the number of a row in a table. */
    return g_strdup_printf (_ ("row %u"), wm_table_get_row_number (self->table, row));
  /* Translators: the name of a record that the table has and the project not yet. */
  return g_strdup_printf (_ ("%s (new)"), clean);
}

static char *
dup_title_of_id (WmImport *self, const char *id)
{
  const WmIndexEntry *entry;
  guint row;

  if (wm_new_row_read_token (self->table, id, &row))
    return dup_new_title (self, row);
  entry = find_record (self, id);
  return g_strdup (entry != NULL ? entry->title : id);
}

static char *
dup_display (WmImport *self, const WmField *field, const char *value)
{
  g_autoptr (GString) names = NULL;
  g_auto (GStrv) ids = NULL;

  if (!wm_field_names_records (field) || value == NULL)
    return wm_field_dup_display (field, value);
  names = g_string_new (NULL);
  ids = g_strsplit (value, ",", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *title = dup_title_of_id (self, ids[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list separator", ", ") : "", title);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

GPtrArray *
wm_import_list_changes (WmImport *self, guint row)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wm_import_change_free);
  const WmImportRow *plan;

  g_return_val_if_fail (self != NULL && row < self->n_rows, NULL);

  plan = &self->rows[row];
  for (guint i = 0; plan->values != NULL && i < self->kind->n_fields; i++)
    if (wm_values_has (plan->values, i))
      {
        const WmField *field = &self->kind->fields[i];
        WmImportChange *change = g_new0 (WmImportChange, 1);

        change->field = field;
        change->before = dup_display (
            self, field, plan->before != NULL ? wm_values_get (plan->before, i) : NULL);
        change->after = dup_display (self, field, wm_values_get (plan->values, i));
        g_ptr_array_add (changes, change);
      }
  return g_steal_pointer (&changes);
}
