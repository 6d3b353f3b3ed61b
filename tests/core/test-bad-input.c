/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/wm-table-read.h"
#include "import-fixture.h"
#include "workbook-kit.h"

#include <string.h>

/* Whatever somebody takes for a list: it is read, or refused with the place and with words, and
 * then nothing was changed. Each goes the whole way to the project. */

#define TEST(path, func)                                                                           \
  g_test_add ("/bad-input/" path, TestProject, NULL, test_project_set_up, func,                    \
              test_project_tear_down)

#define CELL(at, text) "<c r='" at "' t='inlineStr'><is><t>" text "</t></is></c>"
#define NUMBER(at, look, value) "<c r='" at "' s='" look "'><v>" value "</v></c>"
#define ROW(number, cells) "<row r='" number "'>" cells "</row>"
#define HEAD                                                                                       \
  ROW ("1", CELL ("A1", "Name") CELL ("B1", "In use since") CELL ("C1", "Back within hours")       \
                CELL ("D1", "Quantity"))
#define FIELDS "name,in_use_since,back_within_hours,quantity"
#define DATES "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"

/* Takes @bytes. Gives what is said of them: the error, or the mistakes line by line; "" for none.
 */
static char *
take (TestProject *self, GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (WmTable) table = wm_table_read (owned, NULL, NULL, NULL, &error);
  g_autoptr (WmImport) import = NULL;
  char *said = NULL;

  if (table == NULL)
    {
      g_assert_nonnull (strstr (error->message, "Nothing was changed"));
      said = g_strdup (error->message);
    }
  else
    {
      import = wm_import_prepare (self->project, test_kind (self, "asset"), table, NULL, &error);
      g_assert_no_error (error);
      said = test_import_list_problems (import);
      g_assert_cmpint (*said == '\0', ==, wm_import_run (import, self->project, NULL));
    }
  if (*said != '\0')
    test_assert_untouched (self, before, seq);
  g_assert_true (g_utf8_validate (said, -1, NULL));
  return said;
}

/* Takes @bytes. */
static void
assert_refused (TestProject *self, GBytes *bytes, const char *place, const char *words)
{
  g_autofree char *said = take (self, bytes);

  g_test_message ("%s", said);
  g_assert_true (g_str_has_prefix (said, place));
  g_assert_nonnull (strstr (said, words));
}

/* Takes @bytes; undoes what it did. */
static void
assert_taken (TestProject *self, GBytes *bytes, const char *expected)
{
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  g_autofree char *said = take (self, bytes);
  g_autofree char *found = test_import_dump (self, "asset", FIELDS);

  g_assert_cmpstr (said, ==, "");
  g_assert_cmpstr (found, ==, expected);
  test_assert_undoes (self, before);
  g_assert_true (wm_project_undo (self->project, NULL));
}

static GBytes *
sheet (const char *rows, const char *after)
{
  g_autofree char *whole = g_strdup_printf ("<sheetData>%s</sheetData>%s", rows, after);

  return workbook_kit_xlsx (whole, NULL, DATES, NULL);
}

static GBytes *
text (const char *csv)
{
  return g_bytes_new (csv, strlen (csv));
}

static void
test_merged (TestProject *self, gconstpointer data)
{
  /* A title above the list, names over two rows, and a value for several rows. */
  assert_refused (self,
                  sheet (ROW ("1", CELL ("A1", "Our assets in 2026"))
                             ROW ("2", CELL ("A2", "Name") CELL ("B2", "Quantity")),
                         "<mergeCells><mergeCell ref='A1:D1'/></mergeCells>"),
                  "Sheet “Data”, row 2, column B", "such as a title");
  assert_refused (self,
                  sheet (ROW ("1", CELL ("A1", "Name") CELL ("B1", "Quantity"))
                             ROW ("3", CELL ("A3", "CRM")),
                         "<mergeCells><mergeCell ref='B1:B2'/></mergeCells>"),
                  "Sheet “Data”, row 1, column B", "merged with others");
  assert_refused (self,
                  sheet (HEAD ROW ("2", CELL ("A2", "CRM") NUMBER ("D2", "0", "2"))
                             ROW ("3", CELL ("A3", "ERP")),
                         "<mergeCells count='1'><mergeCell ref='D2:D3'/></mergeCells>"),
                  "Sheet “Data”, row 2, column D (Quantity)", "merged with others");
  assert_refused (
      self,
      workbook_kit_ods ("<table:table table:name='List'><table:table-row><table:table-cell "
                        "office:value-type='string' table:number-columns-spanned='2'><text:p>Name"
                        "</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
                        "<table:table-row><table:table-cell office:value-type='string'><text:p>CRM"
                        "</text:p></table:table-cell></table:table-row></table:table>"),
      "Sheet “List”, row 1, column A", "merged with others");
}

