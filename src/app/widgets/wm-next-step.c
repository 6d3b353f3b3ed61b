/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-next-step.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

struct _WmNextStep
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkBox *box;
  GtkLabel *title;
  GtkLabel *why;
  GtkBox *chips;
  GtkLabel *reference;
  GtkLabel *minutes;
  GtkButton *go;
  GtkButton *later;
  GtkButton *bring_back;
};

G_DEFINE_FINAL_TYPE (WmNextStep, wm_next_step, GTK_TYPE_WIDGET)

static void
wm_next_step_dispose (GObject *object)
{
  WmNextStep *self = WM_NEXT_STEP (object);
  GtkWidget *box = GTK_WIDGET (self->box);

  self->box = NULL;
  g_clear_pointer (&box, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_next_step_parent_class)->dispose (object);
}

static void
wm_next_step_class_init (WmNextStepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_next_step_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkButton *
add_button (GtkBox *box, const char *label, const char *css_class, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, css_class);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
  return GTK_BUTTON (button);
}

static void
wm_next_step_init (WmNextStep *self)
{
  GtkLabel *head;

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "overview-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "next-step");
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  head = add_label (self->box, _ ("NEXT STEP"), "caption-heading");
  /* Capitals are for the eye. */
  wm_accessible_set_label (GTK_WIDGET (head), _ ("Next step"));
  wm_accessible_set_label (GTK_WIDGET (self), _ ("Next step"));
  self->title = add_label (self->box, NULL, "title-2");
  self->why = add_label (self->box, NULL, "body");
  /* Two lines always, so that nothing moves from step to step. */
  gtk_label_set_lines (self->why, 3);
  gtk_label_set_ellipsize (self->why, PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (GTK_WIDGET (self->why), GTK_ALIGN_START);
  self->chips = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_vexpand (GTK_WIDGET (self->chips), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->chips), GTK_ALIGN_START);
  gtk_box_append (self->box, GTK_WIDGET (self->chips));
  self->reference = add_label (self->chips, NULL, "chip");
  self->minutes = add_label (self->chips, NULL, "chip");
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

GtkWidget *
wm_next_step_new (const char *later, const char *bring_back)
{
  WmNextStep *self = g_object_new (WM_TYPE_NEXT_STEP, NULL);
  GtkBox *buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));

  gtk_widget_set_margin_top (GTK_WIDGET (buttons), 6);
  gtk_box_append (self->box, GTK_WIDGET (buttons));
  self->go = add_button (buttons, _ ("_Go there"), "primary", NULL);
  self->later = add_button (buttons, _ ("_Later"), "quiet", later);
  self->bring_back = add_button (buttons, "", "quiet", bring_back);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->later),
                               _ ("Shows the step after it; this one comes back by itself when you "
                                  "open the project again"));
  return GTK_WIDGET (self);
}

static void
set_chip (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static char *
dup_minutes_words (guint minutes)
{
  if (minutes == 0)
    return NULL;
  if (minutes < 60)
    return g_strdup_printf (ngettext ("about %u minute", "about %u minutes", minutes), minutes);
  return g_strdup_printf (ngettext ("about %u hour", "about %u hours", (minutes + 30) / 60),
                          (minutes + 30) / 60);
}

static void
set_go (WmNextStep *self, const WmNextStepFacts *step)
{
  GtkActionable *go = GTK_ACTIONABLE (self->go);

  gtk_button_set_label (self->go, step->button);
  /* Both at once would ask for an action with a parameter of another type in between. */
  gtk_actionable_set_action_name (go, NULL);
  gtk_actionable_set_action_target_value (go, step->target);
  gtk_actionable_set_action_name (go, step->action);
}

void
wm_next_step_set_step (WmNextStep *self, const WmNextStepFacts *step, guint n_waiting)
{
  g_autofree char *minutes = dup_minutes_words (step->minutes);
  g_autofree char *waiting = NULL;

  g_return_if_fail (WM_IS_NEXT_STEP (self));

  gtk_label_set_label (self->title, step->title);
  gtk_label_set_label (self->why, step->why);
  set_chip (self->reference, step->reference);
  set_chip (self->minutes, minutes);
  set_go (self, step);
  wm_accessible_set_description (GTK_WIDGET (self), step->title);
  gtk_widget_set_visible (GTK_WIDGET (self->later), step->can_wait);
  waiting = g_strdup_printf (
      ngettext ("_Bring back %u put off", "_Bring back %u put off", n_waiting), n_waiting);
  gtk_button_set_label (self->bring_back, waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->bring_back), n_waiting > 0);
}
