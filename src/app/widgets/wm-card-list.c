/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-card-list.h"

#include "app/compat/wm-accessible.h"
#include "wm-chart-mark.h"

#include <glib/gi18n.h>

/* Fewer than this to a line are no text to read. */
#define TITLE_CHARS 18

struct _WmCardList
{
  GtkWidget parent_instance;

  GtkBox *box;        /* borrowed */
  GtkLabel *empty;    /* borrowed */
  GtkWidget *more;    /* borrowed: shows what is behind the limit */
  GPtrArray *entries; /* owned: of Entry */
  guint limit;        /* 0: none */
  guint is_open : 1;
};

/* The parts of a row, all borrowed. */
typedef struct
{
  GtkWidget *button;
  WmChartMark *mark;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *pill;
} Entry;

G_DEFINE_FINAL_TYPE (WmCardList, wm_card_list, GTK_TYPE_WIDGET)

static void
wm_card_list_dispose (GObject *object)
{
  WmCardList *self = WM_CARD_LIST (object);
  GtkWidget *box = GTK_WIDGET (self->box);

  self->box = NULL;
  g_clear_pointer (&box, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_card_list_parent_class)->dispose (object);
}

static void
wm_card_list_class_init (WmCardListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_card_list_dispose;
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

/* One row more takes no more room than the button for it would. */
static gboolean
is_limited (WmCardList *self)
{
  return self->limit > 0 && !self->is_open && self->entries->len > self->limit + 1;
}

static void
update_limit (WmCardList *self)
{
  const gboolean limited = is_limited (self);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      gtk_widget_set_visible (entry->button, !limited || i < self->limit);
    }
  gtk_widget_set_visible (self->more, limited);
  if (limited)
    {
      g_autofree char *label = g_strdup_printf (
          ngettext ("Show %u more", "Show %u more", self->entries->len - self->limit),
          self->entries->len - self->limit);

      gtk_button_set_label (GTK_BUTTON (self->more), label);
    }
}

static void
more_clicked_cb (WmCardList *self)
{
  Entry *first = g_ptr_array_index (self->entries, self->limit);

  self->is_open = TRUE;
  update_limit (self);
  gtk_widget_grab_focus (first->button);
}

static GtkWidget *
new_more (WmCardList *self)
{
  GtkWidget *more = gtk_button_new ();

  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  gtk_widget_set_margin_top (more, 6);
  gtk_widget_set_visible (more, FALSE);
  g_signal_connect_object (more, "clicked", G_CALLBACK (more_clicked_cb), self, G_CONNECT_SWAPPED);
  return more;
}

static void
wm_card_list_init (WmCardList *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->empty = new_label ("dim-label");
  gtk_label_set_ellipsize (self->empty, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->empty));
  self->more = new_more (self);
  gtk_box_append (self->box, self->more);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

GtkWidget *
wm_card_list_new (void)
{
  return g_object_new (WM_TYPE_CARD_LIST, NULL);
}

static void
clear_row (gpointer row)
{
  g_clear_pointer (&((WmCardRow *) row)->target, g_variant_unref);
}

GArray *
wm_card_rows_new (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (WmCardRow));

  g_array_set_clear_func (rows, clear_row);
  return rows;
}

static Entry *
add_entry (WmCardList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Entry *entry = g_new0 (Entry, 1);

  entry->mark = WM_CHART_MARK (wm_chart_mark_new (WM_CHART_NONE));
  entry->title = new_label (NULL);
  gtk_label_set_wrap (entry->title, TRUE);
  gtk_label_set_lines (entry->title, 3);
  gtk_label_set_width_chars (entry->title, TITLE_CHARS);
  entry->detail = new_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (entry->detail), "dim-label");
  entry->pill = new_label ("chip");
  gtk_widget_add_css_class (GTK_WIDGET (entry->pill), "numeric");
  gtk_label_set_ellipsize (entry->pill, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (GTK_WIDGET (entry->pill), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (entry->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (entry->detail));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry->mark));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry->pill));
  entry->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (entry->button), box);
  gtk_widget_add_css_class (entry->button, "flat");
  gtk_widget_add_css_class (entry->button, "card-row");
  gtk_box_insert_child_after (self->box, entry->button, gtk_widget_get_prev_sibling (self->more));
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
describe_entry (Entry *entry, const WmCardRow *row)
{
  const char *pill = row->words != NULL ? row->words : row->pill;
  g_autofree char *words = NULL;

  if (row->detail != NULL && pill != NULL)
    words = g_strdup_printf ("%s, %s", row->detail, pill);
  else
    words = g_strdup (row->detail != NULL ? row->detail : pill);
  wm_accessible_set_label (entry->button, row->title);
  wm_accessible_set_description (entry->button, words != NULL ? words : "");
  gtk_widget_set_tooltip_text (entry->button, row->words);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
fill_entry (Entry *entry, const WmCardRow *row)
{
  GtkActionable *actionable = GTK_ACTIONABLE (entry->button);

  gtk_widget_set_visible (GTK_WIDGET (entry->mark), row->has_mark);
  wm_chart_mark_set_tone (entry->mark, row->tone);
  set_text (entry->title, row->title);
  set_text (entry->detail, row->detail);
  set_text (entry->pill, row->pill);
  describe_entry (entry, row);
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, row->target);
  gtk_actionable_set_action_name (actionable, row->action);
  gtk_widget_set_can_target (entry->button, row->action != NULL);
  gtk_widget_set_focusable (entry->button, row->action != NULL);
}

void
wm_card_list_set_rows (WmCardList *self, GArray *rows, const char *empty)
{
  g_return_if_fail (WM_IS_CARD_LIST (self));

  set_text (self->empty, rows->len == 0 ? empty : NULL);
  while (self->entries->len > rows->len)
    {
      Entry *last = g_ptr_array_index (self->entries, self->entries->len - 1);

      gtk_box_remove (self->box, last->button);
      g_ptr_array_remove_index (self->entries, self->entries->len - 1);
    }
  for (guint i = 0; i < rows->len; i++)
    fill_entry (i < self->entries->len ? g_ptr_array_index (self->entries, i) : add_entry (self),
                &g_array_index (rows, WmCardRow, i));
  update_limit (self);
}

void
wm_card_list_set_limit (WmCardList *self, guint limit)
{
  g_return_if_fail (WM_IS_CARD_LIST (self));

  self->limit = limit;
  update_limit (self);
}
