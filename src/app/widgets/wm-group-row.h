/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "wm-grouped.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_GROUP_ROW (wm_group_row_get_type ())

/**
 * WmGroupRow:
 *
 * A row of a list in groups: number, title, who answers for it, and how far it is; or the
 * heading of a group.
 *
 * Property: `record-id` (nullable, read-only), for what is dropped on the row. Signal: `clicked`
 * (once, without a key held down).
 */
G_DECLARE_FINAL_TYPE (WmGroupRow, wm_group_row, WM, GROUP_ROW, GtkWidget)

GtkWidget *wm_group_row_new (WmSession *session, WmGrouped *model) G_GNUC_WARN_UNUSED_RESULT;

/** wm_group_row_set_item: (nullable): a #WmRecord, or a #GtkStringObject for a heading. */
void wm_group_row_set_item (WmGroupRow *self, gpointer item);
const char *wm_group_row_get_record_id (WmGroupRow *self);

G_END_DECLS
