/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-recovery.h"

#include "model/wm-schema.h"
#include "store/wm-id.h"
#include "wm-files.h"
#include "wm-journal.h"
#include "wm-project-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

gboolean
wm_recovery_item_is_live (const WmRecoveryItem *self)
{
  return self->lock_fd < 0;
}

void
wm_recovery_item_free (WmRecoveryItem *self)
{
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_free (self->folder);
  g_free (self->project_id);
  g_free (self->file);
  g_free (self->company);
  g_free (self);
}

void
wm_recovery_item_remove (WmRecoveryItem *self)
{
  g_return_if_fail (!wm_recovery_item_is_live (self));

  wm_files_remove_tree (self->folder);
}

static char *
dup_member (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return g_strdup ("");
  return g_strdup (json_node_get_string (node));
}

static void
read_owner (WmRecoveryItem *item)
{
  g_autofree char *path = g_build_filename (item->folder, WM_JOURNAL_OWNER, NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    node = json_from_string (text, NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    object = json_node_get_object (node);
  item->file = dup_member (object, "file");
  item->company = dup_member (object, "company");
}

static int
compare_generations (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* Numbers of the generations of which there is a segment, ascending. */
static GArray *
list_generations (const char *folder)
{
  GArray *generations = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, WM_JOURNAL_SEGMENT_PREFIX))
      {
        guint64 number = 0;

        if (g_ascii_string_to_unsigned (name + strlen (WM_JOURNAL_SEGMENT_PREFIX), 10, 1, G_MAXUINT,
                                        &number, NULL))
          {
            guint generation = (guint) number;

            g_array_append_val (generations, generation);
          }
      }
  g_array_sort (generations, compare_generations);
  return generations;
}

static gint64
read_changed_at (const char *folder)
{
  g_autoptr (GArray) generations = list_generations (folder);
  GStatBuf info = { 0 };

  for (guint i = generations->len; i > 0; i--)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s%06u", folder, WM_JOURNAL_SEGMENT_PREFIX,
                                               g_array_index (generations, guint, i - 1));

      if (g_stat (path, &info) == 0)
        return (gint64) info.st_mtime * 1000;
    }
  return 0;
}

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GArray) generations = list_generations (folder);

  for (guint i = 0; i < generations->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s%06u", folder, WM_JOURNAL_SEGMENT_PREFIX,
                                               g_array_index (generations, guint, i));
      GStatBuf info = { 0 };

      if (g_stat (path, &info) == 0 && info.st_size > 0)
        return FALSE;
    }
  return TRUE;
}

static WmRecoveryItem *
look_at (const char *root, const char *name)
{
  g_autoptr (WmRecoveryItem) item = NULL;
  g_autofree char *lock = NULL;

  if (strlen (name) <= WM_ID_LENGTH || name[WM_ID_LENGTH] != '-')
    return NULL;
  item = g_new0 (WmRecoveryItem, 1);
  item->lock_fd = -1;
  item->project_id = g_strndup (name, WM_ID_LENGTH);
  item->folder = g_build_filename (root, name, NULL);
  if (!wm_id_is_valid (item->project_id))
    return NULL;

  lock = g_build_filename (item->folder, WM_JOURNAL_LOCK, NULL);
  /* Without a lock its program died while it made or removed the folder; what is no folder is
   * none of ours. */
  item->lock_fd = open (lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (item->lock_fd < 0 && (errno == ENOENT || errno == ENOTDIR))
    return NULL;
  if (item->lock_fd >= 0 && flock (item->lock_fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (item->lock_fd);
      item->lock_fd = -1;
    }
  read_owner (item);
  item->changed_at = read_changed_at (item->folder);
  if (!wm_recovery_item_is_live (item) && is_empty (item->folder))
    {
      wm_recovery_item_remove (item);
      return NULL;
    }
  return g_steal_pointer (&item);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const WmRecoveryItem *first = *(WmRecoveryItem *const *) a;
  const WmRecoveryItem *second = *(WmRecoveryItem *const *) b;

  return second->changed_at < first->changed_at   ? -1
         : second->changed_at > first->changed_at ? 1
                                                  : g_strcmp0 (first->folder, second->folder);
}

GPtrArray *
wm_recovery_list (const char *root, const char *project_id)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wm_recovery_item_free);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (project_id == NULL || g_str_has_prefix (name, project_id))
      {
        WmRecoveryItem *item = look_at (root, name);

        if (item != NULL)
          g_ptr_array_add (items, item);
      }
  g_ptr_array_sort (items, compare_newest_first);
  return g_steal_pointer (&items);
}

static WmDatabase *
open_image (const void *data, gsize size, WmRegistry *registry, GError **error)
{
  void *image = wm_database_allocate_image (size);
  g_autoptr (WmDatabase) database = NULL;

  if (image == NULL)
    {
      g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_FULL,
                           "There is not enough memory for the project");
      return NULL;
    }
  memcpy (image, data, size);
  database = wm_database_new_from_image (image, size, error);
  if (database == NULL || !wm_schema_check (database, registry, error))
    return NULL;
  return g_steal_pointer (&database);
}

static WmDatabase *
open_base (const char *folder, guint generation, WmRegistry *registry, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%s%06u", folder, WM_JOURNAL_BASE_PREFIX, generation);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  if (file == NULL)
    return NULL;
  return open_image (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), registry,
                     error);
}

/* Replays what continues the database and skips what it holds already; the rest is dropped. */
static guint
replay_segment (const char *folder, guint generation, WmDatabase *database, WmRegistry *registry)
{
  g_autofree char *path =
      g_strdup_printf ("%s/%s%06u", folder, WM_JOURNAL_SEGMENT_PREFIX, generation);
  g_autoptr (GPtrArray) events = wm_journal_read_segment (path, NULL);
  guint n_dropped = 0;

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const WmEvent *event = g_ptr_array_index (events, i);

      if (wm_event_find_seq (database, event->id) == 0 &&
          !wm_project_replay (database, registry, event, NULL))
        n_dropped++;
    }
  return n_dropped;
}

/* The newest complete base, and in @first the generation whose segment is the first to replay. */
static WmDatabase *
open_newest_base (const char *folder, GArray *generations, WmRegistry *registry, GBytes *file_image,
                  guint *first, GError **error)
{
  for (guint i = generations->len; i > 0; i--)
    {
      WmDatabase *database =
          open_base (folder, g_array_index (generations, guint, i - 1), registry, NULL);

      *first = i - 1;
      if (database != NULL)
        return database;
    }
  if (file_image != NULL)
    return open_image (g_bytes_get_data (file_image, NULL), g_bytes_get_size (file_image), registry,
                       error);
  g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED,
                       _ ("What was left for recovery is not complete and cannot be opened "
                          "without the project file."));
  return NULL;
}

WmDatabase *
wm_recovery_load (const WmRecoveryItem *item, WmRegistry *registry, GBytes *file_image,
                  guint *n_dropped, GError **error)
{
  g_autoptr (GArray) generations = list_generations (item->folder);
  g_autoptr (WmDatabase) database = NULL;
  guint first = 0;
  guint dropped = 0;

  database = open_newest_base (item->folder, generations, registry, file_image, &first, error);
  if (database == NULL)
    return NULL;
  for (guint i = first; i < generations->len; i++)
    dropped +=
        replay_segment (item->folder, g_array_index (generations, guint, i), database, registry);
  if (n_dropped != NULL)
    *n_dropped = dropped;
  return g_steal_pointer (&database);
}
