/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-mapping-settings.h"

#include "model/wm-text.h"

#define MAPPINGS "import-mappings"

/* Lists that are remembered. */
#define MAX_MAPPINGS 40

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The same for the same columns in another order. */
static char *
dup_key (const char *project_id, const WmKind *kind, WmTable *table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < wm_table_get_n_columns (table); i++)
    g_ptr_array_add (names, wm_text_fold_label (wm_table_get_column_name (table, i)));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_checksum_update (sum, g_ptr_array_index (names, i), -1);
      g_checksum_update (sum, (const guchar *) "\n", 1);
    }
  return g_strdup_printf ("%s/%s/%s", project_id, kind->id, g_checksum_get_string (sum));
}

GVariant *
wm_mapping_settings_dup (GSettings *settings, const char *project_id, const WmKind *kind,
                         WmTable *table)
{
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, MAPPINGS) : NULL;
  g_autofree char *key = dup_key (project_id, kind, table);
  GVariantIter iter;
  const char *other;
  GVariant *uses;

  if (kept == NULL)
    return NULL;
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s@a{ss})", &other, &uses))
    {
      if (g_strcmp0 (key, other) == 0)
        return uses;
      g_variant_unref (uses);
    }
  return NULL;
}

void
wm_mapping_settings_keep (GSettings *settings, const char *project_id, const WmKind *kind,
                          WmTable *table, GVariant *uses)
{
  g_autoptr (GVariant) taken = g_variant_ref_sink (uses);
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, MAPPINGS) : NULL;
  g_autofree char *key = dup_key (project_id, kind, table);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sa{ss})"));
  GVariantIter iter;
  const char *other;
  GVariant *others;
  guint n = 1;

  if (kept == NULL)
    return;
  g_variant_builder_add (&builder, "(s@a{ss})", key, taken);
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s@a{ss})", &other, &others))
    {
      if (g_strcmp0 (key, other) != 0 && n++ < MAX_MAPPINGS)
        g_variant_builder_add (&builder, "(s@a{ss})", other, others);
      g_variant_unref (others);
    }
  g_settings_set_value (settings, MAPPINGS, g_variant_builder_end (&builder));
}
