/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-values.h"
#include "wm-import-columns.h"
#include "wm-new-rows.h"
#include "wm-record-index.h"

G_BEGIN_DECLS

/* What the files of the import share. Nobody outside includes this. */

typedef struct
{
  WmImportAction action;
  const WmIndexEntry *entry; /* borrowed: the record that is meant; NULL: a new one */
  WmValues *values;          /* owned: what is written; NULL: nothing */
  WmValues *before;          /* owned: what a changed record has there now; NULL: a new one */
} WmImportRow;

/** WmImportPlanner: what reads the rows; it is gone when all are read. */
typedef struct _WmImportPlanner WmImportPlanner;

struct _WmImport
{
  const WmKind *kind;
  WmTable *table; /* owned */
  char *head;     /* owned: the newest event of the project when the plan was made */

  WmImportColumn *columns; /* owned, one a column of the table */
  WmImportProblems problems;
  GHashTable *indexes; /* (unowned) WmKind * -> (owned) WmRecordIndex * */

  WmImportRow *rows; /* owned, one a row of the table */
  guint n_rows;
  GPtrArray *missing;        /* (unowned) WmIndexEntry: records that no row means */
  GPtrArray *questions;      /* WmImportQuestion */
  GHashTable *question_keys; /* (owned) char * -> (unowned) WmImportQuestion */
  WmNewRows *new_rows;       /* owned: what references to the own kind may mean too */
  GArray *answers;           /* WmImportAnswer, with texts of its own */
  WmImportPlanner *planner;  /* owned; NULL: every row is read */
  gboolean delete_missing;
  guint counts[WM_IMPORT_N_ACTIONS];
  guint n_namesakes;
};

/** wm_import_get_index: the records of @kind, read at the first call. */
WmRecordIndex *wm_import_get_index (WmImport *self, WmProject *project, const WmKind *kind);

/** wm_import_planner_new: made when the columns are known. */
WmImportPlanner *wm_import_planner_new (WmImport *self, WmProject *project,
                                        const WmImportOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void wm_import_planner_free (WmImportPlanner *self);

/** wm_import_planner_step: does the next step of some; %FALSE: that was the last. */
gboolean wm_import_planner_step (WmImportPlanner *self);
double wm_import_planner_get_fraction (WmImportPlanner *self);

/** wm_import_check_fault: notes a problem where a cell of a workbook cannot be relied on. */
gboolean wm_import_check_fault (WmImport *self, guint row, guint column);

/* Cells */

/** WmCellReader: reads the cells of columns; the same text again costs next to nothing. */
typedef struct _WmCellReader WmCellReader;

/**
 * wm_cell_reader_new:
 * @today: (nullable): see #WmImportOptions
 */
WmCellReader *wm_cell_reader_new (WmImport *import, WmProject *project,
                                  const char *today) G_GNUC_WARN_UNUSED_RESULT;
void wm_cell_reader_free (WmCellReader *self);

/**
 * wm_cell_reader_read:
 * @cell: the text in @row and @column, which is a field
 * @value: (out) (transfer full) (nullable): the canonical value, %NULL for an empty one
 *
 * Returns: %FALSE where it cannot be read, which is noted as a problem
 */
gboolean
wm_cell_reader_read (WmCellReader *self, guint row, guint column, const char *cell, char **value);

G_END_DECLS
