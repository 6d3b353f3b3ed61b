/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-chart.h"
#include "model/wm-record-list.h"

G_BEGIN_DECLS

/* How far a control or a requirement is, in one word: a control that is not decided or left out has
 * no other state. */

typedef enum
{
  WM_CONTROL_STATE_ANY,
  WM_CONTROL_STATE_UNDECIDED,
  WM_CONTROL_STATE_NOT_STARTED,
  WM_CONTROL_STATE_PLANNED,
  WM_CONTROL_STATE_PARTLY,
  WM_CONTROL_STATE_DONE,
  WM_CONTROL_STATE_EXCLUDED,
  WM_N_CONTROL_STATES,
} WmControlState;

/** wm_control_state_of: the state of a control or a requirement. */
WmControlState wm_control_state_of (WmRecord *record);
/** wm_control_state_is_wrong: whether a control is left out and nobody said why. */
gboolean wm_control_state_is_wrong (WmRecord *record);

/** wm_control_state_get_word: the word for @state in a list of controls, translated. */
const char *wm_control_state_get_word (WmControlState state);
/** wm_control_state_get_record_word: the word for the state of @record itself. */
const char *wm_control_state_get_record_word (WmRecord *record);
WmChartTone wm_control_state_get_tone (WmControlState state);
/** wm_control_state_get_class: the style class of the word. */
const char *wm_control_state_get_class (WmControlState state);

/**
 * wm_control_state_apply:
 * @records: a list of controls or of requirements
 *
 * Narrows @records to those in @state.
 *
 * Returns: %FALSE where none of that kind can be in it; @records are then as before
 */
gboolean wm_control_state_apply (WmControlState state, WmRecordList *records, const WmKind *kind);

/** wm_control_state_find: the state that is said with @value in @field; ANY where none is. */
WmControlState wm_control_state_find (const WmField *field, const char *value);

G_END_DECLS
