/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-record.h"

#include "wm-field-value.h"

struct _WmRecord
{
  GObject parent_instance;

  const WmKind *kind;
  char *id;
  gint64 number;
  char **values; /* owned, one a field */
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmRecord, wm_record, G_TYPE_OBJECT)

WmRecord *
wm_record_new_from_row (const WmKind *kind, WmStatement *row)
{
  WmRecord *self = g_object_new (WM_TYPE_RECORD, NULL);

  self->kind = kind;
  self->id = g_strdup (wm_statement_get_text (row, 0));
  self->number = wm_statement_get_int (row, 1);
  self->values = g_new0 (char *, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    self->values[i] = wm_field_dup_column (&kind->fields[i], row, WM_N_FIXED_COLUMNS + (int) i);
  return self;
}

const WmKind *
wm_record_get_kind (WmRecord *self)
{
  g_return_val_if_fail (WM_IS_RECORD (self), NULL);

  return self->kind;
}

const char *
wm_record_get_id (WmRecord *self)
{
  g_return_val_if_fail (WM_IS_RECORD (self), NULL);

  return self->id;
}

gint64
wm_record_get_number (WmRecord *self)
{
  g_return_val_if_fail (WM_IS_RECORD (self), 0);

  return self->number;
}

const char *
wm_record_get_value (WmRecord *self, const WmField *field)
{
  g_return_val_if_fail (WM_IS_RECORD (self), NULL);

  return self->values[wm_kind_get_field_index (self->kind, field)];
}

const char *
wm_record_get_value_by_id (WmRecord *self, const char *field_id)
{
  const WmField *field;

  g_return_val_if_fail (WM_IS_RECORD (self), NULL);

  field = wm_kind_find_field (self->kind, field_id);
  if (field == NULL)
    g_error ("The kind %s has no field %s", self->kind->id, field_id);
  return wm_record_get_value (self, field);
}

const char *
wm_record_get_title (WmRecord *self)
{
  const char *title;

  g_return_val_if_fail (WM_IS_RECORD (self), NULL);

  title = wm_record_get_value (self, wm_kind_get_title_field (self->kind));
  return title != NULL ? title : "";
}

char *
wm_record_dup_label (WmRecord *self)
{
  const WmField *key;

  g_return_val_if_fail (WM_IS_RECORD (self), NULL);

  key = wm_kind_get_key_field (self->kind);
  if (key != NULL && wm_record_get_value (self, key) != NULL)
    return g_strdup (wm_record_get_value (self, key));
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, self->kind->prefix, self->number);
}

static void
wm_record_finalize (GObject *object)
{
  WmRecord *self = WM_RECORD (object);

  for (guint i = 0; i < self->kind->n_fields; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self->id);

  G_OBJECT_CLASS (wm_record_parent_class)->finalize (object);
}

static void
wm_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  WmRecord *self = WM_RECORD (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LABEL:
      g_value_take_string (value, wm_record_dup_label (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, wm_record_get_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wm_record_class_init (WmRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = wm_record_finalize;
  object_class->get_property = wm_record_get_property;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wm_record_init (WmRecord *self)
{
}
