/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/dialogs/wm-send-copy.h"
#include "app/dialogs/wm-soa-preview.h"
#include "wm-window-private.h"

static void
preview_soa_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  gtk_window_present (wm_soa_preview_new (GTK_WINDOW (self), self->session));
}

static void
send_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  gtk_window_present (wm_send_copy_new (GTK_WINDOW (self), self->session));
}

void
wm_window_install_share_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.preview-soa", NULL, preview_soa_action);
  gtk_widget_class_install_action (widget_class, "win.send-copy", NULL, send_copy_action);
}
