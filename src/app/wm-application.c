/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-application.h"

#include "app/compat/wm-about.h"
#include "app/compat/wm-file-dialog.h"
#include "app/compat/wm-shortcuts.h"
#include "app/dialogs/wm-new-project-dialog.h"
#include "app/dialogs/wm-preferences.h"
#include "wm-appearance.h"
#include "wm-found.h"
#include "wm-outbox.h"
#include "wm-private-folder.h"
#include "wm-settings.h"
#include "wm-window.h"

#include <glib/gi18n.h>

/* Until it is known whether the new window gets the focus. */
#define TELL_SECONDS 2

struct _WmApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* owned, nullable */

  WmWindow *opened;   /* weak: what was found there will be told */
  char *wanted_gap;   /* owned, nullable: to be shown in the project that is being opened */
  guint tell_id;      /* waits until the window has the focus or has not */
  guint was_told : 1; /* once a start */
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
  { NULL, { "F2" }, N_ ("Editing"), N_ ("Rename the entry") },
  { NULL, { "Delete" }, N_ ("Editing"), N_ ("Delete what is selected") },
  { NULL, { "<Control>g" }, N_ ("Editing"), N_ ("Grade the risk") },
  { "win.create", { "<Control>Return" }, N_ ("Editing"), N_ ("New entry") },
  { "win.attach", { "<Control>e" }, N_ ("Editing"), N_ ("Attach files as evidence") },
  { "win.search", { "<Control>k" }, N_ ("Finding"), N_ ("Search everywhere") },
  { "win.find", { "<Control>f" }, N_ ("Finding"), N_ ("Narrow this list") },
  { NULL, { "<Alt>1...9" }, N_ ("Finding"), N_ ("Go to a page") },
  { NULL, { "Escape" }, N_ ("Finding"), N_ ("Back") },
  { "win.explain", { "F1" }, N_ ("Help and preferences"), N_ ("Explain this page") },
  { "app.preferences", { "<Control>comma" }, N_ ("Help and preferences"), N_ ("Preferences") },
  { "app.shortcuts", { "<Control>question" }, N_ ("Help and preferences"), N_ ("All keys") },
};

/* Where it is not installed the build folder may have it. */
static char *
dup_sample_path (void)
{
  const char *named = g_getenv ("WAYMARK_SAMPLE");

  if (named != NULL)
    return g_strdup (named);
  if (g_file_test (SAMPLE_PATH, G_FILE_TEST_IS_REGULAR))
    return g_strdup (SAMPLE_PATH);
  return NULL;
}

/* What a start found. */

static void
show_found (WmWindow *window, const char *gap)
{
  gtk_window_present (GTK_WINDOW (window));
  if (*gap != '\0')
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-gap", "s", gap);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "timeline");
}

static void
notify (WmApplication *self, WmSession *session, const WmFound *found)
{
  g_autoptr (GNotification) notification = g_notification_new (found->title);
  WmProject *project = wm_session_get_project (session);
  const char *path = wm_project_get_path (project);

  if (found->body != NULL)
    g_notification_set_body (notification, found->body);
  g_notification_set_default_action_and_target (
      notification, "app.show-found", "(sss)", wm_project_get_id (project),
      path != NULL ? path : "", found->gap != NULL ? found->gap : "");
  g_application_send_notification (G_APPLICATION (self), "found", notification);
}

static gboolean
tell_cb (gpointer user_data)
{
  WmApplication *self = user_data;
  WmSession *session = self->opened != NULL ? wm_window_get_session (self->opened) : NULL;
  g_autoptr (WmFound) found = NULL;

  self->tell_id = 0;
  if (session != NULL)
    found = wm_found_look (session, wm_window_tells_recovery (self->opened));
  if (found != NULL)
    notify (self, session, found);
  return G_SOURCE_REMOVE;
}

static gboolean
wants_to_know (WmApplication *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, "notify-on-start");
}

static void
window_opened_cb (WmApplication *self, WmWindow *window)
{
  g_autofree char *gap = g_steal_pointer (&self->wanted_gap);

  if (gap != NULL)
    show_found (window, gap);
  else if (!self->was_told && wants_to_know (self))
    {
      g_set_weak_pointer (&self->opened, window);
      self->tell_id = g_timeout_add_seconds (TELL_SECONDS, tell_cb, self);
    }
  self->was_told = TRUE;
}

static WmWindow *
new_window (WmApplication *self)
{
  WmWindow *window = wm_window_new (GTK_APPLICATION (self));

  g_signal_connect_object (window, "opened", G_CALLBACK (window_opened_cb), self,
                           G_CONNECT_SWAPPED);
  return window;
}

static WmWindow *
get_window (WmApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (active != NULL && WM_IS_WINDOW (active))
    return WM_WINDOW (active);
  return new_window (self);
}

/* A window that has a project keeps it; another file gets a window of its own. */
static WmWindow *
get_free_window (WmApplication *self)
{
  WmWindow *window = get_window (self);

  return wm_window_get_session (window) == NULL ? window : new_window (self);
}

