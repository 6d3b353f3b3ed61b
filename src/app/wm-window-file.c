/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/compat/wm-file-dialog.h"
#include "wm-window-private.h"

#include <glib/gi18n.h>

static void
project_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  g_autoptr (WmSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmProject) project = wm_project_open_finish (result, &error);

  wm_start_page_set_busy (self->start_page, NULL);
  if (project == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        wm_start_page_show_error (self->start_page, error->message);
      return;
    }
  session = wm_session_new (project);
  wm_window_set_session (self, session);
}

void
wm_window_open (WmWindow *self, const char *path)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  WmProjectOptions options = { .registry = registry };

  g_return_if_fail (WM_IS_WINDOW (self));

  wm_start_page_set_busy (self->start_page, path);
  wm_project_open_async (path, &options, self->cancellable, project_opened_cb, g_object_ref (self));
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  GError *error = NULL;

  if (!wm_session_save_finish (WM_SESSION (object), result, &error))
    wm_session_report (WM_SESSION (object), error);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  g_autoptr (GFile) file = wm_file_dialog_save_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  /* The dialog has asked whether an existing file may be replaced. */
  if (path != NULL && self->session != NULL)
    wm_session_save_async (self->session, path, WM_SAVE_REPLACE, NULL, saved_cb,
                           g_object_ref (self));
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  g_autofree char *proposal = g_strdup_printf ("%s.isms", wm_session_get_company (self->session));

  g_strdelimit (proposal, "/\\:", '-');
  wm_file_dialog_save_async (GTK_WINDOW (self), _ ("Save the project"), _ ("_Save"),
                             wm_file_dialog_get_project_type (), 1, proposal, self->cancellable,
                             place_chosen_cb, g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  if (wm_project_get_path (wm_session_get_project (self->session)) == NULL)
    save_as_action (widget, name, parameter);
  else
    wm_session_save_async (self->session, NULL, 0, NULL, saved_cb, g_object_ref (self));
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_window_open (WM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
wm_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "win.open-file", "s", open_file_action);
}

gboolean
wm_window_close_request (GtkWindow *window)
{
  return GDK_EVENT_PROPAGATE;
}
