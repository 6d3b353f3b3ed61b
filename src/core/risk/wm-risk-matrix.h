/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-risk-method.h"

G_BEGIN_DECLS

/* Every open risk in its cell. An immutable value, read with one query; a million cells or ten
 * thousand risks make no difference to asking it. */

typedef struct
{
  char *id;        /* of the risk; %NULL in a kept assessment whose risk is gone */
  char *reference; /* "R-12" */
  char *title;     /* as it is, or was on the day of the assessment */
  guint likelihood;
  guint impact; /* 0: not graded */
} WmRiskDot;

typedef struct _WmRiskMatrix WmRiskMatrix;

/** wm_risk_matrix_new: the risks as they are now. @method is copied from. */
WmRiskMatrix *wm_risk_matrix_new (WmDatabase *database, const WmRiskMethod *method,
                                  WmRiskView view) G_GNUC_WARN_UNUSED_RESULT;
/** wm_risk_matrix_new_for_run: the risks of a kept assessment; @method is the one of that day. */
WmRiskMatrix *
wm_risk_matrix_new_for_run (WmDatabase *database, const WmRiskMethod *method, WmRiskView view,
                            const char *run_id) G_GNUC_WARN_UNUSED_RESULT;
void wm_risk_matrix_free (WmRiskMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRiskMatrix, wm_risk_matrix_free)

WmRiskView wm_risk_matrix_get_view (const WmRiskMatrix *self);
guint wm_risk_matrix_get_n_levels (const WmRiskMatrix *self, WmRiskAxis axis);

/** wm_risk_matrix_get_count: how many risks are in a cell. */
guint wm_risk_matrix_get_count (const WmRiskMatrix *self, guint likelihood, guint impact);
/** wm_risk_matrix_get_dots: (array length=n_dots): the risks of a cell, by number. */
const WmRiskDot *
wm_risk_matrix_get_dots (const WmRiskMatrix *self, guint likelihood, guint impact, guint *n_dots);
/** wm_risk_matrix_dup_ids: (transfer full) (element-type utf8): their ids, for a list. */
GPtrArray *wm_risk_matrix_dup_ids (const WmRiskMatrix *self, guint likelihood,
                                   guint impact) G_GNUC_WARN_UNUSED_RESULT;
/** wm_risk_matrix_get_ungraded: (array length=n_dots): risks that are in no cell, by number. */
const WmRiskDot *wm_risk_matrix_get_ungraded (const WmRiskMatrix *self, guint *n_dots);
/** wm_risk_matrix_count_band: how many risks are in cells of that band. */
guint wm_risk_matrix_count_band (const WmRiskMatrix *self, WmRiskBand band);
guint wm_risk_matrix_get_total (const WmRiskMatrix *self);

G_END_DECLS
