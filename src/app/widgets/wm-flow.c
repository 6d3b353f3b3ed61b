/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-flow.h"

struct _WmFlow
{
  GtkWidget parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (WmFlow, wm_flow, GTK_TYPE_WIDGET)

static void
allocate_child (WmFlow *self, GtkWidget *child, const GdkRectangle *place, int width)
{
  GtkAllocation area = *place;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    area.x = width - area.x - area.width;
  gtk_widget_size_allocate (child, &area, -1);
}

/* Lays the children out in lines of @width and gives the height of all. */
static int
lay_out (WmFlow *self, int width, gboolean allocate)
{
  GtkWidget *child;
  GdkRectangle place = { 0 };
  int line = 0;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0, natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
      place.width = MAX (least, MIN (natural, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                          NULL);
      if (place.x > 0 && place.x + place.width > width)
        {
          place.x = 0;
          place.y += line + self->spacing;
          line = 0;
        }
      if (allocate)
        allocate_child (self, child, &place, width);
      place.x += place.width + self->spacing;
      line = MAX (line, place.height);
    }
  return place.y + line;
}

static GtkSizeRequestMode
wm_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (WmFlow *self, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0, usual = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += usual + (*natural > 0 ? self->spacing : 0);
    }
}

static void
wm_flow_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  WmFlow *self = WM_FLOW (widget);
  int least = 0, usual = 0;

  measure_width (self, &least, &usual);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = usual;
    }
  else
    *minimum = *natural = lay_out (self, for_size >= 0 ? MAX (for_size, least) : usual, FALSE);
}

static void
wm_flow_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (WM_FLOW (widget), width, TRUE);
}

static void
wm_flow_dispose (GObject *object)
{
  wm_flow_remove_all (WM_FLOW (object));
  G_OBJECT_CLASS (wm_flow_parent_class)->dispose (object);
}

static void
wm_flow_class_init (WmFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_flow_dispose;
  widget_class->get_request_mode = wm_flow_get_request_mode;
  widget_class->measure = wm_flow_measure;
  widget_class->size_allocate = wm_flow_size_allocate;
}

static void
wm_flow_init (WmFlow *self)
{
}

GtkWidget *
wm_flow_new (int spacing)
{
  WmFlow *self = g_object_new (WM_TYPE_FLOW, NULL);

  self->spacing = spacing;
  return GTK_WIDGET (self);
}

void
wm_flow_append (WmFlow *self, GtkWidget *child)
{
  g_return_if_fail (WM_IS_FLOW (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
wm_flow_remove_all (WmFlow *self)
{
  GtkWidget *child;

  g_return_if_fail (WM_IS_FLOW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
