/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-import.h"

G_BEGIN_DECLS

/* The mistakes of a table, as an import finds them. Nobody outside the import includes this. */

#define WM_IMPORT_NO_ROW G_MAXUINT
#define WM_IMPORT_NO_COLUMN (-1)

typedef struct
{
  WmTable *table;    /* borrowed */
  GPtrArray *listed; /* (element-type WmImportProblem) */
  guint n_problems;
} WmImportProblems;

void wm_import_problems_init (WmImportProblems *self, WmTable *table);
void wm_import_problems_clear (WmImportProblems *self);

/**
 * wm_import_problems_is_full:
 *
 * Returns: whether one more is only counted, so that nobody need find words for it
 */
gboolean wm_import_problems_is_full (WmImportProblems *self);

/**
 * wm_import_problems_take:
 * @row: its index in the table, or %WM_IMPORT_NO_ROW
 * @column: the column, or %WM_IMPORT_NO_COLUMN
 * @message: (transfer full) (nullable): what is wrong there; %NULL when the list is full
 */
void wm_import_problems_take (WmImportProblems *self, WmImportProblemCode code, guint row,
                              int column, char *message);

/** wm_import_problems_sort: by rows, those of a row as they came; the columns as a whole first. */
void wm_import_problems_sort (WmImportProblems *self);

G_END_DECLS
