/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-timeline-row.h"

#define TIME_CHARS 5

struct _WmTimelineRow
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *day;
  GtkWidget *event;
  GtkLabel *time;
  GtkLabel *title;
  GtkLabel *actor;
};

G_DEFINE_FINAL_TYPE (WmTimelineRow, wm_timeline_row, GTK_TYPE_WIDGET)

static void
wm_timeline_row_dispose (GObject *object)
{
  WmTimelineRow *self = WM_TIMELINE_ROW (object);

  g_clear_pointer (&self->day, gtk_widget_unparent);
  g_clear_pointer (&self->event, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_timeline_row_parent_class)->dispose (object);
}

static void
wm_timeline_row_class_init (WmTimelineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_timeline_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
wm_timeline_row_init (WmTimelineRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->day = GTK_WIDGET (new_label ("heading"));
  gtk_widget_add_css_class (self->day, "timeline-day");
  gtk_widget_set_parent (self->day, GTK_WIDGET (self));
  self->event = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->time = new_label ("dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  gtk_label_set_width_chars (self->time, TIME_CHARS);
  gtk_widget_set_valign (GTK_WIDGET (self->time), GTK_ALIGN_START);
  self->title = new_label (NULL);
  self->actor = new_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->actor), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->actor));
  gtk_box_append (GTK_BOX (self->event), GTK_WIDGET (self->time));
  gtk_box_append (GTK_BOX (self->event), texts);
  gtk_widget_set_parent (self->event, GTK_WIDGET (self));
}

GtkWidget *
wm_timeline_row_new (void)
{
  return g_object_new (WM_TYPE_TIMELINE_ROW, NULL);
}

void
wm_timeline_row_set_item (WmTimelineRow *self, WmTimelineItem *item)
{
  gboolean is_day = item != NULL && wm_timeline_item_get_seq (item) == 0;

  g_return_if_fail (WM_IS_TIMELINE_ROW (self));

  gtk_widget_set_visible (self->day, is_day);
  gtk_widget_set_visible (self->event, !is_day);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  if (item == NULL)
    return;
  if (is_day)
    {
      gtk_label_set_label (GTK_LABEL (self->day), wm_timeline_item_get_title (item));
      return;
    }
  gtk_label_set_label (self->time, wm_timeline_item_get_time (item));
  gtk_label_set_label (self->title, wm_timeline_item_get_title (item));
  gtk_label_set_label (self->actor, wm_timeline_item_get_actor (item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), wm_timeline_item_get_title (item));
}
