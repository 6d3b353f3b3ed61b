/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-suggest.h"

#include "standard/wm-scenarios.h"
#include "wm-needs.h"
#include "wm-risk-method.h"
#include "wm-risk-regrade.h"

#include <string.h>

#define SCENARIO_LEVELS 4 /* of likelihood in the catalogue, and of what an asset is worth */
#define PLAIN_WORDS 1000  /* more than any rank of a scenario */
#define KNOWN 10000
#define NAMED 1.35
#define MAX_ASSETS 6 /* a risk for fifty laptops names the most valuable ones */

static const struct
{
  WmSecurityProperties flag;
  WmNeedProperty need;
  const char *token;
} properties[] = {
  { WM_SECURITY_PROPERTY_CONFIDENTIALITY, WM_NEED_CONFIDENTIALITY, "c" },
  { WM_SECURITY_PROPERTY_INTEGRITY, WM_NEED_INTEGRITY, "i" },
  { WM_SECURITY_PROPERTY_AVAILABILITY, WM_NEED_AVAILABILITY, "a" },
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

/* Thousands of assets are of a few sorts, and a scenario fits a sort. */
typedef struct
{
  char *type;    /* nullable */
  char *exact;   /* nullable */
  gboolean fits; /* the scenario that is looked at */
  guint place;   /* of the type among those that it names */
} Sort;

static void
clear_sort (gpointer data)
{
  Sort *sort = data;

  g_free (sort->type);
  g_free (sort->exact);
}

/* What is known of an asset. */
typedef struct
{
  char *id;
  char *name;                /* in small letters */
  guint sort;                /* its place among the sorts */
  guint worth[N_PROPERTIES]; /* 1 to 4, 0: not said */
} Asset;

static void
clear_asset (gpointer data)
{
  g_free (((Asset *) data)->id);
  g_free (((Asset *) data)->name);
}

typedef struct
{
  WmRiskMethod *method;
  GArray *assets;       /* (element-type Asset) */
  GArray *sorts;        /* (element-type Sort) */
  GHashTable *controls; /* reference -> id, of controls that are not excluded */
  GHashTable *known;    /* id of a scenario or title of a risk -> id of the risk */
} Survey;

static GHashTable *
new_set (const char *const *ids)
{
  GHashTable *set = ids != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (set, (gpointer) ids[i]);
  return set;
}

static guint
find_sort (Survey *survey, const char *type, const char *exact)
{
  Sort sort = { 0 };

  for (guint i = 0; i < survey->sorts->len; i++)
    {
      const Sort *known = &g_array_index (survey->sorts, Sort, i);

      if (g_strcmp0 (known->type, type) == 0 && g_strcmp0 (known->exact, exact) == 0)
        return i;
    }
  sort.type = g_strdup (type);
  sort.exact = g_strdup (exact);
  g_array_append_val (survey->sorts, sort);
  return survey->sorts->len - 1;
}

static void
read_assets (Survey *survey, WmDatabase *database, const char *const *ids)
{
  g_autoptr (GHashTable) wanted = new_set (ids);
  g_autoptr (WmNeeds) needs = wm_needs_new (database);
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT id, type, status IS 'retired', fine_type, name FROM main.asset"
                " ORDER BY number, id /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *id = wm_statement_get_text (rows, 0);
      Asset asset = { 0 };

      if (wanted != NULL ? !g_hash_table_contains (wanted, id)
                         : wm_statement_get_int (rows, 2) == 1)
        continue;
      asset.id = g_strdup (id);
      asset.name = g_utf8_strdown (wm_statement_get_text (rows, 4), -1);
      asset.sort =
          find_sort (survey, wm_statement_get_text (rows, 1), wm_statement_get_text (rows, 3));
      for (guint i = 0; i < N_PROPERTIES; i++)
        asset.worth[i] = wm_needs_get (needs, id, properties[i].need)->effective;
      g_array_append_val (survey->assets, asset);
    }
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
  survey->assets = g_array_new (FALSE, FALSE, sizeof (Asset));
  g_array_set_clear_func (survey->assets, clear_asset);
  survey->sorts = g_array_new (FALSE, FALSE, sizeof (Sort));
  g_array_set_clear_func (survey->sorts, clear_sort);
  read_assets (survey, database, ids);
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
  g_clear_pointer (&survey->sorts, g_array_unref);
  g_clear_pointer (&survey->controls, g_hash_table_unref);
  g_clear_pointer (&survey->known, g_hash_table_unref);
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

/* The assets that a scenario is most about: valuable ones, of the types that it names first. */
typedef struct
{
  const Asset *assets[MAX_ASSETS];
  int merits[MAX_ASSETS]; /* the order of assets */
  guint n_kept;
  guint n_all;
  guint worth;       /* the most of any that is kept */
  gboolean is_named; /* they are called as it says */
} Hits;

/* A step of worth counts as much as two places in the list of types. */
static int
get_merit (const Survey *survey, const Asset *asset, guint worth)
{
  return 2 * (int) worth - (int) g_array_index (survey->sorts, Sort, asset->sort).place;
}

static void
add_hit (Hits *hits, const Asset *asset, int merit)
{
  guint at = hits->n_kept;

  hits->n_all++;
  while (at > 0 && hits->merits[at - 1] < merit)
    at--;
  if (at == MAX_ASSETS)
    return;
  hits->n_kept = MIN (hits->n_kept + 1, MAX_ASSETS);
  for (guint i = hits->n_kept - 1; i > at; i--)
    {
      hits->assets[i] = hits->assets[i - 1];
      hits->merits[i] = hits->merits[i - 1];
    }
  hits->assets[at] = asset;
  hits->merits[at] = merit;
}

static guint
find_place (const WmScenario *scenario, const char *type)
{
  guint place = 0;

  while (scenario->kinds[place] != NULL && g_strcmp0 (scenario->kinds[place], type) != 0)
    place++;
  return place;
}

/* Whether a word of @name begins with one of @words. */
static gboolean
is_called (const char *name, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    for (const char *at = strstr (name, words[i]); at != NULL; at = strstr (at + 1, words[i]))
      if (at == name || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
        return TRUE;
  return FALSE;
}

/* All that fit, or with @words those of them that are called so. */
static void
add_hits (const Survey *survey, const WmScenario *scenario, char **words, Hits *hits)
{
  hits->n_kept = hits->n_all = hits->worth = 0;
  for (guint i = 0; i < survey->assets->len; i++)
    {
      const Asset *asset = &g_array_index (survey->assets, Asset, i);

      if (g_array_index (survey->sorts, Sort, asset->sort).fits &&
          (words == NULL || is_called (asset->name, words)))
        add_hit (hits, asset, get_merit (survey, asset, weigh (scenario, asset)));
    }
}

/* Somebody takes over a mailbox: that is about the mail service, if there is one, and not about
 * everything into which one signs in. */
static void
find_hits (const Survey *survey, const WmScenario *scenario, Hits *hits)
{
  hits->n_all = 0;
  for (guint i = 0; i < survey->sorts->len; i++)
    {
      Sort *sort = &g_array_index (survey->sorts, Sort, i);

      sort->fits = wm_scenario_fits_asset (scenario, sort->type, sort->exact);
      sort->place = find_place (scenario, sort->type);
    }
  if (scenario->words != NULL)
    {
      g_auto (GStrv) words = g_strsplit (wm_catalogue_translate (scenario->words), ", ", -1);

      add_hits (survey, scenario, words, hits);
    }
  hits->is_named = hits->n_all > 0;
  if (hits->n_all == 0)
    add_hits (survey, scenario, NULL, hits);
  for (guint i = 0; i < hits->n_kept; i++)
    hits->worth = MAX (hits->worth, weigh (scenario, hits->assets[i]));
}

static char **
dup_assets (const Hits *hits)
{
  char **ids = g_new0 (char *, hits->n_kept + 1);

  for (guint i = 0; i < hits->n_kept; i++)
    ids[i] = g_strdup (hits->assets[i]->id);
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
 * a small company; what is about these very assets is more pressing than what fits anything, and
 * more assets make it a little more so. */
static double
rank (const WmScenario *scenario, const Hits *hits)
{
  double score = scenario->likelihood * hits->worth;

  if (hits->is_named)
    score *= NAMED;
  return score * (1 + 0.25 * scenario->weight) + 0.09 * MIN (hits->n_all, 10);
}

static WmSuggestion *
new_suggestion (const Survey *survey, const WmScenario *scenario, const Hits *hits)
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
  self->impact = to_scale (survey, WM_RISK_IMPACT, hits->worth);
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
      WmSuggestion *suggestion;
      Hits hits;

      find_hits (survey, all[i], &hits);
      if (hits.n_all == 0)
        continue;
      suggestion = new_suggestion (survey, all[i], &hits);
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
