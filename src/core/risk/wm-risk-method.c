/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-risk-method.h"

#include "project/wm-default-method.h"
#include "project/wm-edit.h"

#include <glib/gi18n-lib.h>

#define ACCEPT_UP_TO_DEFAULT 4
#define WATCH_UP_TO_DEFAULT 8
#define REPEAT_MONTHS_DEFAULT 12

static void
clear_level (WmRiskLevel *level)
{
  char **const texts[] = { &level->id,        &level->name,
                           &level->meaning,   &level->confidentiality,
                           &level->integrity, &level->availability,
                           &level->money,     &level->law,
                           &level->people };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

void
wm_risk_method_free (WmRiskMethod *self)
{
  for (guint axis = 0; axis < WM_RISK_N_AXES; axis++)
    {
      for (guint i = 0; i < self->n_levels[axis]; i++)
        clear_level (&self->levels[axis][i]);
      g_free (self->levels[axis]);
    }
  g_free (self->id);
  g_free (self->acceptor);
  g_free (self);
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
}

static char **
find_text (WmRiskLevel *level, guint word)
{
  char **const texts[WM_RISK_WORDS] = {
    &level->name,      &level->meaning,      &level->confidentiality,
    &level->integrity, &level->availability, &level->money,
    &level->law,       &level->people
  };

  return texts[word];
}

/* Every level has words, whatever is missing in the project. */
static void
add_usual_levels (WmRiskMethod *self)
{
  for (guint axis = 0; axis < WM_RISK_N_AXES; axis++)
    {
      self->levels[axis] = g_new0 (WmRiskLevel, self->n_levels[axis]);
      for (guint i = 0; i < self->n_levels[axis]; i++)
        {
          WmRiskLevel *level = &self->levels[axis][i];
          const WmRiskWord *words = wm_risk_words_get (axis, self->n_levels[axis], i + 1);

          level->level = i + 1;
          for (guint word = 0; word < WM_RISK_WORDS; word++)
            set_text (find_text (level, word), wm_risk_word_get_text (&words[word]));
        }
    }
}

static void
read_level (WmRiskMethod *self, WmStatement *row)
{
  gboolean is_impact = g_strcmp0 (wm_statement_get_text (row, 1), "impact") == 0;
  WmRiskAxis axis = is_impact ? WM_RISK_IMPACT : WM_RISK_LIKELIHOOD;
  gint64 number = wm_statement_get_int (row, 2);
  WmRiskLevel *level;

  if (number < 1 || number > self->n_levels[axis])
    return;
  level = &self->levels[axis][number - 1];
  set_text (&level->id, wm_statement_get_text (row, 0));
  for (guint word = 0; word < WM_RISK_WORDS; word++)
    set_text (find_text (level, word), wm_statement_get_text (row, 3 + (int) word));
  if (level->name == NULL)
    level->name = g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
read_levels (WmRiskMethod *self, WmDatabase *database)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT id, axis, level, name, meaning, confidentiality, integrity, availability,"
                " money, law, people FROM main.risk_level ORDER BY number DESC /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    read_level (self, rows);
}

/* A number out of a file can be anything. */
static guint
get_number (WmStatement *row, int column, guint fallback, guint min, guint max)
{
  if (wm_statement_is_null (row, column))
    return fallback;
  return (guint) CLAMP (wm_statement_get_int (row, column), (gint64) min, (gint64) max);
}

static void
read_scale (WmRiskMethod *self, WmStatement *row, int column)
{
  for (guint axis = 0; axis < WM_RISK_N_AXES; axis++)
    self->n_levels[axis] = get_number (row, column + (int) axis, WM_RISK_LEVELS_DEFAULT,
                                       WM_RISK_LEVELS_MIN, WM_RISK_LEVELS_MAX);
  self->accept_up_to = get_number (row, column + 2, ACCEPT_UP_TO_DEFAULT, 0, 36);
  self->watch_up_to = get_number (row, column + 3, WATCH_UP_TO_DEFAULT, 0, 36);
  self->watch_up_to = MAX (self->watch_up_to, self->accept_up_to);
  self->has_inherent = wm_statement_get_int (row, column + 4) == 1;
}

static WmRiskMethod *
new_usual (void)
{
  WmRiskMethod *self = g_new0 (WmRiskMethod, 1);

  self->n_levels[WM_RISK_LIKELIHOOD] = self->n_levels[WM_RISK_IMPACT] = WM_RISK_LEVELS_DEFAULT;
  self->accept_up_to = ACCEPT_UP_TO_DEFAULT;
  self->watch_up_to = WATCH_UP_TO_DEFAULT;
  self->repeat_months = REPEAT_MONTHS_DEFAULT;
  return self;
}

static void
read_method (WmRiskMethod *self, WmDatabase *database)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT id, acceptor, repeat_months, likelihood_levels, impact_levels,"
                " accept_up_to, watch_up_to, inherent FROM main.risk_method"
                " ORDER BY number LIMIT 1");

  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return;
  set_text (&self->id, wm_statement_get_text (row, 0));
  set_text (&self->acceptor, wm_statement_get_text (row, 1));
  self->repeat_months = get_number (row, 2, REPEAT_MONTHS_DEFAULT, 1, 36);
  read_scale (self, row, 3);
}

