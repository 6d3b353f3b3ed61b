/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-guide-window.h"

#include "wm-guide-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 960
#define HEIGHT 700

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer view)
{
  if (!wm_guide_view_go_back (view))
    gtk_window_close (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

GtkWindow *
wm_guide_window_new (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *view = wm_guide_view_new (FALSE);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), _ ("Guide"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), view);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, view, NULL)));
  gtk_widget_add_controller (window, keys);
  return GTK_WINDOW (window);
}
