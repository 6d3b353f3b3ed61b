/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_FIT_ROW (wm_fit_row_get_type ())

/**
 * WmFitRow:
 *
 * Widgets in a row, some of which are left out, the last ones first, where there is no room for
 * all. A window can be made as narrow as what must be there.
 */
G_DECLARE_FINAL_TYPE (WmFitRow, wm_fit_row, WM, FIT_ROW, GtkWidget)

typedef enum
{
  WM_FIT_ALWAYS,    /* is there in any width */
  WM_FIT_IF_ROOM,   /* is left out where there is no room */
  WM_FIT_IF_NEEDED, /* is there where another one is left out, or always by wm_fit_row_set_needed()
                     */
  WM_FIT_END,       /* is there in any width, at the other end */
} WmFit;

GtkWidget *wm_fit_row_new (int spacing);
void wm_fit_row_append (WmFitRow *self, GtkWidget *child, WmFit fit);
/** wm_fit_row_set_needed: whether what is there if needed is needed anyway. */
void wm_fit_row_set_needed (WmFitRow *self, gboolean needed);
/** wm_fit_row_is_left_out: whether there was no room for @child. */
gboolean wm_fit_row_is_left_out (WmFitRow *self, GtkWidget *child);

G_END_DECLS
