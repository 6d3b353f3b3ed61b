/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-catalogue-error.h"
#include "wm-catalogue-types.h"
#include <glib-object.h>

G_BEGIN_DECLS

#define WM_TYPE_CATALOGUE (wm_catalogue_get_type ())

/**
 * WmCatalogue:
 *
 * One edition of the standard: the controls of its annex, its clauses and the documents that they
 * want. It never changes. Entries come in the order of the standard, belong to the catalogue and
 * live as long as it.
 */
G_DECLARE_FINAL_TYPE (WmCatalogue, wm_catalogue, WM, CATALOGUE, GObject)

/**
 * wm_catalogue_list_editions:
 *
 * Returns: (transfer full): the ids of the editions in the program, such as "2022", the oldest
 * first
 */
char **wm_catalogue_list_editions (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_catalogue_ref_builtin:
 * @edition: the id of an edition, such as "2022"
 *
 * Gives an edition that is part of the program. It is read once while somebody holds it; a
 * catalogue never changes.
 *
 * Returns: (transfer full): the catalogue, or %NULL with %WM_CATALOGUE_ERROR_NOT_FOUND where the
 * program has no such edition
 */
WmCatalogue *
wm_catalogue_ref_builtin (const char *edition, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_catalogue_new_from_bytes:
 * @bytes: XML as data/catalogue/catalogue.rng describes it, from anywhere
 *
 * Loads a catalogue that need not be trusted: no other file is opened, size and depth are bounded,
 * and one that contradicts itself is refused.
 *
 * Returns: (transfer full): the catalogue, or %NULL with an error of %WM_CATALOGUE_ERROR
 */
WmCatalogue *wm_catalogue_new_from_bytes (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_catalogue_get_edition:
 *
 * Returns: (transfer none): the id of the edition, such as "2022"
 */
const char *wm_catalogue_get_edition (WmCatalogue *self);

/**
 * wm_catalogue_get_name:
 *
 * Returns: (transfer none): the name of the standard with its edition, which is the same in every
 * language
 */
const char *wm_catalogue_get_name (WmCatalogue *self);

/**
 * wm_catalogue_get_published:
 *
 * Returns: (transfer none): the day of publication, YYYY-MM-DD
 */
const char *wm_catalogue_get_published (WmCatalogue *self);

/**
 * wm_catalogue_get_certificates_ended:
 *
 * Returns: (transfer none) (nullable): the last day on which a certificate to this edition could be
 * valid, YYYY-MM-DD, or %NULL for an edition in force
 */
const char *wm_catalogue_get_certificates_ended (WmCatalogue *self);

/**
 * wm_catalogue_get_counterpart_edition:
 *
 * Returns: (transfer none) (nullable): the id of the edition in which the counterparts of clauses
 * are numbered
 */
const char *wm_catalogue_get_counterpart_edition (WmCatalogue *self);

/**
 * wm_catalogue_get_amendments:
 * @n_amendments: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array zero-terminated=1): the amendments, ending with %NULL
 */
const WmCatalogueAmendment *const *
wm_catalogue_get_amendments (WmCatalogue *self, guint *n_amendments);

/**
 * wm_catalogue_get_groups:
 * @n_groups: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array zero-terminated=1): the groups of controls, ending with %NULL
 */
const WmCatalogueGroup *const *wm_catalogue_get_groups (WmCatalogue *self, guint *n_groups);

/**
 * wm_catalogue_get_controls:
 * @n_controls: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array zero-terminated=1): the controls, ending with %NULL
 */
const WmCatalogueControl *const *wm_catalogue_get_controls (WmCatalogue *self, guint *n_controls);

/**
 * wm_catalogue_get_clauses:
 * @n_clauses: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array zero-terminated=1): sections, requirements and letters, ending
 * with %NULL
 */
const WmCatalogueClause *const *wm_catalogue_get_clauses (WmCatalogue *self, guint *n_clauses);

/**
 * wm_catalogue_get_requirements:
 * @n_requirements: (out) (optional): how many there are
 *
 * The clauses that a project answers with one record each: neither sections nor letters. The
 * letters of a requirement are its children.
 *
 * Returns: (transfer none) (array zero-terminated=1): the requirements, ending with %NULL
 */
const WmCatalogueClause *const *
wm_catalogue_get_requirements (WmCatalogue *self, guint *n_requirements);

/**
 * wm_catalogue_get_documents:
 * @n_documents: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array zero-terminated=1): the documents and records that the standard
 * wants, ending with %NULL
 */
const WmCatalogueDocument *const *
wm_catalogue_get_documents (WmCatalogue *self, guint *n_documents);

/**
 * wm_catalogue_lookup_group:
 * @id: a token, such as "people"
 *
 * Returns: (transfer none) (nullable): the group of controls, or %NULL where there is none
 */
const WmCatalogueGroup *wm_catalogue_lookup_group (WmCatalogue *self, const char *id);

/**
 * wm_catalogue_lookup_control:
 * @id: a number as the standard writes it, with the letter of the annex
 *
 * Returns: (transfer none) (nullable): the control, or %NULL where there is none
 */
const WmCatalogueControl *wm_catalogue_lookup_control (WmCatalogue *self, const char *id);

/**
 * wm_catalogue_lookup_clause:
 * @id: a number as the standard writes it, for a letter with a space before it and a bracket after
 * it
 *
 * Returns: (transfer none) (nullable): the clause, or %NULL where there is none
 */
const WmCatalogueClause *wm_catalogue_lookup_clause (WmCatalogue *self, const char *id);

/**
 * wm_catalogue_lookup_document:
 * @id: a token, such as "scope_statement"
 *
 * Returns: (transfer none) (nullable): the document or record, or %NULL where there is none
 */
const WmCatalogueDocument *wm_catalogue_lookup_document (WmCatalogue *self, const char *id);

G_END_DECLS
