/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "project/wm-changes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_EVIDENCE_LIST (wm_evidence_list_get_type ())

/**
 * WmEvidenceList:
 *
 * The evidence of a project, narrowed by a filter, with what can be done with several at once. The
 * signal `selection-changed` comes when other rows are selected. It activates the action
 * `evidence.open` (s: id of the record) for a row.
 */
G_DECLARE_FINAL_TYPE (WmEvidenceList, wm_evidence_list, WM, EVIDENCE_LIST, GtkWidget)

GtkWidget *wm_evidence_list_new (WmSession *session);

/** wm_evidence_list_refresh: @changes: (nullable): what an event changed; %NULL: anything. */
void wm_evidence_list_refresh (WmEvidenceList *self, WmChanges *changes);
/** wm_evidence_list_select: selects that record alone and brings it into view. */
gboolean wm_evidence_list_select (WmEvidenceList *self, const char *id);
/** wm_evidence_list_select_first: so that there is something to read from the start. */
void wm_evidence_list_select_first (WmEvidenceList *self);
/** wm_evidence_list_dup_selected: (transfer full): ids, ended by %NULL. */
char **wm_evidence_list_dup_selected (WmEvidenceList *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_evidence_list_unselect: selects nothing; whether several were selected. */
gboolean wm_evidence_list_unselect (WmEvidenceList *self);
/** wm_evidence_list_show_field: shows what has @value in @field (%NULL: nothing). */
void wm_evidence_list_show_field (WmEvidenceList *self, const WmField *field, const char *value);
/** wm_evidence_list_show_only: shows only @ids and says so with @title; %NULL: all again. */
void wm_evidence_list_show_only (WmEvidenceList *self, GPtrArray *ids, const char *title);
gboolean wm_evidence_list_shows_only (WmEvidenceList *self);
void wm_evidence_list_clear_filter (WmEvidenceList *self);
/** wm_evidence_list_clear_text: takes back what was typed; whether there was something. */
gboolean wm_evidence_list_clear_text (WmEvidenceList *self);
void wm_evidence_list_find (WmEvidenceList *self);

G_END_DECLS
