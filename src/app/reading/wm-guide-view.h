/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_GUIDE_VIEW (wm_guide_view_get_type ())

/**
 * WmGuideView:
 *
 * The guide to read: its chapters at the left, the one that is read beside them.
 *
 * Properties: `title` (read-only): of the chapter that is read.
 */
G_DECLARE_FINAL_TYPE (WmGuideView, wm_guide_view, WM, GUIDE_VIEW, GtkWidget)

/** wm_guide_view_new: @leads: whether it stands in a window with pages to go to. */
GtkWidget *wm_guide_view_new (gboolean leads);

/**
 * wm_guide_view_show:
 * @target: the id of a chapter, with a slash and a word in English to find that in it; what is not
 *   there leaves the view as it is
 */
void wm_guide_view_show (WmGuideView *self, const char *target);

/** wm_guide_view_get_title: (nullable): of the chapter that is read, in the reader's language. */
const char *wm_guide_view_get_title (WmGuideView *self);

/** wm_guide_view_go_back: back to the chapters where they are hidden; %FALSE where not. */
gboolean wm_guide_view_go_back (WmGuideView *self);

G_END_DECLS
