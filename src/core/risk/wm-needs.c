/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-needs.h"

#include "model/wm-records.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *id;
  WmNeed needs[WM_N_NEEDS];
  gboolean keeps_own;
  gboolean is_retired; /* what is gone needs nothing from others */
} Asset;

typedef struct
{
  guint user; /* the asset that depends */
  guint used; /* on this one */
} Edge;

struct _WmNeeds
{
  GArray *assets;    /* (element-type Asset) */
  GHashTable *by_id; /* (unowned) char * -> index + 1 */
};

static void
clear_asset (gpointer data)
{
  g_free (((Asset *) data)->id);
}

void
wm_needs_free (WmNeeds *self)
{
  g_hash_table_unref (self->by_id);
  g_array_unref (self->assets);
  g_free (self);
}

static const struct
{
  const char *token;
  const char *label;
} levels[WM_NEED_LEVELS + 1] = {
  { NULL, N_ ("Not said") },         { "low", N_ ("Low") },
  { "medium", N_ ("Medium") },       { "high", N_ ("High") },
  { "very_high", N_ ("Very high") },
};

static guint
read_level (WmStatement *row, int column)
{
  const char *token = wm_statement_get_text (row, column);

  for (guint level = 1; level <= WM_NEED_LEVELS; level++)
    if (g_strcmp0 (token, levels[level].token) == 0)
      return level;
  return 0;
}

/* Whoever depends on an asset, directly or not, and the asset. */
#define DEPENDING                                                                                  \
  "WITH RECURSIVE depending (id) AS (SELECT :id UNION SELECT l.from_id FROM depending d"           \
  " JOIN main.link l ON l.to_id = d.id AND l.role = 'depends_on') "

static WmStatement *
ask (WmDatabase *database, const char *asset_id, const char *all, const char *of_one)
{
  WmStatement *rows = wm_database_prepare (database, asset_id != NULL ? of_one : all);

  if (asset_id != NULL)
    wm_statement_bind_text (rows, ":id", asset_id);
  return rows;
}

static void
read_assets (WmNeeds *self, WmDatabase *database, const char *asset_id)
{
  g_autoptr (WmStatement) rows =
      ask (database, asset_id,
           "SELECT id, confidentiality, integrity, availability, keeps_own_levels,"
           " status IS 'retired' FROM main.asset ORDER BY rowid /*scan*/",
           DEPENDING "SELECT id, confidentiality, integrity, availability, keeps_own_levels,"
                     " status IS 'retired' FROM main.asset WHERE id IN depending ORDER BY rowid"
                     " /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      Asset asset = {
        .id = g_strdup (wm_statement_get_text (rows, 0)),
        .keeps_own = wm_statement_get_int (rows, 4) == 1,
        .is_retired = wm_statement_get_int (rows, 5) == 1,
      };

      for (int i = 0; i < WM_N_NEEDS; i++)
        asset.needs[i].own = asset.needs[i].effective = read_level (rows, 1 + i);
      g_array_append_val (self->assets, asset);
      g_hash_table_insert (self->by_id, asset.id, GUINT_TO_POINTER (self->assets->len));
    }
}

static guint
find_index (const WmNeeds *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
}

static int
compare_edges_cb (gconstpointer a, gconstpointer b)
{
  const Edge *one = a;
  const Edge *other = b;

  if (one->user != other->user)
    return one->user < other->user ? -1 : 1;
  return one->used < other->used ? -1 : one->used > other->used;
}

/* Who depends on what, by who depends, whatever order they are read in. */
static GArray *
read_edges (WmNeeds *self, WmDatabase *database, const char *asset_id)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autoptr (WmStatement) rows = ask (
      database, asset_id, "SELECT from_id, to_id FROM main.link WHERE role = 'depends_on' /*scan*/",
      DEPENDING "SELECT l.from_id, l.to_id FROM depending d JOIN main.link l"
                " ON l.to_id = d.id AND l.role = 'depends_on' /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      guint user = find_index (self, wm_statement_get_text (rows, 0));
      guint used = find_index (self, wm_statement_get_text (rows, 1));
      Edge edge = { user - 1, used - 1 };

      if (user > 0 && used > 0)
        g_array_append_val (edges, edge);
    }
  g_array_sort (edges, compare_edges_cb);
  return edges;
}

/* Where the edges of each asset begin; one more at the end. */
static guint *
index_edges (const WmNeeds *self, const GArray *edges)
{
  guint *first = g_new0 (guint, self->assets->len + 1);
  guint at = 0;

  for (guint i = 0; i <= self->assets->len; i++)
    {
      while (at < edges->len && g_array_index (edges, Edge, at).user < i)
        at++;
      first[i] = at;
    }
  return first;
}

