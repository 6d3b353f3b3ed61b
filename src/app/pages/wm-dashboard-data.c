/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-dashboard-data.h"

#include "guide/wm-overview.h"

static void
free_gap (gpointer pointer)
{
  WmDashboardGap *gap = pointer;

  g_free (gap->title);
  g_free (gap);
}

static void
add_theme (WmDashboardData *self, const WmChoice *choice, const WmControlCounts *counts)
{
  WmDashboardTheme theme = { .choice = choice };

  for (guint status = 0; status < WM_N_STATUSES; status++)
    theme.states[status] = counts->counts[WM_DECISION_UNDECIDED][status] +
                           counts->counts[WM_DECISION_APPLICABLE][status];
  g_array_append_val (self->themes, theme);
}

static void
take_controls (WmDashboardData *self, WmSession *session, const WmOverview *overview)
{
  const WmField *field = wm_kind_find_field (wm_session_get_kind (session, "control"), "theme");
  const WmControlCounts *all = &overview->controls;

  self->n_controls = wm_control_counts_total (all);
  self->n_undecided = wm_control_counts_of_decision (all, WM_DECISION_UNDECIDED);
  self->n_excluded = wm_control_counts_of_decision (all, WM_DECISION_EXCLUDED);
  self->n_implemented = wm_control_counts_of_status (all, WM_STATUS_IMPLEMENTED);
  self->themes = g_array_new (FALSE, TRUE, sizeof (WmDashboardTheme));
  for (guint i = 0; i < overview->n_themes; i++)
    add_theme (self, &field->choices[i], &overview->themes[i]);
}

static void
take_registers (WmDashboardData *self, const WmOverview *overview)
{
  self->n_assets = overview->n_assets;
  self->n_assets_without_owner = overview->n_assets_without_owner;
  self->n_people = overview->n_people;
  self->n_evidence = overview->n_evidence;
  self->n_running_out = overview->n_evidence_expiring;
  self->n_run_out = overview->n_evidence_expired;
  for (guint i = 0; i < WM_DASHBOARD_N_CONCLUSIONS; i++)
    self->conclusions[i] = overview->conclusions[i];
}

static void
take_gap (WmDashboardData *self, WmGap *gap)
{
  WmDashboardGap *copy = g_new0 (WmDashboardGap, 1);

  copy->id = gap->id;
  copy->title = g_steal_pointer (&gap->title);
  copy->why = gap->why;
  copy->reference = gap->reference;
  copy->minutes = gap->minutes;
  copy->count = gap->count;
  copy->tone = gap->is_major ? WM_CHART_BAD : WM_CHART_PARTLY;
  g_ptr_array_add (self->gaps, copy);
}

WmDashboardData *
wm_dashboard_data_new (WmSession *session)
{
  WmDashboardData *self = g_new0 (WmDashboardData, 1);
  g_autoptr (WmOverview) overview = wm_overview_new (wm_session_get_project (session), NULL);

  take_controls (self, session, overview);
  take_registers (self, overview);
  self->gaps = g_ptr_array_new_with_free_func (free_gap);
  for (guint i = 0; i < overview->gaps->len; i++)
    take_gap (self, g_ptr_array_index (overview->gaps, i));
  return self;
}

void
wm_dashboard_data_free (WmDashboardData *self)
{
  g_array_unref (self->themes);
  g_ptr_array_unref (self->gaps);
  g_free (self);
}

gboolean
wm_dashboard_data_is_empty (WmDashboardData *self)
{
  return self->n_assets == 0 && self->n_people == 0 && self->n_evidence == 0 &&
         self->n_undecided == self->n_controls;
}

guint
wm_dashboard_data_count_applicable (WmDashboardData *self)
{
  return self->n_controls - self->n_undecided - self->n_excluded;
}
