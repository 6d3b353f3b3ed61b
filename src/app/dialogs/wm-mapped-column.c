/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-mapped-column.h"

#include "exchange/wm-import.h"
#include "exchange/wm-near.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_SAMPLES 3
#define SAMPLE_ROWS 200
#define SAMPLE_CHARS 40

struct _WmMappedColumn
{
  GObject parent_instance;

  guint column;
  guint use;
  char *name;    /* owned */
  char *samples; /* owned */
};

enum
{
  PROP_0,
  PROP_USE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmMappedColumn, wm_mapped_column, G_TYPE_OBJECT)

/* Uses */

GtkStringList *
wm_use_list_new (const WmKind *kind)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Leave it out"));
  gtk_string_list_append (list, C_ ("column", "Number"));
  gtk_string_list_append (list, _ ("Id"));
  for (guint i = 0; i < kind->n_fields; i++)
    gtk_string_list_append (list, wm_field_get_label (&kind->fields[i]));
  return list;
}

const WmField *
wm_use_get_field (const WmKind *kind, guint use)
{
  return use >= WM_USE_FIRST_FIELD && use - WM_USE_FIRST_FIELD < kind->n_fields
             ? &kind->fields[use - WM_USE_FIRST_FIELD]
             : NULL;
}

const char *
wm_use_get_id (const WmKind *kind, guint use)
{
  const WmField *field = wm_use_get_field (kind, use);

  if (field != NULL)
    return field->id;
  if (use == WM_USE_NUMBER_COLUMN)
    return "number";
  return use == WM_USE_ID_COLUMN ? "id" : "";
}

guint
wm_use_find (const WmKind *kind, const char *id)
{
  const WmField *field = wm_kind_find_field (kind, id);

  if (field != NULL)
    return wm_kind_get_field_index (kind, field) + WM_USE_FIRST_FIELD;
  if (strcmp (id, "number") == 0)
    return WM_USE_NUMBER_COLUMN;
  return strcmp (id, "id") == 0 ? WM_USE_ID_COLUMN : WM_USE_LEAVE_OUT;
}

/* The same names as the import knows, and what is nearly one of them. */

static guint
find_exact (const WmKind *kind, const char *name)
{
  const char *id = wm_import_find_column_use (kind, name);

  return id != NULL ? wm_use_find (kind, id) : WM_USE_LEAVE_OUT;
}

static guint
guess_use (const WmKind *kind, const char *name)
{
  g_auto (WmNear) near = { 0 };
  guint use = find_exact (kind, name);

  if (use != WM_USE_LEAVE_OUT)
    return use;
  wm_near_init (&near, name);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      wm_near_offer (&near, kind->fields[i].label, &kind->fields[i]);
      wm_near_offer (&near, wm_field_get_label (&kind->fields[i]), &kind->fields[i]);
    }
  if (near.found == NULL)
    return WM_USE_LEAVE_OUT;
  return wm_kind_get_field_index (kind, near.found) + WM_USE_FIRST_FIELD;
}

static void
append_sample (GString *samples, const char *cell)
{
  g_autofree char *line = g_strdup (cell);
  g_autofree char *shortened = NULL;

  g_strdelimit (line, "\n", ' ');
  shortened = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), SAMPLE_CHARS));
  g_string_append_printf (samples, "%s%s", samples->len > 0 ? C_ ("list separator", ", ") : "",
                          shortened);
}

static char *
dup_samples (WmTable *table, guint column)
{
  g_autofree char *letters = wm_table_dup_column_letters (column);
  g_autoptr (GString) samples = g_string_new (NULL);
  const char *before = NULL;
  guint n = 0;

  for (guint row = 0; row < MIN (wm_table_get_n_rows (table), SAMPLE_ROWS) && n < N_SAMPLES; row++)
    {
      const char *cell = wm_table_get_cell (table, row, column);

      if (*cell == '\0' || (before != NULL && strcmp (cell, before) == 0))
        continue;
      append_sample (samples, cell);
      before = cell;
      n++;
    }
  if (n == 0)
    g_string_append (samples, _ ("nothing in it"));
  /* Translators: the letter of a column, then the first things in it. */
  return g_strdup_printf (_ ("%1$s · %2$s"), letters, samples->str);
}

static void
wm_mapped_column_finalize (GObject *object)
{
  WmMappedColumn *self = WM_MAPPED_COLUMN (object);

  g_free (self->name);
  g_free (self->samples);
  G_OBJECT_CLASS (wm_mapped_column_parent_class)->finalize (object);
}

static void
wm_mapped_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_USE)
    g_value_set_uint (value, WM_MAPPED_COLUMN (object)->use);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_mapped_column_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_USE)
    wm_mapped_column_set_use (WM_MAPPED_COLUMN (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_mapped_column_class_init (WmMappedColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = wm_mapped_column_finalize;
  object_class->get_property = wm_mapped_column_get_property;
  object_class->set_property = wm_mapped_column_set_property;
  properties[PROP_USE] =
      g_param_spec_uint ("use", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wm_mapped_column_init (WmMappedColumn *self)
{
}

WmMappedColumn *
wm_mapped_column_new (const WmKind *kind, WmTable *table, guint column)
{
  WmMappedColumn *self = g_object_new (WM_TYPE_MAPPED_COLUMN, NULL);

  self->column = column;
  self->name = g_strdup (wm_table_get_column_name (table, column));
  self->samples = dup_samples (table, column);
  self->use = guess_use (kind, self->name);
  return self;
}

const char *
wm_mapped_column_get_name (WmMappedColumn *self)
{
  g_return_val_if_fail (WM_IS_MAPPED_COLUMN (self), NULL);

  return self->name;
}

guint
wm_mapped_column_get_column (WmMappedColumn *self)
{
  g_return_val_if_fail (WM_IS_MAPPED_COLUMN (self), 0);

  return self->column;
}

const char *
wm_mapped_column_get_samples (WmMappedColumn *self)
{
  g_return_val_if_fail (WM_IS_MAPPED_COLUMN (self), NULL);

  return self->samples;
}

guint
wm_mapped_column_get_use (WmMappedColumn *self)
{
  g_return_val_if_fail (WM_IS_MAPPED_COLUMN (self), WM_USE_LEAVE_OUT);

  return self->use;
}

void
wm_mapped_column_set_use (WmMappedColumn *self, guint use)
{
  g_return_if_fail (WM_IS_MAPPED_COLUMN (self));

  if (self->use == use)
    return;
  self->use = use;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USE]);
}
