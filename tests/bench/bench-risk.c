/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"
#include "project/wm-edit.h"
#include "risk/wm-risk-matrix.h"
#include "risk/wm-risk-regrade.h"

static const char *const graded[] = { "likelihood", "impact", "residual_likelihood",
                                      "residual_impact" };

static gboolean
grade_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  GPtrArray *risks = user_data;

  for (guint i = 0; i < risks->len; i++)
    {
      WmRecord *risk = g_ptr_array_index (risks, i);
      g_autoptr (WmValues) values = wm_values_new (wm_record_get_kind (risk));

      for (guint j = 0; j < G_N_ELEMENTS (graded); j++)
        {
          g_autofree char *level = g_strdup_printf ("%u", 1 + (i >> (2 * j)) % 4);

          wm_values_set_by_id (values, graded[j], level);
        }
      if (!wm_edit_set (edit, wm_record_get_id (risk), values, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
regrade (WmProject *project, guint size, GArray *seconds, GError **error)
{
  const BenchSeconds start = bench_seconds_now ();

  if (!wm_risk_regrade (project, size, size, NULL, NULL, error))
    return FALSE;
  bench_seconds_add (seconds, start);
  return TRUE;
}

static void
count_cells (WmProject *project, GArray *seconds)
{
  const BenchSeconds start = bench_seconds_now ();
  g_autoptr (WmRiskMethod) method =
      wm_risk_method_load (wm_project_get_database (project), wm_project_get_registry (project));
  g_autoptr (WmRiskMatrix) matrix =
      wm_risk_matrix_new (wm_project_get_database (project), method, WM_RISK_NOW);

  bench_seconds_add (seconds, start);
}

/* PROJECT: its scale of four levels becomes one of five and the other way round, with every risk.
 */
gboolean
bench_risk (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autoptr (GArray) regrades = bench_seconds_new ();
  g_autoptr (GArray) matrices = bench_seconds_new ();
  g_autoptr (GPtrArray) risks = NULL;

  if (project == NULL)
    return FALSE;
  risks = bench_list (project, "risk");
  if (!wm_project_edit (project, "set", grade_cb, risks, error))
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      if (!regrade (project, i % 2 == 0 ? 5 : 4, regrades, error))
        return FALSE;
      count_cells (project, matrices);
    }
  bench_add_both (result, "regrade", regrades);
  bench_add_both (result, "matrix", matrices);
  wm_project_close (project);
  return TRUE;
}
