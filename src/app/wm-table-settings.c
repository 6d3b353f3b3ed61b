/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-table-settings.h"

#define COLUMNS "table-columns"
#define GROUP "table-group"
#define ORDER "table-sort"
#define NUMBER "number"

static GPtrArray *
list_usual (const WmKind *kind)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & WM_FIELD_IN_LIST)
      g_ptr_array_add (columns, (gpointer) &kind->fields[i]);
  return columns;
}

GPtrArray *
wm_table_settings_dup_columns (GSettings *settings, const WmKind *kind)
{
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, COLUMNS) : NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  const WmField *title = wm_kind_get_title_field (kind);
  g_autofree const char **ids = NULL;

  if (kept != NULL)
    g_variant_lookup (kept, kind->id, "^a&s", &ids);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      /* Another version of the program may have had other fields. */
      const WmField *field = wm_kind_find_field (kind, ids[i]);

      if (field != NULL && !g_ptr_array_find (columns, field, NULL))
        g_ptr_array_add (columns, (gpointer) field);
    }
  if (columns->len == 0)
    return list_usual (kind);
  /* A table without names would be none. */
  if (!g_ptr_array_find (columns, title, NULL))
    g_ptr_array_insert (columns, 0, (gpointer) title);
  return g_steal_pointer (&columns);
}

gboolean
wm_table_settings_has_columns (GSettings *settings, const WmKind *kind)
{
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, COLUMNS) : NULL;
  g_autoptr (GVariant) ids =
      kept != NULL ? g_variant_lookup_value (kept, kind->id, G_VARIANT_TYPE_STRING_ARRAY) : NULL;

  return ids != NULL;
}

static GVariant *
make_ids (GPtrArray *columns)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

  for (guint i = 0; i < columns->len; i++)
    g_variant_builder_add (&builder, "s", ((const WmField *) g_ptr_array_index (columns, i))->id);
  return g_variant_builder_end (&builder);
}

/* Takes @value, %NULL to forget what is kept for @kind_id. */
static void
keep (GSettings *settings, const char *key, const char *kind_id, GVariant *value)
{
  g_autoptr (GVariant) kept = g_settings_get_value (settings, key);
  g_autoptr (GVariant) taken = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (g_variant_get_type (kept));
  GVariantIter iter;
  const char *other_id;
  GVariant *other;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "{&s@*}", &other_id, &other))
    {
      if (g_strcmp0 (other_id, kind_id) != 0)
        g_variant_builder_add (&builder, "{s@*}", other_id, other);
      g_variant_unref (other);
    }
  if (taken != NULL)
    g_variant_builder_add (&builder, "{s@*}", kind_id, taken);
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

void
wm_table_settings_set_columns (GSettings *settings, const WmKind *kind, GPtrArray *columns)
{
  if (settings != NULL)
    keep (settings, COLUMNS, kind->id, columns != NULL ? make_ids (columns) : NULL);
}

/* "-status,name": down by status, then up by name. */
guint
wm_table_settings_get_orders (GSettings *settings, const WmKind *kind, WmRecordOrder *orders)
{
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, ORDER) : NULL;
  g_auto (GStrv) ids = NULL;
  const char *words = "";
  guint n = 0;

  if (kept != NULL)
    g_variant_lookup (kept, kind->id, "&s", &words);
  ids = g_strsplit (words, ",", WM_RECORD_ORDERS + 1);
  for (guint i = 0; ids[i] != NULL && n < WM_RECORD_ORDERS; i++)
    {
      gboolean descending = *ids[i] == '-';
      const WmField *field = wm_kind_find_field (kind, ids[i] + descending);

      /* What is no field any more stands for the number, by which alone it can begin. */
      if (field != NULL || n == 0)
        orders[n++] = (WmRecordOrder){ field, descending };
    }
  if (n == 0)
    orders[n++] = (WmRecordOrder){ NULL, FALSE };
  return n;
}

void
wm_table_settings_set_orders (GSettings *settings, const WmKind *kind, const WmRecordOrder *orders,
                              guint n_orders)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (settings == NULL)
    return;
  for (guint i = 0; i < n_orders; i++)
    g_string_append_printf (words, "%s%s%s", i > 0 ? "," : "", orders[i].descending ? "-" : "",
                            orders[i].field != NULL ? orders[i].field->id : NUMBER);
  keep (settings, ORDER, kind->id, g_variant_new_string (words->str));
}

const WmField *
wm_table_settings_get_group (GSettings *settings, const WmKind *kind)
{
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, GROUP) : NULL;
  const char *id = NULL;

  if (kept == NULL || !g_variant_lookup (kept, kind->id, "&s", &id))
    return NULL;
  return wm_kind_find_field (kind, id);
}

void
wm_table_settings_set_group (GSettings *settings, const WmKind *kind, const WmField *field)
{
  if (settings != NULL)
    keep (settings, GROUP, kind->id, field != NULL ? g_variant_new_string (field->id) : NULL);
}
