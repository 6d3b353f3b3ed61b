/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-export.h"

#include "project/wm-document-file.h"
#include "wm-export-private.h"

#include <glib/gi18n-lib.h>

/* Rows between two looks at the cancellable. */
#define REPORT_ROWS 256

G_DEFINE_QUARK (wm_export_error, wm_export_error)

gboolean
wm_export_find_format (const char *path, WmExportFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".xlsx"))
    *format = WM_EXPORT_XLSX;
  else if (g_str_has_suffix (lower, ".csv"))
    *format = WM_EXPORT_CSV;
  else if (g_str_has_suffix (lower, ".zip"))
    *format = WM_EXPORT_ZIP;
  else
    return FALSE;
  return TRUE;
}

gboolean
wm_export_report_rows (WmExportReport *self, guint n_rows, GError **error)
{
  self->done += n_rows;
  if (self->done % REPORT_ROWS != 0)
    return TRUE;
  if (self->progress != NULL)
    wm_progress_report (self->done, self->total, self->progress);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

GBytes *
wm_export_render (WmExport *self, WmExportFormat format, WmProgress *progress,
                  GCancellable *cancellable, GError **error)
{
  WmExportReport report = { .progress = progress, .cancellable = cancellable };

  g_return_val_if_fail (self != NULL, NULL);

  report.total = self->n_rows;
  if (format == WM_EXPORT_XLSX)
    return wm_export_render_xlsx (self, &report, error);
  if (format == WM_EXPORT_ZIP)
    return wm_export_render_zip (self, &report, error);
  if (self->sheets->len == 1)
    return wm_export_render_csv (g_ptr_array_index (self->sheets, 0), &report, error);
  g_set_error_literal (error, WM_EXPORT_ERROR, WM_EXPORT_ERROR_FORMAT,
                       _ ("A CSV file holds one register. Choose one, or write all of them into an "
                          "Excel workbook (.xlsx) or a ZIP archive of CSV files (.zip)."));
  return NULL;
}

guint
wm_export_get_n_registers (WmExport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sheets->len;
}

const WmKind *
wm_export_get_kind (WmExport *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->sheets->len, NULL);

  return ((const WmExportSheet *) g_ptr_array_index (self->sheets, index))->kind;
}

GBytes *
wm_export_render_register (WmExport *self, guint index, GCancellable *cancellable, GError **error)
{
  WmExportReport report = { .cancellable = cancellable };

  g_return_val_if_fail (self != NULL && index < self->sheets->len, NULL);

  return wm_export_render_csv (g_ptr_array_index (self->sheets, index), &report, error);
}

/* In a worker */

typedef struct
{
  WmExportGatherer *gatherer; /* owned, while it is being read */
  WmExport *export;           /* owned, then */
  char *path;                 /* owned */
  WmExportFormat format;
  WmProgress *progress; /* owned, nullable */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_pointer (&self->gatherer, wm_export_gatherer_free);
  g_clear_pointer (&self->export, wm_export_free);
  g_free (self->path);
  g_clear_object (&self->progress);
  g_free (self);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes =
      wm_export_render (job->export, job->format, job->progress, cancellable, &error);

  if (bytes != NULL && wm_document_file_write (job->path, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* In the main thread, where the project is. */
static gboolean
gather_cb (gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (wm_project_get_database (g_task_get_source_object (task)) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                               _ ("The project was closed. Nothing was written."));
      return G_SOURCE_REMOVE;
    }
  if (wm_export_gatherer_step (job->gatherer))
    return G_SOURCE_CONTINUE;
  job->export = wm_export_gatherer_steal (job->gatherer);
  g_clear_pointer (&job->gatherer, wm_export_gatherer_free);
  g_task_run_in_thread (task, write_in_thread);
  return G_SOURCE_REMOVE;
}

void
wm_export_register_async (WmProject *project, const WmKind *kind, const char *path,
                          WmExportFormat format, WmProgress *progress, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (WM_IS_PROJECT (project));
  g_return_if_fail (path != NULL);

  task = g_task_new (project, cancellable, callback, user_data);
  job = g_new0 (Job, 1);
  job->gatherer = wm_export_gatherer_new (project, kind);
  job->path = g_strdup (path);
  job->format = format;
  job->progress = progress != NULL ? g_object_ref (progress) : NULL;
  g_task_set_source_tag (task, wm_export_register_async);
  g_task_set_task_data (task, job, job_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, gather_cb, task, g_object_unref);
}

gboolean
wm_export_register_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
