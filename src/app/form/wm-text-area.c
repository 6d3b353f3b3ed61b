/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-text-area.h"

#define MARGIN 12
#define MIN_WIDTH 120
#define NATURAL_WIDTH 400
#define MIN_HEIGHT 72

struct _WmTextArea
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (WmTextArea, wm_text_area, GTK_TYPE_TEXT_VIEW)

static int
get_text_height (WmTextArea *self, int width)
{
  g_autofree char *text = wm_text_area_dup_text (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int height = 0;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (1, width - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + 2 * MARGIN;
}

static GtkSizeRequestMode
wm_text_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wm_text_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  /* The parent keeps its own account of sizes. */
  GTK_WIDGET_CLASS (wm_text_area_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = MAX (MIN_HEIGHT, get_text_height (WM_TEXT_AREA (widget),
                                               for_size >= 0 ? for_size : NATURAL_WIDTH));
  *natural = *minimum;
}

static void
wm_text_area_class_init (WmTextAreaClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = wm_text_area_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = wm_text_area_measure;
}

static void
wm_text_area_init (WmTextArea *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_top_margin (view, MARGIN);
  gtk_text_view_set_bottom_margin (view, MARGIN);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

GtkWidget *
wm_text_area_new (void)
{
  return g_object_new (WM_TYPE_TEXT_AREA, NULL);
}

char *
wm_text_area_dup_text (WmTextArea *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (WM_IS_TEXT_AREA (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}
