/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-field-row.h"

G_BEGIN_DECLS

#define WM_TYPE_REFERENCE_ROW (wm_reference_row_get_type ())

/** WmReferenceRow: the name of another record, chosen as one types. */
G_DECLARE_FINAL_TYPE (WmReferenceRow, wm_reference_row, WM, REFERENCE_ROW, WmFieldRow)

G_END_DECLS
