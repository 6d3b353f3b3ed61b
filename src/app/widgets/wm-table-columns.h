/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-record-query.h"
#include "wm-table-column.h"

G_BEGIN_DECLS

#define WM_TYPE_TABLE_COLUMNS (wm_table_columns_get_type ())

/**
 * WmTableColumns:
 *
 * Which columns a table of records shows, in which order, and what it is sorted by; each is kept
 * for the kind. As long as nobody chose columns, as many of the usual ones are shown as have room.
 *
 * Signals: `changed` when other columns are shown, `sorted` when somebody clicked a header.
 */
G_DECLARE_FINAL_TYPE (WmTableColumns, wm_table_columns, WM, TABLE_COLUMNS, GObject)

/**
 * wm_table_columns_new:
 * @view: gets a column for each field; it and @names outlive what is returned
 * @rename: called when a title was changed in its cell
 */
WmTableColumns *
wm_table_columns_new (GtkColumnView *view, const WmKind *kind, WmCellNames *names,
                      WmRenameFunc rename, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/** wm_table_columns_fit: shows what has room in @width. */
void wm_table_columns_fit (WmTableColumns *self, int width);
/** wm_table_columns_dup_shown: (element-type WmField): the fields that are shown, in order. */
GPtrArray *wm_table_columns_dup_shown (WmTableColumns *self) G_GNUC_WARN_UNUSED_RESULT;
void wm_table_columns_show (WmTableColumns *self, const WmField *field, gboolean shown);
/** wm_table_columns_reset: shows the usual columns in their usual order. */
void wm_table_columns_reset (WmTableColumns *self);

/** wm_table_columns_sort: sorts by @field (%NULL: the number), as a click on its header does: what
 * is alike in it stays sorted as it was. */
void wm_table_columns_sort (WmTableColumns *self, const WmField *field, gboolean descending);
/** wm_table_columns_set_orders: sorts by these alone, one at least. */
void
wm_table_columns_set_orders (WmTableColumns *self, const WmRecordOrder *orders, guint n_orders);
/** wm_table_columns_get_orders: (array length=n_orders): what is sorted by. */
const WmRecordOrder *wm_table_columns_get_orders (WmTableColumns *self, guint *n_orders);

G_END_DECLS
