/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "guide/wm-coverage.h"
#include "guide/wm-overview.h"

#include <locale.h>
#include <string.h>

#define TODAY "2026-11-23"

static void
assert_choices (TestProject *base, const char *kind, const char *field_id, const char *expected)
{
  const WmField *field = wm_kind_find_field (test_kind (base, kind), field_id);
  g_autoptr (GString) found = g_string_new (NULL);

  for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
    g_string_append_printf (found, "%s ", choice->token);
  g_assert_cmpstr (found->str, ==, expected);
}

/* The enums of the overview are the choices of the descriptors. */
static void
test_enums (TestProject *base, gconstpointer data)
{
  assert_choices (base, "control", "decision", "undecided applicable excluded ");
  assert_choices (base, "control", "status", "not_started planned partly implemented ");
  assert_choices (base, "requirement", "conclusion", "not_yet partly conforms ");
  assert_choices (base, "control", "theme", "organizational people physical technological ");
}

static void
decide (TestProject *base, const char *reference, const char *decision, const char *status)
{
  g_autofree char *id = test_resolve (base, reference);

  test_set (base, id, "decision", decision);
  test_set (base, id, "status", status);
}

static void
test_controls (TestProject *base, gconstpointer data)
{
  g_autoptr (WmOverview) overview = NULL;
  g_autoptr (WmOverview) again = NULL;

  decide (base, "A.5.1", "applicable", "implemented");
  decide (base, "A.5.2", "applicable", "partly");
  decide (base, "A.5.3", "excluded", "planned");
  decide (base, "A.5.4", "undecided", "implemented");
  decide (base, "A.7.1", "applicable", "planned");
  overview = wm_overview_new (base->project, TODAY);
  g_assert_cmpuint (overview->n_themes, ==, 4);
  g_assert_cmpuint (wm_control_counts_total (&overview->controls), ==, 93);
  g_assert_cmpuint (wm_control_counts_total (&overview->themes[0]), ==, 37);
  g_assert_cmpuint (wm_control_counts_total (&overview->themes[1]), ==, 8);
  g_assert_cmpuint (wm_control_counts_total (&overview->themes[2]), ==, 14);
  g_assert_cmpuint (wm_control_counts_total (&overview->themes[3]), ==, 34);
  g_assert_cmpuint (wm_control_counts_of_decision (&overview->controls, WM_DECISION_APPLICABLE), ==,
                    3);
  g_assert_cmpuint (wm_control_counts_of_decision (&overview->controls, WM_DECISION_EXCLUDED), ==,
                    1);
  g_assert_cmpuint (wm_control_counts_of_decision (&overview->controls, WM_DECISION_UNDECIDED), ==,
                    89);
  g_assert_cmpuint (wm_control_counts_of_status (&overview->controls, WM_STATUS_IMPLEMENTED), ==,
                    1);
  g_assert_cmpuint (wm_control_counts_of_status (&overview->themes[2], WM_STATUS_PLANNED), ==, 1);
  g_assert_cmpuint (overview->themes[0].counts[WM_DECISION_UNDECIDED][WM_STATUS_IMPLEMENTED], ==,
                    1);
  g_assert_cmpuint (overview->conclusions[WM_CONCLUSION_NOT_YET], ==, 30);

  g_assert_true (wm_project_undo (base->project, NULL));
  again = wm_overview_new (base->project, NULL);
  g_assert_cmpuint (wm_control_counts_of_status (&again->themes[2], WM_STATUS_PLANNED), ==, 0);
}

