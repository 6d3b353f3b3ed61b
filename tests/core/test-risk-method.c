/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The method, the matrix, kept assessments and the plan, over a few risks that are known. */
#include "config.h"

#include "fixture.h"

#include "risk/wm-risk-matrix.h"
#include "risk/wm-risk-plan.h"
#include "risk/wm-risk-run.h"

#include <locale.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/risk/" path, TestProject, NULL, test_project_set_up, function,                     \
              test_project_tear_down)

static WmRiskMethod *
load (TestProject *self)
{
  return wm_risk_method_load (wm_project_get_database (self->project), self->registry);
}

static char *
dump (TestProject *self)
{
  return test_dump_state (wm_project_get_database (self->project));
}

static char *
find (TestProject *self, const char *sql)
{
  return g_strchomp (test_query (wm_project_get_database (self->project), sql));
}

static void
test_usual (TestProject *self, gconstpointer unused)
{
  g_autoptr (WmRiskMethod) method = load (self);
  g_autofree char *words = wm_risk_method_dup_words (method, 3, 4);

  g_assert_nonnull (method->id);
  g_assert_cmpuint (method->n_levels[WM_RISK_LIKELIHOOD], ==, 4);
  g_assert_cmpuint (method->n_levels[WM_RISK_IMPACT], ==, 4);
  g_assert_false (method->has_inherent);
  g_assert_cmpuint (method->repeat_months, ==, 12);
  g_assert_cmpstr (words, ==, "Likely, Threatening: 12 of 16, treat");
  g_assert_nonnull (method->levels[WM_RISK_IMPACT][3].id);
  g_assert_nonnull (method->levels[WM_RISK_IMPACT][3].money);
  g_assert_null (method->levels[WM_RISK_LIKELIHOOD][3].money);
}

static void
test_bands (TestProject *self, gconstpointer unused)
{
  static const struct
  {
    guint likelihood, impact, grade;
    WmRiskBand band;
  } cells[] = {
    { 0, 0, 0, WM_RISK_UNGRADED },   { 0, 4, 0, WM_RISK_UNGRADED }, { 1, 1, 1, WM_RISK_ACCEPTABLE },
    { 2, 2, 4, WM_RISK_ACCEPTABLE }, { 2, 3, 6, WM_RISK_WATCH },    { 4, 2, 8, WM_RISK_WATCH },
    { 3, 3, 9, WM_RISK_TREAT },      { 4, 4, 16, WM_RISK_TREAT },   { 9, 9, 16, WM_RISK_TREAT },
  };
  g_autoptr (WmRiskMethod) method = load (self);

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_assert_cmpuint (wm_risk_method_get_grade (method, cells[i].likelihood, cells[i].impact), ==,
                        cells[i].grade);
      g_assert_cmpint (wm_risk_method_get_band (method, cells[i].likelihood, cells[i].impact), ==,
                       cells[i].band);
    }
}

/* A watch line under the acceptance line would make a band that nothing can be in. */
static void
test_crossed_lines (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = find (self, "SELECT id FROM risk_method");
  g_autoptr (WmRiskMethod) method = NULL;

  test_set (self, id, "accept_up_to", "6");
  test_set (self, id, "watch_up_to", "2");
  method = load (self);
  g_assert_cmpuint (method->watch_up_to, ==, 6);
}

static void
test_missing (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = find (self, "SELECT id FROM risk_method");
  const char *const ids[] = { id, NULL };
  g_autoptr (WmRiskMethod) method = NULL;
  g_autoptr (WmRiskMethod) again = NULL;
  g_autofree char *before = NULL;

  g_assert_true (wm_project_delete_records (self->project, ids, NULL));
  method = load (self);
  g_assert_null (method->id);
  g_assert_cmpuint (method->n_levels[WM_RISK_IMPACT], ==, 4);
  before = dump (self);
  g_assert_true (wm_risk_method_ensure (self->project, NULL));
  again = load (self);
  g_assert_nonnull (again->id);
  test_assert_undoes (self, before);
}

static void
test_ensures_once (TestProject *self, gconstpointer unused)
{
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);

  g_assert_true (wm_risk_method_ensure (self->project, NULL));
  test_assert_untouched (self, before, seq);
}

static char *
add_risk (TestProject *self, const char *title, const char *likelihood, const char *impact)
{
  return test_add (self, "risk", "title", title, "likelihood", likelihood, "impact", impact, NULL);
}

