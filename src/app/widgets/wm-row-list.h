/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-record-list.h"

G_BEGIN_DECLS

/* The places of a table. A view that is told that all of its items are others throws its widgets
 * away and makes them anew, which takes longer than a frame. So what it gets is one row a place,
 * which stays while the records in the places change, and the cells are told to show another. */

#define WM_TYPE_ROW (wm_row_get_type ())

/** WmRow: a place of a table, with the record that is in it now. */
G_DECLARE_FINAL_TYPE (WmRow, wm_row, WM, ROW, GObject)

/** wm_row_get_record: (nullable): the record in this place. */
WmRecord *wm_row_get_record (WmRow *self);

/** WmRowFunc: shows the record of @row in @cell. */
typedef void (*WmRowFunc) (WmRow *row, gpointer cell, gpointer user_data);

/** wm_row_attach: calls @func now, and each time another record is in this place. */
void wm_row_attach (WmRow *self, gpointer cell, WmRowFunc func, gpointer user_data);
/** wm_row_detach: the end of it. */
void wm_row_detach (WmRow *self, gpointer cell);

#define WM_TYPE_ROW_LIST (wm_row_list_get_type ())

/** WmRowList: a #GListModel of #WmRow. */
G_DECLARE_FINAL_TYPE (WmRowList, wm_row_list, WM, ROW_LIST, GObject)

WmRowList *wm_row_list_new (WmRecordList *records) G_GNUC_WARN_UNUSED_RESULT;

/** wm_row_list_freeze: does not follow the records until wm_row_list_thaw(). */
void wm_row_list_freeze (WmRowList *self);
void wm_row_list_thaw (WmRowList *self);

G_END_DECLS
