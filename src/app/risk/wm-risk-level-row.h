/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "risk/wm-risk-method.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_RISK_LEVEL_ROW (wm_risk_level_row_get_type ())

/**
 * WmRiskLevelRow:
 *
 * A level of the scale with all its words to be read; opened, they can be changed.
 */
G_DECLARE_FINAL_TYPE (WmRiskLevelRow, wm_risk_level_row, WM, RISK_LEVEL_ROW, AdwExpanderRow)

GtkWidget *wm_risk_level_row_new (WmSession *session, WmRiskAxis axis) G_GNUC_WARN_UNUSED_RESULT;
void wm_risk_level_row_set_level (WmRiskLevelRow *self, const WmRiskLevel *level);
/** wm_risk_level_row_commit_now: writes what is typed and not written yet. */
void wm_risk_level_row_commit_now (WmRiskLevelRow *self);

G_END_DECLS
