/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-guidance.h"

#include "wm-core-resources.h"
#include "wm-guidance-parser.h"

#include <gio/gio.h>

#define RESOURCE_FOLDER "/io/github/waymark_isms/Waymark/core/catalogue/guidance/"

struct _WmGuidance
{
  GObject parent_instance;

  GPtrArray *files;    /* (owned) (element-type WmCatalogueData): what the entries live in */
  GHashTable *entries; /* (owned) (borrowed) reference -> (borrowed) WmCatalogueGuidance * */
};

G_DEFINE_FINAL_TYPE (WmGuidance, wm_guidance, G_TYPE_OBJECT)

static void
free_file (gpointer data)
{
  wm_catalogue_data_free (data);
}

static void
wm_guidance_finalize (GObject *object)
{
  WmGuidance *self = WM_GUIDANCE (object);

  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->files);

  G_OBJECT_CLASS (wm_guidance_parent_class)->finalize (object);
}

static void
wm_guidance_class_init (WmGuidanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_guidance_finalize;
}

static void
wm_guidance_init (WmGuidance *self)
{
  self->files = g_ptr_array_new_with_free_func (free_file);
  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
}

static gboolean
add_file (WmGuidance *self, GBytes *bytes, WmCatalogue *catalogue, GError **error)
{
  WmCatalogueData *data = wm_guidance_parse (bytes, catalogue, self->entries, error);

  if (data == NULL)
    return FALSE;
  g_ptr_array_add (self->files, data);
  return TRUE;
}

/* A mistake in a file of the program is a mistake of the program and ends it. */
static void
add_builtin (WmGuidance *self, WmCatalogue *catalogue, const char *folder, const char *name)
{
  g_autofree char *path = g_strconcat (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (wm_core_get_resource (), path, 0, &error);

  if (bytes == NULL || !add_file (self, bytes, catalogue, &error))
    g_error ("%s: %s", path, error->message);
}

static WmGuidance *
load (const char *edition)
{
  g_autoptr (WmCatalogue) catalogue = wm_catalogue_ref_builtin (edition, NULL);
  g_autofree char *folder = g_strconcat (RESOURCE_FOLDER, edition, "/", NULL);
  g_auto (GStrv) names = g_resource_enumerate_children (wm_core_get_resource (), folder, 0, NULL);
  WmGuidance *self = g_object_new (WM_TYPE_GUIDANCE, NULL);

  for (guint i = 0; catalogue != NULL && names != NULL && names[i] != NULL; i++)
    add_builtin (self, catalogue, folder, names[i]);
  return self;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static WmGuidance *
keep (GHashTable *held, const char *edition, WmGuidance *guidance)
{
  GWeakRef *place = g_new0 (GWeakRef, 1);

  g_weak_ref_init (place, guidance);
  g_hash_table_insert (held, g_strdup (edition), place);
  return guidance;
}

WmGuidance *
wm_guidance_ref_builtin (const char *edition)
{
  static GMutex mutex;
  static GHashTable *held; /* (owned) char * edition -> (owned) GWeakRef * */
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  WmGuidance *self;
  GWeakRef *place;

  g_return_val_if_fail (edition != NULL, NULL);

  if (held == NULL)
    held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  place = g_hash_table_lookup (held, edition);
  self = place != NULL ? g_weak_ref_get (place) : NULL;
  return self != NULL ? self : keep (held, edition, load (edition));
}

WmGuidance *
wm_guidance_new_from_bytes (GBytes *bytes, WmCatalogue *catalogue, GError **error)
{
  g_autoptr (WmGuidance) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (WM_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (WM_TYPE_GUIDANCE, NULL);
  return add_file (self, bytes, catalogue, error) ? g_steal_pointer (&self) : NULL;
}

const WmCatalogueGuidance *
wm_guidance_lookup (WmGuidance *self, const char *reference)
{
  g_return_val_if_fail (WM_IS_GUIDANCE (self), NULL);
  g_return_val_if_fail (reference != NULL, NULL);

  return g_hash_table_lookup (self->entries, reference);
}
