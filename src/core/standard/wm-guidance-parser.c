/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-guidance-parser.h"
#include "wm-catalogue-reader.h"
#include "wm-catalogue-xml.h"
#include <glib/gi18n-lib.h>

/* One piece of evidence is rarely enough for an auditor, and nobody prepares six. */
#define MIN_PROOF 2
#define MAX_PROOF 5

typedef struct
{
  WmCatalogueReader base; /* first: the reader is one */
  WmCatalogue *catalogue; /* borrowed */
  GHashTable *entries;    /* borrowed */
} Reader;

static gboolean
read_item (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  WmCatalogueGuidanceEntry *entry = target;
  const char *item = NULL;

  if (!wm_catalogue_read_text (self, element, &item, error))
    return FALSE;
  g_ptr_array_add (entry->proof, (gpointer) item);
  return TRUE;
}

static gboolean
read_proof (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  static const WmCatalogueRule rules[] = { { "item", read_item, 0, NULL }, WM_CATALOGUE_NO_RULE };
  WmCatalogueGuidanceEntry *entry = target;

  if (!wm_catalogue_read_children (self, element, rules, entry, error))
    return FALSE;
  if (entry->proof->len < MIN_PROOF || entry->proof->len > MAX_PROOF)
    {
      wm_catalogue_xml_set_error (
          error, element,
          /* Translators: how many are there, the least and the most. */
          _ ("The number of pieces of proof here is %1$u. Name %2$d to %3$d."), entry->proof->len,
          MIN_PROOF, MAX_PROOF);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_need (WmCatalogueReader *self, xmlNode *element, GPtrArray *needs, GError **error)
{
  WmCatalogueNeed *need = wm_catalogue_data_add_need (self->data);

  g_ptr_array_add (needs, need);
  return wm_catalogue_read_attribute (self, element, "kind", &need->kind, error) &&
         wm_catalogue_read_formed (self, element, "kind", WM_CATALOGUE_FORM_TOKEN, &need->kind,
                                   error) &&
         wm_catalogue_read_text (self, element, &need->label, error);
}

static gboolean
read_tool (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  WmCatalogueGuidanceEntry *entry = target;

  return read_need (self, element, entry->tools, error);
}

static gboolean
read_document (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  WmCatalogueGuidanceEntry *entry = target;

  return read_need (self, element, entry->documents, error);
}

/* What it is about, which has no other guidance. */
static gboolean
read_for (Reader *self, xmlNode *element, const WmCatalogueGuidance *guidance, GError **error)
{
  g_autofree char *start = NULL;
  const char *reference;

  if (!wm_catalogue_read_attribute (&self->base, element, "for", &reference, error))
    return FALSE;
  if ((wm_catalogue_lookup_control (self->catalogue, reference) != NULL ||
       wm_catalogue_lookup_clause (self->catalogue, reference) != NULL) &&
      g_hash_table_insert (self->entries, (gpointer) reference, (gpointer) guidance))
    return TRUE;
  start = g_utf8_substring (reference, 0, MIN (g_utf8_strlen (reference, -1), 40));
  wm_catalogue_xml_set_error (
      error, element,
      /* Translators: what should be the number of a control or a clause. */
      _ ("“%s” is neither a control nor a clause of this edition, or has guidance already. Correct "
         "the number, or put the two together."),
      start);
  return FALSE;
}

static gboolean
check_whole (xmlNode *element, const WmCatalogueGuidance *guidance, GError **error)
{
  return wm_catalogue_read_required (element, "asks", guidance->asks, error) &&
         wm_catalogue_read_required (element, "why", guidance->why, error) &&
         wm_catalogue_read_required (element, "how", guidance->how, error) &&
         wm_catalogue_read_required (element, "mistakes", guidance->mistakes, error) &&
         wm_catalogue_read_required (element, "proof", guidance->proof[0], error);
}

static gboolean
read_guidance (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  static const WmCatalogueRule needs[] = {
    { "tool", read_tool, 0, NULL },
    { "document", read_document, 0, NULL },
    WM_CATALOGUE_NO_RULE,
  };
  static const WmCatalogueRule rules[] = {
    { "asks", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueGuidance, asks), NULL },
    { "why", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueGuidance, why), NULL },
    { "how", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueGuidance, how), NULL },
    { "mistakes", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueGuidance, mistakes), NULL },
    { "proof", read_proof, 0, NULL },
    { "needs", NULL, 0, needs },
    WM_CATALOGUE_NO_RULE,
  };
  WmCatalogueGuidanceEntry *entry = wm_catalogue_data_add_guidance (self->data);

  if (!read_for ((Reader *) self, element, &entry->guidance, error) ||
      !wm_catalogue_read_children (self, element, rules, entry, error))
    return FALSE;
  wm_catalogue_guidance_entry_show_lists (entry);
  return check_whole (element, &entry->guidance, error);
}

/* The texts of another edition would be about other controls that happen to have these numbers. */
static gboolean
check_root (Reader *self, xmlNode *root, GError **error)
{
  const char *edition;

  if (!g_str_equal (root->name, "guidance-texts") || root->ns != NULL)
    {
      wm_catalogue_xml_set_error (
          error, root,
          _ ("This is no guidance: it does not begin with <guidance-texts>. Look whether it is the "
             "right file."));
      return FALSE;
    }
  if (!wm_catalogue_read_attribute (&self->base, root, "edition", &edition, error))
    return FALSE;
  if (g_str_equal (edition, wm_catalogue_get_edition (self->catalogue)))
    return TRUE;
  wm_catalogue_xml_set_error (
      error, root,
      /* Translators: twice the id of an edition, such as 2013. */
      _ ("This guidance is for the edition %1$s, not for %2$s. Take the one that fits."), edition,
      wm_catalogue_get_edition (self->catalogue));
  return FALSE;
}

WmCatalogueData *
wm_guidance_parse (GBytes *bytes, WmCatalogue *catalogue, GHashTable *entries, GError **error)
{
  static const WmCatalogueRule rules[] = { { "guidance", read_guidance, 0, NULL },
                                           WM_CATALOGUE_NO_RULE };
  Reader reader = { { NULL }, catalogue, entries };
  g_autoptr (xmlDoc) document = wm_catalogue_xml_read (bytes, error);
  WmCatalogueData *data = NULL;
  xmlNode *root;

  if (document == NULL)
    return NULL;
  root = xmlDocGetRootElement (document);
  wm_catalogue_reader_init (&reader.base);
  if (check_root (&reader, root, error) &&
      wm_catalogue_read_children (&reader.base, root, rules, NULL, error))
    data = g_steal_pointer (&reader.base.data);
  wm_catalogue_reader_clear (&reader.base);
  return data;
}
