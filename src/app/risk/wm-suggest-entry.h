/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "risk/wm-suggest.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_SUGGEST_ENTRY (wm_suggest_entry_get_type ())

/**
 * WmSuggestEntry:
 *
 * A suggestion in a list, and the risk that was made of it. Property: `risk-id` (nullable).
 */
G_DECLARE_FINAL_TYPE (WmSuggestEntry, wm_suggest_entry, WM, SUGGEST_ENTRY, GObject)

/** wm_suggest_entry_new: (transfer full) @suggestion: what it says. */
WmSuggestEntry *wm_suggest_entry_new (WmSuggestion *suggestion) G_GNUC_WARN_UNUSED_RESULT;
WmSuggestion *wm_suggest_entry_get_suggestion (WmSuggestEntry *self);
/** wm_suggest_entry_get_risk_id: (nullable): of the risk that was made of it. */
const char *wm_suggest_entry_get_risk_id (WmSuggestEntry *self);
void wm_suggest_entry_set_risk_id (WmSuggestEntry *self, const char *id);

#define WM_TYPE_SUGGEST_ROW (wm_suggest_row_get_type ())

/** WmSuggestRow: shows a #WmSuggestEntry. Signal: `taken`: its button was pressed. */
G_DECLARE_FINAL_TYPE (WmSuggestRow, wm_suggest_row, WM, SUGGEST_ROW, GtkWidget)

GtkWidget *wm_suggest_row_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
void wm_suggest_row_set_entry (WmSuggestRow *self, WmSuggestEntry *entry);
WmSuggestEntry *wm_suggest_row_get_entry (WmSuggestRow *self);

G_END_DECLS
