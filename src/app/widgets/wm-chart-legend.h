/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-chart.h"

G_BEGIN_DECLS

#define WM_TYPE_CHART_LEGEND (wm_chart_legend_get_type ())

/**
 * WmChartLegend:
 *
 * What the colours of charts mean: a shape, a word and a number for each, in as many lines as they
 * need.
 */
G_DECLARE_FINAL_TYPE (WmChartLegend, wm_chart_legend, WM, CHART_LEGEND, GtkWidget)

GtkWidget *wm_chart_legend_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_chart_legend_set_segments:
 * @segments: (array length=n_segments): copied
 */
void wm_chart_legend_set_segments (WmChartLegend *self, const WmChartSegment *segments,
                                   guint n_segments);

G_END_DECLS
