/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-date-button.h"

#include "app/compat/wm-accessible.h"
#include "store/wm-clock.h"

#include <glib/gi18n.h>
#include <stdio.h>

struct _WmDateButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button; /* borrowed */
  GtkCalendar *calendar; /* borrowed, nullable: made when it is first wanted */
  char *date;            /* owned, nullable */
  int month;             /* year times 12 and month of the page that somebody looks at */
  guint turn_id;         /* waits until the calendar has said all about a new page */
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmDateButton, wm_date_button, GTK_TYPE_WIDGET)

static void
pick (WmDateButton *self, const char *date)
{
  g_autofree char *picked = g_strdup (date);

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, picked);
}

static int
get_month (GDateTime *date)
{
  return g_date_time_get_year (date) * 12 + g_date_time_get_month (date);
}

static gboolean
look_cb (gpointer user_data)
{
  WmDateButton *self = user_data;
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  self->turn_id = 0;
  self->month = get_month (day);
  return G_SOURCE_REMOVE;
}

static void
page_turned_cb (WmDateButton *self)
{
  if (self->turn_id == 0)
    self->turn_id = g_idle_add (look_cb, self);
}

/* A new page can select another day, too, where the month is shorter; nobody picked that one. */
static void
day_selected_cb (WmDateButton *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  if (get_month (day) == self->month)
    pick (self, date);
}

static void
today_clicked_cb (WmDateButton *self)
{
  g_autofree char *today = wm_clock_dup_today ();

  pick (self, today);
}

static void
none_clicked_cb (WmDateButton *self)
{
  pick (self, NULL);
}

static GDateTime *
get_day (const char *date)
{
  int year = 0;
  int month = 0;
  int day = 0;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return NULL;
  return g_date_time_new_local (year, month, day, 12, 0, 0);
}

static void
show_date (WmDateButton *self)
{
  g_autofree char *today = wm_clock_dup_today ();
  g_autoptr (GDateTime) day = get_day (self->date);

  if (day == NULL)
    day = get_day (today);
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
  self->month = get_month (day);
}

static GtkWidget *
add_button (WmDateButton *self, GtkBox *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (box, button);
  return button;
}

static void
make_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  WmDateButton *self = user_data;
  GtkWidget *box;
  GtkWidget *buttons;
  GtkWidget *popover;

  if (self->calendar == NULL)
    {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
      g_signal_connect_swapped (self->calendar, "notify::month", G_CALLBACK (page_turned_cb), self);
      g_signal_connect_swapped (self->calendar, "notify::year", G_CALLBACK (page_turned_cb), self);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
      add_button (self, GTK_BOX (buttons), _ ("_Today"), G_CALLBACK (today_clicked_cb));
      add_button (self, GTK_BOX (buttons), _ ("_No date"), G_CALLBACK (none_clicked_cb));
      gtk_box_append (GTK_BOX (box), buttons);
      popover = gtk_popover_new ();
      gtk_popover_set_child (GTK_POPOVER (popover), box);
      gtk_menu_button_set_popover (button, popover);
    }
  show_date (self);
}

static void
wm_date_button_dispose (GObject *object)
{
  WmDateButton *self = WM_DATE_BUTTON (object);

  g_clear_handle_id (&self->turn_id, g_source_remove);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  G_OBJECT_CLASS (wm_date_button_parent_class)->dispose (object);
}

static void
wm_date_button_finalize (GObject *object)
{
  WmDateButton *self = WM_DATE_BUTTON (object);

  g_free (self->date);
  G_OBJECT_CLASS (wm_date_button_parent_class)->finalize (object);
}

static void
wm_date_button_class_init (WmDateButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_date_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_date_button_finalize;
  signals[SIGNAL_PICKED] = g_signal_new ("picked", WM_TYPE_DATE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_date_button_init (WmDateButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
wm_date_button_new (const char *label)
{
  WmDateButton *self = g_object_new (WM_TYPE_DATE_BUTTON, NULL);
  /* Translators: %s is the label of a date field. */
  g_autofree char *words = g_strdup_printf (_ ("Calendar for “%s”"), label);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Pick a day"));
  wm_accessible_set_label (GTK_WIDGET (self->button), words);
  return GTK_WIDGET (self);
}

void
wm_date_button_set_date (WmDateButton *self, const char *date)
{
  g_return_if_fail (WM_IS_DATE_BUTTON (self));

  g_free (self->date);
  self->date = g_strdup (date);
}
