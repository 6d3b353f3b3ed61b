/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder in the cache that only this account may enter, for copies of attached files that other
 * programs show. It goes with all that is in it. */

typedef struct _WmPrivateFolder WmPrivateFolder;

WmPrivateFolder *wm_private_folder_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** wm_private_folder_free: removes the folder and what is in it. */
void wm_private_folder_free (WmPrivateFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPrivateFolder, wm_private_folder_free)

const char *wm_private_folder_get_path (WmPrivateFolder *self);

/** wm_private_folder_dup_sub: (transfer full) (nullable): a folder in it, made where it is not. */
char *wm_private_folder_dup_sub (WmPrivateFolder *self, const char *name, GError **error);

/** wm_private_folder_sweep: removes the folders of programs that ended without doing so. */
void wm_private_folder_sweep (void);

/** wm_private_folder_sweep_async: the same in a worker. */
void wm_private_folder_sweep_async (void);

G_END_DECLS
