/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-table.h"

G_BEGIN_DECLS

/* What a table and its builder share. Nobody else includes this. */

/* The texts of all rows lie in one arena, each ended by a NUL, a row's cells one behind the other.
 * A row knows only where it begins and how many cells it has, so that an empty cell costs one byte
 * and the arena never grows beyond the source. */
typedef struct
{
  guint32 offset;
  guint32 number;
  guint32 n_cells;
} WmTableRow;

/* A cell that cannot be relied on. */
typedef struct
{
  guint32 row; /* its number, and once the table is made the row itself */
  guint16 column;
  guint16 fault; /* WmTableFault */
} WmTableMark;

struct _WmTable
{
  gatomicrefcount ref_count;
  char *sheet;
  char *encoding;
  GPtrArray *names;   /* (owned) char * */
  GHashTable *by_key; /* (owned) char * -> column + 1 */
  char *arena;
  WmTableRow *rows;
  guint n_rows;
  GArray *marks; /* WmTableMark, by row and column; NULL: none */
  char delimiter;
  guint has_serials : 1;
  guint from_1904 : 1;
};

/** wm_table_free: a table that nobody has a reference to any more. */
void wm_table_free (WmTable *self);
/** wm_table_dup_place_at: wm_table_dup_place() of the row with that number. */
char *wm_table_dup_place_at (WmTable *self, guint number, guint column) G_GNUC_WARN_UNUSED_RESULT;
/** wm_table_compare_marks: orders #WmTableMark by row and column. */
int wm_table_compare_marks (gconstpointer a, gconstpointer b);

G_END_DECLS
