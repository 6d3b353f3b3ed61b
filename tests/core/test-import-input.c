/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"
#include "model/wm-text.h"

#include <locale.h>
#include <string.h>

#define TEST(path, func)                                                                           \
  g_test_add ("/import/" path, TestProject, NULL, test_project_set_up, func, test_project_tear_down)

static WmImport *
prepare_bytes (TestProject *self, const char *kind_id, const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTable) table = test_import_read (data, size);
  WmImport *import =
      wm_import_prepare (self->project, test_kind (self, kind_id), table, NULL, &error);

  g_assert_no_error (error);
  return import;
}

/* Takes the inventory of three rows in another form and compares, then takes it back. */
static void
assert_taken (TestProject *self, const char *data, gsize size)
{
  g_autoptr (WmImport) import = prepare_bytes (self, "asset", data, size);
  g_autofree char *problems = test_import_list_problems (import);
  g_autofree char *found = NULL;

  g_assert_cmpstr (problems, ==, "");
  test_import_run (self, import);
  found = test_import_dump (self, "asset", "name,owner,quantity,description");
  g_assert_true (wm_project_undo (self->project, NULL));
  {
    g_autofree char *owner = test_resolve (self, "P-1");
    g_autofree char *expected = g_strdup_printf ("Büro-Tür|%s|2|Größe: 3 €\n"
                                                 "Café “Zoë”||1200|\n"
                                                 "Straße|%s||a;b,c|d\n",
                                                 owner, owner);

    g_assert_cmpstr (found, ==, expected);
  }
}

