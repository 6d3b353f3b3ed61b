/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-chart.h"
#include "app/wm-session.h"

G_BEGIN_DECLS

/* What the dashboard shows, counted once for each time that it is shown. */

#define WM_DASHBOARD_N_STATES 4
#define WM_DASHBOARD_N_CONCLUSIONS 3

/** WmDashboardGap: something that is missing. */
typedef struct
{
  const char *id;  /* stable: the parameter of win.show-gap */
  char *title;     /* owned: a sentence without its end */
  const char *why; /* why it matters */
  const char *reference;
  guint minutes; /* about how long it takes; 0: hard to say */
  guint count;
  WmChartTone tone;
} WmDashboardGap;

/** WmDashboardTheme: the controls of one theme that are not excluded. */
typedef struct
{
  const WmChoice *choice;
  guint states[WM_DASHBOARD_N_STATES]; /* by the choices of the status, from not started on */
} WmDashboardTheme;

typedef struct
{
  guint n_controls;
  guint n_undecided;
  guint n_excluded;
  guint n_implemented; /* of those that apply */
  guint n_assets;
  guint n_assets_without_owner;
  guint n_people;
  guint n_evidence;
  guint n_running_out;
  guint n_run_out;
  guint conclusions[WM_DASHBOARD_N_CONCLUSIONS]; /* by the choices of the conclusion */
  GArray *themes;                                /* owned, of WmDashboardTheme */
  GPtrArray *gaps;                               /* owned, of WmDashboardGap: the first first */
} WmDashboardData;

WmDashboardData *wm_dashboard_data_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
void wm_dashboard_data_free (WmDashboardData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmDashboardData, wm_dashboard_data_free)

/** wm_dashboard_data_is_empty: whether nobody has begun yet. */
gboolean wm_dashboard_data_is_empty (WmDashboardData *self);
/** wm_dashboard_data_count_applicable: how many controls were decided to apply. */
guint wm_dashboard_data_count_applicable (WmDashboardData *self);

G_END_DECLS
