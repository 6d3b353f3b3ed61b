/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "app/widgets/wm-heat-map.h"
#include "risk/wm-risk-method.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RISK_MATRIX_VIEW (wm_risk_matrix_view_get_type ())

/**
 * WmRiskMatrixView:
 *
 * Where the risks are now and where they will be after treatment, side by side; today, or on the
 * day of an assessment that was kept. A dot is opened, or moved to grade it anew.
 */
G_DECLARE_FINAL_TYPE (WmRiskMatrixView, wm_risk_matrix_view, WM, RISK_MATRIX_VIEW, GtkWidget)

GtkWidget *wm_risk_matrix_view_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
void wm_risk_matrix_view_update (WmRiskMatrixView *self);
WmHeatMap *wm_risk_matrix_view_get_map (WmRiskMatrixView *self, WmRiskView view);
/** wm_risk_matrix_view_show_run: (nullable): the assessment with that id; %NULL: today. */
void wm_risk_matrix_view_show_run (WmRiskMatrixView *self, const char *run_id);

G_END_DECLS
