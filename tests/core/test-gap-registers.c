/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be missing in the registers: each gap is planted in one record, undone and redone,
 * mended in one field, and nearly planted in another record that lacks nothing. */
#include "config.h"

#include "fixture.h"

#include "guide/wm-gap-rules.h"
#include "guide/wm-gap.h"
#include "project/wm-edit-many.h"

#include <locale.h>
#include <string.h>

#define TODAY "2026-11-23"
#define YESTERDAY "2026-11-22"

typedef struct
{
  const char *gap;
  const char *kind;
  const char *planted; /* field=value, separated by "|"; @ stands for the person */
  const char *mend;    /* what is set to mend it */
  const char *near;    /* a record that is nearly, but not, such a one */
} Case;

static const Case cases[] = {
  { "sites_out_without_reason", "site", "name=Store|in_scope=no", "why_out=Only boxes",
    "name=Office|in_scope=yes" },
  { "obligations_unclear", "obligation", "name=Law|status=unclear", "status=partly",
    "name=Law 2|status=not_met" },
  { "roles_unfilled", "role", "name=Leader", "holder=@", "name=Auditor|holder=@" },
  { "objectives_without_date", "objective", "title=Fewer|state=running", "due=2027-01-31",
    "title=More|state=dropped" },
  { "competence_gaps_overdue", "competence", "title=Auditing|due=" YESTERDAY, "state=closed",
    "title=Backup|due=" TODAY },
  { "leavers_with_access", "person", "name=Bo|left=" TODAY, "access_removed_on=" TODAY,
    "name=Cy|left=2026-11-24" },
  { "suppliers_without_terms", "supplier", "name=Host", "security_terms=In section 4",
    "name=Florist|access=none" },
  { "suppliers_without_terms", "supplier", "name=Host|status=leaving", "status=ended",
    "name=Maybe|status=candidate" },
  { "suppliers_assurance_ended", "supplier", "name=Host|assurance_until=" YESTERDAY,
    "assurance_until=2027-10-31", "name=Old|status=ended|assurance_until=" YESTERDAY },
  { "suppliers_review_overdue", "supplier", "name=Host|next_review=" YESTERDAY,
    "next_review=" TODAY, "name=Old|status=ended|next_review=" YESTERDAY },
  { "assets_unsupported", "asset", "name=Mill|supported_until=" YESTERDAY, "status=retired",
    "name=Lathe|supported_until=" TODAY },
  { "documents_unapproved", "document", "title=Rules|state=approved|approved_by=@",
    "approved_on=2026-11-01", "title=Draft|state=in_review" },
  { "approvals_unclear", "approval", "what=Rules|person=@|no_proof=Said so", "decided_on=" TODAY,
    "what=Plan|person=@|decided_on=" TODAY "|no_proof=Said so" },
  { "approvals_without_proof", "approval", "what=Rules|person=@|decided_on=" TODAY,
    "no_proof=Said at table", "what=Plan|person=@|decided_on=" TODAY "|no_proof=Said so" },
  { "documents_review_overdue", "document", "title=Rules|state=approved|next_review=" YESTERDAY,
    "next_review=2027-11-01", "title=Draft|state=draft|next_review=" YESTERDAY },
  { "documents_serving_nothing", "document", "title=Rules", "covers_required=access_control_policy",
    "title=Old rules|state=withdrawn" },
  { "exceptions_over", "exception", "title=USB|state=granted|until=" YESTERDAY, "until=" TODAY,
    "title=Tape|state=ended|until=" YESTERDAY },
  { "exceptions_over", "exception", "title=USB|state=granted", "until=2027-03-31",
    "title=Tape|state=asked" },
  { "changes_unassessed", "change", "title=Move|state=approved", "consequences=None",
    "title=Idea|state=proposed" },
  { "changes_unassessed", "change", "title=Outage|type=unintended", "consequences=An hour lost",
    "title=No|state=refused" },
  { "access_reviews_overdue", "access_review", "title=Q3|planned_on=" YESTERDAY,
    "reviewed_on=" TODAY, "title=Q4|planned_on=" TODAY },
  { "incidents_undecided", "incident", "title=Mail", "decision=event",
    "title=Other|decision=incident|notifiable=no" },
  { "incidents_notification_unclear", "incident", "title=Leak|decision=incident", "notifiable=yes",
    "title=Noise|decision=event" },
  { "metrics_overdue", "metric", "name=Patches|next_on=" YESTERDAY, "next_on=" TODAY,
    "name=Gone|active=no|next_on=" YESTERDAY },
  { "tasks_overdue", "task", "title=Call|due=" YESTERDAY, "state=done", "title=Later|due=" TODAY },
  { "audits_unreported", "audit", "title=First|held_from=2026-10-01", "reported_on=2026-10-20",
    "title=Second|held_from=2026-10-01|held_to=2026-11-20" },
  { "findings_without_owner", "finding", "title=No list|grade=minor", "owner=@",
    "title=Nice|grade=strength" },
  { "nonconformities_without_cause", "nonconformity", "title=Late|state=acting",
    "cause=Nobody knew", "title=New|state=open" },
  { "nonconformities_overdue", "nonconformity", "title=Late|due=" YESTERDAY, "done_on=" YESTERDAY,
    "title=Soon|due=" TODAY },
  { "nonconformities_unchecked", "nonconformity",
    "title=Late|state=acting|cause=X|done_on=2026-10-23", "checked_on=" TODAY,
    "title=New|state=acting|cause=X|done_on=2026-10-24" },
  { "nonconformities_unchecked", "nonconformity", "title=Late|cause=X|done_on=2026-08-01",
    "effective=no", "title=Open|state=checking|cause=X" },
  { "reviews_unsigned", "management_review", "title=2026|held_on=" TODAY, "signed_on=" TODAY,
    "title=2027|planned_on=2027-02-15" },
};

