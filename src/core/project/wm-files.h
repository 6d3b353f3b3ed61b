/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* Small helpers around files of our own. They use plain system calls, because the order of writing,
 * syncing and renaming is what keeps work safe. */

/**
 * wm_files_set_errno:
 * @what: what could not be done, a translated sentence without its end
 *
 * Sets @error to @what and the system's reason.
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean wm_files_set_errno (GError **error, int number, const char *what);

/* System calls that go on where a signal interrupted them; otherwise as in the manual. */
int wm_files_open (const char *path, int flags, mode_t mode);

/**
 * wm_files_open_plain:
 * @flags: as for wm_files_open(), without O_CREAT and O_NOFOLLOW
 *
 * Opens a file that is no symbolic link. O_NOFOLLOW would say that in one step, but the document
 * portal answers it with ELOOP for every file, so here it is looked at before and after.
 *
 * Returns: the descriptor, or -1 with errno set; ELOOP for a link
 */
int wm_files_open_plain (const char *path, int flags);
int wm_files_sync (int fd);
int wm_files_sync_data (int fd);
int wm_files_truncate (int fd, off_t size);
int wm_files_chmod (int fd, mode_t mode);

/**
 * wm_files_choose_mode:
 *
 * Returns: the mode for a file that will be at @path: of the one that it replaces, or of a new one
 */
mode_t wm_files_choose_mode (const char *path);

/**
 * wm_files_rename:
 * @fd: what lies at @from
 * @replace: whether something at @to may be replaced; some file systems cannot promise that not
 *
 * Returns: 0, or -1 with `errno` (%EEXIST where @to is taken)
 */
int wm_files_rename (const char *from, const char *to, int fd, gboolean replace);

/** wm_files_write_all: writes all of @data; on failure %FALSE with `errno`. */
gboolean wm_files_write_all (int fd, const void *data, gsize size);

/**
 * wm_files_write_zeros:
 * @at: the place in the file; where @fd writes next stays as it is
 *
 * Writes @size zeros; on failure %FALSE with `errno`, and some of them may be there.
 */
gboolean wm_files_write_zeros (int fd, off_t at, gsize size);

/**
 * wm_files_write_whole:
 *
 * Writes a file of our own so that @path is either as before or whole and on the disk.
 */
gboolean wm_files_write_whole (const char *path, GBytes *bytes, GError **error);

/**
 * wm_files_copy_into:
 *
 * Copies the file at @path into @folder under its own name; on success it is on the disk.
 */
gboolean wm_files_copy_into (const char *path, const char *folder, GError **error);

/** wm_files_sync_folder: makes the names in the folder of @path lasting. */
gboolean wm_files_sync_folder (const char *path, GError **error);

/** wm_files_remove_tree: removes a folder of ours with all that is in it; follows no links. */
void wm_files_remove_tree (const char *path);

/**
 * wm_files_dup_resolved:
 *
 * Returns: (transfer full): @path made absolute, with symbolic links followed as far as it exists;
 *   what a save replaces
 */
char *wm_files_dup_resolved (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
