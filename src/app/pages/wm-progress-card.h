/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-dashboard-data.h"

G_BEGIN_DECLS

#define WM_TYPE_PROGRESS_CARD (wm_progress_card_get_type ())

/**
 * WmProgressCard:
 *
 * How far the company is: the ring of what is implemented, and what was decided.
 */
G_DECLARE_FINAL_TYPE (WmProgressCard, wm_progress_card, WM, PROGRESS_CARD, GtkWidget)

GtkWidget *wm_progress_card_new (void) G_GNUC_WARN_UNUSED_RESULT;
void wm_progress_card_set_data (WmProgressCard *self, WmDashboardData *data);

G_END_DECLS
