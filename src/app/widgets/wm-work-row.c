/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-work-row.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

struct _WmWorkRow
{
  GtkWidget parent_instance;

  WmWork *work; /* owned */

  /* Borrowed: children */
  GtkProgressBar *bar;
  GtkLabel *amount;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (WmWorkRow, wm_work_row, GTK_TYPE_WIDGET)

static void
progress_changed_cb (WmWorkRow *self)
{
  WmProgress *progress = wm_work_get_progress (self->work);
  g_autofree char *done = g_format_size (wm_progress_get_done (progress));
  g_autofree char *total = g_format_size (wm_progress_get_total (progress));
  g_autofree char *amount = NULL;

  gtk_progress_bar_set_fraction (self->bar, wm_progress_get_fraction (progress));
  if (wm_progress_get_total (progress) > 0)
    /* Translators: two sizes, as in "12 MB of 40 MB". */
    amount = g_strdup_printf (_ ("%1$s of %2$s"), done, total);
  gtk_label_set_label (self->amount, amount != NULL ? amount : "");
}

static void
cancel_clicked_cb (WmWorkRow *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  wm_work_cancel (self->work);
}

static void
wm_work_row_dispose (GObject *object)
{
  WmWorkRow *self = WM_WORK_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->work);
  G_OBJECT_CLASS (wm_work_row_parent_class)->dispose (object);
}

static void
wm_work_row_class_init (WmWorkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_work_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_work_row_init (WmWorkRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}

static void
add (WmWorkRow *self, gpointer child)
{
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

GtkWidget *
wm_work_row_new (WmWork *work)
{
  WmWorkRow *self = g_object_new (WM_TYPE_WORK_ROW, NULL);
  GtkWidget *words = gtk_label_new (wm_work_get_words (work));

  self->work = g_object_ref (work);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_MIDDLE);
  add (self, words);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  wm_accessible_set_label (GTK_WIDGET (self->bar), wm_work_get_words (work));
  add (self, self->bar);
  self->amount = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->amount), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->amount), "numeric");
  /* The numbers grow; the bar stays where it is. */
  gtk_label_set_width_chars (self->amount, 18);
  gtk_label_set_xalign (self->amount, 1);
  add (self, self->amount);
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  add (self, self->cancel);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_clicked_cb), self);
  g_signal_connect_object (wm_work_get_progress (work), "notify::fraction",
                           G_CALLBACK (progress_changed_cb), self, G_CONNECT_SWAPPED);
  progress_changed_cb (self);
  return GTK_WIDGET (self);
}

WmWork *
wm_work_row_get_work (WmWorkRow *self)
{
  g_return_val_if_fail (WM_IS_WORK_ROW (self), NULL);

  return self->work;
}
