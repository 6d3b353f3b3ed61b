/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-control-model.h"

G_BEGIN_DECLS

#define WM_TYPE_CONTROL_LIST (wm_control_list_get_type ())

/**
 * WmControlList:
 *
 * The rows of a #WmControlModel, of which one or several can be selected; headings never are.
 * Signals: `selection-changed`; `opened` (s: id) for Enter and for a double click; `clicked` (s:
 * id) for a plain one.
 */
G_DECLARE_FINAL_TYPE (WmControlList, wm_control_list, WM, CONTROL_LIST, GtkWidget)

GtkWidget *
wm_control_list_new (WmSession *session, WmControlModel *model) G_GNUC_WARN_UNUSED_RESULT;

GtkSelectionModel *wm_control_list_get_selection (WmControlList *self);
guint wm_control_list_get_n_selected (WmControlList *self);
/** wm_control_list_dup_selected: (transfer full): ids of the selected rows, ended by %NULL. */
char **wm_control_list_dup_selected (WmControlList *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_control_list_select: selects one row alone and scrolls to it; %FALSE where it is not shown.
 */
gboolean wm_control_list_select (WmControlList *self, const char *id);
/** wm_control_list_select_first: selects the first row where none is. */
void wm_control_list_select_first (WmControlList *self);

typedef void (*WmControlListFunc) (gpointer user_data);
/**
 * wm_control_list_rearrange:
 * @func: changes the model
 *
 * Keeps the selection over it, and with @keep_place what is in view.
 */
void wm_control_list_rearrange (WmControlList *self, gboolean keep_place, WmControlListFunc func,
                                gpointer user_data);

G_END_DECLS
