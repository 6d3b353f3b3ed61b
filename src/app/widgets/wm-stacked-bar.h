/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-chart.h"

G_BEGIN_DECLS

#define WM_TYPE_STACKED_BAR (wm_stacked_bar_get_type ())

/**
 * WmStackedBar:
 *
 * The parts of a whole side by side, as wide as there is room. It can be activated by nobody: where
 * it leads somewhere it stands in a button. What its colours mean stands in a #WmChartLegend.
 */
G_DECLARE_FINAL_TYPE (WmStackedBar, wm_stacked_bar, WM, STACKED_BAR, GtkWidget)

/**
 * wm_stacked_bar_new:
 * @label: what the whole is, for screen readers
 */
GtkWidget *wm_stacked_bar_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_stacked_bar_set_segments:
 * @segments: (array length=n_segments): the parts from left to right, copied; at most 8
 *
 * Shows other parts; a bar that is on the screen moves there. Without any the track alone is drawn.
 */
void
wm_stacked_bar_set_segments (WmStackedBar *self, const WmChartSegment *segments, guint n_segments);

G_END_DECLS
