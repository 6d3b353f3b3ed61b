/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each gap is planted, nearly planted, and mended, in a project that lacks nothing else. */
#include "config.h"

#include "fixture.h"

#include "guide/wm-gap-rules.h"
#include "guide/wm-gap-title.h"
#include "guide/wm-gap.h"
#include "project/wm-edit-many.h"
#include "standard/wm-catalogue.h"

#include <locale.h>
#include <string.h>

#define TODAY "2026-11-23"

typedef struct
{
  TestProject base;
  char *person;
  char *asset;
  char *control;     /* A.5.1: applies and is implemented, with proof */
  char *requirement; /* the first */
  char *evidence;
  char *company;
} Fixture;

static char *
find_id (Fixture *fixture, const char *sql)
{
  char *answer = test_query (wm_project_get_database (fixture->base.project), sql);

  g_assert_true (g_str_has_suffix (answer, "\n"));
  answer[strlen (answer) - 1] = '\0';
  return answer;
}

/* Sets a field of every record of a kind, in one event. */
typedef struct
{
  Fixture *fixture;
  const char *kind, *field, *value;
} SetAll;

static gboolean
set_all_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  SetAll *all = user_data;
  g_autoptr (GPtrArray) records =
      wm_records_list (wm_project_get_database (wm_edit_get_project (edit)),
                       all->fixture->base.registry, test_kind (&all->fixture->base, all->kind));

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (WmValues) values =
          test_values (&all->fixture->base, all->kind, all->field, all->value, NULL);

      if (!wm_edit_set (edit, wm_record_get_id (g_ptr_array_index (records, i)), values, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_all (Fixture *fixture, const char *kind, const char *field, const char *value)
{
  SetAll all = { fixture, kind, field, value };

  g_assert_true (wm_project_edit (fixture->base.project, "set", set_all_cb, &all, NULL));
}

static void
complete_catalogue (Fixture *fixture)
{
  set_all (fixture, "control", "decision", "applicable");
  set_all (fixture, "control", "reasons", "risk");
  set_all (fixture, "control", "owner", fixture->person);
  set_all (fixture, "requirement", "owner", fixture->person);
  set_all (fixture, "requirement", "how", "In the handbook");
  set_all (fixture, "requirement", "conclusion", "conforms");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;

  test_project_set_up (base, data);
  fixture->company = find_id (fixture, "SELECT id FROM organisation");
  fixture->control = test_resolve (base, "A.5.1");
  fixture->requirement = find_id (fixture, "SELECT id FROM requirement ORDER BY number LIMIT 1");
  fixture->person = test_add (base, "person", "name", "Ann", NULL);
  fixture->asset = test_add (base, "asset", "name", "CRM", "owner", fixture->person,
                             "classification", "internal", NULL);
  fixture->evidence =
      test_add (base, "evidence", "title", "Policy", "source", "Handbook", "verified_on",
                "2026-10-02", "period_from", "2026-10-01", "valid_until", "2026-12-24", NULL);
  test_set (base, fixture->company, "scope", "All of it");
  test_set (base, fixture->company, "climate_decision", "not_relevant");
  test_set (base, fixture->company, "climate_sentence", "We looked at heat and floods");
  complete_catalogue (fixture);
  test_set (base, fixture->control, "status", "implemented");
  test_set (base, fixture->control, "how", "Signed and read by all");
  g_assert_true (
      wm_project_link_records (base->project, fixture->evidence, fixture->control, "proves", NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->person);
  g_free (fixture->asset);
  g_free (fixture->control);
  g_free (fixture->requirement);
  g_free (fixture->evidence);
  g_free (fixture->company);
  test_project_tear_down (&fixture->base, data);
}

/* Ids and counts of every gap that is there. */
static void
assert_gaps (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) gaps = wm_gap_list (fixture->base.project, TODAY);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      const WmGap *gap = g_ptr_array_index (gaps, i);
      g_autoptr (GPtrArray) ids = wm_gap_list_records (fixture->base.project, gap->id, TODAY);

      g_assert_cmpuint (ids->len, ==, gap->count);
      g_string_append_printf (found, "%s%s:%u", i > 0 ? " " : "", gap->id, gap->count);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_names (Fixture *fixture, const char *gap_id, const char *record_id)
{
  g_autoptr (GPtrArray) ids = wm_gap_list_records (fixture->base.project, gap_id, TODAY);

  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, record_id);
}

/* What was planted goes with an undo and comes back with a redo. */
static void
assert_planted (Fixture *fixture, const char *gap_id, const char *record_id)
{
  g_autofree char *expected = g_strdup_printf ("%s:1", gap_id);

  assert_gaps (fixture, expected);
  assert_names (fixture, gap_id, record_id);
  g_assert_true (wm_project_undo (fixture->base.project, NULL));
  assert_gaps (fixture, "");
  g_assert_true (wm_project_redo (fixture->base.project, NULL));
  assert_gaps (fixture, expected);
  g_assert_true (wm_project_undo (fixture->base.project, NULL));
}

static void
delete_record (Fixture *fixture, const char *id)
{
  const char *ids[] = { id, NULL };

  g_assert_true (wm_project_delete_records (fixture->base.project, ids, NULL));
}

static void
test_clean (Fixture *fixture, gconstpointer data)
{
  assert_gaps (fixture, "");
}

/* A new project lacks nearly all, and says what to begin with. */
static void
test_new_project (Fixture *fixture, gconstpointer data)
{
  g_assert_true (wm_project_undo_to (fixture->base.project, 1, NULL));
  assert_gaps (fixture, "people_none:1 scope_empty:1 assets_none:1 controls_undecided:93 "
                        "requirements_without_owner:30 requirements_not_yet:30");
}

static void
test_nothing_there (Fixture *fixture, gconstpointer data)
{
  test_set (&fixture->base, fixture->company, "scope", NULL);
  assert_planted (fixture, "scope_empty", fixture->company);
  delete_record (fixture, fixture->asset);
  assert_planted (fixture, "assets_none", fixture->company);
  /* One is enough, whatever it is. */
  g_free (test_add (&fixture->base, "person", "name", "Bo", "left", TODAY, "access_removed_on",
                    TODAY, NULL));
  assert_gaps (fixture, "");
  delete_record (fixture, fixture->person);
  assert_gaps (fixture, "assets_without_owner:1 controls_without_owner:93 "
                        "requirements_without_owner:30");
}

static void
test_assets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *retired =
      test_add (&fixture->base, "asset", "name", "Old", "status", "retired", NULL);

  assert_gaps (fixture, "");
  test_set (&fixture->base, fixture->asset, "owner", NULL);
  assert_planted (fixture, "assets_without_owner", fixture->asset);
  test_set (&fixture->base, fixture->asset, "classification", NULL);
  assert_planted (fixture, "assets_unclassified", fixture->asset);
  test_set (&fixture->base, fixture->asset, "keeps_own_levels", "yes");
  assert_planted (fixture, "own_levels_without_reason", fixture->asset);
  test_set (&fixture->base, fixture->asset, "own_levels_reason", "A second one stands ready");
  test_set (&fixture->base, fixture->asset, "keeps_own_levels", "yes");
  assert_gaps (fixture, "");
  /* No status at all is not retired. */
  test_set (&fixture->base, fixture->asset, "status", NULL);
  test_set (&fixture->base, fixture->asset, "owner", NULL);
  assert_gaps (fixture, "assets_without_owner:1");
}

static void
test_leavers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bo = test_add (&fixture->base, "person", "name", "Bo", "left", TODAY,
                                  "access_removed_on", TODAY, NULL);
  g_autofree char *cy =
      test_add (&fixture->base, "person", "name", "Cy", "left", "2026-11-24", NULL);
  g_autofree char *old = test_add (&fixture->base, "asset", "name", "Old", "status", "retired",
                                   "owner", bo, "classification", "internal", NULL);

  assert_gaps (fixture, "");
  /* Who leaves tomorrow may own, and what is retired counts for nobody. */
  test_set (&fixture->base, fixture->asset, "owner", cy);
  assert_gaps (fixture, "");
  test_set (&fixture->base, fixture->asset, "owner", bo);
  assert_planted (fixture, "leavers_owning", bo);
  test_set (&fixture->base, fixture->asset, "custodian", bo);
  assert_planted (fixture, "leavers_owning", bo);
  test_set (&fixture->base, fixture->control, "owner", bo);
  assert_planted (fixture, "leavers_owning", bo);
  test_set (&fixture->base, fixture->requirement, "owner", bo);
  assert_planted (fixture, "leavers_owning", bo);
}

