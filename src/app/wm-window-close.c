/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing never loses anything and never asks where nothing can be lost: the window goes at once,
 * and the program ends when the file is written. A save that fails brings the window back.
 * Work in the background comes to its end before. */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/compat/wm-message.h"
#include "wm-drafts.h"
#include "wm-window-private.h"

#include <glib/gi18n.h>

static void
finish_closing (WmWindow *self)
{
  WmProject *project = wm_session_get_project (self->session);

  self->closing = FALSE;
  if (!wm_project_is_saving (project))
    wm_project_close (project);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
come_back (WmWindow *self, GError *error)
{
  self->closing = FALSE;
  self->save_failed = TRUE;
  gtk_window_present (GTK_WINDOW (self));
  wm_window_show_save_error (self, error);
}

static void
closing_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  GError *error = NULL;

  if (wm_session_save_finish (WM_SESSION (object), result, &error))
    finish_closing (self);
  else
    come_back (self, error);
}

static void
save_and_close (WmWindow *self)
{
  wm_session_save_async (self->session, NULL, 0, NULL, closing_saved_cb, g_object_ref (self));
}

/* A save that is under way may lack the newest change. */
static void
saving_ended_cb (WmWindow *self)
{
  if (wm_session_is_saving (self->session))
    return;
  g_signal_handlers_disconnect_by_func (self->session, saving_ended_cb, self);
  if (wm_project_is_modified (wm_session_get_project (self->session)))
    save_and_close (self);
  else
    finish_closing (self);
}

static void
loss_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  g_autofree char *answer = wm_message_ask_finish (result);

  if (self->session != NULL && g_strcmp0 (answer, "close") == 0)
    finish_closing (self);
}

/* The one question: the file cannot be written and neither can the journal. */
static void
ask_about_loss (WmWindow *self)
{
  const WmMessageButton buttons[] = {
    { "keep", _ ("_Keep open"), WM_MESSAGE_PLAIN },
    { "close", _ ("_Close and lose them"), WM_MESSAGE_DESTRUCTIVE },
  };

  wm_message_ask_async (
      GTK_WINDOW (self), _ ("The last changes are nowhere on a disk"),
      _ ("Neither the file nor the recovery journal could be written. Keep the window open and "
         "save to another place, such as another disk."),
      buttons, G_N_ELEMENTS (buttons), loss_answered_cb, g_object_ref (self));
}

static void
hide_and_save (WmWindow *self)
{
  self->closing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (wm_session_is_saving (self->session))
    g_signal_connect_swapped (self->session, "notify::saving", G_CALLBACK (saving_ended_cb), self);
  else
    save_and_close (self);
}

static void
close_now (WmWindow *self)
{
  WmProject *project = wm_session_get_project (self->session);
  gboolean has_file = wm_project_get_path (project) != NULL;

  if (wm_project_is_modified (project) && has_file && !self->save_failed)
    hide_and_save (self);
  else if (wm_project_is_modified (project) && !wm_project_sync (project, NULL))
    ask_about_loss (self);
  else
    finish_closing (self);
}

/* What failed meanwhile nobody has seen. */
static void
works_ended_cb (WmWindow *self)
{
  g_autoptr (WmWindow) kept = g_object_ref (self);

  if (wm_progress_bar_is_busy (self->works))
    return;
  g_signal_handlers_disconnect_by_func (self->works, works_ended_cb, self);
  self->closing = FALSE;
  if (g_strcmp0 (wm_banner_get_topic (self->banner), WM_TOPIC_FAILED) == 0)
    gtk_window_present (GTK_WINDOW (self));
  else
    close_now (self);
}

/* A comment whose button nobody pressed; closing again closes without it. */
static gboolean
write_drafts (WmWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (wm_drafts_write_all (self->session, &error) || self->save_failed)
    return TRUE;
  self->save_failed = TRUE;
  wm_session_report (self->session, g_steal_pointer (&error));
  return FALSE;
}

gboolean
wm_window_close_request (GtkWindow *window)
{
  WmWindow *self = WM_WINDOW (window);

  if (self->session == NULL)
    return GDK_EVENT_PROPAGATE;
  if (self->closing)
    return GDK_EVENT_STOP;
  wm_session_flush (self->session);
  if (!write_drafts (self))
    return GDK_EVENT_STOP;
  if (wm_progress_bar_is_busy (self->works))
    {
      self->closing = TRUE;
      wm_banner_hide (self->banner, WM_TOPIC_FAILED);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      g_signal_connect_swapped (self->works, "notify::busy", G_CALLBACK (works_ended_cb), self);
    }
  else
    close_now (self);
  return GDK_EVENT_STOP;
}
