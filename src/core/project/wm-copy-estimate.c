/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large a copy will be, from what is known without reading a file. */
#include "config.h"

#include "wm-copy-private.h"
#include "wm-file-place.h"
#include "wm-project-private.h"

#include <string.h>

/* What a database of records and changesets comes to, in percent; measured on the sample company
 * and on projects that were made for measuring. */
#define DATABASE_PERCENT 22

/* What is left of our own PDF, whose structure for screen readers is much text. */
#define REPORT_PERCENT 30

/* Two headers in the ZIP and its line in the manifest. */
#define ENTRY_OVERHEAD 320

/* Everything that every file has: head, README, comment. */
#define FILE_OVERHEAD 2048

/* What deflating leaves of a file, in percent, by the beginning of its media type; the first that
 * fits. What is packed already, such as pictures, office documents and films, stays. */
static const struct
{
  const char *prefix;
  guint percent;
} media_types[] = {
  { "text/", 25 },
  { "application/json", 20 },
  { "application/xml", 20 },
  { "application/sql", 25 },
  { "application/rtf", 30 },
  { "application/msword", 40 },
  { "application/vnd.ms-", 40 },
  { "application/x-ole-storage", 50 },
  { "application/x-tar", 40 },
  { "application/pdf", 90 },
  { "application/postscript", 40 },
  { "application/vnd.ms-outlook", 60 },
  { "image/svg+xml", 30 },
  { "image/bmp", 40 },
  { "image/tiff", 80 },
  { "audio/x-wav", 85 },
  { "message/", 70 },
};

static guint
get_percent (const char *media_type)
{
  for (gsize i = 0; media_type != NULL && i < G_N_ELEMENTS (media_types); i++)
    if (g_str_has_prefix (media_type, media_types[i].prefix))
      return media_types[i].percent;
  return 100;
}

static void
copy_file_free (gpointer data)
{
  WmCopyFile *self = data;

  g_free (self->sha256);
  g_free (self->record_id);
  g_free (self->title);
  g_free (self);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const WmCopyFile *first = *(WmCopyFile *const *) a;
  const WmCopyFile *second = *(WmCopyFile *const *) b;

  if (first->size != second->size)
    return first->size > second->size ? -1 : 1;
  return strcmp (first->sha256, second->sha256);
}

/* What is damaged has the size of what is left of it, and what is not there none. */
static guint64
get_size_there (WmProject *project, const WmCopyFile *file, const char *entry)
{
  const WmManifestEntry *known = NULL;

  if (file->bytes == WM_FILE_BYTES_WHOLE)
    return file->size;
  if (file->bytes == WM_FILE_BYTES_DAMAGED && project->archive != NULL)
    known = wm_manifest_lookup (wm_archive_get_manifest (project->archive), entry);
  return known != NULL ? known->size : 0;
}

/* (owned) char * fingerprint -> (owned) WmRecord: the first record that names each file. */
static GHashTable *
map_records (WmProject *self)
{
  GHashTable *by_hash = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < wm_registry_get_n_kinds (self->registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (self->registry, i);
      g_autoptr (GPtrArray) records = NULL;

      if ((kind->flags & WM_KIND_HAS_FILE) == 0)
        continue;
      records = wm_records_list (self->database, self->registry, kind);
      for (guint j = 0; j < records->len; j++)
        {
          WmRecord *record = g_ptr_array_index (records, j);
          const char *sha256 = wm_record_get_value_by_id (record, "sha256");

          if (sha256 != NULL && !g_hash_table_contains (by_hash, sha256))
            g_hash_table_insert (by_hash, g_strdup (sha256), g_object_ref (record));
        }
    }
  return by_hash;
}

static WmCopyFile *
make_file (WmProject *self, WmRecord *record, const char *sha256, gint64 size, const char *entry)
{
  WmCopyFile *file = g_new0 (WmCopyFile, 1);
  const char *media_type = NULL;

  file->sha256 = g_strdup (sha256);
  file->size = (guint64) MAX (size, 0);
  file->bytes = wm_project_find_bytes (self, sha256);
  if (record != NULL)
    {
      file->record_id = g_strdup (wm_record_get_id (record));
      file->title = g_strdup (wm_record_get_title (record));
      media_type = wm_record_get_value_by_id (record, "media_type");
    }
  else
    file->title = g_path_get_basename (entry);
  file->estimate = get_size_there (self, file, entry) * get_percent (media_type) / 100;
  return file;
}

GPtrArray *
wm_project_list_copy_files (WmProject *self)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (copy_file_free);
  g_autoptr (GHashTable) records = NULL;
  g_autoptr (WmStatement) rows = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (self), files);

  records = map_records (self);
  rows = wm_database_prepare (self->database,
                              "SELECT sha256, size, entry FROM main.file ORDER BY entry /*scan*/");
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *sha256 = wm_statement_get_text (rows, 0);

      g_ptr_array_add (files,
                       make_file (self, g_hash_table_lookup (records, sha256), sha256,
                                  wm_statement_get_int (rows, 1), wm_statement_get_text (rows, 2)));
    }
  g_ptr_array_sort (files, compare_files);
  return files;
}

static guint64
get_database_size (WmProject *self)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      self->database, "SELECT p.page_count * s.page_size FROM pragma_page_count ('main') p,"
                      " pragma_page_size ('main') s /*scan*/");

  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return 0;
  return (guint64) wm_statement_get_int (row, 0);
}

guint64
wm_project_estimate_copy (WmProject *self, const WmCopyOptions *options, GPtrArray *files)
{
  guint64 sum;

  g_return_val_if_fail (WM_IS_PROJECT (self), 0);
  g_return_val_if_fail (options != NULL && files != NULL, 0);

  sum = FILE_OVERHEAD + get_database_size (self) * DATABASE_PERCENT / 100;
  for (guint i = 0; i < files->len; i++)
    {
      const WmCopyFile *file = g_ptr_array_index (files, i);

      sum += ENTRY_OVERHEAD;
      if (!wm_copy_options_leaves_out (options, file->sha256))
        sum += file->estimate;
    }
  for (guint i = 0; i < options->reports->len; i++)
    {
      const WmSaveReport *report = g_ptr_array_index (options->reports, i);

      sum += ENTRY_OVERHEAD + g_bytes_get_size (report->content) * REPORT_PERCENT / 100;
    }
  return sum;
}