static void
open_path (WmApplication *self, const char *path)
{
  WmWindow *window = get_free_window (self);

  g_clear_pointer (&self->wanted_gap, g_free);
  wm_window_open (window, path);
}

static WmWindow *
find_project (WmApplication *self, const char *project_id)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    {
      WmSession *session = WM_IS_WINDOW (at->data) ? wm_window_get_session (at->data) : NULL;

      if (session != NULL &&
          g_strcmp0 (wm_project_get_id (wm_session_get_project (session)), project_id) == 0)
        return at->data;
    }
  return NULL;
}

/* A notification outlives the window, and the program too. */
static void
show_found_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  WmApplication *self = user_data;
  const char *project_id;
  const char *path;
  const char *gap;
  WmWindow *window;

  g_variant_get (parameter, "(&s&s&s)", &project_id, &path, &gap);
  window = find_project (self, project_id);
  if (window != NULL)
    {
      show_found (window, gap);
      return;
    }
  if (*path == '\0')
    {
      g_application_activate (G_APPLICATION (self));
      return;
    }
  open_path (self, path);
  self->wanted_gap = g_strdup (gap);
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

/* What begins with a window that has no project. */
static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  WmWindow *window = get_free_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  gtk_window_present (wm_new_project_dialog_new (window));
}

static void
recover_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  WmWindow *window = get_free_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  wm_window_recover (window, g_variant_get_string (parameter, NULL));
}

/* The sample is installed for reading; a person looks around in a copy. */
static void
sample_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmApplication) self = user_data;
  g_autoptr (GFile) place = wm_file_dialog_save_finish (result, NULL);
  g_autofree char *source = place != NULL ? dup_sample_path () : NULL;
  g_autoptr (GFile) sample = source != NULL ? g_file_new_for_path (source) : NULL;
  g_autofree char *path = place != NULL ? g_file_get_path (place) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || sample == NULL)
    return;
  if (g_file_copy (sample, place, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL,
                   NULL, NULL, &error))
    open_path (self, path);
  else
    wm_window_show_start_error (get_free_window (self), error->message);
}

static void
sample_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  WmApplication *self = user_data;

  wm_file_dialog_save_async (GTK_WINDOW (get_window (self)), _ ("Where the sample is kept"),
                             _ ("_Create"), wm_file_dialog_get_project_type (), 1,
                             _ ("Sample.isms"), NULL, sample_place_chosen_cb, g_object_ref (self));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  WmApplication *self = user_data;

  gtk_window_present (
      wm_preferences_new (gtk_application_get_active_window (user_data), self->settings));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  wm_about_show (gtk_application_get_active_window (user_data), WM_APPLICATION_ID, PACKAGE_VERSION);
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  WmShortcut shortcuts[G_N_ELEMENTS (accelerators)];

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    shortcuts[i] = (WmShortcut){ .group = _ (accelerators[i].group),
                                 .label = _ (accelerators[i].label),
                                 .keys = accelerators[i].keys[0] };
  wm_shortcuts_show (gtk_application_get_active_window (user_data), shortcuts,
                     G_N_ELEMENTS (shortcuts));
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
set_enabled (WmApplication *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (WmApplication *self)
{
  g_autofree char *sample = dup_sample_path ();

  set_enabled (self, "preferences", self->settings != NULL);
  set_enabled (self, "sample", sample != NULL);
}

static void
wm_application_activate (GApplication *application)
{
  WmWindow *window = get_window (WM_APPLICATION (application));

  if (wm_window_get_session (window) == NULL)
    wm_window_show_start (window);
  gtk_window_present (GTK_WINDOW (window));
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
    { .name = "about", .activate = about_action },
    { .name = "new", .activate = new_action },
    { .name = "open", .activate = open_action },
    { .name = "preferences", .activate = preferences_action },
    { .name = "quit", .activate = quit_action },
    { .name = "recover", .activate = recover_action, .parameter_type = "s" },
    { .name = "sample", .activate = sample_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "show-found", .activate = show_found_action, .parameter_type = "(sss)" },
  };

  G_APPLICATION_CLASS (wm_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  update_actions (WM_APPLICATION (application));
  wm_private_folder_sweep_async ();
  wm_outbox_sweep ();
  if (WM_APPLICATION (application)->settings != NULL)
    wm_appearance_follow (WM_APPLICATION (application)->settings);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    if (accelerators[i].action != NULL)
      gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                             (const char *const *) accelerators[i].keys);
}

static void
wm_application_dispose (GObject *object)
{
  WmApplication *self = WM_APPLICATION (object);

  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_weak_pointer (&self->opened);
  g_clear_pointer (&self->wanted_gap, g_free);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (wm_application_parent_class)->dispose (object);
}

static void
wm_application_class_init (WmApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_application_dispose;
  application_class->activate = wm_application_activate;
  application_class->open = wm_application_open;
  application_class->startup = wm_application_startup;
}

static void
wm_application_init (WmApplication *self)
{
  self->settings = wm_settings_new ();
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
