/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-entry-row.h"

#include "app/widgets/wm-date-button.h"
#include "app/wm-dates.h"
#include "model/wm-field-value.h"

#include <glib/gi18n.h>

/* Pixels that are always there for what is typed; what helps to type it gives way. */
#define TEXT_WIDTH 140
/* Of a longer text not more is seen at once than what this many characters ask for: where there is
 * room, and where the name of the field beside it needs some. */
#define MAX_CHARS 34
#define MAX_LEAST_CHARS 22

struct _WmEntryRow
{
  WmFieldRow parent_instance;

  GtkEntry *text;         /* borrowed; a GtkText alone is hidden from screen readers */
  WmDateButton *calendar; /* borrowed, nullable: of a date */
  int least;              /* characters: of what helps to type */
  char *shown;            /* owned: what the value looks like where nobody types */
};

G_DEFINE_FINAL_TYPE (WmEntryRow, wm_entry_row, WM_TYPE_FIELD_ROW)

/* A date is read short and local, and typed in many ways. */
static char *
dup_shown (const WmField *field, const char *value)
{
  if (field->type == WM_FIELD_DATE)
    return wm_dates_dup_day (value);
  if (field->type == WM_FIELD_NUMBER)
    return wm_field_dup_display (field, value);
  return g_strdup (value != NULL ? value : "");
}

void
wm_entry_row_commit_now (WmEntryRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (wm_field_row_get_record_id (WM_FIELD_ROW (self)) == NULL ||
      g_strcmp0 (typed, self->shown) == 0)
    return;
  if (wm_field_row_commit_text (WM_FIELD_ROW (self), typed))
    WM_FIELD_ROW_GET_CLASS (self)->show_value (WM_FIELD_ROW (self),
                                               wm_field_row_get_value (WM_FIELD_ROW (self)));
}

/* An explanation beside it can go on a second line, what is typed cannot. */
static void
fit_width (WmEntryRow *self)
{
  const int length = (int) g_utf8_strlen (self->shown, -1);
  /* Most letters are narrower than what is counted as a character. */
  const int least = MAX (self->least, MIN (length * 3 / 4 + 1, MAX_LEAST_CHARS));

  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), least);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->text),
                                    MAX (least, MIN (length, MAX_CHARS)));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text),
                               length > MAX_LEAST_CHARS ? self->shown : NULL);
}

static void
wm_entry_row_show_value (WmFieldRow *row, const char *value)
{
  WmEntryRow *self = WM_ENTRY_ROW (row);

  g_free (self->shown);
  self->shown = dup_shown (wm_field_row_get_field (row), value);
  gtk_editable_set_text (GTK_EDITABLE (self->text), self->shown);
  fit_width (self);
  if (self->calendar != NULL)
    wm_date_button_set_date (self->calendar, value);
}

static GtkWidget *
wm_entry_row_get_control (WmFieldRow *row)
{
  return GTK_WIDGET (WM_ENTRY_ROW (row)->text);
}

/* Escape brings the last good value back. */
static gboolean
key_pressed_cb (WmEntryRow *self, guint key)
{
  if (key != GDK_KEY_Escape ||
      g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->text)), self->shown) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), self->shown);
  wm_field_row_commit (WM_FIELD_ROW (self), wm_field_row_get_value (WM_FIELD_ROW (self)));
  return GDK_EVENT_STOP;
}

static void
day_picked_cb (WmEntryRow *self, const char *date)
{
  wm_field_row_commit (WM_FIELD_ROW (self), date);
}

static void
add_calendar (WmEntryRow *self, const WmField *field)
{
  GtkWidget *button = wm_date_button_new (wm_field_get_label (field));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "picked", G_CALLBACK (day_picked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  self->calendar = WM_DATE_BUTTON (button);
}

/* However long the explanation beside it is. */
static void
set_placeholder (WmEntryRow *self, const char *words)
{
  gtk_entry_set_placeholder_text (self->text, words);
  /* Letters differ in width, and a cut placeholder is no help. */
  self->least = (int) g_utf8_strlen (words, -1) + 2;
  fit_width (self);
}

static void
wm_entry_row_constructed (GObject *object)
{
  WmEntryRow *self = WM_ENTRY_ROW (object);
  const WmField *field;

  G_OBJECT_CLASS (wm_entry_row_parent_class)->constructed (object);
  field = wm_field_row_get_field (WM_FIELD_ROW (self));
  if (field->type == WM_FIELD_DATE)
    {
      set_placeholder (self, _ ("for example: in 3 weeks"));
      add_calendar (self, field);
    }
  else
    /* Translators: in an empty field, where something can be typed. */
    set_placeholder (self, _ ("Add…"));
  if (field->type == WM_FIELD_INTEGER)
    gtk_entry_set_input_purpose (self->text, GTK_INPUT_PURPOSE_DIGITS);
  else if (field->type == WM_FIELD_NUMBER)
    gtk_entry_set_input_purpose (self->text, GTK_INPUT_PURPOSE_NUMBER);
}

static void
wm_entry_row_finalize (GObject *object)
{
  g_free (WM_ENTRY_ROW (object)->shown);
  G_OBJECT_CLASS (wm_entry_row_parent_class)->finalize (object);
}

static void
wm_entry_row_class_init (WmEntryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = wm_entry_row_constructed;
  G_OBJECT_CLASS (klass)->finalize = wm_entry_row_finalize;
  WM_FIELD_ROW_CLASS (klass)->show_value = wm_entry_row_show_value;
  WM_FIELD_ROW_CLASS (klass)->get_control = wm_entry_row_get_control;
}

static void
wm_entry_row_init (WmEntryRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown = g_strdup ("");
  self->text = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_alignment (GTK_EDITABLE (self->text), 1);
  gtk_widget_set_size_request (GTK_WIDGET (self->text), TEXT_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->text), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "form-text");
  g_signal_connect_object (focus, "leave", G_CALLBACK (wm_entry_row_commit_now), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (wm_entry_row_commit_now), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->text));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->text));
}
