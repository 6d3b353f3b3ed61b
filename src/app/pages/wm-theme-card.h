/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-dashboard-data.h"

G_BEGIN_DECLS

#define WM_TYPE_THEME_CARD (wm_theme_card_get_type ())

/**
 * WmThemeCard:
 *
 * How far the controls of each theme are; a theme leads to its controls.
 */
G_DECLARE_FINAL_TYPE (WmThemeCard, wm_theme_card, WM, THEME_CARD, GtkWidget)

/** wm_theme_card_new: @status: the field of a control with its states. */
GtkWidget *wm_theme_card_new (const WmField *status) G_GNUC_WARN_UNUSED_RESULT;
void wm_theme_card_set_data (WmThemeCard *self, WmDashboardData *data);

G_END_DECLS
