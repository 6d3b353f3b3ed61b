/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-chart.h"

#include "app/compat/wm-color.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TRACK_ALPHA 0.13f
#define TRACK_ALPHA_HIGH_CONTRAST 0.35f
#define GREY_ALPHA 0.55f
#define STROKE (1.0 / 7) /* of the size of a mark */

gboolean
wm_chart_is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

void
wm_chart_get_color (GtkWidget *widget, WmChartTone tone, GdkRGBA *color)
{
  static const char *const names[] = {
    [WM_CHART_NONE] = NULL,
    [WM_CHART_NOW] = "accent_bg_color",
    [WM_CHART_PARTLY] = "warning_bg_color",
    [WM_CHART_GOOD] = "success_bg_color",
    [WM_CHART_BAD] = "error_bg_color",
  };

  if (names[tone] != NULL)
    {
      wm_color_lookup (widget, names[tone], color);
      return;
    }
  wm_color_get_text (widget, color);
  color->alpha *= GREY_ALPHA;
}

void
wm_chart_get_track_color (GtkWidget *widget, GdkRGBA *color)
{
  wm_color_get_text (widget, color);
  color->alpha *= wm_chart_is_high_contrast () ? TRACK_ALPHA_HIGH_CONTRAST : TRACK_ALPHA;
}

static void
draw_tick (cairo_t *cr)
{
  cairo_move_to (cr, 0.29, 0.52);
  cairo_line_to (cr, 0.44, 0.67);
  cairo_line_to (cr, 0.72, 0.36);
  cairo_stroke (cr);
}

static void
draw_bar (cairo_t *cr)
{
  cairo_move_to (cr, 0.3, 0.5);
  cairo_line_to (cr, 0.7, 0.5);
  cairo_stroke (cr);
}

static void
draw_disc (GtkWidget *widget, cairo_t *cr, WmChartTone tone, const GdkRGBA *color)
{
  GdkRGBA sign;

  cairo_arc (cr, 0.5, 0.5, 0.5, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_fill (cr);
  wm_color_lookup (widget, tone == WM_CHART_GOOD ? "success_fg_color" : "error_fg_color", &sign);
  gdk_cairo_set_source_rgba (cr, &sign);
  if (tone == WM_CHART_GOOD)
    draw_tick (cr);
  else
    draw_bar (cr);
}

static void
draw_ring (cairo_t *cr, WmChartTone tone, const GdkRGBA *color)
{
  static const double dashes[] = { STROKE, STROKE };

  gdk_cairo_set_source_rgba (cr, color);
  if (tone == WM_CHART_PARTLY)
    {
      cairo_arc (cr, 0.5, 0.5, 0.5 - STROKE / 2, G_PI_2, 3 * G_PI_2);
      cairo_fill (cr);
    }
  if (tone == WM_CHART_NONE)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_arc (cr, 0.5, 0.5, 0.5 - STROKE / 2, 0, 2 * G_PI);
  cairo_stroke (cr);
}

void
wm_chart_snapshot_mark (GtkWidget *widget, GtkSnapshot *snapshot, WmChartTone tone, float x,
                        float y, float size)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, size, size));
  GdkRGBA color;

  wm_chart_get_color (widget, tone, &color);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size, size);
  cairo_set_line_width (cr, STROKE);
  if (tone == WM_CHART_GOOD || tone == WM_CHART_BAD)
    draw_disc (widget, cr, tone, &color);
  else
    draw_ring (cr, tone, &color);
  cairo_destroy (cr);
}

guint
wm_chart_sum (const WmChartSegment *segments, guint n_segments)
{
  guint sum = 0;

  for (guint i = 0; i < n_segments; i++)
    sum += segments[i].value;
  return sum;
}

char *
wm_chart_dup_words (const WmChartSegment *segments, guint n_segments)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_segments; i++)
    {
      if (segments[i].value == 0)
        continue;
      if (words->len > 0)
        g_string_append (words, C_ ("list separator", ", "));
      /* Translators: a part of a chart and how many there are: "Implemented: 21". */
      g_string_append_printf (words, _ ("%1$s: %2$u"), segments[i].label, segments[i].value);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
clear_segment (gpointer segment)
{
  g_free ((char *) ((WmChartSegment *) segment)->label);
}

GArray *
wm_chart_copy_segments (const WmChartSegment *segments, guint n_segments)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (WmChartSegment), n_segments);

  g_array_set_clear_func (copy, clear_segment);
  for (guint i = 0; i < n_segments; i++)
    {
      WmChartSegment segment = { g_strdup (segments[i].label), segments[i].value,
                                 segments[i].tone };

      g_array_append_val (copy, segment);
    }
  return copy;
}

gboolean
wm_chart_is_equal (GArray *copy, const WmChartSegment *segments, guint n_segments)
{
  if (copy == NULL || copy->len != n_segments)
    return FALSE;
  for (guint i = 0; i < n_segments; i++)
    {
      const WmChartSegment *segment = &g_array_index (copy, WmChartSegment, i);

      if (segment->value != segments[i].value || segment->tone != segments[i].tone ||
          g_strcmp0 (segment->label, segments[i].label) != 0)
        return FALSE;
    }
  return TRUE;
}