static void
test_formulas (TestProject *self, gconstpointer data)
{
  assert_taken (self,
                sheet (HEAD ROW ("2", "<c r='A2' t='str'><f>\"C\"&amp;\"RM\"</f><v>CRM</v></c>"
                                      "<c r='B2' s='1'><f>TODAY()</f><v>46349</v></c>"
                                      "<c r='D2'><f>1+1</f><v>2</v></c>"),
                       ""),
                "CRM|2026-11-23||2\n");
  assert_refused (self, sheet (HEAD ROW ("2", CELL ("A2", "CRM") "<c r='D2'><f>1+1</f></c>"), ""),
                  "Sheet “Data”, row 2, column D (Quantity)", "never calculated");
  assert_refused (
      self,
      sheet (HEAD ROW ("7", CELL ("A7", "CRM") "<c r='D7' t='e'><f>1/0</f><v>#DIV/0!</v></c>"), ""),
      "Sheet “Data”, row 7, column D (Quantity)", "gives an error");
  assert_refused (self, sheet (HEAD ROW ("2", "<c r='A2' t='e'><v>#NAME?</v></c>"), ""),
                  "Sheet “Data”, row 2, column A (Name)", "gives an error");
}

static void
test_dates (TestProject *self, gconstpointer data)
{
  static const char rows[] = HEAD ROW ("2", CELL ("A2", "a") NUMBER ("B2", "1", "46349"))
      ROW ("3", CELL ("A3", "b") NUMBER ("B3", "0", "46349"))
          ROW ("4", CELL ("A4", "c") CELL ("B4", "23.11.2026"))
              ROW ("5", CELL ("A5", "d") CELL ("B5", "2026-11-23"))
                  ROW ("6", CELL ("A6", "e") NUMBER ("B6", "1", "46349.75"));
  g_autofree char *from_1904 = g_strdup_printf ("<sheetData>%s</sheetData>", rows);

  assert_taken (self, sheet (rows, ""),
                "a|2026-11-23||\nb|2026-11-23||\nc|2026-11-23||\nd|2026-11-23||\n"
                "e|2026-11-23||\n");
  assert_taken (self, workbook_kit_xlsx (from_1904, NULL, DATES, "date1904='true'"),
                "a|2030-11-24||\nb|2030-11-24||\nc|2026-11-23||\nd|2026-11-23||\n"
                "e|2030-11-24||\n");
  assert_refused (self, sheet (HEAD ROW ("2", CELL ("A2", "a") NUMBER ("B2", "1", "-3")), ""),
                  "Sheet “Data”, row 2, column B (In use since)", "-3");
  assert_refused (self, sheet (HEAD ROW ("2", CELL ("A2", "a") CELL ("B2", "31.2.2026")), ""),
                  "Sheet “Data”, row 2, column B (In use since)", "31.2.2026");
  assert_refused (self, sheet (HEAD ROW ("2", CELL ("A2", "a") CELL ("B2", "soon")), ""),
                  "Sheet “Data”, row 2, column B (In use since)", "soon");
}

static void
test_numbers (TestProject *self, gconstpointer data)
{
  assert_taken (self,
                text ("Name;Back within hours;Quantity\na;1,5;1.200\nb;1.250,75;3\nc;0.5;1200\n"),
                "a||1.5|1200\nb||1250.75|3\nc||0.5|1200\n");
  assert_refused (self, text ("Name;Back within hours\na;1,5\nb;one and a half\n"),
                  "Row 3, column B (Back within hours)", "one and a half");
  assert_refused (self, text ("Name;Quantity\na;1,5\n"), "Row 2, column B (Quantity)", "1,5");
}

