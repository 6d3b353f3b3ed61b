/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-stacked-bar.h"

#include "app/compat/wm-accessible.h"
#include "app/compat/wm-color.h"

#include <adwaita.h>

#define MAX_SEGMENTS 8
#define HEIGHT 10
#define MIN_WIDTH 60
#define GAP 2
/* The pointer need not hit the bar to the pixel. */
#define REACH 4

struct _WmStackedBar
{
  GtkWidget parent_instance;

  GArray *segments;        /* owned, nullable: of WmChartSegment */
  AdwAnimation *animation; /* owned */
  double from[MAX_SEGMENTS];
  double to[MAX_SEGMENTS];
  double shown[MAX_SEGMENTS]; /* fractions of the width that are drawn now */
};

G_DEFINE_FINAL_TYPE (WmStackedBar, wm_stacked_bar, GTK_TYPE_WIDGET)

static const WmChartSegment *
get_segment (WmStackedBar *self, guint index)
{
  return &g_array_index (self->segments, WmChartSegment, index);
}

static guint
count_segments (WmStackedBar *self)
{
  return self->segments != NULL ? self->segments->len : 0;
}

static void
set_step (double step, gpointer user_data)
{
  WmStackedBar *self = user_data;

  for (guint i = 0; i < MAX_SEGMENTS; i++)
    self->shown[i] = self->from[i] + (self->to[i] - self->from[i]) * step;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
append_segment (WmStackedBar *self, GtkSnapshot *snapshot, WmChartTone tone, double start,
                double end)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) start, 0, (float) (end - start), HEIGHT);
  GskRoundedRect outline;
  GdkRGBA color;

  /* What was not begun is the track itself. */
  if (tone == WM_CHART_NONE)
    return;
  wm_chart_get_color (GTK_WIDGET (self), tone, &color);
  gtk_snapshot_append_color (snapshot, &color, &area);
  if (!wm_chart_is_high_contrast ())
    return;
  wm_color_get_text (GTK_WIDGET (self), &color);
  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ color, color, color, color });
}

static void
append_segments (WmStackedBar *self, GtkSnapshot *snapshot, int width)
{
  gboolean backwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double start = 0;

  for (guint i = 0; i < count_segments (self); i++)
    {
      double end = start + self->shown[i] * width;
      double last = end < width - 1 ? MAX (start + 1, end - GAP) : end;

      if (end - start > 0.5 && backwards)
        append_segment (self, snapshot, get_segment (self, i)->tone, width - last, width - start);
      else if (end - start > 0.5)
        append_segment (self, snapshot, get_segment (self, i)->tone, start, last);
      start = end;
    }
}

static void
wm_stacked_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GskRoundedRect outline;
  GdkRGBA color;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) (height - HEIGHT) / 2));
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, (float) width, HEIGHT),
                                   HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  wm_chart_get_track_color (widget, &color);
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  append_segments (WM_STACKED_BAR (widget), snapshot, width);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
wm_stacked_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT + 2 * REACH;
}

static gboolean
wm_stacked_bar_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                              GtkTooltip *tooltip)
{
  WmStackedBar *self = WM_STACKED_BAR (widget);
  int width = gtk_widget_get_width (widget);
  double at = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - x : x;
  g_autofree char *words = NULL;

  if (count_segments (self) == 0)
    return FALSE;
  for (guint i = 0; i < self->segments->len && !keyboard && words == NULL; i++)
    {
      if (at <= self->to[i] * width)
        words = wm_chart_dup_words (get_segment (self, i), 1);
      at -= self->to[i] * width;
    }
  if (words == NULL)
    words = wm_chart_dup_words (get_segment (self, 0), self->segments->len);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
wm_stacked_bar_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (wm_stacked_bar_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
wm_stacked_bar_unmap (GtkWidget *widget)
{
  adw_animation_skip (WM_STACKED_BAR (widget)->animation);
  GTK_WIDGET_CLASS (wm_stacked_bar_parent_class)->unmap (widget);
}

static void
wm_stacked_bar_dispose (GObject *object)
{
  g_clear_object (&WM_STACKED_BAR (object)->animation);
  G_OBJECT_CLASS (wm_stacked_bar_parent_class)->dispose (object);
}

static void
wm_stacked_bar_finalize (GObject *object)
{
  g_clear_pointer (&WM_STACKED_BAR (object)->segments, g_array_unref);
  G_OBJECT_CLASS (wm_stacked_bar_parent_class)->finalize (object);
}

static void
wm_stacked_bar_class_init (WmStackedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_stacked_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_stacked_bar_finalize;
  widget_class->snapshot = wm_stacked_bar_snapshot;
  widget_class->measure = wm_stacked_bar_measure;
  widget_class->query_tooltip = wm_stacked_bar_query_tooltip;
  widget_class->css_changed = wm_stacked_bar_css_changed;
  widget_class->unmap = wm_stacked_bar_unmap;
  gtk_widget_class_set_css_name (widget_class, "stackedbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wm_stacked_bar_init (WmStackedBar *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->animation =
      adw_timed_animation_new (GTK_WIDGET (self), 0, 1, WM_CHART_DURATION,
                               adw_callback_animation_target_new (set_step, self, NULL));
}

GtkWidget *
wm_stacked_bar_new (const char *label)
{
  GtkWidget *self = g_object_new (WM_TYPE_STACKED_BAR, NULL);

  wm_accessible_set_label (self, label);
  return self;
}

void
wm_stacked_bar_set_segments (WmStackedBar *self, const WmChartSegment *segments, guint n_segments)
{
  guint sum = wm_chart_sum (segments, n_segments);
  g_autofree char *words = NULL;

  g_return_if_fail (WM_IS_STACKED_BAR (self));
  g_return_if_fail (n_segments <= MAX_SEGMENTS);

  if (wm_chart_is_equal (self->segments, segments, n_segments))
    return;
  g_clear_pointer (&self->segments, g_array_unref);
  self->segments = wm_chart_copy_segments (segments, n_segments);
  for (guint i = 0; i < MAX_SEGMENTS; i++)
    {
      self->from[i] = self->shown[i];
      self->to[i] = i < n_segments && sum > 0 ? (double) segments[i].value / sum : 0;
    }
  words = wm_chart_dup_words (segments, n_segments);
  wm_accessible_set_description (GTK_WIDGET (self), words);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}
