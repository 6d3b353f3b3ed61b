/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-list-detail.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

/* Under this width the two do not stand beside each other: a window of 1200 with its sidebar. */
#define COLLAPSE_WIDTH 930
#define LIST_WIDTH_PERCENT 45
#define MIN_LIST_WIDTH 380
#define MAX_LIST_WIDTH 680
/* Of what slides in: a table wants the rest, and what explains a field wants more than one word a
 * line. */
#define SLIDE_WIDTH_PERCENT 36
#define MIN_SLIDE_WIDTH 440
#define MAX_SLIDE_WIDTH 560

struct _WmListDetail
{
  GtkWidget parent_instance;

  GtkWidget *list;      /* borrowed, nullable: the place of the list */
  GtkWidget *rows;      /* borrowed, nullable: what of it the keyboard comes back to */
  GtkWidget *separator; /* borrowed */
  GtkWidget *side;      /* borrowed: a box with the way back and the detail */
  GtkWidget *back_bar;  /* borrowed */
  GtkWidget *detail;    /* borrowed, nullable */

  WmListDetailMode mode;
  guint notify_id;
  guint show_detail : 1;
  guint collapsed : 1;
};

enum
{
  PROP_0,
  PROP_SHOW_DETAIL,
  PROP_COLLAPSED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmListDetail, wm_list_detail, GTK_TYPE_WIDGET)

static gboolean
has_detail (WmListDetail *self)
{
  return self->detail != NULL &&
         (self->show_detail || (self->mode == WM_LIST_DETAIL_SIDE && !self->collapsed));
}

static gboolean
has_focus (GtkWidget *pane)
{
  GtkRoot *root = gtk_widget_get_root (pane);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, pane);
}

/* What is not on the screen must not take keys. */
static void
move_focus (WmListDetail *self, gboolean shows_list, gboolean shows_side)
{
  if (!shows_list && has_focus (self->list))
    gtk_widget_child_focus (self->side, GTK_DIR_TAB_FORWARD);
  else if (!shows_side && has_focus (self->side) &&
           /* Backwards a table has its rows before its headings. */
           (self->rows == NULL || !gtk_widget_child_focus (self->rows, GTK_DIR_TAB_BACKWARD)))
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
update (WmListDetail *self)
{
  gboolean detail = has_detail (self);
  gboolean list = !detail || !self->collapsed;

  gtk_widget_set_visible (self->back_bar, self->collapsed || self->mode == WM_LIST_DETAIL_SLIDE);
  gtk_widget_set_child_visible (self->separator, list && detail);
  if (detail)
    gtk_widget_set_child_visible (self->side, TRUE);
  if (self->list != NULL)
    {
      if (list)
        gtk_widget_set_child_visible (self->list, TRUE);
      move_focus (self, list, detail);
      gtk_widget_set_child_visible (self->list, list);
    }
  gtk_widget_set_child_visible (self->side, detail);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int best = 0;

      /* Each of them may come to have the whole place. */
      gtk_widget_measure (child, orientation, -1, &least, &best, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, best);
    }
}

