/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-send-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_SEND_ROW (wm_send_row_get_type ())

/**
 * WmSendRow:
 *
 * Shows a #WmSendItem: a check button with its title, and its size.
 */
G_DECLARE_FINAL_TYPE (WmSendRow, wm_send_row, WM, SEND_ROW, GtkWidget)

GtkWidget *wm_send_row_new (void);
/** wm_send_row_set_item: (nullable): what it shows. */
void wm_send_row_set_item (WmSendRow *self, WmSendItem *item);

G_END_DECLS
