/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-mapped-column.h"

G_BEGIN_DECLS

#define WM_TYPE_MAPPING_ROW (wm_mapping_row_get_type ())

/** WmMappingRow: a column of a table, what is in it, and a drop-down of what it is taken for. */
G_DECLARE_FINAL_TYPE (WmMappingRow, wm_mapping_row, WM, MAPPING_ROW, GtkWidget)

/**
 * wm_mapping_row_new:
 * @uses: what wm_use_list_new() gives; every row may have the same
 */
GtkWidget *wm_mapping_row_new (GtkStringList *uses) G_GNUC_WARN_UNUSED_RESULT;

/** wm_mapping_row_set_column: (nullable): the column that is shown. */
void wm_mapping_row_set_column (WmMappingRow *self, WmMappedColumn *column);

G_END_DECLS
