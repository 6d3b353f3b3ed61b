/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-record-table.h"

G_BEGIN_DECLS

#define WM_TYPE_SORT_CHOICE (wm_sort_choice_get_type ())

/**
 * WmSortChoice:
 *
 * By which fields a table is sorted, one after the other: what clicks on the headers do, for the
 * keyboard, and in words.
 */
G_DECLARE_FINAL_TYPE (WmSortChoice, wm_sort_choice, WM, SORT_CHOICE, GtkWidget)

/** wm_sort_choice_new: @table outlives it or goes with it. */
GtkWidget *wm_sort_choice_new (WmRecordTable *table, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
