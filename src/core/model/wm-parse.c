/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any label; a text of a whole page is not compared with them. */
#define WORD_MAX_BYTES 4000

/* Fewer characters than this never stand for a longer label. */
#define PREFIX_MIN_CHARS 3

/* Apart from these, the words for yes and no in the language of the session are understood. */
static const char *const yes_words[] = {
  "yes", "y", "true", "1", "x", "ja", "j", "wahr", "oui", "o", "vrai", "✓", "✔", "☑", "☒", NULL,
};
static const char *const no_words[] = {
  "no", "n", "false", "0", "nein", "falsch", "non", "faux", "☐", "✗", "✘", NULL,
};

G_DEFINE_QUARK (wm_parse_error_quark, wm_parse_error)

static void
set_error (WmParseError code, const char *format, const char *text, GError **error)
{
  g_autofree char *excerpt = wm_text_excerpt (text);

  g_set_error (error, WM_PARSE_ERROR, (int) code, format, excerpt);
}

/* Whole numbers */

/* Returns: the separator of thousands or decimals that stands at p, as one ASCII character */
static char
get_separator (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '.' || c == ',')
    return (char) c;
  if (c == '\'' || c == 0x2019)
    return '\'';
  return c == ' ' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR ? ' ' : '\0';
}

static const char *
skip_digits (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;
  return p;
}

/* Reads the digits of "1200", "1.200" or "12.000.000" into digits.
 * Returns: what follows them, or NULL if there are none */
static const char *
read_groups (const char *p, GString *digits, char *used)
{
  const char *end = skip_digits (p);
  gsize first = (gsize) (end - p);

  *used = '\0';
  if (first == 0)
    return NULL;
  g_string_append_len (digits, p, (gssize) first);
  while (first <= 3 && *p != '0' && *end != '\0')
    {
      char separator = get_separator (end);
      const char *group = g_utf8_next_char (end);

      if (separator == '\0' || (*used != '\0' && separator != *used) ||
          skip_digits (group) != group + 3)
        break;
      *used = separator;
      g_string_append_len (digits, group, 3);
      end = group + 3;
    }
  return end;
}

/* Returns: whether text is nothing, or a decimal mark with one or two zeros */
static gboolean
is_zero_fraction (const char *text, char used)
{
  char separator;

  if (*text == '\0')
    return TRUE;
  separator = get_separator (text);
  return (separator == '.' || separator == ',') && separator != used &&
         (g_str_equal (text + 1, "0") || g_str_equal (text + 1, "00"));
}

static gboolean
is_fraction (const char *text)
{
  return (*text == '.' || *text == ',') && text[1] != '\0' && *skip_digits (text + 1) == '\0';
}

/* Writes '-' or nothing to number. Returns: what follows the sign */
static const char *
read_sign (const char *p, GString *number)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '-' || c == 0x2212)
    g_string_append_c (number, '-');
  return c == '-' || c == '+' || c == 0x2212 ? g_utf8_next_char (p) : p;
}

gboolean
wm_parse_integer (const char *text, gint64 *value, GError **error)
{
  g_autoptr (GString) number = g_string_new (NULL);
  g_autofree char *clean = NULL;
  const char *rest;
  char used;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  clean = wm_text_clean_line (text, -1, error);
  if (clean == NULL)
    return FALSE;
  rest = read_groups (read_sign (clean, number), number, &used);
  if (rest == NULL || !is_zero_fraction (rest, used))
    {
      if (rest != NULL && is_fraction (rest))
        /* Translators: %s is what somebody typed. */
        set_error (WM_PARSE_ERROR_INVALID,
                   _ ("“%s” has decimals, and only whole numbers fit here. Write it like 12 or "
                      "1200."),
                   text, error);
      else
        /* Translators: %s is what somebody typed. */
        set_error (WM_PARSE_ERROR_INVALID,
                   _ ("“%s” is not a whole number. Write it like 12 or 1200."), text, error);
      return FALSE;
    }
  if (!g_ascii_string_to_signed (number->str, 10, G_MININT64, G_MAXINT64, value, NULL))
    {
      /* Translators: %s is what somebody typed. */
      set_error (WM_PARSE_ERROR_RANGE, _ ("The number “%s” is too large. Write a smaller one."),
                 text, error);
      return FALSE;
    }
  return TRUE;
}

