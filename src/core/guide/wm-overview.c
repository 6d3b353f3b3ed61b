/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-overview.h"

#include "store/wm-clock.h"

#include <string.h>

static const WmField *
get_field (WmProject *project, const char *kind_id, const char *field_id)
{
  return wm_kind_find_field (wm_registry_find_kind (wm_project_get_registry (project), kind_id),
                             field_id);
}

/* The place of the choice with @token; the first where there is none, as in a file from elsewhere.
 */
static guint
find_choice (const WmField *field, const char *token, guint n)
{
  for (guint i = 0; i < n && field->choices[i].token != NULL; i++)
    if (g_strcmp0 (field->choices[i].token, token) == 0)
      return i;
  return 0;
}

static guint
count_choices (const WmField *field)
{
  guint n = 0;

  while (field->choices[n].token != NULL)
    n++;
  return n;
}

static void
count_controls (WmOverview *self, WmProject *project)
{
  const WmField *theme = get_field (project, "control", "theme");
  const WmField *decision = get_field (project, "control", "decision");
  const WmField *status = get_field (project, "control", "status");
  g_autoptr (WmStatement) rows = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT theme, decision, status, count (*) FROM main.control GROUP BY 1, 2, 3 /*scan*/");

  self->n_themes = MIN (count_choices (theme), WM_OVERVIEW_MAX_THEMES);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const guint t = find_choice (theme, wm_statement_get_text (rows, 0), self->n_themes);
      const guint d = find_choice (decision, wm_statement_get_text (rows, 1), WM_N_DECISIONS);
      const guint s = find_choice (status, wm_statement_get_text (rows, 2), WM_N_STATUSES);
      const guint n = (guint) wm_statement_get_int (rows, 3);

      self->controls.counts[d][s] += n;
      self->themes[t].counts[d][s] += n;
    }
}

static void
count_requirements (WmOverview *self, WmProject *project)
{
  const WmField *conclusion = get_field (project, "requirement", "conclusion");
  g_autoptr (WmStatement) rows = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT conclusion, count (*) FROM main.requirement GROUP BY 1 /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    self->conclusions[find_choice (conclusion, wm_statement_get_text (rows, 0),
                                   WM_N_CONCLUSIONS)] += (guint) wm_statement_get_int (rows, 1);
}

/* The columns of the one row go to @counts, in order. */
static void
read_counts (WmStatement *row, guint **counts, gsize n_counts)
{
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return;
  for (gsize i = 0; i < n_counts; i++)
    *counts[i] = (guint) wm_statement_get_int (row, (int) i);
}

static char *
dup_soon (const char *today)
{
  GDate day;
  char text[16] = "";

  g_date_clear (&day, 1);
  g_date_set_parse (&day, today);
  if (!g_date_valid (&day))
    return g_strdup (today);
  g_date_add_days (&day, WM_OVERVIEW_SOON_DAYS);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
  return g_strdup (text);
}

static void
count_evidence (WmOverview *self, WmProject *project, const char *today)
{
  guint *counts[] = { &self->n_evidence,
                      &self->n_evidence_without_source,
                      &self->n_evidence_without_period,
                      &self->n_evidence_unverified,
                      &self->n_evidence_expired,
                      &self->n_evidence_expiring };
  g_autofree char *soon = dup_soon (today);
  g_autoptr (WmStatement) row = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT count (*), total (source IS NULL), total (period_from IS NULL AND period_to IS NULL),"
      " total (verified_on IS NULL), total (valid_until < :today),"
      " total (valid_until BETWEEN :today AND :soon) FROM main.evidence /*scan*/");

  wm_statement_bind_text (row, ":today", today);
  wm_statement_bind_text (row, ":soon", soon);
  read_counts (row, counts, G_N_ELEMENTS (counts));
}

static void
count_assets (WmOverview *self, WmProject *project)
{
  guint *counts[] = { &self->n_assets, &self->n_assets_without_owner,
                      &self->n_assets_unclassified };
  g_autoptr (WmStatement) row = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT count (*), total (owner IS NULL AND status IS NOT 'retired'),"
      " total (classification IS NULL AND status IS NOT 'retired') FROM main.asset /*scan*/");

  read_counts (row, counts, G_N_ELEMENTS (counts));
}

static void
count_people (WmOverview *self, WmProject *project, const char *today)
{
  guint *counts[] = { &self->n_people, &self->n_people_left };
  const WmGap *owning = wm_overview_find_gap (self, "leavers_owning");
  g_autoptr (WmStatement) row = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT count (*), total (\"left\" <= :today) FROM main.person /*scan*/");

  wm_statement_bind_text (row, ":today", today);
  read_counts (row, counts, G_N_ELEMENTS (counts));
  self->n_leavers_owning = owning != NULL ? owning->count : 0;
}

WmOverview *
wm_overview_new (WmProject *project, const char *today)
{
  WmOverview *self;
  g_autofree char *now = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);

  if (today == NULL)
    today = now = wm_clock_dup_today ();
  self = g_new0 (WmOverview, 1);
  self->gaps = wm_gap_list (project, today);
  count_controls (self, project);
  count_requirements (self, project);
  count_assets (self, project);
  count_evidence (self, project, today);
  count_people (self, project, today);
  return self;
}

void
wm_overview_free (WmOverview *self)
{
  g_ptr_array_unref (self->gaps);
  g_free (self);
}

const WmGap *
wm_overview_find_gap (WmOverview *self, const char *id)
{
  for (guint i = 0; i < self->gaps->len; i++)
    if (strcmp (((WmGap *) g_ptr_array_index (self->gaps, i))->id, id) == 0)
      return g_ptr_array_index (self->gaps, i);
  return NULL;
}

guint
wm_control_counts_of_decision (const WmControlCounts *self, WmDecision decision)
{
  guint count = 0;

  for (guint status = 0; status < WM_N_STATUSES; status++)
    count += self->counts[decision][status];
  return count;
}

guint
wm_control_counts_of_status (const WmControlCounts *self, WmStatus status)
{
  return self->counts[WM_DECISION_APPLICABLE][status];
}

guint
wm_control_counts_total (const WmControlCounts *self)
{
  guint count = 0;

  for (guint decision = 0; decision < WM_N_DECISIONS; decision++)
    count += wm_control_counts_of_decision (self, decision);
  return count;
}
