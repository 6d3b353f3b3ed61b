/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_EVENT_DETAIL (wm_event_detail_get_type ())

/**
 * WmEventDetail:
 *
 * What one event changed, and how the records that it touched were then.
 */
G_DECLARE_FINAL_TYPE (WmEventDetail, wm_event_detail, WM, EVENT_DETAIL, GtkWidget)

GtkWidget *wm_event_detail_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_event_detail_set_event:
 * @seq: the number of the event; 0: none is chosen
 * @record_id: (nullable): the record to show as it was; %NULL: the first that the event touched
 */
void wm_event_detail_set_event (WmEventDetail *self, gint64 seq, const char *record_id);
gint64 wm_event_detail_get_seq (WmEventDetail *self);
/** wm_event_detail_get_record_id: (nullable): the record that is shown as it was. */
const char *wm_event_detail_get_record_id (WmEventDetail *self);
/** wm_event_detail_refresh: reads anew, after the project changed. */
void wm_event_detail_refresh (WmEventDetail *self);

G_END_DECLS