static void
test_matrix (TestProject *self, gconstpointer unused)
{
  g_autofree char *fire = add_risk (self, "Fire", "1", "4");
  g_autofree char *flood = add_risk (self, "Flood", "1", "4");
  g_autofree char *theft = add_risk (self, "Theft", "3", "3");
  g_autofree char *vague = add_risk (self, "Something", NULL, "2");
  g_autofree char *gone = test_add (self, "risk", "title", "Gone", "likelihood", "1", "impact", "4",
                                    "status", "closed", NULL);
  g_autoptr (WmRiskMethod) method = load (self);
  g_autoptr (WmRiskMatrix) now =
      wm_risk_matrix_new (wm_project_get_database (self->project), method, WM_RISK_NOW);
  g_autoptr (WmRiskMatrix) after =
      wm_risk_matrix_new (wm_project_get_database (self->project), method, WM_RISK_AFTER);
  g_autoptr (GPtrArray) ids = wm_risk_matrix_dup_ids (now, 1, 4);
  guint n_dots = 0;
  const WmRiskDot *dots = wm_risk_matrix_get_dots (now, 1, 4, &n_dots);

  g_assert_cmpuint (n_dots, ==, 2);
  g_assert_cmpstr (dots[0].id, ==, fire);
  g_assert_cmpstr (dots[0].reference, ==, "R-1");
  g_assert_cmpstr (dots[1].title, ==, "Flood");
  g_assert_cmpstr (g_ptr_array_index (ids, 1), ==, flood);
  g_assert_cmpuint (wm_risk_matrix_get_count (now, 3, 3), ==, 1);
  g_assert_cmpuint (wm_risk_matrix_get_count (now, 4, 4), ==, 0);
  g_assert_cmpuint (wm_risk_matrix_get_total (now), ==, 4);
  g_assert_cmpuint (wm_risk_matrix_count_band (now, WM_RISK_ACCEPTABLE), ==, 2);
  g_assert_cmpuint (wm_risk_matrix_count_band (now, WM_RISK_TREAT), ==, 1);
  g_assert_cmpuint (wm_risk_matrix_count_band (now, WM_RISK_UNGRADED), ==, 1);
  g_assert_cmpstr (wm_risk_matrix_get_ungraded (now, &n_dots)->id, ==, vague);
  g_assert_cmpuint (wm_risk_matrix_count_band (after, WM_RISK_UNGRADED), ==, 4);
}

static void
test_set_grade (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_risk (self, "Fire", "1", "4");
  g_autofree char *before = dump (self);

  g_assert_true (wm_risk_set_grade (self->project, id, WM_RISK_AFTER, 1, 2, NULL));
  test_assert_value (self, id, "residual_likelihood", "1");
  test_assert_value (self, id, "residual_impact", "2");
  test_assert_value (self, id, "impact", "4");
  test_assert_undoes (self, before);
  g_assert_true (wm_risk_set_grade (self->project, id, WM_RISK_AFTER, 0, 0, NULL));
  test_assert_value (self, id, "residual_impact", NULL);
}

static void
assert_run (TestProject *self, const char *run, guint n_risks, guint in_corner)
{
  WmDatabase *database = wm_project_get_database (self->project);
  g_autoptr (WmRiskMethod) method = wm_risk_method_load_run (database, self->registry, run);
  g_autoptr (WmRiskMatrix) matrix = wm_risk_matrix_new_for_run (database, method, WM_RISK_NOW, run);

  g_assert_cmpuint (method->n_levels[WM_RISK_LIKELIHOOD], ==, 4);
  g_assert_cmpstr (method->levels[WM_RISK_LIKELIHOOD][0].name, ==, "Hardly ever");
  g_assert_cmpstr (method->levels[WM_RISK_IMPACT][0].name, ==, "Small");
  g_assert_cmpuint (wm_risk_matrix_get_total (matrix), ==, n_risks);
  g_assert_cmpuint (wm_risk_matrix_get_count (matrix, 4, 4), ==, in_corner);
}

