/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-grouped.h"
#include "app/wm-session.h"

G_BEGIN_DECLS

/** WmRiskOrder: by what the list of risks is grouped. */
typedef enum
{
  WM_RISK_BY_BAND,
  WM_RISK_BY_OWNER,
  WM_RISK_BY_TREATMENT,
  WM_RISK_N_ORDERS,
} WmRiskOrder;

/** WmRiskFilter: of which risks only are shown. */
typedef enum
{
  WM_RISK_ALL_OPEN,
  WM_RISK_ABOVE_THE_LINE,
  WM_RISK_SUGGESTED,
  WM_RISK_WITHOUT_OWNER,
  WM_RISK_UNGRADED_ONLY,
  WM_RISK_CLOSED,
  WM_RISK_N_FILTERS,
} WmRiskFilter;

#define WM_TYPE_RISK_MODEL (wm_risk_model_get_type ())

/**
 * WmRiskModel:
 *
 * The risks in groups, as a #WmGrouped.
 */
G_DECLARE_FINAL_TYPE (WmRiskModel, wm_risk_model, WM, RISK_MODEL, GObject)

WmRiskModel *wm_risk_model_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

/** wm_risk_model_refresh: reads everything again. */
void wm_risk_model_refresh (WmRiskModel *self);
void wm_risk_model_set_order (WmRiskModel *self, WmRiskOrder order);
void wm_risk_model_set_filter (WmRiskModel *self, WmRiskFilter filter);
WmRiskFilter wm_risk_model_get_filter (WmRiskModel *self);
/** wm_risk_model_set_text: (nullable): what was typed. */
void wm_risk_model_set_text (WmRiskModel *self, const char *text);
/** wm_risk_model_set_only: (nullable) (element-type utf8): shows no others; %NULL: all. */
void wm_risk_model_set_only (WmRiskModel *self, GPtrArray *ids);
/** wm_risk_model_set_field: (nullable): one more field that narrows; %NULL: none. */
void wm_risk_model_set_field (WmRiskModel *self, const WmField *field, const char *value);
/** wm_risk_model_count: how many risks are shown. */
guint wm_risk_model_count (WmRiskModel *self);
gboolean wm_risk_model_is_narrowed (WmRiskModel *self);

G_END_DECLS
