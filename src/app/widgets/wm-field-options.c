/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-field-options.h"

#include "model/wm-field-value.h"

/* Nobody looks through more; they are found by typing into the filter of the list. */
#define MAX_VALUES 500

gboolean
wm_field_options_suit (const WmField *field)
{
  return field->type == WM_FIELD_CHOICE || field->type == WM_FIELD_BOOLEAN ||
         (wm_field_names_records (field) && field->target != NULL);
}

gboolean
wm_field_options_gather (const WmField *field)
{
  return field->type == WM_FIELD_DATE || field->type == WM_FIELD_INTEGER ||
         field->type == WM_FIELD_NUMBER || field->type == WM_FIELD_TEXT ||
         (field->type == WM_FIELD_LINE && (field->flags & WM_FIELD_TITLE) == 0);
}

void
wm_field_options_add (WmFieldOptions *self, const char *value, const char *label)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (self->labels, label);
}

static void
add_displayed (WmFieldOptions *self, const WmField *field, const char *value)
{
  g_autofree char *label = wm_field_dup_display (field, value);

  wm_field_options_add (self, value, label);
}

static void
add_records (WmFieldOptions *self, WmSession *session, const char *kind_id)
{
  g_autoptr (GPtrArray) names = wm_records_list_names (wm_session_get_database (session),
                                                       wm_session_get_kind (session, kind_id));

  for (guint i = 0; i < names->len; i++)
    {
      const WmRecordName *name = g_ptr_array_index (names, i);

      wm_field_options_add (self, name->id, name->title);
    }
}

static const WmKind *
find_kind (WmSession *session, const WmField *field)
{
  WmRegistry *registry = wm_session_get_registry (session);

  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      if (field >= kind->fields && field < kind->fields + kind->n_fields)
        return kind;
    }
  g_assert_not_reached ();
}

static void
add_values (WmFieldOptions *self, WmSession *session, const WmField *field)
{
  g_autoptr (GPtrArray) values = wm_records_list_values (
      wm_session_get_database (session), find_kind (session, field), field, MAX_VALUES);

  for (guint i = 0; i < values->len; i++)
    add_displayed (self, field, g_ptr_array_index (values, i));
}

WmFieldOptions *
wm_field_options_new (WmSession *session, const WmField *field)
{
  WmFieldOptions *self = g_new0 (WmFieldOptions, 1);

  self->values = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  if (wm_field_names_records (field))
    add_records (self, session, field->target);
  else if (field->type == WM_FIELD_BOOLEAN)
    {
      add_displayed (self, field, "yes");
      add_displayed (self, field, "no");
    }
  else if (wm_field_options_gather (field))
    {
      if (field->type != WM_FIELD_TEXT)
        add_values (self, session, field);
    }
  else
    for (guint i = 0; field->choices[i].token != NULL; i++)
      add_displayed (self, field, field->choices[i].token);
  return self;
}

void
wm_field_options_free (WmFieldOptions *self)
{
  g_ptr_array_unref (self->values);
  g_object_unref (self->labels);
  g_free (self);
}

int
wm_field_options_find (WmFieldOptions *self, const char *value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->values, i), value) == 0)
      return (int) i;
  return -1;
}
