/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"

G_BEGIN_DECLS

/* What a piece of evidence can lack that is no gap of the guide: what its fields do not say, or say
 * only together with the day. */
typedef enum
{
  WM_EVIDENCE_GAP_VALID, /* it ran out, or will soon */
  WM_EVIDENCE_GAP_LINK,  /* it is linked to nothing */
  WM_EVIDENCE_GAP_FILE,  /* its file was left out, is damaged or is gone */
} WmEvidenceGap;

/**
 * wm_project_list_evidence_with_gap:
 * @day: for %WM_EVIDENCE_GAP_VALID: the last day, `YYYY-MM-DD`, until which it would have to be
 *   valid; else ignored
 *
 * Returns: (transfer full) (element-type utf8): ids of the evidence that lacks it, by number
 */
GPtrArray *wm_project_list_evidence_with_gap (WmProject *self, WmEvidenceGap gap,
                                              const char *day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
