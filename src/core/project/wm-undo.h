/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"

G_BEGIN_DECLS

/** wm_project_load_undo: (transfer full) (nullable): the event that an undo would take back. */
WmEvent *wm_project_load_undo (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_project_load_redo: (transfer full) (nullable): the event that a redo would bring back. */
WmEvent *wm_project_load_redo (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): what an undo would take back, in words for a button or a
 *   menu: "Undo: Deleted “CRM”", with the name of who did it where that is not who works now;
 *   %NULL where there is nothing to undo
 */
char *wm_project_dup_undo_label (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;

/** wm_project_dup_redo_label: (transfer full) (nullable): the same for a redo. */
char *wm_project_dup_redo_label (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_undo:
 *
 * Takes back the newest change that was not taken back yet, whoever made it. The undo is an event
 * of its own. Where a record is not as the change left it nothing happens and the error
 * %WM_PROJECT_ERROR_CONFLICT says what stands in the way.
 */
gboolean wm_project_undo (WmProject *self, GError **error);

/**
 * wm_project_undo_to:
 * @seq: the number of an event
 *
 * Takes back, as one event, every change made after @seq that can still be undone.
 */
gboolean wm_project_undo_to (WmProject *self, gint64 seq, GError **error);

/** wm_project_redo: brings back the change that was undone last. */
gboolean wm_project_redo (WmProject *self, GError **error);

/**
 * wm_project_redo_all:
 *
 * Brings back, as one event, everything that the newest event took, if that is an undo of several
 * changes; else the same as wm_project_redo().
 */
gboolean wm_project_redo_all (WmProject *self, GError **error);

G_END_DECLS
