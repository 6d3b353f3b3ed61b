/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-suggest.h"

#include "standard/wm-scenarios.h"
#include "wm-risk-method.h"
#include "wm-risk-regrade.h"

#define SCENARIO_LEVELS 4 /* of likelihood in the catalogue, and of what an asset is worth */
#define PLAIN_WORDS 1000  /* more than any rank of a scenario */
#define KNOWN 10000
#define MAX_ASSETS 12 /* a risk for fifty laptops names the most valuable ones */

static const struct
{
  WmSecurityProperties flag;
  const char *token;
} properties[] = {
  { WM_SECURITY_PROPERTY_CONFIDENTIALITY, "c" },
  { WM_SECURITY_PROPERTY_INTEGRITY, "i" },
  { WM_SECURITY_PROPERTY_AVAILABILITY, "a" },
};
#define N_PROPERTIES G_N_ELEMENTS (properties)

void
wm_suggestion_free (WmSuggestion *self)
{
  g_free (self->scenario);
  g_free (self->title);
  g_free (self->threat);
  g_free (self->weakness);
  g_free (self->why);
  g_free (self->effect);
  g_strfreev (self->assets);
  g_strfreev (self->controls);
  g_free (self->known_as);
  g_free (self);
}

/* What is known of an asset. */
typedef struct
{
  char *id;
  char *type;  /* nullable */
  char *exact; /* nullable: the exact type, where somebody chose it */
  guint
      worth[N_PROPERTIES]; /* of confidentiality, integrity and availability: 1 to 4, 0: not said */
} Asset;

static void
clear_asset (gpointer data)
{
  Asset *asset = data;

  g_free (asset->id);
  g_free (asset->type);
  g_free (asset->exact);
}

typedef struct
{
  WmRiskMethod *method;
  GArray *assets;       /* (element-type Asset) */
  GHashTable *controls; /* reference -> id, of controls that are not excluded */
  GHashTable *known;    /* id of a scenario or title of a risk -> id of the risk */
} Survey;

static guint
read_worth (WmStatement *row, int column)
{
  static const char *const levels[] = { "low", "medium", "high", "very_high" };
  const char *token = wm_statement_get_text (row, column);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_strcmp0 (token, levels[i]) == 0)
      return i + 1;
  return 0;
}

static GHashTable *
new_set (const char *const *ids)
{
  GHashTable *set = ids != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (set, (gpointer) ids[i]);
  return set;
}

static GArray *
read_assets (WmDatabase *database, const char *const *ids)
{
  GArray *assets = g_array_new (FALSE, FALSE, sizeof (Asset));
  g_autoptr (GHashTable) wanted = new_set (ids);
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT id, type, confidentiality, integrity, availability,"
                " status IS 'retired', fine_type FROM main.asset ORDER BY number, id /*scan*/");

  g_array_set_clear_func (assets, clear_asset);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *id = wm_statement_get_text (rows, 0);
      Asset asset = {
        .worth = { read_worth (rows, 2), read_worth (rows, 3), read_worth (rows, 4) },
      };

      if (wanted != NULL ? !g_hash_table_contains (wanted, id)
                         : wm_statement_get_int (rows, 5) == 1)
        continue;
      asset.id = g_strdup (id);
      asset.type = g_strdup (wm_statement_get_text (rows, 1));
      asset.exact = g_strdup (wm_statement_get_text (rows, 6));
      g_array_append_val (assets, asset);
    }
  return assets;
}

static void
read_pairs (GHashTable *table, WmDatabase *database, const char *sql)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_hash_table_insert (table, g_strdup (wm_statement_get_text (rows, 0)),
                         g_strdup (wm_statement_get_text (rows, 1)));
}

static void
open_survey (Survey *survey, WmProject *project, const char *const *ids)
{
  WmDatabase *database = wm_project_get_database (project);

  survey->method = wm_risk_method_load (database, wm_project_get_registry (project));
  survey->assets = read_assets (database, ids);
  survey->controls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  survey->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_pairs (survey->controls, database,
              "SELECT reference, id FROM main.control WHERE decision <> 'excluded' /*scan*/");
  read_pairs (survey->known, database, "SELECT title, id FROM main.risk /*scan*/");
  read_pairs (survey->known, database,
              "SELECT scenario, id FROM main.risk WHERE scenario IS NOT NULL /*scan*/");
}

static void
close_survey (Survey *survey)
{
  g_clear_pointer (&survey->method, wm_risk_method_free);
  g_clear_pointer (&survey->assets, g_array_unref);
  g_clear_pointer (&survey->controls, g_hash_table_unref);
  g_clear_pointer (&survey->known, g_hash_table_unref);
}

static gboolean
can_happen_to (const WmScenario *scenario, const Asset *asset)
{
  return wm_scenario_fits_asset (scenario, asset->type, asset->exact);
}

/* The most that an asset is worth in what the scenario hits; what nobody said yet is in the middle.
 */
static guint
weigh (const WmScenario *scenario, const Asset *asset)
{
  guint worth = 1;

  for (guint i = 0; i < N_PROPERTIES; i++)
    if (scenario->hits & properties[i].flag)
      worth = MAX (worth, asset->worth[i] > 0 ? asset->worth[i] : 2);
  return worth;
}

typedef struct
{
  const Asset *asset;
  guint worth;
} Hit;

