/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-timeline-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_TIMELINE_ROW (wm_timeline_row_get_type ())

/**
 * WmTimelineRow:
 *
 * Shows a #WmTimelineItem: a day as a heading, an event with its time and who it was.
 */
G_DECLARE_FINAL_TYPE (WmTimelineRow, wm_timeline_row, WM, TIMELINE_ROW, GtkWidget)

GtkWidget *wm_timeline_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** wm_timeline_row_set_item: @item: (nullable): what to show. */
void wm_timeline_row_set_item (WmTimelineRow *self, WmTimelineItem *item);

G_END_DECLS
