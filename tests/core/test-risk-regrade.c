/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "project/wm-event-label.h"
#include "risk/wm-risk-regrade.h"
#include "risk/wm-risk-run.h"

#include <locale.h>
#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/risk-regrade/" path, TestProject, NULL, test_project_set_up, function,             \
              test_project_tear_down)

static WmDatabase *
get_database (TestProject *self)
{
  return wm_project_get_database (self->project);
}

static void
test_rule (void)
{
  static const struct
  {
    guint from, to, levels[6];
  } rules[] = {
    { 4, 5, { 1, 2, 4, 5 } }, { 5, 4, { 1, 2, 3, 3, 4 } },    { 4, 3, { 1, 2, 2, 3 } },
    { 3, 4, { 1, 3, 4 } },    { 6, 3, { 1, 1, 2, 2, 3, 3 } }, { 3, 6, { 1, 4, 6 } },
    { 4, 4, { 1, 2, 3, 4 } }, { 4, 6, { 1, 3, 4, 6 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint level = 1; level <= rules[i].from; level++)
      g_assert_cmpuint (wm_risk_regrade_level (level, rules[i].from, rules[i].to), ==,
                        rules[i].levels[level - 1]);
  g_assert_cmpuint (wm_risk_regrade_level (0, 4, 5), ==, 0);
  g_assert_cmpuint (wm_risk_regrade_level (9, 4, 5), ==, 5);
}

/* Every pair of sizes: ends stay ends, and no risk gets before another one that was larger. */
static void
test_order (void)
{
  for (guint from = WM_RISK_LEVELS_MIN; from <= WM_RISK_LEVELS_MAX; from++)
    for (guint to = WM_RISK_LEVELS_MIN; to <= WM_RISK_LEVELS_MAX; to++)
      {
        g_assert_cmpuint (wm_risk_regrade_level (1, from, to), ==, 1);
        g_assert_cmpuint (wm_risk_regrade_level (from, from, to), ==, to);
        for (guint level = 2; level <= from; level++)
          g_assert_cmpuint (wm_risk_regrade_level (level, from, to), >=,
                            wm_risk_regrade_level (level - 1, from, to));
      }
}

static void
note_progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  guint64 *last = user_data;

  g_assert_cmpuint (done, >=, *last);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

typedef struct
{
  TestProject *project;
  guint n_risks;
} Filling;

/* The columns of SQL and the function must say the same, so each level is there. */
static gboolean
fill_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  const Filling *filling = user_data;

  for (guint i = 0; i < filling->n_risks; i++)
    {
      g_autofree char *title = g_strdup_printf ("Risk %u", i);
      g_autofree char *likelihood = g_strdup_printf ("%u", 1 + i % 4);
      g_autofree char *impact = g_strdup_printf ("%u", 1 + i / 4 % 4);
      g_autoptr (WmValues) values =
          test_values (filling->project, "risk", "title", title, "likelihood", likelihood, "impact",
                       impact, "residual_likelihood", "1", "inherent_impact", impact, NULL);
      g_autofree char *id = wm_edit_add (edit, values, error);

      g_assert_nonnull (id);
    }
  return TRUE;
}

static void
fill (TestProject *self, guint n_risks)
{
  Filling filling = { self, n_risks };

  g_assert_true (wm_project_edit (self->project, "add", fill_cb, &filling, NULL));
}

static void
assert_as_rule (TestProject *self, guint likelihood, guint impact)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      get_database (self), "SELECT title, likelihood, impact, residual_likelihood, inherent_impact,"
                           " residual_impact FROM main.risk /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      guint i = (guint) g_ascii_strtoull (wm_statement_get_text (rows, 0) + 5, NULL, 10);

      g_assert_cmpint (wm_statement_get_int (rows, 1), ==,
                       wm_risk_regrade_level (1 + i % 4, 4, likelihood));
      g_assert_cmpint (wm_statement_get_int (rows, 2), ==,
                       wm_risk_regrade_level (1 + i / 4 % 4, 4, impact));
      g_assert_cmpint (wm_statement_get_int (rows, 3), ==, 1);
      g_assert_cmpint (wm_statement_get_int (rows, 4), ==, wm_statement_get_int (rows, 2));
      g_assert_true (wm_statement_is_null (rows, 5));
    }
}

