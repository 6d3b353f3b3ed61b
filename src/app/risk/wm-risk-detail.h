/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-detail.h"

G_BEGIN_DECLS

#define WM_TYPE_RISK_DETAIL (wm_risk_detail_get_type ())

/**
 * WmRiskDetail:
 *
 * A risk in the order in which a person thinks of it: what could happen, to what, how bad that is
 * now, what we do about it, how bad it is afterwards, who approves. It stands in a #WmDetail and
 * follows it.
 */
G_DECLARE_FINAL_TYPE (WmRiskDetail, wm_risk_detail, WM, RISK_DETAIL, GtkWidget)

/** wm_risk_detail_new: a detail pane with one in it. */
WmDetail *wm_risk_detail_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

/** wm_risk_detail_open_grade: opens the matrix in which the grade of now is chosen. */
void wm_risk_detail_open_grade (WmDetail *detail);

G_END_DECLS
