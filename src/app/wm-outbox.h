/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder for files that are handed to another program, such as a copy for a mail. Nobody else
 * can look into it; the other program may read a file long after it got it, so that what is in it
 * goes at the next start. */

/**
 * wm_outbox_dup_path:
 * @name: how the file is to be called; made safe where it is not
 *
 * Returns: (transfer full) (nullable): a path of that name that is free, in a folder that is there,
 *   or %NULL with an error
 */
char *wm_outbox_dup_path (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_outbox_sweep: removes what earlier runs of the program left. */
void wm_outbox_sweep (void);

G_END_DECLS
