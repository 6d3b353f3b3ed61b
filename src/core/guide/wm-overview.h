/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-gap.h"

G_BEGIN_DECLS

/* Where a project stands, in numbers. */

/* Days before the end of a proof in which there is still time to renew it. */
#define WM_OVERVIEW_SOON_DAYS 30

/* The choices of a control's decision, of its status, and of a requirement's conclusion, in the
 * order of the descriptors. */
typedef enum
{
  WM_DECISION_UNDECIDED,
  WM_DECISION_APPLICABLE,
  WM_DECISION_EXCLUDED,
  WM_N_DECISIONS,
} WmDecision;

typedef enum
{
  WM_STATUS_NOT_STARTED,
  WM_STATUS_PLANNED,
  WM_STATUS_PARTLY,
  WM_STATUS_IMPLEMENTED,
  WM_N_STATUSES,
} WmStatus;

typedef enum
{
  WM_CONCLUSION_NOT_YET,
  WM_CONCLUSION_PARTLY,
  WM_CONCLUSION_CONFORMS,
  WM_N_CONCLUSIONS,
} WmConclusion;

/** WmControlCounts: how many controls have that decision and that status. */
typedef struct
{
  guint counts[WM_N_DECISIONS][WM_N_STATUSES];
} WmControlCounts;

#define WM_OVERVIEW_MAX_THEMES 8

typedef struct
{
  WmControlCounts controls;                       /* all of them */
  WmControlCounts themes[WM_OVERVIEW_MAX_THEMES]; /* by the choices of the field theme */
  guint n_themes;
  guint conclusions[WM_N_CONCLUSIONS]; /* requirements */

  guint n_assets;
  guint n_assets_without_owner; /* of those that are not retired */
  guint n_assets_unclassified;  /* likewise */

  guint n_evidence;
  guint n_evidence_without_source;
  guint n_evidence_without_period;
  guint n_evidence_unverified;
  guint n_evidence_expired;  /* valid until a day before today */
  guint n_evidence_expiring; /* until today or a day of the next WM_OVERVIEW_SOON_DAYS */

  guint n_people;
  guint n_people_left;
  guint n_leavers_owning; /* left and still answer for something */

  GPtrArray *gaps; /* owned (element-type WmGap): what is missing, the first to mend first */
} WmOverview;

/**
 * wm_overview_new:
 * @today: (nullable): `YYYY-MM-DD`; %NULL: wm_clock_dup_today()
 *
 * Counts; fast enough to do so after each edit.
 */
WmOverview *wm_overview_new (WmProject *project, const char *today) G_GNUC_WARN_UNUSED_RESULT;
void wm_overview_free (WmOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmOverview, wm_overview_free)

/** wm_overview_find_gap: (nullable): the gap with that id, where it is there. */
const WmGap *wm_overview_find_gap (WmOverview *self, const char *id);

/** wm_control_counts_of_decision: how many controls have that decision. */
guint wm_control_counts_of_decision (const WmControlCounts *self, WmDecision decision);
/** wm_control_counts_of_status: of those that apply, how many have that status. */
guint wm_control_counts_of_status (const WmControlCounts *self, WmStatus status);
/** wm_control_counts_total: all of them. */
guint wm_control_counts_total (const WmControlCounts *self);

G_END_DECLS
