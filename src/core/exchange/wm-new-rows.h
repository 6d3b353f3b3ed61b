/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-kind.h"
#include "wm-record-index.h"
#include "wm-table.h"

G_BEGIN_DECLS

/* The rows of a table by the names that their records will have, so that a row can name a record
 * that another row of the same table adds or renames: the manager of somebody in the same list.
 * Nobody outside the import includes this.
 *
 * Until it is written such a record has no id. In its place stands a token that has the form of an
 * id, says which row is meant, and is the same each time that the table is read. */

typedef struct _WmNewRows WmNewRows;

/** WmNewRow: a record that the table will have made or renamed. */
typedef struct
{
  guint row;                 /* from 0, in the table */
  const WmIndexEntry *entry; /* borrowed: the record that gets the name; NULL: a new one */
} WmNewRow;

WmNewRows *wm_new_rows_new (void) G_GNUC_WARN_UNUSED_RESULT;
void wm_new_rows_free (WmNewRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmNewRows, wm_new_rows_free)

/**
 * wm_new_rows_enter:
 * @name: what will name the record of @row; it is kept as it is, not copied
 * @entry: (nullable): the record, where it is there already
 */
void wm_new_rows_enter (WmNewRows *self, guint row, const char *name, const WmIndexEntry *entry);

/**
 * wm_new_rows_find:
 * @text: a name, also as "Lindner, Eva"
 *
 * Returns: (transfer none) (nullable) (element-type WmNewRow): all rows whose record will have that
 *   name
 */
GArray *wm_new_rows_find (WmNewRows *self, const char *text);

/** wm_new_rows_suggest: (nullable): the name that was probably meant. */
const char *wm_new_rows_suggest (WmNewRows *self, const char *text);

/** wm_new_row_find: finds the row of a number that the spreadsheet shows. */
gboolean wm_new_row_find (WmTable *table, guint number, guint *row);

/** wm_new_row_dup_token: (transfer full): what stands for the new record of @row of @table. */
char *wm_new_row_dup_token (WmTable *table, guint row) G_GNUC_WARN_UNUSED_RESULT;

/** wm_new_row_read_token: whether @id is such a token of @table, and of which row. */
gboolean wm_new_row_read_token (WmTable *table, const char *id, guint *row);

/** wm_new_row_is_named: whether @value, ids joined with commas, has such a token. */
gboolean wm_new_row_is_named (const char *value);

G_END_DECLS