static void
test_encodings (TestProject *self, gconstpointer data)
{
  static const char csv[] = "Name;Quantity\r\nBüro „Süd“;3\r\n";
  static const char expected[] = "Büro „Süd“|||3\n";
  static const char *const encodings[] = { "UTF-8", "WINDOWS-1252", "UTF-16LE", "UTF-16BE" };
  static const char bom[] = "\xef\xbb\xbf";
  g_autofree char *marked = g_strconcat (bom, csv, NULL);

  assert_taken (self, text (marked), expected);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize size;
      /* UTF-16 is known by its mark. */
      char *bytes = g_convert (i < 2 ? csv : marked, -1, encodings[i], "UTF-8", NULL, &size, NULL);

      assert_taken (self, g_bytes_new_take (bytes, size), expected);
    }
}

static void
test_quotes (TestProject *self, gconstpointer data)
{
  assert_taken (self, text ("Name,Quantity\n\"The \"\"big\"\" one, blue\",3\n"),
                "The \"big\" one, blue|||3\n");
  assert_refused (self, text ("Name,Quantity\nCRM,3\n\"The \"big\" one,3\nERP,1\n"),
                  "Row 3, column A", "quotation mark");
  assert_refused (self, text ("Name,Quantity\nCRM,3\nERP,\"4\n"), "Row 3, column B",
                  "quotation mark");
}

/* One wrong cell at the end of 50 MB. */
static void
test_50_megabytes (TestProject *self, gconstpointer data)
{
  g_autofree char *note = g_strnfill (9990, 'n');
  GString *csv = g_string_sized_new (52 * 1024 * 1024);

  g_string_append (csv, "Name,Note,Quantity\n");
  for (guint i = 2; csv->len < 50 * 1024 * 1024; i++)
    g_string_append_printf (csv, "Asset %u,%s,3\n", i, note);
  g_string_append (csv, "Last,,many\n");
  assert_refused (self, g_string_free_to_bytes (csv), "Row 5243, column C (Quantity)", "many");
}

static void
test_large_workbook (TestProject *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  GString *rows = g_string_new ("<sheetData>" HEAD);
  g_autofree char *owned = NULL;
  char note[4001] = { 0 };

  for (guint row = 2; row < 6000; row++)
    {
      for (guint i = 0; i + 1 < sizeof note; i++)
        note[i] = (char) g_rand_int_range (rand, 'a', 'z');
      g_string_append_printf (rows,
                              "<row r='%u'><c r='A%u' t='str'><v>Asset</v></c><c r='F%u' "
                              "t='str'><v>%s</v></c></row>",
                              row, row, row, note);
    }
  owned = g_string_free (rows, FALSE);
  assert_refused (self, workbook_kit_xlsx (owned, NULL, NULL, NULL),
                  "Sheet “Data”, row 2, column F", "column without a name");
}

#define BOMB                                                                                       \
  "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"          \
  "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d SYSTEM 'file:///etc/passwd'>]>"

static void
test_bombs (TestProject *self, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (3 * 2000, ' ');
  g_autofree char *rows = NULL;

  assert_refused (self,
                  workbook_kit_xlsx ("<sheetData>" HEAD "</sheetData>",
                                     BOMB "<sst><si><t>&c;&d;</t></si></sst>", NULL, NULL),
                  "This workbook", "can do harm");
  assert_refused (self,
                  workbook_kit_xlsx ("<sheetData>" HEAD "</sheetData>", NULL,
                                     BOMB "<styleSheet>&c;</styleSheet>", NULL),
                  "This workbook", "can do harm");
  for (guint i = 0; i < 2000; i++)
    memcpy (deep + (gsize) i * 3, "<a>", 3);
  rows = g_strdup_printf ("<sheetData>" HEAD "<row r='2'>%s", deep);
  assert_refused (self, workbook_kit_xlsx (rows, NULL, NULL, NULL), "Sheet “Data”, row 2",
                  "damaged");
}

