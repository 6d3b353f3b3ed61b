/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-record-query.h"

G_BEGIN_DECLS

/* What must be told to views for them to keep every row that stayed, with its selection and its
 * place on the screen. */

/** WmStretch: rows [old_at, old_at + removed) give way to rows [new_at, new_at + added). */
typedef struct
{
  guint old_at;
  guint removed;
  guint new_at;
  guint added;
} WmStretch;

/** WmRowChanged: whether the row of a record that is in both lists says something else now. */
typedef gboolean (*WmRowChanged) (const char *id, gpointer user_data);

/**
 * wm_row_diff:
 * @old_ids: (element-type WmRecordId): before
 * @new_ids: (element-type WmRecordId): after
 * @most: how many stretches at most; where more would be needed the answer is one from the first to
 *   the last difference
 *
 * Returns: (transfer full) (element-type WmStretch): the stretches, the last of the list first, so
 *   that each can be replaced without another one moving
 */
GArray *wm_row_diff (GArray *old_ids, GArray *new_ids, guint most, WmRowChanged changed,
                     gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
