/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/wm-table-csv.h"

#include <stdio.h>
#include <string.h>

static WmTable *
read_bytes (const char *data, gsize size, const WmCsvOptions *options, GError **error)
{
  /* A copy of exactly this size lets the sanitizer see a byte read too far. */
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return wm_table_read_csv (bytes, options, NULL, error);
}

static WmTable *
read_sized (const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  WmTable *table = read_bytes (data, size, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static WmTable *
read_text (const char *text)
{
  return read_sized (text, strlen (text));
}

/* Writes a table as one line that is easy to compare: names, then rows with their numbers. */
static char *
describe (WmTable *table)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < wm_table_get_n_columns (table); i++)
    g_string_append_printf (out, "[%s]", wm_table_get_column_name (table, i));
  for (guint row = 0; row < wm_table_get_n_rows (table); row++)
    {
      g_string_append_printf (out, " %u", wm_table_get_row_number (table, row));
      for (guint i = 0; i < wm_table_get_n_columns (table); i++)
        g_string_append_printf (out, "(%s)", wm_table_get_cell (table, row, i));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_reads_sized (const char *data, gsize size, const char *encoding, const char *expected)
{
  g_autoptr (WmTable) table = read_sized (data, size);
  g_autofree char *found = describe (table);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (wm_table_get_encoding (table), ==, encoding);
}

static void
assert_reads (const char *text, const char *expected)
{
  assert_reads_sized (text, strlen (text), "UTF-8", expected);
}

static void
assert_delimiter (const char *text, char delimiter, const char *expected)
{
  g_autoptr (WmTable) table = read_text (text);
  g_autofree char *found = describe (table);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (wm_table_get_delimiter (table), ==, delimiter);
}

/* The place is what the message begins with; the advice always says that nothing was changed. */
static void
assert_refused_sized (const char *data, gsize size, WmTableError code, const char *place,
                      const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTable) table = read_bytes (data, size, NULL, &error);

  g_assert_null (table);
  g_assert_error (error, WM_TABLE_ERROR, (int) code);
  if (!g_str_has_prefix (error->message, place) || strstr (error->message, part) == NULL)
    g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (strstr (error->message, part));
  g_assert_nonnull (strstr (error->message, "Nothing was changed."));
}

static void
assert_refused (const char *text, WmTableError code, const char *place, const char *part)
{
  assert_refused_sized (text, strlen (text), code, place, part);
}

/* Reading */

static void
test_rows (void)
{
  assert_reads ("Name,Owner\nServer,Eva\n", "[Name][Owner] 2(Server)(Eva)");
  assert_reads ("Name,Owner", "[Name][Owner]");
  assert_reads ("Name,Owner\r\nServer,Eva", "[Name][Owner] 2(Server)(Eva)");
  assert_reads ("Name,Owner\rServer,Eva\r\rPhone,", "[Name][Owner] 2(Server)(Eva) 4(Phone)()");
  assert_reads ("\r\n\n\r\nName,Owner\r\n\r\n\nServer,Eva\r\n", "[Name][Owner] 7(Server)(Eva)");
  /* What is empty at the right and at the end goes, what is empty between stays. */
  assert_reads ("Name,,Owner,,\nServer,,Eva,,\n,,Ann\nPhone\n,,,\n,,,,\n",
                "[Name][][Owner] 2(Server)()(Eva) 3()()(Ann) 4(Phone)()()");
  assert_reads ("Name,Owner\nA,B, ,\" \"\n \" \" ,\nC,D", "[Name][Owner] 2(A)(B) 4(C)(D)");
  assert_reads (" Name , \"Owner \" \n Server , Eva \n", "[Name][Owner] 2(Server)(Eva)");
  /* Names are one line each. */
  assert_reads ("\"Asset\r\nname\",Owner\nA,B", "[Asset name][Owner] 2(A)(B)");
}

static void
test_quotes (void)
{
  assert_reads ("Name,Note\n\"a\"\"b\"\"\",\"c,d\"\n", "[Name][Note] 2(a\"b\")(c,d)");
  assert_reads ("Name,Note\n\"one\r\ntwo\rthree\nfour\",x\ny,\"\n\"\nlast,z\n",
                "[Name][Note] 2(one\ntwo\nthree\nfour)(x) 3(y)(\n) 4(last)(z)");
  /* Not doubled, but with one meaning only. */
  assert_reads ("Name,Note\nMonitor 24\",Dell\nMonitor 27\" wide,\"x\"\n\"y\",5' 11\"\n",
                "[Name][Note] 2(Monitor 24\")(Dell) 3(Monitor 27\" wide)(x) 4(y)(5' 11\")");
}

static void
test_tabs (void)
{
  assert_delimiter ("Name\tNote\tOwner\n\"a\tb\"\t\tc\n\t\td\n", '\t',
                    "[Name][Note][Owner] 2(a\tb)()(c) 3()()(d)");
}

static void
test_delimiter (void)
{
  assert_delimiter ("Name;Cost\nServer;1,50\nPhone;2,50\n", ';',
                    "[Name][Cost] 2(Server)(1,50) 3(Phone)(2,50)");
  assert_delimiter ("Name,Cost\n\"a;b;c\",1\n\"d;e;f\",2\n", ',',
                    "[Name][Cost] 2(a;b;c)(1) 3(d;e;f)(2)");
  assert_delimiter ("Name;Note\n\"x, y, \"\"z\"\"\";Fast, cheap, good\n\"\n,,,\n\";b\n", ';',
                    "[Name][Note] 2(x, y, \"z\")(Fast, cheap, good) 3(\n,,,\n)(b)");
  assert_delimiter ("Name|Note|Owner\na,b|c;d|e\n", '|', "[Name][Note][Owner] 2(a,b)(c;d)(e)");
  assert_delimiter ("Asset, name;Owner, person\nServer, big;Eva, L\n", ';',
                    "[Asset, name][Owner, person] 2(Server, big)(Eva, L)");
  assert_delimiter ("Name,Reasons (law;risk)\nA,law;risk\nB,risk;law\n", ',',
                    "[Name][Reasons (law;risk)] 2(A)(law;risk) 3(B)(risk;law)");
  /* A list of one column in which a delimiter stands by chance. */
  assert_delimiter ("Name\nLindner, Eva\nSmith\n", ';', "[Name] 2(Lindner, Eva) 3(Smith)");
  assert_delimiter ("Name\nEva\n", ',', "[Name] 2(Eva)");
  /* Rows that stop early or have one cell too many do not hide the delimiter. */
  assert_delimiter ("A;B;C;D\n1;2\n1\n1;2;3;4\n", ';',
                    "[A][B][C][D] 2(1)(2)()() 3(1)()()() 4(1)(2)(3)(4)");
}

/* The first row alone is longer than what is looked at. */
static void
test_delimiter_of_long_header (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (WmTable) table = NULL;

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (text,
                            "A rather long name of one of the many columns%sof this table which "
                            "has the number %u;",
                            i % 2 ? "," : " ", i);
  table = read_text (text->str);
  g_assert_cmpuint (wm_table_get_n_columns (table), ==, 900);
}

static void
test_separator_line (void)
{
  assert_delimiter ("sep=;\r\nName,x;Owner,y\r\nA,a;B,b\r\n", ';', "[Name,x][Owner,y] 2(A,a)(B,b)");
  assert_delimiter ("SEP=|\nName|Owner\nA|B", '|', "[Name][Owner] 2(A)(B)");
  assert_delimiter ("\xef\xbb\xbfsep=\t\nName\tOwner\n", '\t', "[Name][Owner]");
  assert_delimiter ("sep=^\nName^Owner\n", '^', "[Name][Owner]");
  assert_reads ("sep=;x,Owner\nA,B\n", "[sep=;x][Owner] 2(A)(B)");
  assert_refused ("sep=;", WM_TABLE_ERROR_EMPTY, "There is nothing", "names the columns");
}

static void
test_options (void)
{
  WmCsvOptions options = { ';', "ISO-8859-15" };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTable) table = read_bytes ("a,b;c\n1;\xa4", 9, &options, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = describe (table);
  g_assert_cmpstr (found, ==, "[a,b][c] 2(1)(€)");
  g_assert_cmpstr (wm_table_get_encoding (table), ==, "ISO-8859-15");
  options.encoding = "klingon-8";
  g_assert_null (read_bytes ("a;b", 3, &options, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "klingon-8"));
}

/* Encodings */

static void
assert_converted (const char *encoding, const char *mark, gsize mark_size, const char *taken)
{
  static const char text[] = "Name\tOwner\r\nSérver €\tŁucja\r\n";
  g_autoptr (GString) file = g_string_new_len (mark, (gssize) mark_size);
  gsize size;
  g_autofree char *data = g_convert (text, -1, encoding, "UTF-8", NULL, &size, NULL);

  g_assert_nonnull (data);
  g_string_append_len (file, data, (gssize) size);
  assert_reads_sized (file->str, file->len, taken, "[Name][Owner] 2(Sérver €)(Łucja)");
}

static void
test_encodings (void)
{
  assert_converted ("UTF-8", "", 0, "UTF-8");
  assert_converted ("UTF-8", "\xef\xbb\xbf", 3, "UTF-8");
  assert_converted ("UTF-16LE", "\xff\xfe", 2, "UTF-16LE");
  assert_converted ("UTF-16BE", "\xfe\xff", 2, "UTF-16BE");
  assert_converted ("UTF-16LE", "", 0, "UTF-16LE");
  assert_converted ("UTF-16BE", "", 0, "UTF-16BE");
  assert_reads_sized ("Name;Owner\nB\xfcro \x80;Zo\xeb\n", 22, "windows-1252",
                      "[Name][Owner] 2(Büro €)(Zoë)");
  assert_reads_sized ("Name;Owner\nB;Caf\xe9", 17, "windows-1252", "[Name][Owner] 2(B)(Café)");
  assert_reads ("\xef\xbb\xbf\"Na,me\",Owner\n", "[Na,me][Owner]");
}

static void
test_bad_encodings (void)
{
  /* Bytes that windows-1252 leaves undefined. */
  assert_refused ("Name;Owner\n\"a\nb\";c\nB\x81ro;x\n", WM_TABLE_ERROR_ENCODING,
                  "Row 3:", "windows-1252");
  /* UTF-8 that was damaged must not come in as windows-1252. */
  assert_refused ("Name,Owner\nBüro,Zoë\nCaf\xc3,x\n", WM_TABLE_ERROR_ENCODING, "Row 3:", "UTF-8");
  assert_refused ("\xef\xbb\xbfName\nCaf\xe9\n", WM_TABLE_ERROR_ENCODING, "Row 2:", "UTF-8");
  /* Half a character, and half a pair. */
  assert_refused_sized ("\xff\xfe"
                        "a\0b",
                        5, WM_TABLE_ERROR_ENCODING, "This file is cut off", "UTF-16");
  assert_refused_sized ("\xff\xfe"
                        "a\0\x3d\xd8",
                        6, WM_TABLE_ERROR_ENCODING, "This file is cut off", "UTF-16");
}

static void
test_other_files (void)
{
  assert_refused_sized ("PK\003\004\024\0\006\0[Content_Types].xml \xa2", 28,
                        WM_TABLE_ERROR_NOT_A_TABLE,
                        "This is an Excel workbook; save it as CSV first", "");
  assert_refused_sized ("PK\003\004\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet", 60,
                        WM_TABLE_ERROR_NOT_A_TABLE, "This is an OpenDocument spreadsheet", "CSV");
  assert_refused_sized ("PK\003\004\0\0photo.jpg", 15, WM_TABLE_ERROR_NOT_A_TABLE,
                        "This is a ZIP archive", "CSV");
  assert_refused_sized ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", 10, WM_TABLE_ERROR_NOT_A_TABLE,
                        "This is an Excel workbook of the old kind", ".xlsx");
  assert_refused ("%PDF-1.7\n", WM_TABLE_ERROR_NOT_A_TABLE, "This is a PDF", "CSV");
  assert_refused ("<!doctype html><table>", WM_TABLE_ERROR_NOT_A_TABLE, "This is a web page",
                  "CSV");
  assert_refused_sized ("\x1f\x8b\x08\0", 4, WM_TABLE_ERROR_NOT_A_TABLE, "This is a compressed",
                        "CSV");
  assert_refused_sized ("Name,Owner\nA\0,B\n", 16, WM_TABLE_ERROR_NOT_A_TABLE,
                        "This file is not text", "CSV");
  assert_refused_sized ("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16, WM_TABLE_ERROR_NOT_A_TABLE,
                        "This file is not text", "CSV");
  assert_refused_sized ("\xff\xfe"
                        "a\0\0\0b\0",
                        8, WM_TABLE_ERROR_NOT_A_TABLE, "This file is not text", "CSV");
}

