/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-paper.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>
#include <math.h>

/* GTK counts 96 dots to an inch, paper 72 points. */
#define DOTS_PER_POINT (96.0 / 72.0)

struct _WmPaper
{
  GtkWidget parent_instance;

  WmSoaDocument *document; /* owned */
  guint page;
  double zoom;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmPaper, wm_paper, GTK_TYPE_WIDGET)

static void
get_size (WmPaper *self, int *width, int *height)
{
  double points_wide = 0;
  double points_high = 0;

  wm_soa_document_get_page_size (self->document, self->page, &points_wide, &points_high);
  *width = (int) ceil (points_wide * DOTS_PER_POINT * self->zoom);
  *height = (int) ceil (points_high * DOTS_PER_POINT * self->zoom);
}

static void
wm_paper_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  int width = 0;
  int height = 0;

  get_size (WM_PAPER (widget), &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static void
wm_paper_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmPaper *self = WM_PAPER (widget);
  graphene_rect_t bounds;
  cairo_t *cr;
  int width = 0;
  int height = 0;

  get_size (self, &width, &height);
  graphene_rect_init (&bounds, 0, 0, (float) width, (float) height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, DOTS_PER_POINT * self->zoom, DOTS_PER_POINT * self->zoom);
  wm_soa_document_paint_page (self->document, self->page, cr);
  cairo_destroy (cr);
}

static void
wm_paper_dispose (GObject *object)
{
  g_clear_object (&WM_PAPER (object)->document);
  G_OBJECT_CLASS (wm_paper_parent_class)->dispose (object);
}

static void
wm_paper_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ZOOM)
    g_value_set_double (value, WM_PAPER (object)->zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
wm_paper_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ZOOM)
    wm_paper_set_zoom (WM_PAPER (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
wm_paper_class_init (WmPaperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wm_paper_dispose;
  object_class->get_property = wm_paper_get_property;
  object_class->set_property = wm_paper_set_property;
  widget_class->measure = wm_paper_measure;
  widget_class->snapshot = wm_paper_snapshot;
  properties[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, 0.1, 10, 1,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wm_paper_init (WmPaper *self)
{
  self->zoom = 1;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
wm_paper_new (WmSoaDocument *document, guint page)
{
  WmPaper *self = g_object_new (WM_TYPE_PAPER, NULL);
  g_autofree char *label = NULL;

  self->document = g_object_ref (document);
  self->page = page;
  /* Translators: the number of a page, then how many there are. */
  label =
      g_strdup_printf (_ ("Page %1$u of %2$u"), page + 1, wm_soa_document_get_n_pages (document));
  wm_accessible_set_label (GTK_WIDGET (self), label);
  return GTK_WIDGET (self);
}

guint
wm_paper_get_page (WmPaper *self)
{
  g_return_val_if_fail (WM_IS_PAPER (self), 0);

  return self->page;
}

double
wm_paper_get_zoom (WmPaper *self)
{
  g_return_val_if_fail (WM_IS_PAPER (self), 1);

  return self->zoom;
}

void
wm_paper_set_zoom (WmPaper *self, double zoom)
{
  g_return_if_fail (WM_IS_PAPER (self));

  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

double
wm_paper_get_natural_width (WmPaper *self)
{
  double width = 0;
  double height = 0;

  g_return_val_if_fail (WM_IS_PAPER (self), 0);

  wm_soa_document_get_page_size (self->document, self->page, &width, &height);
  return width * DOTS_PER_POINT;
}
