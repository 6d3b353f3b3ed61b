/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-risk-method.h"

G_BEGIN_DECLS

/* Another size of the scale, and every risk graded anew with it.
 *
 * The rule: the lowest level stays the lowest, the highest the highest, and what is between keeps
 * its place in proportion; halves go up, so that nobody is told that a risk shrank. Level x of m
 * becomes 1 + (x - 1) (n - 1) / (m - 1) of n, rounded. The lines keep their part of the highest
 * grade and are rounded down, so that nothing is accepted that was not before. Words that were
 * never changed become those of the new scale, own words move with their level. Kept assessments
 * stay as they were. */

/** wm_risk_regrade_level: where @level of a scale of @from levels is on one of @to; 0 stays 0. */
guint wm_risk_regrade_level (guint level, guint from, guint to);

/** WmRiskRegradePreview: what a change would do, counted over open risks as they are now. */
typedef struct
{
  guint n_risks; /* that get another number anywhere */
  guint before[WM_RISK_N_BANDS];
  guint after[WM_RISK_N_BANDS];
  guint accept_up_to; /* the lines of the new scale */
  guint watch_up_to;
} WmRiskRegradePreview;

void wm_risk_regrade_preview (WmProject *project, guint n_likelihood, guint n_impact,
                              WmRiskRegradePreview *preview);

/** WmRiskRegradeProgress: the form of wm_progress_report(). */
typedef void (*WmRiskRegradeProgress) (guint64 done, guint64 total, gpointer user_data);

/**
 * wm_risk_regrade:
 * @n_likelihood: from %WM_RISK_LEVELS_MIN to %WM_RISK_LEVELS_MAX
 * @n_impact: the same
 * @progress: (nullable): called now and then with the number of risks that are done
 *
 * Changes the size of the scale and grades every risk anew, as one event that one undo takes back.
 */
gboolean wm_risk_regrade (WmProject *project, guint n_likelihood, guint n_impact,
                          WmRiskRegradeProgress progress, gpointer user_data, GError **error);

G_END_DECLS
