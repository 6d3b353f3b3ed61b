/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-coverage-strip.h"

#include "app/compat/wm-accessible.h"
#include "wm-coverage-cells.h"

#include <glib/gi18n.h>

struct _WmCoverageStrip
{
  GtkWidget parent_instance;

  GtkWidget *head;    /* borrowed: the names of the periods */
  GtkWidget *box;     /* borrowed: the head and the rows */
  GPtrArray *entries; /* owned: of Entry, as many as there are rows */
};

/* The parts of a row. */
typedef struct
{
  char *id;          /* owned */
  GtkWidget *button; /* borrowed */
  GtkLabel *label;
  GtkLabel *title;
  WmCoverageCells *cells;
} Entry;

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmCoverageStrip, wm_coverage_strip, GTK_TYPE_WIDGET)

static void
free_entry (gpointer entry)
{
  g_free (((Entry *) entry)->id);
  g_free (entry);
}

static void
clicked_cb (WmCoverageStrip *self, GtkWidget *button)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->button == button)
        {
          g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, entry->id);
          return;
        }
    }
}

static void
wm_coverage_strip_dispose (GObject *object)
{
  WmCoverageStrip *self = WM_COVERAGE_STRIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_coverage_strip_parent_class)->dispose (object);
}

static void
wm_coverage_strip_class_init (WmCoverageStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_coverage_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", WM_TYPE_COVERAGE_STRIP, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wm_coverage_strip_init (WmCoverageStrip *self)
{
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_halign (self->head, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->head, "coverage-head");
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
wm_coverage_strip_new (void)
{
  return g_object_new (WM_TYPE_COVERAGE_STRIP, NULL);
}

static void
set_periods (WmCoverageStrip *self, const char *const *periods)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->head)) != NULL)
    gtk_box_remove (GTK_BOX (self->head), child);
  for (guint i = 0; periods[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (periods[i]);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_size_request (label, wm_coverage_cells_get_step (GTK_WIDGET (self)), -1);
      gtk_box_append (GTK_BOX (self->head), label);
    }
}

static Entry *
add_entry (WmCoverageStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Entry *entry = g_new0 (Entry, 1);

  entry->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (entry->label, 6);
  gtk_label_set_xalign (entry->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (entry->label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (entry->label), "numeric");
  entry->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (entry->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (entry->title, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (entry->title), TRUE);
  entry->cells = WM_COVERAGE_CELLS (wm_coverage_cells_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry->cells));
  entry->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (entry->button), box);
  gtk_widget_add_css_class (entry->button, "flat");
  gtk_widget_add_css_class (entry->button, "card-row");
  g_signal_connect_swapped (entry->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), entry->button);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
fill_entry (Entry *entry, const char *const *periods, const WmCoverageRow *row)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  g_free (entry->id);
  entry->id = g_strdup (row->id);
  gtk_label_set_label (entry->label, row->label);
  gtk_label_set_label (entry->title, row->title);
  wm_coverage_cells_set (entry->cells, periods, row->cells);
  /* Translators: the number of a record and its title: "A.5.9 Inventory". */
  name = g_strdup_printf (_ ("%1$s %2$s"), row->label, row->title);
  words = wm_coverage_cells_dup_words (entry->cells);
  wm_accessible_set_label (entry->button, name);
  wm_accessible_set_description (entry->button, words);
}

void
wm_coverage_strip_set_rows (WmCoverageStrip *self, const char *const *periods,
                            const WmCoverageRow *rows, guint n_rows)
{
  g_return_if_fail (WM_IS_COVERAGE_STRIP (self));

  set_periods (self, periods);
  while (self->entries->len > n_rows)
    {
      Entry *last = g_ptr_array_index (self->entries, self->entries->len - 1);

      gtk_box_remove (GTK_BOX (self->box), last->button);
      g_ptr_array_remove_index (self->entries, self->entries->len - 1);
    }
  for (guint i = 0; i < n_rows; i++)
    fill_entry (i < self->entries->len ? g_ptr_array_index (self->entries, i) : add_entry (self),
                periods, &rows[i]);
}
