/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RISK_METHOD_VIEW (wm_risk_method_view_get_type ())

/**
 * WmRiskMethodView:
 *
 * How this company assesses risk, to be read by an auditor and changed by those who decide: the
 * scale with what each level means, the lines, who accepts, when it is done again.
 */
G_DECLARE_FINAL_TYPE (WmRiskMethodView, wm_risk_method_view, WM, RISK_METHOD_VIEW, GtkWidget)

GtkWidget *wm_risk_method_view_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
void wm_risk_method_view_update (WmRiskMethodView *self);
/** wm_risk_method_view_choose_size: sets the drop-downs, and shows what a change would do. */
void wm_risk_method_view_choose_size (WmRiskMethodView *self, guint n_likelihood, guint n_impact);

G_END_DECLS
