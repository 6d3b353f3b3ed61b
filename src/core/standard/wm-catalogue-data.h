/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-catalogue-types.h"

G_BEGIN_DECLS

/* What the parser makes and WmCatalogue then owns. Private to this folder. */
typedef struct
{
  GStringChunk *strings; /* every string of every entry */

  const char *edition;
  const char *name;
  const char *published;
  const char *certificates_ended;  /* (nullable) */
  const char *counterpart_edition; /* (nullable) */

  /* (owned) entries in the order of the file; pdata ends with NULL */
  GPtrArray *amendments;
  GPtrArray *groups;
  GPtrArray *controls;
  GPtrArray *clauses;
  GPtrArray *requirements; /* (borrowed) out of clauses */
  GPtrArray *documents;
  GPtrArray *guidances;
  GPtrArray *needs;

  /* (borrowed) id -> (borrowed) entry */
  GHashTable *amendments_by_id;
  GHashTable *groups_by_id;
  GHashTable *controls_by_id;
  GHashTable *clauses_by_id;
  GHashTable *documents_by_id;
} WmCatalogueData;

/* An entry with the lists that stand behind its plain arrays. */
typedef struct
{
  WmCatalogueClause clause; /* first: the entry is one */
  GPtrArray *children;
  GPtrArray *counterparts;
} WmCatalogueClauseEntry;

typedef struct
{
  WmCatalogueDocument document; /* first: the entry is one */
  GPtrArray *clauses;
  GPtrArray *controls;
} WmCatalogueDocumentEntry;

typedef struct
{
  WmCatalogueGuidance guidance; /* first: the entry is one */
  GPtrArray *proof;
  GPtrArray *tools;
  GPtrArray *documents;
} WmCatalogueGuidanceEntry;

WmCatalogueData *wm_catalogue_data_new (void) G_GNUC_WARN_UNUSED_RESULT;
void wm_catalogue_data_free (WmCatalogueData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCatalogueData, wm_catalogue_data_free)

/* Each adds an empty entry, which @data owns. */
WmCatalogueAmendment *wm_catalogue_data_add_amendment (WmCatalogueData *data);
WmCatalogueGroup *wm_catalogue_data_add_group (WmCatalogueData *data);
WmCatalogueControl *wm_catalogue_data_add_control (WmCatalogueData *data);
WmCatalogueClauseEntry *wm_catalogue_data_add_clause (WmCatalogueData *data);
WmCatalogueDocumentEntry *wm_catalogue_data_add_document (WmCatalogueData *data);
WmCatalogueGuidanceEntry *wm_catalogue_data_add_guidance (WmCatalogueData *data);
WmCatalogueNeed *wm_catalogue_data_add_need (WmCatalogueData *data);

/* Lets the plain arrays of an entry show its lists; needed whenever a list has grown. */
void wm_catalogue_clause_entry_show_lists (WmCatalogueClauseEntry *entry);
void wm_catalogue_document_entry_show_lists (WmCatalogueDocumentEntry *entry);
void wm_catalogue_guidance_entry_show_lists (WmCatalogueGuidanceEntry *entry);

G_END_DECLS
