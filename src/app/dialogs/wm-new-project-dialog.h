/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-window.h"

G_BEGIN_DECLS

#define WM_TYPE_NEW_PROJECT_DIALOG (wm_new_project_dialog_get_type ())

/**
 * WmNewProjectDialog:
 *
 * Asks for the two names that a project begins with, and where its file is to be.
 */
G_DECLARE_FINAL_TYPE (WmNewProjectDialog, wm_new_project_dialog, WM, NEW_PROJECT_DIALOG, AdwWindow)

/**
 * wm_new_project_dialog_new:
 * @window: the window that will show the project; the dialog is over it
 */
GtkWindow *wm_new_project_dialog_new (WmWindow *window);

G_END_DECLS
