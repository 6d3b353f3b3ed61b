/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "project/wm-changes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RECORD_HISTORY (wm_record_history_get_type ())

/**
 * WmRecordHistory:
 *
 * What happened to a record lately, and a way to all of it in the timeline.
 */
G_DECLARE_FINAL_TYPE (WmRecordHistory, wm_record_history, WM, RECORD_HISTORY, GtkWidget)

GtkWidget *wm_record_history_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_record_history_set_record_id:
 * @id: (nullable): a record
 *
 * Reads its events a moment later, so that nobody who goes through a list waits for them.
 */
void wm_record_history_set_record_id (WmRecordHistory *self, const char *id);

/**
 * wm_record_history_refresh:
 * @changes: (nullable): what the project changed in; %NULL: maybe anything
 *
 * Reads the events again, a moment later, where the record is concerned.
 */
void wm_record_history_refresh (WmRecordHistory *self, WmChanges *changes);

G_END_DECLS
