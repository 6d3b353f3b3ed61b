/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-field-value.h"
#include "model/wm-model-error.h"
#include "model/wm-text.h"
#include "model/wm-values.h"

#include <locale.h>
#include <string.h>

static const WmChoice levels[] = {
  { "low", "Low" },
  { "very_high", "Very high" },
  { "medium", "Medium" },
  { NULL, NULL },
};

static const WmField fields[] = {
  { .id = "title", .label = "Title", .flags = WM_FIELD_TITLE },
  { .id = "note", .label = "Note", .type = WM_FIELD_TEXT },
  { .id = "count", .label = "Count", .type = WM_FIELD_INTEGER, .min = -5, .max = 1000000 },
  { .id = "day", .label = "Day", .type = WM_FIELD_DATE },
  { .id = "flag", .label = "Flag", .type = WM_FIELD_BOOLEAN },
  { .id = "level", .label = "Level", .type = WM_FIELD_CHOICE, .choices = levels },
  { .id = "levels", .label = "Levels", .type = WM_FIELD_CHOICES, .choices = levels },
  { .id = "owner", .label = "Owner", .type = WM_FIELD_RECORD, .target = "thing" },
  { .id = "size", .label = "Size", .type = WM_FIELD_INTEGER, .max = G_MAXINT64 },
};

