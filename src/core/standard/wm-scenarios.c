/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-scenarios.h"

#include "wm-core-resources.h"
#include "wm-scenarios-parser.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define RESOURCE_FOLDER "/io/github/waymark_isms/Waymark/core/catalogue/"
#define EDITION "2022"

struct _WmScenarios
{
  GObject parent_instance;

  WmScenariosData *data; /* (owned) */
};

G_DEFINE_FINAL_TYPE (WmScenarios, wm_scenarios, G_TYPE_OBJECT)

static void
wm_scenarios_finalize (GObject *object)
{
  WmScenarios *self = WM_SCENARIOS (object);

  g_clear_pointer (&self->data, wm_scenarios_data_free);

  G_OBJECT_CLASS (wm_scenarios_parent_class)->finalize (object);
}

static void
wm_scenarios_class_init (WmScenariosClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_scenarios_finalize;
}

static void
wm_scenarios_init (WmScenarios *self)
{
}

WmScenarios *
wm_scenarios_new_from_bytes (GBytes *bytes, WmCatalogue *catalogue, GError **error)
{
  WmScenariosData *data;
  WmScenarios *self;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (WM_IS_CATALOGUE (catalogue), NULL);

  data = wm_scenarios_parse (bytes, catalogue, error);
  if (data == NULL)
    return NULL;

  self = g_object_new (WM_TYPE_SCENARIOS, NULL);
  self->data = data;
  return self;
}

/* A mistake in a file of the program is a mistake of the program and ends it. */
static WmScenarios *
load_builtin (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCatalogue) catalogue = wm_catalogue_ref_builtin (EDITION, &error);
  g_autoptr (GBytes) bytes = NULL;
  WmScenarios *self = NULL;

  if (catalogue != NULL)
    bytes = g_resource_lookup_data (wm_core_get_resource (), path, 0, &error);
  if (bytes != NULL)
    self = wm_scenarios_new_from_bytes (bytes, catalogue, &error);
  if (self == NULL)
    g_error ("%s: %s", path, error->message);
  return self;
}

WmScenarios *
wm_scenarios_get_builtin (void)
{
  static WmScenarios *scenarios;

  if (g_once_init_enter (&scenarios))
    g_once_init_leave (&scenarios, load_builtin (RESOURCE_FOLDER "scenarios.xml"));
  return scenarios;
}

WmScenarios *
wm_scenarios_get_threats (void)
{
  static WmScenarios *threats;

  if (g_once_init_enter (&threats))
    g_once_init_leave (&threats, load_builtin (RESOURCE_FOLDER "threats.xml"));
  return threats;
}

const WmScenario *const *
wm_scenarios_get_all (WmScenarios *self, guint *n_scenarios)
{
  g_return_val_if_fail (WM_IS_SCENARIOS (self), NULL);

  if (n_scenarios != NULL)
    *n_scenarios = self->data->scenarios->len;
  return (const WmScenario *const *) self->data->scenarios->pdata;
}

const WmScenario *
wm_scenarios_lookup (WmScenarios *self, const char *id)
{
  g_return_val_if_fail (WM_IS_SCENARIOS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->data->by_id, id);
}

char *
wm_scenario_dup_title (const WmScenario *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->title != NULL)
    return g_strdup (wm_catalogue_translate (self->title));
  /* Translators: what can happen, and the weakness that lets it: "A device is stolen: the room is
   * not locked". */
  return g_strdup_printf (_ ("%1$s: %2$s"), wm_catalogue_translate (self->threat),
                          wm_catalogue_translate (self->weakness));
}

gboolean
wm_scenario_fits (const WmScenario *self, const char *kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return kind != NULL && g_strv_contains (self->kinds, kind);
}

gboolean
wm_scenario_fits_asset (const WmScenario *self, const char *kind, const char *exact)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->exact != NULL && exact != NULL)
    return g_strv_contains (self->exact, exact);
  return wm_scenario_fits (self, kind);
}
