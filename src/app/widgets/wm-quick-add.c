/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-quick-add.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmQuickAdd
{
  GtkWidget parent_instance;

  GtkWidget *box;            /* borrowed: the child */
  GtkWidget *entry;          /* borrowed */
  GtkWidget *error;          /* borrowed */
  GCancellable *cancellable; /* owned: of reading the clipboard */
};

enum
{
  SIGNAL_ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmQuickAdd, wm_quick_add, GTK_TYPE_WIDGET)

static gboolean
add (WmQuickAdd *self, const char *const *names)
{
  gboolean added = FALSE;

  wm_quick_add_set_error (self, NULL);
  g_signal_emit (self, signals[SIGNAL_ADD], 0, names, &added);
  return added;
}

static void
entry_activated_cb (WmQuickAdd *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  const char *const names[] = { g_strstrip (name), NULL };

  if (*name != '\0' && add (self, names))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
text_changed_cb (WmQuickAdd *self)
{
  wm_quick_add_set_error (self, NULL);
}

static void
show_note (WmQuickAdd *self, const char *note)
{
  gtk_label_set_label (GTK_LABEL (self->error), note);
  gtk_widget_remove_css_class (self->error, "error");
  gtk_widget_set_visible (self->error, TRUE);
  wm_accessible_announce (self->entry, note);
}

/* The first cell of each line in which something stands. */
static char **
split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *name = g_strstrip (lines[i]);
      char *tab = strchr (name, '\t');

      if (tab != NULL)
        *tab = '\0';
      if (*g_strstrip (name) != '\0')
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
clipboard_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmQuickAdd) self = user_data;
  /* A clipboard without text has nothing to paste. */
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (text != NULL && self->box != NULL)
    wm_quick_add_paste (self, text);
}

/* Before the entry would make one line of it. */
static void
paste_cb (GtkWidget *text, WmQuickAdd *self)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  wm_quick_add_paste_clipboard (self);
}

static void
make_entry (WmQuickAdd *self, const char *label)
{
  GtkEditable *text;

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "list-add-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 14);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 40);
  wm_accessible_set_label (self->entry, label);
  wm_accessible_set_description (self->entry, _ ("Enter adds it. A list that is pasted adds one "
                                                 "entry for each line."));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (text_changed_cb), self);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect_object (text, "paste-clipboard", G_CALLBACK (paste_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), self->entry);
}

static void
make_error (WmQuickAdd *self)
{
  self->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_add_css_class (self->error, "caption");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->error);
}

static void
wm_quick_add_dispose (GObject *object)
{
  WmQuickAdd *self = WM_QUICK_ADD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_quick_add_parent_class)->dispose (object);
}

static void
wm_quick_add_class_init (WmQuickAddClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_quick_add_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * WmQuickAdd::add:
   * @names: what the new records are called
   *
   * Returns: whether they were added
   */
  signals[SIGNAL_ADD] =
      g_signal_new ("add", WM_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0,
                    g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRV);
}

static void
wm_quick_add_init (WmQuickAdd *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

WmQuickAdd *
wm_quick_add_new (const char *label)
{
  WmQuickAdd *self = g_object_new (WM_TYPE_QUICK_ADD, NULL);

  make_entry (self, label);
  make_error (self);
  return self;
}

void
wm_quick_add_start (WmQuickAdd *self)
{
  g_return_if_fail (WM_IS_QUICK_ADD (self));

  gtk_widget_grab_focus (self->entry);
}

void
wm_quick_add_paste (WmQuickAdd *self, const char *text)
{
  g_auto (GStrv) names = NULL;
  GtkEditable *entry;
  int at;

  g_return_if_fail (WM_IS_QUICK_ADD (self));

  entry = GTK_EDITABLE (self->entry);
  names = split_lines (text);
  if (g_strv_length (names) > 1)
    {
      if (add (self, (const char *const *) names) && strchr (text, '\t') != NULL)
        show_note (self, _ ("Only the first column was taken; Import takes a whole table."));
      return;
    }
  if (names[0] == NULL)
    return;
  if (gtk_widget_get_focus_child (self->entry) == NULL)
    gtk_widget_grab_focus (self->entry);
  gtk_editable_delete_selection (entry);
  at = gtk_editable_get_position (entry);
  gtk_editable_insert_text (entry, names[0], -1, &at);
  gtk_editable_set_position (entry, at);
}

void
wm_quick_add_paste_clipboard (WmQuickAdd *self)
{
  g_return_if_fail (WM_IS_QUICK_ADD (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable,
                                 clipboard_read_cb, g_object_ref (self));
}

void
wm_quick_add_set_error (WmQuickAdd *self, const char *message)
{
  g_return_if_fail (WM_IS_QUICK_ADD (self));

  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
  if (message == NULL)
    {
      gtk_widget_remove_css_class (self->entry, "error");
      return;
    }
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_add_css_class (self->entry, "error");
  wm_accessible_announce (self->entry, message);
}