/* A risk that lacks nothing: at 6 above the line of 4 and accepted. */
static char *
add_risk (Fixture *fixture)
{
  char *risk =
      test_add (&fixture->base, "risk", "title", "Fire", "likelihood", "2", "impact", "4",
                "residual_likelihood", "2", "residual_impact", "3", "owner", fixture->person,
                "treatment", "modify", "plan_approved_by", fixture->person, "plan_approved_on",
                "2026-11-01", "accepted_by", fixture->person, "accepted_on", "2026-11-01", NULL);

  set_all (fixture, "control", "reasons", "practice");
  assert_gaps (fixture, "");
  return risk;
}

static void
test_risks (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;
  g_autofree char *risk = add_risk (fixture);

  test_set (base, risk, "owner", NULL);
  assert_planted (fixture, "risks_without_owner", risk);
  test_set (base, risk, "treatment", NULL);
  assert_planted (fixture, "risks_without_treatment", risk);
  test_set (base, risk, "accepted_on", NULL);
  assert_planted (fixture, "risks_not_accepted", risk);
  test_set (base, risk, "accepted_until", "2026-11-22");
  assert_planted (fixture, "risks_not_accepted", risk);
  test_set (base, risk, "plan_approved_by", NULL);
  assert_planted (fixture, "risk_plans_not_approved", risk);
  /* Until its last day it is accepted; under the line nobody needs to accept or treat it. */
  test_set (base, risk, "accepted_until", TODAY);
  assert_gaps (fixture, "");
  test_set (base, risk, "accepted_by", NULL);
  test_set (base, risk, "residual_impact", "2");
  assert_gaps (fixture, "");
  test_set (base, risk, "impact", "2");
  test_set (base, risk, "treatment", NULL);
  assert_gaps (fixture, "");
  test_set (base, risk, "owner", NULL);
  test_set (base, risk, "status", "closed");
  assert_gaps (fixture, "");
}

