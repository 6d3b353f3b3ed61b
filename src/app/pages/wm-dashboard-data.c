/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-dashboard-data.h"

#include "store/wm-clock.h"

#include <glib/gi18n.h>
#include <string.h>

/* Days before the end of a proof in which there is still time to renew it. */
#define RUNNING_OUT_DAYS 30

static void
free_gap (gpointer pointer)
{
  WmDashboardGap *gap = pointer;

  g_free (gap->title);
  g_free (gap);
}

static gboolean
has_value (WmRecord *record, const char *field_id, const char *value)
{
  return g_strcmp0 (wm_record_get_value_by_id (record, field_id), value) == 0;
}

static guint
get_choice_index (WmRecord *record, const char *field_id)
{
  const WmField *field = wm_kind_find_field (wm_record_get_kind (record), field_id);
  const char *value = wm_record_get_value (record, field);

  for (guint i = 0; field->choices[i].token != NULL; i++)
    if (g_strcmp0 (field->choices[i].token, value) == 0)
      return i;
  return 0;
}

static GPtrArray *
list_records (WmSession *session, const char *kind_id)
{
  return wm_records_list (wm_session_get_database (session), wm_session_get_registry (session),
                          wm_session_get_kind (session, kind_id));
}

static guint
count_records (WmSession *session, const char *kind_id)
{
  return (guint) wm_records_count (wm_session_get_database (session),
                                   wm_session_get_kind (session, kind_id));
}

static gboolean
has_proof (WmSession *session, WmRecord *control)
{
  g_autoptr (GPtrArray) links =
      wm_records_list_links (wm_session_get_database (session), wm_session_get_registry (session),
                             wm_record_get_id (control));

  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (((WmLink *) g_ptr_array_index (links, i))->kind->id, "evidence"))
      return TRUE;
  return FALSE;
}

static void
add_themes (WmDashboardData *self, WmSession *session)
{
  const WmField *field = wm_kind_find_field (wm_session_get_kind (session, "control"), "theme");

  self->themes = g_array_new (FALSE, TRUE, sizeof (WmDashboardTheme));
  for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
    {
      WmDashboardTheme theme = { .choice = choice };

      g_array_append_val (self->themes, theme);
    }
}

typedef struct
{
  guint unproven;
  guint unowned;
  guint unjustified;
} ControlGaps;

static void
count_control (WmDashboardData *self, WmSession *session, WmRecord *control, ControlGaps *gaps)
{
  guint state = get_choice_index (control, "status");
  gboolean applies = has_value (control, "decision", "applicable");
  gboolean implemented = has_value (control, "status", "implemented");

  if (has_value (control, "decision", "excluded"))
    {
      self->n_excluded++;
      gaps->unjustified += has_value (control, "justification", NULL);
      return;
    }
  g_array_index (self->themes, WmDashboardTheme, get_choice_index (control, "theme"))
      .states[state]++;
  self->n_undecided += !applies;
  self->n_implemented += applies && implemented;
  gaps->unowned += applies && has_value (control, "owner", NULL);
  gaps->unproven += applies && implemented && !has_proof (session, control);
}

static void
count_controls (WmDashboardData *self, WmSession *session, ControlGaps *gaps)
{
  g_autoptr (GPtrArray) controls = list_records (session, "control");

  add_themes (self, session);
  self->n_controls = controls->len;
  for (guint i = 0; i < controls->len; i++)
    count_control (self, session, g_ptr_array_index (controls, i), gaps);
}

static void
count_assets (WmDashboardData *self, WmSession *session)
{
  g_autoptr (GPtrArray) assets = list_records (session, "asset");

  self->n_assets = assets->len;
  for (guint i = 0; i < assets->len; i++)
    self->n_assets_without_owner += has_value (g_ptr_array_index (assets, i), "owner", NULL);
}

static char *
dup_day_in (gint64 days)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (wm_clock_now () / 1000);
  g_autoptr (GDateTime) then = g_date_time_add_days (now, (int) days);

  return g_date_time_format (then, "%Y-%m-%d");
}

static void
count_evidence (WmDashboardData *self, WmSession *session)
{
  g_autoptr (GPtrArray) evidence = list_records (session, "evidence");
  g_autofree char *today = wm_clock_dup_today ();
  g_autofree char *soon = dup_day_in (RUNNING_OUT_DAYS);

  self->n_evidence = evidence->len;
  for (guint i = 0; i < evidence->len; i++)
    {
      const char *until =
          wm_record_get_value_by_id (g_ptr_array_index (evidence, i), "valid_until");

      self->n_run_out += until != NULL && strcmp (until, today) < 0;
      self->n_running_out +=
          until != NULL && strcmp (until, today) >= 0 && strcmp (until, soon) <= 0;
    }
}

static void
count_requirements (WmDashboardData *self, WmSession *session)
{
  g_autoptr (GPtrArray) requirements = list_records (session, "requirement");

  for (guint i = 0; i < requirements->len; i++)
    self->conclusions[get_choice_index (g_ptr_array_index (requirements, i), "conclusion")]++;
}

