/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-soa.h"

static void
free_evidence (gpointer data)
{
  WmSoaEvidence *evidence = data;

  g_free (evidence->title);
  g_free (evidence->period);
  g_free (evidence);
}

static void
free_row (gpointer data)
{
  WmSoaRow *row = data;

  g_free (row->reference);
  g_free (row->title);
  g_free (row->decision);
  g_ptr_array_unref (row->reasons);
  g_free (row->justification);
  g_free (row->status);
  g_free (row->how);
  g_free (row->owner);
  g_ptr_array_unref (row->documents);
  g_ptr_array_unref (row->risks);
  g_ptr_array_unref (row->evidence);
  g_free (row);
}

static void
free_group (gpointer data)
{
  WmSoaGroup *group = data;

  g_free (group->title);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

/**
 * wm_soa_new:
 * @company: (nullable): the name of the company
 *
 * Returns: (transfer full): a statement without controls
 */
WmSoa *
wm_soa_new (const char *company)
{
  WmSoa *soa = g_new0 (WmSoa, 1);

  soa->company = g_strdup (company);
  soa->groups = g_ptr_array_new_with_free_func (free_group);
  return soa;
}

/**
 * wm_soa_free:
 * @soa: (transfer full) (nullable): a statement
 */
void
wm_soa_free (WmSoa *soa)
{
  if (!soa)
    return;
  g_free (soa->company);
  g_free (soa->legal_form);
  g_free (soa->address);
  g_free (soa->scope);
  g_free (soa->certificate_sentence);
  g_free (soa->version);
  g_free (soa->date);
  g_free (soa->approver);
  g_free (soa->approved_on);
  g_free (soa->edition);
  g_free (soa->head_event);
  g_free (soa->program_version);
  g_ptr_array_unref (soa->groups);
  g_free (soa);
}

/**
 * wm_soa_add_group:
 * @soa: a statement
 * @title: (nullable): the theme or category
 *
 * Returns: (transfer none): the new last group
 */
WmSoaGroup *
wm_soa_add_group (WmSoa *soa, const char *title)
{
  WmSoaGroup *group = g_new0 (WmSoaGroup, 1);

  group->title = g_strdup (title);
  group->rows = g_ptr_array_new_with_free_func (free_row);
  g_ptr_array_add (soa->groups, group);
  return group;
}

/**
 * wm_soa_group_add_row:
 * @group: a group
 * @reference: (nullable): of the control
 * @title: (nullable): of the control
 *
 * Returns: (transfer none): the new last row, undecided and empty, whose fields are the caller's to
 *   fill
 */
WmSoaRow *
wm_soa_group_add_row (WmSoaGroup *group, const char *reference, const char *title)
{
  WmSoaRow *row = g_new0 (WmSoaRow, 1);

  row->reference = g_strdup (reference);
  row->title = g_strdup (title);
  row->reasons = g_ptr_array_new_with_free_func (g_free);
  row->risks = g_ptr_array_new_with_free_func (g_free);
  row->documents = g_ptr_array_new_with_free_func (g_free);
  row->evidence = g_ptr_array_new_with_free_func (free_evidence);
  g_ptr_array_add (group->rows, row);
  return row;
}

/**
 * wm_soa_row_add_reason:
 * @row: a row
 * @token: "law", "contract", "risk" or "practice"
 */
void
wm_soa_row_add_reason (WmSoaRow *row, const char *token)
{
  g_ptr_array_add (row->reasons, g_strdup (token));
}

static gboolean
has_reason (const WmSoaRow *row, const char *token)
{
  return g_ptr_array_find_with_equal_func (row->reasons, token, g_str_equal, NULL);
}

/**
 * wm_soa_row_add_risk:
 * @row: a row
 * @words: its number and what could happen
 *
 * A control that answers a risk has that for a reason, whether it was ticked or not.
 */
void
wm_soa_row_add_risk (WmSoaRow *row, const char *words)
{
  g_ptr_array_add (row->risks, g_strdup (words));
  if (!has_reason (row, "risk"))
    wm_soa_row_add_reason (row, "risk");
}

/**
 * wm_soa_row_add_document:
 * @row: a row
 * @title: of a document
 */
void
wm_soa_row_add_document (WmSoaRow *row, const char *title)
{
  g_ptr_array_add (row->documents, g_strdup (title));
}

/**
 * wm_soa_row_add_evidence:
 * @row: a row
 * @title: of the evidence
 * @period: (nullable): the period it proves, in words
 */
void
wm_soa_row_add_evidence (WmSoaRow *row, const char *title, const char *period)
{
  WmSoaEvidence *evidence = g_new0 (WmSoaEvidence, 1);

  evidence->title = g_strdup (title);
  evidence->period = g_strdup (period);
  g_ptr_array_add (row->evidence, evidence);
}

static gboolean
is_empty (const char *text)
{
  while (text && g_ascii_isspace (*text))
    text++;
  return !text || !*text;
}

/**
 * wm_soa_is_draft:
 * @soa: a statement
 *
 * Returns: %TRUE as long as nobody has approved it
 */
gboolean
wm_soa_is_draft (const WmSoa *soa)
{
  return is_empty (soa->approver);
}

/**
 * wm_soa_row_get_decision:
 * @row: a row
 *
 * Returns: what the token says
 */
WmSoaDecision
wm_soa_row_get_decision (const WmSoaRow *row)
{
  if (g_strcmp0 (row->decision, "applicable") == 0)
    return WM_SOA_APPLICABLE;
  if (g_strcmp0 (row->decision, "excluded") == 0)
    return WM_SOA_EXCLUDED;
  return WM_SOA_UNDECIDED;
}

/**
 * wm_soa_row_get_status:
 * @row: a row
 *
 * Returns: what the token says
 */
WmSoaStatus
wm_soa_row_get_status (const WmSoaRow *row)
{
  if (g_strcmp0 (row->status, "implemented") == 0)
    return WM_SOA_IMPLEMENTED;
  if (g_strcmp0 (row->status, "partly") == 0)
    return WM_SOA_PARTLY;
  if (g_strcmp0 (row->status, "planned") == 0)
    return WM_SOA_PLANNED;
  return WM_SOA_NOT_STARTED;
}

/**
 * wm_soa_row_lacks_reason:
 * @row: a row
 *
 * An inclusion is explained by one of the usual reasons or in words; an exclusion only in words,
 * because law, contract, risk and practice are reasons to have a control.
 *
 * Returns: %TRUE if it is decided, and nothing says why
 */
gboolean
wm_soa_row_lacks_reason (const WmSoaRow *row)
{
  switch (wm_soa_row_get_decision (row))
    {
    case WM_SOA_APPLICABLE:
      return row->reasons->len == 0 && is_empty (row->justification);
    case WM_SOA_EXCLUDED:
      return is_empty (row->justification);
    case WM_SOA_UNDECIDED:
    default:
      return FALSE;
    }
}

static void
count_group (const WmSoaGroup *group, WmSoaCounts *counts)
{
  for (guint i = 0; i < group->rows->len; i++)
    {
      const WmSoaRow *row = g_ptr_array_index (group->rows, i);
      WmSoaDecision decision = wm_soa_row_get_decision (row);

      counts->total++;
      counts->excluded += decision == WM_SOA_EXCLUDED;
      counts->undecided += decision == WM_SOA_UNDECIDED;
      if (decision == WM_SOA_APPLICABLE)
        {
          counts->applicable++;
          counts->status[wm_soa_row_get_status (row)]++;
        }
    }
}

/**
 * wm_soa_count:
 * @soa: a statement
 * @counts: (out): the numbers of all groups together
 */
void
wm_soa_count (const WmSoa *soa, WmSoaCounts *counts)
{
  *counts = (WmSoaCounts){ 0 };
  for (guint i = 0; i < soa->groups->len; i++)
    count_group (g_ptr_array_index (soa->groups, i), counts);
}

/**
 * wm_soa_group_count:
 * @group: a group
 * @counts: (out): its numbers
 */
void
wm_soa_group_count (const WmSoaGroup *group, WmSoaCounts *counts)
{
  *counts = (WmSoaCounts){ 0 };
  count_group (group, counts);
}
