/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-manifest.h"

#include "wm-archive-error.h"
#include "wm-entry-name.h"
#include "wm-sha256.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (WmManifest, wm_manifest, wm_manifest_ref, wm_manifest_unref)

static void
entry_free (WmManifestEntry *entry)
{
  g_free (entry->name);
  g_free (entry);
}

static void
manifest_clear (WmManifest *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->left_out_by_name);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->left_out);
  g_free (self->program);
  g_free (self->project_id);
  g_free (self->head);
}

WmManifest *
wm_manifest_new (const char *program, const char *project_id, const char *head, int schema)
{
  WmManifest *self = g_atomic_rc_box_new0 (WmManifest);

  self->format = WM_MANIFEST_FORMAT;
  self->program = g_strdup (program);
  self->project_id = g_strdup (project_id);
  self->head = g_strdup (head);
  self->schema = schema;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->left_out_by_name = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

WmManifest *
wm_manifest_ref (WmManifest *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
wm_manifest_unref (WmManifest *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) manifest_clear);
}

static gboolean
check_entry (WmManifest *self, const char *name, guint64 size, const char *sha256, GError **error)
{
  if (!wm_entry_name_is_safe (name) || g_str_equal (name, WM_ENTRY_MIMETYPE) ||
      g_str_equal (name, WM_ENTRY_MANIFEST))
    {
      g_autofree char *shown = wm_entry_name_display (name);

      g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_UNSAFE,
                   _ ("The name “%s” cannot be used inside a project file."), shown);
      return FALSE;
    }
  if (g_hash_table_contains (self->by_name, name) ||
      g_hash_table_contains (self->left_out_by_name, name))
    {
      g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_UNSAFE,
                   _ ("The project file's list of contents names “%s” twice."), name);
      return FALSE;
    }
  if (!wm_sha256_is_hex (sha256))
    {
      g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_UNSAFE,
                   _ ("The project file's list of contents has no proper checksum for “%s”."),
                   name);
      return FALSE;
    }
  if (size > WM_LIMIT_ENTRY || (g_str_equal (name, WM_ENTRY_DATABASE) && size > WM_LIMIT_DATABASE))
    {
      g_autofree char *given = g_format_size (size);

      g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_LARGE,
                   _ ("“%1$s” is %2$s, larger than Waymark takes."), name, given);
      return FALSE;
    }

  return TRUE;
}

static WmManifestEntry *
add_entry (WmManifest *self, GPtrArray *list, GHashTable *by_name, const char *name, guint64 size,
           const char *sha256, GError **error)
{
  WmManifestEntry *entry;

  if (!check_entry (self, name, size, sha256, error))
    return NULL;
  if (self->entries->len + self->left_out->len >= WM_LIMIT_ENTRIES)
    {
      g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_LARGE,
                   _ ("A project can hold at most %d files."), WM_LIMIT_ENTRIES);
      return NULL;
    }

  entry = g_new0 (WmManifestEntry, 1);
  entry->name = g_strdup (name);
  entry->size = size;
  memcpy (entry->sha256, sha256, sizeof entry->sha256);
  g_ptr_array_add (list, entry);
  g_hash_table_insert (by_name, entry->name, entry);

  return entry;
}

gboolean
wm_manifest_add (WmManifest *self, const char *name, guint64 size, const char *sha256,
                 gboolean damaged, GError **error)
{
  WmManifestEntry *entry;

  g_return_val_if_fail (self != NULL && name != NULL && sha256 != NULL, FALSE);

  entry = add_entry (self, self->entries, self->by_name, name, size, sha256, error);
  if (entry != NULL)
    entry->damaged = damaged;

  return entry != NULL;
}

gboolean
wm_manifest_add_left_out (WmManifest *self, const char *name, guint64 size, const char *sha256,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL && sha256 != NULL, FALSE);

  /* A project without its database or its explanation is none. */
  if (!g_str_has_prefix (name, WM_ENTRY_EVIDENCE_PREFIX))
    {
      g_autofree char *shown = wm_entry_name_display (name);

      g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_UNSAFE,
                   _ ("“%s” cannot be left out of a project file."), shown);
      return FALSE;
    }

  return add_entry (self, self->left_out, self->left_out_by_name, name, size, sha256, error) !=
         NULL;
}

void
wm_manifest_mark_damaged (WmManifest *self, const char *name, guint64 readable_size)
{
  WmManifestEntry *entry = g_hash_table_lookup (self->by_name, name);

  g_return_if_fail (entry != NULL);

  entry->size = readable_size;
  entry->damaged = TRUE;
}

const WmManifestEntry *
wm_manifest_lookup (WmManifest *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (self->by_name, name);
}

const WmManifestEntry *
wm_manifest_lookup_left_out (WmManifest *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (self->left_out_by_name, name);
}

static int
get_rank (const char *name)
{
  if (g_str_equal (name, WM_ENTRY_DATABASE))
    return 0;
  return g_str_equal (name, WM_ENTRY_README) ? 1 : 2;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const WmManifestEntry *left = *(const WmManifestEntry *const *) a;
  const WmManifestEntry *right = *(const WmManifestEntry *const *) b;
  const int difference = get_rank (left->name) - get_rank (right->name);

  return difference != 0 ? difference : strcmp (left->name, right->name);
}

void
wm_manifest_sort (WmManifest *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_sort (self->entries, compare_entries);
}

static void
build_entry (JsonBuilder *builder, const WmManifestEntry *entry)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, entry->name);
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, (gint64) entry->size);
  json_builder_set_member_name (builder, "sha256");
  json_builder_add_string_value (builder, entry->sha256);
  if (entry->damaged)
    {
      json_builder_set_member_name (builder, "damaged");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
}

static void
build_list (JsonBuilder *builder, const char *member, GPtrArray *entries)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (entries, NULL, NULL);

  /* The copy borrows its elements. */
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_entries);

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < sorted->len; i++)
    build_entry (builder, g_ptr_array_index (sorted, i));
  json_builder_end_array (builder);
}

static JsonNode *
build_root (WmManifest *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, self->format);
  json_builder_set_member_name (builder, "program");
  json_builder_add_string_value (builder, self->program);
  json_builder_set_member_name (builder, "project");
  json_builder_add_string_value (builder, self->project_id);
  json_builder_set_member_name (builder, "head");
  json_builder_add_string_value (builder, self->head);
  json_builder_set_member_name (builder, "schema");
  json_builder_add_int_value (builder, self->schema);
  build_list (builder, "entries", self->entries);
  if (self->left_out->len > 0)
    build_list (builder, "left_out", self->left_out);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

GBytes *
wm_manifest_to_json (WmManifest *self)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  root = build_root (self);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  json_generator_to_gstring (generator, text);
  g_string_append_c (text, '\n');

  return g_string_free_to_bytes (text);
}
