/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-field-value.h"

#include "store/wm-id.h"
#include "wm-model-error.h"
#include "wm-parse.h"
#include "wm-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static char *
fail (GError **error, const char *message, const WmField *field, const char *value)
{
  g_autofree char *excerpt = wm_text_excerpt (value);
  /* The templates come from this file; each holds %s for the value. */
  g_autofree char *sentence = g_strdup_printf (message, excerpt);

  /* Translators: the first is the name of a field, the second a sentence about its value. */
  g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID, _ ("%1$s: %2$s"),
               wm_field_get_label (field), sentence);
  return NULL;
}

static int
read_digits (const char *text, int n_digits)
{
  int number = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = 10 * number + (text[i] - '0');
    }
  return number;
}

static gboolean
is_date (const char *value)
{
  int year, month, day;

  if (strlen (value) != 10 || value[4] != '-' || value[7] != '-')
    return FALSE;
  year = read_digits (value, 4);
  month = read_digits (value + 5, 2);
  day = read_digits (value + 8, 2);
  return year >= 1000 && month > 0 && day > 0 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static char *
clean_integer (const WmField *field, const char *value, GError **error)
{
  char *end = NULL;
  gint64 number;

  errno = 0;
  number = g_ascii_strtoll (value, &end, 10);
  if (errno != 0 || end == value || *end != '\0')
    return fail (error, _ ("“%s” is not a whole number"), field, value);
  if (number < field->min || number > field->max)
    {
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID,
                   /* Translators: the name of a field, then the smallest and largest number. */
                   _ ("%1$s: the number must be from %2$" PRId64 " to %3$" PRId64),
                   wm_field_get_label (field), field->min, field->max);
      return NULL;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* As many digits as any number keeps, and as SQLite gives of one. */
static char *
dup_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", number);
  return g_strdup (strcmp (text, "-0") == 0 ? "0" : text);
}

static char *
clean_number (const WmField *field, const char *value, GError **error)
{
  char *end = NULL;
  double number = g_ascii_strtod (value, &end);

  if (end == value || *end != '\0' || !isfinite (number) ||
      strspn (value, "+-.0123456789eE") != strlen (value))
    return fail (error, _ ("“%s” is not a number"), field, value);
  if (field->min < field->max && (number < (double) field->min || number > (double) field->max))
    {
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID,
                   /* Translators: the name of a field, then the smallest and largest number. */
                   _ ("%1$s: the number must be from %2$" PRId64 " to %3$" PRId64),
                   wm_field_get_label (field), field->min, field->max);
      return NULL;
    }
  return dup_number (number);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted and each once, so that equal sets are equal text. */
static char *
clean_records (const WmField *field, const char *value, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    if (*g_strstrip (ids[i]) != '\0' && !wm_id_is_valid (ids[i]))
      return fail (error, _ ("“%s” is not the id of a record"), field, ids[i]);
  qsort (ids, g_strv_length (ids), sizeof *ids, compare_ids);
  for (guint i = 0; ids[i] != NULL; i++)
    if (*ids[i] != '\0' && (i == 0 || strcmp (ids[i], ids[i - 1]) != 0))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "," : "", ids[i]);
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static char *
clean_choices (const WmField *field, const char *value, GError **error)
{
  g_auto (GStrv) tokens = g_strsplit (value, ",", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; tokens[i] != NULL; i++)
    if (wm_field_find_choice (field, g_strstrip (tokens[i])) == NULL)
      return fail (error, _ ("“%s” is not one of the choices"), field, tokens[i]);

  /* In the order of the descriptor and each once, so that equal sets are equal text. */
  for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
    if (g_strv_contains ((const char *const *) tokens, choice->token))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "," : "", choice->token);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static char *
clean_text (const WmField *field, const char *value, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *clean = field->type == WM_FIELD_TEXT ? wm_text_clean_block (value, -1, &local_error)
                                             : wm_text_clean_line (value, -1, &local_error);

  if (clean == NULL)
    {
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID, _ ("%1$s: %2$s"),
                   wm_field_get_label (field), local_error->message);
      return NULL;
    }
  if (*clean == '\0')
    g_clear_pointer (&clean, g_free);
  return clean;
}

