/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-record-table.h"

G_BEGIN_DECLS

/**
 * wm_row_menu_attach:
 *
 * Gives the rows of @table a menu for the second mouse button and the menu key. Its items are
 * actions of the page around the table: `register.open`, `register.rename`, `register.delete`.
 */
void wm_row_menu_attach (WmRecordTable *table, const WmKind *kind);

G_END_DECLS
