/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-field-value.h"
#include "model/wm-text.h"
#include "project/wm-rules.h"
#include "wm-import-match.h"
#include "wm-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which record a row means. */
typedef struct
{
  const WmIndexEntry *entry; /* borrowed: NULL: a new one */
  gboolean is_clear;
} Match;

struct _WmImportPlanner
{
  WmImport *import;     /* borrowed */
  WmProject *project;   /* owned */
  WmCellReader *reader; /* owned */
  Match *matches;       /* owned: one a row */
  WmImportMatcher matcher;
  const char **cells; /* of the current row */
  gboolean clear_empty;
  gboolean names_own; /* a column names records of the kind itself */
  guint n_matched;    /* rows of which it is known what they mean */
  guint n_planned;    /* rows of which the cells are read, too */
};

typedef WmImportPlanner Planner;

/* The row that is being planned. */
typedef struct
{
  guint index;
  gboolean matched; /* it is clear which record is meant */
  WmRecord *record; /* as it is now; NULL: a new one */
  WmValues *values; /* what is to be written */
  WmValues *before; /* what is there, of a record */
} Row;

static void
report (Planner *self, WmImportProblemCode code, const Row *row, int column, const char *message)
{
  wm_import_problems_take (&self->import->problems, code, row->index, column, g_strdup (message));
}

static gboolean
is_needed (const WmField *field)
{
  return (field->flags & WM_FIELD_REQUIRED) != 0 && field->fallback == NULL;
}

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *folded_a = wm_text_fold_label (a);
  g_autofree char *folded_b = wm_text_fold_label (b);

  return strcmp (folded_a, folded_b) == 0;
}

/* Titles from the catalogue are stored in English; people have them in their language. */
static gboolean
is_current (const WmField *field, const char *value, const char *current)
{
  if (current == NULL || *current == '\0')
    return FALSE;
  if (strcmp (value, current) == 0)
    return TRUE;
  return field->type == WM_FIELD_LINE &&
         (is_same_text (value, current) ||
          is_same_text (value, g_dgettext (GETTEXT_PACKAGE, current)));
}

static void
check_read_only (Planner *self, const Row *row, guint column, const WmField *field,
                 const char *value)
{
  const char *current = row->record != NULL ? wm_record_get_value (row->record, field) : NULL;

  if (value == NULL || !row->matched || is_current (field, value, current))
    return;
  wm_import_problems_take (&self->import->problems, WM_IMPORT_PROBLEM_READ_ONLY, row->index,
                           (int) column,
                           g_strdup (_ ("Only the program sets this, and here it differs. Leave "
                                        "the column out, or correct the cell.")));
}

static void
plan_value (Row *row, const WmField *field, char *value)
{
  g_autofree char *owned = value;
  const char *current;

  if (row->record == NULL)
    {
      wm_values_take (row->values, field, g_steal_pointer (&owned));
      return;
    }
  current = wm_record_get_value (row->record, field);
  if (g_strcmp0 (current, owned) == 0)
    return;
  wm_values_set (row->before, field, current);
  wm_values_take (row->values, field, g_steal_pointer (&owned));
}

static void
plan_empty_cell (Planner *self, Row *row, guint column, const WmField *field)
{
  gboolean is_new = row->record == NULL;

  if (!row->matched || (!is_new && !self->clear_empty))
    return;
  if (is_needed (field))
    report (self, WM_IMPORT_PROBLEM_REQUIRED, row, (int) column, _ ("This must not be empty."));
  else if (!is_new)
    plan_value (row, field, g_strdup (field->flags & WM_FIELD_REQUIRED ? field->fallback : NULL));
}

static void
plan_cell (Planner *self, Row *row, guint column)
{
  const WmField *field = &self->import->kind->fields[self->import->columns[column].field];
  g_autofree char *value = NULL;

  if (!wm_cell_reader_read (self->reader, row->index, column, self->cells[column], &value))
    return;
  if (field->flags & WM_FIELD_READ_ONLY)
    check_read_only (self, row, column, field, value);
  else if (value == NULL)
    plan_empty_cell (self, row, column, field);
  else if (row->matched)
    plan_value (row, field, g_steal_pointer (&value));
}

/* A new record in a table that has a column for what it means and none for what it needs. */
static void
check_needed (Planner *self, const Row *row)
{
  const WmKind *kind = self->import->kind;
  guint n_columns = wm_table_get_n_columns (self->import->table);

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_needed (&kind->fields[i]) &&
        wm_import_columns_find (self->import->columns, n_columns, WM_USE_FIELD, i) < 0)
      {
        g_autofree char *message =
            g_strdup_printf (/* Translators: the name of a field. */
                             _ ("This would be a new record, and the table has no column “%s” "
                                "for it."),
                             wm_field_get_label (&kind->fields[i]));

        report (self, WM_IMPORT_PROBLEM_REQUIRED, row, WM_IMPORT_NO_COLUMN, message);
      }
}

/* What the pen would refuse, said before anything is written. */
static void
check_rules (Planner *self, const Row *row)
{
  g_autoptr (GError) error = NULL;

  if (wm_values_count (row->values) > 0 && !wm_rules_check (row->record, row->values, &error))
    report (self, WM_IMPORT_PROBLEM_REQUIRED, row, WM_IMPORT_NO_COLUMN, error->message);
}

static void
plan_cells (Planner *self, Row *row)
{
  guint n_problems = self->import->problems.n_problems;

  for (guint i = 0; i < wm_table_get_n_columns (self->import->table); i++)
    if (self->import->columns[i].use == WM_USE_FIELD)
      plan_cell (self, row, i);
  if (row->matched && row->record == NULL)
    check_needed (self, row);
  if (row->matched && self->import->problems.n_problems == n_problems)
    check_rules (self, row);
}