static void
test_empty (void)
{
  static const char *const empty[] = { "",           "\n",           "\r\n\r\n",
                                       ",,,\n , \n", "\xef\xbb\xbf", "\"\",\" \"\n",
                                       "\001\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    assert_refused (empty[i], WM_TABLE_ERROR_EMPTY, "There is nothing in this table", "");
}

/* Errors with a place */

static void
test_unclosed_quote (void)
{
  assert_refused ("Name,Owner\n\"a\nb\",c\n\nB,\"never\nclosed,x\ny,z\n", WM_TABLE_ERROR_QUOTES,
                  "Row 4, column B (Owner):", "never closed");
  assert_refused ("Name,Owner\n\"", WM_TABLE_ERROR_QUOTES,
                  "Row 2, column A (Name):", "never closed");
  assert_refused ("\"Name", WM_TABLE_ERROR_QUOTES, "Row 1, column A:", "never closed");
}

static void
test_text_behind_quote (void)
{
  assert_refused ("Name,Owner\nA,B\nC,\"Monitor 24\" Dell\"\n", WM_TABLE_ERROR_QUOTES,
                  "Row 3, column B (Owner):", "twice");
  assert_refused ("Name;Owner\nA;B\n\"x\" y;C\n", WM_TABLE_ERROR_QUOTES,
                  "Row 3, column A (Name):", "twice");
  /* A stray mark before it changes nothing. */
  assert_refused ("Name,Owner\n24\",B\n\"x\" y,C\n", WM_TABLE_ERROR_QUOTES,
                  "Row 3, column A (Name):", "twice");
  /* The mark that is never closed meets the next one: the row where it opened is named. */
  assert_refused ("Name,Owner\nA,\"B\nC,D\nE,\"F\"\n", WM_TABLE_ERROR_QUOTES,
                  "Row 2, column B (Owner):", "twice");
}

static void
test_headers (void)
{
  assert_refused ("Name,Owner,name\nA,B,C\n", WM_TABLE_ERROR_HEADER,
                  "Row 1, column C (name):", "column A has the same name");
  assert_refused ("\n\nIn use,Owner,Note,in_use\n", WM_TABLE_ERROR_HEADER,
                  "Row 3, column D (in_use):", "column A");
  assert_refused ("Name,,Owner\nA,B,C\n", WM_TABLE_ERROR_HEADER,
                  "Row 2, column B:", "“B” stands in a column without a name");
  assert_refused ("Name,\" \",Owner\nA,,C\n,X\n", WM_TABLE_ERROR_HEADER,
                  "Row 3, column B:", "without a name");
}

static void
test_long_header (void)
{
  g_autofree char *name = g_strnfill (1001, 'n');
  g_autofree char *text = g_strdup_printf ("Name,%s\nA,B\n", name);

  assert_refused (text, WM_TABLE_ERROR_HEADER, "Row 1, column B:", "too long");
}

static void
test_too_many_cells (void)
{
  assert_refused ("Name,Owner\nA,B\n\nC,D,,E\n", WM_TABLE_ERROR_TOO_MANY_CELLS,
                  "Row 4, column D:", "“E” stands in a column without a name");
  /* A title above the header, as spreadsheets write it. */
  assert_refused ("Inventory of 2026;;\nName;Owner;Note\nA;B;C\n", WM_TABLE_ERROR_TOO_MANY_CELLS,
                  "Row 2, column B:", "must name every column");
}

/* Limits */

static GString *
repeat (const char *start, const char *text, gsize n)
{
  GString *out = g_string_new (start);

  for (gsize i = 0; i < n; i++)
    g_string_append (out, text);
  return out;
}

static void
test_limit_columns (void)
{
  g_autoptr (GString) header = g_string_new (NULL);
  g_autoptr (GString) blanks = NULL;
  g_autoptr (WmTable) table = NULL;

  for (guint i = 1; i <= 1000; i++)
    g_string_append_printf (header, "c%u,", i);
  blanks = repeat (header->str, ",", 5000);
  table = read_text (blanks->str);
  g_assert_cmpuint (wm_table_get_n_columns (table), ==, 1000);
  g_string_append (header, "c1001\n");
  assert_refused (header->str, WM_TABLE_ERROR_TOO_LARGE, "Row 1, column ALM:", "1,000 columns");
}

static void
test_limit_rows (void)
{
  g_autoptr (GString) text = repeat ("Name,Owner\n", "a,b\n", 200000);
  g_autoptr (WmTable) table = NULL;

  g_string_append (text, "\n,\n");
  table = read_text (text->str);
  g_assert_cmpuint (wm_table_get_n_rows (table), ==, 200000);
  g_assert_cmpuint (wm_table_get_row_number (table, 199999), ==, 200001);
  g_string_append (text, "a,b\n");
  assert_refused (text->str, WM_TABLE_ERROR_TOO_LARGE,
                  "Row 200004, column A (Name):", "200,000 rows");
}

static void
test_limit_cell (void)
{
  g_autoptr (GString) text = repeat ("Name,Owner\nA,\"", "é", 100000);
  g_autoptr (WmTable) table = NULL;

  g_string_append (text, "\"\n");
  table = read_text (text->str);
  g_assert_cmpint (g_utf8_strlen (wm_table_get_cell (table, 0, 1), -1), ==, 100000);
  g_string_truncate (text, text->len - 2);
  g_string_append (text, "é\"\n");
  assert_refused (text->str, WM_TABLE_ERROR_TOO_LARGE,
                  "Row 2, column B (Owner):", "100,000 characters");
}

static void
test_limit_file (void)
{
  gsize size = WM_TABLE_MAX_FILE_BYTES + 1;
  g_autofree char *data = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memset (data, '\n', size);
  bytes = g_bytes_new_static (data, size);
  g_assert_null (wm_table_read_csv (bytes, NULL, NULL, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "64 MB"));
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Name\nA\n", 7);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (wm_table_read_csv (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Hostile files */

static void
assert_survives (const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTable) table = read_bytes (data, size, NULL, &error);

  g_assert_true ((table == NULL) == (error != NULL));
  for (guint row = 0; table != NULL && row < wm_table_get_n_rows (table); row++)
    {
      for (guint i = 0; i < wm_table_get_n_columns (table); i++)
        g_assert_true (g_utf8_validate (wm_table_get_cell (table, row, i), -1, NULL));
    }
}

static void
test_truncated (void)
{
  static const char utf8[] =
      "\xef\xbb\xbfsep=;\r\nName;\"Ow\"\"ner\";\r\n\"a\r\nb\";Zoë €\r\n;\"\"\r\n"
      "Monitor 24\";x;\r\r\n\"q\" ;\"é\"";
  gsize size;
  g_autofree char *wide = g_convert (utf8, -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);

  for (gsize n = 0; n < sizeof utf8; n++)
    {
      assert_survives (utf8, n);
      assert_survives (utf8 + n, sizeof utf8 - 1 - n);
    }
  for (gsize n = 0; n <= size; n++)
    assert_survives (wide, n);
}

static void
test_random_bytes (void)
{
  static const char alphabet[] = "\"\"\",,;;\t|\r\n\n ab=\xc3\xa9\xe2\x82\xac\x81";

  for (guint i = 0; i < 3000; i++)
    {
      char data[64];
      gsize size = (gsize) g_test_rand_int_range (0, sizeof data);

      for (gsize j = 0; j < size; j++)
        data[j] = i % 10 == 0 ? (char) g_test_rand_int_range (0, 256)
                              : alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      assert_survives (data, size);
    }
}

static void
test_endless_quotes (void)
{
  gsize size = 60 * 1000 * 1000;
  g_autofree char *data = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memset (data, '"', size);
  bytes = g_bytes_new_static (data, size);
  g_assert_null (wm_table_read_csv (bytes, NULL, NULL, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, "Row 1, column A:"));
  g_clear_error (&error);
  /* Reading stops there, not at the end of the file, where the missing mark would be noticed. */
  memset (data + 1, 'a', size - 1);
  g_assert_null (wm_table_read_csv (bytes, NULL, NULL, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  memset (data, '"', size);
  /* Marks inside a cell without marks go the slow way, one by one. */
  data[0] = 'a';
  g_assert_null (wm_table_read_csv (bytes, NULL, NULL, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_LARGE);
}

static gsize
get_peak_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;
  gulong peak = 0;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
      (line = strstr (status, "VmHWM:")) != NULL)
    sscanf (line, "VmHWM: %lu", &peak);
  return peak;
}

static void
test_delimiters_only (void)
{
  gsize size = 60 * 1000 * 1000;
  g_autofree char *data = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WmTable) table = NULL;
  g_autoptr (GError) error = NULL;

  memset (data, ',', size);
  memcpy (data, "Name\n", 5);
  bytes = g_bytes_new_static (data, size);
  table = wm_table_read_csv (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wm_table_get_n_columns (table), ==, 1);
  g_assert_cmpuint (wm_table_get_n_rows (table), ==, 0);
  data[size - 1] = 'x';
  g_clear_pointer (&table, wm_table_unref);
  g_assert_null (wm_table_read_csv (bytes, NULL, NULL, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_MANY_CELLS);
}

static void
test_deep_ragged (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (WmTable) table = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "c%u;", i);
  for (guint i = 0; i < 2000; i++)
    {
      g_string_append_c (text, '\n');
      for (guint j = 0; j < i % 1000; j++)
        g_string_append_c (text, ';');
      g_string_append_c (text, 'x');
    }
  table = read_text (text->str);
  g_assert_cmpuint (wm_table_get_n_rows (table), ==, 2000);
  for (guint i = 0; i < 2000; i++)
    {
      g_assert_cmpstr (wm_table_get_cell (table, i, i % 1000), ==, "x");
      if (i % 1000 > 0)
        g_assert_cmpstr (wm_table_get_cell (table, i, i % 1000 - 1), ==, "");
      if (i % 1000 < 999)
        g_assert_cmpstr (wm_table_get_cell (table, i, 999), ==, "");
    }
}

/* The table itself */

static void
test_lookup (void)
{
  g_autoptr (WmTable) table = read_text ("Name,In use since,,Größe\nA,2020,,L\nB\n");
  g_autoptr (WmTable) other = wm_table_ref (table);
  g_autofree char *place = wm_table_dup_place (table, 1, 3);
  const char *cells[4];

  g_assert_cmpint (wm_table_find_column (other, "in_use_since"), ==, 1);
  g_assert_cmpint (wm_table_find_column (table, " GRÖSSE"), ==, 3);
  g_assert_cmpint (wm_table_find_column (table, "GROẞE"), ==, 3);
  g_assert_cmpint (wm_table_find_column (table, ""), ==, -1);
  g_assert_cmpstr (place, ==, "Row 3, column D (Größe)");
  g_assert_null (wm_table_get_sheet (table));
  wm_table_get_row (table, 0, cells);
  g_assert_cmpstr (cells[1], ==, "2020");
  g_assert_cmpstr (cells[2], ==, "");
  g_assert_cmpstr (cells[3], ==, "L");
  wm_table_get_row (table, 1, cells);
  g_assert_cmpstr (cells[0], ==, "B");
  g_assert_cmpstr (cells[3], ==, "");
}

static void
test_letters (void)
{
  static const struct
  {
    guint column;
    const char *letters;
  } samples[] = { { 0, "A" },    { 25, "Z" },    { 26, "AA" },     { 51, "AZ" },
                  { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" }, { G_MAXUINT, "MWLQKWV" } };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *letters = wm_table_dup_column_letters (samples[i].column);

      g_assert_cmpstr (letters, ==, samples[i].letters);
    }
}

static void
test_sheet_in_place (void)
{
  g_autoptr (WmTableBuilder) builder = wm_table_builder_new ("Assets", 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_table_builder_add_cell (builder, "Name", -1, NULL));
  g_assert_true (wm_table_builder_end_row (builder, NULL));
  g_assert_true (wm_table_builder_add_cell (builder, "A", -1, NULL));
  g_assert_false (wm_table_builder_add_cell (builder, "B", -1, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_MANY_CELLS);
  g_assert_true (g_str_has_prefix (error->message, "Sheet “Assets”, row 2, column B:"));
}

/* Writing */

static void
assert_written (const char *text, const WmCsvWriteOptions *options, const char *expected)
{
  g_autoptr (WmTable) table = read_text (text);
  g_autoptr (GBytes) bytes = wm_table_write_csv (table, options);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *written = g_strndup (data, size);

  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpuint (size, ==, strlen (expected));
}

static void
test_write (void)
{
  WmCsvWriteOptions options = { .delimiter = ';', .byte_order_mark = TRUE };

  assert_written ("Name,Note\n\"a\"\"b\",\n,\"c\nd\"\n", NULL,
                  "\"Name\",\"Note\"\r\n\"a\"\"b\",\r\n,\"c\nd\"\r\n");
  assert_written ("Name,Note\nA,B\n", &options, "\xef\xbb\xbf\"Name\";\"Note\"\r\n\"A\";\"B\"\r\n");
}

static void
test_write_formulas (void)
{
  static const char text[] = "N\n=1+1\n+1\n-1\n@x\n\"\tx\"\na=b\n";
  WmCsvWriteOptions options = { .guard_formulas = TRUE };

  assert_written (text, NULL,
                  "\"N\"\r\n\"=1+1\"\r\n\"+1\"\r\n\"-1\"\r\n\"@x\"\r\n\"\tx\"\r\n\"a=b\"\r\n");
  assert_written (text, &options,
                  "\"N\"\r\n\"'=1+1\"\r\n\"'+1\"\r\n\"'-1\"\r\n\"'@x\"\r\n\"'\tx\"\r\n\"a=b\"\r\n");
}

static char *
make_random_cell (void)
{
  static const char *const parts[] = { "\"",     "\"\"", ",", ";", "\t", "|", "\n", " ",    "a",
                                       "Server", "é",    "€", "=", "'",  "ß", "字", "sep=;" };
  GString *out = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 6);

  for (int i = 0; i < n; i++)
    g_string_append (out, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  return g_string_free (out, FALSE);
}

static WmTable *
make_random_table (void)
{
  g_autoptr (WmTableBuilder) builder = wm_table_builder_new (NULL, 0);
  g_autoptr (GError) error = NULL;
  int n_columns = g_test_rand_int_range (1, 8);
  int n_rows = g_test_rand_int_range (0, 12);

  for (int i = 0; i < n_columns; i++)
    {
      g_autofree char *part = make_random_cell ();
      g_autofree char *name = g_strdup_printf ("%s %d", part, i);

      wm_table_builder_add_cell (builder, name, -1, &error);
      g_assert_no_error (error);
    }
  wm_table_builder_end_row (builder, &error);
  for (int row = 0; row < n_rows; row++)
    {
      for (int i = 0; i < n_columns; i++)
        {
          g_autofree char *cell = make_random_cell ();

          wm_table_builder_add_cell (builder, cell, -1, &error);
          g_assert_no_error (error);
        }
      wm_table_builder_end_row (builder, &error);
      g_assert_no_error (error);
    }
  return wm_table_builder_finish (builder, &error);
}

static void
assert_equal (WmTable *a, WmTable *b)
{
  g_assert_cmpuint (wm_table_get_n_columns (a), ==, wm_table_get_n_columns (b));
  g_assert_cmpuint (wm_table_get_n_rows (a), ==, wm_table_get_n_rows (b));
  for (guint i = 0; i < wm_table_get_n_columns (a); i++)
    g_assert_cmpstr (wm_table_get_column_name (a, i), ==, wm_table_get_column_name (b, i));
  for (guint row = 0; row < wm_table_get_n_rows (a); row++)
    {
      for (guint i = 0; i < wm_table_get_n_columns (a); i++)
        g_assert_cmpstr (wm_table_get_cell (a, row, i), ==, wm_table_get_cell (b, row, i));
    }
}

static void
test_round_trip (void)
{
  static const char delimiters[] = { '\0', ',', ';', '\t', '|' };

  for (guint i = 0; i < 2000; i++)
    {
      WmCsvWriteOptions options = { delimiters[i % 5], i % 2, FALSE };
      g_autoptr (WmTable) table = make_random_table ();
      g_autoptr (GBytes) bytes = wm_table_write_csv (table, &options);
      g_autoptr (GError) error = NULL;
      g_autoptr (WmTable) again = wm_table_read_csv (bytes, NULL, NULL, &error);

      g_assert_no_error (error);
      assert_equal (table, again);
    }
}

/* Printed for the reader; time and memory decide nothing. */
static void
test_speed (void)
{
  g_autoptr (GString) text =
      repeat ("a;b;c;d;e;f;g;h;i;j;k;l;m;n;o\n",
              "Notebook;Device;Eva Lindner;Berlin;internal;high;high;low;yes;"
              "no;2024-05-01;in use;\"a;b\";x;12\n",
              10000);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WmTable) table = read_text (text->str);

  g_assert_cmpuint (wm_table_get_n_rows (table), ==, 10000);
  g_test_message ("10,000 rows of 15 cells (%.1f MB) read in %.1f ms", (double) text->len / 1e6,
                  (double) (g_get_monotonic_time () - start) / 1000);
}

static void
test_memory (void)
{
  g_autoptr (GString) text = repeat ("a;b;c;d;e;f;g;h;i;j\n",
                                     "Notebook of the office in Berlin, third floor, next to the "
                                     "window;Device;Eva Lindner;Berlin;internal;high;high;low;yes;"
                                     "\"a note that says, at some length, what this thing is for, "
                                     "who uses it and where it stands; and what to do if it is "
                                     "lost\"\n",
                                     190000);
  gsize before = get_peak_kib ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
  g_autoptr (WmTable) table = wm_table_read_csv (bytes, NULL, NULL, NULL);

  g_assert_cmpuint (wm_table_get_n_rows (table), ==, 190000);
  g_test_message ("%.1f MB read in %.1f ms; peak memory went from %lu to %lu KiB",
                  (double) text->len / 1e6, (double) (g_get_monotonic_time () - start) / 1000,
                  (gulong) before, (gulong) get_peak_kib ());
}

static void
add_reading_tests (void)
{
  g_test_add_func ("/table-csv/read/rows-keep-their-numbers", test_rows);
  g_test_add_func ("/table-csv/read/quotes-and-line-breaks-in-cells", test_quotes);
  g_test_add_func ("/table-csv/read/tabs-are-no-blanks", test_tabs);
  g_test_add_func ("/table-csv/read/delimiter-follows-the-structure", test_delimiter);
  g_test_add_func ("/table-csv/read/delimiter-of-a-long-header", test_delimiter_of_long_header);
  g_test_add_func ("/table-csv/read/first-line-may-name-the-delimiter", test_separator_line);
  g_test_add_func ("/table-csv/read/options-decide", test_options);
  g_test_add_func ("/table-csv/read/encodings", test_encodings);
  g_test_add_func ("/table-csv/read/cancelled", test_cancelled);
  g_test_add_func ("/table-csv/refuse/bad-encodings", test_bad_encodings);
  g_test_add_func ("/table-csv/refuse/other-files", test_other_files);
  g_test_add_func ("/table-csv/refuse/empty", test_empty);
  g_test_add_func ("/table-csv/refuse/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/table-csv/refuse/text-behind-quote", test_text_behind_quote);
  g_test_add_func ("/table-csv/refuse/headers", test_headers);
  g_test_add_func ("/table-csv/refuse/long-header", test_long_header);
  g_test_add_func ("/table-csv/refuse/too-many-cells", test_too_many_cells);
  g_test_add_func ("/table-csv/limit/columns", test_limit_columns);
  g_test_add_func ("/table-csv/limit/rows", test_limit_rows);
  g_test_add_func ("/table-csv/limit/cell", test_limit_cell);
  g_test_add_func ("/table-csv/limit/file", test_limit_file);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* First, because the peak of memory only ever rises. */
  g_test_add_func ("/table-csv/measure/memory-is-printed", test_memory);
  g_test_add_func ("/table-csv/measure/speed-is-printed", test_speed);
  add_reading_tests ();
  g_test_add_func ("/table-csv/hostile/truncated-anywhere", test_truncated);
  g_test_add_func ("/table-csv/hostile/random-bytes", test_random_bytes);
  g_test_add_func ("/table-csv/hostile/endless-quotes", test_endless_quotes);
  g_test_add_func ("/table-csv/hostile/delimiters-only", test_delimiters_only);
  g_test_add_func ("/table-csv/hostile/deep-ragged", test_deep_ragged);
  g_test_add_func ("/table-csv/table/finds-columns-and-cells", test_lookup);
  g_test_add_func ("/table-csv/table/letters-of-columns", test_letters);
  g_test_add_func ("/table-csv/table/sheet-is-in-the-place", test_sheet_in_place);
  g_test_add_func ("/table-csv/write/rfc-4180", test_write);
  g_test_add_func ("/table-csv/write/formulas-are-guarded-on-demand", test_write_formulas);
  g_test_add_func ("/table-csv/write/round-trip", test_round_trip);
  return g_test_run ();
}
