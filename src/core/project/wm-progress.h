/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How far a worker is, for the main thread. The worker reports as often as it likes; at most one
 * idle source at a time carries the newest value over, and the properties change there alone. */

#define WM_TYPE_PROGRESS (wm_progress_get_type ())
G_DECLARE_FINAL_TYPE (WmProgress, wm_progress, WM, PROGRESS, GObject)

WmProgress *wm_progress_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_progress_report:
 * @done: bytes so far
 * @total: bytes in all
 * @progress: a #WmProgress, or %NULL
 *
 * From any thread; a #WmArchiveProgress and a #WmEvidenceProgress. The caller holds a reference as
 * long as the worker may call it.
 */
void wm_progress_report (guint64 done, guint64 total, gpointer progress);

/** wm_progress_get_fraction: from 0 to 1; notified as property "fraction" in the main thread. */
double wm_progress_get_fraction (WmProgress *self);
guint64 wm_progress_get_done (WmProgress *self);
guint64 wm_progress_get_total (WmProgress *self);

G_END_DECLS
