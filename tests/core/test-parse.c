/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-parse.h"

#include <string.h>

/* Today is 2026-03-10 in all of these. */
static char *
parse_date (const char *text, WmDateOrder order, GError **error)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 10, G_DATE_MARCH, 2026);
  return wm_parse_date (text, &today, order, error);
}

static void
assert_date (const char *text, WmDateOrder order, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = parse_date (text, order, &error);

  if (g_strcmp0 (date, expected) != 0)
    g_test_message ("“%s” gave %s, not %s", text, date ? date : error->message, expected);
  g_assert_no_error (error);
  g_assert_cmpstr (date, ==, expected);
}

static void
assert_no_date (const char *text, WmParseError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = parse_date (text, WM_DATE_ORDER_DAY_FIRST, &error);

  if (date != NULL)
    g_test_message ("“%s” gave %s", text, date);
  g_assert_null (date);
  g_assert_error (error, WM_PARSE_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_date_forms (void)
{
  static const char *const forms[] = {
    "2026-11-23",
    "2026-11-23 00:00:00",
    "2026-11-23T23:59:59Z",
    "2026-11-23T23:30:00.250+02:00",
    "2026-11-23 08:15",
    "2026/11/23",
    "2026.11.23",
    " 23.11.2026 ",
    "23.11.26",
    "23. 11. 2026",
    "23.11.2026 00:00:00",
    "23/11/2026",
    "11/23/2026",
    "11/23/2026 12:00:00 AM",
    "11/23/26",
    "23-11-2026",
    "23 Nov 2026",
    "23-Nov-26",
    "23-NOV-2026",
    "Nov 23, 2026",
    "November 23rd, 2026",
    "23. November 2026",
    "23 novembre 2026",
    "2026 Nov 23",
    "23\302\240Nov\302\2402026",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      assert_date (forms[i], WM_DATE_ORDER_DAY_FIRST, "2026-11-23");
      assert_date (forms[i], WM_DATE_ORDER_MONTH_FIRST, "2026-11-23");
    }
}

static void
test_date_order (void)
{
  assert_date ("3/4/2026", WM_DATE_ORDER_DAY_FIRST, "2026-04-03");
  assert_date ("3/4/2026", WM_DATE_ORDER_MONTH_FIRST, "2026-03-04");
  assert_date ("3-4-2026", WM_DATE_ORDER_MONTH_FIRST, "2026-03-04");
  /* One of the two cannot be a month. */
  assert_date ("13/4/2026", WM_DATE_ORDER_MONTH_FIRST, "2026-04-13");
  assert_date ("4/13/2026", WM_DATE_ORDER_DAY_FIRST, "2026-04-13");
  /* With dots, or the year in front, nobody writes the month elsewhere. */
  assert_date ("3.4.2026", WM_DATE_ORDER_MONTH_FIRST, "2026-04-03");
  assert_date ("2026/03/04", WM_DATE_ORDER_DAY_FIRST, "2026-03-04");
}

static void
test_date_months (void)
{
  static const char *const names[][6] = {
    { "Jan", "Januar", "janvier", "enero", "gennaio", "Jänner" },
    { "Feb", "Februar", "février", "febrero", "febbraio", "févr." },
    { "Mar", "März", "mars", "marzo", "maart", "mrt" },
    { "Apr", "April", "avril", "abril", "aprile", "avr" },
    { "May", "Mai", "mai", "mayo", "maggio", "mei" },
    { "Jun", "Juni", "juin", "junio", "giugno", "JUNE" },
    { "Jul", "Juli", "juillet", "julio", "luglio", "juil" },
    { "Aug", "August", "août", "agosto", "augustus", "aou" },
    { "Sep", "Sept.", "septembre", "septiembre", "settembre", "set" },
    { "Oct", "Oktober", "octobre", "octubre", "ottobre", "okt" },
    { "Nov", "November", "novembre", "noviembre", "nov.", "NOVEMBER" },
    { "Dec", "Dezember", "décembre", "diciembre", "dicembre", "dez" },
  };

  for (guint month = 0; month < 12; month++)
    {
      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *text = g_strdup_printf ("5. %s 2026", names[month][i]);
          g_autofree char *expected = g_strdup_printf ("2026-%02u-05", month + 1);

          assert_date (text, WM_DATE_ORDER_DAY_FIRST, expected);
        }
    }
  assert_no_date ("5 jui 2026", WM_PARSE_ERROR_INVALID, "not a date");
  assert_no_date ("5 ja 2026", WM_PARSE_ERROR_INVALID, "not a date");
}

static void
test_date_relative (void)
{
  assert_date ("today", WM_DATE_ORDER_DAY_FIRST, "2026-03-10");
  assert_date ("Tomorrow", WM_DATE_ORDER_DAY_FIRST, "2026-03-11");
  assert_date ("YESTERDAY", WM_DATE_ORDER_DAY_FIRST, "2026-03-09");
  assert_date ("heute", WM_DATE_ORDER_DAY_FIRST, "2026-03-10");
  assert_date ("aujourd’hui", WM_DATE_ORDER_DAY_FIRST, "2026-03-10");
  assert_date ("in 3 weeks", WM_DATE_ORDER_DAY_FIRST, "2026-03-31");
  assert_date ("in  2 months", WM_DATE_ORDER_DAY_FIRST, "2026-05-10");
  assert_date ("in a year", WM_DATE_ORDER_DAY_FIRST, "2027-03-10");
  assert_date ("in 10 days", WM_DATE_ORDER_DAY_FIRST, "2026-03-20");
  assert_date ("in 2 Monaten", WM_DATE_ORDER_DAY_FIRST, "2026-05-10");
  assert_date ("dans 1 année", WM_DATE_ORDER_DAY_FIRST, "2027-03-10");
  assert_no_date ("in 3 moons", WM_PARSE_ERROR_INVALID, "not a date");
  assert_no_date ("in -3 weeks", WM_PARSE_ERROR_INVALID, "not a date");
  assert_no_date ("in 999999999999999999999 days", WM_PARSE_ERROR_INVALID, "not a date");
  assert_no_date ("in 99999 weeks", WM_PARSE_ERROR_RANGE, "no day");
  assert_no_date ("in 99999 years", WM_PARSE_ERROR_RANGE, "no day");
}

static void
test_date_month_end_is_kept (void)
{
  GDate today;
  g_autofree char *date = NULL;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 31, G_DATE_DECEMBER, 2026);
  date = wm_parse_date ("in 2 months", &today, WM_DATE_ORDER_DAY_FIRST, NULL);
  g_assert_cmpstr (date, ==, "2027-02-28");
}