static void
test_registers (TestProject *base, gconstpointer data)
{
  g_autofree char *ann = test_add (base, "person", "name", "Ann", "left", TODAY, NULL);
  g_autofree char *bo = test_add (base, "person", "name", "Bo", "left", "2027-01-31", NULL);
  g_autofree char *crm = test_add (base, "asset", "name", "CRM", "owner", ann, NULL);
  g_autofree char *server =
      test_add (base, "asset", "name", "Server", "classification", "internal", NULL);
  g_autofree char *old = test_add (base, "asset", "name", "Old", "status", "retired", NULL);
  g_autofree char *gone = test_add (base, "evidence", "title", "1", "valid_until", "2026-11-22",
                                    "source", "x", "verified_on", TODAY, NULL);
  g_autofree char *now =
      test_add (base, "evidence", "title", "2", "valid_until", TODAY, "period_to", TODAY, NULL);
  g_autofree char *soon =
      test_add (base, "evidence", "title", "3", "valid_until", "2026-12-23", NULL);
  g_autofree char *later =
      test_add (base, "evidence", "title", "4", "valid_until", "2026-12-24", NULL);
  g_autoptr (WmOverview) overview = wm_overview_new (base->project, TODAY);

  g_assert_cmpuint (overview->n_assets, ==, 3);
  g_assert_cmpuint (overview->n_assets_without_owner, ==, 1);
  g_assert_cmpuint (overview->n_assets_unclassified, ==, 1);
  g_assert_cmpuint (overview->n_evidence, ==, 4);
  g_assert_cmpuint (overview->n_evidence_expired, ==, 1);
  g_assert_cmpuint (overview->n_evidence_expiring, ==, 2);
  g_assert_cmpuint (wm_overview_find_gap (overview, "evidence_expiring")->count, ==, 2);
  g_assert_cmpuint (overview->n_evidence_without_source, ==, 3);
  g_assert_cmpuint (overview->n_evidence_without_period, ==, 3);
  g_assert_cmpuint (overview->n_evidence_unverified, ==, 3);
  g_assert_cmpuint (overview->n_people, ==, 2);
  g_assert_cmpuint (overview->n_people_left, ==, 1);
  g_assert_cmpuint (overview->n_leavers_owning, ==, 1);
  g_assert_cmpuint (wm_overview_find_gap (overview, "leavers_owning")->count, ==, 1);
  g_assert_null (wm_overview_find_gap (overview, "people_none"));
}

static void
test_nothing_there (TestProject *base, gconstpointer data)
{
  g_autoptr (WmOverview) overview = wm_overview_new (base->project, NULL);

  g_assert_cmpuint (overview->n_assets + overview->n_evidence + overview->n_people, ==, 0);
  g_assert_cmpuint (overview->n_evidence_expired + overview->n_people_left, ==, 0);
  g_assert_cmpuint (overview->gaps->len, >, 0);
}

static void
test_quarters (TestProject *base, gconstpointer data)
{
  g_autofree char *label = wm_quarter_dup_label (wm_quarter_of (TODAY));

  g_assert_cmpstr (label, ==, "Q4 2026");
  g_assert_cmpint (wm_quarter_of ("2026-01-01"), ==, 4 * 2026);
  g_assert_cmpint (wm_quarter_of ("2026-03-31"), ==, 4 * 2026);
  g_assert_cmpint (wm_quarter_of ("2026-04-01"), ==, 4 * 2026 + 1);
  g_assert_cmpint (wm_quarter_of ("2025-12-31"), ==, 4 * 2026 - 1);
  g_assert_cmpint (wm_quarter_of ("2026-02-30"), ==, 0);
  g_assert_cmpint (wm_quarter_of ("soon"), ==, 0);
  g_assert_cmpint (wm_quarter_of (NULL), ==, 0);
}

