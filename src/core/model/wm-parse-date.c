/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEAR_MIN 1900
#define YEAR_MAX 2199

/* Enough to reach every year that is accepted, and too little to overflow GDate. */
#define COUNT_MAX 99999

/* A number as it was written; the count of digits tells a year from a day. */
typedef struct
{
  guint value;
  guint n_digits;
} Number;

/* What was read, not yet checked against the calendar. */
typedef struct
{
  guint day;
  guint month;
  guint year;
} Day;

/* How reading went: most texts are not of the form that is tried first. */
typedef enum
{
  READ_NO,
  READ_YES,
  READ_NO_SUCH_DAY,
  READ_YEAR_UNCLEAR,
} Read;

/* The words are folded as wm_text_fold() does. */
static const struct
{
  const char *word;
  int days;
} day_words[] = {
  { "today", 0 },  { "heute", 0 },  { "aujourd'hui", 0 }, { "aujourd’hui", 0 }, { "tomorrow", 1 },
  { "morgen", 1 }, { "demain", 1 }, { "yesterday", -1 },  { "gestern", -1 },    { "hier", -1 },
};

static const struct
{
  const char *word;
  char unit;
} unit_words[] = {
  { "day", 'd' },    { "days", 'd' },    { "tag", 'd' },      { "tage", 'd' },   { "tagen", 'd' },
  { "jour", 'd' },   { "jours", 'd' },   { "week", 'w' },     { "weeks", 'w' },  { "woche", 'w' },
  { "wochen", 'w' }, { "semaine", 'w' }, { "semaines", 'w' }, { "month", 'm' },  { "months", 'm' },
  { "monat", 'm' },  { "monate", 'm' },  { "monaten", 'm' },  { "mois", 'm' },   { "year", 'y' },
  { "years", 'y' },  { "jahr", 'y' },    { "jahre", 'y' },    { "jahren", 'y' }, { "an", 'y' },
  { "ans", 'y' },    { "annee", 'y' },   { "annees", 'y' },
};

static const char *const one_words[] = {
  "a", "an", "one", "einem", "einer", "un", "une", NULL,
};

/* English, German, French, Spanish, Italian, Dutch; a word stands for the month whose name it
 * begins, so the short forms need no list. The exceptions are short forms that do not begin a name.
 */
static const char *const month_names[12] = {
  "january januar janner janvier enero gennaio januari",
  "february februar feber fevrier febrero febbraio februari",
  "march marz maerz mars marzo maart mrt mrz",
  "april avril abril aprile",
  "may mai mayo maggio mei",
  "june juni juin junio giugno",
  "july juli juillet julio luglio",
  "august aout agosto augustus",
  "september septembre septiembre settembre",
  "october oktober octobre octubre ottobre",
  "november novembre noviembre",
  "december dezember decembre diciembre dicembre",
};

