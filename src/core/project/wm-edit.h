/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-args.h"
#include "wm-project.h"

G_BEGIN_DECLS

/* The pen that an edit writes with, valid inside a #WmEditFunc only; and the edits that people make
 * one at a time. Everything that is written is checked against the descriptors. */

/** wm_edit_get_args: the arguments of the event, to be filled by the edit. */
WmArgs *wm_edit_get_args (WmEdit *self);
WmProject *wm_edit_get_project (WmEdit *self);

/** wm_edit_describe: puts kind, id and title of a record into the event's arguments. */
void wm_edit_describe (WmEdit *self, const char *id);

/**
 * wm_edit_add:
 *
 * Adds a record with a new id and the next number; fields that @values leaves out get their
 * fallback.
 *
 * Returns: (transfer full) (nullable): the id, or %NULL with a #WM_MODEL_ERROR
 */
char *wm_edit_add (WmEdit *self, WmValues *values, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_edit_set: writes @values to the record @id, and what follows from them; see wm-rules.h. */
gboolean wm_edit_set (WmEdit *self, const char *id, WmValues *values, GError **error);

/**
 * wm_edit_delete: unlinks the record @id from all that refers to it and deletes it, with the
 * comments and approvals that are about it alone.
 */
gboolean wm_edit_delete (WmEdit *self, const char *id, GError **error);

/** wm_edit_link: links two records; that they are linked so already is no error. */
gboolean
wm_edit_link (WmEdit *self, const char *from, const char *to, const char *role, GError **error);

/** wm_edit_unlink: removes links between two records, of any role where @role is %NULL. */
gboolean
wm_edit_unlink (WmEdit *self, const char *from, const char *to, const char *role, GError **error);

/* Edits of one event each. */

/** wm_project_add_record: (transfer full): the id of the new record, or %NULL with an error. */
char *
wm_project_add_record (WmProject *self, WmValues *values, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean wm_project_set_record (WmProject *self, const char *id, WmValues *values, GError **error);
gboolean wm_project_delete_records (WmProject *self, const char *const *ids, GError **error);

/**
 * wm_project_link_records:
 * @role: (nullable): a token of wm_link_list_roles(); %NULL: what suits the two kinds
 */
gboolean wm_project_link_records (WmProject *self, const char *from, const char *to,
                                  const char *role, GError **error);
gboolean wm_project_unlink_records (WmProject *self, const char *from, const char *to,
                                    const char *role, GError **error);

G_END_DECLS
