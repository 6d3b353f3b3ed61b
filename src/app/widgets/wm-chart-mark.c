/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-chart-mark.h"

#define SIZE 12

struct _WmChartMark
{
  GtkWidget parent_instance;

  WmChartTone tone;
};

G_DEFINE_FINAL_TYPE (WmChartMark, wm_chart_mark, GTK_TYPE_WIDGET)

static void
wm_chart_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float x = (float) (gtk_widget_get_width (widget) - SIZE) / 2;
  float y = (float) (gtk_widget_get_height (widget) - SIZE) / 2;

  wm_chart_snapshot_mark (widget, snapshot, WM_CHART_MARK (widget)->tone, x, y, SIZE);
}

static void
wm_chart_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
wm_chart_mark_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (wm_chart_mark_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
wm_chart_mark_class_init (WmChartMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = wm_chart_mark_snapshot;
  widget_class->measure = wm_chart_mark_measure;
  widget_class->css_changed = wm_chart_mark_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
wm_chart_mark_init (WmChartMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
wm_chart_mark_new (WmChartTone tone)
{
  WmChartMark *self = g_object_new (WM_TYPE_CHART_MARK, NULL);

  self->tone = tone;
  return GTK_WIDGET (self);
}

void
wm_chart_mark_set_tone (WmChartMark *self, WmChartTone tone)
{
  g_return_if_fail (WM_IS_CHART_MARK (self));

  if (self->tone == tone)
    return;
  self->tone = tone;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
