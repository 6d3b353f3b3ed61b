/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-closing.h"

#include "wm-model-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What decides whether it can be closed. */
typedef struct
{
  const char *state;
  const char *effective;
  const char *checked_on;
} Check;

gboolean
wm_closing_is_checked (const WmKind *kind)
{
  return strcmp (kind->id, "nonconformity") == 0;
}

static guint
find_index (const WmKind *kind, const char *field_id)
{
  return wm_kind_get_field_index (kind, wm_kind_find_field (kind, field_id));
}

/* What the field holds when @values are written over @before. */
static const char *
get_value (WmValues *before, WmValues *values, const char *field_id)
{
  guint index = find_index (wm_values_get_kind (before != NULL ? before : values), field_id);

  if (values != NULL && wm_values_has (values, index))
    return wm_values_get (values, index);
  return before != NULL ? wm_values_get (before, index) : NULL;
}

static Check
read_check (WmValues *before, WmValues *values)
{
  return (Check){
    get_value (before, values, "state"),
    get_value (before, values, "effective"),
    get_value (before, values, "checked_on"),
  };
}

static gboolean
is_closed (const Check *check)
{
  return g_strcmp0 (check->state, "closed") == 0;
}

static gboolean
is_passed (const Check *check)
{
  return g_strcmp0 (check->effective, "yes") == 0 && check->checked_on != NULL &&
         *check->checked_on != '\0';
}

static const char *
explain (const Check *before, const Check *after)
{
  if (is_closed (before))
    return _ ("It is closed because somebody saw that it works. Open it again before you take "
              "that back. Nothing was changed.");
  if (g_strcmp0 (after->effective, "no") == 0)
    return _ ("It cannot be closed: under “Whether it worked” it says no. Plan what else is to be "
              "done, and look again some time later. Nothing was changed.");
  if (g_strcmp0 (after->effective, "yes") == 0)
    return _ ("It cannot be closed yet. Fill in first on which day somebody looked whether it "
              "worked, under “Checked on”. Nothing was changed.");
  return _ ("It cannot be closed yet. Some time after the corrective action somebody has to look "
            "whether it came back: fill in first “Whether it worked” and “Checked on”. Nothing was "
            "changed.");
}

gboolean
wm_closing_check (WmValues *before, WmValues *values, GError **error)
{
  Check was = { NULL };
  Check becomes;

  g_return_val_if_fail (values != NULL, FALSE);

  if (!wm_closing_is_checked (wm_values_get_kind (values)))
    return TRUE;
  if (before != NULL)
    was = read_check (before, NULL);
  becomes = read_check (before, values);
  if (!is_closed (&becomes) || is_passed (&becomes))
    return TRUE;
  /* What came so from elsewhere stays, and is listed as a gap. */
  if (is_closed (&was) && !is_passed (&was))
    return TRUE;
  g_set_error_literal (error, WM_MODEL_ERROR, WM_MODEL_ERROR_REQUIRED, explain (&was, &becomes));
  return FALSE;
}
