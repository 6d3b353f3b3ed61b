/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-group-list.h"
#include "wm-risk-model.h"

G_BEGIN_DECLS

#define WM_TYPE_RISK_REGISTER (wm_risk_register_get_type ())

/**
 * WmRiskRegister:
 *
 * The risks as a list in groups at the left, one of them at the right.
 */
G_DECLARE_FINAL_TYPE (WmRiskRegister, wm_risk_register, WM, RISK_REGISTER, GtkWidget)

GtkWidget *wm_risk_register_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

WmRiskModel *wm_risk_register_get_model (WmRiskRegister *self);
WmGroupList *wm_risk_register_get_list (WmRiskRegister *self);
WmDetail *wm_risk_register_get_detail (WmRiskRegister *self);

/** wm_risk_register_update: reads everything again; selection and place stay. */
void wm_risk_register_update (WmRiskRegister *self);
gboolean wm_risk_register_show_record (WmRiskRegister *self, const char *id);
/** wm_risk_register_show_filter: shows the risks of @filter only. */
void wm_risk_register_show_filter (WmRiskRegister *self, WmRiskFilter filter);
/** wm_risk_register_show_field: (nullable): those with that value in one field. */
void wm_risk_register_show_field (WmRiskRegister *self, const WmField *field, const char *value);
/** wm_risk_register_show_only: (nullable) (element-type utf8): these, which @title names. */
void wm_risk_register_show_only (WmRiskRegister *self, GPtrArray *ids, const char *title);
void wm_risk_register_find (WmRiskRegister *self);
void wm_risk_register_create (WmRiskRegister *self);
gboolean wm_risk_register_go_back (WmRiskRegister *self);
const char *wm_risk_register_get_record_id (WmRiskRegister *self);

G_END_DECLS
