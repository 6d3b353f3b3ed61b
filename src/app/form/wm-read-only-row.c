/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-read-only-row.h"

#include "app/wm-dates.h"
#include "model/wm-field-value.h"

struct _WmReadOnlyRow
{
  WmFieldRow parent_instance;

  GtkLabel *label; /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmReadOnlyRow, wm_read_only_row, WM_TYPE_FIELD_ROW)

static char *
dup_words (const WmField *field, const char *value)
{
  if (value != NULL && g_strcmp0 (field->id, "size") == 0)
    return g_format_size (g_ascii_strtoull (value, NULL, 10));
  if (field->type == WM_FIELD_DATE)
    return wm_dates_dup_day (value);
  return wm_field_dup_display (field, value);
}

static void
wm_read_only_row_show_value (WmFieldRow *row, const char *value)
{
  g_autofree char *words = dup_words (wm_field_row_get_field (row), value);

  gtk_label_set_label (WM_READ_ONLY_ROW (row)->label, words);
}

static GtkWidget *
wm_read_only_row_get_control (WmFieldRow *row)
{
  return GTK_WIDGET (WM_READ_ONLY_ROW (row)->label);
}

static void
wm_read_only_row_class_init (WmReadOnlyRowClass *klass)
{
  WM_FIELD_ROW_CLASS (klass)->show_value = wm_read_only_row_show_value;
  WM_FIELD_ROW_CLASS (klass)->get_control = wm_read_only_row_get_control;
}

static void
wm_read_only_row_init (WmReadOnlyRow *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_selectable (self->label, TRUE);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (self->label, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->label));
}
