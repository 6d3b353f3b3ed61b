/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-banner.h"

struct _WmBanner
{
  GtkWidget parent_instance;

  GtkRevealer *revealer; /* borrowed */
  GtkWidget *box;        /* borrowed */
  GtkImage *icon;        /* borrowed */
  GtkLabel *label;       /* borrowed */
  GtkButton *buttons[2]; /* borrowed */
  char *answers[2];      /* owned */
  char *topic;           /* owned, nullable */
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmBanner, wm_banner, GTK_TYPE_WIDGET)

static void
clicked_cb (WmBanner *self, GtkButton *button)
{
  g_autofree char *answer = g_strdup (self->answers[button == self->buttons[0] ? 0 : 1]);

  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, answer);
}

static void
set_button (WmBanner *self, guint index, const char *answer, const char *label)
{
  g_free (self->answers[index]);
  self->answers[index] = g_strdup (answer);
  if (label != NULL)
    gtk_button_set_label (self->buttons[index], label);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons[index]), label != NULL);
}

static void
set_tone (WmBanner *self, WmBannerTone tone)
{
  gtk_widget_remove_css_class (self->box, "warning");
  gtk_widget_remove_css_class (self->box, "error");
  gtk_image_set_from_icon_name (self->icon, tone == WM_BANNER_INFORMATION
                                                ? "dialog-information-symbolic"
                                                : "dialog-warning-symbolic");
  if (tone == WM_BANNER_WARNING)
    gtk_widget_add_css_class (self->box, "warning");
  else if (tone == WM_BANNER_ERROR)
    gtk_widget_add_css_class (self->box, "error");
}

static void
wm_banner_dispose (GObject *object)
{
  WmBanner *self = WM_BANNER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->answers[0], g_free);
  g_clear_pointer (&self->answers[1], g_free);
  g_clear_pointer (&self->topic, g_free);
  G_OBJECT_CLASS (wm_banner_parent_class)->dispose (object);
}

static void
wm_banner_class_init (WmBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_banner_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", WM_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wm_banner_init (WmBanner *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->icon));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->label), GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (GTK_WIDGET (self->label), TRUE);
  /* A row that holds the label of several lines itself lines its baseline up with the buttons' when
   * it knows its width, and not before, and so asks for less height than it needs. */
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), column);
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    {
      self->buttons[i] = GTK_BUTTON (gtk_button_new ());
      gtk_button_set_use_underline (self->buttons[i], TRUE);
      gtk_widget_set_valign (GTK_WIDGET (self->buttons[i]), GTK_ALIGN_CENTER);
      g_signal_connect_swapped (self->buttons[i], "clicked", G_CALLBACK (clicked_cb), self);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->buttons[i]));
    }
  gtk_widget_add_css_class (self->box, "banner");
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, self->box);
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
}

void
wm_banner_show (WmBanner *self, const char *topic, WmBannerTone tone, const char *sentence,
                const char *first_answer, const char *first_label, const char *second_answer,
                const char *second_label)
{
  g_return_if_fail (WM_IS_BANNER (self));

  g_free (self->topic);
  self->topic = g_strdup (topic);
  gtk_label_set_label (self->label, sentence);
  set_tone (self, tone);
  set_button (self, 0, first_answer, first_label);
  set_button (self, 1, second_answer, second_label);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
wm_banner_hide (WmBanner *self, const char *topic)
{
  g_return_if_fail (WM_IS_BANNER (self));

  if (g_strcmp0 (self->topic, topic) != 0)
    return;
  g_clear_pointer (&self->topic, g_free);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

const char *
wm_banner_get_topic (WmBanner *self)
{
  g_return_val_if_fail (WM_IS_BANNER (self), NULL);

  return self->topic;
}
