/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-progress-bar.h"

#include "wm-work-row.h"

/* What ends sooner is not worth a word. */
#define PATIENCE_MILLISECONDS 1000

struct _WmProgressBar
{
  GtkWidget parent_instance;

  GPtrArray *works; /* owned, of WmWork */
  guint show_id;

  /* Borrowed: children */
  GtkRevealer *revealer;
  GtkBox *rows;
};

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmProgressBar, wm_progress_bar, GTK_TYPE_WIDGET)

static GtkWidget *
find_row (WmProgressBar *self, WmWork *work)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && wm_work_row_get_work (WM_WORK_ROW (row)) != work)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static gboolean
show_cb (gpointer user_data)
{
  WmProgressBar *self = user_data;

  self->show_id = 0;
  for (guint i = 0; i < self->works->len; i++)
    if (find_row (self, self->works->pdata[i]) == NULL)
      gtk_box_append (self->rows, wm_work_row_new (self->works->pdata[i]));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
work_ended_cb (WmProgressBar *self, WmWork *work)
{
  GtkWidget *row = find_row (self, work);

  g_signal_handlers_disconnect_by_data (work, self);
  if (row != NULL)
    gtk_box_remove (self->rows, row);
  g_ptr_array_remove (self->works, work);
  if (self->works->len > 0)
    return;
  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
wm_progress_bar_dispose (GObject *object)
{
  WmProgressBar *self = WM_PROGRESS_BAR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->show_id, g_source_remove);
  for (guint i = 0; i < self->works->len; i++)
    g_signal_handlers_disconnect_by_data (self->works->pdata[i], self);
  wm_progress_bar_cancel (self);
  g_ptr_array_set_size (self->works, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (wm_progress_bar_parent_class)->dispose (object);
}

static void
wm_progress_bar_finalize (GObject *object)
{
  g_ptr_array_unref (WM_PROGRESS_BAR (object)->works);
  G_OBJECT_CLASS (wm_progress_bar_parent_class)->finalize (object);
}

static void
wm_progress_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, wm_progress_bar_is_busy (WM_PROGRESS_BAR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_progress_bar_class_init (WmProgressBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_progress_bar_dispose;
  object_class->finalize = wm_progress_bar_finalize;
  object_class->get_property = wm_progress_bar_get_property;
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_progress_bar_init (WmProgressBar *self)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->works = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = GTK_BOX (rows);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_widget_add_css_class (rows, "progress-bar");
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, rows);
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
}

void
wm_progress_bar_add (WmProgressBar *self, WmWork *work)
{
  g_return_if_fail (WM_IS_PROGRESS_BAR (self));
  g_return_if_fail (WM_IS_WORK (work));

  g_ptr_array_add (self->works, g_object_ref (work));
  g_signal_connect_object (work, "ended", G_CALLBACK (work_ended_cb), self, G_CONNECT_SWAPPED);
  if (self->show_id == 0)
    self->show_id = g_timeout_add (PATIENCE_MILLISECONDS, show_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

gboolean
wm_progress_bar_is_busy (WmProgressBar *self)
{
  g_return_val_if_fail (WM_IS_PROGRESS_BAR (self), FALSE);

  return self->works->len > 0;
}

void
wm_progress_bar_cancel (WmProgressBar *self)
{
  g_return_if_fail (WM_IS_PROGRESS_BAR (self));

  for (guint i = 0; i < self->works->len; i++)
    wm_work_cancel (self->works->pdata[i]);
}
