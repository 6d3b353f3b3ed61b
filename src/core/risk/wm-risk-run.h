/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-risk-method.h"

G_BEGIN_DECLS

/* Assessments that were held, each with the grades of that day. wm_risk_matrix_new_for_run() shows
 * one again. */

typedef struct
{
  char *id;
  char *title;
  char *held_on; /* nullable: YYYY-MM-DD */
  guint n_risks;
} WmRiskRun;

/** wm_risk_run_list: (transfer full) (element-type WmRiskRun): the newest first. */
GPtrArray *wm_risk_run_list (WmDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
void wm_risk_run_free (WmRiskRun *self);

/**
 * wm_risk_run_freeze:
 * @title: (nullable): %NULL: "Risk assessment of" and the date
 * @held_on: (nullable): YYYY-MM-DD; %NULL: today
 *
 * Keeps the grade of every open risk, and the scale with its words and lines, as an assessment of
 * that day. One event.
 *
 * Returns: (transfer full) (nullable): the id of the risk_run, or %NULL with an error
 */
char *wm_risk_run_freeze (WmProject *project, const char *title, const char *held_on,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_risk_run_delete: deletes an assessment with its grades. One event. */
gboolean wm_risk_run_delete (WmProject *project, const char *run_id, GError **error);

/** wm_risk_run_dup_due: (nullable): the day from which the next one is due, YYYY-MM-DD; %NULL where
 * none was held yet. */
char *
wm_risk_run_dup_due (WmDatabase *database, const WmRiskMethod *method) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
