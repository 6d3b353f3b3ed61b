/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-default-method.h"

#include "model/wm-risk-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
add (WmEdit *edit, WmValues *values, GError **error)
{
  g_autofree char *id = wm_edit_add (edit, values, error);

  return id != NULL;
}

gboolean
wm_edit_add_risk_level (WmEdit *self, const char *axis, guint n_levels, guint level, GError **error)
{
  WmRegistry *registry = wm_project_get_registry (wm_edit_get_project (self));
  WmRiskAxis which = strcmp (axis, "impact") == 0 ? WM_RISK_IMPACT : WM_RISK_LIKELIHOOD;
  const WmRiskWord *words = wm_risk_words_get (which, n_levels, level);
  g_autoptr (WmValues) values = wm_values_new (wm_registry_find_kind (registry, "risk_level"));
  g_autofree char *number = g_strdup_printf ("%u", level);

  wm_values_set_by_id (values, "axis", axis);
  wm_values_set_by_id (values, "level", number);
  for (guint i = 0; i < WM_RISK_WORDS; i++)
    if (words[i].text != NULL)
      wm_values_set_by_id (values, words[i].field, wm_risk_word_get_text (&words[i]));
  return add (self, values, error);
}

static gboolean
add_method (WmEdit *self, const WmKind *kind, GError **error)
{
  g_autoptr (WmValues) values = wm_values_new (kind);

  wm_values_set_by_id (values, "title", _ ("How we assess risk"));
  wm_values_set_by_id (
      values, "how",
      _ ("Asset by asset we ask what could happen to it, why that could work with us, and what "
         "would follow. Who knows the asset and who leads the management system grade it together, "
         "with the words of the scale: how likely it is and how bad it would be, first as things "
         "are now, then as they will be after treatment."));
  wm_values_set_by_id (values, "repeat_when",
                       _ ("A large change, a serious incident, a new kind of customer, or a "
                          "weakness that everybody talks about."));
  return add (self, values, error);
}

gboolean
wm_edit_add_risk_method (WmEdit *self, GError **error)
{
  WmProject *project = wm_edit_get_project (self);
  const WmKind *kind = wm_registry_find_kind (wm_project_get_registry (project), "risk_method");

  if (kind == NULL || wm_records_count (wm_project_get_database (project), kind) > 0)
    return TRUE;
  if (!add_method (self, kind, error))
    return FALSE;
  for (guint axis = 0; axis < WM_RISK_N_AXES; axis++)
    for (guint level = 1; level <= WM_RISK_LEVELS_DEFAULT; level++)
      if (!wm_edit_add_risk_level (self, wm_risk_axis_get_token (axis), WM_RISK_LEVELS_DEFAULT,
                                   level, error))
        return FALSE;
  return TRUE;
}