static void
test_date_short_years (void)
{
  assert_date ("12.3.", WM_DATE_ORDER_DAY_FIRST, "2026-03-12");
  assert_date ("1.1.", WM_DATE_ORDER_DAY_FIRST, "2026-01-01");
  assert_date ("5 May", WM_DATE_ORDER_DAY_FIRST, "2026-05-05");
  assert_date ("1.2.69", WM_DATE_ORDER_DAY_FIRST, "2069-02-01");
  assert_date ("1.2.70", WM_DATE_ORDER_DAY_FIRST, "1970-02-01");
  assert_no_date ("26-11-23", WM_PARSE_ERROR_AMBIGUOUS, "which of its numbers is the year");
  assert_no_date ("1.2.026", WM_PARSE_ERROR_INVALID, "not a date");
}

static void
test_date_refuses (void)
{
  static const char *const no_dates[] = {
    "",
    " ",
    "soon",
    "2026",
    "2026-11",
    "11/2026",
    "12.3",
    "23 11 2026",
    "1.2.3.4",
    "2026-11-23x",
    "2026-11-23 ab",
    "23:11:2026",
    "2026-11-23 25:00",
    "2026-11-23 10:61",
    "2026-1-",
    "--",
    "...",
    "1/2-2026",
    "Nov 2026",
    "23 23 Nov",
    "Nov Nov 23",
    "20261123",
    "12345-01-01",
    "in weeks",
    "in 3",
    "00:00:00",
    "T00:00:00",
    "1:00",
    "\xe2\x80\xae",
    "2026-11-23T10:00+99:00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (no_dates); i++)
    assert_no_date (no_dates[i], WM_PARSE_ERROR_INVALID, "not a date");
  assert_no_date ("31.02.", WM_PARSE_ERROR_RANGE, "“31.02.” is no day of the calendar");
  assert_no_date ("29.2.", WM_PARSE_ERROR_RANGE, "no day");
  assert_no_date ("2026-02-30", WM_PARSE_ERROR_RANGE, "no day");
  assert_no_date ("0.1.2026", WM_PARSE_ERROR_RANGE, "no day");
  assert_no_date ("11.23.2026", WM_PARSE_ERROR_RANGE, "no day");
  assert_no_date ("13/13/2026", WM_PARSE_ERROR_RANGE, "no day");
  assert_no_date ("9999-01-01", WM_PARSE_ERROR_RANGE, "between 1900 and 2199");
  assert_no_date ("0026-01-01", WM_PARSE_ERROR_RANGE, "between 1900 and 2199");
  assert_no_date ("46349", WM_PARSE_ERROR_INVALID, "how a spreadsheet counts days");
}

static void
test_date_survives_every_prefix (void)
{
  static const char *const texts[] = {
    "2026-11-23T23:30:00.250+02:00",
    "Nov 23rd, 2026 10:00 am",
    "in 3 weeks",
    "23. Dezember 2026 12:00:00",
    "aujourd’hui",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (gsize length = 0; length <= strlen (texts[i]); length++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *text = g_strndup (texts[i], length);
          g_autofree char *date = parse_date (text, WM_DATE_ORDER_DAY_FIRST, &error);

          g_assert_true ((date == NULL) == (error != NULL));
        }
    }
}

static void
assert_integer (const char *text, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  wm_parse_integer (text, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value, ==, expected);
}

static void
assert_no_integer (const char *text, WmParseError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 77;

  g_assert_false (wm_parse_integer (text, &value, &error));
  g_assert_error (error, WM_PARSE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_integer (void)
{
  assert_integer ("0", 0);
  assert_integer (" 35 ", 35);
  assert_integer ("007", 7);
  assert_integer ("-12", -12);
  assert_integer ("\xe2\x88\x92"
                  "12",
                  -12);
  assert_integer ("+12", 12);
  assert_integer ("1.200", 1200);
  assert_integer ("1,200", 1200);
  assert_integer ("1 200", 1200);
  assert_integer ("1\302\240200", 1200);
  assert_integer ("1\xe2\x80\xaf"
                  "200",
                  1200);
  assert_integer ("1'200", 1200);
  assert_integer ("1’200’000", 1200000);
  assert_integer ("12.000.000", 12000000);
  assert_integer ("12.00", 12);
  assert_integer ("1.200,00", 1200);
  assert_integer ("9223372036854775807", G_MAXINT64);
  assert_integer ("-9223372036854775808", G_MININT64);
}

static void
test_integer_refuses (void)
{
  assert_no_integer ("1.5", WM_PARSE_ERROR_INVALID, "“1.5” has decimals");
  assert_no_integer ("1,25", WM_PARSE_ERROR_INVALID, "has decimals");
  assert_no_integer ("0.200", WM_PARSE_ERROR_INVALID, "has decimals");
  assert_no_integer ("1200.500", WM_PARSE_ERROR_INVALID, "has decimals");
  assert_no_integer ("1.200,5", WM_PARSE_ERROR_INVALID, "has decimals");
  assert_no_integer ("1.200.5", WM_PARSE_ERROR_INVALID, "has decimals");
  assert_no_integer ("1.200.00", WM_PARSE_ERROR_INVALID, "has decimals");
  assert_no_integer ("1,200.300", WM_PARSE_ERROR_INVALID, "has decimals");
  assert_no_integer ("", WM_PARSE_ERROR_INVALID, "not a whole number");
  assert_no_integer ("-", WM_PARSE_ERROR_INVALID, "not a whole number");
  assert_no_integer ("twelve", WM_PARSE_ERROR_INVALID, "not a whole number");
  assert_no_integer ("12 pieces", WM_PARSE_ERROR_INVALID, "not a whole number");
  assert_no_integer ("1E+05", WM_PARSE_ERROR_INVALID, "not a whole number");
  assert_no_integer ("1 20", WM_PARSE_ERROR_INVALID, "not a whole number");
  assert_no_integer ("12.", WM_PARSE_ERROR_INVALID, "not a whole number");
  assert_no_integer ("--5", WM_PARSE_ERROR_INVALID, "not a whole number");
  assert_no_integer ("9223372036854775808", WM_PARSE_ERROR_RANGE, "too large");
}

static void
test_boolean (void)
{
  static const char *const yes[] = { "yes", "Y", "TRUE", "1", "x", "X", "ja", "oui", "✓", " Yes " };
  static const char *const no[] = { "no", "N", "false", "0", "", "  ", "Nein", "non" };
  g_autoptr (GError) error = NULL;
  gboolean value;

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      value = FALSE;
      g_assert_true (wm_parse_boolean (yes[i], &value, NULL));
      g_assert_true (value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    {
      value = TRUE;
      g_assert_true (wm_parse_boolean (no[i], &value, NULL));
      g_assert_false (value);
    }
  g_assert_false (wm_parse_boolean ("perhaps", &value, &error));
  g_assert_error (error, WM_PARSE_ERROR, WM_PARSE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "“perhaps” is neither yes nor no. Write yes or no.");
}

static const WmChoice choices[] = {
  { "public", "Public" },
  { "internal", "Internal" },
  { "confidential", "Confidential" },
  { "strictly_confidential", "Strictly confidential" },
  { "very_high", "Très élevé" },
  { "comma", "Law, order" },
  { "high", "High" },
  { "high_five", "High five" },
};

static void
assert_choice (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  const char *token = wm_parse_choice (text, choices, G_N_ELEMENTS (choices), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, expected);
}

static void
assert_no_choice (const char *text, WmParseError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (wm_parse_choice (text, choices, G_N_ELEMENTS (choices), &error));
  g_assert_error (error, WM_PARSE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "Public, Internal, Confidential, Strictly"));
}

static void
test_choice (void)
{
  assert_choice ("internal", "internal");
  assert_choice ("Strictly confidential", "strictly_confidential");
  assert_choice ("STRICTLY-CONFIDENTIAL", "strictly_confidential");
  assert_choice ("  strictly _ confidential ", "strictly_confidential");
  assert_choice ("tres eleve", "very_high");
  assert_choice ("Tre\xcc\x80s e\xcc\x81leve\xcc\x81", "very_high");
  assert_choice ("Very High", "very_high");
  assert_choice ("int", "internal");
  assert_choice ("stri", "strictly_confidential");
  assert_choice ("high", "high");
  assert_choice ("high f", "high_five");
}

static void
test_choice_refuses (void)
{
  g_autofree char *endless = g_strnfill (200000, 'p');

  assert_no_choice ("secret", WM_PARSE_ERROR_INVALID);
  assert_no_choice ("", WM_PARSE_ERROR_INVALID);
  assert_no_choice ("-", WM_PARSE_ERROR_INVALID);
  assert_no_choice ("in", WM_PARSE_ERROR_INVALID);
  assert_no_choice ("hig", WM_PARSE_ERROR_AMBIGUOUS);
  assert_no_choice ("\xff\xfe", WM_PARSE_ERROR_INVALID);
  assert_no_choice (endless, WM_PARSE_ERROR_INVALID);
}

static void
assert_choices (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree const char **tokens = wm_parse_choices (text, choices, G_N_ELEMENTS (choices), &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv (" ", (char **) tokens);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_choices (void)
{
  g_autoptr (GError) error = NULL;

  assert_choices ("", "");
  assert_choices (" ; , ", "");
  assert_choices ("internal", "internal");
  assert_choices ("high, public;Internal|public\r\nvery high", "public internal very_high high");
  assert_choices ("Law, order", "comma");
  g_assert_null (wm_parse_choices ("public, secret", choices, G_N_ELEMENTS (choices), &error));
  g_assert_error (error, WM_PARSE_ERROR, WM_PARSE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“secret”"));
}

static void
assert_line (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = wm_text_clean_line (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (clean, ==, expected);
}

static void
assert_block (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = wm_text_clean_block (text, -1, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (clean, ==, expected);
  again = wm_text_clean_block (clean, -1, NULL);
  g_assert_cmpstr (again, ==, expected);
}

static void
test_clean (void)
{
  assert_line ("", "");
  assert_line (" \t\r\n", "");
  assert_line ("  Server room  ", "Server room");
  assert_line ("a\tb", "a b");
  assert_line ("a\r\nb\rc\nd", "a b c d");
  assert_line ("a\001b\177c", "abc");
  assert_line ("\302\240Müller\302\240", "Müller");
  assert_line ("Mu\xcc\x88ller", "Müller");
  assert_line ("\xe2\x84\xab", "\xc3\x85");
  assert_line ("a\xc2\x80z\xc2\x85", "az");
  assert_line ("5 € – “x”", "5 € – “x”");
  assert_block ("a\r\nb\rc\nd\n\n", "a\nb\nc\nd");
  assert_block ("é\r\n\x0b\xe2\x80\xa8z", "é\n\n\nz");
  assert_block ("\n a\tb \n", "a b");
  assert_block ("e\001\xcc\x81", "é");
}

static void
test_clean_limits (void)
{
  g_autofree char *line = g_strnfill (WM_TEXT_LINE_MAX + 1, 'a');
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new ("e");
  g_autoptr (GError) error = NULL;
  g_autofree char *fits = NULL;
  g_autofree char *fits_wide = NULL;

  g_assert_null (wm_text_clean_line (line, -1, &error));
  g_assert_error (error, WM_TEXT_ERROR, WM_TEXT_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "1000 characters"));
  g_clear_error (&error);
  line[WM_TEXT_LINE_MAX] = ' ';
  fits = wm_text_clean_line (line, -1, NULL);
  g_assert_cmpuint (strlen (fits), ==, WM_TEXT_LINE_MAX);

  /* Characters are counted, not bytes, and as they are kept: these become one each. */
  for (guint i = 0; i < WM_TEXT_BLOCK_MAX; i++)
    g_string_append (wide, "e\xcc\x81");
  fits_wide = wm_text_clean_block (wide->str, -1, NULL);
  g_assert_cmpuint (strlen (fits_wide), ==, 2 * WM_TEXT_BLOCK_MAX);
  g_string_append (wide, "é");
  g_assert_null (wm_text_clean_block (wide->str, -1, &error));
  g_assert_error (error, WM_TEXT_ERROR, WM_TEXT_ERROR_TOO_LONG);
  g_clear_error (&error);

  /* Sorting these would take minutes. */
  for (guint i = 0; i < 45000; i++)
    g_string_append (marks, i % 2 ? "\xcc\x81" : "\xcc\xa3");
  g_assert_null (wm_text_clean_block (marks->str, -1, &error));
  g_assert_error (error, WM_TEXT_ERROR, WM_TEXT_ERROR_MARKS);
}

/* Long text is normalised in pieces; the result must be that of the whole. */
static void
test_clean_normalises_across_pieces (void)
{
  static const char *const parts[] = {
    "e",
    "\xcc\x81",
    "\xcc\xa3",
    "a",
    " ",
    "\xe1\x84\x80",
    "\xe1\x85\xa1",
    "\xe1\x86\xa8",
    "가",
    "\xe0\xa7\x87",
    "\xe0\xa6\xbe",
    "か",
    "\xe3\x82\x99",
    "Ж",
    "\xe2\x84\xab",
    "字",
    "€",
  };

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) text = g_string_new ("x");
      g_autofree char *expected = NULL;
      g_autofree char *clean = NULL;

      for (guint j = 0; j < 300; j++)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      g_string_append (text, "x");
      expected = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      clean = wm_text_clean_line (text->str, -1, NULL);
      g_assert_cmpstr (clean, ==, expected);
    }
}

/* What is passed through without a closer look must be what the closer look gives. */
static void
test_clean_every_character (void)
{
  for (gunichar c = 0xa1; c < 0x20d0; c++)
    {
      g_autoptr (GString) text = g_string_new ("a");
      g_autoptr (GError) error = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *clean = NULL;

      if (g_unichar_ismark (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ||
          g_unichar_type (c) == G_UNICODE_SURROGATE)
        continue;
      g_string_append_unichar (text, c);
      g_string_append_c (text, 'b');
      expected = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      clean = wm_text_clean_line (text->str, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (clean, ==, expected);
      if (wm_text_is_clean_line (text->str))
        g_assert_cmpstr (text->str, ==, clean);

      /* The character without its last byte. */
      g_string_erase (text, (gssize) text->len - 2, 1);
      g_assert_false (wm_text_is_clean_line (text->str));
      g_assert_null (wm_text_clean_line (text->str, -1, &error));
      g_assert_error (error, WM_TEXT_ERROR, WM_TEXT_ERROR_ENCODING);
    }
}

static void
test_is_clean (void)
{
  static const char *const clean[] = { "a", "Büro „Süd“ – 3 €", "Zoë’s «x» ±5 °C" };
  static const char *const dirty[] = {
    "",
    " a",
    "a ",
    "a\tb",
    "a\x7f",
    "a\x01",
    "\xc2\xa0"
    "a",
    "a\xc2\x85",
    "a\xe2\x80\xa8"
    "b",
    "a\xff",
    "\xc3",
  };
  g_autofree char *fits = g_strnfill (WM_TEXT_LINE_MAX, 'x');
  g_autofree char *long_line = g_strnfill (WM_TEXT_LINE_MAX + 1, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (clean); i++)
    g_assert_true (wm_text_is_clean_line (clean[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (dirty); i++)
    {
      g_assert_false (wm_text_is_clean_line (dirty[i]));
      g_assert_false (wm_text_is_clean_block (dirty[i]));
    }
  g_assert_true (wm_text_is_clean_line (fits));
  g_assert_false (wm_text_is_clean_line (long_line));
  g_assert_true (wm_text_is_clean_block (long_line));
  g_assert_false (wm_text_is_clean_line ("a\nb"));
  g_assert_true (wm_text_is_clean_block ("a\nb"));
}

static void
test_clean_refuses_bad_utf8 (void)
{
  static const char *const bad[] = { "M\xfcller", "\xc3", "\xed\xa0\x80", "\xf5\x80\x80\x80",
                                     "\xc0\xaf" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (wm_text_clean_line (bad[i], -1, &error));
      g_assert_error (error, WM_TEXT_ERROR, WM_TEXT_ERROR_ENCODING);
      g_clear_error (&error);
    }
  g_assert_null (wm_text_clean_line ("a\0b", 3, &error));
  g_assert_error (error, WM_TEXT_ERROR, WM_TEXT_ERROR_ENCODING);
  g_clear_error (&error);
  /* A text that is not ended by a NUL is read no further than its length. */
  g_assert_null (wm_text_clean_line ("é", 1, &error));
  g_assert_error (error, WM_TEXT_ERROR, WM_TEXT_ERROR_ENCODING);
}

static void
assert_same (char *(*fold) (const char *), const char *a, const char *b, gboolean same)
{
  g_autofree char *key_a = fold (a);
  g_autofree char *key_b = fold (b);

  if (same)
    g_assert_cmpstr (key_a, ==, key_b);
  else
    g_assert_cmpstr (key_a, !=, key_b);
}

static void
test_fold (void)
{
  g_autofree char *key = wm_text_fold ("  Ä   Straße\302\240X ");

  g_assert_cmpstr (key, ==, "a strasse x");
  assert_same (wm_text_fold, "Zoë", "ZOE", TRUE);
  assert_same (wm_text_fold, "in_use", "in use", FALSE);
  assert_same (wm_text_fold_label, "In_use–since", "in use-Since", TRUE);
  assert_same (wm_text_fold_label, "_Größe_", "groesse", FALSE);
  assert_same (wm_text_fold_label, "_Größe_", "GROSSE", TRUE);
  assert_same (wm_text_fold_name, "Lindner, Eva", "eva lindner", TRUE);
  assert_same (wm_text_fold_name, "Müller,Jörg", "Jörg MÜLLER", TRUE);
  assert_same (wm_text_fold_name, "Lindner, Eva, Dr.", "Eva Dr. Lindner", FALSE);
  assert_same (wm_text_fold_name, "Eva Lindner", "Lindner Eva", FALSE);
  /* A mark that makes another letter is no accent. */
  assert_same (wm_text_fold, "かき", "がぎ", FALSE);
  assert_same (wm_text_fold, "कि", "की", FALSE);
  assert_same (wm_text_fold, "\xff", "", TRUE);
}

static void
test_excerpt (void)
{
  g_autofree char *endless = g_strnfill (5000, 'a');
  g_autofree char *cut = wm_text_excerpt (endless);
  g_autofree char *bad = wm_text_excerpt ("a\nb\xff");
  g_autofree char *none = wm_text_excerpt (NULL);

  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 41);
  g_assert_true (g_str_has_suffix (cut, "a…"));
  g_assert_cmpstr (bad, ==, "a b\xef\xbf\xbd");
  g_assert_cmpstr (none, ==, "");
}

/* Printed for the reader; time decides nothing. */
static void
test_clean_speed (void)
{
  gint64 start = g_get_monotonic_time ();
  /* Every allocation is slow under the sanitizers; -m perf gives the figure of a real import. */
  guint n = g_test_perf () ? 10000 * 15 : 10000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *clean = wm_text_clean_line ("Notebook of the office", -1, NULL);

      g_assert_nonnull (clean);
    }
  g_test_message ("%u cells of ASCII cleaned in %.1f ms", n,
                  (double) (g_get_monotonic_time () - start) / 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parse/date/reads-every-form", test_date_forms);
  g_test_add_func ("/parse/date/order-is-asked-for-or-plain", test_date_order);
  g_test_add_func ("/parse/date/knows-names-of-months", test_date_months);
  g_test_add_func ("/parse/date/counts-from-today", test_date_relative);
  g_test_add_func ("/parse/date/month-ends-stay-in-the-month", test_date_month_end_is_kept);
  g_test_add_func ("/parse/date/fills-in-the-year", test_date_short_years);
  g_test_add_func ("/parse/date/refuses-what-is-none", test_date_refuses);
  g_test_add_func ("/parse/date/survives-every-prefix", test_date_survives_every_prefix);
  g_test_add_func ("/parse/integer/reads-thousands", test_integer);
  g_test_add_func ("/parse/integer/refuses-what-is-none", test_integer_refuses);
  g_test_add_func ("/parse/boolean/reads-yes-and-no", test_boolean);
  g_test_add_func ("/parse/choice/finds-tokens-labels-and-beginnings", test_choice);
  g_test_add_func ("/parse/choice/refusal-lists-the-values", test_choice_refuses);
  g_test_add_func ("/parse/choices/splits-and-orders", test_choices);
  g_test_add_func ("/parse/text/cleans", test_clean);
  g_test_add_func ("/parse/text/limits-count-characters", test_clean_limits);
  g_test_add_func ("/parse/text/normalises-across-pieces", test_clean_normalises_across_pieces);
  g_test_add_func ("/parse/text/every-character-comes-out-in-nfc", test_clean_every_character);
  g_test_add_func ("/parse/text/what-is-clean-is-told-quickly", test_is_clean);
  g_test_add_func ("/parse/text/refuses-bad-utf8", test_clean_refuses_bad_utf8);
  g_test_add_func ("/parse/text/folds-names-and-labels", test_fold);
  g_test_add_func ("/parse/text/excerpt-fits-a-sentence", test_excerpt);
  g_test_add_func ("/parse/text/speed-is-printed", test_clean_speed);
  return g_test_run ();
}
