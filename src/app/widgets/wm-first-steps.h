/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_FIRST_STEPS (wm_first_steps_get_type ())

/**
 * WmFirstSteps:
 *
 * What a project that holds nothing yet says: how it goes, and three ways to begin.
 */
G_DECLARE_FINAL_TYPE (WmFirstSteps, wm_first_steps, WM, FIRST_STEPS, GtkWidget)

/** wm_first_steps_new: @company is the name that the page greets. */
GtkWidget *wm_first_steps_new (const char *company) G_GNUC_WARN_UNUSED_RESULT;
void wm_first_steps_set_company (WmFirstSteps *self, const char *company);

G_END_DECLS