WmRiskMethod *
wm_risk_method_load (WmDatabase *database, WmRegistry *registry)
{
  WmRiskMethod *self = new_usual ();
  gboolean is_known = wm_registry_find_kind (registry, "risk_method") != NULL;

  if (is_known)
    read_method (self, database);
  add_usual_levels (self);
  if (is_known)
    read_levels (self, database);
  return self;
}

/* The words of that day stand one a line. */
static void
read_words (WmRiskMethod *self, WmRiskAxis axis, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\n", -1);

  for (guint i = 0; i < self->n_levels[axis] && lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        WmRiskLevel *level = &self->levels[axis][i];

        clear_level (level);
        set_text (&level->name, lines[i]);
      }
}

WmRiskMethod *
wm_risk_method_load_run (WmDatabase *database, WmRegistry *registry, const char *run_id)
{
  WmRiskMethod *self;
  g_autoptr (WmStatement) row = NULL;

  g_return_val_if_fail (run_id != NULL, NULL);

  if (wm_registry_find_kind (registry, "risk_run") == NULL)
    return NULL;
  row = wm_database_prepare (
      database, "SELECT likelihood_words, impact_words, likelihood_levels, impact_levels,"
                " accept_up_to, watch_up_to, inherent FROM main.risk_run WHERE id = :id");
  wm_statement_bind_text (row, ":id", run_id);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;
  self = new_usual ();
  read_scale (self, row, 2);
  add_usual_levels (self);
  read_words (self, WM_RISK_LIKELIHOOD, wm_statement_get_text (row, 0));
  read_words (self, WM_RISK_IMPACT, wm_statement_get_text (row, 1));
  return self;
}

static gboolean
ensure_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  WmProject *project = wm_edit_get_project (edit);
  g_autoptr (WmRiskMethod) method = NULL;

  if (!wm_edit_add_risk_method (edit, error))
    return FALSE;
  method =
      wm_risk_method_load (wm_project_get_database (project), wm_project_get_registry (project));
  if (method->id != NULL)
    wm_edit_describe (edit, method->id);
  return TRUE;
}

gboolean
wm_risk_method_ensure (WmProject *project, GError **error)
{
  g_return_val_if_fail (WM_IS_PROJECT (project), FALSE);

  return wm_project_edit (project, "add", ensure_cb, NULL, error);
}

guint
wm_risk_method_get_grade (const WmRiskMethod *self, guint likelihood, guint impact)
{
  return MIN (likelihood, self->n_levels[WM_RISK_LIKELIHOOD]) *
         MIN (impact, self->n_levels[WM_RISK_IMPACT]);
}

WmRiskBand
wm_risk_method_get_band_for_grade (const WmRiskMethod *self, guint grade)
{
  if (grade == 0)
    return WM_RISK_UNGRADED;
  if (grade <= self->accept_up_to)
    return WM_RISK_ACCEPTABLE;
  return grade <= self->watch_up_to ? WM_RISK_WATCH : WM_RISK_TREAT;
}

WmRiskBand
wm_risk_method_get_band (const WmRiskMethod *self, guint likelihood, guint impact)
{
  return wm_risk_method_get_band_for_grade (self,
                                            wm_risk_method_get_grade (self, likelihood, impact));
}

