/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_LINK_GROUPS (wm_link_groups_get_type ())

/**
 * WmLinkGroups:
 *
 * What a record is linked to, both ways: its proof first, then everything else, each with a way
 * there and a way to part them, and a way to link more.
 */
G_DECLARE_FINAL_TYPE (WmLinkGroups, wm_link_groups, WM, LINK_GROUPS, GtkWidget)

GtkWidget *wm_link_groups_new (WmSession *session);
/** wm_link_groups_set_record: shows the links of @record as they are now. */
void wm_link_groups_set_record (WmLinkGroups *self, WmRecord *record);

G_END_DECLS
