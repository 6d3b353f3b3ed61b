/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_NEEDS_VIEW (wm_needs_view_get_type ())

/**
 * WmNeedsView:
 *
 * How much protection an asset needs because of what depends on it, a row for each level that it
 * takes over, with the why; a row leads to the asset that it comes from. Hidden where there is
 * none.
 */
G_DECLARE_FINAL_TYPE (WmNeedsView, wm_needs_view, WM, NEEDS_VIEW, GtkWidget)

GtkWidget *wm_needs_view_new (WmSession *session);

/** wm_needs_view_set_record: shows those of @record (nullable), of whatever kind it is. */
void wm_needs_view_set_record (WmNeedsView *self, WmRecord *record);

G_END_DECLS
