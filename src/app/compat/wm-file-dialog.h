/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asking for files, with the portal's dialog where the program is in a sandbox. Every function ends
 * with %G_IO_ERROR_CANCELLED where the person changed their mind. */

/** WmFileType: what a dialog offers to show. */
typedef struct
{
  const char *name;            /* translated, for people */
  const char *const *patterns; /* such as "*.isms", ended by %NULL */
} WmFileType;

/**
 * wm_file_dialog_open_async:
 * @types: (array length=n_types): what to show; "All files" is added by itself
 * @multiple: whether several may be chosen
 */
void wm_file_dialog_open_async (GtkWindow *parent, const char *title, const char *accept_label,
                                const WmFileType *types, guint n_types, gboolean multiple,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
/** wm_file_dialog_open_finish: (transfer full) (nullable): a list of #GFile with one at least. */
GListModel *
wm_file_dialog_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_file_dialog_save_async:
 * @name: the name that is proposed
 *
 * Asks where to write a file; the dialog itself asks before an existing one is chosen.
 */
void wm_file_dialog_save_async (GtkWindow *parent, const char *title, const char *accept_label,
                                const WmFileType *types, guint n_types, const char *name,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
/** wm_file_dialog_save_finish: (transfer full) (nullable): the place. */
GFile *wm_file_dialog_save_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_file_dialog_folder_async: asks for a folder. */
void wm_file_dialog_folder_async (GtkWindow *parent, const char *title, const char *accept_label,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
/** wm_file_dialog_folder_finish: (transfer full) (nullable): the folder. */
GFile *
wm_file_dialog_folder_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_file_dialog_get_project_type: the type of project files. */
const WmFileType *wm_file_dialog_get_project_type (void);

G_END_DECLS
