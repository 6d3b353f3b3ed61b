/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ctrl+C during a save removes the half-written file and leaves the old one. */

/**
 * wm_cli_get_cancellable:
 *
 * From the first call on an interruption no longer ends the program but cancels this; a second one
 * ends it.
 *
 * Returns: (transfer none): for everything that can take long
 */
GCancellable *wm_cli_get_cancellable (void);

G_END_DECLS
