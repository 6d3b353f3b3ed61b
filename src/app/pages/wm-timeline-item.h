/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-event-item.h"

G_BEGIN_DECLS

#define WM_TYPE_TIMELINE_ITEM (wm_timeline_item_get_type ())

/**
 * WmTimelineItem:
 *
 * One row of the timeline: an event in words, or the day that the rows below it belong to.
 */
G_DECLARE_FINAL_TYPE (WmTimelineItem, wm_timeline_item, WM, TIMELINE_ITEM, GObject)

/** wm_timeline_item_new_event: the item keeps a reference to @event. */
WmTimelineItem *wm_timeline_item_new_event (WmEventItem *event) G_GNUC_WARN_UNUSED_RESULT;
/** wm_timeline_item_new_day: @at: any moment of the day, in Unix milliseconds. */
WmTimelineItem *wm_timeline_item_new_day (gint64 at) G_GNUC_WARN_UNUSED_RESULT;

/** wm_timeline_item_get_seq: the number of the event; 0 for a day. */
gint64 wm_timeline_item_get_seq (WmTimelineItem *self);
/** wm_timeline_item_get_title: what the event did, or the day. */
const char *wm_timeline_item_get_title (WmTimelineItem *self);
/** wm_timeline_item_get_actor: (nullable): who; %NULL for a day. */
const char *wm_timeline_item_get_actor (WmTimelineItem *self);
/** wm_timeline_item_get_time: (nullable): the time of day; %NULL for a day. */
const char *wm_timeline_item_get_time (WmTimelineItem *self);

G_END_DECLS
