/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-scenarios-parser.h"

#include "model/wm-kind.h"
#include "wm-catalogue-reader.h"
#include "wm-catalogue-xml.h"

#include <glib/gi18n-lib.h>

/* A threat or a weakness, which its pairs share. */
typedef struct
{
  const char *id;
  const char *label;
  guint hits;
} Half;

typedef struct
{
  WmCatalogueReader base; /* first: the vocabulary takes it */
  WmCatalogue *catalogue; /* borrowed */
  WmScenariosData *data;  /* owned */
  GHashTable *threats;    /* id -> Half */
  GHashTable *weaknesses;
  GHashTable *kinds; /* tokens, each once */
} Reader;

static const char *const hit_tokens[] = { "c", "i", "a", NULL };
static const char *const level_tokens[] = { "1", "2", "3", "4", NULL };

static void
free_scenario (gpointer data)
{
  WmScenario *scenario = data;

  g_free ((gpointer) scenario->kinds);
  g_free ((gpointer) scenario->exact);
  g_free ((gpointer) scenario->controls);
  g_free (scenario);
}

void
wm_scenarios_data_free (WmScenariosData *data)
{
  if (data == NULL)
    return;

  g_clear_pointer (&data->by_id, g_hash_table_unref);
  g_clear_pointer (&data->scenarios, g_ptr_array_unref);
  g_clear_pointer (&data->texts, wm_catalogue_data_free);
  g_free (data);
}

static void
reader_clear (Reader *self)
{
  wm_catalogue_reader_clear (&self->base);
  g_clear_pointer (&self->data, wm_scenarios_data_free);
  g_clear_pointer (&self->threats, g_hash_table_unref);
  g_clear_pointer (&self->weaknesses, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* The types of asset, as the inventory has them. */
static GHashTable *
list_kinds (void)
{
  GHashTable *tokens = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_kinds;
  const WmKind *const *kinds = wm_kinds_get_builtin (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i]->id, "asset"))
      for (const WmChoice *choice = wm_kind_find_field (kinds[i], "type")->choices;
           choice->token != NULL; choice++)
        g_hash_table_add (tokens, (gpointer) choice->token);
  return tokens;
}

static void
reader_init (Reader *self, WmCatalogue *catalogue)
{
  wm_catalogue_reader_init (&self->base);
  self->catalogue = catalogue;
  self->data = g_new0 (WmScenariosData, 1);
  self->data->scenarios = g_ptr_array_new_null_terminated (1, free_scenario, TRUE);
  self->data->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->threats = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->weaknesses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->kinds = list_kinds ();
}

static gboolean
refuse_name (xmlNode *element, const char *attribute, const char *name, GError **error)
{
  g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 40));

  wm_catalogue_xml_set_error (
      error, element,
      /* Translators: the name of an attribute, of an XML element, and what stands there. */
      _ ("The %1$s of <%2$s> name “%3$s”, which there is not, or name it twice. Correct the list."),
      attribute, (const char *) element->name, start);
  return FALSE;
}

/* What @name stands for, if there is such a thing; it lives as long as the list that is read. */
static const char *
find_name (Reader *self, const char *attribute, const char *name)
{
  if (g_str_equal (attribute, "kinds"))
    return g_hash_table_lookup (self->kinds, name);
  if (g_str_equal (attribute, "exact")
          ? !g_regex_match (self->base.forms[WM_CATALOGUE_FORM_TOKEN], name, 0, NULL)
          : wm_catalogue_lookup_control (self->catalogue, name) == NULL)
    return NULL;
  return g_string_chunk_insert_const (self->base.data->strings, name);
}

/* Reads an attribute that lists names, one at least and none twice. */
static gboolean
read_names (Reader *self, xmlNode *element, const char *attribute, const char *const **names,
            GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_auto (GStrv) given = NULL;
  const char *list;

  if (!wm_catalogue_read_attribute (&self->base, element, attribute, &list, error))
    return FALSE;
  given = g_strsplit (list, " ", -1);
  for (guint i = 0; given[i] != NULL; i++)
    {
      const char *name = find_name (self, attribute, given[i]);

      if (name == NULL || g_ptr_array_find (found, name, NULL))
        return refuse_name (element, attribute, given[i], error);
      g_ptr_array_add (found, (gpointer) name);
    }
  g_ptr_array_add (found, NULL);
  *names = (const char *const *) g_ptr_array_free (g_steal_pointer (&found), FALSE);
  return TRUE;
}

