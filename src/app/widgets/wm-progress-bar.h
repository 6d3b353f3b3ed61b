/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-work.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_PROGRESS_BAR (wm_progress_bar_get_type ())

/**
 * WmProgressBar:
 *
 * What goes on in the background, at the bottom of a window: a line with words, how far it is and
 * Cancel for each work that takes longer than a second. What is quicker shows nothing. The property
 * `busy` tells whether there is any, shown or not.
 */
G_DECLARE_FINAL_TYPE (WmProgressBar, wm_progress_bar, WM, PROGRESS_BAR, GtkWidget)

/** wm_progress_bar_add: follows @work until it ends. */
void wm_progress_bar_add (WmProgressBar *self, WmWork *work);
gboolean wm_progress_bar_is_busy (WmProgressBar *self);
/** wm_progress_bar_cancel: stops everything. */
void wm_progress_bar_cancel (WmProgressBar *self);

G_END_DECLS
