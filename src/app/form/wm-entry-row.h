/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-field-row.h"

G_BEGIN_DECLS

#define WM_TYPE_ENTRY_ROW (wm_entry_row_get_type ())

/** WmEntryRow: a line of text, a number or a date, written when the focus leaves or at Enter. */
G_DECLARE_FINAL_TYPE (WmEntryRow, wm_entry_row, WM, ENTRY_ROW, WmFieldRow)

/** wm_entry_row_commit_now: writes what is typed and not written yet. */
void wm_entry_row_commit_now (WmEntryRow *self);

G_END_DECLS
