/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"
#include "wm-event.h"

G_BEGIN_DECLS

/* What can be undone and redone, read from the list of events: undo and redo are events themselves,
 * so the two stacks live as long as the project and need no place of their own in the file. */

typedef struct _WmHistory WmHistory;

/** wm_history_new: reads the stacks from all events of @database. */
WmHistory *wm_history_new (WmDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
void wm_history_free (WmHistory *self);

/** wm_history_add: follows with the event that was just stored. */
void wm_history_add (WmHistory *self, const WmEvent *event);

/** wm_history_get_undo: the number of the event that an undo takes back, or 0. */
gint64 wm_history_get_undo (WmHistory *self);
/** wm_history_get_redo: the number of the event that a redo brings back, or 0. */
gint64 wm_history_get_redo (WmHistory *self);
/**
 * wm_history_get_floor:
 *
 * Returns: (nullable): the kind of the event that an undo cannot go behind (a migration or a
 * purge), static; %NULL where that is the creation of the project
 */
const char *wm_history_get_floor (WmHistory *self);
/**
 * wm_history_list_undo_to:
 * @seq: the number of the event after which the project is wanted
 *
 * Returns: (transfer full) (element-type gint64): events to take back, the newest first, so that of
 *   all that can be undone only what came up to @seq is left
 */
GArray *wm_history_list_undo_to (WmHistory *self, gint64 seq) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_history_list_redo:
 * @count: how many at most
 *
 * Returns: (transfer full) (element-type gint64): events to bring back, in the order in which they
 *   happened
 */
GArray *wm_history_list_redo (WmHistory *self, gint64 count) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
