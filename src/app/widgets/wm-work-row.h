/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-work.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_WORK_ROW (wm_work_row_get_type ())

/**
 * WmWorkRow:
 *
 * One work: its words, how far it is, and Cancel.
 */
G_DECLARE_FINAL_TYPE (WmWorkRow, wm_work_row, WM, WORK_ROW, GtkWidget)

GtkWidget *wm_work_row_new (WmWork *work) G_GNUC_WARN_UNUSED_RESULT;
/** wm_work_row_get_work: (transfer none). */
WmWork *wm_work_row_get_work (WmWorkRow *self);

G_END_DECLS
