/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-search-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_SEARCH_ROW (wm_search_row_get_type ())

/**
 * WmSearchRow:
 *
 * Shows a #WmSearchItem. Properties: `item`, and its `position`, which a click hands to the action
 * `search.choose`.
 */
G_DECLARE_FINAL_TYPE (WmSearchRow, wm_search_row, WM, SEARCH_ROW, GtkWidget)

G_END_DECLS
