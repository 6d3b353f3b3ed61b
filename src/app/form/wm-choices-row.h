/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-field-row.h"

G_BEGIN_DECLS

#define WM_TYPE_CHOICES_ROW (wm_choices_row_get_type ())

/**
 * WmChoicesRow:
 *
 * A field of several choices of many: those that were taken stand under the label, and a button
 * opens the list of all to tick.
 */
G_DECLARE_FINAL_TYPE (WmChoicesRow, wm_choices_row, WM, CHOICES_ROW, WmFieldRow)

G_END_DECLS
