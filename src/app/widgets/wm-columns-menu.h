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

/** wm_columns_menu_prepend: puts @widget above what @menu, one of these buttons, offers. */
void wm_columns_menu_prepend (GtkWidget *menu, GtkWidget *widget);

G_END_DECLS
