/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-settings.h"

#include "project/wm-journal.h"
#include "project/wm-project.h"

#define SCHEMA_ID "io.github.waymark_isms.Waymark"

GSettings *
wm_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  /* GSettings ends a program that asks for a schema that is not there. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static char *
dup_text (GSettings *self, const char *key)
{
  g_autofree char *text = self != NULL ? g_settings_get_string (self, key) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
wm_settings_dup_actor (GSettings *self)
{
  g_autofree char *name = dup_text (self, "actor-name");
  const char *environment = g_getenv ("WAYMARK_ACTOR");

  if (name == NULL || (environment != NULL && *environment != '\0'))
    return wm_project_dup_default_actor ();
  return g_steal_pointer (&name);
}

char *
wm_settings_dup_recovery_root (GSettings *self)
{
  g_autofree char *root = dup_text (self, "recovery-root");

  return root != NULL ? g_steal_pointer (&root) : wm_journal_dup_default_root ();
}
