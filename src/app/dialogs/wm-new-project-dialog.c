/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-new-project-dialog.h"

#include "app/compat/wm-file-dialog.h"
#include "app/wm-settings.h"

#include <glib/gi18n.h>

struct _WmNewProjectDialog
{
  AdwWindow parent_instance;

  /* Borrowed: template children */
  GtkEditable *actor;
  GtkEditable *company;
  GtkWidget *create_button;

  WmWindow *window;          /* borrowed: the parent, which outlives its dialogs */
  GSettings *settings;       /* owned, nullable */
  GCancellable *cancellable; /* owned */
};

G_DEFINE_FINAL_TYPE (WmNewProjectDialog, wm_new_project_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmNewProjectDialog) self = user_data;
  g_autoptr (GFile) file = wm_file_dialog_save_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *company = NULL;
  g_autofree char *actor = NULL;

  if (path == NULL)
    return;
  company = dup_text (self->company);
  actor = dup_text (self->actor);
  if (self->settings != NULL && *actor != '\0')
    g_settings_set_string (self->settings, "actor-name", actor);
  wm_window_create (self->window, company, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmNewProjectDialog *self = WM_NEW_PROJECT_DIALOG (widget);
  g_autofree char *company = dup_text (self->company);
  g_autofree char *proposal = g_strdup_printf ("%s.isms", company);

  g_strdelimit (proposal, "/\\:", '-');
  wm_file_dialog_save_async (GTK_WINDOW (self), _ ("Where the project is kept"), _ ("_Create"),
                             wm_file_dialog_get_project_type (), 1, proposal, self->cancellable,
                             place_chosen_cb, g_object_ref (self));
}

static void
update_actions (WmNewProjectDialog *self)
{
  g_autofree char *company = dup_text (self->company);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-project.create", *company != '\0');
}

static void
wm_new_project_dialog_dispose (GObject *object)
{
  WmNewProjectDialog *self = WM_NEW_PROJECT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_NEW_PROJECT_DIALOG);
  G_OBJECT_CLASS (wm_new_project_dialog_parent_class)->dispose (object);
}

static void
wm_new_project_dialog_finalize (GObject *object)
{
  g_clear_object (&WM_NEW_PROJECT_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (wm_new_project_dialog_parent_class)->finalize (object);
}

/* Earlier than this, asking for the focus would keep the dialog from screen readers in GTK 4.8. */
static void
wm_new_project_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_new_project_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (WM_NEW_PROJECT_DIALOG (widget)->company));
}

static void
wm_new_project_dialog_class_init (WmNewProjectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_new_project_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_new_project_dialog_finalize;
  widget_class->map = wm_new_project_dialog_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/waymark_isms/Waymark/ui/wm-new-project-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WmNewProjectDialog, actor);
  gtk_widget_class_bind_template_child (widget_class, WmNewProjectDialog, company);
  gtk_widget_class_bind_template_child (widget_class, WmNewProjectDialog, create_button);
  gtk_widget_class_install_action (widget_class, "new-project.create", NULL, create_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wm_new_project_dialog_init (WmNewProjectDialog *self)
{
  g_autofree char *actor = NULL;

  self->cancellable = g_cancellable_new ();
  self->settings = wm_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  actor = wm_settings_dup_actor (self->settings);
  gtk_editable_set_text (self->actor, actor);
  g_signal_connect_swapped (self->company, "changed", G_CALLBACK (update_actions), self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->create_button);
  update_actions (self);
}

GtkWindow *
wm_new_project_dialog_new (WmWindow *window)
{
  WmNewProjectDialog *self;

  g_return_val_if_fail (WM_IS_WINDOW (window), NULL);

  self = g_object_new (WM_TYPE_NEW_PROJECT_DIALOG, "transient-for", window, NULL);
  self->window = window;
  return GTK_WINDOW (self);
}
