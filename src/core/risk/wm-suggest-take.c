/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/wm-default-method.h"
#include "project/wm-edit-many.h"
#include "wm-suggest.h"

#include <string.h>

typedef struct
{
  GPtrArray *suggestions;
  char **ids;
} Taking;

/* Who answers for the asset decides about its risk, until somebody says otherwise. */
static char *
dup_owner (WmDatabase *database, const char *const *assets)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT owner FROM main.asset WHERE id = :id AND owner IS NOT NULL");

  for (guint i = 0; assets[i] != NULL; i++)
    {
      wm_statement_bind_text (row, ":id", assets[i]);
      if (wm_statement_step (row, NULL) == WM_STEP_ROW)
        return g_strdup (wm_statement_get_text (row, 0));
      wm_statement_rewind (row);
    }
  return NULL;
}

static void
set_number (WmValues *values, const char *field, guint number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : NULL;

  wm_values_set_by_id (values, field, text);
}

static char *
add_risk (WmEdit *edit, const WmSuggestion *suggestion, GError **error)
{
  WmProject *project = wm_edit_get_project (edit);
  g_autofree char *owner =
      dup_owner (wm_project_get_database (project), (const char *const *) suggestion->assets);
  g_autoptr (WmValues) values =
      wm_values_new (wm_registry_find_kind (wm_project_get_registry (project), "risk"));

  wm_values_set_by_id (values, "title", suggestion->title);
  wm_values_set_by_id (values, "threat", suggestion->threat);
  wm_values_set_by_id (values, "weakness", suggestion->weakness);
  wm_values_set_by_id (values, "effect", suggestion->effect);
  set_number (values, "likelihood", suggestion->likelihood);
  set_number (values, "impact", suggestion->impact);
  wm_values_set_by_id (values, "owner", owner);
  wm_values_set_by_id (values, "origin", "suggested");
  wm_values_set_by_id (values, "scenario", suggestion->scenario);
  wm_values_set_by_id (values, "confirmed", "no");
  return wm_edit_add (edit, values, error);
}

static gboolean
take_one (WmEdit *edit, const WmSuggestion *suggestion, char **id, GError **error)
{
  *id = add_risk (edit, suggestion, error);
  if (*id == NULL)
    return FALSE;
  for (guint i = 0; suggestion->assets[i] != NULL; i++)
    if (!wm_edit_link (edit, *id, suggestion->assets[i], "threatens", error))
      return FALSE;
  for (guint i = 0; suggestion->controls[i] != NULL; i++)
    if (!wm_edit_link (edit, suggestion->controls[i], *id, "treats", error))
      return FALSE;
  return TRUE;
}

static gboolean
take_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Taking *taking = user_data;

  if (!wm_edit_add_risk_method (edit, error))
    return FALSE;
  for (guint i = 0; i < taking->suggestions->len; i++)
    if (!take_one (edit, g_ptr_array_index (taking->suggestions, i), &taking->ids[i], error))
      return FALSE;
  wm_edit_describe (edit, taking->ids[0]);
  if (taking->suggestions->len > 1)
    wm_args_set_number (wm_edit_get_args (edit), "count", taking->suggestions->len);
  return TRUE;
}

char **
wm_suggest_take (WmProject *project, GPtrArray *suggestions, GError **error)
{
  g_auto (GStrv) ids = NULL;
  Taking taking = { .suggestions = suggestions };

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (suggestions != NULL && suggestions->len > 0, NULL);

  taking.ids = ids = g_new0 (char *, suggestions->len + 1);
  if (!wm_project_edit (project, "add", take_cb, &taking, error))
    return NULL;
  return g_steal_pointer (&ids);
}

gboolean
wm_suggest_is_unconfirmed (WmRecord *risk)
{
  g_return_val_if_fail (WM_IS_RECORD (risk), FALSE);

  return g_strcmp0 (wm_record_get_value_by_id (risk, "origin"), "suggested") == 0 &&
         g_strcmp0 (wm_record_get_value_by_id (risk, "confirmed"), "yes") != 0;
}

char **
wm_suggest_list_unconfirmed (WmProject *project, const char *const *risk_ids)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (risk_ids != NULL, NULL);

  for (guint i = 0; risk_ids[i] != NULL; i++)
    {
      g_autoptr (WmStatement) row =
          wm_database_prepare (wm_project_get_database (project),
                               "SELECT 1 FROM main.risk WHERE id = :id AND origin = 'suggested'"
                               " AND confirmed IS NOT 1");

      wm_statement_bind_text (row, ":id", risk_ids[i]);
      if (wm_statement_step (row, NULL) == WM_STEP_ROW)
        g_strv_builder_add (ids, risk_ids[i]);
    }
  return g_strv_builder_end (ids);
}

gboolean
wm_suggest_confirm (WmProject *project, const char *const *risk_ids, GError **error)
{
  g_return_val_if_fail (WM_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (risk_ids != NULL && risk_ids[0] != NULL, FALSE);

  return wm_project_set_field (project, risk_ids, "confirmed", "yes", error);
}
