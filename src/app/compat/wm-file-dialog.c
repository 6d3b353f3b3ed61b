/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkFileChooserNative is deprecated since 4.10 and is all that 4.8 has; it goes through the portal
 * on both. */
#include "config.h"

#include "wm-file-dialog.h"

#include <glib/gi18n.h>

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
dialog_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GListModel *files;

  gtk_native_dialog_hide (dialog);
  if (g_task_return_error_if_cancelled (task))
    return;
  files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog))
                                          : NULL;
  if (files != NULL && g_list_model_get_n_items (files) > 0)
    g_task_return_pointer (task, files, g_object_unref);
  else
    {
      g_clear_object (&files);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                               _ ("Nothing was chosen."));
    }
}

static void
run (GtkFileChooserAction action, GtkWindow *parent, const char *title, const char *accept_label,
     const WmFileType *types, guint n_types, gboolean multiple, const char *name, GTask *task)
{
  static const char *const everything[] = { "*", NULL };
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, action, accept_label, _ ("_Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  for (guint i = 0; i < n_types; i++)
    add_filter (chooser, types[i].name, types[i].patterns);
  if (n_types > 0 && action == GTK_FILE_CHOOSER_ACTION_OPEN)
    add_filter (chooser, _ ("All files"), everything);
  gtk_file_chooser_set_select_multiple (chooser, multiple);
  if (name != NULL)
    gtk_file_chooser_set_current_name (chooser, name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* The task keeps the dialog until it has answered. */
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (dialog_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
wm_file_dialog_open_async (GtkWindow *parent, const char *title, const char *accept_label,
                           const WmFileType *types, guint n_types, gboolean multiple,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, wm_file_dialog_open_async);
  run (GTK_FILE_CHOOSER_ACTION_OPEN, parent, title, accept_label, types, n_types, multiple, NULL,
       task);
}

GListModel *
wm_file_dialog_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
wm_file_dialog_save_async (GtkWindow *parent, const char *title, const char *accept_label,
                           const WmFileType *types, guint n_types, const char *name,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, wm_file_dialog_save_async);
  run (GTK_FILE_CHOOSER_ACTION_SAVE, parent, title, accept_label, types, n_types, FALSE, name,
       task);
}

GFile *
wm_file_dialog_save_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GListModel) files = g_task_propagate_pointer (G_TASK (result), error);

  return files != NULL ? g_list_model_get_item (files, 0) : NULL;
}

void
wm_file_dialog_folder_async (GtkWindow *parent, const char *title, const char *accept_label,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, wm_file_dialog_folder_async);
  run (GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, parent, title, accept_label, NULL, 0, FALSE, NULL,
       task);
}

GFile *
wm_file_dialog_folder_finish (GAsyncResult *result, GError **error)
{
  return wm_file_dialog_save_finish (result, error);
}

const WmFileType *
wm_file_dialog_get_project_type (void)
{
  static const char *const patterns[] = { "*.isms", NULL };
  static WmFileType type = { .patterns = patterns };

  type.name = _ ("Waymark projects");
  return &type;
}
