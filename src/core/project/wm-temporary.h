/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The file beside the project file into which a save writes. It is locked as long as somebody works
 * on it, so that what a program left that was ended in the middle can be told and removed. */

/**
 * wm_temporary_open:
 * @path: the file that it will replace
 * @temporary: (out) (transfer full): its path
 *
 * Returns: a descriptor for writing and reading, or -1 with `errno`
 */
int wm_temporary_open (const char *path, char **temporary);

/** wm_temporary_hold: keeps the lock by @fd, another descriptor of the same file. */
void wm_temporary_hold (int fd);

/** wm_temporary_release: lets the lock go; the file has its own name now. */
void wm_temporary_release (int fd);

/** wm_temporary_sweep: removes what ended programs left beside @path. */
void wm_temporary_sweep (const char *path);

G_END_DECLS