static char *
make_inventory (const char *delimiter, const char *line_end)
{
  g_autofree char *with_commas = g_strdup ("Name,Owner,Quantity,Description\n"
                                           "Büro-Tür,Jörg Müßig,2,Größe: 3 €\n"
                                           "Café “Zoë”,,1.200,\n"
                                           "Straße,\"Müßig, Jörg\",,\"a;b,c|d\"\n");
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = with_commas; *p != '\0'; p++)
    {
      quoted ^= *p == '"';
      if (*p == ',' && !quoted)
        g_string_append (out, delimiter);
      else if (*p == '\n')
        g_string_append (out, line_end);
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_input_delimiters (TestProject *self, gconstpointer data)
{
  static const char *const delimiters[] = { ",", ";", "\t", "|" };
  static const char *const line_ends[] = { "\n", "\r\n", "\r" };

  g_free (test_add (self, "person", "name", "Jörg Müßig", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (line_ends); j++)
      {
        g_autofree char *csv = make_inventory (delimiters[i], line_ends[j]);

        assert_taken (self, csv, strlen (csv));
      }
}

static void
test_input_encodings (TestProject *self, gconstpointer data)
{
  /* A byte order mark is written where the name says so. */
  static const struct
  {
    const char *charset;
    const char *mark;
    gsize mark_length;
  } encodings[] = {
    { "UTF-8", "", 0 },
    { "UTF-8", "\xef\xbb\xbf", 3 },
    { "UTF-16LE", "\xff\xfe", 2 },
    { "UTF-16BE", "\xfe\xff", 2 },
    { "UTF-16LE", "", 0 },
    { "WINDOWS-1252", "", 0 },
  };

  g_free (test_add (self, "person", "name", "Jörg Müßig", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *csv = make_inventory (";", "\r\n");
      gsize length = 0;
      g_autofree char *converted =
          g_convert (csv, -1, encodings[i].charset, "UTF-8", NULL, &length, NULL);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_assert_nonnull (converted);
      g_byte_array_append (bytes, (const guint8 *) encodings[i].mark,
                           (guint) encodings[i].mark_length);
      g_byte_array_append (bytes, (const guint8 *) converted, (guint) length);
      assert_taken (self, (const char *) bytes->data, bytes->len);
    }
}

/* A name in decomposed form, as one system writes it, is the same name. */
static void
test_input_decomposed (TestProject *self, gconstpointer data)
{
  g_autofree char *found = NULL;

  g_free (test_add (self, "person", "name", "J\xc3\xb6rg", NULL));
  test_import_take (self, "asset", "Name,Owner\nBu\xcc\x88ro,Jo\xcc\x88rg\n", NULL);
  found = test_import_dump (self, "asset", "name");
  g_assert_cmpstr (found, ==, "B\xc3\xbcro\n");
}

/* Hostile cells */

static void
test_hostile_long (TestProject *self, gconstpointer data)
{
  g_autofree char *line = g_strnfill (WM_TEXT_LINE_MAX + 1, 'x');
  g_autofree char *block = g_strnfill (WM_TEXT_BLOCK_MAX, 'x');
  g_autofree char *too_long = g_strconcat ("Name,Description\nCRM,", block, "x\n", NULL);
  g_autofree char *csv = g_strdup_printf ("Name,Owner,Type,Description\nCRM,,,%s\n%s,,,\nERP,%s,,\n"
                                          "ERP,,%s,\n",
                                          block, line, block, line);
  g_autoptr (GBytes) bytes = g_bytes_new (too_long, strlen (too_long));
  g_autoptr (WmImport) import = test_import_prepare (self, "asset", csv, NULL);
  g_autoptr (GError) error = NULL;

  test_import_assert_counts (import, 1, 0, 0, 3);
  test_import_assert_problem (import, 0, WM_IMPORT_PROBLEM_VALUE, "Row 3, column A (Name)",
                              "too long: 1000 characters");
  test_import_assert_problem (import, 1, WM_IMPORT_PROBLEM_VALUE, "Row 4, column B (Owner)",
                              "too long");
  test_import_assert_problem (import, 2, WM_IMPORT_PROBLEM_VALUE, "Row 5, column C (Type)",
                              "not one of");
  /* One more character and the table itself is refused, with its place. */
  g_assert_null (wm_table_read_csv (bytes, NULL, NULL, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "Row 2, column B"));
}

static void
test_hostile_text (TestProject *self, gconstpointer data)
{
  g_autofree char *found = NULL;

  test_import_take (self, "asset",
                    "Name,Description,Location\n"
                    "=HYPERLINK(\"x\"),\"=1+1\n@SUM\",-3+3\n"
                    "a\x01\x1b[31mb,x\x7f\x02,'); DROP TABLE asset; --\n"
                    "%s%n%1$s,:id,\xe2\x80\xae\n",
                    NULL);
  found = test_import_dump (self, "asset", "name,description,location");
  g_assert_cmpstr (found, ==,
                   "=HYPERLINK(\"x\")|=1+1\n@SUM|-3+3\n"
                   "a[31mb|x|'); DROP TABLE asset; --\n"
                   "%s%n%1$s|:id|\xe2\x80\xae\n");
}

static void
test_hostile_marks (TestProject *self, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("Name,Owner\ne");

  for (int i = 0; i < 900; i++)
    g_string_append (csv, "\xcc\x81");
  g_string_append (csv, ",e");
  for (int i = 0; i < 900; i++)
    g_string_append (csv, "\xcc\x81");
  g_string_append (csv, "\n");
  {
    g_autoptr (WmImport) import = test_import_prepare (self, "asset", csv->str, NULL);

    g_assert_cmpuint (wm_import_get_n_problems (import), ==, 2);
    test_import_assert_problem (import, 0, WM_IMPORT_PROBLEM_VALUE, "Row 2, column A (Name)",
                                "accents");
    test_import_assert_problem (import, 1, WM_IMPORT_PROBLEM_VALUE, "Row 2, column B (Owner)",
                                "accents");
  }
}

static void
test_hostile_dates (TestProject *self, gconstpointer data)
{
  static const char *const dates[] = {
    "2026-02-30", "31.11.2026", "0000-00-00", "99999-01-01", "1/2/3/4",
    "-5",         "2026-13-01", "NaN",        "29.2.2025",   "today rm",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *csv = g_strdup_printf ("Name;Confirmed on\nCRM;%s\n", dates[i]);

      test_import_assert_wrong (self, "asset", csv, NULL, WM_IMPORT_PROBLEM_VALUE,
                                "Row 2, column B (Confirmed on)", dates[i]);
    }
}

static void
test_hostile_keys (TestProject *self, gconstpointer data)
{
  static const char *const numbers[] = {
    "A-", "A-1x", "A--1", "99999999999999999999", "1.0", "P-1"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *csv = g_strdup_printf ("Name;Number\nCRM;%s\n", numbers[i]);

      test_import_assert_wrong (self, "asset", csv, NULL, WM_IMPORT_PROBLEM_RECORD,
                                "Row 2, column B (Number)", numbers[i]);
    }
}

/* Many rows */

static void
test_many_rows (TestProject *self, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("Name,Owner,Type,Quantity,Confirmed on,Description\n");
  WmDatabase *database = wm_project_get_database (self->project);
  g_autofree char *before = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %d", i);

      g_free (test_add (self, "person", "name", name, NULL));
    }
  for (int i = 1; i <= 10000; i++)
    g_string_append_printf (csv, "Gerät %d,Person %d,Device,%d,%d.%d.2026,Größe %d\n", i, i % 20, i,
                            i % 28 + 1, i % 12 + 1, i);
  before = test_dump_state (database);
  test_import_take (self, "asset", csv->str, NULL);
  g_assert_cmpint (test_query_int (database, "SELECT count (*) FROM asset"), ==, 10000);
  g_assert_cmpint (test_query_int (database, "SELECT sum (quantity = number) FROM asset"), ==,
                   10000);
  g_assert_cmpint (test_query_int (database, "SELECT count (DISTINCT owner) FROM asset"), ==, 20);
  test_assert_undoes (self, before);
}

static void
test_many_updates (TestProject *self, gconstpointer data)
{
  WmDatabase *database = wm_project_get_database (self->project);
  g_autoptr (GString) csv = g_string_new ("Number,Name,Location\n");
  g_autoptr (GString) again = g_string_new ("Number,Location\n");
  g_autofree char *before = NULL;

  for (int i = 1; i <= 2000; i++)
    {
      g_string_append_printf (csv, ",Laptop %d,Here\n", i);
      g_string_append_printf (again, "A-%d,%s\n", 2001 - i, i % 2 == 0 ? "Here" : "There");
    }
  test_import_take (self, "asset", csv->str, NULL);
  before = test_dump_state (database);
  {
    g_autoptr (WmImport) import = test_import_prepare (self, "asset", again->str, NULL);

    test_import_assert_counts (import, 0, 1000, 1000, 0);
    test_import_run (self, import);
  }
  g_assert_cmpint (
      test_query_int (database, "SELECT count (*) FROM asset WHERE location = 'There'"), ==, 1000);
  test_assert_undoes (self, before);
}

static void
test_many_problems (TestProject *self, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("Name,Quantity,Owner\n");
  g_autofree char *more = NULL;

  for (int i = 0; i < 1234; i++)
    g_string_append (csv, "CRM,none,nobody\n");
  {
    g_autoptr (WmImport) import = test_import_prepare (self, "asset", csv->str, NULL);

    g_assert_cmpuint (wm_import_get_n_problems (import), ==, 2468);
    g_assert_cmpuint (wm_import_get_n_listed_problems (import), ==, WM_IMPORT_MAX_PROBLEMS);
    test_import_assert_problem (import, 999, WM_IMPORT_PROBLEM_REFERENCE,
                                "Row 501, column C (Owner)", "nobody");
    test_import_assert_counts (import, 0, 0, 0, 1234);
    more = wm_import_dup_more (import);
    g_assert_cmpstr (more, ==, "And 1468 more mistakes.");
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  TEST ("input/every-delimiter-and-line-end", test_input_delimiters);
  TEST ("input/every-encoding", test_input_encodings);
  TEST ("input/decomposed-umlauts-are-umlauts", test_input_decomposed);
  TEST ("hostile/long-cells-have-a-place", test_hostile_long);
  TEST ("hostile/formulas-and-control-characters-are-text", test_hostile_text);
  TEST ("hostile/piles-of-accents-are-refused", test_hostile_marks);
  TEST ("hostile/dates-that-do-not-exist-are-refused", test_hostile_dates);
  TEST ("hostile/numbers-of-records-that-are-none-are-refused", test_hostile_keys);
  TEST ("many/ten-thousand-rows-come-and-go", test_many_rows);
  TEST ("many/rows-change-what-is-there", test_many_updates);
  TEST ("many/problems-are-counted-beyond-a-thousand", test_many_problems);
  return g_test_run ();
}
