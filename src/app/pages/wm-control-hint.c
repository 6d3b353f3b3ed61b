/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-control-hint.h"

#include "wm-control-state.h"

#include <glib/gi18n.h>

struct _WmControlHint
{
  GtkWidget parent_instance;

  GtkWidget *box;   /* borrowed */
  WmDetail *detail; /* borrowed: the hint is in it */
};

G_DEFINE_FINAL_TYPE (WmControlHint, wm_control_hint, GTK_TYPE_WIDGET)

static void
write_clicked_cb (WmControlHint *self)
{
  wm_detail_focus_field (self->detail, "justification");
}

static void
wm_control_hint_dispose (GObject *object)
{
  g_clear_pointer (&WM_CONTROL_HINT (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_control_hint_parent_class)->dispose (object);
}

static void
wm_control_hint_class_init (WmControlHintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_control_hint_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_control_hint_init (WmControlHint *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (
      _ ("The reason for leaving this out is missing. An exclusion without one is a finding."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Write it"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "error");
  gtk_widget_add_css_class (self->box, "hint");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (write_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), icon);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
wm_control_hint_new (WmDetail *detail)
{
  WmControlHint *self = g_object_new (WM_TYPE_CONTROL_HINT, NULL);

  self->detail = detail;
  return GTK_WIDGET (self);
}

void
wm_control_hint_set_record (WmControlHint *self, WmRecord *record)
{
  g_return_if_fail (WM_IS_CONTROL_HINT (self));

  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL && wm_control_state_is_wrong (record));
}
