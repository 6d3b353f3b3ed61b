/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_CONTROL_ROW (wm_control_row_get_type ())

/**
 * WmControlRow:
 *
 * A row of the list of controls: number, title, who answers for it, and how far it is; or the
 * heading of a group.
 *
 * Property: `record-id` (nullable, read-only), for what is dropped on the row. Signal: `clicked`
 * (once, without a key held down).
 */
G_DECLARE_FINAL_TYPE (WmControlRow, wm_control_row, WM, CONTROL_ROW, GtkWidget)

GtkWidget *wm_control_row_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

/** wm_control_row_set_item: (nullable): a #WmRecord, or a #GtkStringObject for a heading. */
void wm_control_row_set_item (WmControlRow *self, gpointer item);
const char *wm_control_row_get_record_id (WmControlRow *self);

G_END_DECLS
