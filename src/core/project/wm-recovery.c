/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-recovery.h"

#include "model/wm-schema.h"
#include "wm-files.h"
#include "wm-journal.h"
#include "wm-project-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
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

static int
compare_generations (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static void
add_generation (GArray *generations, const char *name, const char *prefix)
{
  guint64 number = 0;

  if (g_str_has_prefix (name, prefix) &&
      g_ascii_string_to_unsigned (name + strlen (prefix), 10, 1, G_MAXUINT, &number, NULL))
    {
      guint generation = (guint) number;

      g_array_append_val (generations, generation);
    }
}

/* Numbers of the generations of which there is a base or a segment, ascending; NULL: not known. */
static GArray *
list_generations (const char *folder)
{
  GArray *generations;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL)
    return NULL;
  generations = g_array_new (FALSE, FALSE, sizeof (guint));
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      add_generation (generations, name, WM_JOURNAL_SEGMENT_PREFIX);
      add_generation (generations, name, WM_JOURNAL_BASE_PREFIX);
    }
  g_array_sort (generations, compare_generations);
  for (guint i = 0; i < generations->len; i++)
    if (n == 0 ||
        g_array_index (generations, guint, i) != g_array_index (generations, guint, n - 1))
      g_array_index (generations, guint, n++) = g_array_index (generations, guint, i);
  g_array_set_size (generations, n);
  return generations;
}

static char *
dup_generation_path (const char *folder, const char *prefix, guint generation)
{
  return g_strdup_printf ("%s/%s%06u", folder, prefix, generation);
}

/* What is there of the file of a generation; FALSE: nothing. One that the system will not tell
 * about is there. */
static gboolean
look_at_file (const char *folder, const char *prefix, guint generation, GStatBuf *info)
{
  g_autofree char *path = dup_generation_path (folder, prefix, generation);

  memset (info, 0, sizeof *info);
  if (g_lstat (path, info) == 0)
    return TRUE;
  info->st_size = 1;
  return errno != ENOENT;
}

/* Whether there is work in a journal, and when the newest was written. A segment without events is
 * none, and neither is the base that was made for it; a base alone is a checkpoint. */
static gboolean
find_work (const char *folder, gint64 *changed_at)
{
  g_autoptr (GArray) generations = list_generations (folder);

  *changed_at = 0;
  for (guint i = generations != NULL ? generations->len : 0; i > 0; i--)
    {
      guint generation = g_array_index (generations, guint, i - 1);
      GStatBuf info;

      if (look_at_file (folder, WM_JOURNAL_SEGMENT_PREFIX, generation, &info) && info.st_size == 0)
        continue;
      if (info.st_mtime == 0)
        look_at_file (folder, WM_JOURNAL_BASE_PREFIX, generation, &info);
      *changed_at = (gint64) info.st_mtime * 1000;
      return TRUE;
    }
  return generations == NULL;
}

static WmRecoveryItem *
look_at (const char *root, const char *name)
{
  g_autofree char *project_id = wm_journal_folder_dup_project_id (name);
  g_autofree char *folder = g_build_filename (root, name, NULL);
  int lock_fd = -1;
  WmRecoveryItem *item;

  if (project_id == NULL || wm_journal_folder_take (folder, &lock_fd) == WM_JOURNAL_HOLD_FOREIGN)
    return NULL;
  item = g_new0 (WmRecoveryItem, 1);
  item->lock_fd = lock_fd;
  item->project_id = g_steal_pointer (&project_id);
  item->folder = g_steal_pointer (&folder);
  wm_journal_folder_read_owner (item->folder, &item->file, &item->company);
  if (find_work (item->folder, &item->changed_at) || wm_recovery_item_is_live (item))
    return item;
  wm_recovery_item_remove (item);
  wm_recovery_item_free (item);
  return NULL;
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
    {
      gboolean wanted = project_id == NULL || g_str_has_prefix (name, project_id);
      WmRecoveryItem *item = wanted ? look_at (root, name) : NULL;

      if (item != NULL)
        g_ptr_array_add (items, item);
      wm_journal_folder_sweep (root, name);
    }
  g_ptr_array_sort (items, compare_newest_first);
  return g_steal_pointer (&items);
}

static WmDatabase *
open_image (GBytes *bytes, WmRegistry *registry, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);
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
  g_autofree char *path = dup_generation_path (folder, WM_JOURNAL_BASE_PREFIX, generation);
  g_autoptr (GBytes) image = wm_journal_read_base (path, error);

  return image != NULL ? open_image (image, registry, error) : NULL;
}

/* Replays what continues the database and skips what it holds already; the rest is dropped. */
static guint
replay_segment (const char *folder, guint generation, WmDatabase *database, WmRegistry *registry)
{
  g_autofree char *path = dup_generation_path (folder, WM_JOURNAL_SEGMENT_PREFIX, generation);
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

static guint
replay_from (const char *folder, GArray *generations, guint first, WmDatabase *database,
             WmRegistry *registry)
{
  guint n_dropped = 0;

  for (guint i = first; i < generations->len; i++)
    n_dropped += replay_segment (folder, g_array_index (generations, guint, i), database, registry);
  return n_dropped;
}

/* What the newest base that is whole leads to; NULL without one. */
static WmDatabase *
load_from_base (const char *folder, GArray *generations, WmRegistry *registry, gboolean *is_newest,
                guint *n_dropped)
{
  for (guint i = generations->len; i > 0; i--)
    {
      WmDatabase *database =
          open_base (folder, g_array_index (generations, guint, i - 1), registry, NULL);

      *is_newest = i == generations->len;
      if (database == NULL)
        continue;
      *n_dropped = replay_from (folder, generations, i - 1, database, registry);
      return database;
    }
  *is_newest = FALSE;
  return NULL;
}

static gint64
get_head_seq (WmDatabase *database)
{
  g_autoptr (WmEvent) head = database != NULL ? wm_event_load_head (database) : NULL;

  return head != NULL ? head->seq : -1;
}

WmDatabase *
wm_recovery_load (const WmRecoveryItem *item, WmRegistry *registry, GBytes *file_image,
                  guint *n_dropped, GError **error)
{
  g_autoptr (GArray) generations = list_generations (item->folder);
  g_autoptr (WmDatabase) database = NULL;
  gboolean is_newest = FALSE;
  guint dropped = 0;

  if (generations == NULL)
    generations = g_array_new (FALSE, FALSE, sizeof (guint));
  database = load_from_base (item->folder, generations, registry, &is_newest, &dropped);
  /* Without the newest base the file may lead further than an older one. */
  if (!is_newest && file_image != NULL)
    {
      g_autoptr (WmDatabase) other = open_image (file_image, registry, NULL);
      guint others_dropped =
          other != NULL ? replay_from (item->folder, generations, 0, other, registry) : 0;

      if (get_head_seq (other) > get_head_seq (database))
        {
          g_set_object (&database, other);
          dropped = others_dropped;
        }
    }
  if (database == NULL)
    g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED,
                         _ ("What was left for recovery is not complete and cannot be opened "
                            "without the project file."));
  if (n_dropped != NULL)
    *n_dropped = dropped;
  return g_steal_pointer (&database);
}
