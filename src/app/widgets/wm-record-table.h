/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "model/wm-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RECORD_TABLE (wm_record_table_get_type ())

/**
 * WmRecordTable:
 *
 * Records of one kind as rows, their fields as columns. The order that a person gives it by a click
 * on a header, and the columns that are shown, are kept for each kind. Selected rows and the place
 * stay when the list is read again.
 *
 * Keys act on the page around it: Delete, F2 and Ctrl+V activate `register.delete`,
 * `register.rename` and `register.paste`.
 *
 * Signals: `opened` (s: id) for Enter or a double click on a row, `selection-changed`,
 * `columns-changed`.
 */
G_DECLARE_FINAL_TYPE (WmRecordTable, wm_record_table, WM, RECORD_TABLE, GtkWidget)

/**
 * wm_record_table_new:
 * @records: what is shown; the table sets its order
 */
WmRecordTable *wm_record_table_new (WmSession *session, const WmKind *kind,
                                    WmRecordList *records) G_GNUC_WARN_UNUSED_RESULT;

/** wm_record_table_get_selection: (transfer none): the rows (#WmRow), and which are selected. */
GtkSelectionModel *wm_record_table_get_selection (WmRecordTable *self);
guint wm_record_table_get_n_selected (WmRecordTable *self);
/** wm_record_table_dup_selected: (transfer full): ids of the selected records, ended by %NULL. */
char **wm_record_table_dup_selected (WmRecordTable *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_record_table_dup_current: (nullable): the row with the focus, else the only selected one. */
char *wm_record_table_dup_current (WmRecordTable *self) G_GNUC_WARN_UNUSED_RESULT;

/** WmRecordTableFunc: changes what the list of the table holds. */
typedef void (*WmRecordTableFunc) (gpointer user_data);

/**
 * wm_record_table_rearrange:
 *
 * Runs @func, and keeps the selection, the focus and (with @keep_place) the place over it.
 */
void wm_record_table_rearrange (WmRecordTable *self, gboolean keep_place, WmRecordTableFunc func,
                                gpointer user_data);

/** wm_record_table_refresh: reads what changed; see wm_record_list_refresh(). */
void wm_record_table_refresh (WmRecordTable *self, GHashTable *changed);

/** wm_record_table_reveal: scrolls to the record; %FALSE where the list does not hold it. */
gboolean wm_record_table_reveal (WmRecordTable *self, const char *id);
/** wm_record_table_dup_at: (nullable): the record whose row is at that place of the table. */
char *wm_record_table_dup_at (WmRecordTable *self, double x, double y) G_GNUC_WARN_UNUSED_RESULT;
/** wm_record_table_select: selects that record alone, and scrolls to it. */
gboolean wm_record_table_select (WmRecordTable *self, const char *id);
/** wm_record_table_focus: puts the focus on the row of that record, where it is on the screen. */
void wm_record_table_focus (WmRecordTable *self, const char *id);
/** wm_record_table_rename: lets the title of that record be changed where it stands. */
void wm_record_table_rename (WmRecordTable *self, const char *id);

/** wm_record_table_dup_columns: (element-type WmField): the fields that are shown, in order. */
GPtrArray *wm_record_table_dup_columns (WmRecordTable *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_record_table_show_column: shows or hides a column, and keeps that. */
void wm_record_table_show_column (WmRecordTable *self, const WmField *field, gboolean shown);
/** wm_record_table_reset_columns: shows the usual columns in their usual order. */
void wm_record_table_reset_columns (WmRecordTable *self);

/** wm_record_table_sort: sorts by @field (%NULL: the number), then as before, and keeps that. */
void wm_record_table_sort (WmRecordTable *self, const WmField *field, gboolean descending);
/** wm_record_table_set_orders: sorts by these fields alone, one at least, and keeps that. */
void wm_record_table_set_orders (WmRecordTable *self, const WmRecordOrder *orders, guint n_orders);
/** wm_record_table_get_orders: (array length=n_orders): what it is sorted by. */
const WmRecordOrder *wm_record_table_get_orders (WmRecordTable *self, guint *n_orders);

G_END_DECLS
