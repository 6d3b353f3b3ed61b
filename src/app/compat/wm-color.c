/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-color.h"

void
wm_color_lookup (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color))
    wm_color_get_text (widget, color);
}

void
wm_color_get_text (GtkWidget *widget, GdkRGBA *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}
