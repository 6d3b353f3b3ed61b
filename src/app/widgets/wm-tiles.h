/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-chart.h"

G_BEGIN_DECLS

#define WM_TYPE_TILES (wm_tiles_get_type ())

/**
 * WmTiles:
 *
 * Numbers with a word under each, side by side; each is a button that leads to what was counted.
 */
G_DECLARE_FINAL_TYPE (WmTiles, wm_tiles, WM, TILES, GtkWidget)

/** wm_tiles_new: @n_columns: how many stand side by side. */
GtkWidget *wm_tiles_new (guint n_columns) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_tiles_set:
 * @index: which tile; a new one is the number of those there are
 * @number: what was counted
 * @label: translated, in the grammatical number of @number
 * @tone: what it means where it is not 0
 * @target: (nullable): a floating one is taken
 */
void wm_tiles_set (WmTiles *self, guint index, guint number, const char *label, WmChartTone tone,
                   const char *action, GVariant *target);

G_END_DECLS