static gboolean
read_level (xmlNode *element, const char *name, guint *level, GError **error)
{
  if (!wm_catalogue_read_choice (element, name, level_tokens, level, error))
    return FALSE;
  (*level)++;
  return TRUE;
}

/* The first of the tokens is the lowest bit there as here. */
static gboolean
read_hits (Reader *self, xmlNode *element, guint *hits, GError **error)
{
  const char *list;

  return wm_catalogue_read_attribute (&self->base, element, "hits", &list, error) &&
         wm_catalogue_read_flags (element, "hits", hit_tokens, hits, error);
}

static WmScenario *
add_scenario (Reader *self)
{
  WmScenario *scenario = g_new0 (WmScenario, 1);

  g_ptr_array_add (self->data->scenarios, scenario);
  return scenario;
}

static gboolean
read_common (Reader *self, xmlNode *element, WmScenario *scenario, GError **error)
{
  return read_names (self, element, "kinds", &scenario->kinds, error) &&
         read_names (self, element, "controls", &scenario->controls, error) &&
         read_level (element, "likelihood", &scenario->likelihood, error) &&
         read_level (element, "weight", &scenario->weight, error);
}

/* Most scenarios fit every exact type of their kinds. */
static gboolean
read_optional_exact (Reader *self, xmlNode *element, WmScenario *scenario, GError **error)
{
  return xmlHasProp (element, (const xmlChar *) "exact") == NULL ||
         read_names (self, element, "exact", &scenario->exact, error);
}

static gboolean
read_scenario (WmCatalogueReader *base, xmlNode *element, gpointer target, GError **error)
{
  static const WmCatalogueRule rules[] = {
    { "title", wm_catalogue_read_text, G_STRUCT_OFFSET (WmScenario, title), NULL },
    { "threat", wm_catalogue_read_text, G_STRUCT_OFFSET (WmScenario, threat), NULL },
    { "weakness", wm_catalogue_read_text, G_STRUCT_OFFSET (WmScenario, weakness), NULL },
    { "why", wm_catalogue_read_text, G_STRUCT_OFFSET (WmScenario, why), NULL },
    { "words", wm_catalogue_read_text, G_STRUCT_OFFSET (WmScenario, words), NULL },
    WM_CATALOGUE_NO_RULE,
  };
  Reader *self = (Reader *) base;
  WmScenario *scenario = add_scenario (self);
  guint hits = 0;

  if (!wm_catalogue_read_id (base, element, WM_CATALOGUE_FORM_NAME, self->data->by_id, scenario,
                             &scenario->id, error) ||
      !read_common (self, element, scenario, error) ||
      !read_optional_exact (self, element, scenario, error) ||
      !read_hits (self, element, &hits, error) ||
      !wm_catalogue_read_children (base, element, rules, scenario, error))
    return FALSE;

  scenario->hits = hits;
  return wm_catalogue_read_required (element, "title", scenario->title, error) &&
         wm_catalogue_read_required (element, "threat", scenario->threat, error) &&
         wm_catalogue_read_required (element, "weakness", scenario->weakness, error) &&
         wm_catalogue_read_required (element, "why", scenario->why, error);
}

static gboolean
read_half (Reader *self, xmlNode *element, GHashTable *halves, Half **half, GError **error)
{
  static const WmCatalogueRule rules[] = {
    { "label", wm_catalogue_read_text, G_STRUCT_OFFSET (Half, label), NULL },
    WM_CATALOGUE_NO_RULE,
  };
  g_autofree Half *read = g_new0 (Half, 1);

  *half = read;
  if (!wm_catalogue_read_id (&self->base, element, WM_CATALOGUE_FORM_NAME, halves, read, &read->id,
                             error))
    return FALSE;
  g_steal_pointer (&read); /* now in the table */
  return wm_catalogue_read_children (&self->base, element, rules, *half, error) &&
         wm_catalogue_read_required (element, "label", (*half)->label, error);
}

