/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-edit.h"

G_BEGIN_DECLS

/* Edits of many records that are one event, which one undo takes back. All of it is done or, on an
 * error, nothing. */

/**
 * wm_project_add_records:
 * @many: (element-type WmValues): what to add, one at least
 * @failed: (out) (optional): where it fails, the place in @many of what does not fit
 *
 * Returns: (transfer full): the ids of the new records in the order of @many, ended by %NULL; or
 *   %NULL with an error
 */
char **wm_project_add_records (WmProject *self, GPtrArray *many, guint *failed,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_set_records:
 * @ids: records of the kind of @values, ended by %NULL, one at least
 *
 * Writes @values to each of the records.
 */
gboolean
wm_project_set_records (WmProject *self, const char *const *ids, WmValues *values, GError **error);

/**
 * wm_project_set_field:
 * @ids: records of any kinds that have a field @field_id, ended by %NULL, one at least
 * @value: (nullable): a canonical value, %NULL to clear
 *
 * Writes one field of each of the records, for a list that shows more than one kind.
 */
gboolean wm_project_set_field (WmProject *self, const char *const *ids, const char *field_id,
                               const char *value, GError **error);

/**
 * wm_project_link_all:
 * @ids: records, ended by %NULL, one at least
 * @to: the record that each of them is linked with
 * @role: (nullable): a token of wm_link_list_roles(); %NULL: what suits the two kinds, in the
 *   direction in which it says more
 *
 * Links each of the records with one; those that are linked so already stay.
 */
gboolean wm_project_link_all (WmProject *self, const char *const *ids, const char *to,
                              const char *role, GError **error);

G_END_DECLS
