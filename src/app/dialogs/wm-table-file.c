/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-table-file.h"

#include <glib/gi18n.h>

#define BLOCK_BYTES (64 * 1024)

typedef struct
{
  GFile *file; /* owned */
  char delimiter;
  char *encoding; /* owned, nullable */
  char *sheet;    /* owned, nullable */
  char **names;   /* owned, nullable: of sheets */
  char **sheets;  /* owned, nullable: what the file has */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_object_unref (self->file);
  g_free (self->encoding);
  g_free (self->sheet);
  g_strfreev (self->names);
  g_strfreev (self->sheets);
  g_free (self);
}

/* One block more than a table may have, so that the reader can say that it is too large. */
static GBytes *
read_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  gssize n = -1;

  if (stream != NULL)
    while ((n = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK_BYTES, cancellable,
                                     error)) > 0 &&
           bytes->len <= WM_TABLE_MAX_FILE_BYTES)
      g_byte_array_append (bytes, block, (guint) n);
  return n >= 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

static GError *
make_error (GFile *file, const GError *error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : g_strdup ("");

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  return g_error_new (error->domain, error->code,
                      /* Translators: the name of a file, then why it cannot be read. */
                      _ ("“%1$s” could not be opened: %2$s. Nothing was changed; choose the file "
                         "once more, or another one."),
                      name, error->message);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  const WmTableOptions options = { .csv = { .delimiter = job->delimiter,
                                            .encoding = job->encoding },
                                   .sheet = job->sheet,
                                   .names = (const char *const *) job->names,
                                   .any_sheet = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_bytes (job->file, cancellable, &error);
  g_autoptr (WmTable) table = NULL;

  if (bytes == NULL)
    {
      g_task_return_error (task, make_error (job->file, error));
      return;
    }
  table = wm_table_read (bytes, &options, &job->sheets, cancellable, &error);
  if (table == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&table), (GDestroyNotify) wm_table_unref);
}

void
wm_table_file_read_async (GFile *file, const WmTableOptions *options, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  if (options != NULL)
    {
      job->delimiter = options->csv.delimiter;
      job->encoding = g_strdup (options->csv.encoding);
      job->sheet = g_strdup (options->sheet);
      job->names = g_strdupv ((char **) options->names);
    }
  g_task_set_source_tag (task, wm_table_file_read_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_in_thread);
}

WmTable *
wm_table_file_read_finish (GAsyncResult *result, char ***sheets, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  /* A worker that was cancelled may still be at it. */
  job = g_task_get_task_data (G_TASK (result));
  *sheets = g_task_had_error (G_TASK (result)) &&
                    g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)))
                ? NULL
                : g_steal_pointer (&job->sheets);
  return g_task_propagate_pointer (G_TASK (result), error);
}
