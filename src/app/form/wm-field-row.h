/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_FIELD_ROW (wm_field_row_get_type ())

/**
 * WmFieldRow:
 *
 * One field of one record in a form: its label, and at the right what it says and can be changed
 * with. What a person does is written at once; a value that does not fit is said under the label,
 * and the last good one stays in the project.
 */
G_DECLARE_DERIVABLE_TYPE (WmFieldRow, wm_field_row, WM, FIELD_ROW, AdwActionRow)

/**
 * WmFieldRowClass:
 * @show_value: shows a canonical value, %NULL for none; called when the record changed
 * @get_control: (nullable): what gets the focus and is named after the field
 */
struct _WmFieldRowClass
{
  AdwActionRowClass parent_class;

  void (*show_value) (WmFieldRow *self, const char *value);
  GtkWidget *(*get_control) (WmFieldRow *self);
};

/**
 * wm_field_row_new:
 * @field: any but one of several lines of text
 *
 * Returns: (transfer floating): the row that suits @field
 */
GtkWidget *wm_field_row_new (WmSession *session, const WmField *field);

WmSession *wm_field_row_get_session (WmFieldRow *self);
const WmField *wm_field_row_get_field (WmFieldRow *self);
/** wm_field_row_get_record_id: (nullable): the record that is edited. */
const char *wm_field_row_get_record_id (WmFieldRow *self);
/** wm_field_row_get_value: (nullable): the canonical value in the project. */
const char *wm_field_row_get_value (WmFieldRow *self);

/**
 * wm_field_row_set_record:
 * @record: (nullable): whose field is shown
 *
 * Shows a record, or the same one again after it changed; what is being typed meanwhile stays.
 */
void wm_field_row_set_record (WmFieldRow *self, WmRecord *record);

/** wm_field_row_commit: writes a canonical value; where it is refused the row says why. */
gboolean wm_field_row_commit (WmFieldRow *self, const char *value);
/** wm_field_row_commit_text: reads what was typed and writes it. */
gboolean wm_field_row_commit_text (WmFieldRow *self, const char *text);
/** wm_field_row_commit_now: writes what is typed and not written yet. */
void wm_field_row_commit_now (WmFieldRow *self);
/** wm_field_row_is_wrong: whether the row says that a value does not fit. */
gboolean wm_field_row_is_wrong (WmFieldRow *self);

G_END_DECLS
