/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_SIDEBAR (wm_sidebar_get_type ())

/**
 * WmSidebar:
 *
 * The pages of the window in their groups, each with a count where it shows records. Choosing one
 * activates the action `win.show-page`.
 */
G_DECLARE_FINAL_TYPE (WmSidebar, wm_sidebar, WM, SIDEBAR, GtkWidget)

/** wm_sidebar_set_session: (nullable): whose records are counted. */
void wm_sidebar_set_session (WmSidebar *self, WmSession *session);
/** wm_sidebar_select: marks the page with @id as the one that is shown. */
void wm_sidebar_select (WmSidebar *self, const char *id);

/**
 * wm_sidebar_get_nth:
 *
 * Returns: (nullable): the id of the page at that place of the list, counted from 0; what stands
 *   under another page is not counted
 */
const char *wm_sidebar_get_nth (WmSidebar *self, guint index);

G_END_DECLS
