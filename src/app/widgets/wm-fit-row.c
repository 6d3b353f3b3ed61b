/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-fit-row.h"

typedef struct
{
  GtkWidget *widget; /* borrowed: a child */
  WmFit fit;
  int least;
  int usual;
  gboolean shown;
} Child;

struct _WmFitRow
{
  GtkWidget parent_instance;

  GArray *children; /* of Child, in their order */
  int spacing;
  guint needed : 1;
};

G_DEFINE_FINAL_TYPE (WmFitRow, wm_fit_row, GTK_TYPE_WIDGET)

static Child *
get_child (WmFitRow *self, guint index)
{
  return &g_array_index (self->children, Child, index);
}

static void
measure_children (WmFitRow *self)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      Child *child = get_child (self, i);

      child->least = child->usual = 0;
      if (gtk_widget_get_visible (child->widget))
        gtk_widget_measure (child->widget, GTK_ORIENTATION_HORIZONTAL, -1, &child->least,
                            &child->usual, NULL, NULL);
    }
}

static int
sum_up (WmFitRow *self, gboolean usual)
{
  int sum = 0;

  for (guint i = 0; i < self->children->len; i++)
    {
      Child *child = get_child (self, i);

      if (child->shown)
        sum += (usual ? child->usual : child->least) + (sum > 0 ? self->spacing : 0);
    }
  return sum;
}

/* What is there in @width; -1 for all of it, 0 for the least. */
static void
choose (WmFitRow *self, int width)
{
  gboolean all = TRUE;

  for (guint i = 0; i < self->children->len; i++)
    get_child (self, i)->shown = gtk_widget_get_visible (get_child (self, i)->widget) &&
                                 (get_child (self, i)->fit != WM_FIT_IF_NEEDED || self->needed);
  for (guint i = self->children->len; width >= 0 && i > 0 && sum_up (self, FALSE) > width; i--)
    {
      Child *child = get_child (self, i - 1);

      if (child->fit != WM_FIT_IF_ROOM || !child->shown)
        continue;
      child->shown = FALSE;
      if (all)
        for (guint k = 0; k < self->children->len; k++)
          if (get_child (self, k)->fit == WM_FIT_IF_NEEDED)
            get_child (self, k)->shown = TRUE;
      all = FALSE;
    }
}

static void
wm_fit_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  WmFitRow *self = WM_FIT_ROW (widget);

  measure_children (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      choose (self, 0);
      *minimum = sum_up (self, FALSE);
      choose (self, -1);
      *natural = MAX (*minimum, sum_up (self, TRUE));
      return;
    }
  *minimum = *natural = 0;
  for (guint i = 0; i < self->children->len; i++)
    {
      int least, usual;

      gtk_widget_measure (get_child (self, i)->widget, orientation, -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, usual);
    }
}

static void
place (WmFitRow *self, Child *child, int x, int width, int all, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { mirrored ? all - x - width : x, 0, width, height };

  gtk_widget_size_allocate (child->widget, &allocation, -1);
}

static void
wm_fit_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmFitRow *self = WM_FIT_ROW (widget);
  int more;
  int x = 0;

  measure_children (self);
  choose (self, width);
  more = MAX (0, width - sum_up (self, FALSE));
  for (guint i = 0; i < self->children->len; i++)
    {
      Child *child = get_child (self, i);
      int taken = MIN (more, child->usual - child->least);

      gtk_widget_set_child_visible (child->widget, child->shown);
      if (!child->shown)
        continue;
      more -= taken;
      if (child->fit == WM_FIT_END)
        place (self, child, width - child->least - taken, child->least + taken, width, height);
      else
        place (self, child, x, child->least + taken, width, height);
      x += child->least + taken + self->spacing;
    }
}

static void
wm_fit_row_dispose (GObject *object)
{
  GtkWidget *child;

  g_array_set_size (WM_FIT_ROW (object)->children, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (wm_fit_row_parent_class)->dispose (object);
}

static void
wm_fit_row_finalize (GObject *object)
{
  g_array_unref (WM_FIT_ROW (object)->children);
  G_OBJECT_CLASS (wm_fit_row_parent_class)->finalize (object);
}

static void
wm_fit_row_class_init (WmFitRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wm_fit_row_dispose;
  object_class->finalize = wm_fit_row_finalize;
  widget_class->measure = wm_fit_row_measure;
  widget_class->size_allocate = wm_fit_row_size_allocate;
}

static void
wm_fit_row_init (WmFitRow *self)
{
  self->children = g_array_new (FALSE, TRUE, sizeof (Child));
}

GtkWidget *
wm_fit_row_new (int spacing)
{
  WmFitRow *self = g_object_new (WM_TYPE_FIT_ROW, NULL);

  self->spacing = spacing;
  return GTK_WIDGET (self);
}

void
wm_fit_row_append (WmFitRow *self, GtkWidget *child, WmFit fit)
{
  Child added = { .widget = child, .fit = fit };

  g_return_if_fail (WM_IS_FIT_ROW (self));

  g_array_append_val (self->children, added);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
wm_fit_row_set_needed (WmFitRow *self, gboolean needed)
{
  g_return_if_fail (WM_IS_FIT_ROW (self));

  self->needed = needed != FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
wm_fit_row_is_left_out (WmFitRow *self, GtkWidget *child)
{
  g_return_val_if_fail (WM_IS_FIT_ROW (self), FALSE);

  for (guint i = 0; i < self->children->len; i++)
    if (get_child (self, i)->widget == child)
      return get_child (self, i)->fit == WM_FIT_IF_ROOM && !gtk_widget_get_child_visible (child);
  return FALSE;
}
