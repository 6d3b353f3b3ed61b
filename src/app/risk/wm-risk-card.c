/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-card.h"

#include "app/widgets/wm-card-grid.h"
#include "app/widgets/wm-card.h"
#include "app/widgets/wm-chart-legend.h"
#include "wm-risk-show.h"

#include <glib/gi18n.h>

/* As many rows as stand beside a matrix of four levels. */
#define N_ABOVE 6

struct _WmRiskCard
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */

  /* Borrowed */
  WmHeatMap *map;
  WmChartLegend *legend;
  GtkLabel *heading;
  WmCardList *above;
};

G_DEFINE_FINAL_TYPE (WmRiskCard, wm_risk_card, GTK_TYPE_WIDGET)

void
wm_risk_card_update (WmRiskCard *self)
{
  g_autoptr (WmRiskMethod) method = NULL;
  g_autoptr (WmRiskMatrix) matrix = NULL;
  WmChartSegment segments[WM_RISK_SHOW_SEGMENTS];
  guint n_above;
  g_autofree char *heading = NULL;

  g_return_if_fail (WM_IS_RISK_CARD (self));

  method = wm_risk_show_load_method (self->session);
  matrix = wm_risk_matrix_new (wm_session_get_database (self->session), method, WM_RISK_NOW);
  gtk_widget_set_visible (GTK_WIDGET (self), wm_risk_matrix_get_total (matrix) > 0);
  wm_risk_show_matrix (self->map, method, matrix);
  wm_risk_show_count (matrix, segments);
  wm_chart_legend_set_segments (self->legend, segments, WM_RISK_SHOW_SEGMENTS);
  n_above = wm_risk_show_above (self->above, method, matrix, N_ABOVE);
  /* Translators: how many risks are above the line of acceptance, and how many there are. */
  heading = g_strdup_printf (_ ("%1$u of %2$u above the line"), n_above,
                             wm_risk_matrix_get_total (matrix));
  gtk_label_set_label (self->heading, heading);
}

static void
activated_cb (WmRiskCard *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s", id);
}

static void
cell_activated_cb (WmRiskCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "risks");
}

static void
wm_risk_card_dispose (GObject *object)
{
  WmRiskCard *self = WM_RISK_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_risk_card_parent_class)->dispose (object);
}

static void
wm_risk_card_class_init (WmRiskCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_risk_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_map (WmRiskCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->map = WM_HEAT_MAP (wm_heat_map_new (_ ("Risks now"), WM_HEAT_MAP_READS));
  self->legend = WM_CHART_LEGEND (wm_chart_legend_new ());
  g_signal_connect_swapped (self->map, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->map, "cell-activated", G_CALLBACK (cell_activated_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->legend));
  return box;
}

static GtkWidget *
make_above (WmRiskCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "dim-label");
  self->above = WM_CARD_LIST (wm_card_list_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->above));
  return box;
}

static void
wm_risk_card_init (WmRiskCard *self)
{
  GtkWidget *card = wm_card_new (_ ("Risks now"));
  /* Where there is no room for both the list stands under the matrix. */
  WmCardGrid *sides = WM_CARD_GRID (wm_card_grid_new ());

  wm_card_set_button (WM_CARD (card), _ ("All _risks"), "win.show-page",
                      g_variant_new_string ("risks"));
  wm_card_grid_append (sides, make_map (self), WM_CARD_GRID_COLUMNS / 2);
  wm_card_grid_append (sides, make_above (self), WM_CARD_GRID_COLUMNS / 2);
  wm_card_append (WM_CARD (card), GTK_WIDGET (sides));
  gtk_widget_set_parent (card, GTK_WIDGET (self));
}

GtkWidget *
wm_risk_card_new (WmSession *session)
{
  WmRiskCard *self = g_object_new (WM_TYPE_RISK_CARD, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
