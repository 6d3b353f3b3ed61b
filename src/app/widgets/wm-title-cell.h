/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_TITLE_CELL (wm_title_cell_get_type ())

/**
 * WmTitleCell:
 *
 * The cell of a table that names a record, and lets a person rename it where it stands. The signal
 * `renamed` (s: the new title) -> gboolean answers whether the title could be written; if not the
 * cell stays as it was typed.
 */
G_DECLARE_FINAL_TYPE (WmTitleCell, wm_title_cell, WM, TITLE_CELL, GtkWidget)

GtkWidget *wm_title_cell_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_title_cell_set_record:
 * @id: (nullable): the record that is shown, copied; %NULL for none
 * @title: (nullable): its title
 */
void wm_title_cell_set_record (WmTitleCell *self, const char *id, const char *title);
/** wm_title_cell_get_id: (nullable): the record that is shown. */
const char *wm_title_cell_get_id (WmTitleCell *self);

/** wm_title_cell_edit: puts an entry with the title in place of it. */
void wm_title_cell_edit (WmTitleCell *self);
gboolean wm_title_cell_is_editing (WmTitleCell *self);

G_END_DECLS
