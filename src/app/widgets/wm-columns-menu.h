/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-record-table.h"

G_BEGIN_DECLS

/**
 * wm_columns_menu_new:
 *
 * Returns: (transfer floating): a menu button over which columns @table shows, and taking a list in
 */
GtkWidget *wm_columns_menu_new (WmRecordTable *table, const WmKind *kind);

G_END_DECLS
