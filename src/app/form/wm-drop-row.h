/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-field-row.h"

G_BEGIN_DECLS

#define WM_TYPE_DROP_ROW (wm_drop_row_get_type ())

/** WmDropRow: one of many choices, as a drop-down. */
G_DECLARE_FINAL_TYPE (WmDropRow, wm_drop_row, WM, DROP_ROW, WmFieldRow)

G_END_DECLS
