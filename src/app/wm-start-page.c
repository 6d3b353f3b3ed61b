/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-start-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WmStartPage
{
  GtkWidget parent_instance;

  AdwStatusPage *status; /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmStartPage, wm_start_page, GTK_TYPE_WIDGET)

static void
wm_start_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (wm_start_page_parent_class)->dispose (object);
}

static void
wm_start_page_class_init (WmStartPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_start_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_start_page_init (WmStartPage *self)
{
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_title (self->status, _ ("Waymark"));
  gtk_widget_set_parent (GTK_WIDGET (self->status), GTK_WIDGET (self));
}

void
wm_start_page_set_busy (WmStartPage *self, const char *path)
{
}

void
wm_start_page_show_error (WmStartPage *self, const char *message)
{
  adw_status_page_set_description (self->status, message);
}
