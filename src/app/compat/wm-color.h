/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colours of the theme, for what draws itself. */

/**
 * wm_color_lookup:
 * @name: a named colour of libadwaita, such as "success_bg_color"
 *
 * Gives the colour as it is now for @widget; its text colour where the theme has no such name.
 */
void wm_color_lookup (GtkWidget *widget, const char *name, GdkRGBA *color);
/** wm_color_get_text: the colour in which @widget writes. */
void wm_color_get_text (GtkWidget *widget, GdkRGBA *color);

G_END_DECLS