static void
test_many (TestProject *self, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *label = NULL;
  g_autoptr (WmEvent) event = NULL;
  guint64 done = 0;
  gint64 seq;

  fill (self, 2500);
  before = test_dump_state (get_database (self));
  seq = wm_project_get_head_seq (self->project);
  g_assert_true (wm_risk_regrade (self->project, 5, 3, note_progress_cb, &done, NULL));
  g_assert_cmpuint (done, ==, 2500);
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq + 1);
  assert_as_rule (self, 5, 3);
  event = wm_event_load_head (get_database (self));
  label = wm_event_dup_label (self->project, event);
  g_assert_nonnull (strstr (label, "5 by 3"));
  test_assert_undoes (self, before);
}

static void
test_same_size (TestProject *self, gconstpointer unused)
{
  g_autofree char *before = test_dump_state (get_database (self));
  gint64 seq = wm_project_get_head_seq (self->project);

  g_assert_true (wm_risk_regrade (self->project, 4, 4, NULL, NULL, NULL));
  test_assert_untouched (self, before, seq);
}

static void
test_lines_and_words (TestProject *self, gconstpointer unused)
{
  g_autofree char *own = test_query (
      get_database (self), "SELECT id FROM risk_level WHERE axis = 'likelihood' AND level = 3");
  g_autoptr (WmRiskMethod) method = NULL;

  test_set (self, g_strchomp (own), "name", "Every Christmas");
  g_assert_true (wm_risk_regrade (self->project, 5, 5, NULL, NULL, NULL));
  method = wm_risk_method_load (get_database (self), self->registry);
  g_assert_cmpuint (method->n_levels[WM_RISK_LIKELIHOOD], ==, 5);
  g_assert_cmpuint (method->accept_up_to, ==, 6);
  g_assert_cmpuint (method->watch_up_to, ==, 12);
  g_assert_cmpstr (method->levels[WM_RISK_LIKELIHOOD][3].name, ==, "Every Christmas");
  g_assert_cmpstr (method->levels[WM_RISK_LIKELIHOOD][3].id, ==, own);
  g_assert_cmpstr (method->levels[WM_RISK_LIKELIHOOD][0].name, ==, "Very rare");
  g_assert_cmpint (test_query_int (get_database (self), "SELECT count (*) FROM risk_level"), ==,
                   10);
}

static void
test_kept_runs_stay (TestProject *self, gconstpointer unused)
{
  g_autofree char *run = NULL;
  g_autoptr (WmRiskMethod) method = NULL;

  fill (self, 4);
  run = wm_risk_run_freeze (self->project, NULL, NULL, NULL);
  g_assert_true (wm_risk_regrade (self->project, 6, 6, NULL, NULL, NULL));
  method = wm_risk_method_load_run (get_database (self), self->registry, run);
  g_assert_cmpuint (method->n_levels[WM_RISK_LIKELIHOOD], ==, 4);
  g_assert_cmpint (test_query_int (get_database (self), "SELECT max (likelihood) FROM risk_grade"),
                   ==, 4);
}

static void
test_preview (TestProject *self, gconstpointer unused)
{
  WmRiskRegradePreview preview;

  fill (self, 16);
  wm_risk_regrade_preview (self->project, 5, 5, &preview);
  g_assert_cmpuint (preview.n_risks, ==, 12);
  g_assert_cmpuint (preview.before[WM_RISK_TREAT], ==, 4);
  g_assert_cmpuint (preview.before[WM_RISK_ACCEPTABLE], ==, 8);
  g_assert_cmpuint (preview.accept_up_to, ==, 6);
  g_assert_cmpuint (preview.after[WM_RISK_TREAT], ==, 4);
}

/* A suggestion stays one: the numbers are not what somebody said about it. */
static void
test_confirms_nothing (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = test_add (self, "risk", "title", "Fire", "likelihood", "2", "impact", "3",
                                  "origin", "suggested", "confirmed", "no", NULL);

  g_assert_true (wm_risk_regrade (self->project, 6, 6, NULL, NULL, NULL));
  test_assert_value (self, id, "impact", "4");
  test_assert_value (self, id, "confirmed", "no");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk-regrade/rule/each-level-has-its-place", test_rule);
  g_test_add_func ("/risk-regrade/rule/order-and-ends-stay", test_order);
  ADD ("all/every-risk-in-one-event", test_many);
  ADD ("all/the-same-size-is-no-event", test_same_size);
  ADD ("all/lines-and-own-words-move-along", test_lines_and_words);
  ADD ("all/kept-assessments-stay", test_kept_runs_stay);
  ADD ("all/a-preview-counts", test_preview);
  ADD ("all/suggestions-stay-suggestions", test_confirms_nothing);
  return g_test_run ();
}
