/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_IMPORT_DIALOG (wm_import_dialog_get_type ())

/**
 * WmImportDialog:
 *
 * Takes a list into a register: a file is chosen and read in a worker, its columns are found, and
 * what would happen to each row is shown before anything does. Then all of it happens as one event,
 * or nothing.
 */
G_DECLARE_FINAL_TYPE (WmImportDialog, wm_import_dialog, WM, IMPORT_DIALOG, AdwWindow)

/**
 * wm_import_dialog_new:
 * @parent: the window that it is over
 */
GtkWindow *wm_import_dialog_new (GtkWindow *parent, WmSession *session, const WmKind *kind);

/** wm_import_dialog_read: reads @file, as if somebody had chosen it. */
void wm_import_dialog_read (WmImportDialog *self, GFile *file);

G_END_DECLS