static const char *
skip_spaces (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

/* Returns: what follows one to four digits, or NULL */
static const char *
read_number (const char *p, Number *number)
{
  number->value = 0;
  number->n_digits = 0;
  while (g_ascii_isdigit (*p))
    {
      if (++number->n_digits > 4)
        return NULL;
      number->value = number->value * 10 + (guint) g_ascii_digit_value (*p++);
    }
  return number->n_digits > 0 ? p : NULL;
}

/* Times of day */

/* Returns: what follows exactly two digits of at most max, or NULL */
static const char *
read_two_digits (const char *p, guint max)
{
  Number number;
  const char *end = read_number (p, &number);

  return end != NULL && number.n_digits == 2 && number.value <= max ? end : NULL;
}

/* Reads Z or an offset such as +02:00, +0200 or +02. Returns: what follows, or NULL */
static const char *
read_zone (const char *p)
{
  if (*p == 'z')
    return p + 1;
  if (*p != '+' && *p != '-')
    return p;
  p = read_two_digits (p + 1, 14);
  if (p == NULL || *p == '\0')
    return p;
  return read_two_digits (*p == ':' ? p + 1 : p, 59);
}

static gboolean
is_time (const char *p)
{
  Number hours;

  p = read_number (p, &hours);
  if (p == NULL || hours.n_digits > 2 || hours.value > 24 || *p != ':')
    return FALSE;
  p = read_two_digits (p + 1, 59);
  if (p != NULL && *p == ':')
    p = read_two_digits (p + 1, 60);
  if (p == NULL)
    return FALSE;
  if (*p == '.' && g_ascii_isdigit (p[1]))
    p += 1 + strspn (p + 1, "0123456789");
  p = skip_spaces (p);
  if (g_str_has_prefix (p, "am") || g_str_has_prefix (p, "pm"))
    p += 2;
  p = read_zone (p);
  return p != NULL && *p == '\0';
}

/* Cuts "00:00:00" and its like off the end of a date.
 * Returns: FALSE if there is a colon, but no time */
static gboolean
cut_time (char *key)
{
  char *start = strchr (key, ':');

  if (start == NULL)
    return TRUE;
  while (start > key && g_ascii_isdigit (start[-1]))
    start--;
  if (start <= key + 1 || !is_time (start))
    return FALSE;
  start--;
  if (*start != ' ' && !(*start == 't' && g_ascii_isdigit (start[-1])))
    return FALSE;
  *start = '\0';
  g_strchomp (key);
  return TRUE;
}

/* Dates of numbers */

static Read
set_year (Day *day, Number year)
{
  if (year.n_digits != 4 && year.n_digits != 2)
    return READ_NO;
  day->year = year.value;
  if (year.n_digits == 2)
    day->year += year.value >= 70 ? 1900 : 2000;
  return READ_YES;
}

static gboolean
is_month_first (Number a, Number b, char separator, WmDateOrder order)
{
  if (separator == '.' || a.value > 12)
    return FALSE;
  return b.value > 12 || order == WM_DATE_ORDER_MONTH_FIRST;
}

static Read
read_numbers (const char *p, WmDateOrder order, guint this_year, Day *day)
{
  Number a, b, c;
  char separator;
  gboolean month_first;

  p = read_number (p, &a);
  if (p == NULL || *(p = skip_spaces (p)) == '\0' || strchr ("-/.", *p) == NULL)
    return READ_NO;
  separator = *p;
  p = read_number (skip_spaces (p + 1), &b);
  if (p == NULL || *(p = skip_spaces (p)) != separator || b.n_digits > 2)
    return READ_NO;
  p = skip_spaces (p + 1);
  month_first = a.n_digits == 4 || is_month_first (a, b, separator, order);
  day->month = month_first && a.n_digits < 4 ? a.value : b.value;
  day->day = month_first ? b.value : a.value;
  if (*p == '\0' && separator == '.' && a.n_digits <= 2)
    {
      day->year = this_year;
      return READ_YES;
    }
  p = read_number (p, &c);
  if (p == NULL || *p != '\0')
    return READ_NO;
  if (a.n_digits == 4)
    {
      day->day = c.value;
      return c.n_digits <= 2 ? set_year (day, a) : READ_NO;
    }
  /* 26-11-23 is written for 2026-11-23 as well as for 23 November. */
  if (separator == '-' && c.n_digits == 2)
    return READ_YEAR_UNCLEAR;
  return a.n_digits <= 2 ? set_year (day, c) : READ_NO;
}

/* Dates with the name of a month */

static gboolean
begins_name (const char *word, const char *names)
{
  const char *found = names;

  while ((found = strstr (found, word)) != NULL)
    {
      if (found == names || found[-1] == ' ')
        return TRUE;
      found++;
    }
  return FALSE;
}

static gboolean
begins_local_name (const char *word, guint month)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2001, (int) month, 1, 0, 0, 0);
  g_autofree char *name = g_date_time_format (date, "%B");
  g_autofree char *key = wm_text_fold (name);

  return g_str_has_prefix (key, word);
}

/* Returns: 1 to 12, or 0 where the word is no month or could be two */
static guint
find_month (const char *word)
{
  guint month = 0;

  if (g_utf8_strlen (word, -1) < 3)
    return 0;
  for (guint i = 1; i <= 12; i++)
    {
      if (!begins_name (word, month_names[i - 1]) && !begins_local_name (word, i))
        continue;
      if (month != 0)
        return 0;
      month = i;
    }
  return month;
}

/* Splits at blanks, dots, commas, hyphens and slashes, and leaves out the empty parts. */
static char **
split_words (const char *key)
{
  g_auto (GStrv) parts = g_strsplit_set (key, " .,-/", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0')
        g_strv_builder_add (words, parts[i]);
    }
  return g_strv_builder_end (words);
}

/* Reads "23" and "23rd". */
static gboolean
read_day_word (const char *word, Number *number)
{
  static const char *const endings[] = { "", "st", "nd", "rd", "th", "er", NULL };
  const char *end = read_number (word, number);

  return end != NULL && g_strv_contains (endings, end);
}

static Read
read_named (const char *key, guint this_year, Day *day)
{
  g_auto (GStrv) words = split_words (key);
  guint n = g_strv_length (words);
  Number numbers[2] = { 0 };
  guint n_numbers = 0;
  guint year_index;

  if (n < 2 || n > 3)
    return READ_NO;
  day->month = 0;
  for (guint i = 0; i < n; i++)
    {
      if (n_numbers < 2 && read_day_word (words[i], &numbers[n_numbers]))
        n_numbers++;
      else if (day->month != 0 || i > 1 || (day->month = find_month (words[i])) == 0)
        return READ_NO;
    }
  if (day->month == 0)
    return READ_NO;
  year_index = numbers[0].n_digits == 4 ? 0 : 1;
  day->day = numbers[1 - year_index].value;
  if (numbers[1 - year_index].n_digits > 2)
    return READ_NO;
  if (n_numbers == 2)
    return set_year (day, numbers[year_index]);
  day->year = this_year;
  return year_index == 1 ? READ_YES : READ_NO;
}

/* Dates counted from today */

