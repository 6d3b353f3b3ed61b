/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-schema.h"
#include "standard/wm-catalogue.h"
#include "store/wm-id.h"
#include "wm-default-method.h"
#include "wm-edit.h"
#include "wm-project-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  WmCatalogue *catalogue;
  const char *company;
} Creation;

static gboolean
add_and_forget_id (WmEdit *edit, WmValues *values, GError **error)
{
  g_autofree char *id = wm_edit_add (edit, values, error);

  return id != NULL;
}

static gboolean
add_organisation (WmEdit *edit, Creation *creation, GError **error)
{
  WmRegistry *registry = wm_project_get_registry (wm_edit_get_project (edit));
  g_autoptr (WmValues) values = wm_values_new (wm_registry_find_kind (registry, "organisation"));

  wm_values_set_by_id (values, "name",
                       creation->company != NULL ? creation->company : _ ("My company"));
  wm_values_set_by_id (values, "edition", wm_catalogue_get_edition (creation->catalogue));
  return add_and_forget_id (edit, values, error);
}

/* Titles are stored in English, so that the file explains itself to any program; people see the
 * translation of the catalogue. */
static gboolean
add_requirements (WmEdit *edit, Creation *creation, GError **error)
{
  WmRegistry *registry = wm_project_get_registry (wm_edit_get_project (edit));
  const WmKind *kind = wm_registry_find_kind (registry, "requirement");
  guint n_clauses = 0;
  const WmCatalogueClause *const *clauses =
      wm_catalogue_get_requirements (creation->catalogue, &n_clauses);

  for (guint i = 0; i < n_clauses; i++)
    {
      g_autoptr (WmValues) values = wm_values_new (kind);

      wm_values_set_by_id (values, "reference", clauses[i]->id);
      wm_values_set_by_id (values, "title", clauses[i]->title);
      if (!add_and_forget_id (edit, values, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_controls (WmEdit *edit, Creation *creation, GError **error)
{
  WmRegistry *registry = wm_project_get_registry (wm_edit_get_project (edit));
  const WmKind *kind = wm_registry_find_kind (registry, "control");
  guint n_controls = 0;
  const WmCatalogueControl *const *controls =
      wm_catalogue_get_controls (creation->catalogue, &n_controls);

  for (guint i = 0; i < n_controls; i++)
    {
      g_autoptr (WmValues) values = wm_values_new (kind);

      wm_values_set_by_id (values, "reference", controls[i]->id);
      wm_values_set_by_id (values, "title", controls[i]->title);
      wm_values_set_by_id (values, "theme", controls[i]->group->id);
      if (!add_and_forget_id (edit, values, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Creation *creation = user_data;

  wm_args_set_text (wm_edit_get_args (edit), "edition",
                    wm_catalogue_get_edition (creation->catalogue));
  return add_organisation (edit, creation, error) && add_requirements (edit, creation, error) &&
         add_controls (edit, creation, error) && wm_edit_add_risk_method (edit, error);
}

static gboolean
write_meta (WmDatabase *database, const char *key, const char *value, GError **error)
{
  g_autoptr (WmStatement) insert =
      wm_database_prepare (database, "INSERT INTO main.meta (key, value) VALUES (:key, :value)");

  wm_statement_bind_text (insert, ":key", key);
  wm_statement_bind_text (insert, ":value", value);
  return wm_statement_run (insert, error);
}

static WmDatabase *
new_database (WmRegistry *registry, const char *project_id, GError **error)
{
  g_autoptr (WmDatabase) database = wm_database_new_empty (error);

  if (database == NULL || !wm_database_begin (database, error))
    return NULL;
  if (!wm_schema_migrate (database, registry, error) ||
      !write_meta (database, "project_id", project_id, error))
    {
      wm_database_rollback (database);
      return NULL;
    }
  return wm_database_commit (database, error) ? g_steal_pointer (&database) : NULL;
}

WmProject *
wm_project_create (const WmProjectOptions *options, const char *edition, const char *company,
                   GError **error)
{
  g_autoptr (WmProject) self = NULL;
  g_autoptr (WmCatalogue) catalogue = NULL;
  Creation creation = { 0 };

  g_return_val_if_fail (options != NULL && options->registry != NULL, NULL);
  g_return_val_if_fail (edition != NULL, NULL);

  catalogue = wm_catalogue_ref_builtin (edition, error);
  if (catalogue == NULL)
    return NULL;
  self = wm_project_new_for_options (options);
  self->project_id = wm_id_new ("project", 0);
  self->database = new_database (self->registry, self->project_id, error);
  if (self->database == NULL || !wm_project_start_journal (self, options->recovery_root, error))
    return NULL;

  creation.catalogue = catalogue;
  creation.company = company;
  if (!wm_project_edit (self, WM_EVENT_VERB_CREATE, create_cb, &creation, error))
    {
      wm_project_close (self);
      return NULL;
    }
  /* Now the journal can say whose project it is; without that it is found all the same. */
  wm_journal_set_owner (self->journal, NULL, company, NULL);
  return g_steal_pointer (&self);
}
