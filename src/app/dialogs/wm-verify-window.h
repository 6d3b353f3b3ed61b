/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_VERIFY_WINDOW (wm_verify_window_get_type ())

/**
 * WmVerifyWindow:
 *
 * Verifies the file of a project and says what it found. It begins when it is made; what is not in
 * the file yet is saved first.
 *
 * Actions: `verify.copy` (the id of the newest event), `verify.again`.
 */
G_DECLARE_FINAL_TYPE (WmVerifyWindow, wm_verify_window, WM, VERIFY_WINDOW, AdwWindow)

/** wm_verify_window_new: (transfer none): @parent: the window that it belongs to. */
GtkWindow *wm_verify_window_new (GtkWindow *parent, WmSession *session);

/** wm_verify_window_get_state: "running", "intact", "problems" or "failed". */
const char *wm_verify_window_get_state (WmVerifyWindow *self);

G_END_DECLS
