/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_EVIDENCE_BAR (wm_evidence_bar_get_type ())

/**
 * WmEvidenceBar:
 *
 * What can be done with several pieces of evidence at once. Signals: `describe` (a #WmValues) ->
 * nullable string that says why it was refused; `link` (s: id of a record); `delete`; `unselect`.
 */
G_DECLARE_FINAL_TYPE (WmEvidenceBar, wm_evidence_bar, WM, EVIDENCE_BAR, GtkWidget)

GtkWidget *wm_evidence_bar_new (WmSession *session);
/** wm_evidence_bar_set_count: how many are selected; without several there is nothing to see. */
void wm_evidence_bar_set_count (WmEvidenceBar *self, guint count);

G_END_DECLS
