/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keyboard is when pages come and go. */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/compat/wm-popovers.h"
#include "wm-window-private.h"

void
wm_window_focus_page (WmWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar)) &&
                        !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page))))
    gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

void
wm_window_leave_pages (WmWindow *self)
{
  wm_popovers_close (GTK_WIDGET (self->pages));
  /* An entry row of libadwaita 1.2 looks at its text when it loses the focus, also when that text
   * is gone already. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}
