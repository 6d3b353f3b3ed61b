/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RISK_CARD (wm_risk_card_get_type ())

/**
 * WmRiskCard:
 *
 * The risks on the dashboard: where they are now, and the largest of those above the line. Where
 * there are none it is not there.
 */
G_DECLARE_FINAL_TYPE (WmRiskCard, wm_risk_card, WM, RISK_CARD, GtkWidget)

GtkWidget *wm_risk_card_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
void wm_risk_card_update (WmRiskCard *self);

G_END_DECLS
