/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-only-bar.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

struct _WmOnlyBar
{
  GtkWidget parent_instance;

  GtkLabel *title; /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmOnlyBar, wm_only_bar, GTK_TYPE_WIDGET)

static void
wm_only_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (wm_only_bar_parent_class)->dispose (object);
}

static void
wm_only_bar_class_init (WmOnlyBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_only_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_only_bar_init (WmOnlyBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show a_ll"));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.show-all");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "only-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
wm_only_bar_new (void)
{
  return g_object_new (WM_TYPE_ONLY_BAR, NULL);
}

void
wm_only_bar_set_title (WmOnlyBar *self, const char *title)
{
  g_return_if_fail (WM_IS_ONLY_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), title != NULL);
  if (title == NULL || g_str_equal (title, gtk_label_get_label (self->title)))
    return;
  gtk_label_set_label (self->title, title);
  wm_accessible_announce (GTK_WIDGET (self), title);
}
