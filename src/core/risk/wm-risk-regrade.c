/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-risk-regrade.h"

#include "project/wm-default-method.h"
#include "project/wm-edit.h"

#include <string.h>

/* So many risks between two reports of the progress. */
#define SLICE 1000

guint
wm_risk_regrade_level (guint level, guint from, guint to)
{
  g_return_val_if_fail (from >= 2 && to >= 2, level);

  if (level == 0)
    return 0;
  level = MIN (level, from);
  return 1 + (2 * (level - 1) * (to - 1) + (from - 1)) / (2 * (from - 1));
}

typedef struct
{
  guint from[WM_RISK_N_AXES];
  guint to[WM_RISK_N_AXES];
  WmRiskRegradeProgress progress;
  gpointer user_data;
  gint64 n_risks; /* that got another number */
} Regrade;

static guint
scale_line (const Regrade *regrade, guint line)
{
  return line * regrade->to[WM_RISK_LIKELIHOOD] * regrade->to[WM_RISK_IMPACT] /
         (regrade->from[WM_RISK_LIKELIHOOD] * regrade->from[WM_RISK_IMPACT]);
}

/* The same as wm_risk_regrade_level(), for six columns of thousands of rows; the number of such a
 * row is the only thing that the pen would look at. Rows that stay as they are are not written. */
#define REGRADE(column, from, to)                                                                  \
  "1 + (2 * (max (1, min (" column ", " from ")) - 1) * (" to " - 1) + (" from " - 1))"            \
  " / (2 * (" from " - 1))"
#define LIKELIHOOD(column) REGRADE (column, ":likelihood_from", ":likelihood_to")
#define IMPACT(column) REGRADE (column, ":impact_from", ":impact_to")

static WmStatement *
prepare_slice (WmDatabase *database, const Regrade *regrade)
{
  WmStatement *update = wm_database_prepare (
      database,
      "UPDATE main.risk SET"
      " inherent_likelihood = " LIKELIHOOD (
          "inherent_likelihood") ","
                                 " inherent_impact = " IMPACT (
                                     "inherent_impact") ","
                                                        " likelihood = " LIKELIHOOD (
                                                            "likelihood") ","
                                                                          " impact = " IMPACT (
                                                                              "impact") ","
                                                                                        " residual_likelihood = " LIKELIHOOD (
                                                                                            "residual_likelihood") ","
                                                                                                                   " residual_impact = " IMPACT (
                                                                                                                       "residual_impact") " WHERE number > :after AND number <= :last");

  wm_statement_bind_int (update, ":likelihood_from", regrade->from[WM_RISK_LIKELIHOOD]);
  wm_statement_bind_int (update, ":likelihood_to", regrade->to[WM_RISK_LIKELIHOOD]);
  wm_statement_bind_int (update, ":impact_from", regrade->from[WM_RISK_IMPACT]);
  wm_statement_bind_int (update, ":impact_to", regrade->to[WM_RISK_IMPACT]);
  return update;
}

/* The last number of the slice that begins after @after; -1 where nothing comes any more. */
static gint64
find_last (WmDatabase *database, gint64 after, guint *n_rows)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT max (number), count (*) FROM (SELECT number FROM main.risk"
                " WHERE number > :after ORDER BY number LIMIT :slice)");

  wm_statement_bind_int (row, ":after", after);
  wm_statement_bind_int (row, ":slice", SLICE);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW || wm_statement_is_null (row, 0))
    return -1;
  *n_rows = (guint) wm_statement_get_int (row, 1);
  return wm_statement_get_int (row, 0);
}

static gboolean
regrade_risks (WmEdit *edit, Regrade *regrade, GError **error)
{
  WmProject *project = wm_edit_get_project (edit);
  WmDatabase *database = wm_project_get_database (project);
  const WmKind *kind = wm_registry_find_kind (wm_project_get_registry (project), "risk");
  guint64 total = (guint64) wm_records_count (database, kind);
  guint64 done = 0;
  gint64 after = G_MININT64;
  gint64 last;
  guint n_rows = 0;
  g_autoptr (WmStatement) update = prepare_slice (database, regrade);

  while ((last = find_last (database, after, &n_rows)) != -1)
    {
      wm_statement_bind_int (update, ":after", after);
      wm_statement_bind_int (update, ":last", last);
      if (!wm_statement_run (update, error))
        return FALSE;
      wm_statement_rewind (update);
      after = last;
      done += n_rows;
      if (regrade->progress != NULL)
        regrade->progress (MIN (done, total), total, regrade->user_data);
    }
  return TRUE;
}