static int
compare_hits_cb (gconstpointer a, gconstpointer b)
{
  const Hit *one = a;
  const Hit *other = b;

  if (one->worth != other->worth)
    return one->worth > other->worth ? -1 : 1;
  return one->asset < other->asset ? -1 : one->asset > other->asset;
}

/* The assets that it can happen to, the most valuable first. */
static GArray *
find_hits (const Survey *survey, const WmScenario *scenario)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  for (guint i = 0; i < survey->assets->len; i++)
    {
      const Asset *asset = &g_array_index (survey->assets, Asset, i);
      Hit hit = { .asset = asset };

      if (!can_happen_to (scenario, asset))
        continue;
      hit.worth = weigh (scenario, asset);
      g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits_cb);
  return hits;
}

static char **
dup_assets (GArray *hits)
{
  guint n_assets = MIN (hits->len, MAX_ASSETS);
  char **ids = g_new0 (char *, n_assets + 1);

  for (guint i = 0; i < n_assets; i++)
    ids[i] = g_strdup (g_array_index (hits, Hit, i).asset->id);
  return ids;
}

static char **
dup_controls (const Survey *survey, const WmScenario *scenario)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; scenario->controls[i] != NULL; i++)
    {
      const char *id = g_hash_table_lookup (survey->controls, scenario->controls[i]);

      if (id != NULL)
        g_ptr_array_add (ids, g_strdup (id));
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_steal (ids, NULL);
}

static char *
dup_effect (const WmScenario *scenario)
{
  g_autoptr (GString) effect = g_string_new (NULL);

  for (guint i = 0; i < N_PROPERTIES; i++)
    if (scenario->hits & properties[i].flag)
      g_string_append_printf (effect, "%s%s", effect->len > 0 ? "," : "", properties[i].token);
  return g_string_free (g_steal_pointer (&effect), FALSE);
}

static guint
to_scale (const Survey *survey, WmRiskAxis axis, guint level)
{
  return wm_risk_regrade_level (level, SCENARIO_LEVELS, survey->method->n_levels[axis]);
}

/* Likelihood times worth is what a risk is graded by, and the catalogue says how much it matters to
 * a small company; more assets make it a little more pressing. */
static double
rank (const WmScenario *scenario, const GArray *hits)
{
  double score = scenario->likelihood * g_array_index (hits, Hit, 0).worth;

  return score * (1 + 0.25 * scenario->weight) + 0.09 * MIN (hits->len, 10);
}

static WmSuggestion *
new_suggestion (const Survey *survey, const WmScenario *scenario, GArray *hits)
{
  WmSuggestion *self = g_new0 (WmSuggestion, 1);
  const char *known_as;

  self->scenario = g_strdup (scenario->id);
  self->title = wm_scenario_dup_title (scenario);
  self->threat = g_strdup (wm_catalogue_translate (scenario->threat));
  self->weakness = g_strdup (wm_catalogue_translate (scenario->weakness));
  self->why = scenario->why != NULL ? g_strdup (wm_catalogue_translate (scenario->why)) : NULL;
  self->effect = dup_effect (scenario);
  self->assets = dup_assets (hits);
  self->controls = dup_controls (survey, scenario);
  self->likelihood = to_scale (survey, WM_RISK_LIKELIHOOD, scenario->likelihood);
  self->impact = to_scale (survey, WM_RISK_IMPACT, g_array_index (hits, Hit, 0).worth);
  known_as = g_hash_table_lookup (survey->known, self->scenario);
  if (known_as == NULL)
    known_as = g_hash_table_lookup (survey->known, self->title);
  self->known_as = g_strdup (known_as);
  self->rank = rank (scenario, hits);
  return self;
}

/* Stable, so that what ranks alike stays in the order of the catalogue. */
static int
compare_ranks_cb (gconstpointer a, gconstpointer b, gpointer unused)
{
  const WmSuggestion *one = *(const WmSuggestion *const *) a;
  const WmSuggestion *other = *(const WmSuggestion *const *) b;

  return one->rank > other->rank ? -1 : one->rank < other->rank;
}

/* What is written in plain words stands before what is put together, and what is known last. */
static void
add_suggestions (GPtrArray *suggestions, const Survey *survey, WmScenarios *scenarios, double bonus)
{
  guint n_scenarios = 0;
  const WmScenario *const *all = wm_scenarios_get_all (scenarios, &n_scenarios);

  for (guint i = 0; i < n_scenarios; i++)
    {
      g_autoptr (GArray) hits = find_hits (survey, all[i]);
      WmSuggestion *suggestion;

      if (hits->len == 0)
        continue;
      suggestion = new_suggestion (survey, all[i], hits);
      suggestion->rank += bonus - (suggestion->known_as != NULL ? KNOWN : 0);
      g_ptr_array_add (suggestions, suggestion);
    }
}

GPtrArray *
wm_suggest_list (WmProject *project, const char *const *asset_ids, guint limit)
{
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_suggestion_free);
  Survey survey;

  g_return_val_if_fail (WM_IS_PROJECT (project), suggestions);

  open_survey (&survey, project, asset_ids);
  add_suggestions (suggestions, &survey, wm_scenarios_get_builtin (), PLAIN_WORDS);
  add_suggestions (suggestions, &survey, wm_scenarios_get_threats (), 0);
  close_survey (&survey);
  g_ptr_array_sort_with_data (suggestions, compare_ranks_cb, NULL);
  if (limit > 0 && suggestions->len > limit)
    g_ptr_array_set_size (suggestions, (int) limit);
  return suggestions;
}
