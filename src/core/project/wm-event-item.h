/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"

G_BEGIN_DECLS

#define WM_TYPE_EVENT_ITEM (wm_event_item_get_type ())

/**
 * WmEventItem:
 *
 * An event as a row of a list. It never changes.
 *
 * Properties, all to be read only: `seq`, `at` (milliseconds since 1970 in UTC), `actor`, `kind`,
 * `verb`, `label` (what was done, as a sentence in the reader's language) and `record-id`.
 */
G_DECLARE_FINAL_TYPE (WmEventItem, wm_event_item, WM, EVENT_ITEM, GObject)

/**
 * wm_event_item_new:
 * @event: (transfer full): without its changeset, so that a long list stays small
 */
WmEventItem *wm_event_item_new (WmProject *project, WmEvent *event) G_GNUC_WARN_UNUSED_RESULT;

gint64 wm_event_item_get_seq (WmEventItem *self);
const char *wm_event_item_get_id (WmEventItem *self);
/** wm_event_item_get_at: when it happened, in milliseconds since 1970 in UTC. */
gint64 wm_event_item_get_at (WmEventItem *self);
const char *wm_event_item_get_actor (WmEventItem *self);
/** wm_event_item_get_kind: WM_EVENT_KIND_…: whether it was an edit, an undo, … */
const char *wm_event_item_get_kind (WmEventItem *self);
const char *wm_event_item_get_verb (WmEventItem *self);
/** wm_event_item_get_label: wm_event_dup_label(), made when it is first asked for. */
const char *wm_event_item_get_label (WmEventItem *self);
/** wm_event_item_get_record_id: (nullable): the one record that it was done to. */
const char *wm_event_item_get_record_id (WmEventItem *self);
/** wm_event_item_get_event: (transfer none): the event itself, without its changeset. */
const WmEvent *wm_event_item_get_event (WmEventItem *self);

G_END_DECLS