static void
place (GtkWidget *child, int x, int width, int height)
{
  if (child != NULL && gtk_widget_get_child_visible (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

static gboolean
tell_collapsed_cb (gpointer user_data)
{
  WmListDetail *self = user_data;

  self->notify_id = 0;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
  return G_SOURCE_REMOVE;
}

/* What is shown cannot be changed while sizes are given. */
static void
check_collapsed (WmListDetail *self, int width)
{
  gboolean collapsed = width < COLLAPSE_WIDTH;

  if (collapsed == self->collapsed)
    return;
  self->collapsed = collapsed;
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_collapsed_cb, self, NULL);
}

static int
get_least_width (WmListDetail *self)
{
  int least = 0;

  if (self->list != NULL)
    gtk_widget_measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* A language with long words may need more than is good to look at. */
static int
get_list_width (WmListDetail *self, int width)
{
  const int best =
      self->mode == WM_LIST_DETAIL_SLIDE
          ? width - 1 - CLAMP (width * SLIDE_WIDTH_PERCENT / 100, MIN_SLIDE_WIDTH, MAX_SLIDE_WIDTH)
          : CLAMP (width * LIST_WIDTH_PERCENT / 100, MIN_LIST_WIDTH, MAX_LIST_WIDTH);

  return MAX (best, get_least_width (self));
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmListDetail *self = WM_LIST_DETAIL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int list_width;

  check_collapsed (self, width);
  if (!gtk_widget_get_child_visible (self->separator))
    {
      place (self->list, 0, width, height);
      place (self->side, 0, width, height);
      return;
    }
  list_width = get_list_width (self, width);
  place (self->list, rtl ? width - list_width : 0, list_width, height);
  place (self->separator, rtl ? width - list_width - 1 : list_width, 1, height);
  place (self->side, rtl ? 0 : list_width + 1, width - list_width - 1, height);
}

static void
wm_list_detail_dispose (GObject *object)
{
  WmListDetail *self = WM_LIST_DETAIL (object);
  GtkWidget *child;

  g_clear_handle_id (&self->notify_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->list = self->detail = self->rows = NULL;
  G_OBJECT_CLASS (wm_list_detail_parent_class)->dispose (object);
}

static void
wm_list_detail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WmListDetail *self = WM_LIST_DETAIL (object);

  if (id == PROP_SHOW_DETAIL)
    g_value_set_boolean (value, self->show_detail);
  else if (id == PROP_COLLAPSED)
    g_value_set_boolean (value, self->collapsed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_list_detail_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_DETAIL)
    wm_list_detail_set_show_detail (WM_LIST_DETAIL (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_list_detail_class_init (WmListDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_list_detail_dispose;
  object_class->get_property = wm_list_detail_get_property;
  object_class->set_property = wm_list_detail_set_property;
  properties[PROP_SHOW_DETAIL] =
      g_param_spec_boolean ("show-detail", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
back_clicked_cb (WmListDetail *self)
{
  wm_list_detail_set_show_detail (self, FALSE);
}

static GtkWidget *
new_back_bar (WmListDetail *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Back to the list"));
  wm_accessible_set_label (button, _ ("Back to the list"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (back_clicked_cb), self);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_top (bar, 6);
  gtk_box_append (GTK_BOX (bar), button);
  return bar;
}

static void
wm_list_detail_init (WmListDetail *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (NULL, measure, allocate));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->back_bar = new_back_bar (self);
  gtk_box_append (GTK_BOX (self->side), self->back_bar);
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
  gtk_widget_set_parent (self->side, GTK_WIDGET (self));
  update (self);
}

GtkWidget *
wm_list_detail_new (WmListDetailMode mode)
{
  WmListDetail *self = g_object_new (WM_TYPE_LIST_DETAIL, NULL);

  self->mode = mode;
  update (self);
  return GTK_WIDGET (self);
}

void
wm_list_detail_set_list (WmListDetail *self, GtkWidget *list)
{
  g_return_if_fail (WM_IS_LIST_DETAIL (self) && self->list == NULL);

  self->list = list;
  gtk_widget_insert_before (list, GTK_WIDGET (self), self->separator);
  update (self);
}

void
wm_list_detail_set_rows (WmListDetail *self, GtkWidget *rows)
{
  g_return_if_fail (WM_IS_LIST_DETAIL (self) && GTK_IS_WIDGET (rows));

  self->rows = rows;
}

void
wm_list_detail_set_detail (WmListDetail *self, GtkWidget *detail)
{
  g_return_if_fail (WM_IS_LIST_DETAIL (self) && self->detail == NULL);

  self->detail = detail;
  gtk_widget_set_vexpand (detail, TRUE);
  gtk_box_append (GTK_BOX (self->side), detail);
  update (self);
}

void
wm_list_detail_set_show_detail (WmListDetail *self, gboolean show)
{
  g_return_if_fail (WM_IS_LIST_DETAIL (self));

  if (self->show_detail == (show != FALSE))
    return;
  self->show_detail = show != FALSE;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAIL]);
}

gboolean
wm_list_detail_get_show_detail (WmListDetail *self)
{
  g_return_val_if_fail (WM_IS_LIST_DETAIL (self), FALSE);

  return self->show_detail;
}

gboolean
wm_list_detail_get_collapsed (WmListDetail *self)
{
  g_return_val_if_fail (WM_IS_LIST_DETAIL (self), FALSE);

  return self->collapsed;
}

gboolean
wm_list_detail_go_back (WmListDetail *self)
{
  g_return_val_if_fail (WM_IS_LIST_DETAIL (self), FALSE);

  if (!self->show_detail || (!self->collapsed && self->mode == WM_LIST_DETAIL_SIDE))
    return FALSE;
  wm_list_detail_set_show_detail (self, FALSE);
  return TRUE;
}
