/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a save has to write beside the database. */
#include "config.h"

#include "wm-file-place.h"
#include "wm-project-private.h"
#include "wm-save-job.h"

#include <glib/gstdio.h>

static char *
dup_staged_or_null (WmProject *project, const char *entry, const char *sha256)
{
  if (wm_file_bytes_in_archive (project->archive, entry, sha256) == WM_FILE_BYTES_WHOLE)
    return NULL;
  return wm_project_dup_staged_path (project, sha256);
}

/* All or none: a file that is left out here is not in the project any more. */
gboolean
wm_save_job_take_files (WmSaveJob *self, WmProject *project, GError **error)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      project->database, "SELECT sha256, size, entry FROM main.file ORDER BY entry /*scan*/");
  WmStep step;

  while ((step = wm_statement_step (rows, error)) == WM_STEP_ROW)
    {
      WmSaveFile *file = g_new0 (WmSaveFile, 1);
      GStatBuf info;

      file->sha256 = g_strdup (wm_statement_get_text (rows, 0));
      file->size = (guint64) MAX (wm_statement_get_int (rows, 1), 0);
      file->entry = g_strdup (wm_statement_get_text (rows, 2));
      file->staged = dup_staged_or_null (project, file->entry, file->sha256);
      /* Left out of the copy that is open, and not brought back since. */
      file->left_out = file->staged == NULL &&
                       wm_file_bytes_in_archive (project->archive, file->entry, file->sha256) ==
                           WM_FILE_BYTES_LEFT_OUT;
      /* What was written down about a file is for people; what lies there is saved. */
      if (file->staged != NULL && g_stat (file->staged, &info) == 0)
        file->size = (guint64) info.st_size;
      g_ptr_array_add (self->files, file);
    }
  return step == WM_STEP_DONE;
}
