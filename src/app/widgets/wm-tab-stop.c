/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-tab-stop.h"

struct _WmTabStop
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (WmTabStop, wm_tab_stop, GTK_TYPE_WIDGET)

static GtkWidget *
find_list_with_focus (GtkWidget *self)
{
  GtkRoot *root = gtk_widget_get_root (self);
  GtkWidget *at = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (at != NULL && at != self && !GTK_IS_LIST_VIEW (at) && !GTK_IS_LIST_BOX (at))
    at = gtk_widget_get_parent (at);
  return at != NULL && gtk_widget_is_ancestor (at, self) ? at : NULL;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) || GTK_IS_LIST_BOX (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

static gboolean
grab_row (GtkWidget *list, gboolean only_selected)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row) &&
        (!only_selected || (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0) &&
        gtk_widget_grab_focus (row))
      return TRUE;
  return FALSE;
}

/* A list view tries one row alone, which may be a heading; then what scrolls it takes the focus. */
static void
go_on_to_row (GtkWidget *self)
{
  GtkRoot *root = gtk_widget_get_root (self);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list;

  if (!GTK_IS_SCROLLED_WINDOW (focus) || !gtk_widget_is_ancestor (focus, self))
    return;
  list = find_list (focus);
  if (list != NULL && !grab_row (list, TRUE))
    grab_row (list, FALSE);
}

gboolean
wm_tab_stop_move (GtkWidget *self, GtkDirectionType direction,
                  gboolean (*otherwise) (GtkWidget *, GtkDirectionType))
{
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *list = is_tab ? find_list_with_focus (self) : NULL;
  GtkWidget *header;

  if (list == NULL)
    {
      gboolean moved = otherwise (self, direction);

      go_on_to_row (self);
      return moved;
    }
  /* A table has its headings before its rows. */
  header = direction == GTK_DIR_TAB_BACKWARD ? gtk_widget_get_prev_sibling (list) : NULL;
  return header != NULL && gtk_widget_child_focus (header, direction);
}

static gboolean
wm_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return wm_tab_stop_move (widget, direction, GTK_WIDGET_CLASS (wm_tab_stop_parent_class)->focus);
}

static void
wm_tab_stop_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (wm_tab_stop_parent_class)->dispose (object);
}

static void
wm_tab_stop_class_init (WmTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_tab_stop_dispose;
  widget_class->focus = wm_tab_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
wm_tab_stop_init (WmTabStop *self)
{
}

GtkWidget *
wm_tab_stop_new (GtkWidget *child)
{
  GtkWidget *self = g_object_new (WM_TYPE_TAB_STOP, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  gtk_widget_set_hexpand (self, gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_set_vexpand (self, gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_parent (child, self);
  return self;
}