static const WmKind kind = {
  .id = "thing",
  .prefix = "T",
  .label = "Thing",
  .plural = "Things",
  .since = 1,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

#define ID "0123456789abcdef0123456789abcdef"

static const WmField *
get_field (const char *id)
{
  const WmField *field = wm_kind_find_field (&kind, id);

  g_assert_nonnull (field);
  return field;
}

static void
assert_clean (const char *id, const char *value, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = wm_field_clean (get_field (id), value, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (clean, ==, expected);
  again = wm_field_clean (get_field (id), clean, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, expected);
  /* The quick answer may be no, but never a wrong yes. */
  if (value != NULL && wm_field_is_clean (get_field (id), value))
    g_assert_cmpstr (value, ==, expected);
}

/* The message is for people: it begins with the name of the field and quotes what was wrong. */
static void
assert_unclean (const char *id, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = wm_field_clean (get_field (id), value, &error);
  g_autofree char *start = g_strconcat (get_field (id)->label, ": ", NULL);

  g_test_message ("%s %s", id, value);
  g_assert_null (clean);
  g_assert_false (wm_field_is_clean (get_field (id), value));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  clean = wm_field_clean (get_field (id), value, NULL);
  g_assert_null (clean);
}

/* What an import writes must not be looked at twice. */
static void
test_clean_is_told_quickly (void)
{
  static const char *const values[][2] = {
    { "title", "Büro – 3 €" }, { "note", "a\nb" },      { "count", "0" },
    { "count", "1000000" },    { "day", "2026-11-23" }, { "flag", "no" },
    { "level", "very_high" },  { "levels", "low" },     { "owner", ID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_true (wm_field_is_clean (get_field (values[i][0]), values[i][1]));
}

static void
test_clean_empty (void)
{
  for (guint i = 0; i < kind.n_fields; i++)
    {
      assert_clean (fields[i].id, NULL, NULL);
      assert_clean (fields[i].id, "", NULL);
    }
  assert_clean ("title", " \t ", NULL);
  assert_clean ("note", "\n\n", NULL);
}

static void
test_clean_text (void)
{
  g_autofree char *longest = g_strnfill (WM_TEXT_LINE_MAX, 'x');
  g_autofree char *too_long = g_strnfill (WM_TEXT_LINE_MAX + 1, 'x');
  g_autofree char *longest_block = g_strnfill (WM_TEXT_BLOCK_MAX, 'x');
  g_autofree char *too_long_block = g_strnfill (WM_TEXT_BLOCK_MAX + 1, 'x');

  assert_clean ("title", "  Two  words ", "Two  words");
  assert_clean ("title", "two\nlines", "two lines");
  assert_clean ("title", "a\x01\x02 b\x7f", "a b");
  assert_clean ("note", "two\r\nlines\n", "two\nlines");
  /* NFC: o and a mark become one letter. */
  assert_clean ("title", "o\xcc\x88", "\xc3\xb6");
  assert_clean ("title", longest, longest);
  assert_clean ("note", longest_block, longest_block);
  assert_unclean ("title", too_long);
  assert_unclean ("note", too_long_block);
  assert_unclean ("title", "\xff");
  assert_unclean ("note", "a\xc3");
}

static void
test_clean_number (void)
{
  assert_clean ("count", "0", "0");
  assert_clean ("count", "-0", "0");
  assert_clean ("count", "+007", "7");
  assert_clean ("count", "-5", "-5");
  assert_clean ("count", "1000000", "1000000");
  assert_clean ("size", "9223372036854775807", "9223372036854775807");
  assert_unclean ("count", "-6");
  assert_unclean ("count", "1000001");
  assert_unclean ("size", "-1");
  assert_unclean ("size", "9223372036854775808");
  assert_unclean ("count", "1.5");
  assert_unclean ("count", "1 000");
  assert_unclean ("count", "0x10");
  assert_unclean ("count", "1e3");
  assert_unclean ("count", "-");
  assert_unclean ("count", "one");
  assert_unclean ("count", "5\xff");
}

static void
test_clean_date (void)
{
  static const char *const wrong[] = {
    "2026-02-29",           "2026-00-10",  "2026-13-01", "2026-11-31", "2026-11-00",
    "0999-01-01",           "2026-1-1",    "2026-11-2",  "20261123",   "2026/11/23",
    "23.11.2026",           "2026-11-23 ", " 026-11-23", "2026-+1-01", "2026-01-+1",
    "2026- 1-01",           "2026-01- 1",  "+026-11-23", "2026--1-01", "2026-11-2x",
    "2026-11-23T00:00:00Z", "tomorrow",    "2026‑11‑23",
  };

  assert_clean ("day", "2026-11-23", "2026-11-23");
  assert_clean ("day", "2024-02-29", "2024-02-29");
  assert_clean ("day", "1000-01-01", "1000-01-01");
  assert_clean ("day", "9999-12-31", "9999-12-31");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_unclean ("day", wrong[i]);
}

static void
test_clean_tokens (void)
{
  assert_clean ("flag", "yes", "yes");
  assert_clean ("flag", "no", "no");
  assert_unclean ("flag", "Yes");
  assert_unclean ("flag", "1");
  assert_clean ("level", "very_high", "very_high");
  assert_unclean ("level", "Very high");
  assert_unclean ("level", "low,medium");
  assert_unclean ("level", "lo");
  /* In the order of the descriptor and each once, so that equal sets are equal text. */
  assert_clean ("levels", "medium, low ,medium", "low,medium");
  assert_clean ("levels", "medium,very_high,low", "low,very_high,medium");
  assert_unclean ("levels", "low,");
  assert_unclean ("levels", ",");
  assert_unclean ("levels", "low,high");
  assert_unclean ("levels", " ");
}

static void
test_clean_record (void)
{
  assert_clean ("owner", ID, ID);
  assert_unclean ("owner", "0123");
  assert_unclean ("owner", "0123456789ABCDEF0123456789abcdef");
  assert_unclean ("owner", "Ann");
}

static void
assert_parses (const char *id, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = wm_field_parse (get_field (id), text, "2026-11-23", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
assert_parse_fails (const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = wm_field_parse (get_field (id), text, "2026-11-23", &error);
  g_autofree char *start = g_strconcat (get_field (id)->label, ": ", NULL);

  g_assert_null (value);
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_parse (void)
{
  for (guint i = 0; i < kind.n_fields; i++)
    {
      assert_parses (fields[i].id, NULL, NULL);
      assert_parses (fields[i].id, "", NULL);
      assert_parses (fields[i].id, " \n ", NULL);
      assert_parse_fails (fields[i].id, "\xff\xfe");
    }
  assert_parses ("title", " Some title ", "Some title");
  assert_parses ("count", "1.200", "1200");
  assert_parses ("day", "23.11.2026", "2026-11-23");
  assert_parses ("day", "tomorrow", "2026-11-24");
  assert_parses ("flag", "X", "yes");
  assert_parses ("flag", "Nein", "no");
  assert_parses ("level", "VERY HIGH", "very_high");
  assert_parses ("levels", "Medium; low", "low,medium");
  assert_parses ("owner", ID, ID);
  assert_parse_fails ("count", "2000000");
  assert_parse_fails ("count", "many");
  assert_parse_fails ("day", "soon");
  assert_parse_fails ("flag", "perhaps");
  assert_parse_fails ("level", "enormous");
  assert_parse_fails ("levels", "low; enormous");
  assert_parse_fails ("owner", "Ann");
}

static void
assert_displays (const char *id, const char *value, const char *expected)
{
  g_autofree char *display = wm_field_dup_display (get_field (id), value);

  g_assert_cmpstr (display, ==, expected);
}

static void
test_display (void)
{
  for (guint i = 0; i < kind.n_fields; i++)
    assert_displays (fields[i].id, NULL, "");
  assert_displays ("title", "Some title", "Some title");
  assert_displays ("count", "-5", "-5");
  assert_displays ("day", "2026-11-03", "3 Nov 2026");
  assert_displays ("flag", "yes", "Yes");
  assert_displays ("flag", "no", "No");
  assert_displays ("level", "very_high", "Very high");
  assert_displays ("levels", "low,very_high", "Low, Very high");
  assert_displays ("owner", ID, ID);
  /* A token of a later version, or a value from a hostile file, is shown as it is. */
  assert_displays ("level", "extreme", "extreme");
  assert_displays ("day", "2026-99-99", "2026-99-99");
}

/* Every type through the database and back. */
static void
test_column (void)
{
  static const char *const values[][2] = {
    { "title", "Some title" }, { "note", "two\nlines" },
    { "count", "-5" },         { "day", "2026-11-23" },
    { "flag", "yes" },         { "flag", "no" },
    { "level", "low" },        { "levels", "low,medium" },
    { "owner", ID },           { "size", "9223372036854775807" },
  };
  g_autoptr (WmDatabase) database = wm_database_new_empty (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const WmField *field = get_field (values[i][0]);
      g_autoptr (WmStatement) row =
          wm_database_prepare (database, "SELECT :value, typeof (:value), NULL");
      g_autofree char *value = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *none = NULL;
      gboolean is_number = field->type == WM_FIELD_INTEGER || field->type == WM_FIELD_BOOLEAN;

      wm_field_bind (field, row, ":value", values[i][1]);
      g_assert_cmpint (wm_statement_step (row, NULL), ==, WM_STEP_ROW);
      g_assert_cmpstr (wm_statement_get_text (row, 1), ==, is_number ? "integer" : "text");
      value = wm_field_dup_column (field, row, 0);
      g_assert_cmpstr (value, ==, values[i][1]);
      none = wm_field_dup_column (field, row, 2);
      g_assert_null (none);
      wm_statement_rewind (row);
      wm_field_bind (field, row, ":value", NULL);
      g_assert_cmpint (wm_statement_step (row, NULL), ==, WM_STEP_ROW);
      g_assert_true (wm_statement_is_null (row, 0));
    }
}

static void
test_stored_hostile (void)
{
  g_autofree char *invalid = wm_field_dup_from_stored (get_field ("title"), "a\xff");
  g_autofree char *empty = wm_field_dup_from_stored (get_field ("title"), "");
  g_autofree char *other = wm_field_dup_from_stored (get_field ("flag"), "17");

  g_assert_true (g_utf8_validate (invalid, -1, NULL));
  g_assert_null (empty);
  g_assert_cmpstr (other, ==, "yes");
}

static void
test_values (void)
{
  g_autoptr (WmValues) values = wm_values_new (&kind);

  g_assert_true (wm_values_get_kind (values) == &kind);
  g_assert_cmpuint (wm_values_count (values), ==, 0);
  g_assert_false (wm_values_has (values, 0));
  g_assert_null (wm_values_get (values, 0));

  wm_values_set_by_id (values, "title", "One");
  wm_values_take (values, &fields[0], g_strdup ("Two"));
  wm_values_set (values, &fields[8], "9");
  g_assert_cmpuint (wm_values_count (values), ==, 2);
  g_assert_cmpstr (wm_values_get (values, 0), ==, "Two");
  g_assert_true (wm_values_has (values, 8));
  g_assert_false (wm_values_has (values, 7));

  /* To clear a field is something to write, other than to say nothing of it. */
  wm_values_set_by_id (values, "title", NULL);
  wm_values_set_by_id (values, "note", NULL);
  g_assert_true (wm_values_has (values, 0));
  g_assert_null (wm_values_get (values, 0));
  g_assert_cmpuint (wm_values_count (values), ==, 3);
}

static void
test_values_all_fields (void)
{
  static WmField many[WM_KIND_MAX_FIELDS];
  WmKind wide = kind;
  g_autoptr (WmValues) values = NULL;

  for (guint i = 0; i < WM_KIND_MAX_FIELDS; i++)
    many[i] = (WmField){ .id = "f", .label = "F" };
  wide.fields = many;
  wide.n_fields = WM_KIND_MAX_FIELDS;
  values = wm_values_new (&wide);
  wm_values_set (values, &many[WM_KIND_MAX_FIELDS - 1], "last");
  g_assert_true (wm_values_has (values, WM_KIND_MAX_FIELDS - 1));
  g_assert_cmpuint (wm_values_count (values), ==, 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field-value/clean/nothing-is-empty", test_clean_empty);
  g_test_add_func ("/field-value/clean/text", test_clean_text);
  g_test_add_func ("/field-value/clean/number", test_clean_number);
  g_test_add_func ("/field-value/clean/is-told-quickly", test_clean_is_told_quickly);
  g_test_add_func ("/field-value/clean/date", test_clean_date);
  g_test_add_func ("/field-value/clean/tokens", test_clean_tokens);
  g_test_add_func ("/field-value/clean/record", test_clean_record);
  g_test_add_func ("/field-value/parse/what-people-type", test_parse);
  g_test_add_func ("/field-value/display/what-people-read", test_display);
  g_test_add_func ("/field-value/column/comes-back", test_column);
  g_test_add_func ("/field-value/column/anything-may-stand-there", test_stored_hostile);
  g_test_add_func ("/values/set/is-remembered", test_values);
  g_test_add_func ("/values/set/reaches-the-last-field", test_values_all_fields);
  return g_test_run ();
}
