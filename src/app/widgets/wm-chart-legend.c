/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-chart-legend.h"

#include "wm-chart-mark.h"

#include <glib/gi18n.h>

struct _WmChartLegend
{
  GtkWidget parent_instance;

  GtkFlowBox *box;  /* borrowed */
  GArray *segments; /* owned, nullable: of WmChartSegment */
};

G_DEFINE_FINAL_TYPE (WmChartLegend, wm_chart_legend, GTK_TYPE_WIDGET)

static void
wm_chart_legend_dispose (GObject *object)
{
  WmChartLegend *self = WM_CHART_LEGEND (object);
  GtkWidget *box = GTK_WIDGET (self->box);

  self->box = NULL;
  g_clear_pointer (&box, gtk_widget_unparent);
  g_clear_pointer (&self->segments, g_array_unref);
  G_OBJECT_CLASS (wm_chart_legend_parent_class)->dispose (object);
}

static void
wm_chart_legend_class_init (WmChartLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_chart_legend_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_chart_legend_init (WmChartLegend *self)
{
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  /* A flow box would catch the focus for good: it takes it although nothing in it can have it. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->box), FALSE);
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->box, 4);
  gtk_flow_box_set_column_spacing (self->box, 12);
  gtk_flow_box_set_row_spacing (self->box, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "legend");
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

GtkWidget *
wm_chart_legend_new (void)
{
  return g_object_new (WM_TYPE_CHART_LEGEND, NULL);
}

static void
add_entry (WmChartLegend *self, const WmChartSegment *segment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = NULL;
  GtkWidget *label;
  GtkWidget *child;

  /* Translators: a word of a legend and how many there are: "Implemented 21". */
  words = g_strdup_printf (_ ("%1$s %2$u"), segment->label, segment->value);
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), wm_chart_mark_new (segment->tone));
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_append (self->box, box);
  /* Nothing to do there, so the keyboard passes over it. */
  child = gtk_widget_get_parent (box);
  gtk_widget_set_focusable (child, FALSE);
}

void
wm_chart_legend_set_segments (WmChartLegend *self, const WmChartSegment *segments, guint n_segments)
{
  GtkFlowBoxChild *child;

  g_return_if_fail (WM_IS_CHART_LEGEND (self));

  if (wm_chart_is_equal (self->segments, segments, n_segments))
    return;
  g_clear_pointer (&self->segments, g_array_unref);
  self->segments = wm_chart_copy_segments (segments, n_segments);
  while ((child = gtk_flow_box_get_child_at_index (self->box, 0)) != NULL)
    gtk_flow_box_remove (self->box, GTK_WIDGET (child));
  for (guint i = 0; i < n_segments; i++)
    add_entry (self, &segments[i]);
}
