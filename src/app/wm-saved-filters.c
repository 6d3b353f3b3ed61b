/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-saved-filters.h"

#define KEY "saved-filters"
#define ENTRY_TYPE "(ss" WM_FILTER_TYPE ")"

char **
wm_saved_filters_list (GSettings *settings, const WmKind *kind)
{
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *kind_id;
  const char *name;
  GVariantIter iter;

  if (kept != NULL)
    {
      g_variant_iter_init (&iter, kept);
      while (g_variant_iter_next (&iter, "(&s&s@" WM_FILTER_TYPE ")", &kind_id, &name, NULL))
        if (g_str_equal (kind_id, kind->id))
          g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

GVariant *
wm_saved_filters_dup (GSettings *settings, const WmKind *kind, const char *name)
{
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  const char *kind_id;
  const char *kept_name;
  GVariantIter iter;
  GVariant *filter;

  if (kept == NULL)
    return NULL;
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s@" WM_FILTER_TYPE ")", &kind_id, &kept_name, &filter))
    {
      if (g_str_equal (kind_id, kind->id) && g_str_equal (kept_name, name))
        return filter;
      g_variant_unref (filter);
    }
  return NULL;
}

void
wm_saved_filters_keep (GSettings *settings, const WmKind *kind, const char *name, GVariant *filter)
{
  g_autoptr (GVariant) taken = filter != NULL ? g_variant_ref_sink (filter) : NULL;
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" ENTRY_TYPE));
  gboolean done = FALSE;
  GVariantIter iter;
  GVariant *entry;

  if (kept == NULL)
    return;
  g_variant_iter_init (&iter, kept);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      const char *kind_id;
      const char *kept_name;

      g_variant_get (entry, "(&s&s@" WM_FILTER_TYPE ")", &kind_id, &kept_name, NULL);
      if (!g_str_equal (kind_id, kind->id) || !g_str_equal (kept_name, name))
        g_variant_builder_add_value (&builder, entry);
      else if (taken != NULL && !done)
        {
          g_variant_builder_add (&builder, "(ss@" WM_FILTER_TYPE ")", kind->id, name, taken);
          done = TRUE;
        }
      g_variant_unref (entry);
    }
  if (taken != NULL && !done)
    g_variant_builder_add (&builder, "(ss@" WM_FILTER_TYPE ")", kind->id, name, taken);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
