/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can happen to an open project from outside: the disk does not take the journal, another
 * program writes the file, a drive is gone, a crash left work behind. Each has one banner. */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/compat/wm-file-dialog.h"
#include "project/wm-file-check.h"
#include "project/wm-recovery.h"
#include "wm-dates.h"
#include "wm-drafts.h"
#include "wm-settings.h"
#include "wm-window-private.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <inttypes.h>

/* A journal is synced within a moment; only what takes longer is worth a word. */
#define UNSAFE_SECONDS 3
/* Programs that write a file do so in several steps. */
#define LOOK_MILLISECONDS 400

/* The journal. */

static gboolean
say_unsafe_cb (gpointer user_data)
{
  WmWindow *self = user_data;

  self->unsafe_id = 0;
  wm_banner_show (self->banner, WM_TOPIC_UNSAFE, WM_BANNER_ERROR,
                  _ ("Your last changes are not safe yet: the disk does not take them. They are "
                     "still here as long as the window is open."),
                  "move", _ ("_Keep them elsewhere…"), "retry", _ ("_Try again"));
  return G_SOURCE_REMOVE;
}

static void
safety_changed_cb (WmWindow *self)
{
  if (wm_session_get_safety (self->session) != WM_SAFETY_NOT_SAFE)
    {
      g_clear_handle_id (&self->unsafe_id, g_source_remove);
      wm_banner_hide (self->banner, WM_TOPIC_UNSAFE);
      return;
    }
  if (self->unsafe_id == 0)
    self->unsafe_id = g_timeout_add_seconds (UNSAFE_SECONDS, say_unsafe_cb, self);
}

static void
retry_journal (WmWindow *self)
{
  g_autoptr (GError) error = NULL;

  /* The banner stays as long as it is true, so the reason is said beside it. */
  if (wm_project_sync (wm_session_get_project (self->session), &error))
    wm_window_say (self, _ ("Everything is safe again."));
  else
    wm_window_say (self, error->message);
}

static void
journal_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  g_autoptr (GFile) folder = wm_file_dialog_folder_finish (result, NULL);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->session == NULL)
    return;
  if (!wm_project_move_recovery (wm_session_get_project (self->session), path, &error))
    {
      wm_window_say (self, error->message);
      return;
    }
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "recovery-root", path);
  wm_window_say (self, _ ("Everything is safe again."));
}

/* The file. */

static const char *
get_outside_words (WmFileState state)
{
  switch (state)
    {
    case WM_FILE_CHANGED:
      return _ ("Another program saved this project. Your version here is untouched; save it as "
                "another file to keep both.");
    case WM_FILE_REPLACED:
      return _ ("Something else lies where this project was. Your project here is untouched; save "
                "it as another file.");
    case WM_FILE_GONE:
      return _ ("The file of this project is not there any more: it was moved, or its drive is "
                "gone. Nothing of your work is lost; save it as another file.");
    case WM_FILE_AS_OPENED:
    default:
      return NULL;
    }
}

static void
file_checked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  WmFileState state = WM_FILE_AS_OPENED;
  gboolean modified;
  const char *words;

  if (!wm_project_check_file_finish (WM_PROJECT (object), result, &state, NULL) ||
      self->session == NULL || wm_session_get_project (self->session) != WM_PROJECT (object))
    return;
  modified = wm_project_is_modified (WM_PROJECT (object));
  words = get_outside_words (state);
  if (words == NULL)
    wm_banner_hide (self->banner, WM_TOPIC_OUTSIDE);
  else
    wm_banner_show (self->banner, WM_TOPIC_OUTSIDE, WM_BANNER_WARNING, words, "save-as",
                    _ ("Save _as…"), state == WM_FILE_CHANGED && !modified ? "reload" : NULL,
                    state == WM_FILE_CHANGED && !modified ? _ ("_Show theirs") : NULL);
}

static gboolean
look_cb (gpointer user_data)
{
  WmWindow *self = user_data;

  self->look_id = 0;
  if (!wm_session_is_saving (self->session))
    wm_project_check_file_async (wm_session_get_project (self->session), self->cancellable,
                                 file_checked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
look_soon (WmWindow *self)
{
  if (self->look_id == 0)
    self->look_id = g_timeout_add (LOOK_MILLISECONDS, look_cb, self);
}

static void
folder_changed_cb (WmWindow *self, GFile *file, GFile *other)
{
  const char *path = wm_project_get_path (wm_session_get_project (self->session));
  g_autoptr (GFile) own = path != NULL ? g_file_new_for_path (path) : NULL;

  if (own != NULL && (g_file_equal (file, own) || (other != NULL && g_file_equal (other, own))))
    look_soon (self);
}

static void
watch_file (WmWindow *self)
{
  const char *path = wm_project_get_path (wm_session_get_project (self->session));
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autoptr (GFile) file = folder != NULL ? g_file_new_for_path (folder) : NULL;

  g_clear_object (&self->monitor);
  if (file == NULL)
    return;
  /* The folder, since a save replaces the file. Without a monitor the window looks when it gets
   * the focus. */
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self);
}

static void
became_active_cb (WmWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->session != NULL)
    look_soon (self);
}