/* What somebody approved with a page or a mail counts as much as a name and a date in the risk. */
static void
test_approved_risks (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;
  g_autofree char *risk = add_risk (fixture);
  g_autofree char *approval = NULL;

  test_set (base, risk, "plan_approved_by", NULL);
  assert_gaps (fixture, "risk_plans_not_approved:1");
  approval = test_add (base, "approval", "what", "Plan", "subjects", risk, "part", "plan", "person",
                       fixture->person, "decided_on", "2026-11-01", "way", "here", "no_proof",
                       "Said in the weekly meeting", NULL);
  assert_gaps (fixture, "");
  test_set (base, approval, "decision", "refused");
  assert_planted (fixture, "risk_plans_not_approved", risk);

  /* The same of what remains, which the approval is for in the end. */
  test_set (base, risk, "accepted_by", NULL);
  assert_gaps (fixture, "risks_not_accepted:1");
  test_set (base, approval, "part", "remains");
  assert_gaps (fixture, "risk_plans_not_approved:1");
}

/* Above the line one person may accept, whom the method names. */
static void
test_acceptor (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;
  g_autofree char *risk = add_risk (fixture);
  g_autofree char *method = test_resolve (base, "RM-1");
  g_autofree char *boss =
      test_add (base, "person", "name", "Bo", "policy_version", "1", "policy_on", TODAY, NULL);

  test_set (base, method, "acceptor", boss);
  assert_planted (fixture, "risks_accepted_by_other", risk);
  test_set (base, method, "acceptor", fixture->person);
  assert_gaps (fixture, "");
  test_set (base, risk, "residual_impact", "2");
  test_set (base, method, "acceptor", boss);
  assert_gaps (fixture, "");
}