static void
test_run (TestProject *self, gconstpointer unused)
{
  g_autofree char *fire = add_risk (self, "Fire", "4", "4");
  g_autofree char *vague = add_risk (self, "Something", NULL, NULL);
  g_autofree char *level =
      find (self, "SELECT id FROM risk_level WHERE axis = 'likelihood' AND level = 1");
  g_autofree char *before = NULL;
  g_autofree char *run = NULL;
  const char *const ids[] = { fire, NULL };
  g_autoptr (WmRiskMethod) method = load (self);
  g_autofree char *due = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  test_set (self, level, "name", "Hardly ever");
  before = dump (self);
  run = wm_risk_run_freeze (self->project, NULL, "2025-10-20", NULL);
  g_assert_nonnull (run);
  test_assert_undoes (self, before);
  test_set (self, level, "name", "Never");
  test_assert_value (self, run, "title", "Risk assessment of 2025-10-20");
  /* What happens afterwards changes nothing of it. */
  g_assert_true (wm_risk_set_grade (self->project, fire, WM_RISK_NOW, 1, 1, NULL));
  assert_run (self, run, 2, 1);
  g_assert_true (wm_project_delete_records (self->project, ids, NULL));
  assert_run (self, run, 2, 1);
  due = wm_risk_run_dup_due (wm_project_get_database (self->project), method);
  g_assert_cmpstr (due, ==, "2026-10-20");
  runs = wm_risk_run_list (wm_project_get_database (self->project));
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpuint (((WmRiskRun *) g_ptr_array_index (runs, 0))->n_risks, ==, 2);
}

static void
test_run_deleted (TestProject *self, gconstpointer unused)
{
  g_autofree char *fire = add_risk (self, "Fire", "4", "4");
  g_autofree char *run = wm_risk_run_freeze (self->project, "First look", NULL, NULL);
  g_autofree char *before = dump (self);

  g_assert_true (wm_risk_run_delete (self->project, run, NULL));
  g_assert_cmpint (
      test_query_int (wm_project_get_database (self->project), "SELECT count (*) FROM risk_grade"),
      ==, 0);
  test_assert_undoes (self, before);
}

static void
test_plan (TestProject *self, gconstpointer unused)
{
  g_autofree char *ann = test_add (self, "person", "name", "Ann", NULL);
  g_autofree char *bob = test_add (self, "person", "name", "Bob", NULL);
  g_autofree char *control = test_resolve (self, "A.8.13");
  g_autofree char *fire = test_add (self, "risk", "title", "Fire", "owner", bob, "due",
                                    "2026-12-31", "controls", control, NULL);
  g_autofree char *late = test_add (self, "risk_action", "title", "Buy a safe", "risk", fire, "who",
                                    ann, "due", "2026-11-01", NULL);
  g_autofree char *done = test_add (self, "risk_action", "title", "Ask", "risk", fire, "who", ann,
                                    "due", "2026-10-01", "done_on", "2026-10-20", NULL);
  g_autofree char *nobody = test_add (self, "risk_action", "title", "Think", "risk", fire, NULL);
  g_autoptr (GPtrArray) plan = wm_risk_plan_list (self->project, "2026-11-23");
  const char *const ids[] = { done, late, control, nobody };

  g_assert_cmpuint (plan->len, ==, 4);
  for (guint i = 0; i < plan->len; i++)
    {
      const WmRiskPlanItem *item = g_ptr_array_index (plan, i);

      g_assert_cmpstr (item->id, ==, ids[i]);
      g_assert_cmpstr (item->risk_reference, ==, "R-1");
      g_assert_cmpint (item->is_overdue, ==, item->id != NULL && g_str_equal (item->id, late));
      g_assert_cmpint (item->is_done, ==, i == 0);
    }
  g_assert_cmpstr (((WmRiskPlanItem *) g_ptr_array_index (plan, 2))->owner, ==, "Bob");
  g_assert_cmpstr (((WmRiskPlanItem *) g_ptr_array_index (plan, 2))->due, ==, "2026-12-31");
  test_set (self, fire, "status", "closed");
  g_clear_pointer (&plan, g_ptr_array_unref);
  plan = wm_risk_plan_list (self->project, "2026-11-23");
  g_assert_cmpuint (plan->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("method/a-new-project-has-the-usual-one", test_usual);
  ADD ("method/the-grade-decides-what-follows", test_bands);
  ADD ("method/lines-never-cross", test_crossed_lines);
  ADD ("method/without-one-the-usual-counts", test_missing);
  ADD ("method/it-is-made-once", test_ensures_once);
  ADD ("matrix/every-open-risk-is-in-its-cell", test_matrix);
  ADD ("matrix/a-risk-is-graded", test_set_grade);
  ADD ("run/grades-of-its-day-are-kept", test_run);
  ADD ("run/goes-with-its-grades", test_run_deleted);
  ADD ("plan/actions-and-controls-by-owner-and-date", test_plan);
  return g_test_run ();
}
