/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far long work is, on one line of stderr that is gone afterwards. Only a terminal gets it. */

typedef struct _WmCliProgress WmCliProgress;

/** wm_cli_progress_new: @what: what is done, translated: "Saving". */
WmCliProgress *wm_cli_progress_new (const char *what) G_GNUC_WARN_UNUSED_RESULT;
void wm_cli_progress_free (WmCliProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCliProgress, wm_cli_progress_free)

/** wm_cli_progress_cb: a #WmArchiveProgress and #WmEvidenceProgress; @progress: the object. */
void wm_cli_progress_cb (guint64 done, guint64 total, gpointer progress);

G_END_DECLS
