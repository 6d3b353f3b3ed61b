/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/dialogs/wm-import-dialog.h"
#include "wm-export-file.h"
#include "wm-window-private.h"

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const WmKind *kind;

  if (self->session == NULL)
    return;
  kind = wm_session_get_kind (self->session, g_variant_get_string (parameter, NULL));
  gtk_window_present (wm_import_dialog_new (GTK_WINDOW (self), self->session, kind));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const WmKind *kind = NULL;

  if (self->session == NULL)
    return;
  if (parameter != NULL)
    kind = wm_session_get_kind (self->session, g_variant_get_string (parameter, NULL));
  wm_export_file_ask (GTK_WINDOW (self), self->session, kind);
}

void
wm_window_install_exchange_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", "s", import_action);
  gtk_widget_class_install_action (widget_class, "win.export-register", "s", export_action);
  gtk_widget_class_install_action (widget_class, "win.export-registers", NULL, export_action);
}
