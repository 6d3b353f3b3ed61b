/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-search-row.h"

#include "app/compat/wm-accessible.h"

#define NUMBER_CHARS 7

struct _WmSearchRow
{
  GtkWidget parent_instance;

  WmSearchItem *item; /* owned, nullable */
  guint position;

  /* Borrowed: children */
  GtkImage *icon;
  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *note;
};

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_POSITION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmSearchRow, wm_search_row, GTK_TYPE_WIDGET)

static void
show_item (WmSearchRow *self)
{
  const char *number = wm_search_item_get_number (self->item);
  g_autofree char *spoken = g_strjoin (", ", wm_search_item_get_title (self->item),
                                       wm_search_item_get_note (self->item), number, NULL);

  gtk_image_set_from_icon_name (self->icon, wm_search_item_get_icon (self->item));
  gtk_label_set_label (self->number, number != NULL ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->number), number != NULL);
  gtk_label_set_label (self->title, wm_search_item_get_title (self->item));
  gtk_label_set_label (self->note, wm_search_item_get_note (self->item));
  wm_accessible_set_label (GTK_WIDGET (self), spoken);
}

static void
clicked_cb (WmSearchRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "search.choose", "u", self->position);
}

static void
wm_search_row_dispose (GObject *object)
{
  WmSearchRow *self = WM_SEARCH_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (wm_search_row_parent_class)->dispose (object);
}

static void
wm_search_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WmSearchRow *self = WM_SEARCH_ROW (object);

  if (id == PROP_ITEM)
    g_value_set_object (value, self->item);
  else if (id == PROP_POSITION)
    g_value_set_uint (value, self->position);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_search_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WmSearchRow *self = WM_SEARCH_ROW (object);

  if (id == PROP_ITEM)
    {
      if (g_set_object (&self->item, g_value_get_object (value)) && self->item != NULL)
        show_item (self);
    }
  else if (id == PROP_POSITION)
    self->position = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_search_row_class_init (WmSearchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_search_row_dispose;
  object_class->get_property = wm_search_row_get_property;
  object_class->set_property = wm_search_row_set_property;
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, WM_TYPE_SEARCH_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_POSITION] =
      g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, GTK_INVALID_LIST_POSITION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
add_label (WmSearchRow *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
wm_search_row_init (WmSearchRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->icon), GTK_WIDGET (self));
  self->number = add_label (self, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_label_set_width_chars (self->number, NUMBER_CHARS);
  self->title = add_label (self, NULL);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->note = add_label (self, "dim-label");
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
