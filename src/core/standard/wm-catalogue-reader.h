/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-catalogue-data.h"
#include <libxml/tree.h>

G_BEGIN_DECLS

/* The vocabulary in which the parser of catalogues says what an element is made of. Private to this
 * folder. */

typedef enum
{
  WM_CATALOGUE_FORM_EDITION,
  WM_CATALOGUE_FORM_NUMBER,
  WM_CATALOGUE_FORM_TOKEN,
  WM_CATALOGUE_FORM_NAME,
  WM_CATALOGUE_FORM_CONTROL,
  WM_CATALOGUE_FORM_CLAUSE,
  WM_CATALOGUE_FORM_DAY,
  WM_CATALOGUE_FORM_DAY_OR_MONTH,
  WM_CATALOGUE_N_FORMS,
} WmCatalogueForm;

typedef struct
{
  WmCatalogueData *data; /* (owned) */
  GRegex *forms[WM_CATALOGUE_N_FORMS];
} WmCatalogueReader;

typedef gboolean (*WmCatalogueReadElement) (WmCatalogueReader *self, xmlNode *element,
                                            gpointer target, GError **error);

/* An element that may stand in another: @read fills what lies @offset bytes into the target of that
 * one, or without it the element only holds others, by the rules in @inner. Arrays of rules end
 * with an empty one. */
typedef struct _WmCatalogueRule WmCatalogueRule;
struct _WmCatalogueRule
{
  const char *name;
  WmCatalogueReadElement read;
  gsize offset;
  const WmCatalogueRule *inner;
};

#define WM_CATALOGUE_NO_RULE                                                                       \
  {                                                                                                \
    NULL, NULL, 0, NULL                                                                            \
  }

void wm_catalogue_reader_init (WmCatalogueReader *self);
void wm_catalogue_reader_clear (WmCatalogueReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmCatalogueReader, wm_catalogue_reader_clear)

/* Each of these fails with an error that says line and name. */
gboolean wm_catalogue_read_children (WmCatalogueReader *self, xmlNode *element,
                                     const WmCatalogueRule *rules, gpointer target, GError **error);
gboolean
wm_catalogue_read_text (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error);
gboolean
wm_catalogue_read_required (xmlNode *element, const char *name, const char *text, GError **error);
gboolean wm_catalogue_read_attribute (WmCatalogueReader *self, xmlNode *element, const char *name,
                                      const char **value, GError **error);
gboolean wm_catalogue_read_formed (WmCatalogueReader *self, xmlNode *element, const char *name,
                                   WmCatalogueForm form, const char **value, GError **error);
gboolean
wm_catalogue_read_id (WmCatalogueReader *self, xmlNode *element, WmCatalogueForm form,
                      GHashTable *entries, gpointer entry, const char **id, GError **error);
gboolean wm_catalogue_read_reference (xmlNode *element, const char *name, GHashTable *entries,
                                      gpointer *entry, GError **error);
gboolean wm_catalogue_read_choice (xmlNode *element, const char *name, const char *const *tokens,
                                   guint *choice, GError **error);
gboolean wm_catalogue_read_flags (xmlNode *element, const char *name, const char *const *tokens,
                                  guint *flags, GError **error);

G_END_DECLS