static void
test_truncated (TestProject *self, gconstpointer data)
{
  g_autoptr (GBytes) whole = sheet (HEAD ROW ("2", CELL ("A2", "CRM")), "");
  gsize size = g_bytes_get_size (whole);

  for (gsize cut = 4; cut < size; cut += size / 40)
    assert_refused (self, g_bytes_new_from_bytes (whole, 0, cut), "This workbook", "damaged");
}

/* The XML of the sheet breaks off. */
static void
test_broken_sheet (TestProject *self, gconstpointer data)
{
  assert_refused (
      self,
      workbook_kit_xlsx ("<sheetData>" HEAD ROW ("2", CELL ("A2", "CRM")) "<row r='3'><c>", NULL,
                         NULL, NULL),
      "Sheet “Data”, row 3", "damaged here");
  assert_refused (
      self,
      workbook_kit_ods ("<table:table table:name='One'><table:table-row><table:table-cell "
                        "office:value-type='string'><text:p>Name</text:p></table:table-cell>"
                        "</table:table-row><table:table-row><table:table-cell>"),
      "Sheet “One”, row 2", "damaged here");
}

static void
declare_less (ZipEntry *entry)
{
  entry->local.size = entry->central.size = 40;
}

static void
declare_more (ZipEntry *entry)
{
  entry->local.size = entry->central.size = 1000000;
}

static void
declare_less_packed (ZipEntry *entry)
{
  entry->local.packed_size = entry->central.packed_size = 60;
}

static void
declare_encrypted (ZipEntry *entry)
{
  entry->local.flags = entry->central.flags = ZIP_FLAG_ENCRYPTED;
}

static void
spoil_checksum (ZipEntry *entry)
{
  entry->local.crc = entry->central.crc = 1;
}

static void
test_lying_entries (TestProject *self, gconstpointer data)
{
  static const struct
  {
    void (*change) (ZipEntry *entry);
    const char *place;
    const char *words;
  } lies[] = {
    { declare_less, "Sheet “Data”, row ", "damaged here" },
    { declare_more, "Sheet “Data”, row ", "damaged here" },
    { declare_less_packed, "Sheet “Data”, row ", "damaged here" },
    { spoil_checksum, "Sheet “Data”, row ", "damaged here" },
    { declare_encrypted, "This workbook", "locked with a password" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    assert_refused (self,
                    workbook_kit_tampered ("<sheetData>" HEAD ROW ("2", CELL ("A2", "CRM"))
                                               ROW ("3", CELL ("A3", "ERP")) "</sheetData>",
                                           "xl/worksheets/sheet1.xml", lies[i].change),
                    lies[i].place, lies[i].words);
}

/* Columns are at fault without a row. */
static void
test_columns (TestProject *self, gconstpointer data)
{
  assert_refused (self, sheet (ROW ("1", CELL ("A1", "Name") CELL ("B1", "Colour")), ""),
                  "Sheet “Data”, column B (Colour)", "no field of this name");
  assert_refused (self,
                  sheet (ROW ("1", CELL ("A1", "Quantity")) ROW ("2", NUMBER ("A2", "0", "1")), ""),
                  "Sheet “Data”", "no column “Name”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("cells/merged", test_merged);
  TEST ("cells/formulas", test_formulas);
  TEST ("cells/dates-of-every-kind", test_dates);
  TEST ("cells/numbers-with-commas", test_numbers);
  TEST ("text/encodings", test_encodings);
  TEST ("text/quotes-in-quotes", test_quotes);
  TEST ("size/50-megabytes-of-text", test_50_megabytes);
  TEST ("size/a-large-workbook", test_large_workbook);
  TEST ("workbook/bombs-of-xml", test_bombs);
  TEST ("workbook/cut-off-anywhere", test_truncated);
  TEST ("workbook/a-sheet-that-breaks-off", test_broken_sheet);
  TEST ("workbook/entries-that-lie", test_lying_entries);
  TEST ("workbook/columns-have-their-sheet", test_columns);
  return g_test_run ();
}
