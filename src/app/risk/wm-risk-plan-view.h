/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RISK_PLAN_VIEW (wm_risk_plan_view_get_type ())

/**
 * WmRiskPlanView:
 *
 * The treatment plan: what is to be done against risks, by who does it and until when. An action is
 * ticked off here, everything else leads to its risk.
 */
G_DECLARE_FINAL_TYPE (WmRiskPlanView, wm_risk_plan_view, WM, RISK_PLAN_VIEW, GtkWidget)

GtkWidget *wm_risk_plan_view_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
void wm_risk_plan_view_update (WmRiskPlanView *self);

G_END_DECLS
