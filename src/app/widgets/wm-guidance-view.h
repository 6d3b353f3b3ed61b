/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_GUIDANCE_VIEW (wm_guidance_view_get_type ())

/**
 * WmGuidanceView:
 *
 * What the catalogue says about a control or a requirement, in plain words: what it asks, what kind
 * of safeguard it is, what has to be written down; and folded under it all else (#WmGuidanceMore).
 * It hides where there is nothing to say.
 */
G_DECLARE_FINAL_TYPE (WmGuidanceView, wm_guidance_view, WM, GUIDANCE_VIEW, GtkWidget)

GtkWidget *wm_guidance_view_new (WmSession *session);
void wm_guidance_view_set_record (WmGuidanceView *self, WmRecord *record);

G_END_DECLS
