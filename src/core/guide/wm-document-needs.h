/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"
#include "standard/wm-catalogue.h"

G_BEGIN_DECLS

/* The documents that the standard wants in writing, and those that there are. */

typedef enum
{
  WM_DOCUMENT_NOT_WANTED, /* none of its controls applies */
  WM_DOCUMENT_MISSING,
  WM_DOCUMENT_KEPT_HERE, /* no document, but the register of this program in which it is kept */
  WM_DOCUMENT_DRAFT,     /* there, and not approved yet */
  WM_DOCUMENT_OVERDUE,   /* approved, and to be looked at again before today */
  WM_DOCUMENT_APPROVED,
} WmDocumentState;

/** WmDocumentNeed: a document or record that the standard wants, and what there is of it. */
typedef struct
{
  const WmCatalogueDocument *document; /* of the catalogue in the list */
  WmDocumentState state;
  char *record_id;    /* owned, nullable: the document in the register that goes furthest */
  const WmKind *kind; /* nullable: the register of this program in which it is kept */
} WmDocumentNeed;

/** WmDocumentNeeds: the needs of a project, with the catalogue that they come from. */
typedef struct
{
  WmCatalogue *catalogue; /* owned */
  GPtrArray *needs;       /* owned, of WmDocumentNeed, in the order of the catalogue */
} WmDocumentNeeds;

/**
 * wm_document_needs_load:
 * @today: (nullable): `YYYY-MM-DD`; %NULL: wm_clock_dup_today()
 *
 * Returns: (transfer full): every document that the edition of @project wants
 */
WmDocumentNeeds *
wm_document_needs_load (WmProject *project, const char *today) G_GNUC_WARN_UNUSED_RESULT;
void wm_document_needs_free (WmDocumentNeeds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmDocumentNeeds, wm_document_needs_free)

/** wm_document_needs_get_state_label: the state in a few words, in the reader's language. */
const char *wm_document_needs_get_state_label (WmDocumentState state);

/**
 * wm_document_needs_dup_undocumented:
 *
 * Returns: (transfer full): the references of requirements and controls that want a document which
 *   is missing, with a space before and after each
 */
char *wm_document_needs_dup_undocumented (WmProject *project) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_document_needs_list_without:
 * @kind: "requirement" or "control"
 *
 * Returns: (transfer full) (element-type utf8): ids of the requirements, or of the controls that
 *   apply, that no document in force or being written serves, wanted or not
 */
GPtrArray *
wm_document_needs_list_without (WmProject *project, const char *kind) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_document_needs_list_idle:
 *
 * Returns: (transfer full) (element-type utf8): ids of the documents in force or being written that
 *   serve neither a requirement nor a control and are none that the standard wants
 */
GPtrArray *wm_document_needs_list_idle (WmProject *project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
