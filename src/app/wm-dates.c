/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-dates.h"

#include "store/wm-clock.h"

#include <glib/gi18n.h>
#include <stdio.h>

static GDateTime *
to_local (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);

  return g_date_time_to_local (utc);
}

static char *
format_day (GDateTime *day)
{
  g_autoptr (GDateTime) now = to_local (wm_clock_now ());
  gboolean this_year = g_date_time_get_year (day) == g_date_time_get_year (now);

  /* Translators: a short date; %-e is the day, %b the short month, %Y the year. */
  return g_date_time_format (day, this_year ? _ ("%-e %b") : _ ("%-e %b %Y"));
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

char *
wm_dates_dup_day (const char *date)
{
  g_autoptr (GDateTime) day = NULL;
  int year = 0;
  int month = 0;
  int number = 0;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &number) != 3)
    return g_strdup ("");
  day = g_date_time_new_local (year, month, number, 12, 0, 0);
  return day != NULL ? format_day (day) : g_strdup (date);
}

char *
wm_dates_dup_period (const char *from, const char *to)
{
  g_autofree char *first = wm_dates_dup_day (from);
  g_autofree char *last = wm_dates_dup_day (to);

  if (*first != '\0' && *last != '\0' && g_strcmp0 (from, to) != 0)
    /* Translators: a period, from one day to another. */
    return g_strdup_printf (_ ("%1$s – %2$s"), first, last);
  if (*first != '\0' && *last != '\0')
    return g_steal_pointer (&first);
  if (*first != '\0')
    /* Translators: a period that has no end; %s is a day. */
    return g_strdup_printf (_ ("from %s"), first);
  /* Translators: a period that has no beginning; %s is a day. */
  return *last != '\0' ? g_strdup_printf (_ ("until %s"), last) : g_strdup ("");
}

char *
wm_dates_dup_time (gint64 at)
{
  g_autoptr (GDateTime) moment = to_local (at);

  /* Translators: the time of day, with hours and minutes. */
  return g_date_time_format (moment, _ ("%H:%M"));
}

char *
wm_dates_dup_moment (gint64 at)
{
  g_autoptr (GDateTime) moment = to_local (at);
  g_autoptr (GDateTime) now = to_local (wm_clock_now ());

  return is_same_day (moment, now) ? wm_dates_dup_time (at) : format_day (moment);
}

char *
wm_dates_dup_weekday (gint64 at)
{
  g_autoptr (GDateTime) moment = to_local (at);
  g_autoptr (GDateTime) now = to_local (wm_clock_now ());
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (is_same_day (moment, now))
    return g_strdup (_ ("Today"));
  if (is_same_day (moment, yesterday))
    return g_strdup (_ ("Yesterday"));
  /* Translators: a day in full; %A is the day of the week, %-e the day, %B the month, %Y the year.
   */
  return g_date_time_format (moment, _ ("%A, %-e %B %Y"));
}

gboolean
wm_dates_is_same_day (gint64 a, gint64 b)
{
  g_autoptr (GDateTime) one = to_local (a);
  g_autoptr (GDateTime) other = to_local (b);

  return is_same_day (one, other);
}

char *
wm_dates_dup_full_moment (gint64 at)
{
  g_autoptr (GDateTime) moment = to_local (at);

  /* Translators: a date with its year and the time of day. */
  return g_date_time_format (moment, _ ("%-e %b %Y, %H:%M"));
}

char *
wm_dates_dup_ago (gint64 at)
{
  g_autoptr (GDateTime) moment = to_local (at);
  g_autoptr (GDateTime) now = to_local (wm_clock_now ());
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  int minutes = (int) ((wm_clock_now () - at) / (60 * 1000));

  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes),
                            minutes);
  if (is_same_day (moment, now))
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (minutes / 60)),
                            minutes / 60);
  if (is_same_day (moment, yesterday))
    return g_strdup (_ ("yesterday"));
  return format_day (moment);
}
