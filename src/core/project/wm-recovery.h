/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"

G_BEGIN_DECLS

/* What crashed programs left in the folder of journals. */

typedef struct
{
  char *folder;      /* owned */
  char *project_id;  /* owned */
  char *file;        /* owned: the project file it belongs to, "" for one that was never saved */
  char *company;     /* owned */
  gint64 changed_at; /* Unix milliseconds of the last change */
  int lock_fd;       /* our lock on it, or -1 where its program still runs */
} WmRecoveryItem;

/** wm_recovery_item_is_live: whether a program has this project open right now. */
gboolean wm_recovery_item_is_live (const WmRecoveryItem *self);
void wm_recovery_item_free (WmRecoveryItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRecoveryItem, wm_recovery_item_free)

/** wm_recovery_item_remove: deletes the folder; its work is in a file now, or not wanted. */
void wm_recovery_item_remove (WmRecoveryItem *self);

/**
 * wm_recovery_list:
 * @root: the folder of journals
 * @project_id: (nullable): only those of this project
 *
 * Lists journals and locks those whose program is gone, as long as the item lives. One in which
 * nothing was ever written is removed instead.
 *
 * Returns: (transfer full) (element-type WmRecoveryItem): the journals, the newest first
 */
GPtrArray *wm_recovery_list (const char *root, const char *project_id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_recovery_load:
 * @item: a journal that is not live
 * @file_image: (nullable): the database of the project file as a snapshot, for a journal whose base
 *   was not written to the end
 * @n_dropped: (out) (optional): events that could not be replayed
 *
 * Opens the base and replays the events.
 *
 * Returns: (transfer full) (nullable): the database as it was, or %NULL with an error
 */
WmDatabase *wm_recovery_load (const WmRecoveryItem *item, WmRegistry *registry, GBytes *file_image,
                              guint *n_dropped, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_recovery_open:
 * @item: (transfer full): a journal that is not live
 * @n_dropped: (out) (optional): recorded changes that could not be read any more
 *
 * Makes a project of what a journal holds: for one that was never saved, whose file is gone, or
 * went on elsewhere. It has no file until wm_project_save_as(), and the journal stays until then.
 *
 * Returns: (transfer full) (nullable): the project, or %NULL with %WM_PROJECT_ERROR_NOTHING where
 *   the journal ended before anything happened, or %WM_PROJECT_ERROR_DAMAGED
 */
WmProject *wm_recovery_open (WmRecoveryItem *item, const WmProjectOptions *options,
                             guint *n_dropped, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
