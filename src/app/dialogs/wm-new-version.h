/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_NEW_VERSION (wm_new_version_get_type ())

/**
 * WmNewVersion:
 *
 * Asks for number, day and reason of another version of a document, and begins it with one event;
 * the one before is kept with its file and its approval.
 */
G_DECLARE_FINAL_TYPE (WmNewVersion, wm_new_version, WM, NEW_VERSION, AdwWindow)

/**
 * wm_new_version_new:
 * @parent: the window that the dialog is over
 * @document: of the kind `document`
 */
GtkWindow *wm_new_version_new (GtkWindow *parent, WmSession *session, WmRecord *document);

G_END_DECLS