const WmRiskLevel *
wm_risk_method_get_level (const WmRiskMethod *self, WmRiskAxis axis, guint level)
{
  g_return_val_if_fail (axis < WM_RISK_N_AXES, NULL);

  if (level == 0)
    return NULL;
  return &self->levels[axis][MIN (level, self->n_levels[axis]) - 1];
}

char *
wm_risk_method_dup_words (const WmRiskMethod *self, guint likelihood, guint impact)
{
  const WmRiskLevel *how_likely = wm_risk_method_get_level (self, WM_RISK_LIKELIHOOD, likelihood);
  const WmRiskLevel *how_bad = wm_risk_method_get_level (self, WM_RISK_IMPACT, impact);
  g_autofree char *band = NULL;

  if (how_likely == NULL || how_bad == NULL)
    return g_strdup (wm_risk_band_get_label (WM_RISK_UNGRADED));
  band = g_utf8_strdown (
      wm_risk_band_get_label (wm_risk_method_get_band (self, likelihood, impact)), -1);
  /* Translators: words for likelihood and impact of a risk, its grade, the highest grade that there
   * is, and what follows: Likely, Severe: 12 of 16, treat */
  return g_strdup_printf (_ ("%1$s, %2$s: %3$u of %4$u, %5$s"), how_likely->name, how_bad->name,
                          wm_risk_method_get_grade (self, likelihood, impact),
                          self->n_levels[WM_RISK_LIKELIHOOD] * self->n_levels[WM_RISK_IMPACT],
                          band);
}

static const struct
{
  const char *label;
  const char *help;
  const char *color;
} bands[WM_RISK_N_BANDS] = {
  { N_ ("Not graded"), N_ ("Nobody has said yet how likely and how bad it is."), "dim" },
  { N_ ("Acceptable"), N_ ("Under the acceptance line: nothing more has to be done."), "success" },
  { N_ ("Watch"),
    N_ ("Above the acceptance line: it may stay where somebody with the authority accepts it."),
    "warning" },
  { N_ ("Treat"), N_ ("Too large to stay: something is done about it."), "error" },
};

const char *
wm_risk_band_get_label (WmRiskBand band)
{
  g_return_val_if_fail (band < WM_RISK_N_BANDS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, bands[band].label);
}

const char *
wm_risk_band_get_help (WmRiskBand band)
{
  g_return_val_if_fail (band < WM_RISK_N_BANDS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, bands[band].help);
}

const char *
wm_risk_band_get_color (WmRiskBand band)
{
  g_return_val_if_fail (band < WM_RISK_N_BANDS, NULL);

  return bands[band].color;
}

static const struct
{
  const char *label;
  const char *fields[WM_RISK_N_AXES];
} views[WM_RISK_N_VIEWS] = {
  { N_ ("Without controls"), { "inherent_likelihood", "inherent_impact" } },
  { N_ ("Now"), { "likelihood", "impact" } },
  { N_ ("After treatment"), { "residual_likelihood", "residual_impact" } },
};

const char *
wm_risk_view_get_label (WmRiskView view)
{
  g_return_val_if_fail (view < WM_RISK_N_VIEWS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, views[view].label);
}

const char *
wm_risk_view_get_field (WmRiskView view, WmRiskAxis axis)
{
  g_return_val_if_fail (view < WM_RISK_N_VIEWS && axis < WM_RISK_N_AXES, NULL);

  return views[view].fields[axis];
}

gboolean
wm_risk_set_grade (WmProject *project, const char *risk_id, WmRiskView view, guint likelihood,
                   guint impact, GError **error)
{
  const guint levels[WM_RISK_N_AXES] = { likelihood, impact };
  g_autoptr (WmValues) values = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (risk_id != NULL && view < WM_RISK_N_VIEWS, FALSE);

  values = wm_values_new (wm_registry_find_kind (wm_project_get_registry (project), "risk"));
  for (guint axis = 0; axis < WM_RISK_N_AXES; axis++)
    {
      g_autofree char *level = levels[axis] > 0 ? g_strdup_printf ("%u", levels[axis]) : NULL;

      wm_values_set_by_id (values, views[view].fields[axis], level);
    }
  return wm_project_set_record (project, risk_id, values, error);
}