static gboolean
read_day_word_offset (const char *key, int *days)
{
  /* Translators: the words for a day, as people type them into a date field. */
  const char *translated[] = { C_ ("day", "yesterday"), C_ ("day", "today"),
                               C_ ("day", "tomorrow") };

  for (gsize i = 0; i < G_N_ELEMENTS (day_words); i++)
    {
      if (g_str_equal (key, day_words[i].word))
        {
          *days = day_words[i].days;
          return TRUE;
        }
    }
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *word = wm_text_fold (translated[i]);

      if (g_str_equal (key, word))
        {
          *days = i - 1;
          return TRUE;
        }
    }
  return FALSE;
}

static char
find_unit (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unit_words); i++)
    {
      if (g_str_equal (word, unit_words[i].word))
        return unit_words[i].unit;
    }
  return '\0';
}

/* Reads "in 3 weeks". Returns: the unit, or '\0' */
static char
read_distance (const char *key, guint *count)
{
  g_auto (GStrv) words = g_strsplit (key, " ", 4);
  guint64 value = 1;

  if (g_strv_length (words) != 3 ||
      (!g_str_equal (words[0], "in") && !g_str_equal (words[0], "dans")))
    return '\0';
  if (!g_strv_contains (one_words, words[1]) &&
      !g_ascii_string_to_unsigned (words[1], 10, 0, COUNT_MAX, &value, NULL))
    return '\0';
  *count = (guint) value;
  return find_unit (words[2]);
}

/* GDate complains about years over 65535, which no sum from COUNT_MAX days reaches; months and
 * years are limited first. */
static Read
add_distance (GDate *date, char unit, guint count)
{
  if ((unit == 'm' && count > 12 * 300) || (unit == 'y' && count > 300))
    return READ_NO_SUCH_DAY;
  switch (unit)
    {
    case 'd':
      g_date_add_days (date, count);
      break;
    case 'w':
      g_date_add_days (date, 7 * count);
      break;
    case 'm':
      g_date_add_months (date, count);
      break;
    default:
      g_date_add_years (date, count);
      break;
    }
  return READ_YES;
}

static Read
read_relative (const char *key, const GDate *today, Day *day)
{
  GDate date = *today;
  Read read = READ_YES;
  guint count;
  int days;
  char unit;

  if (read_day_word_offset (key, &days))
    {
      if (days < 0)
        g_date_subtract_days (&date, (guint) -days);
      else
        g_date_add_days (&date, (guint) days);
    }
  else if ((unit = read_distance (key, &count)) != '\0')
    {
      read = add_distance (&date, unit, count);
    }
  else
    {
      return READ_NO;
    }
  day->day = g_date_get_day (&date);
  day->month = (guint) g_date_get_month (&date);
  day->year = g_date_get_year (&date);
  return read;
}

/* A spreadsheet whose column has no date format writes the days since 1900. */
static gboolean
is_serial_number (const char *key)
{
  return strlen (key) == 5 && strspn (key, "0123456789") == 5;
}

static void
set_error (const char *text, const char *key, Read read, GError **error)
{
  g_autofree char *excerpt = wm_text_excerpt (text);
  const char *format;

  /* Translators: in each of these sentences %s is what somebody typed. */
  if (read == READ_NO_SUCH_DAY)
    format = _ ("“%s” is no day of the calendar between 1900 and 2199. Write it like 2026-11-23.");
  else if (read == READ_YEAR_UNCLEAR)
    format = _ ("“%s” does not say which of its numbers is the year. Write the year with four "
                "digits, like 2026-11-23.");
  else if (is_serial_number (key))
    format = _ ("“%s” is how a spreadsheet counts days. Give the column a date format there, or "
                "write it like 2026-11-23.");
  else
    format = _ ("“%s” is not a date that Waymark understands. Write it like 2026-11-23 or "
                "23.11.2026.");
  g_set_error (error, WM_PARSE_ERROR,
               read == READ_YEAR_UNCLEAR  ? WM_PARSE_ERROR_AMBIGUOUS
               : read == READ_NO_SUCH_DAY ? WM_PARSE_ERROR_RANGE
                                          : WM_PARSE_ERROR_INVALID,
               format, excerpt);
}

static gboolean
is_valid (const Day *day)
{
  return day->year >= YEAR_MIN && day->year <= YEAR_MAX && day->month >= 1 && day->month <= 12 &&
         day->day >= 1 && day->day <= 31 &&
         g_date_valid_dmy ((GDateDay) day->day, (GDateMonth) day->month, (GDateYear) day->year);
}

char *
wm_parse_date (const char *text, const GDate *today, WmDateOrder order, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *key = NULL;
  Day day = { 0 };
  Read read = READ_NO;
  guint this_year;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  clean = wm_text_clean_line (text, -1, error);
  if (clean == NULL)
    return NULL;
  key = wm_text_fold (clean);
  this_year = g_date_get_year (today);
  if (cut_time (key))
    {
      read = read_numbers (key, order, this_year, &day);
      if (read == READ_NO)
        read = read_named (key, this_year, &day);
      if (read == READ_NO)
        read = read_relative (key, today, &day);
    }
  if (read == READ_YES && !is_valid (&day))
    read = READ_NO_SUCH_DAY;
  if (read != READ_YES)
    {
      set_error (text, key, read, error);
      return NULL;
    }
  return g_strdup_printf ("%04u-%02u-%02u", day.year, day.month, day.day);
}