static void
assert_proofs (WmQuarterProof *proofs, guint n, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (found, "%s%u:%u/%u", i > 0 ? " " : "", proofs[i].n_evidence,
                            proofs[i].n_days, proofs[i].n_all_days);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_coverage (TestProject *base, const char *control, const char *expected)
{
  const int last = wm_quarter_of (TODAY);
  g_autofree WmQuarterProof *proofs = wm_coverage_of_record (base->project, control, last, 4);
  g_autoptr (GHashTable) all =
      wm_coverage_of_kind (base->project, test_kind (base, "control"), last, 4);
  WmQuarterProof *same = g_hash_table_lookup (all, control);

  assert_proofs (proofs, 4, expected);
  g_assert_cmpuint (g_hash_table_size (all), ==, same != NULL ? 1 : 0);
  if (same != NULL)
    assert_proofs (same, 4, expected);
}

/* Evidence with these days: collected, from, to; NULL for none. */
static void
prove (TestProject *base, const char *control, const char *collected, const char *from,
       const char *to)
{
  g_autofree char *id = test_add (base, "evidence", "title", "Proof", "collected_on", collected,
                                  "period_from", from, "period_to", to, NULL);

  g_assert_true (wm_project_link_records (base->project, id, control, "proves", NULL));
}

#define NOTHING "0:0/90 0:0/91 0:0/92 0:0/92"

static void
test_coverage (TestProject *base, gconstpointer data)
{
  g_autofree char *control = test_resolve (base, "A.5.1");

  assert_coverage (base, control, NOTHING);
  /* A period over the end of a quarter, and one that overlaps it: days count once. */
  prove (base, control, "2026-10-05", "2026-06-30", "2026-07-02");
  assert_coverage (base, control, "0:0/90 1:1/91 1:2/92 0:0/92");
  prove (base, control, NULL, "2026-07-01", "2026-09-30");
  assert_coverage (base, control, "0:0/90 1:1/91 2:92/92 0:0/92");
  /* Both ends of what is shown, and far beyond. */
  prove (base, control, NULL, "2020-01-01", "2026-01-01");
  prove (base, control, NULL, "2026-12-31", "2031-01-01");
  assert_coverage (base, control, "1:1/90 1:1/91 2:92/92 1:1/92");
  g_assert_true (wm_project_undo (base->project, NULL));
  assert_coverage (base, control, "1:1/90 1:1/91 2:92/92 0:0/92");
  g_assert_true (wm_project_redo (base->project, NULL));
  assert_coverage (base, control, "1:1/90 1:1/91 2:92/92 1:1/92");
}

static void
test_coverage_without_period (TestProject *base, gconstpointer data)
{
  g_autofree char *control = test_resolve (base, "A.5.1");

  prove (base, control, NULL, NULL, NULL);
  prove (base, control, NULL, "2026-09-30", "2026-07-01"); /* the wrong way round */
  {
    const int last = wm_quarter_of (TODAY);
    g_autofree WmQuarterProof *proofs = wm_coverage_of_record (base->project, control, last, 4);

    assert_proofs (proofs, 4, NOTHING);
  }
  prove (base, control, "2026-05-05", NULL, NULL);
  assert_coverage (base, control, "0:0/90 1:1/91 0:0/92 0:0/92");
  /* From a day on until it was collected; a beginning alone is that day. */
  prove (base, control, "2026-07-10", "2026-07-01", NULL);
  prove (base, control, NULL, "2026-10-01", NULL);
  assert_coverage (base, control, "0:0/90 1:1/91 1:10/92 1:1/92");
  /* Until a day: that day. */
  prove (base, control, NULL, NULL, "2026-02-01");
  assert_coverage (base, control, "1:1/90 1:1/91 1:10/92 1:1/92");
}

static void
test_coverage_links (TestProject *base, gconstpointer data)
{
  g_autofree char *control = test_resolve (base, "A.5.1");
  g_autofree char *evidence =
      test_add (base, "evidence", "title", "Proof", "collected_on", "2026-10-05", NULL);
  g_autofree char *asset = test_add (base, "asset", "name", "CRM", NULL);

  /* From either end, and once however often. */
  g_assert_true (wm_project_link_records (base->project, control, evidence, "relates", NULL));
  g_assert_true (wm_project_link_records (base->project, evidence, control, "proves", NULL));
  g_assert_true (wm_project_link_records (base->project, evidence, asset, "proves", NULL));
  assert_coverage (base, control, "0:0/90 0:0/91 0:0/92 1:1/92");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (path, TestProject, NULL, test_project_set_up, func, test_project_tear_down)
  ADD ("/overview/enums/are-the-choices", test_enums);
  ADD ("/overview/numbers/controls-and-requirements", test_controls);
  ADD ("/overview/numbers/registers", test_registers);
  ADD ("/overview/numbers/of-a-new-project", test_nothing_there);
  ADD ("/coverage/quarter/of-a-day", test_quarters);
  ADD ("/coverage/record/periods", test_coverage);
  ADD ("/coverage/record/evidence-without-a-period", test_coverage_without_period);
  ADD ("/coverage/record/links-from-either-end", test_coverage_links);
  return g_test_run ();
}
