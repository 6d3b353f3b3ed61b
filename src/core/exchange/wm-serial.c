/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-serial.h"

#include <math.h>
#include <string.h>

/* The last day that spreadsheets know, 9999-12-31. */
#define LAST_SERIAL 2958465

/* Lotus took 1900 for a leap year, and Excel has kept the day that never was. */
#define DAY_THAT_NEVER_WAS 60

#define SECONDS_A_DAY 86400

WmNumberLook
wm_number_look_of_builtin (guint id)
{
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
    return WM_NUMBER_TIME;
  /* 27 to 36 and 50 to 58 are days in the languages of East Asia. */
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return WM_NUMBER_DATE;
  return WM_NUMBER_PLAIN;
}

/* Gives where the literal, colour or condition that begins at @code ends; NULL: it is a letter. */
static const char *
skip_literal (const char *code)
{
  const char *end = NULL;

  if (*code == '"')
    end = strchr (code + 1, '"');
  else if (*code == '[' && strchr ("hHmMsS", code[1]) == NULL)
    end = strchr (code + 1, ']');
  else if ((*code == '\\' || *code == '_' || *code == '*') && code[1] != '\0')
    end = code + 1;
  else
    return NULL;
  return end != NULL ? end + 1 : code + strlen (code);
}

WmNumberLook
wm_number_look_of_code (const char *code)
{
  gboolean has_day = FALSE;
  gboolean has_time = FALSE;
  gboolean has_month = FALSE;

  if (g_ascii_strcasecmp (code, "General") == 0)
    return WM_NUMBER_PLAIN;
  while (*code != '\0' && *code != ';')
    {
      const char *end = skip_literal (code);

      if (end != NULL)
        {
          code = end;
          continue;
        }
      has_day |= strchr ("dDyY", *code) != NULL;
      has_time |= strchr ("hHsS", *code) != NULL;
      has_month |= strchr ("mM", *code) != NULL;
      code++;
    }
  if (has_day || (has_month && !has_time))
    return WM_NUMBER_DATE;
  return has_time ? WM_NUMBER_TIME : WM_NUMBER_PLAIN;
}

static char *
dup_plain (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 32];

  if (value == 0)
    return g_strdup ("0");
  if (fabs (value) < 1e15 && floor (value) == value)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.0f", value));
  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (strchr (text, 'e') != NULL && fabs (value) < 1)
    g_ascii_formatd (text, sizeof text, "%.15f", value);
  return g_strdup (text);
}

static char *
dup_day (gint64 day, gint64 seconds, gboolean from_1904)
{
  g_autoptr (GDate) date = NULL;
  g_autofree char *text = NULL;

  if (from_1904)
    date = g_date_new_dmy (1, 1, 1904);
  else
    date = day < DAY_THAT_NEVER_WAS ? g_date_new_dmy (31, 12, 1899) : g_date_new_dmy (30, 12, 1899);
  g_date_add_days (date, (guint) day);
  text = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), (guint) g_date_get_month (date),
                          g_date_get_day (date));
  if (seconds == 0)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s %02d:%02d", text, (int) (seconds / 3600), (int) (seconds / 60 % 60));
}

char *
wm_number_dup_text (const char *text, WmNumberLook look, gboolean from_1904)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);
  gint64 day;
  gint64 seconds;

  if (end == text || *end != '\0' || !isfinite (value))
    return g_strdup (text);
  if (look == WM_NUMBER_PLAIN || value < 0 || value > LAST_SERIAL)
    return dup_plain (value);
  day = (gint64) floor (value);
  seconds = (gint64) floor ((value - (double) day) * SECONDS_A_DAY + 0.5);
  day += seconds / SECONDS_A_DAY;
  seconds %= SECONDS_A_DAY;
  if (look == WM_NUMBER_TIME)
    return g_strdup_printf ("%02d:%02d", (int) (day * 24 + seconds / 3600),
                            (int) (seconds / 60 % 60));
  return dup_day (day, seconds, from_1904);
}
