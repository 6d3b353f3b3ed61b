/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "risk/wm-risk-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RISK_PLAN_ENTRY (wm_risk_plan_entry_get_type ())

/** WmRiskPlanEntry: a line of the plan in a list, or the heading over lines. */
G_DECLARE_FINAL_TYPE (WmRiskPlanEntry, wm_risk_plan_entry, WM, RISK_PLAN_ENTRY, GObject)

/** wm_risk_plan_entry_new: (transfer full) @item: what it says. */
WmRiskPlanEntry *wm_risk_plan_entry_new (WmRiskPlanItem *item) G_GNUC_WARN_UNUSED_RESULT;
WmRiskPlanEntry *wm_risk_plan_entry_new_heading (const char *title) G_GNUC_WARN_UNUSED_RESULT;
/** wm_risk_plan_entry_get_item: (nullable): %NULL for a heading. */
const WmRiskPlanItem *wm_risk_plan_entry_get_item (WmRiskPlanEntry *self);

#define WM_TYPE_RISK_PLAN_ROW (wm_risk_plan_row_get_type ())

/** WmRiskPlanRow: shows a #WmRiskPlanEntry. */
G_DECLARE_FINAL_TYPE (WmRiskPlanRow, wm_risk_plan_row, WM, RISK_PLAN_ROW, GtkWidget)

GtkWidget *wm_risk_plan_row_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
/** wm_risk_plan_row_set_entry: (nullable): what is shown. */
void wm_risk_plan_row_set_entry (WmRiskPlanRow *self, WmRiskPlanEntry *entry);

G_END_DECLS
