/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "wm-grouped.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_GROUP_LIST (wm_group_list_get_type ())

/**
 * WmGroupList:
 *
 * The rows of a #WmGrouped, of which one or several can be selected; headings never are.
 * Signals: `selection-changed`; `opened` (s: id) for Enter and for a double click; `clicked` (s:
 * id) for a plain one.
 */
G_DECLARE_FINAL_TYPE (WmGroupList, wm_group_list, WM, GROUP_LIST, GtkWidget)

/** wm_group_list_new: @label: what the list holds, for screen readers. */
GtkWidget *wm_group_list_new (WmSession *session, WmGrouped *model,
                              const char *label) G_GNUC_WARN_UNUSED_RESULT;

GtkSelectionModel *wm_group_list_get_selection (WmGroupList *self);
guint wm_group_list_get_n_selected (WmGroupList *self);
/** wm_group_list_dup_selected: (transfer full): ids of the selected rows, ended by %NULL. */
char **wm_group_list_dup_selected (WmGroupList *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_group_list_select: selects one row alone and scrolls to it; %FALSE where it is not shown.
 */
gboolean wm_group_list_select (WmGroupList *self, const char *id);
/** wm_group_list_select_first: selects the first row where none is. */
void wm_group_list_select_first (WmGroupList *self);

typedef void (*WmGroupListFunc) (gpointer user_data);
/**
 * wm_group_list_rearrange:
 * @func: changes the model
 *
 * Keeps the selection over it, and with @keep_place what is in view.
 */
void wm_group_list_rearrange (WmGroupList *self, gboolean keep_place, WmGroupListFunc func,
                              gpointer user_data);

G_END_DECLS