typedef struct
{
  TestProject base;
  char *person;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_project_set_up (&fixture->base, data);
  fixture->person = test_add (&fixture->base, "person", "name", "Ann", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->person);
  test_project_tear_down (&fixture->base, data);
}

static char *
add (Fixture *fixture, const char *kind, const char *fields)
{
  g_auto (GStrv) parts = g_strsplit (fields, "|", -1);
  g_autoptr (WmValues) values = wm_values_new (test_kind (&fixture->base, kind));
  g_autoptr (GError) error = NULL;
  char *id;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);

      wm_values_set_by_id (values, pair[0], strcmp (pair[1], "@") == 0 ? fixture->person : pair[1]);
    }
  id = wm_project_add_record (fixture->base.project, values, &error);
  g_assert_no_error (error);
  return id;
}

static void
mend (Fixture *fixture, const char *id, const char *change)
{
  g_auto (GStrv) pair = g_strsplit (change, "=", 2);

  test_set (&fixture->base, id, pair[0], strcmp (pair[1], "@") == 0 ? fixture->person : pair[1]);
}

/* @id: the one record that lacks it; NULL: none does. */
static void
assert_lacks (Fixture *fixture, const char *gap, const char *id)
{
  g_autoptr (GPtrArray) ids = wm_gap_list_records (fixture->base.project, gap, TODAY);
  g_autoptr (WmGap) one = wm_gap_load (fixture->base.project, gap, TODAY);

  g_assert_cmpuint (one->count, ==, ids->len);
  g_assert_cmpuint (ids->len, ==, id != NULL ? 1 : 0);
  if (id != NULL)
    g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, id);
}

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *one = data;
  WmProject *project = fixture->base.project;
  g_autofree char *near = add (fixture, one->kind, one->near);
  g_autofree char *id = NULL;

  assert_lacks (fixture, one->gap, NULL);
  id = add (fixture, one->kind, one->planted);
  assert_lacks (fixture, one->gap, id);
  g_assert_true (wm_project_undo (project, NULL));
  assert_lacks (fixture, one->gap, NULL);
  g_assert_true (wm_project_redo (project, NULL));
  assert_lacks (fixture, one->gap, id);
  mend (fixture, id, one->mend);
  assert_lacks (fixture, one->gap, NULL);
  g_assert_true (wm_project_undo (project, NULL));
  assert_lacks (fixture, one->gap, id);
}