/* Reads what stands behind the whole part: nothing, or a decimal mark and digits. */
static gboolean
read_fraction (const char *rest, char used, GString *number)
{
  if (*rest == '\0')
    return TRUE;
  if (!is_fraction (rest) || *rest == used)
    return FALSE;
  g_string_append_printf (number, ".%s", rest + 1);
  return TRUE;
}

/* "1.234" could be both; where decimals fit it has them, as "1.5" and "1.25" do. */
static gboolean
is_plain_decimal (const char *text)
{
  const char *mark = skip_digits (text);

  return mark != text && is_fraction (mark);
}

gboolean
wm_parse_number (const char *text, double *value, GError **error)
{
  g_autoptr (GString) number = g_string_new (NULL);
  g_autofree char *clean = NULL;
  const char *rest;
  char used = '\0';

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  clean = wm_text_clean_line (text, -1, error);
  if (clean == NULL)
    return FALSE;
  rest = read_sign (clean, number);
  if (is_plain_decimal (rest))
    {
      const char *mark = skip_digits (rest);

      g_string_append_len (number, rest, mark - rest);
      rest = mark;
    }
  else
    rest = read_groups (rest, number, &used);
  if (rest != NULL && read_fraction (rest, used, number))
    {
      *value = g_ascii_strtod (number->str, NULL);
      return TRUE;
    }
  /* Translators: %s is what somebody typed. */
  set_error (WM_PARSE_ERROR_INVALID, _ ("“%s” is not a number. Write it like 12 or 1200.50."), text,
             error);
  return FALSE;
}

/* Yes or no */

gboolean
wm_parse_boolean (const char *text, gboolean *value, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *key = NULL;
  g_autofree char *yes = NULL;
  g_autofree char *no = NULL;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  clean = wm_text_clean_line (text, -1, error);
  if (clean == NULL)
    return FALSE;
  key = wm_text_fold (clean);
  /* Translators: "Yes" and "No" as people write them into a cell of a spreadsheet. */
  yes = wm_text_fold (C_ ("cell", "Yes"));
  no = wm_text_fold (C_ ("cell", "No"));
  if (g_strv_contains (yes_words, key) || g_str_equal (key, yes))
    *value = TRUE;
  else if (*key == '\0' || g_strv_contains (no_words, key) || g_str_equal (key, no))
    *value = FALSE;
  else
    {
      /* Translators: %s is what somebody typed. */
      set_error (WM_PARSE_ERROR_INVALID, _ ("“%s” is neither yes nor no. Write yes or no."), text,
                 error);
      return FALSE;
    }
  return TRUE;
}

/* Choices */

static const char *
get_label (const WmChoice *choice)
{
  return choice->label != NULL && *choice->label != '\0' ? _ (choice->label) : choice->token;
}

static gboolean
is_same_but_case (const char *text, gsize length, const char *other)
{
  return other != NULL && strlen (other) == length &&
         g_ascii_strncasecmp (text, other, length) == 0;
}

/* A spreadsheet has the same few words thousands of times: this finds them without allocating. */
static const WmChoice *
find_as_written (const char *text, gsize length, const WmChoice *choices, gsize n_choices)
{
  for (gsize i = 0; i < n_choices; i++)
    {
      if (is_same_but_case (text, length, choices[i].token))
        return &choices[i];
    }
  for (gsize i = 0; i < n_choices; i++)
    {
      if (is_same_but_case (text, length, choices[i].label))
        return &choices[i];
    }
  return NULL;
}

static gboolean
matches (const char *key, const char *candidate, gboolean prefix)
{
  g_autofree char *other = wm_text_fold_label (candidate);

  return prefix ? g_str_has_prefix (other, key) : g_str_equal (other, key);
}

static const WmChoice *
find_key (const char *key, const WmChoice *choices, gsize n_choices, gboolean prefix,
          gboolean *ambiguous)
{
  const WmChoice *found = NULL;

  *ambiguous = FALSE;
  for (gsize i = 0; i < n_choices; i++)
    {
      const WmChoice *choice = &choices[i];

      if (!matches (key, choice->token, prefix) &&
          !(choice->label != NULL && matches (key, choice->label, prefix)) &&
          !matches (key, get_label (choice), prefix))
        continue;
      if (found != NULL)
        {
          *ambiguous = TRUE;
          return NULL;
        }
      found = choice;
    }
  return found;
}

