/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-application.h"

#include "app/compat/wm-file-dialog.h"
#include "wm-window.h"

#include <glib/gi18n.h>

struct _WmApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (WmApplication, wm_application, ADW_TYPE_APPLICATION)

static const WmAccelerator accelerators[] = {
  { "app.new", { "<Control>n" }, N_ ("Project"), N_ ("New project") },
  { "app.open", { "<Control>o" }, N_ ("Project"), N_ ("Open a project") },
  { "win.save", { "<Control>s" }, N_ ("Project"), N_ ("Save") },
  { "win.save-as", { "<Control><Shift>s" }, N_ ("Project"), N_ ("Save as another file") },
  { "window.close", { "<Control>w" }, N_ ("Project"), N_ ("Close") },
  { "app.quit", { "<Control>q" }, N_ ("Project"), N_ ("Quit") },
  { "win.undo", { "<Control>z" }, N_ ("Editing"), N_ ("Undo") },
  { "win.redo", { "<Control><Shift>z", "<Control>y" }, N_ ("Editing"), N_ ("Redo") },
  { "win.create", { "<Control>Return" }, N_ ("Editing"), N_ ("New entry") },
  { "win.find", { "<Control>f" }, N_ ("Finding"), N_ ("Narrow this list") },
};

static WmWindow *
get_window (WmApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (active != NULL && WM_IS_WINDOW (active))
    return WM_WINDOW (active);
  return wm_window_new (GTK_APPLICATION (self));
}

/* A window that has a project keeps it; another file gets a window of its own. */
static WmWindow *
get_free_window (WmApplication *self)
{
  WmWindow *window = get_window (self);

  return wm_window_get_session (window) == NULL ? window : wm_window_new (GTK_APPLICATION (self));
}

static void
open_path (WmApplication *self, const char *path)
{
  WmWindow *window = get_free_window (self);

  gtk_window_present (GTK_WINDOW (window));
  wm_window_open (window, path);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmApplication) self = user_data;
  g_autoptr (GListModel) files = wm_file_dialog_open_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    open_path (self, path);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  WmApplication *self = user_data;

  wm_file_dialog_open_async (GTK_WINDOW (get_window (self)), _ ("Open a project"), _ ("_Open"),
                             wm_file_dialog_get_project_type (), 1, FALSE, NULL, file_chosen_cb,
                             g_object_ref (self));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *at = windows; at != NULL; at = at->next)
    gtk_window_close (at->data);
}

static void
wm_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (WM_APPLICATION (application))));
}

static void
wm_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_path (WM_APPLICATION (application), path);
    }
}

static void
wm_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_action },
    { .name = "quit", .activate = quit_action },
  };

  G_APPLICATION_CLASS (wm_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
}

static void
wm_application_class_init (WmApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = wm_application_activate;
  application_class->open = wm_application_open;
  application_class->startup = wm_application_startup;
}

static void
wm_application_init (WmApplication *self)
{
}

WmApplication *
wm_application_new (void)
{
  return g_object_new (WM_TYPE_APPLICATION, "application-id", WM_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/waymark_isms/Waymark", NULL);
}

const WmAccelerator *
wm_application_get_accelerators (guint *n)
{
  *n = G_N_ELEMENTS (accelerators);
  return accelerators;
}
