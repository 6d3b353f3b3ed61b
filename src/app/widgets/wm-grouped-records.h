/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "model/wm-record-list.h"
#include "wm-grouped.h"

G_BEGIN_DECLS

#define WM_TYPE_GROUPED_RECORDS (wm_grouped_records_get_type ())

/**
 * WmGroupedRecords:
 *
 * The records of a #WmRecordList by what one of their fields says, each group with a heading that
 * counts them. It is what the list was when it was read last.
 */
G_DECLARE_FINAL_TYPE (WmGroupedRecords, wm_grouped_records, WM, GROUPED_RECORDS, GObject)

WmGroupedRecords *wm_grouped_records_new (WmSession *session, const WmKind *kind,
                                          WmRecordList *records) G_GNUC_WARN_UNUSED_RESULT;

/** wm_grouped_records_suit: whether records can be grouped by @field. */
gboolean wm_grouped_records_suit (const WmField *field);

/**
 * wm_grouped_records_read:
 * @field: (nullable): what makes the groups; %NULL: nothing is shown
 *
 * Reads the list again.
 */
void wm_grouped_records_read (WmGroupedRecords *self, const WmField *field);

G_END_DECLS
