/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"

G_BEGIN_DECLS

/* For which quarters of the year there is proof. Evidence proves from the first to the last day of
 * its period; where it has none, the day on which it was collected. A quarter is a number that goes
 * on over the end of a year: four times the year, and 0 to 3. */

/** wm_quarter_of: the quarter of @date, `YYYY-MM-DD`; 0 where that is no date. */
int wm_quarter_of (const char *date);

/** wm_quarter_dup_label: (transfer full): "Q1 2026". */
char *wm_quarter_dup_label (int quarter) G_GNUC_WARN_UNUSED_RESULT;

/** WmQuarterProof: what proves something in a quarter. */
typedef struct
{
  guint n_evidence; /* pieces that prove some day of it */
  guint n_days;     /* days that at least one of them proves */
  guint n_all_days; /* days of the quarter */
} WmQuarterProof;

/**
 * wm_coverage_of_record:
 * @record_id: a control, or any record that evidence is linked with
 * @last: the newest quarter that is wanted
 * @n_quarters: how many, at least 1
 *
 * Returns: (transfer full) (array length=n_quarters): for each quarter what proves it, the oldest
 *   first
 */
WmQuarterProof *wm_coverage_of_record (WmProject *project, const char *record_id, int last,
                                       guint n_quarters) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_coverage_of_kind:
 * @kind: a kind of record that evidence is linked with
 *
 * The same for all records of @kind at once.
 *
 * Returns: (transfer full) (element-type utf8 WmQuarterProof): by the ids of the records, those
 *   without evidence left out
 */
GHashTable *wm_coverage_of_kind (WmProject *project, const WmKind *kind, int last,
                                 guint n_quarters) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
