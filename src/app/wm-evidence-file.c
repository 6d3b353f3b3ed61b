/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-evidence-file.h"

#include "app/compat/wm-file-dialog.h"
#include "app/compat/wm-message.h"
#include "project/wm-extract.h"
#include "wm-file-sort.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* One file on its way out. */
typedef struct
{
  WmSession *session; /* owned */
  GtkWidget *from;    /* owned, nullable */
  char *id;           /* owned */
  char *file_name;    /* owned */
  WmWork *work;       /* owned, nullable */
} Leaving;

static void
leaving_free (Leaving *self)
{
  g_object_unref (self->session);
  g_clear_object (&self->from);
  g_clear_object (&self->work);
  g_free (self->id);
  g_free (self->file_name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static Leaving *
leaving_new (WmSession *session, GtkWidget *from, const char *id)
{
  g_autoptr (WmRecord) record =
      wm_records_load (wm_session_get_database (session), wm_session_get_registry (session), id);
  const char *file_name = record != NULL ? wm_record_get_value_by_id (record, "file_name") : NULL;
  Leaving *self;

  if (file_name == NULL)
    return NULL;
  self = g_new0 (Leaving, 1);
  self->session = g_object_ref (session);
  self->from = from != NULL ? g_object_ref (from) : NULL;
  self->id = g_strdup (id);
  self->file_name = g_strdup (file_name);
  return self;
}

static GtkWindow *
get_window (Leaving *self)
{
  GtkRoot *root = self->from != NULL ? gtk_widget_get_root (self->from) : NULL;

  return root != NULL && GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Takes @words. */
static void
begin_work (Leaving *self, char *words)
{
  self->work = wm_session_begin_work (self->session, words);
  g_free (words);
}

/* Opening. */

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  g_debug ("Opening failed: %s", error->message);
  wm_session_report (
      self->session,
      /* Translators: the name of a file. */
      g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("This computer has no program that opens “%s”. Save a copy and open it where "
                      "there is one."),
                   self->file_name));
}

static void
launch (Leaving *self, const char *path)
{
  GtkWidget *from = self->from;
  GdkDisplay *display = from != NULL ? gtk_widget_get_display (from) : gdk_display_get_default ();
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           self);
}

static void
extracted_to_open_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) self = user_data;
  GError *error = NULL;
  g_autofree char *path = wm_project_extract_finish (WM_PROJECT (object), result, &error);

  wm_work_end (self->work);
  if (path == NULL)
    {
      wm_session_report (self->session, error);
      return;
    }
  /* What is changed in the copy would be lost without a word. */
  g_chmod (path, 0400);
  launch (g_steal_pointer (&self), path);
}

/* Takes @self. */
static void
open_now (Leaving *self)
{
  WmProject *project = wm_session_get_project (self->session);
  GError *error = NULL;
  g_autofree char *folder = wm_session_dup_opened_folder (self->session, self->id, &error);

  if (folder == NULL)
    {
      wm_session_report (self->session, error);
      leaving_free (self);
      return;
    }
  /* Translators: the name of a file. */
  begin_work (self, g_strdup_printf (_ ("Opening “%s”…"), self->file_name));
  wm_project_extract_async (project, self->id, folder, WM_EXTRACT_REPLACE,
                            wm_work_get_progress (self->work), wm_work_get_cancellable (self->work),
                            extracted_to_open_cb, self);
}

static void
program_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) self = user_data;
  g_autofree char *answer = wm_message_ask_finish (result);

  if (g_strcmp0 (answer, "open") == 0)
    open_now (g_steal_pointer (&self));
  else if (g_strcmp0 (answer, "save") == 0)
    wm_evidence_file_save (self->session, self->from, self->id);
}

/* Takes @self. */
static void
ask_about_program (Leaving *self)
{
  const WmMessageButton buttons[] = {
    { "cancel", _ ("_Cancel"), WM_MESSAGE_PLAIN },
    { "open", _ ("_Open it"), WM_MESSAGE_DESTRUCTIVE },
    { "save", _ ("_Save a copy…"), WM_MESSAGE_PLAIN },
  };
  /* Translators: the name of a file. */
  g_autofree char *heading = g_strdup_printf (_ ("“%s” may be a program"), self->file_name);

  wm_message_ask_async (get_window (self), heading,
                        _ ("Opening it may run it on this computer, with all that you may do. Open "
                           "it only if you know who made it."),
                        buttons, G_N_ELEMENTS (buttons), program_answered_cb, self);
}

void
wm_evidence_file_open (WmSession *session, GtkWidget *from, const char *id)
{
  g_autoptr (Leaving) self = NULL;

  g_return_if_fail (WM_IS_SESSION (session));
  g_return_if_fail (id != NULL);

  self = leaving_new (session, from, id);
  if (self == NULL)
    return;
  if (wm_file_sort_find (self->file_name)->is_program)
    ask_about_program (g_steal_pointer (&self));
  else
    open_now (g_steal_pointer (&self));
}

/* Saving. */

static void
extracted_to_save_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) self = user_data;
  GError *error = NULL;
  g_autofree char *path = wm_project_extract_finish (WM_PROJECT (object), result, &error);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *sentence = NULL;

  wm_work_end (self->work);
  if (path == NULL)
    {
      wm_session_report (self->session, error);
      return;
    }
  /* Translators: the name of a file. */
  sentence = g_strdup_printf (_ ("Saved a copy as “%s”"), name);
  wm_session_say (self->session, sentence, FALSE);
}

void
wm_evidence_file_save_to (WmSession *session, const char *id, const char *path)
{
  Leaving *self;

  g_return_if_fail (WM_IS_SESSION (session));
  g_return_if_fail (id != NULL && path != NULL);

  self = leaving_new (session, NULL, id);
  if (self == NULL)
    return;
  /* Translators: the name of a file. */
  begin_work (self, g_strdup_printf (_ ("Saving a copy of “%s”…"), self->file_name));
  wm_project_extract_async (wm_session_get_project (session), id, path, WM_EXTRACT_REPLACE,
                            wm_work_get_progress (self->work), wm_work_get_cancellable (self->work),
                            extracted_to_save_cb, self);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) self = user_data;
  g_autoptr (GFile) file = wm_file_dialog_save_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    wm_evidence_file_save_to (self->session, self->id, path);
}

void
wm_evidence_file_save (WmSession *session, GtkWidget *from, const char *id)
{
  Leaving *self;

  g_return_if_fail (WM_IS_SESSION (session));
  g_return_if_fail (id != NULL);

  self = leaving_new (session, from, id);
  if (self == NULL)
    return;
  wm_file_dialog_save_async (get_window (self), _ ("Save a copy"), _ ("_Save"), NULL, 0,
                             self->file_name, NULL, place_chosen_cb, self);
}
