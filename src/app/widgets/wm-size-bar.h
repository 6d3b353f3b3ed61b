/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_SIZE_BAR (wm_size_bar_get_type ())

/**
 * WmSizeBar:
 *
 * How large a mail is, against what mail servers take: 10 MB by the careful ones, 25 MB by most.
 * Property: `size` (uint64), in bytes.
 */
G_DECLARE_FINAL_TYPE (WmSizeBar, wm_size_bar, WM, SIZE_BAR, GtkWidget)

/* What mail servers take, in bytes. */
#define WM_MAIL_SIZE_SAFE (10 * 1000 * 1000)
#define WM_MAIL_SIZE_MOST (25 * 1000 * 1000)

guint64 wm_size_bar_get_size (WmSizeBar *self);
void wm_size_bar_set_size (WmSizeBar *self, guint64 size);
/** wm_size_bar_get_share: how much of the bar @size fills, from 0 to 1. */
double wm_size_bar_get_share (guint64 size);

G_END_DECLS