/* A year after the newest assessment, or whatever the method says. */
static void
test_assessment_overdue (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;
  g_autofree char *risk = add_risk (fixture);
  g_autofree char *method = test_resolve (base, "RM-1");
  g_autofree char *old =
      test_add (base, "risk_run", "title", "First", "held_on", "2024-11-22", NULL);
  g_autofree char *run =
      test_add (base, "risk_run", "title", "Second", "held_on", "2025-11-23", NULL);

  assert_gaps (fixture, "");
  test_set (base, method, "repeat_months", "11");
  assert_planted (fixture, "risk_assessment_overdue", run);
  test_set (base, method, "repeat_months", "11");
  test_set (base, risk, "status", "closed");
  assert_gaps (fixture, "");
}

static void
test_suggested_risks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *risk = add_risk (fixture);

  test_set (&fixture->base, risk, "confirmed", "no");
  assert_gaps (fixture, "");
  test_set (&fixture->base, risk, "origin", "suggested");
  assert_gaps (fixture, "risks_suggested:1");
  test_set (&fixture->base, risk, "confirmed", "yes");
  assert_gaps (fixture, "");
}

static void
test_risk_actions (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;
  g_autofree char *risk = add_risk (fixture);
  g_autofree char *action =
      test_add (base, "risk_action", "title", "Buy", "risk", risk, "due", TODAY, NULL);

  assert_gaps (fixture, "");
  test_set (base, action, "due", "2026-11-22");
  assert_planted (fixture, "risk_actions_overdue", action);
  test_set (base, action, "due", "2026-11-22");
  test_set (base, action, "done_on", "2026-11-23");
  assert_gaps (fixture, "");
}

static void
test_controls_of_risks (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;
  g_autofree char *risk = add_risk (fixture);
  g_autofree char *other = test_resolve (base, "A.8.34");

  test_set (base, other, "reasons", "law,risk");
  assert_planted (fixture, "controls_without_risk", other);
  test_set (base, other, "reasons", "law,risk");
  test_set (base, risk, "controls", other);
  assert_gaps (fixture, "");
  test_set (base, risk, "status", "closed");
  assert_gaps (fixture, "controls_without_risk:1");
}

static void
test_decisions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = test_resolve (&fixture->base, "A.8.34");

  test_set (&fixture->base, other, "decision", "undecided");
  assert_planted (fixture, "controls_undecided", other);
  test_set (&fixture->base, other, "decision", "excluded");
  assert_planted (fixture, "exclusions_without_reason", other);
  test_set (&fixture->base, other, "reasons", NULL);
  assert_planted (fixture, "controls_without_reasons", other);
  test_set (&fixture->base, other, "owner", NULL);
  assert_planted (fixture, "controls_without_owner", other);
  /* An exclusion with its sentence needs neither reasons nor an owner. */
  test_set (&fixture->base, other, "justification", "We write no software");
  test_set (&fixture->base, other, "decision", "excluded");
  test_set (&fixture->base, other, "reasons", NULL);
  test_set (&fixture->base, other, "owner", NULL);
  assert_gaps (fixture, "");
}

static void
test_implemented (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = test_resolve (&fixture->base, "A.8.34");
  g_autofree char *note = test_add (&fixture->base, "asset", "name", "Note", "owner",
                                    fixture->person, "classification", "public", NULL);

  test_set (&fixture->base, fixture->control, "how", NULL);
  assert_planted (fixture, "controls_without_how", fixture->control);
  g_assert_true (wm_project_unlink_records (fixture->base.project, fixture->evidence,
                                            fixture->control, NULL, NULL));
  assert_planted (fixture, "controls_without_proof", fixture->control);
  /* A link with something else is no proof; one drawn from the other end is. */
  g_assert_true (wm_project_unlink_records (fixture->base.project, fixture->evidence,
                                            fixture->control, NULL, NULL));
  g_assert_true (
      wm_project_link_records (fixture->base.project, fixture->control, note, NULL, NULL));
  assert_gaps (fixture, "controls_without_proof:1");
  g_assert_true (wm_project_link_records (fixture->base.project, fixture->control,
                                          fixture->evidence, "relates", NULL));
  assert_gaps (fixture, "");
  /* Partly is not there yet, and what does not apply need not be proven. */
  test_set (&fixture->base, other, "status", "partly");
  assert_gaps (fixture, "");
  test_set (&fixture->base, other, "justification", "Elsewhere");
  test_set (&fixture->base, other, "decision", "excluded");
  test_set (&fixture->base, other, "status", "implemented");
  assert_gaps (fixture, "");
}

