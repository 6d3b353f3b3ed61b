/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

G_BEGIN_DECLS

/* The one thing that a piece of evidence lacks most, in a word. */

typedef struct
{
  char *words;           /* owned: "No source", "Expires 12 Dec" */
  const char *css_class; /* its colour */
  const char *icon;      /* its shape; NULL: none */
} WmEvidenceHint;

/** wm_evidence_hint_new: (nullable): %NULL where nothing is missing. */
WmEvidenceHint *
wm_evidence_hint_new (WmSession *session, WmRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void wm_evidence_hint_free (WmEvidenceHint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmEvidenceHint, wm_evidence_hint_free)

/** wm_evidence_dup_soon: (transfer full): the day until which something runs out soon. */
char *wm_evidence_dup_soon (void) G_GNUC_WARN_UNUSED_RESULT;
/** wm_evidence_dup_time: (transfer full): its period, or the day it was collected on; may be "". */
char *wm_evidence_dup_time (WmRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
