/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_EVIDENCE_DESCRIBE (wm_evidence_describe_get_type ())

/**
 * WmEvidenceDescribe:
 *
 * A popover that says of several pieces of evidence at once where they come from and for when they
 * are. What is left empty stays as it is. Signal: `describe` (a #WmValues) -> nullable string that
 * says why it was refused.
 */
G_DECLARE_FINAL_TYPE (WmEvidenceDescribe, wm_evidence_describe, WM, EVIDENCE_DESCRIBE, GtkPopover)

GtkWidget *wm_evidence_describe_new (WmSession *session);
/** wm_evidence_describe_set_count: for how many it is. */
void wm_evidence_describe_set_count (WmEvidenceDescribe *self, guint count);
/** wm_evidence_describe_apply: what its button does. */
void wm_evidence_describe_apply (WmEvidenceDescribe *self);

G_END_DECLS
