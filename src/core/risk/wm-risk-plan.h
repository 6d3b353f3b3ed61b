/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"

G_BEGIN_DECLS

/* The treatment plan: every action against a risk and every control chosen for one. */

typedef enum
{
  WM_RISK_PLAN_ACTION,
  WM_RISK_PLAN_CONTROL,
} WmRiskPlanKind;

/** WmRiskPlanItem: one line of the plan; texts are owned. */
typedef struct
{
  WmRiskPlanKind kind;
  char *id;        /* of the risk_action or the control */
  char *reference; /* "RA-3" or "A.8.13" */
  char *title;
  char *risk_id;        /* nullable: an action without a risk */
  char *risk_reference; /* nullable: "R-12" */
  char *risk_title;     /* nullable */
  char *owner_id;       /* nullable: who does it; of a control its owner, else the risk's */
  char *owner;          /* nullable */
  char *due;            /* nullable: YYYY-MM-DD; of a control the end date of the risk */
  char *done_on;        /* nullable: YYYY-MM-DD, of an action */
  gboolean is_done;     /* an action with a day, a control that is implemented */
  gboolean is_overdue;
  gboolean is_approved; /* the owner of the risk approved its plan */
} WmRiskPlanItem;

/**
 * wm_risk_plan_list:
 * @today: (nullable): YYYY-MM-DD; %NULL: today
 *
 * Returns: (transfer full) (element-type WmRiskPlanItem): the plan by owner, then by date; what has
 *   no owner and what has no date stands last. Closed risks are left out.
 */
GPtrArray *wm_risk_plan_list (WmProject *project, const char *today) G_GNUC_WARN_UNUSED_RESULT;
void wm_risk_plan_item_free (WmRiskPlanItem *self);

G_END_DECLS
