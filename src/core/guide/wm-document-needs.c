/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-document-needs.h"

#include "store/wm-clock.h"
#include "wm-kept-documents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_need (WmDocumentNeed *self)
{
  g_free (self->record_id);
  g_free (self);
}

void
wm_document_needs_free (WmDocumentNeeds *self)
{
  g_ptr_array_unref (self->needs);
  g_object_unref (self->catalogue);
  g_free (self);
}

/* The rows of @sql, each with one text. */
static GPtrArray *
list_texts (WmProject *project, const char *sql)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (wm_project_get_database (project), sql);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (texts, g_strdup (wm_statement_get_text (rows, 0)));
  return texts;
}

static gboolean
is_filled (WmProject *project, const WmKeptDocument *kept)
{
  g_autoptr (WmStatement) row =
      wm_database_prepare (wm_project_get_database (project), kept->filled);

  return wm_statement_step (row, NULL) == WM_STEP_ROW;
}

/* Whether one of the controls that want it applies; what clauses want is always wanted. */
static gboolean
is_wanted (const WmCatalogueDocument *document, GHashTable *applicable)
{
  if (!document->is_conditional)
    return TRUE;
  for (guint i = 0; document->controls[i] != NULL; i++)
    if (g_hash_table_contains (applicable, document->controls[i]->id))
      return TRUE;
  return FALSE;
}

static gboolean
has_token (const char *tokens, const char *token)
{
  g_auto (GStrv) parts = g_strsplit (tokens, ",", -1);

  return g_strv_contains ((const char *const *) parts, token);
}

static WmDocumentState
state_of (const char *state, const char *next_review, const char *today)
{
  if (g_strcmp0 (state, "approved") != 0)
    return WM_DOCUMENT_DRAFT;
  return next_review != NULL && strcmp (next_review, today) < 0 ? WM_DOCUMENT_OVERDUE
                                                                : WM_DOCUMENT_APPROVED;
}

/* The document of the register that goes furthest. */
static void
find_document (WmProject *project, WmDocumentNeed *need, const char *today)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT id, covers_required, state, next_review FROM main.document"
      " WHERE covers_required IS NOT NULL AND ifnull (state, '') NOT IN ('superseded', 'withdrawn')"
      " ORDER BY number /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      WmDocumentState state;

      if (!has_token (wm_statement_get_text (rows, 1), need->document->id))
        continue;
      state = state_of (wm_statement_get_text (rows, 2), wm_statement_get_text (rows, 3), today);
      if (state <= need->state)
        continue;
      need->state = state;
      g_free (need->record_id);
      need->record_id = g_strdup (wm_statement_get_text (rows, 0));
    }
}

static void
find_register (WmProject *project, WmDocumentNeed *need)
{
  const WmKeptDocument *kept = wm_kept_documents_find (need->document->id);

  if (kept == NULL)
    return;
  need->kind = wm_registry_find_kind (wm_project_get_registry (project), kept->kind);
  if (need->kind != NULL && is_filled (project, kept))
    need->state = WM_DOCUMENT_KEPT_HERE;
}

static WmDocumentNeed *
new_need (WmProject *project, const WmCatalogueDocument *document, GHashTable *applicable,
          const char *today)
{
  WmDocumentNeed *self = g_new0 (WmDocumentNeed, 1);

  self->document = document;
  self->state = WM_DOCUMENT_NOT_WANTED;
  if (!is_wanted (document, applicable))
    return self;
  self->state = WM_DOCUMENT_MISSING;
  find_register (project, self);
  find_document (project, self, today);
  return self;
}

static GHashTable *
load_applicable (WmProject *project)
{
  g_autoptr (GPtrArray) references = list_texts (
      project, "SELECT reference FROM main.control WHERE decision = 'applicable' /*scan*/");
  GHashTable *applicable = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < references->len; i++)
    g_hash_table_add (applicable, g_strdup (g_ptr_array_index (references, i)));
  return applicable;
}

