/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-progress-card.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-ring.h"

#include <glib/gi18n.h>

struct _WmProgressCard
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *box;
  WmRing *ring;
  GtkLabel *decided;
  GtkLabel *rest;
};

G_DEFINE_FINAL_TYPE (WmProgressCard, wm_progress_card, GTK_TYPE_WIDGET)

static void
wm_progress_card_dispose (GObject *object)
{
  g_clear_pointer (&WM_PROGRESS_CARD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_progress_card_parent_class)->dispose (object);
}

static void
wm_progress_card_class_init (WmProgressCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_progress_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_texts (WmProgressCard *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Statement of _Applicability"));

  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self->box), texts);
  add_label (texts, _ ("How far you are"), "heading");
  self->decided = add_label (texts, NULL, "body");
  self->rest = add_label (texts, NULL, "dim-label");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.preview-soa");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_box_append (GTK_BOX (texts), button);
}

static void
wm_progress_card_init (WmProgressCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "overview-card");
  wm_accessible_set_label (GTK_WIDGET (self), _ ("How far you are"));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  self->ring = WM_RING (wm_ring_new (_ ("implemented")));
  gtk_widget_set_valign (GTK_WIDGET (self->ring), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->ring));
  add_texts (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
wm_progress_card_new (void)
{
  return g_object_new (WM_TYPE_PROGRESS_CARD, NULL);
}

void
wm_progress_card_set_data (WmProgressCard *self, WmDashboardData *data)
{
  guint n_applicable = wm_dashboard_data_count_applicable (data);
  g_autofree char *words = NULL;
  g_autofree char *decided = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *undecided = NULL;
  g_autofree char *excluded = NULL;

  g_return_if_fail (WM_IS_PROGRESS_CARD (self));

  /* Translators: how many of the controls that apply are in place. */
  words = g_strdup_printf (_ ("%1$u of %2$u controls that apply are implemented"),
                           data->n_implemented, n_applicable);
  wm_ring_set_share (self->ring, data->n_implemented, n_applicable, words);
  /* Translators: how many of the controls were decided. */
  decided = g_strdup_printf (_ ("%1$u of %2$u controls decided"),
                             data->n_controls - data->n_undecided, data->n_controls);
  undecided = g_strdup_printf (ngettext ("%u undecided", "%u undecided", data->n_undecided),
                               data->n_undecided);
  excluded =
      g_strdup_printf (ngettext ("%u left out", "%u left out", data->n_excluded), data->n_excluded);
  rest = g_strdup_printf ("%s · %s", undecided, excluded);
  gtk_label_set_label (self->decided, decided);
  gtk_label_set_label (self->rest, rest);
}
