/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmSoaEvidence:
 * @title: what it is called
 * @period: (nullable): the period it proves, in words
 */
typedef struct
{
  char *title;
  char *period;
} WmSoaEvidence;

/**
 * WmSoaRow:
 * @reference: such as "A.5.9"
 * @title: of the control
 * @decision: (nullable): "applicable" or "excluded"; anything else is undecided
 * @reasons: (element-type utf8): tokens out of "law", "contract", "risk", "practice"
 * @justification: (nullable): why it is in or out
 * @status: (nullable): "planned", "partly" or "implemented"; anything else is not started
 * @how: (nullable): how it is done
 * @owner: (nullable): who answers for it
 * @documents: (element-type utf8): titles of the documents that say so
 * @evidence: (element-type WmSoaEvidence): what proves it
 * @risks: (element-type utf8): the risks that it was chosen against
 *
 * One control in the Statement of Applicability. All text is as it was entered.
 */
typedef struct
{
  char *reference;
  char *title;
  char *decision;
  GPtrArray *reasons;
  char *justification;
  char *status;
  char *how;
  char *owner;
  GPtrArray *documents;
  GPtrArray *evidence;
  GPtrArray *risks;
} WmSoaRow;

/**
 * WmSoaGroup:
 * @title: of the theme or category
 * @rows: (element-type WmSoaRow): its controls in order
 */
typedef struct
{
  char *title;
  GPtrArray *rows;
} WmSoaGroup;

/**
 * WmSoa:
 * @company: its name
 * @legal_form: (nullable)
 * @address: (nullable): may have several lines
 * @scope: (nullable): what the management system covers
 * @certificate_sentence: (nullable): what the certificate is to say
 * @version: (nullable): of the statement
 * @date: (nullable): of the statement, YYYY-MM-DD
 * @approver: (nullable): who approved it; without one it is a draft
 * @approved_on: (nullable): YYYY-MM-DD
 * @edition: (nullable): the full name of the standard, as the catalogue gives it
 * @head_event: (nullable): id of the newest event, 64 hexadecimal digits
 * @n_events: how many events there are
 * @program_version: (nullable): of Waymark
 * @groups: (element-type WmSoaGroup): the controls by theme
 *
 * All that a Statement of Applicability says, apart from where it comes from and where it goes.
 * The fields are the caller's to fill; strings are owned. It is plain data, so that it can be
 * handed to a worker thread.
 */
typedef struct
{
  char *company;
  char *legal_form;
  char *address;
  char *scope;
  char *certificate_sentence;
  char *version;
  char *date;
  char *approver;
  char *approved_on;
  char *edition;
  char *head_event;
  guint64 n_events;
  char *program_version;
  GPtrArray *groups;
} WmSoa;

/**
 * WmSoaDecision:
 *
 * Whether a control is in.
 */
typedef enum
{
  WM_SOA_UNDECIDED,
  WM_SOA_APPLICABLE,
  WM_SOA_EXCLUDED,
} WmSoaDecision;

/**
 * WmSoaStatus:
 *
 * How far a control is.
 */
typedef enum
{
  WM_SOA_NOT_STARTED,
  WM_SOA_PLANNED,
  WM_SOA_PARTLY,
  WM_SOA_IMPLEMENTED,
  WM_SOA_N_STATUS,
} WmSoaStatus;

/**
 * WmSoaCounts:
 * @total: all controls
 * @applicable: those that are in
 * @excluded: those that are out
 * @undecided: the others
 * @status: of those that are in, by how far they are; their sum is @applicable
 */
typedef struct
{
  guint total;
  guint applicable;
  guint excluded;
  guint undecided;
  guint status[WM_SOA_N_STATUS];
} WmSoaCounts;

WmSoa *wm_soa_new (const char *company) G_GNUC_WARN_UNUSED_RESULT;
void wm_soa_free (WmSoa *soa);
WmSoaGroup *wm_soa_add_group (WmSoa *soa, const char *title);
WmSoaRow *wm_soa_group_add_row (WmSoaGroup *group, const char *reference, const char *title);
void wm_soa_row_add_reason (WmSoaRow *row, const char *token);
void wm_soa_row_add_risk (WmSoaRow *row, const char *words);
void wm_soa_row_add_document (WmSoaRow *row, const char *title);
void wm_soa_row_add_evidence (WmSoaRow *row, const char *title, const char *period);

gboolean wm_soa_is_draft (const WmSoa *soa);
WmSoaDecision wm_soa_row_get_decision (const WmSoaRow *row);
WmSoaStatus wm_soa_row_get_status (const WmSoaRow *row);
gboolean wm_soa_row_lacks_reason (const WmSoaRow *row);
void wm_soa_count (const WmSoa *soa, WmSoaCounts *counts);
void wm_soa_group_count (const WmSoaGroup *group, WmSoaCounts *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSoa, wm_soa_free)

G_END_DECLS
