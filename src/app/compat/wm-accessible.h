/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader says. */

/** wm_accessible_set_label: gives @widget a name that is not on the screen, or says it better. */
void wm_accessible_set_label (GtkWidget *widget, const char *label);
/** wm_accessible_set_description: adds a sentence to the name of @widget. */
void wm_accessible_set_description (GtkWidget *widget, const char *description);
/** wm_accessible_announce: has @message read out; where GTK cannot, the visible text must do. */
void wm_accessible_announce (GtkWidget *widget, const char *message);

G_END_DECLS
