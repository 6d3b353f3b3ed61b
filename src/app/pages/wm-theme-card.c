/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-theme-card.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-card.h"
#include "app/widgets/wm-chart-legend.h"
#include "app/widgets/wm-stacked-bar.h"

#include <glib/gi18n.h>

struct _WmThemeCard
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *card;
  GtkBox *box;
  WmChartLegend *legend;

  const WmField *status;
  GArray *bars; /* owned: of ThemeBar */
};

/* The parts of the bar of one theme, all borrowed. */
typedef struct
{
  GtkWidget *button;
  GtkLabel *fact;
  WmStackedBar *bar;
} ThemeBar;

G_DEFINE_FINAL_TYPE (WmThemeCard, wm_theme_card, GTK_TYPE_WIDGET)

static void
wm_theme_card_dispose (GObject *object)
{
  WmThemeCard *self = WM_THEME_CARD (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->bars, g_array_unref);
  G_OBJECT_CLASS (wm_theme_card_parent_class)->dispose (object);
}

static void
wm_theme_card_class_init (WmThemeCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_theme_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_theme_card_init (WmThemeCard *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (ThemeBar));
  self->card = wm_card_new (_ ("Controls in place"));
  wm_card_set_button (WM_CARD (self->card), _ ("All _controls"), "win.show-list",
                      g_variant_new ("(sss)", "control", "", ""));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->legend = WM_CHART_LEGEND (wm_chart_legend_new ());
  wm_card_append (WM_CARD (self->card), GTK_WIDGET (self->box));
  wm_card_append (WM_CARD (self->card), GTK_WIDGET (self->legend));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

GtkWidget *
wm_theme_card_new (const WmField *status)
{
  WmThemeCard *self = g_object_new (WM_TYPE_THEME_CARD, NULL);

  self->status = status;
  return GTK_WIDGET (self);
}

/* From what is in place to what was not begun. */
static void
fill_segments (WmThemeCard *self, const guint *states, WmChartSegment *segments)
{
  static const WmChartTone tones[] = { WM_CHART_NONE, WM_CHART_NOW, WM_CHART_PARTLY,
                                       WM_CHART_GOOD };

  for (guint i = 0; i < WM_DASHBOARD_N_STATES; i++)
    {
      guint state = WM_DASHBOARD_N_STATES - 1 - i;

      segments[i] = (WmChartSegment){ wm_choice_get_label (&self->status->choices[state]),
                                      states[state], tones[state] };
    }
}

static GtkWidget *
new_bar_head (const char *title, GtkLabel **fact)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  *fact = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (*fact), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (*fact), "numeric");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (*fact));
  return head;
}

static ThemeBar *
add_bar (WmThemeCard *self, const WmChoice *choice)
{
  const char *title = wm_choice_get_label (choice);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  ThemeBar entry = { .button = gtk_button_new (),
                     .bar = WM_STACKED_BAR (wm_stacked_bar_new (title)) };

  gtk_box_append (GTK_BOX (box), new_bar_head (title, &entry.fact));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry.bar));
  gtk_button_set_child (GTK_BUTTON (entry.button), box);
  gtk_widget_add_css_class (entry.button, "flat");
  gtk_widget_add_css_class (entry.button, "card-row");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (entry.button), "(sss)", "control", "theme",
                                    choice->token);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (entry.button), "win.show-list");
  wm_accessible_set_label (entry.button, title);
  gtk_box_append (self->box, entry.button);
  g_array_append_val (self->bars, entry);
  return &g_array_index (self->bars, ThemeBar, self->bars->len - 1);
}

static void
update_theme (WmThemeCard *self, guint index, const WmDashboardTheme *theme)
{
  WmChartSegment segments[WM_DASHBOARD_N_STATES];
  g_autofree char *fact = NULL;
  g_autofree char *words = NULL;
  ThemeBar *entry = index < self->bars->len ? &g_array_index (self->bars, ThemeBar, index)
                                            : add_bar (self, theme->choice);

  fill_segments (self, theme->states, segments);
  wm_stacked_bar_set_segments (entry->bar, segments, G_N_ELEMENTS (segments));
  /* Translators: how many are in place, and of how many. */
  fact = g_strdup_printf (_ ("%1$u of %2$u"), segments[0].value,
                          wm_chart_sum (segments, G_N_ELEMENTS (segments)));
  gtk_label_set_label (entry->fact, fact);
  words = wm_chart_dup_words (segments, G_N_ELEMENTS (segments));
  wm_accessible_set_description (entry->button, words);
}

void
wm_theme_card_set_data (WmThemeCard *self, WmDashboardData *data)
{
  WmChartSegment segments[WM_DASHBOARD_N_STATES];
  guint sums[WM_DASHBOARD_N_STATES] = { 0 };

  g_return_if_fail (WM_IS_THEME_CARD (self));

  for (guint i = 0; i < data->themes->len; i++)
    {
      const WmDashboardTheme *theme = &g_array_index (data->themes, WmDashboardTheme, i);

      for (guint j = 0; j < WM_DASHBOARD_N_STATES; j++)
        sums[j] += theme->states[j];
      update_theme (self, i, theme);
    }
  fill_segments (self, sums, segments);
  wm_chart_legend_set_segments (self->legend, segments, G_N_ELEMENTS (segments));
}
