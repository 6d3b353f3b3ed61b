/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-database.h"

G_BEGIN_DECLS

/* A changeset is what one edit did to the tables, as SQLite's session extension writes it. */

/** WmTableFilter: tells whether changes of @table belong into (or may come from) a changeset. */
typedef gboolean (*WmTableFilter) (const char *table, gpointer user_data);

typedef struct _WmRecorder WmRecorder;

/**
 * wm_recorder_new:
 *
 * Starts to record what is written to the tables that @filter admits. @database must outlive it.
 */
WmRecorder *wm_recorder_new (WmDatabase *database, WmTableFilter filter, gpointer user_data,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_recorder_dup_changeset:
 *
 * Returns: (transfer full) (nullable): all that changed since wm_recorder_new(), with no bytes
 *   where nothing did; %NULL with an error
 */
GBytes *wm_recorder_dup_changeset (WmRecorder *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void wm_recorder_free (WmRecorder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRecorder, wm_recorder_free)

typedef enum
{
  WM_CHANGE_ADDED,
  WM_CHANGE_CHANGED,
  WM_CHANGE_REMOVED,
} WmChangeOp;

typedef struct _WmChange WmChange; /* one row of a changeset, valid during the callback */

WmChangeOp wm_change_get_op (WmChange *self);
const char *wm_change_get_table (WmChange *self);
int wm_change_get_n_columns (WmChange *self);
/** wm_change_get_key: the value of the row's first key column, borrowed. */
const char *wm_change_get_key (WmChange *self);
/** wm_change_is_set: whether @column changed (of an added or removed row: every column). */
gboolean wm_change_is_set (WmChange *self, int column);
/* The value before and after, as text; %NULL for NULL and where there is none. Borrowed. */
const char *wm_change_get_old (WmChange *self, int column);
const char *wm_change_get_new (WmChange *self, int column);

/** WmChangeFunc: called for a row; returns %FALSE to stop the walk (which is not an error). */
typedef gboolean (*WmChangeFunc) (WmChange *change, gpointer user_data);

/**
 * wm_changeset_foreach:
 *
 * Walks through the rows of @changeset. A changeset that cannot be read is an error, and @func may
 * have seen a part of it by then.
 */
gboolean
wm_changeset_foreach (GBytes *changeset, WmChangeFunc func, gpointer user_data, GError **error);

/**
 * wm_changeset_check:
 *
 * Tells whether @changeset may be applied to @database at all: every table is admitted by @filter,
 * exists, has no fewer columns than the changeset, and the same key. A changeset in a file is
 * written by anybody; SQLite itself would pass over such tables in silence.
 */
gboolean wm_changeset_check (WmDatabase *database, GBytes *changeset, WmTableFilter filter,
                             gpointer user_data, GError **error);

/**
 * wm_changeset_apply:
 * @conflict_table: (out) (optional) (transfer full): the table in which something stood in the way
 * @conflict_key: (out) (optional) (transfer full): and the key of that row
 *
 * Checks @changeset and applies it, all or nothing; inside wm_database_begin().
 * A row that is not as the changeset expects it gives %WM_DATABASE_ERROR_CONSTRAINT.
 */
gboolean
wm_changeset_apply (WmDatabase *database, GBytes *changeset, WmTableFilter filter,
                    gpointer user_data, char **conflict_table, char **conflict_key, GError **error);

/**
 * wm_changeset_invert:
 *
 * Returns: (transfer full) (nullable): the changeset that takes @changeset back
 */
GBytes *wm_changeset_invert (GBytes *changeset, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
