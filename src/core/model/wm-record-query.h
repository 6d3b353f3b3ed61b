/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"
#include "store/wm-id.h"
#include "wm-registry.h"

G_BEGIN_DECLS

/* Which records of a kind are wanted and in which order, asked of the database. */

typedef struct
{
  char id[WM_ID_LENGTH + 1];
} WmRecordId;

/** WmRecordOrder: one of the fields that records are sorted by. */
typedef struct
{
  const WmField *field; /* nullable: the number */
  gboolean descending;
} WmRecordOrder;

/* Where so many fields are alike, nobody looks on. */
#define WM_RECORD_ORDERS 3

typedef struct _WmRecordQuery WmRecordQuery;

WmRecordQuery *wm_record_query_new (WmDatabase *database, WmRegistry *registry,
                                    const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void wm_record_query_free (WmRecordQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRecordQuery, wm_record_query_free)

/**
 * wm_record_query_set_orders:
 * @orders: (array length=n_orders): at most %WM_RECORD_ORDERS fields of the kind; each sorts what
 * is alike in those before it
 *
 * Returns: whether that is another order than before
 */
gboolean
wm_record_query_set_orders (WmRecordQuery *self, const WmRecordOrder *orders, guint n_orders);

/** wm_record_query_add_filter: see wm_record_list_add_filter(); the field's own gives way. */
void wm_record_query_add_filter (WmRecordQuery *self, const WmField *field, const char *value);
/** wm_record_query_remove_filter: @field: (nullable): %NULL for every filter. */
void wm_record_query_remove_filter (WmRecordQuery *self, const WmField *field);

gboolean wm_record_query_is_filtered (WmRecordQuery *self);

/** wm_record_query_run: (transfer full) (element-type WmRecordId): the records, in order. */
GArray *wm_record_query_run (WmRecordQuery *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_record_query_run_after:
 * @before: (element-type WmRecordId): what wm_record_query_run() gave
 * @changed: (element-type utf8): ids of the records, of any kind, that changed since then
 *
 * The same as running it, but asks only where the records that changed belong now, which takes as
 * long for a hundred thousand as for a hundred. Where too much changed for that it is run.
 *
 * Returns: (transfer full) (element-type WmRecordId): the records, in order
 */
GArray *wm_record_query_run_after (WmRecordQuery *self, GArray *before,
                                   GHashTable *changed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
