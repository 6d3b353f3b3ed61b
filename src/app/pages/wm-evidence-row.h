/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_EVIDENCE_ROW (wm_evidence_row_get_type ())

/**
 * WmEvidenceRow:
 *
 * A piece of evidence in a list: its number, sort, title and source, its time, and what it lacks.
 */
G_DECLARE_FINAL_TYPE (WmEvidenceRow, wm_evidence_row, WM, EVIDENCE_ROW, GtkWidget)

GtkWidget *wm_evidence_row_new (WmSession *session);
void wm_evidence_row_set_record (WmEvidenceRow *self, WmRecord *record);
/** wm_evidence_row_get_record_id: (nullable): whom it shows. */
const char *wm_evidence_row_get_record_id (WmEvidenceRow *self);

G_END_DECLS
