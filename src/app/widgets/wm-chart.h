/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the charts share: the four meanings that have a colour, and the shape of each, so that no
 * chart tells anything by colour alone. */

typedef enum
{
  WM_CHART_NONE,   /* not started, or does not apply: grey, an outline */
  WM_CHART_NOW,    /* planned, where one is: accent, a ring */
  WM_CHART_PARTLY, /* partly, or soon: amber, half full */
  WM_CHART_GOOD,   /* done and proven: green, full with a tick */
  WM_CHART_BAD,    /* an auditor would raise it: red, full with a bar */
} WmChartTone;

/** WmChartSegment: a part of a whole. */
typedef struct
{
  const char *label; /* translated, for people */
  guint value;
  WmChartTone tone;
} WmChartSegment;

/* Milliseconds; the longest that anything moves. */
#define WM_CHART_DURATION 250

/** wm_chart_get_color: the colour of @tone where @widget is. */
void wm_chart_get_color (GtkWidget *widget, WmChartTone tone, GdkRGBA *color);
/** wm_chart_get_track_color: what lies under a chart where nothing is drawn. */
void wm_chart_get_track_color (GtkWidget *widget, GdkRGBA *color);
/** wm_chart_is_high_contrast: whether parts need an outline. */
gboolean wm_chart_is_high_contrast (void);
/** wm_chart_snapshot_mark: draws the shape of @tone, @size wide and high. */
void wm_chart_snapshot_mark (GtkWidget *widget, GtkSnapshot *snapshot, WmChartTone tone, float x,
                             float y, float size);

/** wm_chart_sum: the whole of which @segments are the parts. */
guint wm_chart_sum (const WmChartSegment *segments, guint n_segments);
/** wm_chart_dup_words: (transfer full): "Implemented: 21, partly: 5", without what is 0. */
char *
wm_chart_dup_words (const WmChartSegment *segments, guint n_segments) G_GNUC_WARN_UNUSED_RESULT;

/** wm_chart_copy_segments: (transfer full): for wm_chart_clear_segments(). */
GArray *
wm_chart_copy_segments (const WmChartSegment *segments, guint n_segments) G_GNUC_WARN_UNUSED_RESULT;
/** wm_chart_is_equal: whether @copy holds the same as @segments. */
gboolean wm_chart_is_equal (GArray *copy, const WmChartSegment *segments, guint n_segments);

G_END_DECLS
