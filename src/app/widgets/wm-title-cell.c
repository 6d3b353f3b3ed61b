/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-title-cell.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

/* It is what an entry is known by, so it keeps more than the columns beside it. */
#define LEAST_CHARS 22
#define USUAL_CHARS 30

struct _WmTitleCell
{
  GtkWidget parent_instance;

  GtkWidget *label; /* borrowed: a child */
  GtkWidget *entry; /* borrowed, nullable: a child while it is edited */
  char *id;         /* owned, nullable */
  guint ending : 1;
};

enum
{
  SIGNAL_RENAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmTitleCell, wm_title_cell, GTK_TYPE_WIDGET)

static const char *
get_title (WmTitleCell *self)
{
  const char *title = gtk_inscription_get_text (GTK_INSCRIPTION (self->label));

  return title != NULL ? title : "";
}

static void
end_editing (WmTitleCell *self)
{
  if (self->entry == NULL)
    return;
  self->ending = TRUE;
  gtk_widget_set_visible (self->label, TRUE);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  self->ending = FALSE;
}

/* Whether the entry can go: what is in it was written, or there was nothing to write. */
static gboolean
commit (WmTitleCell *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gboolean done = FALSE;

  if (g_strcmp0 (text, get_title (self)) == 0)
    return TRUE;
  g_signal_emit (self, signals[SIGNAL_RENAMED], 0, text, &done);
  return done;
}

/* While it is written the list may give this cell to another record, or let go of it. */
static void
finish (WmTitleCell *self, gboolean give_up)
{
  g_autoptr (WmTitleCell) held = g_object_ref (self);
  gboolean done;

  if (self->entry == NULL || self->ending)
    return;
  self->ending = TRUE;
  done = commit (self);
  self->ending = FALSE;
  if (done || give_up)
    end_editing (self);
  else if (self->entry != NULL)
    gtk_widget_add_css_class (self->entry, "error");
}

static void
entry_activated_cb (WmTitleCell *self)
{
  finish (self, FALSE);
}

/* A title that cannot be written is given up when somebody goes elsewhere; the old one stays. */
static void
focus_left_cb (WmTitleCell *self)
{
  finish (self, TRUE);
}

static gboolean
key_pressed_cb (WmTitleCell *self, guint key)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (self)));

  if (key != GDK_KEY_Escape || self->entry == NULL)
    return FALSE;
  self->ending = TRUE;
  gtk_widget_grab_focus (row);
  end_editing (self);
  return TRUE;
}

static void
watch (WmTitleCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_add_controller (self->entry, keys);
}

static void
wm_title_cell_dispose (GObject *object)
{
  WmTitleCell *self = WM_TITLE_CELL (object);

  self->ending = TRUE;
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_title_cell_parent_class)->dispose (object);
}

static void
wm_title_cell_finalize (GObject *object)
{
  g_free (WM_TITLE_CELL (object)->id);
  G_OBJECT_CLASS (wm_title_cell_parent_class)->finalize (object);
}

static void
wm_title_cell_class_init (WmTitleCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wm_title_cell_dispose;
  object_class->finalize = wm_title_cell_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "titlecell");

  /**
   * WmTitleCell::renamed:
   * @title: what was typed
   *
   * Returns: whether the record has that title now
   */
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", WM_TYPE_TITLE_CELL, G_SIGNAL_RUN_LAST, 0,
                                          g_signal_accumulator_true_handled, NULL, NULL,
                                          G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
wm_title_cell_init (WmTitleCell *self)
{
  self->label = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->label), LEAST_CHARS);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->label), USUAL_CHARS);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
wm_title_cell_new (void)
{
  return g_object_new (WM_TYPE_TITLE_CELL, NULL);
}

void
wm_title_cell_set_record (WmTitleCell *self, const char *id, const char *title)
{
  g_return_if_fail (WM_IS_TITLE_CELL (self));

  /* The row is used for another record now; what is typed belongs to the one before. */
  if (self->entry != NULL && g_strcmp0 (self->id, id) != 0)
    focus_left_cb (self);
  if (g_strcmp0 (self->id, id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (self->label), title);
}

const char *
wm_title_cell_get_id (WmTitleCell *self)
{
  g_return_val_if_fail (WM_IS_TITLE_CELL (self), NULL);

  return self->id;
}

void
wm_title_cell_edit (WmTitleCell *self)
{
  g_return_if_fail (WM_IS_TITLE_CELL (self));

  if (self->entry != NULL || self->id == NULL)
    return;
  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), get_title (self));
  /* The column stays as wide as it is. */
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 1);
  wm_accessible_set_label (self->entry, _ ("New name"));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  watch (self);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_grab_focus (self->entry);
}

gboolean
wm_title_cell_is_editing (WmTitleCell *self)
{
  g_return_val_if_fail (WM_IS_TITLE_CELL (self), FALSE);

  return self->entry != NULL;
}
