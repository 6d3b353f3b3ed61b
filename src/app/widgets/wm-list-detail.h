/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_LIST_DETAIL (wm_list_detail_get_type ())

/**
 * WmListDetail:
 *
 * A list with the detail of what is chosen beside it. Where there is little room the detail takes
 * the place of the list and has a way back.
 *
 * Properties: `show-detail`, `collapsed` (read-only).
 */
G_DECLARE_FINAL_TYPE (WmListDetail, wm_list_detail, WM, LIST_DETAIL, GtkWidget)

typedef enum
{
  WM_LIST_DETAIL_SIDE,  /* a list at the left, its detail always at the right */
  WM_LIST_DETAIL_SLIDE, /* a table over the whole width, the detail comes from the right */
} WmListDetailMode;

GtkWidget *wm_list_detail_new (WmListDetailMode mode);
void wm_list_detail_set_list (WmListDetail *self, GtkWidget *list);
/** wm_list_detail_set_rows: what in the list the keyboard comes back to when the detail goes. */
void wm_list_detail_set_rows (WmListDetail *self, GtkWidget *rows);
void wm_list_detail_set_detail (WmListDetail *self, GtkWidget *detail);
/** wm_list_detail_set_show_detail: shows the detail; in a wide SIDE it is there anyway. */
void wm_list_detail_set_show_detail (WmListDetail *self, gboolean show);
gboolean wm_list_detail_get_show_detail (WmListDetail *self);
/** wm_list_detail_get_collapsed: whether only one of the two has room. */
gboolean wm_list_detail_get_collapsed (WmListDetail *self);
/** wm_list_detail_go_back: closes the detail where it is on top; %FALSE where it is not. */
gboolean wm_list_detail_go_back (WmListDetail *self);

G_END_DECLS
