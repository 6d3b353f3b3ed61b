/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-risk-matrix.h"

#define SIDE (WM_RISK_LEVELS_MAX + 1)

struct _WmRiskMatrix
{
  WmRiskView view;
  guint n_levels[WM_RISK_N_AXES];
  WmRiskBand bands[SIDE][SIDE];
  GArray *cells[SIDE][SIDE]; /* (element-type WmRiskDot), nullable; [0][0] is what is in no cell */
  guint total;
};

static void
clear_dot (gpointer data)
{
  WmRiskDot *dot = data;

  g_free (dot->id);
  g_free (dot->reference);
  g_free (dot->title);
}

void
wm_risk_matrix_free (WmRiskMatrix *self)
{
  for (guint i = 0; i < SIDE; i++)
    for (guint j = 0; j < SIDE; j++)
      g_clear_pointer (&self->cells[i][j], g_array_unref);
  g_free (self);
}

static WmRiskMatrix *
new_empty (const WmRiskMethod *method, WmRiskView view)
{
  WmRiskMatrix *self = g_new0 (WmRiskMatrix, 1);

  self->view = view;
  for (guint axis = 0; axis < WM_RISK_N_AXES; axis++)
    self->n_levels[axis] = method->n_levels[axis];
  for (guint likelihood = 1; likelihood <= method->n_levels[WM_RISK_LIKELIHOOD]; likelihood++)
    for (guint impact = 1; impact <= method->n_levels[WM_RISK_IMPACT]; impact++)
      self->bands[likelihood][impact] = wm_risk_method_get_band (method, likelihood, impact);
  return self;
}

static guint
read_level (WmStatement *row, int column, guint n_levels)
{
  return (guint) CLAMP (wm_statement_get_int (row, column), 0, (gint64) n_levels);
}

static char *
dup_text (WmStatement *row, int column)
{
  const char *text = wm_statement_get_text (row, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/* Columns: id, reference, title, then likelihood and impact without controls, now, afterwards. */
static void
read_dots (WmRiskMatrix *self, WmStatement *rows)
{
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      int column = 3 + 2 * (int) self->view;
      WmRiskDot dot = {
        .id = dup_text (rows, 0),
        .reference = dup_text (rows, 1),
        .title = dup_text (rows, 2),
        .likelihood = read_level (rows, column, self->n_levels[WM_RISK_LIKELIHOOD]),
        .impact = read_level (rows, column + 1, self->n_levels[WM_RISK_IMPACT]),
      };
      gboolean is_graded = dot.likelihood > 0 && dot.impact > 0;
      GArray **cell = is_graded ? &self->cells[dot.likelihood][dot.impact] : &self->cells[0][0];

      if (*cell == NULL)
        {
          *cell = g_array_new (FALSE, FALSE, sizeof (WmRiskDot));
          g_array_set_clear_func (*cell, clear_dot);
        }
      g_array_append_val (*cell, dot);
      self->total++;
    }
}

WmRiskMatrix *
wm_risk_matrix_new (WmDatabase *database, const WmRiskMethod *method, WmRiskView view)
{
  WmRiskMatrix *self;
  g_autoptr (WmStatement) rows = NULL;

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);
  g_return_val_if_fail (method != NULL && view < WM_RISK_N_VIEWS, NULL);

  self = new_empty (method, view);
  rows = wm_database_prepare (
      database, "SELECT id, 'R-' || number, title, inherent_likelihood, inherent_impact,"
                " likelihood, impact, residual_likelihood, residual_impact"
                " FROM main.risk WHERE status IS NOT 'closed' ORDER BY number, id /*scan*/");
  read_dots (self, rows);
  return self;
}

WmRiskMatrix *
wm_risk_matrix_new_for_run (WmDatabase *database, const WmRiskMethod *method, WmRiskView view,
                            const char *run_id)
{
  WmRiskMatrix *self;
  g_autoptr (WmStatement) rows = NULL;

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);
  g_return_val_if_fail (method != NULL && view < WM_RISK_N_VIEWS, NULL);
  g_return_val_if_fail (run_id != NULL, NULL);

  self = new_empty (method, view);
  rows = wm_database_prepare (
      database, "SELECT risk, reference, title, inherent_likelihood, inherent_impact,"
                " likelihood, impact, residual_likelihood, residual_impact"
                " FROM main.risk_grade WHERE run = :run ORDER BY number, id /*scan*/");
  wm_statement_bind_text (rows, ":run", run_id);
  read_dots (self, rows);
  return self;
}

WmRiskView
wm_risk_matrix_get_view (const WmRiskMatrix *self)
{
  return self->view;
}

guint
wm_risk_matrix_get_n_levels (const WmRiskMatrix *self, WmRiskAxis axis)
{
  g_return_val_if_fail (axis < WM_RISK_N_AXES, 0);

  return self->n_levels[axis];
}

static GArray *
get_cell (const WmRiskMatrix *self, guint likelihood, guint impact)
{
  g_return_val_if_fail (likelihood >= 1 && likelihood <= self->n_levels[WM_RISK_LIKELIHOOD], NULL);
  g_return_val_if_fail (impact >= 1 && impact <= self->n_levels[WM_RISK_IMPACT], NULL);

  return self->cells[likelihood][impact];
}

guint
wm_risk_matrix_get_count (const WmRiskMatrix *self, guint likelihood, guint impact)
{
  const GArray *cell = get_cell (self, likelihood, impact);

  return cell != NULL ? cell->len : 0;
}

static const WmRiskDot *
get_dots (const GArray *cell, guint *n_dots)
{
  *n_dots = cell != NULL ? cell->len : 0;
  return cell != NULL ? (const WmRiskDot *) (gconstpointer) cell->data : NULL;
}

const WmRiskDot *
wm_risk_matrix_get_dots (const WmRiskMatrix *self, guint likelihood, guint impact, guint *n_dots)
{
  return get_dots (get_cell (self, likelihood, impact), n_dots);
}

const WmRiskDot *
wm_risk_matrix_get_ungraded (const WmRiskMatrix *self, guint *n_dots)
{
  return get_dots (self->cells[0][0], n_dots);
}

GPtrArray *
wm_risk_matrix_dup_ids (const WmRiskMatrix *self, guint likelihood, guint impact)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  guint n_dots = 0;
  const WmRiskDot *dots = wm_risk_matrix_get_dots (self, likelihood, impact, &n_dots);

  for (guint i = 0; i < n_dots; i++)
    if (dots[i].id != NULL)
      g_ptr_array_add (ids, g_strdup (dots[i].id));
  return ids;
}

guint
wm_risk_matrix_count_band (const WmRiskMatrix *self, WmRiskBand band)
{
  guint count = 0;

  g_return_val_if_fail (band < WM_RISK_N_BANDS, 0);

  for (guint i = 0; i < SIDE; i++)
    for (guint j = 0; j < SIDE; j++)
      if (self->cells[i][j] != NULL && self->bands[i][j] == band)
        count += self->cells[i][j]->len;
  return count;
}

guint
wm_risk_matrix_get_total (const WmRiskMatrix *self)
{
  return self->total;
}
