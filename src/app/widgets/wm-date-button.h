/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_DATE_BUTTON (wm_date_button_get_type ())

/**
 * WmDateButton:
 *
 * A button with a calendar.
 *
 * Signal `picked` (date: `YYYY-MM-DD`, %NULL for none): somebody picked a day.
 */
G_DECLARE_FINAL_TYPE (WmDateButton, wm_date_button, WM, DATE_BUTTON, GtkWidget)

/** wm_date_button_new: @label says what the date is. */
GtkWidget *wm_date_button_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;

/** wm_date_button_set_date: (nullable): the day where the calendar begins, `YYYY-MM-DD`. */
void wm_date_button_set_date (WmDateButton *self, const char *date);

G_END_DECLS
