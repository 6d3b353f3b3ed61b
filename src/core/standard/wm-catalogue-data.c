/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-catalogue-data.h"

static GPtrArray *
new_list (GDestroyNotify free_entry)
{
  /* With room for one entry, because an empty array would have no memory to hold its NULL. */
  return g_ptr_array_new_null_terminated (1, free_entry, TRUE);
}

static void
free_clause (gpointer data)
{
  WmCatalogueClauseEntry *entry = data;

  g_ptr_array_unref (entry->children);
  g_ptr_array_unref (entry->counterparts);
  g_free (entry);
}

static void
free_document (gpointer data)
{
  WmCatalogueDocumentEntry *entry = data;

  g_ptr_array_unref (entry->clauses);
  g_ptr_array_unref (entry->controls);
  g_free (entry);
}

static void
free_guidance (gpointer data)
{
  WmCatalogueGuidanceEntry *entry = data;

  g_ptr_array_unref (entry->proof);
  g_ptr_array_unref (entry->tools);
  g_ptr_array_unref (entry->documents);
  g_free (entry);
}

WmCatalogueData *
wm_catalogue_data_new (void)
{
  WmCatalogueData *data = g_new0 (WmCatalogueData, 1);

  data->strings = g_string_chunk_new (16 * 1024);
  data->amendments = new_list (g_free);
  data->groups = new_list (g_free);
  data->controls = new_list (g_free);
  data->clauses = new_list (free_clause);
  data->requirements = new_list (NULL);
  data->documents = new_list (free_document);
  data->guidances = new_list (free_guidance);
  data->needs = new_list (g_free);
  data->amendments_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  data->groups_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  data->controls_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  data->clauses_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  data->documents_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return data;
}

void
wm_catalogue_data_free (WmCatalogueData *data)
{
  if (data == NULL)
    return;

  g_hash_table_unref (data->amendments_by_id);
  g_hash_table_unref (data->groups_by_id);
  g_hash_table_unref (data->controls_by_id);
  g_hash_table_unref (data->clauses_by_id);
  g_hash_table_unref (data->documents_by_id);
  g_ptr_array_unref (data->amendments);
  g_ptr_array_unref (data->groups);
  g_ptr_array_unref (data->controls);
  g_ptr_array_unref (data->clauses);
  g_ptr_array_unref (data->requirements);
  g_ptr_array_unref (data->documents);
  g_ptr_array_unref (data->guidances);
  g_ptr_array_unref (data->needs);
  g_string_chunk_free (data->strings);
  g_free (data);
}

WmCatalogueAmendment *
wm_catalogue_data_add_amendment (WmCatalogueData *data)
{
  WmCatalogueAmendment *amendment = g_new0 (WmCatalogueAmendment, 1);

  g_ptr_array_add (data->amendments, amendment);
  return amendment;
}

WmCatalogueGroup *
wm_catalogue_data_add_group (WmCatalogueData *data)
{
  WmCatalogueGroup *group = g_new0 (WmCatalogueGroup, 1);

  g_ptr_array_add (data->groups, group);
  return group;
}

WmCatalogueControl *
wm_catalogue_data_add_control (WmCatalogueData *data)
{
  WmCatalogueControl *control = g_new0 (WmCatalogueControl, 1);

  g_ptr_array_add (data->controls, control);
  return control;
}

WmCatalogueClauseEntry *
wm_catalogue_data_add_clause (WmCatalogueData *data)
{
  WmCatalogueClauseEntry *entry = g_new0 (WmCatalogueClauseEntry, 1);

  entry->children = new_list (NULL);
  entry->counterparts = new_list (NULL);
  wm_catalogue_clause_entry_show_lists (entry);
  g_ptr_array_add (data->clauses, entry);
  return entry;
}

WmCatalogueDocumentEntry *
wm_catalogue_data_add_document (WmCatalogueData *data)
{
  WmCatalogueDocumentEntry *entry = g_new0 (WmCatalogueDocumentEntry, 1);

  entry->clauses = new_list (NULL);
  entry->controls = new_list (NULL);
  wm_catalogue_document_entry_show_lists (entry);
  g_ptr_array_add (data->documents, entry);
  return entry;
}

WmCatalogueGuidanceEntry *
wm_catalogue_data_add_guidance (WmCatalogueData *data)
{
  WmCatalogueGuidanceEntry *entry = g_new0 (WmCatalogueGuidanceEntry, 1);

  entry->proof = new_list (NULL);
  entry->tools = new_list (NULL);
  entry->documents = new_list (NULL);
  wm_catalogue_guidance_entry_show_lists (entry);
  g_ptr_array_add (data->guidances, entry);
  return entry;
}

WmCatalogueNeed *
wm_catalogue_data_add_need (WmCatalogueData *data)
{
  WmCatalogueNeed *need = g_new0 (WmCatalogueNeed, 1);

  g_ptr_array_add (data->needs, need);
  return need;
}

void
wm_catalogue_clause_entry_show_lists (WmCatalogueClauseEntry *entry)
{
  entry->clause.children = (const WmCatalogueClause *const *) entry->children->pdata;
  entry->clause.counterparts = (const char *const *) entry->counterparts->pdata;
}

void
wm_catalogue_document_entry_show_lists (WmCatalogueDocumentEntry *entry)
{
  entry->document.clauses = (const WmCatalogueClause *const *) entry->clauses->pdata;
  entry->document.controls = (const WmCatalogueControl *const *) entry->controls->pdata;
}

void
wm_catalogue_guidance_entry_show_lists (WmCatalogueGuidanceEntry *entry)
{
  entry->guidance.proof = (const char *const *) entry->proof->pdata;
  entry->guidance.tools = (const WmCatalogueNeed *const *) entry->tools->pdata;
  entry->guidance.documents = (const WmCatalogueNeed *const *) entry->documents->pdata;
}
