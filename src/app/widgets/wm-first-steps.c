/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-first-steps.h"

#include "app/compat/wm-accessible.h"
#include "wm-card-grid.h"

#include <glib/gi18n.h>

#define COLUMNS_A_STEP (WM_CARD_GRID_COLUMNS / 3)
#define WHY_CHARS 60

struct _WmFirstSteps
{
  GtkWidget parent_instance;

  GtkWidget *box;  /* borrowed */
  GtkLabel *title; /* borrowed */
};

typedef struct
{
  const char *icon;
  const char *title;  /* English, for gettext */
  const char *why;    /* English, for gettext */
  const char *open;   /* English, for gettext: the button that goes to the page */
  const char *import; /* English, for gettext: the button that takes over a list */
  const char *kind;   /* whose page it is */
  guint import_first : 1;
} FirstStep;

static const FirstStep steps[] = {
  { "wm-inventory-symbolic", N_ ("List what you have"),
    N_ ("Laptops, programs, data, rooms: what your information lives in. A spreadsheet that you "
        "have already can be taken over as it is."),
    N_ ("_Type it in"), N_ ("_Import a list…"), "asset", TRUE },
  { "wm-people-symbolic", N_ ("Add your people"),
    N_ ("Everything needs somebody who answers for it. Those who work for you are the ones to "
        "choose from."),
    N_ ("Add _people"), N_ ("Import a li_st…"), "person", FALSE },
  { "wm-controls-symbolic", N_ ("Decide on the controls"),
    N_ ("The safeguards of the standard, each explained in plain words. You say which you need; "
        "the Statement of Applicability follows from that."),
    N_ ("See the _controls"), N_ ("Import _decisions…"), "control", FALSE },
};

G_DEFINE_FINAL_TYPE (WmFirstSteps, wm_first_steps, GTK_TYPE_WIDGET)

static void
wm_first_steps_dispose (GObject *object)
{
  g_clear_pointer (&WM_FIRST_STEPS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_first_steps_parent_class)->dispose (object);
}

static void
wm_first_steps_class_init (WmFirstStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_first_steps_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
new_button (const char *label, const FirstStep *step, gboolean imports)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (label));
  GtkActionable *actionable = GTK_ACTIONABLE (button);

  if (imports)
    gtk_actionable_set_action_target (actionable, "s", step->kind);
  else
    gtk_actionable_set_action_target (actionable, "(sss)", step->kind, "", "");
  gtk_actionable_set_action_name (actionable, imports ? "win.import" : "win.show-list");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "pill");
  wm_accessible_set_description (button, _ (step->title));
  return button;
}

static GtkWidget *
new_buttons (const FirstStep *step, gboolean is_first)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *opens = new_button (step->open, step, FALSE);
  GtkWidget *imports = new_button (step->import, step, TRUE);
  GtkWidget *best = step->import_first ? imports : opens;
  GtkWidget *other = step->import_first ? opens : imports;

  if (is_first)
    gtk_widget_add_css_class (best, "suggested-action");
  gtk_widget_add_css_class (other, "flat");
  gtk_box_append (GTK_BOX (box), best);
  gtk_box_append (GTK_BOX (box), other);
  return box;
}

static GtkWidget *
new_card (const FirstStep *step, gboolean is_first)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (step->icon);
  GtkWidget *why;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "overview-card");
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_set_halign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "accent");
  gtk_box_append (GTK_BOX (card), icon);
  add_label (card, _ (step->title), "title-4");
  why = add_label (card, _ (step->why), "body");
  gtk_widget_set_vexpand (why, TRUE);
  gtk_widget_set_valign (why, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), new_buttons (step, is_first));
  return card;
}

static void
wm_first_steps_init (WmFirstSteps *self)
{
  GtkWidget *grid = wm_card_grid_new ();
  GtkWidget *text;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->title = GTK_LABEL (add_label (self->box, NULL, "title-1"));
  gtk_widget_set_margin_top (GTK_WIDGET (self->title), 24);
  text = add_label (self->box,
                    _ ("Nothing has to be complete, and everything can be changed and undone "
                       "later. Begin wherever you like; this page shows how far you are and what "
                       "comes next."),
                    "body");
  gtk_label_set_max_width_chars (GTK_LABEL (text), WHY_CHARS);
  gtk_widget_set_halign (text, GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (text, 12);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    wm_card_grid_append (WM_CARD_GRID (grid), new_card (&steps[i], i == 0), COLUMNS_A_STEP);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
wm_first_steps_new (const char *company)
{
  WmFirstSteps *self = g_object_new (WM_TYPE_FIRST_STEPS, NULL);

  wm_first_steps_set_company (self, company);
  return GTK_WIDGET (self);
}

void
wm_first_steps_set_company (WmFirstSteps *self, const char *company)
{
  g_autofree char *title = NULL;

  g_return_if_fail (WM_IS_FIRST_STEPS (self));

  /* Translators: %s is the name of the company. */
  title = g_strdup_printf (_ ("%s starts here"), company);
  gtk_label_set_label (self->title, title);
}
