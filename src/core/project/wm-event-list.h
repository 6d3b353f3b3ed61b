/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-event-item.h"

G_BEGIN_DECLS

/* The events of a project as a #GListModel of #WmEventItem, the newest first. It holds their
 * numbers and reads a page of events when somebody looks at one of it. */

#define WM_TYPE_EVENT_LIST (wm_event_list_get_type ())
G_DECLARE_FINAL_TYPE (WmEventList, wm_event_list, WM, EVENT_LIST, GObject)

/** wm_event_list_new: every event of @project; the list keeps a reference to it. */
WmEventList *wm_event_list_new (WmProject *project) G_GNUC_WARN_UNUSED_RESULT;

/** wm_event_list_set_actor: @actor: (nullable): only what this person did; %NULL: everybody. */
void wm_event_list_set_actor (WmEventList *self, const char *actor);

/**
 * wm_event_list_set_record:
 * @record_id: (nullable): id of a record, which may be gone; %NULL: any
 *
 * Shows only events in whose change or words the record occurs: that it came, changed or went, and
 * that something was linked with it or refers to it since.
 */
void wm_event_list_set_record (WmEventList *self, const char *record_id);

/** wm_event_list_is_filtered: whether events are kept out of the list. */
gboolean wm_event_list_is_filtered (WmEventList *self);

/**
 * wm_event_list_refresh:
 *
 * Adds what happened since the list was read, on top. The other rows stay: events never change.
 */
void wm_event_list_refresh (WmEventList *self);

/** wm_event_list_find: whether the event @seq is in the list, and where. */
gboolean wm_event_list_find (WmEventList *self, gint64 seq, guint *position);

G_END_DECLS
