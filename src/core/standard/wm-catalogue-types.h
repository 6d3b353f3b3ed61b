/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a catalogue consists of. Everything here belongs to the WmCatalogue that it came from, is
 * never changed, and lives as long as that catalogue. Texts for people are given as they stand in
 * the file, in English with white space folded, which is also their key for gettext;
 * wm_catalogue_translate() and the functions below give them in the reader's language. Arrays of
 * pointers end with NULL and are never NULL. */

typedef enum
{
  WM_CONTROL_TYPE_PREVENTIVE = 1 << 0,
  WM_CONTROL_TYPE_DETECTIVE = 1 << 1,
  WM_CONTROL_TYPE_CORRECTIVE = 1 << 2,
} WmControlTypes;

typedef enum
{
  WM_SECURITY_PROPERTY_CONFIDENTIALITY = 1 << 0,
  WM_SECURITY_PROPERTY_INTEGRITY = 1 << 1,
  WM_SECURITY_PROPERTY_AVAILABILITY = 1 << 2,
} WmSecurityProperties;

typedef enum
{
  WM_CLAUSE_SECTION,         /* a heading */
  WM_CLAUSE_REQUIREMENT,     /* what a project answers with one record */
  WM_CLAUSE_SUB_REQUIREMENT, /* a letter of a requirement */
} WmClauseKind;

typedef enum
{
  WM_DOCUMENT_KIND_DOCUMENT,
  WM_DOCUMENT_KIND_RECORD,
} WmDocumentKind;

typedef enum
{
  WM_AUDIT_STAGE_1 = 1 << 0,
  WM_AUDIT_STAGE_2 = 1 << 1,
} WmAuditStages;

typedef struct _WmCatalogueAmendment WmCatalogueAmendment;
typedef struct _WmCatalogueClause WmCatalogueClause;
typedef struct _WmCatalogueControl WmCatalogueControl;
typedef struct _WmCatalogueDocument WmCatalogueDocument;
typedef struct _WmCatalogueGroup WmCatalogueGroup;
typedef struct _WmCatalogueGuidance WmCatalogueGuidance;
typedef struct _WmCatalogueNeed WmCatalogueNeed;

/* A kind of tool or document that an entry usually takes. */
struct _WmCatalogueNeed
{
  const char *kind; /* token */
  const char *label;
};

/* What a good consultant would say about an entry; wm_guidance_lookup() gives it. */
struct _WmCatalogueGuidance
{
  const char *asks;
  const char *why;
  const char *how;
  const char *mistakes;
  const char *const *proof; /* two to five */
  const WmCatalogueNeed *const *tools;
  const WmCatalogueNeed *const *documents;
};

struct _WmCatalogueAmendment
{
  const char *id;
  const char *title;
  const char *published; /* YYYY-MM-DD, or YYYY-MM */
};

struct _WmCatalogueGroup
{
  const char *id; /* token, such as "people" */
  const char *label;
};

struct _WmCatalogueControl
{
  const char *id; /* as the standard writes it */
  const char *title;
  const char *note; /* (nullable) */
  const WmCatalogueGroup *group;
  WmControlTypes types;
  WmSecurityProperties properties;
  guint is_new : 1; /* has no predecessor in the edition before */
};

struct _WmCatalogueClause
{
  const char
      *id; /* as the standard writes it, for a letter with a space before and a bracket after it */
  const char *title;
  const char *documented;          /* (nullable): the documented information that it wants */
  const char *note;                /* (nullable) */
  const WmCatalogueClause *parent; /* (nullable) */
  const WmCatalogueClause *const *children;
  const char *const *counterparts; /* ids in the edition wm_catalogue_get_counterpart_edition() */
  const WmCatalogueAmendment *amendment; /* (nullable): the amendment that changed it */
  WmClauseKind kind;
};

/* A document or record that the standard wants. */
struct _WmCatalogueDocument
{
  const char *id; /* token, such as "scope_statement" */
  const char *title;
  const char *note; /* (nullable) */
  const WmCatalogueClause *const *clauses;
  const WmCatalogueControl *const *controls;
  WmDocumentKind kind;
  WmAuditStages stages;     /* that look at it */
  guint is_conditional : 1; /* wanted only where one of its controls applies */
};

/**
 * wm_catalogue_translate:
 * @text: (nullable): a text for people out of a catalogue
 *
 * Gives any text of a catalogue (a note, a piece of guidance) in the reader's language, or as it is
 * where there is no translation.
 *
 * Returns: (transfer none) (nullable): the text to show; it lives as long as @text. %NULL for %NULL
 */
const char *wm_catalogue_translate (const char *text);

/**
 * wm_catalogue_group_get_label:
 * @group: a group of controls
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *wm_catalogue_group_get_label (const WmCatalogueGroup *group);

/**
 * wm_catalogue_control_get_title:
 * @control: a control
 *
 * Returns: (transfer none): its title in the reader's language
 */
const char *wm_catalogue_control_get_title (const WmCatalogueControl *control);

/**
 * wm_catalogue_clause_get_title:
 * @clause: a section, requirement or letter
 *
 * Returns: (transfer none): its title in the reader's language
 */
const char *wm_catalogue_clause_get_title (const WmCatalogueClause *clause);

/**
 * wm_catalogue_clause_get_documented:
 * @clause: a section, requirement or letter
 *
 * Returns: (transfer none) (nullable): the documented information that it wants, in the reader's
 *   language, or %NULL where it wants none
 */
const char *wm_catalogue_clause_get_documented (const WmCatalogueClause *clause);

/**
 * wm_catalogue_document_get_title:
 * @document: a document or record that the standard wants
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *wm_catalogue_document_get_title (const WmCatalogueDocument *document);

G_END_DECLS