static void
count_namesake (Planner *self, const WmValues *values)
{
  const WmKind *kind = self->import->kind;
  guint title = wm_kind_get_field_index (kind, wm_kind_get_title_field (kind));
  const char *name = wm_values_get ((WmValues *) values, title);
  gboolean several = FALSE;

  if (wm_record_index_get_size (self->matcher.own) > 0 && name != NULL &&
      wm_record_index_find_name (self->matcher.own, name, &several) != NULL)
    self->import->n_namesakes++;
}

static void
keep_plan (Planner *self, Row *row, const WmIndexEntry *entry, gboolean wrong)
{
  WmImportRow *plan = &self->import->rows[row->index];

  if (wrong)
    plan->action = WM_IMPORT_WRONG;
  else if (row->record == NULL)
    plan->action = WM_IMPORT_ADD;
  else
    plan->action = wm_values_count (row->values) > 0 ? WM_IMPORT_CHANGE : WM_IMPORT_UNCHANGED;
  self->import->counts[plan->action]++;
  if (wrong)
    return;
  plan->entry = entry;
  if (plan->action == WM_IMPORT_ADD)
    count_namesake (self, row->values);
  if (plan->action != WM_IMPORT_UNCHANGED)
    {
      plan->values = g_steal_pointer (&row->values);
      plan->before = g_steal_pointer (&row->before);
    }
}

/* Before the cells are read, so that each may name the record of any row. */
static void
match_row (Planner *self, guint index)
{
  Match *match = &self->matches[index];
  int title = self->matcher.title_column;

  wm_table_get_row (self->import->table, index, self->cells);
  match->is_clear = wm_import_matcher_find (&self->matcher, index, self->cells, &match->entry);
  if (self->names_own && match->is_clear && title != WM_IMPORT_NO_COLUMN)
    wm_new_rows_enter (self->import->new_rows, index, self->cells[title], match->entry);
}

static void
plan_row (Planner *self, guint index)
{
  const Match *match = &self->matches[index];
  Row row = { .index = index,
              .matched = match->is_clear,
              .values = wm_values_new (self->import->kind) };
  guint n_problems = self->import->problems.n_problems;

  wm_table_get_row (self->import->table, index, self->cells);
  if (match->entry != NULL)
    {
      row.record = wm_records_load (wm_project_get_database (self->project),
                                    wm_project_get_registry (self->project), match->entry->id);
      row.before = wm_values_new (self->import->kind);
    }
  plan_cells (self, &row);
  keep_plan (self, &row, match->entry,
             !match->is_clear || self->import->problems.n_problems > n_problems);
  g_clear_object (&row.record);
  g_clear_pointer (&row.values, wm_values_free);
  g_clear_pointer (&row.before, wm_values_free);
}

/* Whoever shows the plan later wants names instead of ids. */
static void
read_indexes (Planner *self)
{
  WmImport *import = self->import;

  for (guint i = 0; i < wm_table_get_n_columns (import->table); i++)
    {
      const WmField *field = &import->kind->fields[import->columns[i].field];

      if (import->columns[i].use != WM_USE_FIELD || !wm_field_names_records (field))
        continue;
      wm_reference_load (import, self->project, field);
      self->names_own |= field->target == NULL || strcmp (field->target, import->kind->id) == 0;
    }
}

/* Whether a row without a record would be another record, and not only unnamed. */
static gboolean
says_which (Planner *self)
{
  const WmImportMatcher *matcher = &self->matcher;

  return matcher->id_column >= 0 || matcher->number_column >= 0 || matcher->key_column >= 0;
}

static void
find_missing (Planner *self)
{
  WmImport *import = self->import;

  if ((import->kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_SINGLE)) || !says_which (self))
    return;
  for (guint i = 0; i < wm_record_index_get_size (self->matcher.own); i++)
    {
      const WmIndexEntry *entry = wm_record_index_get_entry (self->matcher.own, i);

      if (!g_hash_table_contains (self->matcher.meant, entry))
        g_ptr_array_add (import->missing, (gpointer) entry);
    }
  if (import->delete_missing)
    import->counts[WM_IMPORT_DELETE] = import->missing->len;
}

WmImportPlanner *
wm_import_planner_new (WmImport *import, WmProject *project, const WmImportOptions *options)
{
  WmImportPlanner *self = g_new0 (WmImportPlanner, 1);

  self->import = import;
  self->project = g_object_ref (project);
  self->clear_empty = options->clear_empty;
  self->reader = wm_cell_reader_new (import, project, options->today);
  self->cells = g_new0 (const char *, wm_table_get_n_columns (import->table) + 1);
  self->matches = g_new0 (Match, import->n_rows + 1);
  wm_import_matcher_init (&self->matcher, import, project, options->match_by_name);
  read_indexes (self);
  return self;
}

void
wm_import_planner_free (WmImportPlanner *self)
{
  wm_import_matcher_clear (&self->matcher);
  wm_cell_reader_free (self->reader);
  g_free (self->cells);
  g_free (self->matches);
  g_object_unref (self->project);
  g_free (self);
}

gboolean
wm_import_planner_step (WmImportPlanner *self)
{
  WmImport *import = self->import;

  if (self->n_matched < import->n_rows)
    match_row (self, self->n_matched++);
  else if (self->n_planned < import->n_rows)
    plan_row (self, self->n_planned++);
  if (self->n_planned < import->n_rows)
    return TRUE;
  find_missing (self);
  wm_import_problems_sort (&import->problems);
  return FALSE;
}

double
wm_import_planner_get_fraction (WmImportPlanner *self)
{
  return self->import->n_rows > 0
             ? (self->n_matched + self->n_planned) / (2.0 * self->import->n_rows)
             : 1;
}
