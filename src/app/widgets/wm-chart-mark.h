/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-chart.h"

G_BEGIN_DECLS

#define WM_TYPE_CHART_MARK (wm_chart_mark_get_type ())

/**
 * WmChartMark:
 *
 * The shape of a tone, as high as small text, for a row or a legend. Screen readers pass over it:
 * the word beside it says the same.
 */
G_DECLARE_FINAL_TYPE (WmChartMark, wm_chart_mark, WM, CHART_MARK, GtkWidget)

GtkWidget *wm_chart_mark_new (WmChartTone tone) G_GNUC_WARN_UNUSED_RESULT;
void wm_chart_mark_set_tone (WmChartMark *self, WmChartTone tone);

G_END_DECLS
