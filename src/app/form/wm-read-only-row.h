/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-field-row.h"

G_BEGIN_DECLS

#define WM_TYPE_READ_ONLY_ROW (wm_read_only_row_get_type ())

/** WmReadOnlyRow: what only the program sets, to be read and copied. */
G_DECLARE_FINAL_TYPE (WmReadOnlyRow, wm_read_only_row, WM, READ_ONLY_ROW, WmFieldRow)

G_END_DECLS
