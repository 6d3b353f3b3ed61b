/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-field-row.h"

G_BEGIN_DECLS

#define WM_TYPE_RECORDS_ROW (wm_records_row_get_type ())

/**
 * WmRecordsRow:
 *
 * A field that names several records: each as a chip that leads there and can be taken off, and a
 * button to find or make one more.
 */
G_DECLARE_FINAL_TYPE (WmRecordsRow, wm_records_row, WM, RECORDS_ROW, WmFieldRow)

G_END_DECLS
