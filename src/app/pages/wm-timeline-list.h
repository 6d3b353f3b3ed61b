/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-timeline-item.h"

G_BEGIN_DECLS

#define WM_TYPE_TIMELINE_LIST (wm_timeline_list_get_type ())

/**
 * WmTimelineList:
 *
 * The events of a project as a #GListModel of #WmTimelineItem, the newest first, with a row for
 * each day before its events. It holds a number and a moment an event, reads what is looked at, and
 * fills itself in slices between frames, so that rows only ever come at the end.
 *
 * Property: `n-events` (notify): how many events are in the list so far.
 */
G_DECLARE_FINAL_TYPE (WmTimelineList, wm_timeline_list, WM, TIMELINE_LIST, GObject)

WmTimelineList *wm_timeline_list_new (WmProject *project) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_timeline_list_set_filter:
 * @text: (nullable): words that the sentence or the name must hold
 * @actor: (nullable): who
 * @record_id: (nullable): the record that was touched
 */
void wm_timeline_list_set_filter (WmTimelineList *self, const char *text, const char *actor,
                                  const char *record_id);

/** wm_timeline_list_follow: puts the events on top that came since. */
void wm_timeline_list_follow (WmTimelineList *self);

guint wm_timeline_list_get_n_events (WmTimelineList *self);
/** wm_timeline_list_is_complete: whether every event was looked at. */
gboolean wm_timeline_list_is_complete (WmTimelineList *self);

G_END_DECLS
