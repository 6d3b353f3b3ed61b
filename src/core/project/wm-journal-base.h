/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-snapshot.h"

G_BEGIN_DECLS

/**
 * wm_journal_base_write:
 *
 * Writes the base of a generation: the snapshot and its hash. It is complete when it has its name.
 */
gboolean wm_journal_base_write (const char *path, WmSnapshot *snapshot, GError **error);

G_END_DECLS
