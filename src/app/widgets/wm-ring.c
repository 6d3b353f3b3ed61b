/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-ring.h"

#include "app/compat/wm-accessible.h"
#include "wm-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define LEAST_SIZE 132
#define WIDTH 12
/* Between the ring and the corners of what is in it. */
#define GAP 4

struct _WmRing
{
  GtkWidget parent_instance;

  GtkWidget *box;          /* borrowed */
  GtkLabel *percent_label; /* borrowed */
  GtkLabel *caption_label; /* borrowed */
  AdwAnimation *animation; /* owned */
  double shown;            /* the fraction that is drawn now */
  double fraction;
  guint percent;
};

G_DEFINE_FINAL_TYPE (WmRing, wm_ring, GTK_TYPE_WIDGET)

static void
set_shown (double value, gpointer user_data)
{
  WmRing *self = user_data;

  self->shown = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_arc (cairo_t *cr, float size, double fraction, const GdkRGBA *color)
{
  double radius = (size - WIDTH) / 2;

  cairo_arc (cr, size / 2, size / 2, radius, -G_PI_2, -G_PI_2 + fraction * 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_stroke (cr);
}

static void
wm_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmRing *self = WM_RING (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  float size = (float) MIN (width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  GdkRGBA color;

  cairo_translate (cr, (width - size) / 2, (height - size) / 2);
  cairo_set_line_width (cr, WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  wm_chart_get_track_color (widget, &color);
  draw_arc (cr, size, 1, &color);
  wm_chart_get_color (widget, self->percent == 100 ? WM_CHART_GOOD : WM_CHART_NOW, &color);
  if (self->shown > 0)
    draw_arc (cr, size, self->shown, &color);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, self->box, snapshot);
}

/* Large text makes a large ring. */
static void
wm_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkRequisition text;

  gtk_widget_get_preferred_size (WM_RING (widget)->box, NULL, &text);
  *minimum = *natural =
      MAX (LEAST_SIZE, (int) ceil (hypot (text.width, text.height)) + 2 * (WIDTH + GAP));
}

static void
wm_ring_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (WM_RING (widget)->box, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
wm_ring_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (wm_ring_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
wm_ring_unmap (GtkWidget *widget)
{
  adw_animation_skip (WM_RING (widget)->animation);
  GTK_WIDGET_CLASS (wm_ring_parent_class)->unmap (widget);
}

static void
wm_ring_dispose (GObject *object)
{
  WmRing *self = WM_RING (object);

  g_clear_object (&self->animation);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_ring_parent_class)->dispose (object);
}

static void
wm_ring_class_init (WmRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_ring_dispose;
  widget_class->snapshot = wm_ring_snapshot;
  widget_class->measure = wm_ring_measure;
  widget_class->size_allocate = wm_ring_size_allocate;
  widget_class->css_changed = wm_ring_css_changed;
  widget_class->unmap = wm_ring_unmap;
  gtk_widget_class_set_css_name (widget_class, "ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static GtkLabel *
add_label (WmRing *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
wm_ring_init (WmRing *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->percent_label = add_label (self, "title-1");
  gtk_widget_add_css_class (GTK_WIDGET (self->percent_label), "numeric");
  self->caption_label = add_label (self, "caption");
  self->animation =
      adw_timed_animation_new (GTK_WIDGET (self), 0, 0, WM_CHART_DURATION,
                               adw_callback_animation_target_new (set_shown, self, NULL));
}

GtkWidget *
wm_ring_new (const char *caption)
{
  WmRing *self = g_object_new (WM_TYPE_RING, NULL);

  gtk_label_set_label (self->caption_label, caption);
  wm_ring_set_share (self, 0, 0, caption);
  return GTK_WIDGET (self);
}

static void
move_to (WmRing *self, double fraction)
{
  AdwTimedAnimation *animation = ADW_TIMED_ANIMATION (self->animation);

  if (self->fraction == fraction)
    return;
  adw_timed_animation_set_value_from (animation, self->shown);
  adw_timed_animation_set_value_to (animation, fraction);
  self->fraction = fraction;
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

void
wm_ring_set_share (WmRing *self, guint part, guint whole, const char *words)
{
  g_autofree char *percent = NULL;

  g_return_if_fail (WM_IS_RING (self));
  g_return_if_fail (part <= whole);

  self->percent = whole > 0 ? part * 100 / whole : 0;
  /* Translators: a percentage; %% is the sign itself, with a space that does not break before it.
   */
  percent = g_strdup_printf (_ ("%u %%"), self->percent);
  gtk_label_set_label (self->percent_label, percent);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  wm_accessible_set_label (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->percent,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, percent, -1);
  move_to (self, whole > 0 ? (double) part / whole : 0);
}

guint
wm_ring_get_percent (WmRing *self)
{
  g_return_val_if_fail (WM_IS_RING (self), 0);

  return self->percent;
}