static void
set_choice_error (const char *text, const WmChoice *choices, gsize n_choices, gboolean ambiguous,
                  GError **error)
{
  g_autofree char *excerpt = wm_text_excerpt (text);
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < n_choices; i++)
    {
      if (i > 0)
        /* Translators: stands between two of the values that are possible. */
        g_string_append (list, C_ ("list", ", "));
      g_string_append (list, get_label (&choices[i]));
    }
  if (ambiguous)
    g_set_error (error, WM_PARSE_ERROR, WM_PARSE_ERROR_AMBIGUOUS,
                 /* Translators: first what somebody typed, then the list of possible values. */
                 _ ("“%1$s” could mean more than one value. Write one of: %2$s."), excerpt,
                 list->str);
  else
    g_set_error (error, WM_PARSE_ERROR, WM_PARSE_ERROR_INVALID,
                 /* Translators: first what somebody typed, then the list of possible values. */
                 _ ("“%1$s” is not one of the possible values. Write one of: %2$s."), excerpt,
                 list->str);
}

static const char *
parse_choice (const char *text, gsize length, const WmChoice *choices, gsize n_choices,
              GError **error)
{
  const WmChoice *found = find_as_written (text, length, choices, n_choices);
  g_autofree char *copy = NULL;
  g_autofree char *key = NULL;
  gboolean ambiguous = FALSE;

  if (found != NULL)
    return found->token;
  copy = g_strndup (text, MIN (length, WORD_MAX_BYTES));
  key = wm_text_fold_label (copy);
  if (*key != '\0' && length <= WORD_MAX_BYTES)
    {
      found = find_key (key, choices, n_choices, FALSE, &ambiguous);
      if (found == NULL && !ambiguous && g_utf8_strlen (key, -1) >= PREFIX_MIN_CHARS)
        found = find_key (key, choices, n_choices, TRUE, &ambiguous);
    }
  if (found == NULL)
    set_choice_error (copy, choices, n_choices, ambiguous, error);
  return found != NULL ? found->token : NULL;
}

static gsize
strip_length (const char **text, gsize length)
{
  while (length > 0 && g_ascii_isspace ((*text)[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (**text))
    {
      (*text)++;
      length--;
    }
  return length;
}

const char *
wm_parse_choice (const char *text, const WmChoice *choices, gsize n_choices, GError **error)
{
  gsize length;

  g_return_val_if_fail (text != NULL && choices != NULL, NULL);

  length = strip_length (&text, strlen (text));
  return parse_choice (text, length, choices, n_choices, error);
}

static const char **
new_token_array (const WmChoice *choices, gsize n_choices, const gboolean *chosen)
{
  const char **tokens = g_new0 (const char *, n_choices + 1);
  gsize n = 0;

  for (gsize i = 0; i < n_choices; i++)
    {
      if (chosen[i])
        tokens[n++] = choices[i].token;
    }
  return tokens;
}

static gsize
get_index (const char *token, const WmChoice *choices)
{
  gsize i = 0;

  while (choices[i].token != token)
    i++;
  return i;
}

const char **
wm_parse_choices (const char *text, const WmChoice *choices, gsize n_choices, GError **error)
{
  g_autofree gboolean *chosen = NULL;
  const char *token;

  g_return_val_if_fail (text != NULL && choices != NULL, NULL);

  chosen = g_new0 (gboolean, n_choices + 1);
  /* A label may have a comma in it. */
  token = wm_parse_choice (text, choices, n_choices, NULL);
  if (token != NULL)
    {
      chosen[get_index (token, choices)] = TRUE;
      return new_token_array (choices, n_choices, chosen);
    }
  for (const char *p = text; *p != '\0'; p += strspn (p, ",;|\r\n"))
    {
      const char *word = p;
      gsize length = strcspn (p, ",;|\r\n");

      p += length;
      length = strip_length (&word, length);
      if (length == 0)
        continue;
      token = parse_choice (word, length, choices, n_choices, error);
      if (token == NULL)
        return NULL;
      chosen[get_index (token, choices)] = TRUE;
    }
  return new_token_array (choices, n_choices, chosen);
}
