/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-risk-run.h"

#include "project/wm-edit.h"
#include "store/wm-clock.h"

#include <glib/gi18n-lib.h>

void
wm_risk_run_free (WmRiskRun *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->held_on);
  g_free (self);
}

static char *
dup_text (WmStatement *row, int column)
{
  const char *text = wm_statement_get_text (row, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

GPtrArray *
wm_risk_run_list (WmDatabase *database)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_risk_run_free);
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT r.id, r.title, r.held_on,"
                " (SELECT count (*) FROM main.risk_grade g WHERE g.run = r.id)"
                " FROM main.risk_run r ORDER BY r.held_on DESC, r.number DESC /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      WmRiskRun *run = g_new0 (WmRiskRun, 1);

      run->id = dup_text (rows, 0);
      run->title = dup_text (rows, 1);
      run->held_on = dup_text (rows, 2);
      run->n_risks = (guint) wm_statement_get_int (rows, 3);
      g_ptr_array_add (runs, run);
    }
  return runs;
}

typedef struct
{
  const char *title;
  const char *held_on;
  char *id; /* owned by the caller in the end */
} Freezing;

static void
set_number (WmValues *values, const char *field, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  wm_values_set_by_id (values, field, text);
}

static void
set_words (WmValues *values, const char *field, const WmRiskMethod *method, WmRiskAxis axis)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < method->n_levels[axis]; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", method->levels[axis][i].name);
  wm_values_set_by_id (values, field, words->str);
}

static char *
add_run (WmEdit *edit, const Freezing *freezing, GError **error)
{
  WmProject *project = wm_edit_get_project (edit);
  WmRegistry *registry = wm_project_get_registry (project);
  g_autoptr (WmRiskMethod) method =
      wm_risk_method_load (wm_project_get_database (project), registry);
  g_autoptr (WmValues) values = wm_values_new (wm_registry_find_kind (registry, "risk_run"));

  wm_values_set_by_id (values, "title", freezing->title);
  wm_values_set_by_id (values, "held_on", freezing->held_on);
  wm_values_set_by_id (values, "inherent", method->has_inherent ? "yes" : "no");
  set_number (values, "likelihood_levels", method->n_levels[WM_RISK_LIKELIHOOD]);
  set_number (values, "impact_levels", method->n_levels[WM_RISK_IMPACT]);
  set_number (values, "accept_up_to", method->accept_up_to);
  set_number (values, "watch_up_to", method->watch_up_to);
  set_words (values, "likelihood_words", method, WM_RISK_LIKELIHOOD);
  set_words (values, "impact_words", method, WM_RISK_IMPACT);
  return wm_edit_add (edit, values, error);
}

/* The columns of a risk that a grade keeps, from the fifth of the query on. */
static const char *const kept[] = { "inherent_likelihood", "inherent_impact",
                                    "likelihood",          "impact",
                                    "residual_likelihood", "residual_impact",
                                    "treatment",           "owner" };

static gboolean
add_grade (WmEdit *edit, const WmKind *kind, const char *run_id, WmStatement *row, GError **error)
{
  g_autoptr (WmValues) values = wm_values_new (kind);
  g_autofree char *id = NULL;

  wm_values_set_by_id (values, "run", run_id);
  wm_values_set_by_id (values, "risk", wm_statement_get_text (row, 0));
  wm_values_set_by_id (values, "reference", wm_statement_get_text (row, 1));
  wm_values_set_by_id (values, "title", wm_statement_get_text (row, 2));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    wm_values_set_by_id (values, kept[i], wm_statement_get_text (row, 3 + (int) i));
  id = wm_edit_add (edit, values, error);
  return id != NULL;
}

static gboolean
add_grades (WmEdit *edit, const char *run_id, GError **error)
{
  WmProject *project = wm_edit_get_project (edit);
  const WmKind *kind = wm_registry_find_kind (wm_project_get_registry (project), "risk_grade");
  g_autoptr (WmStatement) rows = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT r.id, 'R-' || r.number, r.title, r.inherent_likelihood, r.inherent_impact,"
      " r.likelihood, r.impact, r.residual_likelihood, r.residual_impact, r.treatment, p.name"
      " FROM main.risk r LEFT JOIN main.person p ON p.id = r.owner"
      " WHERE r.status IS NOT 'closed' ORDER BY r.number, r.id /*scan*/");
  WmStep step;

  while ((step = wm_statement_step (rows, error)) == WM_STEP_ROW)
    if (!add_grade (edit, kind, run_id, rows, error))
      return FALSE;
  return step == WM_STEP_DONE;
}

static gboolean
freeze_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Freezing *freezing = user_data;

  freezing->id = add_run (edit, freezing, error);
  if (freezing->id == NULL)
    return FALSE;
  wm_edit_describe (edit, freezing->id);
  return add_grades (edit, freezing->id, error);
}

char *
wm_risk_run_freeze (WmProject *project, const char *title, const char *held_on, GError **error)
{
  g_autofree char *day = held_on != NULL ? g_strdup (held_on) : wm_clock_dup_today ();
  /* Translators: a date. */
  g_autofree char *usual = g_strdup_printf (_ ("Risk assessment of %s"), day);
  Freezing freezing = { .title = title != NULL ? title : usual, .held_on = day };

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);

  if (!wm_project_edit (project, "add", freeze_cb, &freezing, error))
    g_clear_pointer (&freezing.id, g_free);
  return freezing.id;
}

static GPtrArray *
list_grades (WmDatabase *database, const char *run_id)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmStatement) rows =
      wm_database_prepare (database, "SELECT id FROM main.risk_grade WHERE run = :run");

  wm_statement_bind_text (rows, ":run", run_id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (wm_statement_get_text (rows, 0)));
  return ids;
}

static gboolean
delete_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  const char *run_id = user_data;
  g_autoptr (GPtrArray) grades =
      list_grades (wm_project_get_database (wm_edit_get_project (edit)), run_id);

  wm_edit_describe (edit, run_id);
  for (guint i = 0; i < grades->len; i++)
    if (!wm_edit_delete (edit, g_ptr_array_index (grades, i), error))
      return FALSE;
  return wm_edit_delete (edit, run_id, error);
}

gboolean
wm_risk_run_delete (WmProject *project, const char *run_id, GError **error)
{
  g_return_val_if_fail (WM_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (run_id != NULL, FALSE);

  return wm_project_edit (project, "delete", delete_cb, (gpointer) run_id, error);
}

char *
wm_risk_run_dup_due (WmDatabase *database, const WmRiskMethod *method)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT date (max (held_on), :months) FROM main.risk_run /*scan*/");
  g_autofree char *months = g_strdup_printf ("+%u months", method->repeat_months);

  wm_statement_bind_text (row, ":months", months);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW || wm_statement_is_null (row, 0))
    return NULL;
  return g_strdup (wm_statement_get_text (row, 0));
}
