/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-rules.h"

#include "model/wm-closing.h"
#include "store/wm-clock.h"
#include "wm-project-private.h"

#include <string.h>

static gboolean
is_kind (const WmKind *kind, const char *id)
{
  return strcmp (kind->id, id) == 0;
}

gboolean
wm_rules_concern (WmValues *values)
{
  const WmKind *kind = wm_values_get_kind (values);

  return wm_closing_is_checked (kind) || is_kind (kind, "task") || is_kind (kind, "document") ||
         is_kind (kind, "approval");
}

WmRecord *
wm_rules_load (WmEdit *edit, const char *id)
{
  return wm_records_load (edit->project->database, edit->project->registry, id);
}

static WmValues *
read_values (WmRecord *record)
{
  const WmKind *kind = wm_record_get_kind (record);
  WmValues *values = wm_values_new (kind);

  for (guint i = 0; i < kind->n_fields; i++)
    wm_values_set (values, &kind->fields[i], wm_record_get_value (record, &kind->fields[i]));
  return values;
}

gboolean
wm_rules_check (WmRecord *before, WmValues *values, GError **error)
{
  g_autoptr (WmValues) held = NULL;

  if (!wm_closing_is_checked (wm_values_get_kind (values)))
    return TRUE;
  held = before != NULL ? read_values (before) : NULL;
  return wm_closing_check (held, values, error);
}

/* Sets @field_id of the record to today, if @becomes is what its state is now, was not before, and
 * no day stands there. */
static gboolean
date_state (WmEdit *edit, const char *id, WmRecord *before, const char *becomes,
            const char *field_id, GError **error)
{
  g_autoptr (WmRecord) now = wm_rules_load (edit, id);
  g_autoptr (WmValues) values = NULL;
  g_autofree char *today = wm_clock_dup_today ();

  if (g_strcmp0 (wm_record_get_value_by_id (now, "state"), becomes) != 0 ||
      (before != NULL && g_strcmp0 (wm_record_get_value_by_id (before, "state"), becomes) == 0) ||
      wm_record_get_value_by_id (now, field_id) != NULL)
    return TRUE;
  values = wm_values_new (wm_record_get_kind (now));
  wm_values_set_by_id (values, field_id, today);
  return wm_edit_set (edit, id, values, error);
}

gboolean
wm_rules_follow (WmEdit *edit, const char *id, WmRecord *before, WmValues *values, GError **error)
{
  const WmKind *kind = wm_record_get_kind (before);
  g_autoptr (WmRecord) now = NULL;

  if (wm_closing_is_checked (kind))
    return date_state (edit, id, before, "closed", "closed_on", error);
  if (is_kind (kind, "task"))
    return wm_rules_finish_task (edit, id, before, error) &&
           date_state (edit, id, before, "done", "done_on", error) &&
           wm_rules_repeat_task (edit, id, before, error);
  if (is_kind (kind, "document"))
    return wm_rules_keep_version (edit, id, before, values, error) &&
           date_state (edit, id, before, "superseded", "superseded_on", error);
  now = wm_rules_load (edit, id);
  return wm_rules_approve_all (edit, now, before, error);
}
