/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_COVERAGE_STRIP (wm_coverage_strip_get_type ())

/**
 * WmCoverageStrip:
 *
 * For what there is proof and when: a row a record, a cell a period. Every row is a button.
 *
 * Signal `activated` (id): somebody chose the row of that record.
 */
G_DECLARE_FINAL_TYPE (WmCoverageStrip, wm_coverage_strip, WM, COVERAGE_STRIP, GtkWidget)

typedef enum
{
  WM_COVERAGE_NONE,
  WM_COVERAGE_PARTLY,
  WM_COVERAGE_PROOF,
} WmCoverage;

#define WM_COVERAGE_MAX_PERIODS 8

/** WmCoverageRow: what is known of one record. */
typedef struct
{
  const char *id;
  const char *label; /* short, as "A.5.9" */
  const char *title;
  WmCoverage cells[WM_COVERAGE_MAX_PERIODS];
} WmCoverageRow;

GtkWidget *wm_coverage_strip_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_coverage_strip_set_rows:
 * @periods: what the periods are called, as "Q1 2026"; at most %WM_COVERAGE_MAX_PERIODS, ended by
 *   %NULL
 * @rows: (array length=n_rows): copied
 *
 * Shows other rows; those that stay keep the keyboard.
 */
void wm_coverage_strip_set_rows (WmCoverageStrip *self, const char *const *periods,
                                 const WmCoverageRow *rows, guint n_rows);

G_END_DECLS
