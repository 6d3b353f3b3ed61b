/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-field-row.h"

G_BEGIN_DECLS

#define WM_TYPE_CHOICE_ROW (wm_choice_row_get_type ())

/** WmChoiceRow: few choices, of which one or several hold, as buttons beside each other. */
G_DECLARE_FINAL_TYPE (WmChoiceRow, wm_choice_row, WM, CHOICE_ROW, WmFieldRow)

G_END_DECLS
