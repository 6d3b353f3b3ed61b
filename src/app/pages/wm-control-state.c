/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-control-state.h"

#include <glib/gi18n.h>

static const struct
{
  const char *word;       /* English, for gettext */
  const char *decision;   /* of a control */
  const char *status;     /* of a control that applies */
  const char *conclusion; /* of a requirement; NULL: none is in this state */
  WmChartTone tone;
  const char *css_class;
} states[WM_N_CONTROL_STATES] = {
  [WM_CONTROL_STATE_ANY] = { N_ ("Any status"), NULL, NULL, NULL, WM_CHART_NONE, "dim-label" },
  [WM_CONTROL_STATE_UNDECIDED] = { N_ ("Undecided"), "undecided", NULL, NULL, WM_CHART_NONE,
                                   "dim-label" },
  [WM_CONTROL_STATE_NOT_STARTED] = { N_ ("Not started"), "applicable", "not_started", "not_yet",
                                     WM_CHART_NONE, "dim-label" },
  [WM_CONTROL_STATE_PLANNED] = { N_ ("Planned"), "applicable", "planned", NULL, WM_CHART_NOW,
                                 "dim-label" },
  [WM_CONTROL_STATE_PARTLY] = { N_ ("Partly"), "applicable", "partly", "partly", WM_CHART_PARTLY,
                                "warning" },
  [WM_CONTROL_STATE_DONE] = { N_ ("Implemented"), "applicable", "implemented", "conforms",
                              WM_CHART_GOOD, "success" },
  [WM_CONTROL_STATE_EXCLUDED] = { N_ ("Excluded"), "excluded", NULL, NULL, WM_CHART_NONE,
                                  "dim-label" },
};

static gboolean
is_control (const WmKind *kind)
{
  return g_str_equal (kind->id, "control");
}

static WmControlState
find_control_state (const char *decision, const char *status)
{
  for (WmControlState i = WM_CONTROL_STATE_UNDECIDED; i < WM_N_CONTROL_STATES; i++)
    if (g_strcmp0 (states[i].decision, decision) == 0 &&
        (states[i].status == NULL || g_strcmp0 (states[i].status, status) == 0))
      return i;
  return WM_CONTROL_STATE_UNDECIDED;
}

static WmControlState
find_requirement_state (const char *conclusion)
{
  for (WmControlState i = WM_CONTROL_STATE_UNDECIDED; i < WM_N_CONTROL_STATES; i++)
    if (conclusion != NULL && g_strcmp0 (states[i].conclusion, conclusion) == 0)
      return i;
  return WM_CONTROL_STATE_NOT_STARTED;
}

WmControlState
wm_control_state_of (WmRecord *record)
{
  if (!is_control (wm_record_get_kind (record)))
    return find_requirement_state (wm_record_get_value_by_id (record, "conclusion"));
  return find_control_state (wm_record_get_value_by_id (record, "decision"),
                             wm_record_get_value_by_id (record, "status"));
}

gboolean
wm_control_state_is_wrong (WmRecord *record)
{
  return is_control (wm_record_get_kind (record)) &&
         wm_control_state_of (record) == WM_CONTROL_STATE_EXCLUDED &&
         wm_record_get_value_by_id (record, "justification") == NULL;
}

const char *
wm_control_state_get_word (WmControlState state)
{
  g_return_val_if_fail (state < WM_N_CONTROL_STATES, "");

  return _ (states[state].word);
}

const char *
wm_control_state_get_record_word (WmRecord *record)
{
  const WmKind *kind = wm_record_get_kind (record);
  const WmField *field;
  const WmChoice *choice;

  if (is_control (kind))
    return wm_control_state_get_word (wm_control_state_of (record));
  field = wm_kind_find_field (kind, "conclusion");
  choice = wm_field_find_choice (field, wm_record_get_value (record, field));
  return choice != NULL ? wm_choice_get_label (choice) : "";
}

WmChartTone
wm_control_state_get_tone (WmControlState state)
{
  g_return_val_if_fail (state < WM_N_CONTROL_STATES, WM_CHART_NONE);

  return states[state].tone;
}

const char *
wm_control_state_get_class (WmControlState state)
{
  g_return_val_if_fail (state < WM_N_CONTROL_STATES, NULL);

  return states[state].css_class;
}

static void
narrow (WmRecordList *records, const WmKind *kind, const char *field_id, const char *value)
{
  const WmField *field = wm_kind_find_field (kind, field_id);

  if (value != NULL)
    wm_record_list_add_filter (records, field, value);
  else
    wm_record_list_remove_filter (records, field);
}

gboolean
wm_control_state_apply (WmControlState state, WmRecordList *records, const WmKind *kind)
{
  g_return_val_if_fail (state < WM_N_CONTROL_STATES, FALSE);

  if (is_control (kind))
    {
      narrow (records, kind, "decision", states[state].decision);
      narrow (records, kind, "status", states[state].status);
      return TRUE;
    }
  if (state != WM_CONTROL_STATE_ANY && states[state].conclusion == NULL)
    return FALSE;
  narrow (records, kind, "conclusion", states[state].conclusion);
  return TRUE;
}

WmControlState
wm_control_state_find (const WmField *field, const char *value)
{
  for (WmControlState i = WM_CONTROL_STATE_UNDECIDED; value != NULL && i < WM_N_CONTROL_STATES; i++)
    if ((g_str_equal (field->id, "decision") && states[i].status == NULL &&
         g_strcmp0 (states[i].decision, value) == 0) ||
        (g_str_equal (field->id, "status") && g_strcmp0 (states[i].status, value) == 0) ||
        (g_str_equal (field->id, "conclusion") && g_strcmp0 (states[i].conclusion, value) == 0))
      return i;
  return WM_CONTROL_STATE_ANY;
}
