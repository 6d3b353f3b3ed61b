/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-export-file.h"

#include "app/compat/wm-file-dialog.h"
#include "exchange/wm-export.h"

#include <glib/gi18n.h>

/* A spreadsheet on its way out. */
typedef struct
{
  WmSession *session; /* owned */
  const WmKind *kind; /* nullable: all */
  char *path;         /* owned, nullable */
  WmWork *work;       /* owned, nullable */
} Leaving;

static void
leaving_free (Leaving *self)
{
  g_object_unref (self->session);
  g_clear_object (&self->work);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static Leaving *
leaving_new (WmSession *session, const WmKind *kind)
{
  Leaving *self = g_new0 (Leaving, 1);

  self->session = g_object_ref (session);
  self->kind = kind;
  return self;
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) self = user_data;
  GError *error = NULL;
  gboolean written = wm_export_register_finish (result, &error);
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *sentence = NULL;

  wm_work_end (self->work);
  if (written)
    {
      /* Translators: the name of a file. */
      sentence = g_strdup_printf (_ ("Exported to “%s”"), name);
      wm_session_say (self->session, sentence, FALSE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  else
    wm_session_report (self->session, error);
}

static void
write_to (Leaving *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: the name of a file. */
  g_autofree char *words = g_strdup_printf (_ ("Writing “%s”…"), name);
  WmExportFormat format;

  /* A name without an ending that we know is a workbook. */
  if (wm_export_find_format (path, &format))
    self->path = g_strdup (path);
  else
    self->path = g_strconcat (path, ".xlsx", NULL);
  wm_export_find_format (self->path, &format);
  self->work = wm_session_begin_work (self->session, words);
  wm_export_register_async (wm_session_get_project (self->session), self->kind, self->path, format,
                            wm_work_get_progress (self->work), wm_work_get_cancellable (self->work),
                            written_cb, self);
}

void
wm_export_file_write (WmSession *session, const WmKind *kind, const char *path)
{
  g_return_if_fail (WM_IS_SESSION (session));
  g_return_if_fail (path != NULL);

  write_to (leaving_new (session, kind), path);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) self = user_data;
  g_autoptr (GFile) file = wm_file_dialog_save_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    write_to (g_steal_pointer (&self), path);
}

void
wm_export_file_ask (GtkWindow *parent, WmSession *session, const WmKind *kind)
{
  static const char *const workbooks[] = { "*.xlsx", NULL };
  static const char *const texts[] = { "*.csv", NULL };
  static const char *const archives[] = { "*.zip", NULL };
  const WmFileType types[] = { { _ ("Excel workbooks"), workbooks },
                               kind != NULL ? (WmFileType){ _ ("Tables (CSV)"), texts }
                                            : (WmFileType){ _ ("Tables (CSV) in a ZIP archive"),
                                                            archives } };
  g_autofree char *name = NULL;

  g_return_if_fail (WM_IS_SESSION (session));

  name = g_strdup_printf ("%s.xlsx", kind != NULL ? wm_kind_get_plural (kind) : _ ("Registers"));
  wm_file_dialog_save_async (parent, _ ("Export as spreadsheet"), _ ("_Export"), types,
                             G_N_ELEMENTS (types), name, NULL, place_chosen_cb,
                             leaving_new (session, kind));
}