static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  test_set (&fixture->base, fixture->evidence, "source", NULL);
  assert_planted (fixture, "evidence_without_source", fixture->evidence);
  test_set (&fixture->base, fixture->evidence, "period_from", NULL);
  assert_planted (fixture, "evidence_without_period", fixture->evidence);
  test_set (&fixture->base, fixture->evidence, "verified_on", NULL);
  assert_planted (fixture, "evidence_unverified", fixture->evidence);
  /* An end alone is a period too. */
  test_set (&fixture->base, fixture->evidence, "period_to", "2026-10-31");
  test_set (&fixture->base, fixture->evidence, "period_from", NULL);
  assert_gaps (fixture, "");
}

static void
test_validity (Fixture *fixture, gconstpointer data)
{
  test_set (&fixture->base, fixture->evidence, "valid_until", "2026-11-22");
  assert_planted (fixture, "evidence_expired", fixture->evidence);
  /* It is good on its last day; it was set up to end on the first day that is not soon. */
  test_set (&fixture->base, fixture->evidence, "valid_until", TODAY);
  assert_planted (fixture, "evidence_expiring", fixture->evidence);
  test_set (&fixture->base, fixture->evidence, "valid_until", "2026-12-23");
  assert_planted (fixture, "evidence_expiring", fixture->evidence);
  test_set (&fixture->base, fixture->evidence, "valid_until", NULL);
  assert_gaps (fixture, "");
}

static void
test_load_one (Fixture *fixture, gconstpointer data)
{
  WmProject *project = fixture->base.project;
  g_autoptr (WmGap) before = wm_gap_load (project, "evidence_without_source", TODAY);
  g_autoptr (WmGap) after = NULL;

  g_assert_cmpuint (before->count, ==, 0);
  g_assert_cmpstr (before->kind->id, ==, "evidence");
  test_set (&fixture->base, fixture->evidence, "source", NULL);
  after = wm_gap_load (project, "evidence_without_source", NULL);
  g_assert_cmpuint (after->count, ==, 1);
  g_assert_cmpstr (after->title, ==, "1 piece of evidence does not say where it comes from");
  g_assert_null (wm_gap_load (project, "nothing", TODAY));
}

static void
test_requirements (Fixture *fixture, gconstpointer data)
{
  test_set (&fixture->base, fixture->requirement, "owner", NULL);
  assert_planted (fixture, "requirements_without_owner", fixture->requirement);
  test_set (&fixture->base, fixture->requirement, "how", NULL);
  assert_planted (fixture, "requirements_without_how", fixture->requirement);
  test_set (&fixture->base, fixture->requirement, "conclusion", "not_yet");
  assert_planted (fixture, "requirements_not_yet", fixture->requirement);
  test_set (&fixture->base, fixture->requirement, "conclusion", "partly");
  test_set (&fixture->base, fixture->requirement, "how", NULL);
  assert_gaps (fixture, "");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) gaps = NULL;
  const WmGap *gap;

  g_free (test_add (&fixture->base, "asset", "name", "A", "classification", "public", NULL));
  g_free (test_add (&fixture->base, "asset", "name", "B", "classification", "public", NULL));
  gaps = wm_gap_list (fixture->base.project, NULL);
  g_assert_cmpuint (gaps->len, ==, 1);
  gap = g_ptr_array_index (gaps, 0);
  g_assert_cmpstr (gap->title, ==, "2 assets have no owner yet");
  g_assert_true (g_str_has_prefix (gap->why, "Someone has to answer for each asset: who may use"));
  g_assert_null (strchr (gap->why, '\n'));
  g_assert_cmpstr (gap->reference, ==, "A.5.9");
  g_assert_cmpuint (gap->minutes, ==, 20);
  g_assert_true (gap->is_major);
  g_assert_true (gap->kind == test_kind (&fixture->base, "asset"));
  g_assert_cmpstr (gap->field->id, ==, "owner");
  g_assert_null (gap->value);
}

