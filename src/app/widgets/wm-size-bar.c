/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-size-bar.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

#define BAR_HEIGHT 12
#define GAP 6

/* Where the two marks stand, as shares of the bar. What is larger comes nearer and nearer to its
 * end, so that a bar for the usual sizes has room for every size. */
#define SAFE_SHARE 0.4
#define MOST_SHARE 0.8

struct _WmSizeBar
{
  GtkWidget parent_instance;

  GtkWidget *trough;
  GtkWidget *fill;
  GtkWidget *marks[2];
  GtkWidget *labels[2];

  guint64 size;
};

enum
{
  PROP_0,
  PROP_SIZE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmSizeBar, wm_size_bar, GTK_TYPE_WIDGET)

static const guint64 limits[] = { WM_MAIL_SIZE_SAFE, WM_MAIL_SIZE_MOST };

double
wm_size_bar_get_share (guint64 size)
{
  const double bytes = (double) size;

  if (size <= WM_MAIL_SIZE_SAFE)
    return bytes / WM_MAIL_SIZE_SAFE * SAFE_SHARE;
  if (size <= WM_MAIL_SIZE_MOST)
    return SAFE_SHARE + (bytes - WM_MAIL_SIZE_SAFE) / (WM_MAIL_SIZE_MOST - WM_MAIL_SIZE_SAFE) *
                            (MOST_SHARE - SAFE_SHARE);
  return 1 - (1 - MOST_SHARE) * WM_MAIL_SIZE_MOST / bytes;
}

static const char *
get_tone (WmSizeBar *self)
{
  if (self->size <= WM_MAIL_SIZE_SAFE)
    return "success";
  return self->size <= WM_MAIL_SIZE_MOST ? "warning" : "error";
}

static void
update (WmSizeBar *self)
{
  const char *classes[] = { get_tone (self), NULL };
  g_autofree char *size = g_format_size (self->size);
  g_autofree char *label = NULL;

  gtk_widget_set_css_classes (self->fill, classes);
  /* Translators: the size of a mail, and what mail servers take: 10 MB, 25 MB. */
  label = g_strdup_printf (_ ("%1$s; careful mail servers take %2$s, most take %3$s"), size,
                           gtk_label_get_text (GTK_LABEL (self->labels[0])),
                           gtk_label_get_text (GTK_LABEL (self->labels[1])));
  wm_accessible_set_label (GTK_WIDGET (self), label);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
wm_size_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  WmSizeBar *self = WM_SIZE_BAR (widget);
  int label = 0;

  gtk_widget_measure (self->labels[1], orientation, -1, NULL, &label, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = label * 6;
  else
    *minimum = *natural = BAR_HEIGHT + GAP + label;
}

static void
place (GtkWidget *widget, int x, int y, int width, int height)
{
  const GtkAllocation box = { x, y, width, height };
  int least = 0;

  /* GTK wants to be asked before it is told. */
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &box, -1);
}

static void
place_mark (WmSizeBar *self, guint i, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double share = wm_size_bar_get_share (limits[i]);
  int x = (int) (width * (mirrored ? 1 - share : share));
  int label = 0;

  gtk_widget_measure (self->labels[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label, NULL, NULL);
  place (self->marks[i], x, 0, 1, BAR_HEIGHT + GAP / 2);
  place (self->labels[i], CLAMP (x - label / 2, 0, MAX (width - label, 0)), BAR_HEIGHT + GAP, label,
         height - BAR_HEIGHT - GAP);
}

static void
wm_size_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmSizeBar *self = WM_SIZE_BAR (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int filled = MAX ((int) (width * wm_size_bar_get_share (self->size)), BAR_HEIGHT);

  place (self->trough, 0, 0, width, BAR_HEIGHT);
  place (self->fill, mirrored ? width - filled : 0, 0, filled, BAR_HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    place_mark (self, i, width, height);
}

static void
wm_size_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (wm_size_bar_parent_class)->dispose (object);
}

static void
wm_size_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SIZE)
    g_value_set_uint64 (value, WM_SIZE_BAR (object)->size);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
wm_size_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SIZE)
    wm_size_bar_set_size (WM_SIZE_BAR (object), g_value_get_uint64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
wm_size_bar_class_init (WmSizeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wm_size_bar_dispose;
  object_class->get_property = wm_size_bar_get_property;
  object_class->set_property = wm_size_bar_set_property;
  widget_class->measure = wm_size_bar_measure;
  widget_class->size_allocate = wm_size_bar_size_allocate;
  properties[PROP_SIZE] =
      g_param_spec_uint64 ("size", NULL, NULL, 0, G_MAXUINT64, 0,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "sizebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
add_part (WmSizeBar *self, const char *css_name)
{
  GtkWidget *part = g_object_new (GTK_TYPE_BOX, "css-name", css_name, NULL);

  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
wm_size_bar_init (WmSizeBar *self)
{
  self->trough = add_part (self, "trough");
  self->fill = add_part (self, "fill");
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      /* Translators: what mail servers take; a round number of megabytes. */
      g_autofree char *size = g_strdup_printf (_ ("%u MB"), (guint) (limits[i] / 1000000));

      self->marks[i] = add_part (self, "mark");
      self->labels[i] = gtk_label_new (size);
      gtk_widget_add_css_class (self->labels[i], "caption");
      gtk_widget_add_css_class (self->labels[i], "dim-label");
      gtk_widget_add_css_class (self->labels[i], "numeric");
      gtk_widget_set_parent (self->labels[i], GTK_WIDGET (self));
    }
  update (self);
}

guint64
wm_size_bar_get_size (WmSizeBar *self)
{
  g_return_val_if_fail (WM_IS_SIZE_BAR (self), 0);

  return self->size;
}

void
wm_size_bar_set_size (WmSizeBar *self, guint64 size)
{
  g_return_if_fail (WM_IS_SIZE_BAR (self));

  if (self->size == size)
    return;
  self->size = size;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}
