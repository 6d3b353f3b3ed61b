/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "model/wm-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_EVIDENCE_FILTER (wm_evidence_filter_get_type ())

/**
 * WmEvidenceFilter:
 *
 * What narrows the list of evidence: an entry, and a drop-down with what evidence can lack. The
 * signal `changed` comes when it is to be narrowed in another way.
 */
G_DECLARE_FINAL_TYPE (WmEvidenceFilter, wm_evidence_filter, WM, EVIDENCE_FILTER, GtkWidget)

GtkWidget *wm_evidence_filter_new (WmSession *session);

/** wm_evidence_filter_apply: narrows @records as the filter says. */
void wm_evidence_filter_apply (WmEvidenceFilter *self, WmRecordList *records);
/** wm_evidence_filter_refresh: the same after an edit: what lacks something may be others now. */
void wm_evidence_filter_refresh (WmEvidenceFilter *self, WmRecordList *records);
/** wm_evidence_filter_is_set: whether the list is narrowed at all. */
gboolean wm_evidence_filter_is_set (WmEvidenceFilter *self);
/** wm_evidence_filter_has_choice: whether it is narrowed by more than what was typed. */
gboolean wm_evidence_filter_has_choice (WmEvidenceFilter *self);
/** wm_evidence_filter_set_field: narrows by @field to @value (%NULL: empty); `changed` follows. */
void wm_evidence_filter_set_field (WmEvidenceFilter *self, const WmField *field, const char *value);
/** wm_evidence_filter_clear: shows everything; `changed` follows where that is different. */
void wm_evidence_filter_clear (WmEvidenceFilter *self);
/** wm_evidence_filter_clear_text: takes the text back; whether there was one. */
gboolean wm_evidence_filter_clear_text (WmEvidenceFilter *self);
/** wm_evidence_filter_find: puts the cursor into the entry. */
void wm_evidence_filter_find (WmEvidenceFilter *self);
/** wm_evidence_filter_set_total: says in the entry how many there are to narrow. */
void wm_evidence_filter_set_total (WmEvidenceFilter *self, guint total);

G_END_DECLS
