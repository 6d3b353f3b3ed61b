/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-change-row.h"

#include "app/compat/wm-accessible.h"

#include <glib/gi18n.h>

struct _WmChangeRow
{
  GtkListBoxRow parent_instance;

  GtkBox *box; /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmChangeRow, wm_change_row, GTK_TYPE_LIST_BOX_ROW)

static void
wm_change_row_class_init (WmChangeRowClass *klass)
{
}

static void
wm_change_row_init (WmChangeRow *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "change-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static GtkLabel *
add_label (WmChangeRow *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_box_append (self->box, label);
  return GTK_LABEL (label);
}

static void
add_small (WmChangeRow *self, const char *text)
{
  GtkWidget *label = GTK_WIDGET (add_label (self, text));

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
}

static char *
dup_markup (const char *before, const char *after)
{
  g_autofree char *old = before != NULL ? g_markup_escape_text (before, -1) : NULL;
  g_autofree char *new = after != NULL ? g_markup_escape_text (after, -1) : NULL;

  if (old != NULL && new != NULL)
    return g_strdup_printf ("<s>%s</s>  →  %s", old, new);
  if (old != NULL)
    return g_strdup_printf ("<s>%s</s>", old);
  return g_steal_pointer (&new);
}

static char *
dup_words (const char *label, const char *before, const char *after)
{
  if (before != NULL && after != NULL)
    /* Translators: a field, its old and its new value. */
    return g_strdup_printf (_ ("%1$s: was %2$s, is now %3$s"), label, before, after);
  if (before != NULL)
    /* Translators: a field and its old value. */
    return g_strdup_printf (_ ("%1$s: was %2$s, is now empty"), label, before);
  /* Translators: a field and its new value. */
  return g_strdup_printf (_ ("%1$s: is now %2$s"), label, after);
}

GtkWidget *
wm_change_row_new (const char *label, const char *before, const char *after)
{
  WmChangeRow *self = g_object_new (WM_TYPE_CHANGE_ROW, NULL);
  g_autofree char *markup = dup_markup (before, after);
  g_autofree char *words = dup_words (label, before, after);

  add_small (self, label);
  gtk_label_set_markup (add_label (self, NULL), markup);
  wm_accessible_set_label (GTK_WIDGET (self), words);
  return GTK_WIDGET (self);
}

GtkWidget *
wm_change_row_new_value (const char *label, const char *value, const char *now)
{
  WmChangeRow *self = g_object_new (WM_TYPE_CHANGE_ROW, NULL);
  /* Translators: a field and its value. */
  g_autofree char *words = g_strdup_printf (_ ("%1$s: %2$s"), label, value);

  add_small (self, label);
  add_label (self, value);
  if (now != NULL)
    add_small (self, now);
  wm_accessible_set_label (GTK_WIDGET (self), words);
  if (now != NULL)
    wm_accessible_set_description (GTK_WIDGET (self), now);
  return GTK_WIDGET (self);
}
