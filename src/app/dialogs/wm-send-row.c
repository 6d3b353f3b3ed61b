/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-send-row.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

struct _WmSendRow
{
  GtkWidget parent_instance;

  GtkWidget *check;
  GtkWidget *title;
  GtkWidget *detail;
  GBinding *binding; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (WmSendRow, wm_send_row, GTK_TYPE_WIDGET)

void
wm_send_row_set_item (WmSendRow *self, WmSendItem *item)
{
  g_autofree char *label = NULL;

  g_return_if_fail (WM_IS_SEND_ROW (self));

  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  g_clear_object (&self->binding);
  if (item == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->title), wm_send_item_get_title (item));
  gtk_label_set_text (GTK_LABEL (self->detail), wm_send_item_get_detail (item));
  gtk_widget_set_sensitive (GTK_WIDGET (self), wm_send_item_is_available (item));
  /* Translators: a file, then its size. */
  label = g_strdup_printf (_ ("%1$s, %2$s"), wm_send_item_get_title (item),
                           wm_send_item_get_detail (item));
  wm_accessible_set_label (self->check, label);
  self->binding = g_object_ref (g_object_bind_property (
      item, "included", self->check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
}

static void
wm_send_row_dispose (GObject *object)
{
  WmSendRow *self = WM_SEND_ROW (object);
  GtkWidget *child;

  wm_send_row_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (wm_send_row_parent_class)->dispose (object);
}

static void
wm_send_row_class_init (WmSendRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_send_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_send_row_init (WmSendRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "send-row");
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_MIDDLE);
  self->check = gtk_check_button_new ();
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->check), self->title);
  gtk_widget_set_hexpand (self->check, TRUE);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  self->detail = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->detail, "dim-label");
  gtk_widget_add_css_class (self->detail, "numeric");
  gtk_widget_set_parent (self->detail, GTK_WIDGET (self));
}

GtkWidget *
wm_send_row_new (void)
{
  return g_object_new (WM_TYPE_SEND_ROW, NULL);
}