static gboolean
is_usual_text (const char *text, const WmRiskWord *word)
{
  return g_strcmp0 (text, wm_risk_word_get_text (word)) == 0 || g_strcmp0 (text, word->text) == 0;
}

/* Whether nobody ever changed the words of a level. */
static gboolean
is_usual (const WmRiskMethod *method, WmRiskAxis axis, const WmRiskLevel *level)
{
  const WmRiskWord *words = wm_risk_words_get (axis, method->n_levels[axis], level->level);
  const char *const texts[WM_RISK_WORDS] = {
    level->name,  level->meaning, level->confidentiality, level->integrity, level->availability,
    level->money, level->law,     level->people
  };

  for (guint i = 0; i < WM_RISK_WORDS; i++)
    if (!is_usual_text (texts[i], &words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
move_level (WmEdit *edit, const char *id, guint to, GError **error)
{
  WmRegistry *registry = wm_project_get_registry (wm_edit_get_project (edit));
  g_autoptr (WmValues) values = wm_values_new (wm_registry_find_kind (registry, "risk_level"));
  g_autofree char *number = g_strdup_printf ("%u", to);

  wm_values_set_by_id (values, "level", number);
  return wm_edit_set (edit, id, values, error);
}

/* The level with own words that stands for the new level @to: the highest of those that go there.
 */
static const WmRiskLevel *
find_own (const WmRiskMethod *method, WmRiskAxis axis, guint n_levels, guint to)
{
  for (guint i = method->n_levels[axis]; i > 0; i--)
    {
      const WmRiskLevel *level = &method->levels[axis][i - 1];

      if (level->id != NULL && wm_risk_regrade_level (i, method->n_levels[axis], n_levels) == to &&
          !is_usual (method, axis, level))
        return level;
    }
  return NULL;
}

static gboolean
delete_others (WmEdit *edit, const WmRiskMethod *method, WmRiskAxis axis, GHashTable *kept,
               GError **error)
{
  for (guint i = 0; i < method->n_levels[axis]; i++)
    {
      const char *id = method->levels[axis][i].id;

      if (id != NULL && !g_hash_table_contains (kept, id) && !wm_edit_delete (edit, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
regrade_words (WmEdit *edit, const WmRiskMethod *method, WmRiskAxis axis, guint n_levels,
               GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  if (method->n_levels[axis] == n_levels)
    return TRUE;
  for (guint to = 1; to <= n_levels; to++)
    {
      const WmRiskLevel *own = find_own (method, axis, n_levels, to);

      if (own == NULL)
        {
          if (!wm_edit_add_risk_level (edit, wm_risk_axis_get_token (axis), n_levels, to, error))
            return FALSE;
          continue;
        }
      g_hash_table_add (kept, own->id);
      if (own->level != to && !move_level (edit, own->id, to, error))
        return FALSE;
    }
  return delete_others (edit, method, axis, kept, error);
}

static gboolean
write_method (WmEdit *edit, const WmRiskMethod *method, const Regrade *regrade, GError **error)
{
  WmRegistry *registry = wm_project_get_registry (wm_edit_get_project (edit));
  g_autoptr (WmValues) values = wm_values_new (wm_registry_find_kind (registry, "risk_method"));
  const struct
  {
    const char *field;
    guint value;
  } numbers[] = {
    { "likelihood_levels", regrade->to[WM_RISK_LIKELIHOOD] },
    { "impact_levels", regrade->to[WM_RISK_IMPACT] },
    { "accept_up_to", scale_line (regrade, method->accept_up_to) },
    { "watch_up_to", scale_line (regrade, method->watch_up_to) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", numbers[i].value);

      wm_values_set_by_id (values, numbers[i].field, text);
    }
  return wm_edit_set (edit, method->id, values, error);
}

/* How many risks have another number on the new scale, and how they are spread. */
static void
count_change (WmDatabase *database, const Regrade *regrade, const WmRiskMethod *before,
              const WmRiskMethod *after, WmRiskRegradePreview *preview)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database,
      "SELECT ifnull (likelihood, 0), ifnull (impact, 0), ifnull (inherent_likelihood, 0),"
      " ifnull (inherent_impact, 0), ifnull (residual_likelihood, 0),"
      " ifnull (residual_impact, 0), status IS NOT 'closed' FROM main.risk /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      guint is[6], will_be[6];

      for (int i = 0; i < 6; i++)
        {
          is[i] = (guint) CLAMP (wm_statement_get_int (rows, i), 0, WM_RISK_LEVELS_MAX);
          will_be[i] = wm_risk_regrade_level (is[i], regrade->from[i % 2], regrade->to[i % 2]);
        }
      preview->n_risks += memcmp (is, will_be, sizeof is) != 0;
      if (wm_statement_get_int (rows, 6) == 0)
        continue;
      preview->before[wm_risk_method_get_band (before, is[0], is[1])]++;
      preview->after[wm_risk_method_get_band (after, will_be[0], will_be[1])]++;
    }
}

static void
fill_preview (WmDatabase *database, const WmRiskMethod *method, const Regrade *regrade,
              WmRiskRegradePreview *preview)
{
  WmRiskMethod after = *method;

  memset (preview, 0, sizeof *preview);
  preview->accept_up_to = after.accept_up_to = scale_line (regrade, method->accept_up_to);
  preview->watch_up_to = after.watch_up_to = scale_line (regrade, method->watch_up_to);
  memcpy (after.n_levels, regrade->to, sizeof after.n_levels);
  count_change (database, regrade, method, &after, preview);
}

static gboolean
regrade_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Regrade *regrade = user_data;
  WmProject *project = wm_edit_get_project (edit);
  WmDatabase *database = wm_project_get_database (project);
  WmRiskRegradePreview preview;
  g_autoptr (WmRiskMethod) method = NULL;

  if (!wm_edit_add_risk_method (edit, error))
    return FALSE;
  method = wm_risk_method_load (database, wm_project_get_registry (project));
  memcpy (regrade->from, method->n_levels, sizeof regrade->from);
  if (memcmp (regrade->from, regrade->to, sizeof regrade->from) == 0)
    return TRUE;
  fill_preview (database, method, regrade, &preview);
  wm_args_set_number (wm_edit_get_args (edit), "likelihood", regrade->to[WM_RISK_LIKELIHOOD]);
  wm_args_set_number (wm_edit_get_args (edit), "impact", regrade->to[WM_RISK_IMPACT]);
  wm_args_set_number (wm_edit_get_args (edit), "risks", preview.n_risks);
  for (guint axis = 0; axis < WM_RISK_N_AXES; axis++)
    if (!regrade_words (edit, method, axis, regrade->to[axis], error))
      return FALSE;
  return write_method (edit, method, regrade, error) && regrade_risks (edit, regrade, error);
}

static gboolean
is_size (guint n_levels)
{
  return n_levels >= WM_RISK_LEVELS_MIN && n_levels <= WM_RISK_LEVELS_MAX;
}

void
wm_risk_regrade_preview (WmProject *project, guint n_likelihood, guint n_impact,
                         WmRiskRegradePreview *preview)
{
  Regrade regrade = { .to = { n_likelihood, n_impact } };
  g_autoptr (WmRiskMethod) method = NULL;
  WmDatabase *database;

  g_return_if_fail (WM_IS_PROJECT (project));
  g_return_if_fail (is_size (n_likelihood) && is_size (n_impact) && preview != NULL);

  database = wm_project_get_database (project);
  method = wm_risk_method_load (database, wm_project_get_registry (project));
  memcpy (regrade.from, method->n_levels, sizeof regrade.from);
  fill_preview (database, method, &regrade, preview);
}

gboolean
wm_risk_regrade (WmProject *project, guint n_likelihood, guint n_impact,
                 WmRiskRegradeProgress progress, gpointer user_data, GError **error)
{
  Regrade regrade = {
    .to = { n_likelihood, n_impact },
    .progress = progress,
    .user_data = user_data,
  };

  g_return_val_if_fail (WM_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (is_size (n_likelihood) && is_size (n_impact), FALSE);

  return wm_project_edit (project, "regrade", regrade_cb, &regrade, error);
}
