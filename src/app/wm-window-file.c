/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/compat/wm-file-dialog.h"
#include "project/wm-recovery.h"
#include "wm-drafts.h"
#include "wm-settings.h"
#include "wm-window-private.h"

#include <glib/gi18n.h>

#define PRESENT_MILLISECONDS 300

/* The desktop and the start page list what was open lately. */
static void
remember (WmSession *session)
{
  const char *path = wm_project_get_path (wm_session_get_project (session));
  GtkRecentData data = {
    .display_name = (char *) wm_session_get_company (session),
    .mime_type = (char *) "application/vnd.waymark.isms+zip",
    .app_name = (char *) "Waymark",
    .app_exec = (char *) "waymark %u",
  };
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void
show_project (WmWindow *self, WmProject *project)
{
  g_autoptr (WmSession) session = wm_session_new (project);

  if (self->settings != NULL)
    wm_session_set_autosave (session, g_settings_get_uint (self->settings, "autosave-minutes"));
  wm_drafts_take (session, g_steal_pointer (&self->drafts));
  wm_window_set_session (self, session);
  remember (session);
}

/* A window that nobody has seen yet shows the project at once, and not the start page before it;
 * where opening takes long it shows that it is being opened. */
static gboolean
present_cb (gpointer user_data)
{
  WmWindow *self = user_data;

  self->present_id = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
present_soon (WmWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_id == 0)
    self->present_id = g_timeout_add (PRESENT_MILLISECONDS, present_cb, self);
}

static void
present_now (WmWindow *self)
{
  if (self->present_id == 0)
    return;
  g_clear_handle_id (&self->present_id, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static void
project_opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmProject) project = wm_project_open_finish (result, &error);

  wm_start_page_set_busy (self->start_page, NULL);
  if (project == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        wm_start_page_show_error (self->start_page, error->message);
      present_now (self);
      return;
    }
  show_project (self, project);
  present_now (self);
  wm_window_opened (self);
}

/* @actor and @root own what the options point to. */
static WmProjectOptions
get_options (WmWindow *self, WmRegistry *registry, char **actor, char **root)
{
  *actor = wm_settings_dup_actor (self->settings);
  *root = wm_settings_dup_recovery_root (self->settings);
  return (WmProjectOptions){ .registry = registry, .actor = *actor, .recovery_root = *root };
}

void
wm_window_open (WmWindow *self, const char *path)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  g_autofree char *actor = NULL;
  g_autofree char *root = NULL;
  WmProjectOptions options = get_options (self, registry, &actor, &root);

  g_return_if_fail (WM_IS_WINDOW (self));

  wm_start_page_set_busy (self->start_page, path);
  present_soon (self);
  wm_project_open_async (path, &options, self->cancellable, project_opened_cb, g_object_ref (self));
}

void
wm_window_create (WmWindow *self, const char *company, const char *path)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  g_autofree char *actor = NULL;
  g_autofree char *root = NULL;
  WmProjectOptions options = get_options (self, registry, &actor, &root);
  g_auto (GStrv) editions = wm_catalogue_list_editions ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmProject) project = NULL;

  g_return_if_fail (WM_IS_WINDOW (self));

  /* What is new works to the newest edition. */
  project = wm_project_create (&options, editions[g_strv_length (editions) - 1], company, &error);
  if (project == NULL)
    {
      wm_start_page_show_error (self->start_page, error->message);
      return;
    }
  show_project (self, project);
  wm_window_save_to (self, path);
}

static WmRecoveryItem *
find_item (const char *folder, const char **problem)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GPtrArray) items = wm_recovery_list (parent, NULL);

  *problem = _ ("That work is not there any more.");
  for (guint i = 0; i < items->len; i++)
    {
      const WmRecoveryItem *item = g_ptr_array_index (items, i);

      if (!g_str_equal (item->folder, folder))
        continue;
      if (!wm_recovery_item_is_live (item))
        return g_ptr_array_steal_index (items, i);
      *problem = _ ("This project is open in another window or program; nothing of it is lost.");
    }
  return NULL;
}

static void
say_dropped (WmWindow *self, guint n_dropped)
{
  g_autofree char *sentence =
      g_strdup_printf (ngettext ("%u change could not be read any more.",
                                 "%u changes could not be read any more.", n_dropped),
                       n_dropped);

  if (n_dropped > 0)
    wm_window_say (self, sentence);
}

void
wm_window_recover (WmWindow *self, const char *folder)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  g_autofree char *actor = NULL;
  g_autofree char *root = NULL;
  WmProjectOptions options = get_options (self, registry, &actor, &root);
  const char *problem;
  WmRecoveryItem *item = find_item (folder, &problem);
  g_autoptr (WmProject) project = NULL;
  g_autoptr (GError) error = NULL;
  guint n_dropped = 0;

  g_return_if_fail (WM_IS_WINDOW (self));

  if (item == NULL)
    {
      wm_start_page_show_error (self->start_page, problem);
      return;
    }
  project = wm_recovery_open (item, &options, &n_dropped, &error);
  if (project == NULL)
    {
      wm_start_page_show_error (self->start_page, error->message);
      return;
    }
  show_project (self, project);
  say_dropped (self, n_dropped);
  wm_window_opened (self);
}

/* The words come from the core and say what is safe; here is what can be done. */
void
wm_window_show_save_error (WmWindow *self, GError *error)
{
  gboolean elsewhere = g_error_matches (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_CHANGED_OUTSIDE);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    wm_banner_show (self->banner, WM_TOPIC_SAVE, WM_BANNER_ERROR, error->message, "save-as",
                    _ ("Save _as…"), elsewhere ? NULL : "save",
                    elsewhere ? NULL : _ ("_Try again"));
  g_error_free (error);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  GError *error = NULL;

  if (!wm_session_save_finish (WM_SESSION (object), result, &error))
    {
      wm_window_show_save_error (self, error);
      return;
    }
  self->save_failed = FALSE;
  wm_banner_hide (self->banner, WM_TOPIC_SAVE);
  wm_banner_hide (self->banner, WM_TOPIC_OUTSIDE);
  wm_banner_hide (self->banner, WM_TOPIC_FAILED);
  remember (self->session);
}

void
wm_window_save_to (WmWindow *self, const char *path)
{
  g_return_if_fail (WM_IS_WINDOW (self) && self->session != NULL);

  /* The dialog has asked whether an existing file may be replaced. */
  wm_session_save_async (self->session, path, WM_SAVE_REPLACE, NULL, saved_cb, g_object_ref (self));
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmWindow) self = user_data;
  g_autoptr (GFile) file = wm_file_dialog_save_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->session != NULL)
    wm_window_save_to (self, path);
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
