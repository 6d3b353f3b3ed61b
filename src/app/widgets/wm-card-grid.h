/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_CARD_GRID (wm_card_grid_get_type ())

/**
 * WmCardGrid:
 *
 * Lays cards out in rows of 24 columns, each row as high as its highest card. Where a row is too
 * narrow for one of its cards, each of them takes the whole width. Cards that are not visible leave
 * no hole.
 */
G_DECLARE_FINAL_TYPE (WmCardGrid, wm_card_grid, WM, CARD_GRID, GtkWidget)

#define WM_CARD_GRID_COLUMNS 24

GtkWidget *wm_card_grid_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_card_grid_append:
 * @card: (transfer floating): a widget
 * @n_columns: how many of the columns it takes; what does not fit begins the next row
 */
void wm_card_grid_append (WmCardGrid *self, GtkWidget *card, guint n_columns);

G_END_DECLS
