/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-card.h"

#include "app/compat/wm-accessible.h"

struct _WmCard
{
  GtkWidget parent_instance;

  GtkBox *box;       /* borrowed */
  GtkBox *head;      /* borrowed */
  GtkLabel *fact;    /* borrowed, nullable */
  GtkLabel *heading; /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmCard, wm_card, GTK_TYPE_WIDGET)

static void
wm_card_dispose (GObject *object)
{
  WmCard *self = WM_CARD (object);
  GtkWidget *box = GTK_WIDGET (self->box);

  self->box = NULL;
  g_clear_pointer (&box, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_card_parent_class)->dispose (object);
}

static void
wm_card_class_init (WmCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wm_card_init (WmCard *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "overview-card");
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->head), "card-head");
  /* As high with a button as without. */
  gtk_widget_set_size_request (GTK_WIDGET (self->head), -1, 34);
  self->heading = GTK_LABEL (label);
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->head, label);
  gtk_box_append (self->box, GTK_WIDGET (self->head));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

GtkWidget *
wm_card_new (const char *heading)
{
  WmCard *self = g_object_new (WM_TYPE_CARD, NULL);

  gtk_label_set_label (self->heading, heading);
  wm_accessible_set_label (GTK_WIDGET (self), heading);
  return GTK_WIDGET (self);
}

void
wm_card_append (WmCard *self, GtkWidget *child)
{
  g_return_if_fail (WM_IS_CARD (self));

  gtk_box_append (self->box, child);
}

void
wm_card_set_button (WmCard *self, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_return_if_fail (WM_IS_CARD (self));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->head, button);
}

void
wm_card_set_fact (WmCard *self, const char *fact)
{
  g_return_if_fail (WM_IS_CARD (self));

  if (self->fact == NULL)
    {
      self->fact = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->fact), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->fact), "numeric");
      gtk_box_append (self->head, GTK_WIDGET (self->fact));
    }
  gtk_label_set_label (self->fact, fact);
}
