/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-values.h"

struct _WmValues
{
  const WmKind *kind;
  guint64 present; /* a bit a field */
  char *values[];  /* owned, one a field */
};

G_STATIC_ASSERT (WM_KIND_MAX_FIELDS <= 64);

WmValues *
wm_values_new (const WmKind *kind)
{
  WmValues *self = g_malloc0 (sizeof *self + kind->n_fields * sizeof (char *));

  self->kind = kind;
  return self;
}

void
wm_values_free (WmValues *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    g_free (self->values[i]);
  g_free (self);
}

const WmKind *
wm_values_get_kind (WmValues *self)
{
  return self->kind;
}

void
wm_values_take (WmValues *self, const WmField *field, char *value)
{
  guint index = wm_kind_get_field_index (self->kind, field);

  g_free (self->values[index]);
  self->values[index] = value;
  self->present |= G_GUINT64_CONSTANT (1) << index;
}

void
wm_values_set (WmValues *self, const WmField *field, const char *value)
{
  wm_values_take (self, field, g_strdup (value));
}

void
wm_values_set_by_id (WmValues *self, const char *field_id, const char *value)
{
  const WmField *field = wm_kind_find_field (self->kind, field_id);

  if (field == NULL)
    g_error ("The kind %s has no field %s", self->kind->id, field_id);
  wm_values_set (self, field, value);
}

gboolean
wm_values_has (WmValues *self, guint index)
{
  return (self->present >> index & 1) != 0;
}

const char *
wm_values_get (WmValues *self, guint index)
{
  g_return_val_if_fail (index < self->kind->n_fields, NULL);

  return self->values[index];
}

guint
wm_values_count (WmValues *self)
{
  guint count = 0;

  for (guint i = 0; i < self->kind->n_fields; i++)
    count += wm_values_has (self, i);
  return count;
}
