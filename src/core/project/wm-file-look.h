/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-file-check.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * wm_file_look:
 * @path: where the file should be
 * @identity: what stat() said of it when it was opened or written
 * @head: id of the newest event that it held then
 * @project_id: (nullable): of its project; %NULL: do not tell changed from replaced
 * @number: (out) (optional): `errno` where the state is %WM_FILE_GONE
 *
 * Compares size, times and inode first, and only where they differ the newest event of the
 * manifest. In any thread.
 */
WmFileState wm_file_look (const char *path, const struct stat *identity, const char *head,
                          const char *project_id, int *number);

G_END_DECLS
