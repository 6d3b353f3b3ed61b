/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "wm-asset-chooser.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_RISK_SUGGEST (wm_risk_suggest_get_type ())

/**
 * WmRiskSuggest:
 *
 * Which risks a person with these assets should think about, best first. Space or Enter takes one
 * over and goes to the next.
 */
G_DECLARE_FINAL_TYPE (WmRiskSuggest, wm_risk_suggest, WM, RISK_SUGGEST, AdwWindow)

/** wm_risk_suggest_show: opens it over @parent. */
WmRiskSuggest *wm_risk_suggest_show (GtkWindow *parent, WmSession *session);
WmAssetChooser *wm_risk_suggest_get_chooser (WmRiskSuggest *self);
/** wm_risk_suggest_get_model: (transfer none): of #WmSuggestEntry. */
GListModel *wm_risk_suggest_get_model (WmRiskSuggest *self);
/** wm_risk_suggest_take: takes over what is selected, and selects the next. */
void wm_risk_suggest_take (WmRiskSuggest *self);

G_END_DECLS
