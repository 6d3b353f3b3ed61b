/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/wm-table-read.h"
#include "workbook-kit.h"

#include <string.h>

/* The names and rows of a table as one text: cells joined by "|", rows by "/". */
static char *
dump (WmTable *table)
{
  GString *out = g_string_new (NULL);
  guint n_columns = wm_table_get_n_columns (table);

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", wm_table_get_column_name (table, i));
  for (guint row = 0; row < wm_table_get_n_rows (table); row++)
    for (guint i = 0; i < n_columns; i++)
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "/", wm_table_get_cell (table, row, i));
  return g_string_free (out, FALSE);
}

static WmTable *
read_table (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  WmTable *table = wm_table_read (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_bytes_unref (bytes);
  return table;
}

/* Takes @bytes and compares what is read from it. */
static void
assert_reads (GBytes *bytes, const char *expected)
{
  g_autoptr (WmTable) table = read_table (bytes);
  g_autofree char *found = dump (table);

  g_assert_cmpstr (found, ==, expected);
}

/* Takes @bytes; all of @words must stand in the message. */
static void
assert_refused (GBytes *bytes, WmTableError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTable) table = wm_table_read (bytes, NULL, NULL, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, WM_TABLE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
  g_bytes_unref (bytes);
}

#define ROW(n, cells) "<row r='" n "'>" cells "</row>"
#define TEXT_CELL(at, text) "<c r='" at "' t='inlineStr'><is><t>" text "</t></is></c>"
#define DATES                                                                                      \
  "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\.mm\\.yyyy'/>"                      \
  "<numFmt numFmtId='165' formatCode='0.00&quot; days&quot;'/>"                                    \
  "<numFmt numFmtId='166' formatCode='[h]:mm'/></numFmts>"                                         \
  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"                                               \
  "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"         \
  "<xf numFmtId='22'/><xf numFmtId='166'/></cellXfs></styleSheet>"

static void
test_kinds_of_cells (void)
{
  assert_reads (
      workbook_kit_xlsx (
          "<sheetData>" ROW ("1", TEXT_CELL ("A1", "a") TEXT_CELL ("B1", "b") TEXT_CELL ("C1", "c"))
              ROW ("2", "<c r='A2' t='s'><v>0</v></c><c r='B2'><v>1250.5</v></c>"
                        "<c r='C2' t='b'><v>1</v></c>")
                  ROW ("4", "<c r='A4' t='s'><v>1</v></c><c r='C4' t='str'><f>A1&amp;\"x\"</f>"
                            "<v>ax</v></c>")
                      ROW ("5", "<c r='B5'><f>1/3</f><v>0.33333333333333331</v></c>"
                                "<c r='C5' t='b'><v>0</v></c>") "</sheetData>",
          "<sst><si><t>plain</t></si><si><r><t>two </t></r><r><t>parts_x000A_line &amp; "
          "_x005F_x000A_</t></r><rPh><t>no</t></rPh></si></sst>",
          NULL, NULL),
      "a|b|c/plain|1250.5|TRUE/two parts\nline & _x000A_||ax/|0.333333333333333|FALSE");
}

static void
test_dates (void)
{
  static const char rows[] =
      "<sheetData>" ROW ("1", TEXT_CELL ("A1", "a") TEXT_CELL ("B1", "b") TEXT_CELL ("C1", "c")
                                  TEXT_CELL ("D1", "d") TEXT_CELL ("E1", "e"))
          ROW ("2", "<c r='A2' s='1'><v>45000</v></c><c r='B2' s='2'><v>59</v></c>"
                    "<c r='C2' s='3'><v>45000</v></c><c r='D2' s='4'><v>45000.75</v></c>"
                    "<c r='E2' s='5'><v>1.5</v></c>") "</sheetData>";

  assert_reads (workbook_kit_xlsx (rows, NULL, DATES, NULL),
                "a|b|c|d|e/2023-03-15|1900-02-28|45000|2023-03-15 18:00|36:00");
  assert_reads (workbook_kit_xlsx (rows, NULL, DATES, "date1904='1'"),
                "a|b|c|d|e/2027-03-16|1904-02-29|45000|2027-03-16 18:00|36:00");
  assert_reads (
      workbook_kit_xlsx ("<sheetData>" ROW ("1", TEXT_CELL ("A1", "a"))
                             ROW ("2", "<c r='A2' t='d'><v>2026-11-23</v></c>")
                                 ROW ("3", "<c r='A3' s='1'><v>45001.9999999</v></c>")
                                     ROW ("4", "<c r='A4' s='1'><v>61</v></c>") "</sheetData>",
                         NULL, DATES, NULL),
      "a/2026-11-23/2023-03-17/1900-03-01");
}

static void
test_days_without_look (void)
{
  g_autoptr (WmTable) table =
      read_table (workbook_kit_xlsx ("<sheetData>" ROW ("1", TEXT_CELL ("A1", "a"))
                                         ROW ("2", "<c r='A2'><v>45000</v></c>") "</sheetData>",
                                     NULL, NULL, "date1904='true'"));
  g_autofree char *day = wm_table_dup_day_of_serial (table, wm_table_get_cell (table, 0, 0));
  g_autofree char *year = wm_table_dup_day_of_serial (table, "2026");

  g_assert_cmpstr (day, ==, "2027-03-16");
  g_assert_null (year);
}

static void
test_places_without_references (void)
{
  assert_reads (workbook_kit_xlsx ("<sheetData><row><c t='inlineStr'><is><t>a</t></is></c>"
                                   "<c t='inlineStr'><is><t>b</t></is></c></row>"
                                   "<row><c><v>1</v></c><c><v>2</v></c></row></sheetData>",
                                   NULL, NULL, NULL),
                "a|b/1|2");
}

static void
test_prefixes (void)
{
  g_autoptr (GBytes) bytes = workbook_kit_zip ((const Part[]){
      { "_rels/.rels", "<p:Relationships xmlns:p='x'><p:Relationship Id='a' "
                       "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/"
                       "officeDocument' Target='/xl/workbook.xml'/></p:Relationships>" },
      { "xl/workbook.xml", "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' "
                           "xmlns:r='r'><x:sheets><x:sheet name='Hidden' state='hidden' "
                           "r:id='a'/><x:sheet name='Seen' r:id='b'/></x:sheets></x:workbook>" },
      { "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='a' Type='t/worksheet' Target='worksheets/a.xml'/>"
        "<Relationship Id='b' Type='t/worksheet' Target='worksheets/../worksheets/b.xml'/>"
        "</Relationships>" },
      { "xl/worksheets/a.xml", "<x:worksheet xmlns:x='m'><x:sheetData/></x:worksheet>" },
      { "xl/worksheets/b.xml",
        "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='3'><x:c r='B3' t='inlineStr'><x:is>"
        "<x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>" },
      { NULL, NULL } });
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sheets = NULL;
  g_autoptr (WmTable) table = wm_table_read (bytes, NULL, &sheets, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wm_table_get_sheet (table), ==, "Seen");
  g_assert_cmpstr (wm_table_get_column_name (table, 1), ==, "a");
  g_assert_cmpuint (g_strv_length (sheets), ==, 2);
  g_assert_cmpstr (sheets[1], ==, "Hidden");
}

static void
test_faults (void)
{
  g_autoptr (WmTable) table = read_table (workbook_kit_xlsx (
      "<sheetData>" ROW ("1", TEXT_CELL ("A1", "a") TEXT_CELL ("B1", "b")) ROW (
          "3", "<c r='A3' t='e'><f>1/0</f><v>#DIV/0!</v></c><c r='B3'><f>A1</f></c>")
          ROW ("5", TEXT_CELL ("A5", "x") TEXT_CELL ("B5", "y")) ROW (
              "6",
              "<c r='A6' t='str'><f>A1</f><v></v></c>" TEXT_CELL (
                  "B6",
                  "z")) "</sheetData><mergeCells><mergeCell ref='B5:B6'/><mergeCell ref='K9:L9'/>"
                        "</mergeCells>",
      NULL, NULL, NULL));

  g_assert_cmpint (wm_table_get_fault (table, 0, 0), ==, WM_TABLE_FAULT_VALUE);
  g_assert_cmpint (wm_table_get_fault (table, 0, 1), ==, WM_TABLE_FAULT_NOT_CALCULATED);
  g_assert_cmpint (wm_table_get_fault (table, 1, 0), ==, WM_TABLE_FAULT_NONE);
  g_assert_cmpint (wm_table_get_fault (table, 1, 1), ==, WM_TABLE_FAULT_MERGED);
  g_assert_cmpint (wm_table_get_fault (table, 2, 0), ==, WM_TABLE_FAULT_NONE);
}

static void
test_merged_names (void)
{
  assert_refused (
      workbook_kit_xlsx (
          "<sheetData>" ROW ("2", TEXT_CELL ("A2", "a") TEXT_CELL ("B2", "b"))
              ROW ("3", TEXT_CELL ("A3", "x")) "</sheetData>"
                                               "<mergeCells><mergeCell ref='B2:B3'/></mergeCells>",
          NULL, NULL, NULL),
      WM_TABLE_ERROR_HEADER, "Sheet “Data”, row 2, column B");
  assert_refused (
      workbook_kit_xlsx ("<sheetData>" ROW ("1", TEXT_CELL ("A1", "Our assets"))
                             ROW ("2", TEXT_CELL ("A2", "a") TEXT_CELL ("B2", "b")) "</sheetData>",
                         NULL, NULL, NULL),
      WM_TABLE_ERROR_TOO_MANY_CELLS, "Sheet “Data”, row 2, column B");
}

#define ODS_CELL(text)                                                                             \
  "<table:table-cell office:value-type='string'><text:p>" text "</text:p></table:table-cell>"

static void
test_ods (void)
{
  assert_reads (
      workbook_kit_ods (
          "<table:tracked-changes><table:table-cell office:value-type='string'><text:p>old</text:p>"
          "</table:table-cell></table:tracked-changes>"
          "<table:table table:name='One'><table:table-header-rows><table:table-row>" ODS_CELL ("a")
              ODS_CELL ("b") ODS_CELL ("c") ODS_CELL ("d") ODS_CELL ("e") ODS_CELL (
                  "f") "<table:table-cell table:number-columns-repeated='16378'/>"
                       "</table:table-row></table:table-header-rows>"
                       "<table:table-row table:number-rows-repeated='2'>"
                       "<table:table-cell office:value-type='date' office:date-value='2026-11-23T14:05:00'/>"
                       "<table:table-cell office:value-type='float' office:value='1250.5'><text:p>1.250,50"
                       "</text:p></table:table-cell>"
                       "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>"
                       "<table:table-cell office:value-type='string'><office:annotation><text:p>note</text:p>"
                       "</office:annotation><text:p>x<text:s text:c='2'/><text:span>y</text:span></text:p> "
                       "<text:p>z</text:p></table:table-cell>"
                       "<table:table-cell table:number-columns-repeated='2' office:value-type='percentage' "
                       "office:value='0.5'/>"
                       "</table:table-row>"
                       "<table:table-row table:number-rows-repeated='1048000'>"
                       "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
                       "</table:table>"
                       "<table:table table:name='Two' table:style-name='ta2'/>"),
      "a|b|c|d|e|f/2026-11-23 14:05|1250.5|TRUE|x  y\nz|0.5|0.5"
      "/2026-11-23 14:05|1250.5|TRUE|x  y\nz|0.5|0.5");
}

static void
test_ods_faults (void)
{
  g_autoptr (WmTable) table = read_table (workbook_kit_ods (
      "<table:table table:name='One'><table:table-row>" ODS_CELL ("a") ODS_CELL ("b") ODS_CELL (
          "c") "</table:table-row><table:table-row>"
               "<table:table-cell table:formula='of:=1/0' office:value-type='string' "
               "calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell>"
               "<table:table-cell table:formula='of:=[.A1]'/>"
               "<table:table-cell table:number-rows-spanned='2' office:value-type='float' "
               "office:value='1'/></table:table-row></table:table>"));

  g_assert_cmpint (wm_table_get_fault (table, 0, 0), ==, WM_TABLE_FAULT_VALUE);
  g_assert_cmpint (wm_table_get_fault (table, 0, 1), ==, WM_TABLE_FAULT_NOT_CALCULATED);
  g_assert_cmpint (wm_table_get_fault (table, 0, 2), ==, WM_TABLE_FAULT_MERGED);
}

static void
test_several_sheets (void)
{
  static const char *const names[] = { "two", NULL };
  const WmTableOptions named = { .names = names };
  const WmTableOptions missing = { .sheet = "Three" };
  g_autoptr (GBytes) bytes =
      workbook_kit_ods ("<table:table table:name='One'><table:table-row>" ODS_CELL (
          "a") "</table:table-row>"
               "</table:table><table:table table:name='Two'><table:table-row>" ODS_CELL (
                   "b") "</table:table-row></table:table>");
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTable) table = wm_table_read (bytes, &named, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wm_table_get_column_name (table, 0), ==, "b");
  g_assert_null (wm_table_read (bytes, &missing, NULL, NULL, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_SHEET);
  assert_refused (g_steal_pointer (&bytes), WM_TABLE_ERROR_SHEET, "One, Two");
}

static void
test_other_files (void)
{
  static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on "
                            "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  assert_refused (g_bytes_new_static (ole, sizeof ole), WM_TABLE_ERROR_ENCRYPTED, "password");
  assert_refused (g_bytes_new_static (ole, 20), WM_TABLE_ERROR_NOT_A_TABLE, ".xls");
  assert_refused (workbook_kit_zip ((const Part[]){
                      { "mimetype", "application/vnd.oasis.opendocument.text" }, { NULL, NULL } }),
                  WM_TABLE_ERROR_NOT_A_TABLE, "OpenDocument text");
  assert_refused (workbook_kit_zip ((const Part[]){ { "photo.jpg", "x" }, { NULL, NULL } }),
                  WM_TABLE_ERROR_NOT_A_TABLE, "ZIP archive");
  assert_refused (workbook_kit_zip ((const Part[]){ { "xl/workbook.bin", "x" }, { NULL, NULL } }),
                  WM_TABLE_ERROR_NOT_A_TABLE, ".xlsb");
  assert_refused (
      workbook_kit_zip ((const Part[]){
          { "_rels/.rels", "<Relationships><Relationship Id='a' Type='t/officeDocument' "
                           "Target='word/document.xml'/></Relationships>" },
          { NULL, NULL } }),
      WM_TABLE_ERROR_NOT_A_TABLE, "office document");
  assert_refused (workbook_kit_zip ((const Part[]){
                      { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
                      { "META-INF/manifest.xml", "<manifest:encryption-data>" },
                      { "content.xml", "noise" },
                      { NULL, NULL } }),
                  WM_TABLE_ERROR_ENCRYPTED, "password");
}

/* The macros of a workbook are a part that nobody asks for. */
static void
test_macros (void)
{
  assert_reads (
      workbook_kit_zip ((const Part[]){
          { "xl/vbaProject.bin", "Sub Workbook_Open ()" },
          { "_rels/.rels", "<Relationships><Relationship Id='a' Type='t/officeDocument' "
                           "Target='xl/workbook.xml'/></Relationships>" },
          { "xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='Macro' r:id='m'/>"
                               "<sheet name='Data' r:id='a'/></sheets></workbook>" },
          { "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='a' Type='t/worksheet' Target='worksheets/a.xml'/>"
            "<Relationship Id='m' Type='t/xlMacrosheet' Target='macrosheets/m.xml'/>"
            "</Relationships>" },
          { "xl/worksheets/a.xml",
            "<worksheet><sheetData><row><c t='str'><f>RUN()</f><v>a</v></c></row></sheetData>"
            "</worksheet>" },
          { NULL, NULL } }),
      "a");
}

static void
test_entities (void)
{
  assert_refused (
      workbook_kit_zip ((const Part[]){
          { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
          { "content.xml", "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                           "<x>&b;</x>" },
          { NULL, NULL } }),
      WM_TABLE_ERROR_NOT_A_TABLE, "can do harm");
}

static void
test_bomb (void)
{
  g_autofree char *blanks = g_strnfill (80 * 1024 * 1024, ' ');

  assert_refused (workbook_kit_xlsx (blanks, NULL, NULL, NULL), WM_TABLE_ERROR_TOO_LARGE,
                  "unpacks to far more");
}

static void
test_repeated_texts (void)
{
  g_autofree char *text = g_strnfill (90000, 'x');
  g_autofree char *strings = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", text);
  g_autoptr (GString) rows = g_string_new ("<sheetData>" ROW ("1", TEXT_CELL ("A1", "a")));

  for (guint i = 2; i < 4000; i++)
    g_string_append_printf (rows, "<row r='%u'><c t='s'><v>0</v></c></row>", i);
  g_string_append (rows, "</sheetData>");
  assert_refused (workbook_kit_xlsx (rows->str, strings, NULL, NULL), WM_TABLE_ERROR_TOO_LARGE,
                  "Sheet “Data”, row ");
  assert_refused (
      workbook_kit_ods ("<table:table table:name='One'><table:table-row>" ODS_CELL (
          "a") "</table:table-row><table:table-row table:number-rows-repeated='999999'>" ODS_CELL ("b") "</table:table-row></table:table>"),
      WM_TABLE_ERROR_TOO_LARGE, "Sheet “One”, row ");
}

static void
test_nonsense (void)
{
  static const char *const sheets[] = {
    "<sheetData><row r='2'/><row r='1'/></sheetData>",
    "<sheetData><row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row></sheetData>",
    "<sheetData><row r='1'><c r='ZZZZZZZZ1'><v>1</v></c></row></sheetData>",
    "<sheetData><row r='1'><c r='1A'><v>1</v></c></row></sheetData>",
    "<sheetData><row r='99999999'/></sheetData>",
    "<sheetData><row r='1'><c t='s'><v>7</v></c></row></sheetData>",
    "<sheetData><row r='1'><c t='s'><v>-1</v></c></row></sheetData>",
    "<sheetData><row",
    "<sheetData>&nbsp;</sheetData>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    assert_refused (workbook_kit_xlsx (sheets[i], NULL, NULL, NULL), WM_TABLE_ERROR_DAMAGED,
                    "damaged");
}

/* Any cut and any changed byte is refused or read, and nothing worse. */
static void
test_damage (void)
{
  g_autoptr (GBytes) whole =
      workbook_kit_xlsx ("<sheetData>" ROW ("1", TEXT_CELL ("A1", "a"))
                             ROW ("2", "<c t='s'><v>0</v></c>") "</sheetData>",
                         "<sst><si><t>plain</t></si></sst>", DATES, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (gsize cut = 4; cut < size; cut += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, cut);
      g_autoptr (WmTable) table = wm_table_read (part, NULL, NULL, NULL, NULL);

      g_assert_null (table);
    }
  for (gsize i = 0; i < size; i += 3)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (WmTable) table = NULL;

      copy[i] ^= (guint8) (1 + i % 255);
      bytes = g_bytes_new (copy, size);
      table = wm_table_read (bytes, NULL, NULL, NULL, NULL);
    }
}

static void
test_guard (void)
{
  static const char csv[] = "a,b\r\n'=1+1,''=x\r\n'plain,-5\r\n\"'+\"\"q\",=1\r\n";

  assert_reads (g_bytes_new_static (csv, sizeof csv - 1), "a|b/=1+1|'=x/'plain|-5/+\"q|=1");
  g_assert_true (wm_table_needs_guard ("''@x"));
  g_assert_false (wm_table_needs_guard ("''x"));
  g_assert_true (wm_table_is_guarded ("'=x"));
  g_assert_false (wm_table_is_guarded ("=x"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/xlsx/kinds-of-cells", test_kinds_of_cells);
  g_test_add_func ("/workbook/xlsx/days-of-both-epochs", test_dates);
  g_test_add_func ("/workbook/xlsx/a-day-without-its-look", test_days_without_look);
  g_test_add_func ("/workbook/xlsx/cells-without-references", test_places_without_references);
  g_test_add_func ("/workbook/xlsx/prefixes-and-hidden-sheets", test_prefixes);
  g_test_add_func ("/workbook/xlsx/cells-that-cannot-be-relied-on", test_faults);
  g_test_add_func ("/workbook/xlsx/names-that-are-merged", test_merged_names);
  g_test_add_func ("/workbook/ods/kinds-of-cells", test_ods);
  g_test_add_func ("/workbook/ods/cells-that-cannot-be-relied-on", test_ods_faults);
  g_test_add_func ("/workbook/ods/several-sheets", test_several_sheets);
  g_test_add_func ("/workbook/hostile/other-files", test_other_files);
  g_test_add_func ("/workbook/hostile/macros", test_macros);
  g_test_add_func ("/workbook/hostile/entities", test_entities);
  g_test_add_func ("/workbook/hostile/bomb", test_bomb);
  g_test_add_func ("/workbook/hostile/one-text-many-times", test_repeated_texts);
  g_test_add_func ("/workbook/hostile/nonsense", test_nonsense);
  g_test_add_func ("/workbook/hostile/damage", test_damage);
  g_test_add_func ("/workbook/csv/guarded-formulas", test_guard);
  return g_test_run ();
}
