/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-import.h"

G_BEGIN_DECLS

/* The rows of a planned import as a #GListModel, and what their cells show. */

#define WM_TYPE_IMPORT_ROW (wm_import_row_get_type ())

/** WmImportRow: one row of the table, read when somebody looks at it. */
G_DECLARE_FINAL_TYPE (WmImportRow, wm_import_row, WM, IMPORT_ROW, GObject)

WmImportAction wm_import_row_get_action (WmImportRow *self);
/** wm_import_row_get_number: the number that a spreadsheet shows for it; 0: it is in none. */
guint wm_import_row_get_number (WmImportRow *self);
/** wm_import_row_dup_title: (transfer full): what will name the record; "" where that is not known.
 */
char *wm_import_row_dup_title (WmImportRow *self) G_GNUC_WARN_UNUSED_RESULT;

/** WmImportCell: what a cell of a row shows. */
typedef struct
{
  char *before;        /* owned, NULL where nothing is changed */
  char *text;          /* owned: what it will be, or what stands in the table */
  const char *problem; /* borrowed, NULL where there is none */
  gboolean is_set;     /* whether the cell changes anything */
} WmImportCell;

void wm_import_cell_clear (WmImportCell *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmImportCell, wm_import_cell_clear)

/** wm_import_row_read_cell: (out caller-allocates): the cell of @column of the table. */
void wm_import_row_read_cell (WmImportRow *self, guint column, WmImportCell *cell);

#define WM_TYPE_IMPORT_ROWS (wm_import_rows_get_type ())

/** WmImportRows: a #GListModel of #WmImportRow. */
G_DECLARE_FINAL_TYPE (WmImportRows, wm_import_rows, WM, IMPORT_ROWS, GObject)

/** WM_IMPORT_ANY_ACTION: shows every row. */
#define WM_IMPORT_ANY_ACTION WM_IMPORT_N_ACTIONS

/**
 * wm_import_rows_new:
 * @import: outlives the list and its rows
 * @action: which rows, or %WM_IMPORT_ANY_ACTION
 */
WmImportRows *
wm_import_rows_new (WmImport *import, WmImportAction action) G_GNUC_WARN_UNUSED_RESULT;
/** wm_import_rows_find: the place of the row with that number, or -1. */
int wm_import_rows_find (WmImportRows *self, guint row_number);

G_END_DECLS
