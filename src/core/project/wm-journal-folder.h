/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The folder of one journal: how it comes to be, and who holds it. Its name is the project's id, a
 * dash and a random number; it gets that name only when its lock is held, so a folder with such a
 * name and a free lock is one whose program is gone. */

/* Names inside the folder. */
#define WM_JOURNAL_LOCK "lock"
#define WM_JOURNAL_OWNER "owner.json"
#define WM_JOURNAL_STAGING "staging"
#define WM_JOURNAL_BASE_PREFIX "base-"
#define WM_JOURNAL_SEGMENT_PREFIX "segment-"

/**
 * wm_journal_folder_new:
 * @root: the folder that holds all journals; made where it is missing
 * @lock_fd: (out): the lock, held until it is closed
 *
 * Returns: (transfer full) (nullable): the path of a new folder, or %NULL with an error
 */
char *wm_journal_folder_new (const char *root, const char *project_id, int *lock_fd,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  WM_JOURNAL_HOLD_TAKEN,   /* the program is gone, and we have the lock now */
  WM_JOURNAL_HOLD_LIVE,    /* somebody has the lock */
  WM_JOURNAL_HOLD_FOREIGN, /* nothing that we made, so nothing to touch */
} WmJournalHold;

/**
 * wm_journal_folder_take:
 * @lock_fd: (out): the lock, with %WM_JOURNAL_HOLD_TAKEN; else -1
 *
 * Tries to get the lock of @folder; one that is missing is made.
 */
WmJournalHold wm_journal_folder_take (const char *folder, int *lock_fd);

/** wm_journal_folder_is_live: whether somebody has the lock, without taking it from anybody. */
gboolean wm_journal_folder_is_live (const char *folder);

/** wm_journal_folder_dup_project_id: (nullable): the id in the name of a folder, if it is one. */
char *wm_journal_folder_dup_project_id (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** wm_journal_folder_sweep: removes what is left of a folder whose making was cut off. */
void wm_journal_folder_sweep (const char *root, const char *name);

/** wm_journal_folder_write_owner: see wm_journal_set_owner(). */
gboolean wm_journal_folder_write_owner (const char *folder, const char *path, const char *company,
                                        GError **error);

/**
 * wm_journal_folder_read_owner:
 * @path: (out) (transfer full): the project file, "" where it is not known
 * @company: (out) (transfer full): its company, maybe ""
 */
void wm_journal_folder_read_owner (const char *folder, char **path, char **company);

G_END_DECLS
