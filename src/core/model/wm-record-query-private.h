/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-record-query.h"

/* Private to wm-record-query.c and wm-record-place.c. */

/* Between the titles of several records that one is sorted by; before whatever is in a title. */
#define WM_RECORD_QUERY_BETWEEN_TITLES "\x01"

struct _WmRecordQuery
{
  WmDatabase *database;
  WmRegistry *registry;
  const WmKind *kind;

  WmRecordOrder orders[WM_RECORD_ORDERS];
  guint n_orders;  /* one at least */
  GArray *filters; /* of filters, for wm-record-query.c alone */
};

/** wm_record_query_is_text: whether the first order is by text, which SQLite does not know to
 * compare. */
gboolean wm_record_query_is_text (WmRecordQuery *self);

/** wm_record_query_append_value: appends what SQLite sorts by, where that is no text. */
void wm_record_query_append_value (WmRecordQuery *self, GString *sql);

/** wm_record_query_append_filters: appends the conditions, each after " WHERE " or " AND ". */
void wm_record_query_append_filters (WmRecordQuery *self, GString *sql, gboolean has_where);
void wm_record_query_bind_filters (WmRecordQuery *self, WmStatement *rows);
