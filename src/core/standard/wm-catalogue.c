/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-catalogue.h"
#include "wm-catalogue-data.h"
#include "wm-catalogue-parser.h"
#include "wm-core-resources.h"
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define RESOURCE_FOLDER "/io/github/waymark_isms/Waymark/core/catalogue/editions/"
#define EXTENSION ".xml"

struct _WmCatalogue
{
  GObject parent_instance;

  WmCatalogueData *data; /* (owned) */
};

G_DEFINE_QUARK (wm_catalogue_error, wm_catalogue_error)
G_DEFINE_FINAL_TYPE (WmCatalogue, wm_catalogue, G_TYPE_OBJECT)

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GBytes *
load_builtin (const char *edition, GError **error)
{
  g_auto (GStrv) editions = wm_catalogue_list_editions ();
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, edition, EXTENSION, NULL);
  g_autofree char *known = NULL;

  if (g_strv_contains ((const char *const *) editions, edition))
    return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  known = g_strjoinv (", ", editions);
  g_set_error (
      error, WM_CATALOGUE_ERROR, WM_CATALOGUE_ERROR_NOT_FOUND,
      /* Translators: what was asked for, and a list of what there is, separated by commas. */
      _ ("Waymark does not know the edition “%1$s” of the standard. Choose one of these: %2$s."),
      edition, known);
  return NULL;
}

static void
wm_catalogue_finalize (GObject *object)
{
  WmCatalogue *self = WM_CATALOGUE (object);

  g_clear_pointer (&self->data, wm_catalogue_data_free);

  G_OBJECT_CLASS (wm_catalogue_parent_class)->finalize (object);
}

static void
wm_catalogue_class_init (WmCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_catalogue_finalize;
}

static void
wm_catalogue_init (WmCatalogue *self)
{
}

char **
wm_catalogue_list_editions (void)
{
  char **editions;

  /* Without this the linker drops the bundle, which nothing else refers to, out of the static
   * library. */
  static gsize is_registered = 0;
  if (g_once_init_enter (&is_registered))
    {
      g_resources_register (wm_core_get_resource ());
      g_once_init_leave (&is_registered, 1);
    }

  /* The bundle has one file for each, named after it. */
  editions = g_resources_enumerate_children (RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (editions != NULL);
  for (guint i = 0; editions[i] != NULL; i++)
    editions[i][strlen (editions[i]) - strlen (EXTENSION)] = '\0';
  qsort (editions, g_strv_length (editions), sizeof (char *), compare_strings);
  return editions;
}

static WmCatalogue *
load (const char *edition, GError **error)
{
  g_autoptr (GBytes) bytes = load_builtin (edition, error);

  return bytes != NULL ? wm_catalogue_new_from_bytes (bytes, error) : NULL;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static WmCatalogue *
keep (GHashTable *held, const char *edition, WmCatalogue *catalogue)
{
  GWeakRef *place = g_new0 (GWeakRef, 1);

  g_weak_ref_init (place, catalogue);
  g_hash_table_insert (held, g_strdup (edition), place);
  return catalogue;
}

WmCatalogue *
wm_catalogue_ref_builtin (const char *edition, GError **error)
{
  static GMutex mutex;
  static GHashTable *held; /* (owned) char * edition -> (owned) GWeakRef * */
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  WmCatalogue *self;
  GWeakRef *place;

  g_return_val_if_fail (edition != NULL, NULL);

  if (held == NULL)
    held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  place = g_hash_table_lookup (held, edition);
  self = place != NULL ? g_weak_ref_get (place) : NULL;
  if (self != NULL)
    return self;
  self = load (edition, error);
  return self != NULL ? keep (held, edition, self) : NULL;
}

WmCatalogue *
wm_catalogue_new_from_bytes (GBytes *bytes, GError **error)
{
  WmCatalogueData *data;
  WmCatalogue *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = wm_catalogue_parse (bytes, error);
  if (data == NULL)
    return NULL;

  self = g_object_new (WM_TYPE_CATALOGUE, NULL);
  self->data = data;
  return self;
}

const char *
wm_catalogue_get_edition (WmCatalogue *self)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return self->data->edition;
}

const char *
wm_catalogue_get_name (WmCatalogue *self)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return self->data->name;
}

const char *
wm_catalogue_get_published (WmCatalogue *self)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return self->data->published;
}

const char *
wm_catalogue_get_certificates_ended (WmCatalogue *self)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return self->data->certificates_ended;
}

const char *
wm_catalogue_get_counterpart_edition (WmCatalogue *self)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return self->data->counterpart_edition;
}

/* Gives the entries of a list, which end with NULL. */
static gpointer
show_list (GPtrArray *list, guint *length)
{
  if (length != NULL)
    *length = list->len;
  return list->pdata;
}

const WmCatalogueAmendment *const *
wm_catalogue_get_amendments (WmCatalogue *self, guint *n_amendments)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return show_list (self->data->amendments, n_amendments);
}

const WmCatalogueGroup *const *
wm_catalogue_get_groups (WmCatalogue *self, guint *n_groups)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return show_list (self->data->groups, n_groups);
}

const WmCatalogueControl *const *
wm_catalogue_get_controls (WmCatalogue *self, guint *n_controls)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return show_list (self->data->controls, n_controls);
}

const WmCatalogueClause *const *
wm_catalogue_get_clauses (WmCatalogue *self, guint *n_clauses)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return show_list (self->data->clauses, n_clauses);
}

const WmCatalogueClause *const *
wm_catalogue_get_requirements (WmCatalogue *self, guint *n_requirements)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return show_list (self->data->requirements, n_requirements);
}

const WmCatalogueDocument *const *
wm_catalogue_get_documents (WmCatalogue *self, guint *n_documents)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);

  return show_list (self->data->documents, n_documents);
}

const WmCatalogueGroup *
wm_catalogue_lookup_group (WmCatalogue *self, const char *id)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->data->groups_by_id, id);
}

const WmCatalogueControl *
wm_catalogue_lookup_control (WmCatalogue *self, const char *id)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->data->controls_by_id, id);
}

const WmCatalogueClause *
wm_catalogue_lookup_clause (WmCatalogue *self, const char *id)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->data->clauses_by_id, id);
}

const WmCatalogueDocument *
wm_catalogue_lookup_document (WmCatalogue *self, const char *id)
{
  g_return_val_if_fail (WM_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->data->documents_by_id, id);
}
