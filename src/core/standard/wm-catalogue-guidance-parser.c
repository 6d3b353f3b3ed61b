/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-catalogue-guidance-parser.h"
#include "wm-catalogue-xml.h"
#include <glib/gi18n-lib.h>

/* One piece of evidence is rarely enough for an auditor, and nobody prepares six. */
#define MIN_PROOF 2
#define MAX_PROOF 5

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

gboolean
wm_catalogue_read_guidance (WmCatalogueReader *self, xmlNode *element, gpointer target,
                            GError **error)
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
  const WmCatalogueGuidance **guidance = target;
  WmCatalogueGuidanceEntry *entry;

  if (*guidance != NULL)
    {
      wm_catalogue_xml_set_error (
          error, element, _ ("There is other guidance for the same entry. Put the two together."));
      return FALSE;
    }

  entry = wm_catalogue_data_add_guidance (self->data);
  *guidance = &entry->guidance;
  if (!wm_catalogue_read_children (self, element, rules, entry, error))
    return FALSE;
  wm_catalogue_guidance_entry_show_lists (entry);
  return TRUE;
}