char *
wm_field_clean (const WmField *field, const char *value, GError **error)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL || *value == '\0')
    return NULL;
  switch (field->type)
    {
    case WM_FIELD_INTEGER:
      return clean_integer (field, value, error);
    case WM_FIELD_NUMBER:
      return clean_number (field, value, error);
    case WM_FIELD_RECORDS:
      return clean_records (field, value, error);
    case WM_FIELD_DATE:
      return is_date (value) ? g_strdup (value)
                             : fail (error, _ ("“%s” is not a date"), field, value);
    case WM_FIELD_BOOLEAN:
      if (strcmp (value, "yes") == 0 || strcmp (value, "no") == 0)
        return g_strdup (value);
      return fail (error, _ ("“%s” is neither yes nor no"), field, value);
    case WM_FIELD_CHOICE:
      if (wm_field_find_choice (field, value) != NULL)
        return g_strdup (value);
      return fail (error, _ ("“%s” is not one of the choices"), field, value);
    case WM_FIELD_CHOICES:
      return clean_choices (field, value, error);
    case WM_FIELD_RECORD:
      return wm_id_is_valid (value)
                 ? g_strdup (value)
                 : fail (error, _ ("“%s” is not the id of a record"), field, value);
    case WM_FIELD_LINE:
    case WM_FIELD_TEXT:
    default:
      return clean_text (field, value, error);
    }
}

/* Eighteen digits fit into 64 bits. */
static gboolean
is_clean_integer (const WmField *field, const char *value)
{
  gsize length = strspn (value, "0123456789");
  gint64 number;

  if (length == 0 || length > 18 || value[length] != '\0' || (*value == '0' && length > 1))
    return FALSE;
  number = g_ascii_strtoll (value, NULL, 10);
  return number >= field->min && number <= field->max;
}

gboolean
wm_field_is_clean (const WmField *field, const char *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  switch (field->type)
    {
    case WM_FIELD_INTEGER:
      return is_clean_integer (field, value);
    case WM_FIELD_DATE:
      return is_date (value);
    case WM_FIELD_BOOLEAN:
      return strcmp (value, "yes") == 0 || strcmp (value, "no") == 0;
    case WM_FIELD_CHOICE:
    case WM_FIELD_CHOICES:
      return wm_field_find_choice (field, value) != NULL;
    case WM_FIELD_RECORD:
    case WM_FIELD_RECORDS:
      return wm_id_is_valid (value);
    case WM_FIELD_NUMBER:
      return FALSE;
    case WM_FIELD_TEXT:
      return wm_text_is_clean_block (value);
    case WM_FIELD_LINE:
    default:
      return wm_text_is_clean_line (value);
    }
}

static gsize
count_choices (const WmField *field)
{
  gsize n = 0;

  while (field->choices[n].token != NULL)
    n++;
  return n;
}

static char *
parse_date (const char *text, const char *today, GError **error)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_parse (&day, today);
  return wm_parse_date (text, &day, WM_DATE_ORDER_DAY_FIRST, error);
}

/* What a parser of people's input gives, as text; unset @error and %NULL: empty. */
static char *
parse_by_type (const WmField *field, const char *text, const char *today, GError **error)
{
  gint64 number = 0;
  double decimal = 0;
  gboolean flag = FALSE;

  switch (field->type)
    {
    case WM_FIELD_INTEGER:
      if (!wm_parse_integer (text, &number, error))
        return NULL;
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case WM_FIELD_NUMBER:
      return wm_parse_number (text, &decimal, error) ? dup_number (decimal) : NULL;
    case WM_FIELD_DATE:
      return parse_date (text, today, error);
    case WM_FIELD_BOOLEAN:
      if (!wm_parse_boolean (text, &flag, error))
        return NULL;
      return g_strdup (flag ? "yes" : "no");
    case WM_FIELD_CHOICE:
      return g_strdup (wm_parse_choice (text, field->choices, count_choices (field), error));
    case WM_FIELD_CHOICES:
      {
        g_autofree const char **tokens =
            wm_parse_choices (text, field->choices, count_choices (field), error);

        return tokens != NULL ? g_strjoinv (",", (char **) tokens) : NULL;
      }
    case WM_FIELD_LINE:
    case WM_FIELD_TEXT:
    case WM_FIELD_RECORD:
    case WM_FIELD_RECORDS:
    default:
      return g_strdup (text);
    }
}

