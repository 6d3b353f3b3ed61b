/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-edit-many.h"

#include "model/wm-link-role.h"
#include "model/wm-model-error.h"

typedef struct
{
  GPtrArray *many; /* (element-type WmValues) */
  char **new_ids;
  guint at;
} Addition;

static gboolean
add_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Addition *addition = user_data;

  for (addition->at = 0; addition->at < addition->many->len; addition->at++)
    {
      WmValues *values = g_ptr_array_index (addition->many, addition->at);

      addition->new_ids[addition->at] = wm_edit_add (edit, values, error);
      if (addition->new_ids[addition->at] == NULL)
        return FALSE;
    }
  wm_edit_describe (edit, addition->new_ids[0]);
  if (addition->many->len > 1)
    wm_args_set_number (wm_edit_get_args (edit), "count", addition->many->len);
  return TRUE;
}

char **
wm_project_add_records (WmProject *self, GPtrArray *many, guint *failed, GError **error)
{
  g_auto (GStrv) new_ids = NULL;
  Addition addition = { .many = many };

  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (many != NULL && many->len > 0, NULL);

  addition.new_ids = new_ids = g_new0 (char *, many->len + 1);
  if (wm_project_edit (self, "add", add_cb, &addition, error))
    return g_steal_pointer (&new_ids);
  if (failed != NULL)
    *failed = MIN (addition.at, many->len - 1);
  return NULL;
}

typedef struct
{
  const char *const *ids;
  WmValues *values;
} Setting;

static GPtrArray *
list_fields (WmValues *values)
{
  const WmKind *kind = wm_values_get_kind (values);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (wm_values_has (values, i))
      g_ptr_array_add (fields, (gpointer) kind->fields[i].id);
  return fields;
}

static gboolean
set_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Setting *setting = user_data;
  g_autoptr (GPtrArray) fields = list_fields (setting->values);
  guint count = g_strv_length ((char **) setting->ids);

  for (guint i = 0; i < count; i++)
    if (!wm_edit_set (edit, setting->ids[i], setting->values, error))
      return FALSE;
  wm_edit_describe (edit, setting->ids[0]);
  wm_args_set_list (wm_edit_get_args (edit), "fields", fields);
  if (count > 1)
    wm_args_set_number (wm_edit_get_args (edit), "count", count);
  return TRUE;
}

gboolean
wm_project_set_records (WmProject *self, const char *const *ids, WmValues *values, GError **error)
{
  Setting setting = { .ids = ids, .values = values };

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (ids != NULL && ids[0] != NULL, FALSE);
  g_return_val_if_fail (values != NULL, FALSE);

  return wm_project_edit (self, "set", set_cb, &setting, error);
}

typedef struct
{
  const char *const *ids;
  const char *field_id;
  const char *value;
} FieldSetting;

static gboolean
set_field (WmEdit *edit, const FieldSetting *setting, const char *id, GError **error)
{
  WmProject *project = wm_edit_get_project (edit);
  const WmKind *kind = wm_records_find_kind (wm_project_get_database (project),
                                             wm_project_get_registry (project), id);
  g_autoptr (WmValues) values = NULL;

  if (kind == NULL || wm_kind_find_field (kind, setting->field_id) == NULL)
    {
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND,
                   "A record that is to be changed is not there or has no such field");
      return FALSE;
    }
  values = wm_values_new (kind);
  wm_values_set_by_id (values, setting->field_id, setting->value);
  return wm_edit_set (edit, id, values, error);
}

static gboolean
set_field_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  const FieldSetting *setting = user_data;
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  guint count = g_strv_length ((char **) setting->ids);

  for (guint i = 0; i < count; i++)
    if (!set_field (edit, setting, setting->ids[i], error))
      return FALSE;
  g_ptr_array_add (fields, (gpointer) setting->field_id);
  wm_edit_describe (edit, setting->ids[0]);
  wm_args_set_list (wm_edit_get_args (edit), "fields", fields);
  if (count > 1)
    wm_args_set_number (wm_edit_get_args (edit), "count", count);
  return TRUE;
}

gboolean
wm_project_set_field (WmProject *self, const char *const *ids, const char *field_id,
                      const char *value, GError **error)
{
  FieldSetting setting = { .ids = ids, .field_id = field_id, .value = value };

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (ids != NULL && ids[0] != NULL, FALSE);
  g_return_val_if_fail (field_id != NULL, FALSE);

  return wm_project_edit (self, "set", set_field_cb, &setting, error);
}

typedef struct
{
  const char *const *ids;
  const char *to;
  const char *role;
} Linking;

static const WmKind *
find_kind (WmEdit *edit, const char *id)
{
  WmProject *project = wm_edit_get_project (edit);

  return wm_records_find_kind (wm_project_get_database (project), wm_project_get_registry (project),
                               id);
}

static gboolean
link_suitably (WmEdit *edit, const char *from, const char *to, GError **error)
{
  const WmKind *from_kind = find_kind (edit, from);
  const WmKind *to_kind = find_kind (edit, to);
  const char *forward, *backward;

  /* The pen says what is not there. */
  if (from_kind == NULL || to_kind == NULL)
    return wm_edit_link (edit, from, to, "relates", error);
  forward = wm_link_role_get_default (from_kind, to_kind);
  backward = wm_link_role_get_default (to_kind, from_kind);
  if (g_str_equal (forward, "relates") && !g_str_equal (backward, "relates"))
    return wm_edit_link (edit, to, from, backward, error);
  return wm_edit_link (edit, from, to, forward, error);
}

static gboolean
link_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Linking *linking = user_data;
  WmArgs *args = wm_edit_get_args (edit);
  guint count = g_strv_length ((char **) linking->ids);

  for (guint i = 0; i < count; i++)
    if (!(linking->role != NULL
              ? wm_edit_link (edit, linking->ids[i], linking->to, linking->role, error)
              : link_suitably (edit, linking->ids[i], linking->to, error)))
      return FALSE;
  wm_edit_describe (edit, linking->ids[0]);
  wm_args_set_text (args, "other", linking->to);
  if (count > 1)
    wm_args_set_number (args, "count", count);
  return TRUE;
}

gboolean
wm_project_link_all (WmProject *self, const char *const *ids, const char *to, const char *role,
                     GError **error)
{
  Linking linking = { .ids = ids, .to = to, .role = role };

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (ids != NULL && ids[0] != NULL, FALSE);
  g_return_val_if_fail (to != NULL, FALSE);
  g_return_val_if_fail (role == NULL || wm_link_role_find (role) != NULL, FALSE);

  return wm_project_edit (self, "link", link_cb, &linking, error);
}
