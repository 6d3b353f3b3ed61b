/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/reading/wm-guide-page.h"
#include "app/reading/wm-guide-window.h"
#include "wm-window-private.h"

/* Who has no project yet reads it in a window of its own. */
static void
show_guide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  if (self->session == NULL)
    {
      gtk_window_present (wm_guide_window_new (GTK_WINDOW (self)));
      return;
    }
  wm_window_show_page (self, "guide");
  wm_guide_page_show (WM_GUIDE_PAGE (self->page), g_variant_get_string (parameter, NULL));
}

void
wm_window_install_guide_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-guide", "s", show_guide_action);
}