static WmCatalogue *
load_catalogue (WmProject *project)
{
  g_autofree char *edition = wm_project_dup_edition (project);
  WmCatalogue *catalogue = wm_catalogue_ref_builtin (edition, NULL);

  /* A file from elsewhere may name an edition that is not here. */
  return catalogue != NULL ? catalogue : wm_catalogue_ref_builtin ("2022", NULL);
}

WmDocumentNeeds *
wm_document_needs_load (WmProject *project, const char *today)
{
  g_autoptr (GHashTable) applicable = load_applicable (project);
  g_autofree char *now = today == NULL ? wm_clock_dup_today () : NULL;
  WmDocumentNeeds *self = g_new0 (WmDocumentNeeds, 1);
  const WmCatalogueDocument *const *documents;

  self->catalogue = load_catalogue (project);
  self->needs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_need);
  documents = wm_catalogue_get_documents (self->catalogue, NULL);
  for (guint i = 0; documents[i] != NULL; i++)
    g_ptr_array_add (self->needs,
                     new_need (project, documents[i], applicable, today != NULL ? today : now));
  return self;
}

const char *
wm_document_needs_get_state_label (WmDocumentState state)
{
  switch (state)
    {
    case WM_DOCUMENT_NOT_WANTED:
      return _ ("Not wanted");
    case WM_DOCUMENT_KEPT_HERE:
      return _ ("Kept in a register");
    case WM_DOCUMENT_DRAFT:
      return _ ("Not approved yet");
    case WM_DOCUMENT_OVERDUE:
      return _ ("Review overdue");
    case WM_DOCUMENT_APPROVED:
      return _ ("Approved");
    case WM_DOCUMENT_MISSING:
    default:
      return _ ("Missing");
    }
}

/* A letter of a clause is answered by the record of its requirement. */
static const char *
get_requirement (const WmCatalogueClause *clause)
{
  while (clause->kind == WM_CLAUSE_SUB_REQUIREMENT && clause->parent != NULL)
    clause = clause->parent;
  return clause->id;
}

char *
wm_document_needs_dup_undocumented (WmProject *project)
{
  g_autoptr (WmDocumentNeeds) needs = wm_document_needs_load (project, NULL);
  g_autoptr (GString) references = g_string_new (" ");

  for (guint i = 0; i < needs->needs->len; i++)
    {
      const WmDocumentNeed *need = g_ptr_array_index (needs->needs, i);

      if (need->state != WM_DOCUMENT_MISSING)
        continue;
      for (guint j = 0; need->document->clauses[j] != NULL; j++)
        g_string_append_printf (references, "%s ", get_requirement (need->document->clauses[j]));
      for (guint j = 0; need->document->controls[j] != NULL; j++)
        g_string_append_printf (references, "%s ", need->document->controls[j]->id);
    }
  return g_string_free (g_steal_pointer (&references), FALSE);
}

#define SERVED                                                                                     \
  " NOT EXISTS (SELECT 1 FROM main.link l JOIN main.document d ON d.id = l.from_id"                \
  " WHERE l.to_id = r.id AND l.role = 'sets_out'"                                                  \
  " AND ifnull (d.state, '') NOT IN ('superseded', 'withdrawn'))"

GPtrArray *
wm_document_needs_list_without (WmProject *project, const char *kind)
{
  if (strcmp (kind, "control") == 0)
    return list_texts (project, "SELECT r.id FROM main.control r WHERE r.decision = 'applicable'"
                                " AND" SERVED " ORDER BY r.number /*scan*/");
  g_return_val_if_fail (strcmp (kind, "requirement") == 0, NULL);
  return list_texts (project, "SELECT r.id FROM main.requirement r WHERE" SERVED
                              " ORDER BY r.number /*scan*/");
}

GPtrArray *
wm_document_needs_list_idle (WmProject *project)
{
  return list_texts (
      project, "SELECT d.id FROM main.document d WHERE d.covers_required IS NULL"
               " AND ifnull (d.state, '') NOT IN ('superseded', 'withdrawn')"
               " AND NOT EXISTS (SELECT 1 FROM main.link l JOIN main.record r ON r.id = l.to_id"
               "  WHERE l.from_id = d.id AND r.kind IN ('requirement', 'control'))"
               " ORDER BY d.number /*scan*/");
}