char *
wm_field_parse (const WmField *field, const char *text, const char *today, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  if (text == NULL)
    return NULL;
  /* Cleaning a text strips it, too. */
  if (field->type == WM_FIELD_LINE || field->type == WM_FIELD_TEXT)
    return wm_field_clean (field, text, error);
  if (!g_utf8_validate (text, -1, NULL))
    return fail (error, _ ("“%s” is not readable text"), field, text);
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return NULL;
  value = parse_by_type (field, stripped, today, &local_error);
  if (local_error != NULL)
    {
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID, _ ("%1$s: %2$s"),
                   wm_field_get_label (field), local_error->message);
      return NULL;
    }
  return wm_field_clean (field, value, error);
}

static char *
display_date (const char *value)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *instant = g_strconcat (value, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (instant, utc);

  /* Translators: a date with its year, as g_date_time_format() takes it: 23 Nov 2026. */
  return date != NULL ? g_date_time_format (date, _ ("%-e %b %Y")) : g_strdup (value);
}

static char *
display_choices (const WmField *field, const char *value)
{
  g_auto (GStrv) tokens = g_strsplit (value, ",", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      const WmChoice *choice = wm_field_find_choice (field, tokens[i]);

      if (i > 0)
        /* Translators: between the items of a list of words. */
        g_string_append (words, C_ ("list separator", ", "));
      g_string_append (words, choice != NULL ? wm_choice_get_label (choice) : tokens[i]);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
wm_field_dup_display (const WmField *field, const char *value)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");
  switch (field->type)
    {
    case WM_FIELD_DATE:
      return display_date (value);
    case WM_FIELD_BOOLEAN:
      return g_strdup (strcmp (value, "yes") == 0 ? _ ("Yes") : _ ("No"));
    case WM_FIELD_CHOICE:
    case WM_FIELD_CHOICES:
      return display_choices (field, value);
    case WM_FIELD_NUMBER:
      /* With the decimal sign of the reader. */
      return g_strdup_printf ("%.15g", g_ascii_strtod (value, NULL));
    case WM_FIELD_LINE:
    case WM_FIELD_TEXT:
    case WM_FIELD_INTEGER:
    case WM_FIELD_RECORD:
    case WM_FIELD_RECORDS:
    default:
      return g_strdup (value);
    }
}

void
wm_field_bind_at (const WmField *field, WmStatement *statement, int index, const char *value)
{
  if (value != NULL && field->type == WM_FIELD_INTEGER)
    wm_statement_bind_int_at (statement, index, g_ascii_strtoll (value, NULL, 10));
  else if (value != NULL && field->type == WM_FIELD_BOOLEAN)
    wm_statement_bind_int_at (statement, index, strcmp (value, "yes") == 0);
  else
    wm_statement_bind_text_at (statement, index, value);
}

void
wm_field_bind (const WmField *field, WmStatement *statement, const char *name, const char *value)
{
  wm_field_bind_at (field, statement, wm_statement_get_parameter (statement, name), value);
}

char *
wm_field_dup_from_stored (const WmField *field, const char *stored)
{
  if (stored == NULL || *stored == '\0')
    return NULL;
  if (field->type == WM_FIELD_BOOLEAN)
    return g_strdup (strcmp (stored, "0") == 0 ? "no" : "yes");
  if (field->type == WM_FIELD_NUMBER)
    return dup_number (g_ascii_strtod (stored, NULL));
  /* A file from elsewhere may hold anything; the rest of the program counts on valid text. */
  return g_utf8_validate (stored, -1, NULL) ? g_strdup (stored) : g_utf8_make_valid (stored, -1);
}

char *
wm_field_dup_column (const WmField *field, WmStatement *statement, int column)
{
  return wm_field_dup_from_stored (field, wm_statement_get_text (statement, column));
}
