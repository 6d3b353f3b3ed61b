/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WM_TYPE_WORK (wm_work_get_type ())

/**
 * WmWork:
 *
 * Something that goes on in a worker while the window stays usable: what it is in words, how far it
 * is, and how to stop it. wm_session_begin_work() makes one; who began it ends it. The signal
 * `ended` comes once.
 */
G_DECLARE_FINAL_TYPE (WmWork, wm_work, WM, WORK, GObject)

/** wm_work_new: @words: what goes on, such as "Attaching 3 files…". */
WmWork *wm_work_new (const char *words) G_GNUC_WARN_UNUSED_RESULT;

const char *wm_work_get_words (WmWork *self);
/** wm_work_get_progress: (transfer none): for the worker to report to. */
WmProgress *wm_work_get_progress (WmWork *self);
/** wm_work_get_cancellable: (transfer none): for the worker; wm_work_cancel() triggers it. */
GCancellable *wm_work_get_cancellable (WmWork *self);
/** wm_work_cancel: asks the worker to stop; it ends the work when it has. */
void wm_work_cancel (WmWork *self);
void wm_work_end (WmWork *self);

G_END_DECLS
