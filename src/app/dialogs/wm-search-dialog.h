/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_SEARCH_DIALOG (wm_search_dialog_get_type ())

/**
 * WmSearchDialog:
 *
 * Search everywhere: one types, and records, pages and commands come, the best first. Up, Down and
 * Enter choose, Escape closes. What is chosen is activated as an action on the parent.
 */
G_DECLARE_FINAL_TYPE (WmSearchDialog, wm_search_dialog, WM, SEARCH_DIALOG, AdwWindow)

GtkWindow *wm_search_dialog_new (GtkWindow *parent, WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
