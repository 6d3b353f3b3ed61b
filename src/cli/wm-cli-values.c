/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-values.h"

#include "model/wm-field-value.h"
#include "model/wm-model-error.h"
#include "store/wm-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char FIELD_CHARACTERS[] = "abcdefghijklmnopqrstuvwxyz0123456789_";

gboolean
wm_cli_looks_like_pair (const char *argument)
{
  gsize length = strspn (argument, FIELD_CHARACTERS);

  return length > 0 && argument[length] == '=';
}

static const WmField *
find_field (const WmKind *kind, const char *pair)
{
  g_autofree char *id = g_strndup (pair, strcspn (pair, "="));

  return wm_kind_find_field (kind, id);
}

gboolean
wm_cli_names_field (const WmKind *kind, const char *argument)
{
  return strchr (argument, '=') != NULL && find_field (kind, argument) != NULL;
}

static const WmField *
require_field (const WmKind *kind, const char *pair, GError **error)
{
  const WmField *field = find_field (kind, pair);
  g_autofree char *id = NULL;
  g_autofree char *shown = NULL;

  if (field == NULL)
    {
      id = g_strndup (pair, strcspn (pair, "="));
      shown = g_utf8_make_valid (id, -1);
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND,
                   /* Translators: a kind of record, a word somebody typed, the id of the kind. */
                   _ ("%1$s: there is no field “%2$s”. waymark-cli kinds %3$s lists them."),
                   wm_kind_get_label (kind), shown, kind->id);
      return NULL;
    }
  if (field->flags & WM_FIELD_READ_ONLY)
    {
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_READ_ONLY,
                   _ ("%s: this is set by the program alone."), wm_field_get_label (field));
      return NULL;
    }
  return field;
}

static char *
parse_reference (WmProject *project, const WmField *field, const char *text, GError **error)
{
  WmRegistry *registry = wm_project_get_registry (project);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  char *id;

  if (*stripped == '\0')
    return NULL;
  id = (field->type == WM_FIELD_RECORDS ? wm_records_resolve_list : wm_records_resolve) (
      wm_project_get_database (project), registry, wm_registry_find_kind (registry, field->target),
      stripped, error);
  if (id == NULL)
    g_prefix_error (error, "%s: ", wm_field_get_label (field));
  return id;
}

static gboolean
has_several (const WmField *field)
{
  return field->type == WM_FIELD_CHOICES || field->type == WM_FIELD_RECORDS;
}

/* Joins a choice or record more to those that a field has so far. */
static char *
join_values (const char *so_far, const char *more)
{
  if (so_far == NULL || more == NULL)
    return g_strdup (so_far != NULL ? so_far : more);
  return g_strconcat (so_far, ",", more, NULL);
}

static gboolean
take_pair (WmProject *project, WmValues *values, const WmField *field, const char *text,
           const char *today, GError **error)
{
  guint index = wm_kind_get_field_index (wm_values_get_kind (values), field);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *value = NULL;

  if (wm_values_has (values, index) && !has_several (field))
    {
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID,
                   _ ("%s: this was given twice and can have one value only."),
                   wm_field_get_label (field));
      return FALSE;
    }
  value = wm_field_names_records (field) ? parse_reference (project, field, text, &local_error)
                                         : wm_field_parse (field, text, today, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (has_several (field) && wm_values_has (values, index))
    wm_values_take (values, field, join_values (wm_values_get (values, index), value));
  else
    wm_values_set (values, field, value);
  return TRUE;
}

static gboolean
parse_pair (WmProject *project, WmValues *values, const char *pair, const char *today,
            GError **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *shown = g_utf8_make_valid (pair, -1);
  g_autofree char *text = NULL;
  const WmField *field;

  if (equals == NULL || equals == pair)
    {
      wm_cli_set_usage (error, _ ("“%s” is not of the form field=value."), shown);
      return FALSE;
    }
  field = require_field (wm_values_get_kind (values), pair, error);
  if (field == NULL)
    return FALSE;
  text = wm_cli_dup_text (equals + 1, error);
  if (text == NULL)
    {
      g_prefix_error (error, "%s: ", wm_field_get_label (field));
      return FALSE;
    }
  return take_pair (project, values, field, text, today, error);
}

WmValues *
wm_cli_parse_values (WmProject *project, const WmKind *kind, GPtrArray *pairs, guint first,
                     GError **error)
{
  g_autoptr (WmValues) values = wm_values_new (kind);
  g_autofree char *today = wm_clock_dup_today ();

  for (guint i = first; i < pairs->len; i++)
    if (!parse_pair (project, values, g_ptr_array_index (pairs, i), today, error))
      return NULL;
  return g_steal_pointer (&values);
}
