/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_CHANGE_ROW (wm_change_row_get_type ())

/**
 * WmChangeRow:
 *
 * A row of a boxed list that says what a field was and what it is: the old value struck out, an
 * arrow, the new one.
 */
G_DECLARE_FINAL_TYPE (WmChangeRow, wm_change_row, WM, CHANGE_ROW, GtkListBoxRow)

/**
 * wm_change_row_new:
 * @label: of the field
 * @before: (nullable): empty before
 * @after: (nullable): empty since
 */
GtkWidget *wm_change_row_new (const char *label, const char *before,
                              const char *after) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_change_row_new_value:
 * @now: (nullable): what it is today, where that is something else
 *
 * A row for a value that was there, with what became of it below.
 */
GtkWidget *wm_change_row_new_value (const char *label, const char *value,
                                    const char *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
