/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-soa-words.h"

#include <glib/gi18n-lib.h>

/**
 * wm_soa_decision_to_word:
 * @decision: a decision
 *
 * Returns: (transfer none): the word for it in the reader's language
 */
const char *
wm_soa_decision_to_word (WmSoaDecision decision)
{
  switch (decision)
    {
    case WM_SOA_APPLICABLE:
      return C_ ("decision on a control", "Applicable");
    case WM_SOA_EXCLUDED:
      return C_ ("decision on a control", "Excluded");
    case WM_SOA_UNDECIDED:
    default:
      return C_ ("decision on a control", "Undecided");
    }
}

/**
 * wm_soa_status_to_word:
 * @status: how far a control is
 *
 * Returns: (transfer none): the words for it in the reader's language
 */
const char *
wm_soa_status_to_word (WmSoaStatus status)
{
  switch (status)
    {
    case WM_SOA_IMPLEMENTED:
      return C_ ("status of a control", "Implemented");
    case WM_SOA_PARTLY:
      return C_ ("status of a control", "Partly implemented");
    case WM_SOA_PLANNED:
      return C_ ("status of a control", "Planned");
    case WM_SOA_NOT_STARTED:
    case WM_SOA_N_STATUS:
    default:
      return C_ ("status of a control", "Not started");
    }
}

/**
 * wm_soa_reason_to_word:
 * @token: why a control is in
 *
 * Returns: (transfer none): the words for it in the reader's language; @token itself if it is not
 *   known, so that nothing is lost
 */
const char *
wm_soa_reason_to_word (const char *token)
{
  if (g_strcmp0 (token, "law") == 0)
    return C_ ("reason for a control", "Law");
  if (g_strcmp0 (token, "contract") == 0)
    return C_ ("reason for a control", "Contract");
  if (g_strcmp0 (token, "risk") == 0)
    return C_ ("reason for a control", "Risk treatment");
  if (g_strcmp0 (token, "practice") == 0)
    return C_ ("reason for a control", "Good practice");
  return token;
}

/**
 * wm_soa_row_dup_reasons:
 * @row: a row
 *
 * Returns: (transfer full): its reasons in words, empty if there are none
 */
char *
wm_soa_row_dup_reasons (const WmSoaRow *row)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < row->reasons->len; i++)
    {
      if (i > 0)
        /* Translators: between the parts of a list. */
        g_string_append (words, C_ ("list", ", "));
      g_string_append (words, wm_soa_reason_to_word (g_ptr_array_index (row->reasons, i)));
    }
  return g_string_free (words, FALSE);
}

/**
 * wm_soa_dup_date:
 * @date: (nullable): YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): the date as one writes it, or @date as it is if it is none
 */
char *
wm_soa_dup_date (const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *instant = NULL;

  if (!date || !*date)
    return NULL;
  instant = g_strconcat (date, "T00:00:00Z", NULL);
  time = g_date_time_new_from_iso8601 (instant, NULL);
  if (!time)
    return g_strdup (date);
  /* Translators: a date such as "7 March 2026", for g_date_time_format (). */
  return g_date_time_format (time, C_ ("date", "%-d %B %Y"));
}
