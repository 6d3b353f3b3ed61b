/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_GUIDANCE_MORE (wm_guidance_more_get_type ())

/**
 * WmGuidanceMore:
 *
 * What there is to say about a control or a requirement beyond what it asks: why, how a small
 * company does it, what goes wrong, what an auditor asks to see, what it usually takes, and the
 * owner's own copy of the wording.
 */
G_DECLARE_FINAL_TYPE (WmGuidanceMore, wm_guidance_more, WM, GUIDANCE_MORE, GtkWidget)

GtkWidget *wm_guidance_more_new (WmSession *session);

/**
 * wm_guidance_more_show:
 * @guidance: (nullable): what there is to say
 * @is_control: whether it is about a control, which can lack a tool
 */
void wm_guidance_more_show (WmGuidanceMore *self, const WmCatalogueGuidance *guidance,
                            gboolean is_control);

/** wm_guidance_more_show_wording: @text: (nullable): the wording out of the owner's copy. */
void wm_guidance_more_show_wording (WmGuidanceMore *self, const char *text);

G_END_DECLS