/* What the data file says fits the kinds, the catalogue and the sentences. */
static void
test_rules (Fixture *fixture, gconstpointer data)
{
  GPtrArray *rules = wm_gap_rules_get ();

  g_assert_true (rules == wm_gap_rules_get ());
  g_assert_cmpuint (rules->len, ==, 63);
  for (guint i = 0; i < rules->len; i++)
    {
      const WmGapRule *rule = g_ptr_array_index (rules, i);
      const WmKind *kind = test_kind (&fixture->base, rule->kind);
      const WmField *field = rule->field != NULL ? wm_kind_find_field (kind, rule->field) : NULL;
      g_autofree char *one = wm_gap_dup_title (rule->id, 1);
      g_autofree char *many = wm_gap_dup_title (rule->id, 22);

      g_test_message ("%s", rule->id);
      g_assert_true (wm_gap_rules_find (rule->id) == rule);
      g_assert_nonnull (one);
      g_assert_true (strchr (one, '1') == NULL || strstr (many, "22") != NULL);
      g_assert_true (rule->field == NULL || field != NULL);
      g_assert_true (rule->value == NULL || wm_field_find_choice (field, rule->value) != NULL);
      g_assert_cmpuint (strlen (rule->why), >, 40);
      g_assert_cmpuint (strlen (rule->reference), >, 0);
    }
  g_assert_null (wm_gap_rules_find ("nothing"));
  g_assert_null (wm_gap_dup_title ("nothing", 1));
}

/* Each reference is one of the edition that a new project works in. */
static void
test_references (Fixture *fixture, gconstpointer data)
{
  GPtrArray *rules = wm_gap_rules_get ();

  for (guint i = 0; i < rules->len; i++)
    {
      const WmGapRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM (SELECT reference FROM control UNION SELECT reference FROM"
          " requirement) WHERE reference = '%s' OR reference LIKE '%s.%%' OR '%s' LIKE reference"
          " || '.%%'",
          rule->reference, rule->reference, rule->reference);

      if (strchr (rule->reference, '-') == NULL && g_str_is_ascii (rule->reference))
        g_assert_cmpint (test_query_int (wm_project_get_database (fixture->base.project), sql), >,
                         0);
    }
}

/* Translators see each reason as the program looks it up. */
static void
test_extraction (Fixture *fixture, gconstpointer data)
{
  g_autofree char *po_folder = g_test_build_filename (G_TEST_DIST, "..", "po", NULL);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "guide", "gaps.xml", NULL);
  GPtrArray *rules = wm_gap_rules_get ();
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_subprocess_launcher_setenv (launcher, "GETTEXTDATADIRS", po_folder, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, "xgettext", "--from-code=UTF-8",
                                         "--no-wrap", "--output=-", path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  for (guint i = 0; i < rules->len; i++)
    {
      const WmGapRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *line = g_strdup_printf ("msgid \"%s\"\n", rule->why);

      g_assert_nonnull (strstr (output, line));
    }
  g_assert_null (strstr (output, "SELECT"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/gap/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("risks", test_risks);
  ADD ("risks-approved", test_approved_risks);
  ADD ("risks-accepted-by-another", test_acceptor);
  ADD ("risk-assessment-overdue", test_assessment_overdue);
  ADD ("suggested-risks", test_suggested_risks);
  ADD ("actions-against-risks", test_risk_actions);
  ADD ("controls-of-risks", test_controls_of_risks);
  ADD ("list/nothing-where-nothing-is-missing", test_clean);
  ADD ("list/a-new-project-begins-with-people", test_new_project);
  ADD ("list/people-scope-and-inventory", test_nothing_there);
  ADD ("list/assets", test_assets);
  ADD ("list/leavers", test_leavers);
  ADD ("list/decisions", test_decisions);
  ADD ("list/implemented-controls", test_implemented);
  ADD ("list/evidence", test_evidence);
  ADD ("list/validity", test_validity);
  ADD ("load/also-where-nothing-lacks-it", test_load_one);
  ADD ("list/requirements", test_requirements);
  ADD ("words/title-why-and-where-to-go", test_words);
  ADD ("rules/fit-the-kinds-and-have-their-sentence", test_rules);
  ADD ("rules/refer-to-what-there-is", test_references);
  ADD ("rules/translators-see-what-is-shown", test_extraction);
  return g_test_run ();
}