/* Who was not asked yet is no gap before anybody confirmed. */
static void
test_policy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bo = add (fixture, "person", "name=Bo|in_scope=yes|policy_on=2026-06-08");
  g_autofree char *gone = add (fixture, "person", "name=Cy|in_scope=yes|left=" YESTERDAY);

  assert_lacks (fixture, "policy_unacknowledged", NULL);
  test_set (&fixture->base, fixture->person, "in_scope", "yes");
  assert_lacks (fixture, "policy_unacknowledged", fixture->person);
  test_set (&fixture->base, bo, "policy_on", NULL);
  assert_lacks (fixture, "policy_unacknowledged", NULL);
  g_assert_nonnull (gone);
}

static void
test_climate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *company =
      test_query (wm_project_get_database (fixture->base.project), "SELECT id FROM organisation");

  g_strchomp (company);
  assert_lacks (fixture, "climate_undecided", NULL);
  test_set (&fixture->base, company, "scope", "All of it");
  assert_lacks (fixture, "climate_undecided", company);
  test_set (&fixture->base, company, "climate_decision", "not_relevant");
  assert_lacks (fixture, "climate_undecided", company);
  test_set (&fixture->base, company, "climate_sentence", "We looked at heat and floods");
  assert_lacks (fixture, "climate_undecided", NULL);
}

/* A document that serves a requirement is not idle, whichever way it says so. */
static void
test_serving (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rules = add (fixture, "document", "title=Rules");
  g_autofree char *requirement = test_resolve (&fixture->base, "7.5.1");

  assert_lacks (fixture, "documents_serving_nothing", rules);
  test_set (&fixture->base, rules, "requirements", requirement);
  assert_lacks (fixture, "documents_serving_nothing", NULL);
  g_assert_true (wm_project_undo (fixture->base.project, NULL));
  assert_lacks (fixture, "documents_serving_nothing", rules);
}

/* An approval by signed page or mail counts as well, a refusal does not. */
static void
test_approval (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rules = add (fixture, "document", "title=Rules|state=approved");
  g_autofree char *approval = NULL;

  assert_lacks (fixture, "documents_unapproved", rules);
  approval = add (fixture, "approval", "what=Rules 1.0|person=@|decided_on=" TODAY);
  test_set (&fixture->base, approval, "subjects", rules);
  assert_lacks (fixture, "documents_unapproved", NULL);
  test_set (&fixture->base, approval, "decision", "refused");
  assert_lacks (fixture, "documents_unapproved", rules);
  g_assert_true (wm_project_undo (fixture->base.project, NULL));
  assert_lacks (fixture, "documents_unapproved", NULL);
}

/* Every gap of a register is planted by a case or has a test of its own. */
static void
test_all_are_tried (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "climate_undecided", "policy_unacknowledged" };
  static const char *const old[] = { "asset",    "control", "organisation", "person",
                                     "evidence", "risk",    "requirement",  NULL };
  GPtrArray *rules = wm_gap_rules_get ();

  for (guint i = 0; i < rules->len; i++)
    {
      const WmGapRule *rule = g_ptr_array_index (rules, i);
      gboolean found = g_strv_contains (old, rule->kind) || g_str_has_prefix (rule->kind, "risk");

      for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
        found |= strcmp (cases[j].gap, rule->id) == 0;
      if (!found)
        g_test_message ("nobody plants %s", rule->id);
      g_assert_true (found);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_nonnull (wm_gap_rules_find (others[i]));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/gap-registers/%s/%s", cases[i].gap, cases[i].mend);

      g_strdelimit (path + strlen ("/gap-registers/") + strlen (cases[i].gap) + 1, " _/=", '-');
      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }
  g_test_add ("/gap-registers/policy/only-who-is-left-over", Fixture, NULL, set_up, test_policy,
              tear_down);
  g_test_add ("/gap-registers/climate/once-the-scope-stands", Fixture, NULL, set_up, test_climate,
              tear_down);
  g_test_add ("/gap-registers/documents/what-serves-something", Fixture, NULL, set_up, test_serving,
              tear_down);
  g_test_add ("/gap-registers/documents/an-approval-counts-a-refusal-does-not", Fixture, NULL,
              set_up, test_approval, tear_down);
  g_test_add ("/gap-registers/rules/each-is-tried", Fixture, NULL, set_up, test_all_are_tried,
              tear_down);
  return g_test_run ();
}
