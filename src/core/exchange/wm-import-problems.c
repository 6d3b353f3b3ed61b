/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-import-problems.h"

#include "model/wm-text.h"

#include <glib/gi18n-lib.h>

static void
free_problem (gpointer data)
{
  WmImportProblem *problem = data;

  g_free (problem->place);
  g_free (problem->message);
  g_free (problem);
}

void
wm_import_problems_init (WmImportProblems *self, WmTable *table)
{
  self->table = table;
  self->listed = g_ptr_array_new_with_free_func (free_problem);
  self->n_problems = 0;
}

void
wm_import_problems_clear (WmImportProblems *self)
{
  g_clear_pointer (&self->listed, g_ptr_array_unref);
}

gboolean
wm_import_problems_is_full (WmImportProblems *self)
{
  return self->listed->len >= WM_IMPORT_MAX_PROBLEMS;
}

static char *
dup_column_place (WmTable *table, guint column)
{
  g_autofree char *letters = wm_table_dup_column_letters (column);
  g_autofree char *name = wm_text_excerpt (wm_table_get_column_name (table, column));

  if (wm_table_get_sheet (table) != NULL)
    /* Translators: the name of a sheet; a column of it, its letter and its name. */
    return g_strdup_printf (_ ("Sheet “%1$s”, column %2$s (%3$s)"), wm_table_get_sheet (table),
                            letters, name);
  /* Translators: a column of a spreadsheet, its letter and its name. */
  return g_strdup_printf (_ ("Column %1$s (%2$s)"), letters, name);
}

static char *
dup_place (WmTable *table, guint row, int column)
{
  if (row != WM_IMPORT_NO_ROW && column != WM_IMPORT_NO_COLUMN)
    return wm_table_dup_place (table, row, (guint) column);
  if (row != WM_IMPORT_NO_ROW && wm_table_get_sheet (table) != NULL)
    /* Translators: the name of a sheet, the number of a row in it. */
    return g_strdup_printf (_ ("Sheet “%1$s”, row %2$u"), wm_table_get_sheet (table),
                            wm_table_get_row_number (table, row));
  if (row != WM_IMPORT_NO_ROW)
    /* Translators: a row of a spreadsheet. */
    return g_strdup_printf (_ ("Row %u"), wm_table_get_row_number (table, row));
  if (column != WM_IMPORT_NO_COLUMN)
    return dup_column_place (table, (guint) column);
  if (wm_table_get_sheet (table) != NULL)
    /* Translators: the name of a sheet. */
    return g_strdup_printf (_ ("Sheet “%s”"), wm_table_get_sheet (table));
  return g_strdup ("");
}

void
wm_import_problems_take (WmImportProblems *self, WmImportProblemCode code, guint row, int column,
                         char *message)
{
  WmImportProblem *problem;

  self->n_problems++;
  if (wm_import_problems_is_full (self))
    {
      g_free (message);
      return;
    }
  problem = g_new0 (WmImportProblem, 1);
  problem->code = code;
  problem->row_number = row != WM_IMPORT_NO_ROW ? wm_table_get_row_number (self->table, row) : 0;
  problem->column = column;
  if (column != WM_IMPORT_NO_COLUMN)
    problem->column_name = wm_table_get_column_name (self->table, (guint) column);
  problem->place = dup_place (self->table, row, column);
  problem->message = message;
  g_ptr_array_add (self->listed, problem);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const WmImportProblem *left = *(const WmImportProblem *const *) a;
  const WmImportProblem *right = *(const WmImportProblem *const *) b;

  return left->row_number < right->row_number ? -1 : left->row_number > right->row_number;
}

void
wm_import_problems_sort (WmImportProblems *self)
{
  /* It keeps the order of those that are equal. */
  g_ptr_array_sort (self->listed, compare_rows);
}