static gboolean
read_threat (WmCatalogueReader *base, xmlNode *element, gpointer target, GError **error)
{
  Reader *self = (Reader *) base;
  Half *half;

  return read_half (self, element, self->threats, &half, error) &&
         read_hits (self, element, &half->hits, error);
}

static gboolean
read_weakness (WmCatalogueReader *base, xmlNode *element, gpointer target, GError **error)
{
  Reader *self = (Reader *) base;
  Half *half;

  return read_half (self, element, self->weaknesses, &half, error);
}

/* Its id is made of the two that it joins, so that none can stand there twice. */
static gboolean
join_halves (Reader *self, xmlNode *element, WmScenario *scenario, const Half *threat,
             const Half *weakness, GError **error)
{
  g_autofree char *id = g_strconcat (threat->id, ".", weakness->id, NULL);

  if (g_hash_table_contains (self->data->by_id, id))
    return refuse_name (element, "threat", id, error);
  scenario->id = g_string_chunk_insert_const (self->base.data->strings, id);
  scenario->threat = threat->label;
  scenario->weakness = weakness->label;
  scenario->hits = threat->hits;
  g_hash_table_insert (self->data->by_id, (gpointer) scenario->id, scenario);
  return TRUE;
}

static gboolean
read_pair (WmCatalogueReader *base, xmlNode *element, gpointer target, GError **error)
{
  Reader *self = (Reader *) base;
  WmScenario *scenario = add_scenario (self);
  gpointer threat, weakness;
  const char *id;

  return wm_catalogue_read_attribute (base, element, "threat", &id, error) &&
         wm_catalogue_read_reference (element, "threat", self->threats, &threat, error) &&
         wm_catalogue_read_attribute (base, element, "weakness", &id, error) &&
         wm_catalogue_read_reference (element, "weakness", self->weaknesses, &weakness, error) &&
         join_halves (self, element, scenario, threat, weakness, error) &&
         read_names (self, element, "exact", &scenario->exact, error) &&
         read_common (self, element, scenario, error);
}

static const WmCatalogueRule *
find_rules (xmlNode *root, GError **error)
{
  static const WmCatalogueRule scenario_rules[] = { { "scenario", read_scenario, 0, NULL },
                                                    WM_CATALOGUE_NO_RULE };
  static const WmCatalogueRule threat_rules[] = { { "threat", read_threat, 0, NULL },
                                                  { "weakness", read_weakness, 0, NULL },
                                                  { "pair", read_pair, 0, NULL },
                                                  WM_CATALOGUE_NO_RULE };

  if (root->ns == NULL && g_str_equal (root->name, "scenarios"))
    return scenario_rules;
  if (root->ns == NULL && g_str_equal (root->name, "threats"))
    return threat_rules;
  wm_catalogue_xml_set_error (
      error, root,
      _ ("These are no scenarios: the file begins neither with <scenarios> nor with <threats>. "
         "Look whether it is the right file."));
  return NULL;
}

WmScenariosData *
wm_scenarios_parse (GBytes *bytes, WmCatalogue *catalogue, GError **error)
{
  g_auto (Reader) reader = { { NULL } };
  g_autoptr (xmlDoc) document = wm_catalogue_xml_read (bytes, error);
  const WmCatalogueRule *rules;
  xmlNode *root;

  if (document == NULL)
    return NULL;
  root = xmlDocGetRootElement (document);
  rules = find_rules (root, error);
  if (rules == NULL)
    return NULL;

  reader_init (&reader, catalogue);
  if (!wm_catalogue_read_children (&reader.base, root, rules, NULL, error) ||
      !wm_catalogue_read_required (root, "scenario or pair",
                                   reader.data->scenarios->len > 0 ? "" : NULL, error))
    return NULL;
  reader.data->texts = g_steal_pointer (&reader.base.data);
  return g_steal_pointer (&reader.data);
}
