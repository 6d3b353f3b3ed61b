/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_SELECTION_BAR (wm_selection_bar_get_type ())

/**
 * WmSelectionBar:
 *
 * Does what can be done with the selected rows of a list: sets one field of all of them, links or
 * deletes them. Signals: `selected` -> (transfer full): their ids, asked for when something is
 * done; `unselect`: the list is to select nothing.
 */
G_DECLARE_FINAL_TYPE (WmSelectionBar, wm_selection_bar, WM, SELECTION_BAR, GtkWidget)

WmSelectionBar *
wm_selection_bar_new (WmSession *session, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_selection_bar_new_mixed:
 * @kind: one of the kinds
 * @field_ids: fields that all the kinds have, ended by %NULL
 *
 * For a list of more than one kind.
 */
WmSelectionBar *wm_selection_bar_new_mixed (WmSession *session, const WmKind *kind,
                                            const char *const *field_ids) G_GNUC_WARN_UNUSED_RESULT;

/** wm_selection_bar_set_count: how many rows are selected; without any there is nothing to see. */
void wm_selection_bar_set_count (WmSelectionBar *self, guint count);

/**
 * wm_selection_bar_set_field:
 * @value: (nullable): the canonical value
 *
 * Sets a field of all selected records.
 *
 * Returns: (transfer full) (nullable): why it was refused, %NULL where it was done
 */
char *wm_selection_bar_set_field (WmSelectionBar *self, const char *field_id,
                                  const char *value) G_GNUC_WARN_UNUSED_RESULT;

/** wm_selection_bar_link: links all selected records with the record @to. */
void wm_selection_bar_link (WmSelectionBar *self, const char *to);

G_END_DECLS