typedef struct
{
  const WmNeeds *self;
  const GArray *edges;
  const guint *first;
  WmNeedProperty property;
  GArray *queue; /* (element-type guint): assets whose level is final and not passed on yet */
} Spread;

static void
pass_on (Spread *spread, guint index, guint level)
{
  const Asset *user = &g_array_index (spread->self->assets, Asset, index);
  const WmNeed *its = &user->needs[spread->property];

  for (guint i = spread->first[index]; i < spread->first[index + 1]; i++)
    {
      guint used = g_array_index (spread->edges, Edge, i).used;
      Asset *asset = &g_array_index (spread->self->assets, Asset, used);
      WmNeed *need = &asset->needs[spread->property];

      if (asset->keeps_own || need->effective >= level)
        continue;
      need->effective = level;
      need->via = user->id;
      need->from = its->from != NULL ? its->from : user->id;
      g_array_append_val (spread->queue, used);
    }
}

/* From the highest level down, so that each asset gets its level once and rings come to an end. */
static void
spread_level (Spread *spread, guint level)
{
  g_array_set_size (spread->queue, 0);
  for (guint i = 0; i < spread->self->assets->len; i++)
    if (g_array_index (spread->self->assets, Asset, i).needs[spread->property].effective == level)
      g_array_append_val (spread->queue, i);
  for (guint at = 0; at < spread->queue->len; at++)
    {
      guint index = g_array_index (spread->queue, guint, at);

      if (!g_array_index (spread->self->assets, Asset, index).is_retired)
        pass_on (spread, index, level);
    }
}

static WmNeeds *
read_needs (WmDatabase *database, const char *asset_id)
{
  WmNeeds *self;
  g_autoptr (GArray) edges = NULL;
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *first = NULL;

  self = g_new0 (WmNeeds, 1);
  self->assets = g_array_new (FALSE, FALSE, sizeof (Asset));
  g_array_set_clear_func (self->assets, clear_asset);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  read_assets (self, database, asset_id);
  edges = read_edges (self, database, asset_id);
  first = index_edges (self, edges);
  for (guint property = 0; property < WM_N_NEEDS; property++)
    for (guint level = WM_NEED_LEVELS; level > 0; level--)
      {
        Spread spread = { self, edges, first, property, queue };

        spread_level (&spread, level);
      }
  return self;
}

WmNeeds *
wm_needs_new (WmDatabase *database)
{
  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);

  return read_needs (database, NULL);
}

WmNeeds *
wm_needs_new_for (WmDatabase *database, const char *asset_id)
{
  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);
  g_return_val_if_fail (asset_id != NULL, NULL);

  return read_needs (database, asset_id);
}

static const Asset *
find_asset (const WmNeeds *self, const char *id)
{
  guint found = find_index (self, id);

  return found > 0 ? &g_array_index (self->assets, Asset, found - 1) : NULL;
}

const WmNeed *
wm_needs_get (const WmNeeds *self, const char *asset_id, WmNeedProperty property)
{
  const Asset *asset;

  g_return_val_if_fail (self != NULL && asset_id != NULL, NULL);
  g_return_val_if_fail (property < WM_N_NEEDS, NULL);

  asset = find_asset (self, asset_id);
  return asset != NULL ? &asset->needs[property] : NULL;
}

gboolean
wm_needs_keeps_own (const WmNeeds *self, const char *asset_id)
{
  const Asset *asset = find_asset (self, asset_id);

  return asset != NULL && asset->keeps_own;
}

char *
wm_needs_dup_why (const WmNeeds *self, WmDatabase *database, WmRegistry *registry,
                  const char *asset_id, WmNeedProperty property)
{
  const WmNeed *need = wm_needs_get (self, asset_id, property);
  const char *level;
  g_autofree char *from = NULL;
  g_autofree char *via = NULL;

  if (need == NULL || need->from == NULL)
    return NULL;
  level = wm_need_level_get_label (need->effective);
  from = wm_records_dup_title (database, registry, need->from);
  if (g_str_equal (need->from, need->via))
    /* Translators: a level of protection, then an asset: Very high, because “Portal” … */
    return g_strdup_printf (_ ("%1$s, because “%2$s” depends on it."), level, from);
  via = wm_records_dup_title (database, registry, need->via);
  /* Translators: a level of protection, then two assets. */
  return g_strdup_printf (_ ("%1$s, because “%2$s” depends on it through “%3$s”."), level, from,
                          via);
}

const char *
wm_need_level_get_label (guint level)
{
  g_return_val_if_fail (level <= WM_NEED_LEVELS, NULL);

  return g_dgettext (GETTEXT_PACKAGE, levels[level].label);
}