/* Takes @title. */
static void
add_gap (WmDashboardData *self, WmDashboardGap gap, guint count, char *title)
{
  WmDashboardGap *copy;

  if (count == 0)
    {
      g_free (title);
      return;
    }
  copy = g_memdup2 (&gap, sizeof gap);
  copy->title = title;
  copy->why = _ (gap.why);
  copy->count = count;
  g_ptr_array_add (self->gaps, copy);
}

static void
add_inventory_gaps (WmDashboardData *self)
{
  guint count = self->n_assets_without_owner;

  add_gap (
      self,
      (WmDashboardGap){ .id = "assets_without_owner",
                        .why = N_ ("Someone has to answer for each asset: who may use it, and what "
                                   "happens to it. It is the first thing an auditor picks from the "
                                   "inventory."),
                        .reference = "A.5.9",
                        .minutes = 20,
                        .tone = WM_CHART_BAD,
                        .kind = "asset",
                        .field = "owner",
                        .value = "" },
      count,
      g_strdup_printf (ngettext ("%u asset has no owner yet", "%u assets have no owner yet", count),
                       count));
}

static void
add_decision_gaps (WmDashboardData *self, const ControlGaps *gaps)
{
  add_gap (self,
           (WmDashboardGap){ .id = "controls_undecided",
                             .why = N_ ("The Statement of Applicability says of every control "
                                        "whether you need it. A control without a decision is a "
                                        "hole in it."),
                             .reference = "6.1.3",
                             .minutes = 10,
                             .tone = WM_CHART_BAD,
                             .kind = "control",
                             .field = "decision",
                             .value = "undecided" },
           self->n_undecided,
           g_strdup_printf (ngettext ("%u control is not decided yet",
                                      "%u controls are not decided yet", self->n_undecided),
                            self->n_undecided));
  add_gap (self,
           (WmDashboardGap){ .id = "exclusions_without_reason",
                             .why = N_ ("You may leave a control out, but you have to say why in "
                                        "a sentence of your own."),
                             .reference = "6.1.3",
                             .minutes = 10,
                             .tone = WM_CHART_BAD,
                             .kind = "control",
                             .field = "decision",
                             .value = "excluded" },
           gaps->unjustified,
           g_strdup_printf (ngettext ("%u exclusion has no reason", "%u exclusions have no reason",
                                      gaps->unjustified),
                            gaps->unjustified));
}

static void
add_control_gaps (WmDashboardData *self, const ControlGaps *gaps)
{
  add_gap (self,
           (WmDashboardGap){ .id = "controls_without_proof",
                             .why = N_ ("What is done but cannot be shown counts as not done. One "
                                        "recent record of each is enough to begin with."),
                             .reference = "9.1",
                             .minutes = 60,
                             .tone = WM_CHART_PARTLY,
                             .kind = "control",
                             .field = "status",
                             .value = "implemented" },
           gaps->unproven,
           g_strdup_printf (ngettext ("%u control is in place without proof",
                                      "%u controls are in place without proof", gaps->unproven),
                            gaps->unproven));
  add_gap (self,
           (WmDashboardGap){ .id = "controls_without_owner",
                             .why = N_ ("A control that belongs to nobody is done by nobody. The "
                                        "owner need not do it alone, only see that it is done."),
                             .reference = "5.3",
                             .minutes = 20,
                             .tone = WM_CHART_PARTLY,
                             .kind = "control",
                             .field = "owner",
                             .value = "" },
           gaps->unowned,
           g_strdup_printf (
               ngettext ("%u control has no owner", "%u controls have no owner", gaps->unowned),
               gaps->unowned));
}

static void
add_clause_gaps (WmDashboardData *self)
{
  guint count = self->conclusions[0];

  add_gap (self,
           (WmDashboardGap){ .id = "requirements_not_yet",
                             .why = N_ ("None of the clauses 4 to 10 can be left out. Say of each "
                                        "how you meet it, then draw your conclusion."),
                             .reference = "4–10",
                             .minutes = 0,
                             .tone = WM_CHART_PARTLY,
                             .kind = "requirement",
                             .field = "conclusion",
                             .value = "not_yet" },
           count,
           g_strdup_printf (
               ngettext ("%u requirement is not met yet", "%u requirements are not met yet", count),
               count));
}

WmDashboardData *
wm_dashboard_data_new (WmSession *session)
{
  WmDashboardData *self = g_new0 (WmDashboardData, 1);
  ControlGaps gaps = { 0 };

  count_controls (self, session, &gaps);
  count_assets (self, session);
  count_evidence (self, session);
  count_requirements (self, session);
  self->n_people = count_records (session, "person");
  self->gaps = g_ptr_array_new_with_free_func (free_gap);
  add_inventory_gaps (self);
  add_decision_gaps (self, &gaps);
  add_control_gaps (self, &gaps);
  add_clause_gaps (self);
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