/* What a crash left. */

static void
say_recovered (WmWindow *self)
{
  WmProject *project = wm_session_get_project (self->session);
  gint64 count = wm_project_get_n_recovered (project);
  g_autofree char *words = NULL;

  if (wm_project_get_unfitting_recovery (project) != NULL)
    {
      wm_banner_show (self->banner, WM_TOPIC_UNFITTING, WM_BANNER_WARNING,
                      _ ("The program ended unexpectedly the last time, and the file was changed "
                         "elsewhere since. The work from then is kept beside it."),
                      "open-kept", _ ("_Open that work"), "close", _ ("_Later"));
      return;
    }
  if (count == 0)
    return;
  words = g_strdup_printf (
      ngettext ("The program ended unexpectedly the last time. %" PRId64
                " change that was not in the file yet is here again; nothing is lost.",
                "The program ended unexpectedly the last time. %" PRId64
                " changes that were not in the file yet are here again; nothing is lost.",
                (gulong) count),
      count);
  wm_banner_show (self->banner, WM_TOPIC_RECOVERED, WM_BANNER_INFORMATION, words, "timeline",
                  _ ("_See them"), "close", _ ("_Close"));
}

gboolean
wm_window_tells_recovery (WmWindow *self)
{
  g_return_val_if_fail (WM_IS_WINDOW (self), FALSE);

  return gtk_window_is_active (GTK_WINDOW (self)) &&
         g_strcmp0 (wm_banner_get_topic (self->banner), WM_TOPIC_RECOVERED) == 0;
}

static void
open_kept (WmWindow *self)
{
  const char *folder = wm_project_get_unfitting_recovery (wm_session_get_project (self->session));

  if (folder != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.recover", "s", folder);
}

static void
reload (WmWindow *self)
{
  g_autofree char *path = g_strdup (wm_project_get_path (wm_session_get_project (self->session)));

  wm_session_flush (self->session);
  /* What was changed meanwhile: both versions are to be kept, and looking says so. */
  if (wm_project_is_modified (wm_session_get_project (self->session)))
    {
      look_soon (self);
      return;
    }
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  self->drafts = wm_drafts_steal (self->session);
  wm_project_close (wm_session_get_project (self->session));
  wm_window_set_session (self, NULL);
  wm_window_open (self, path);
}

void
wm_window_start_guard (WmWindow *self)
{
  g_signal_connect_swapped (wm_session_get_project (self->session), "notify::safety",
                            G_CALLBACK (safety_changed_cb), self);
  g_signal_connect_swapped (wm_session_get_project (self->session), "notify::path",
                            G_CALLBACK (watch_file), self);
  g_signal_connect_swapped (self, "notify::is-active", G_CALLBACK (became_active_cb), self);
  watch_file (self);
  safety_changed_cb (self);
  say_recovered (self);
}

void
wm_window_stop_guard (WmWindow *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->unsafe_id, g_source_remove);
  g_clear_object (&self->monitor);
  g_signal_handlers_disconnect_by_func (self, became_active_cb, self);
  g_signal_handlers_disconnect_by_data (wm_session_get_project (self->session), self);
}

void
wm_window_answer (WmWindow *self, const char *topic, const char *answer)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (g_strcmp0 (answer, "retry") == 0)
    retry_journal (self);
  else if (g_strcmp0 (answer, "move") == 0)
    wm_file_dialog_folder_async (GTK_WINDOW (self), _ ("Where to keep the recovery journal"),
                                 _ ("_Keep it here"), self->cancellable, journal_place_chosen_cb,
                                 g_object_ref (self));
  else if (g_strcmp0 (answer, "save") == 0)
    gtk_widget_activate_action (widget, "win.save", NULL);
  else if (g_strcmp0 (answer, "save-as") == 0)
    gtk_widget_activate_action (widget, "win.save-as", NULL);
  else if (g_strcmp0 (answer, "timeline") == 0)
    gtk_widget_activate_action (widget, "win.show-page", "s", "timeline");
  else if (g_strcmp0 (answer, "open-kept") == 0)
    open_kept (self);
  else if (g_strcmp0 (answer, "reload") == 0)
    reload (self);
  /* What is not mended yet stays to be read. */
  if (g_strcmp0 (topic, WM_TOPIC_UNSAFE) != 0)
    wm_banner_hide (self->banner, topic);
}
