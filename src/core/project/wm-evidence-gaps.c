/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-evidence-gaps.h"

#include "wm-file-bytes.h"

/* One literal a gap; :day is bound where it occurs. What has no file has no bytes that could be
 * gone. */
static const char *const queries[] = {
  [WM_EVIDENCE_GAP_VALID] =
      "SELECT id FROM main.evidence WHERE valid_until <= :day ORDER BY number /*scan*/",
  [WM_EVIDENCE_GAP_LINK] = "SELECT id FROM main.evidence e"
                           " WHERE NOT EXISTS (SELECT 1 FROM main.link WHERE from_id = e.id)"
                           " AND NOT EXISTS (SELECT 1 FROM main.link WHERE to_id = e.id)"
                           " ORDER BY number /*scan*/",
  [WM_EVIDENCE_GAP_FILE] =
      "SELECT id, sha256 FROM main.evidence WHERE sha256 IS NOT NULL ORDER BY number /*scan*/",
};

GPtrArray *
wm_project_list_evidence_with_gap (WmProject *self, WmEvidenceGap gap, const char *day)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmStatement) rows = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (self), ids);
  g_return_val_if_fail (gap != WM_EVIDENCE_GAP_VALID || day != NULL, ids);

  rows = wm_database_prepare (wm_project_get_database (self), queries[gap]);
  if (gap == WM_EVIDENCE_GAP_VALID)
    wm_statement_bind_text (rows, ":day", day);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    if (gap != WM_EVIDENCE_GAP_FILE ||
        wm_project_find_bytes (self, wm_statement_get_text (rows, 1)) != WM_FILE_BYTES_WHOLE)
      g_ptr_array_add (ids, g_strdup (wm_statement_get_text (rows, 0)));
  return ids;
}
