/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/wm-table-read.h"
#include "import-fixture.h"

#include <string.h>

/* One list as several programs write it; tests/fixtures/workbooks/make-workbooks.py says how. */

#define FIELDS "name,type,serial,quantity,back_within_hours,in_use_since,in_scope,owner,description"

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "workbooks", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, size);
}

static void
test_same_list (TestProject *self, gconstpointer data)
{
  const WmTableOptions options = { .sheet = "R&D list" };
  g_autofree char *eva = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  g_autoptr (GBytes) bytes = load (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTable) table = wm_table_read (bytes, &options, NULL, NULL, &error);
  g_autoptr (WmImport) import = NULL;
  g_autofree char *problems = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = g_strdup_printf (
      "Büro-Laptop “Nord”|device|00123|3|4.5|2024-02-29|yes|%s|First line\nSecond line\n"
      "R&D <server>|device|S-7|1250|0.25|1999-12-31|no|%s|=not a formula\n"
      "東京オフィス|site||1|1.5|2026-11-23|yes|%s|spaces  inside\n"
      "Backup 2|application|B 2|6|24|2026-11-23|yes||\n"
      "Hidden one|information|x|2|100|1904-01-02|no||This row is hidden\n",
      eva, eva, eva);

  g_assert_no_error (error);
  import = wm_import_prepare (self->project, test_kind (self, "asset"), table, NULL, &error);
  g_assert_no_error (error);
  problems = test_import_list_problems (import);
  g_assert_cmpstr (problems, ==, "");
  test_import_assert_counts (import, 5, 0, 0, 0);
  test_import_run (self, import);
  found = test_import_dump (self, "asset", FIELDS);
  g_assert_cmpstr (found, ==, expected);
  test_assert_undoes (self, before);
}

/* Only one sheet is shown, so nobody has to say which is meant. */
static void
test_hidden_sheet (void)
{
  g_autoptr (GBytes) bytes = load ("excel.xlsx");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sheets = NULL;
  g_autoptr (WmTable) table = wm_table_read (bytes, NULL, &sheets, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wm_table_get_sheet (table), ==, "R&D list");
  g_assert_cmpuint (g_strv_length (sheets), ==, 2);
  g_assert_cmpstr (sheets[1], ==, "Notes");
}

static void
test_several_sheets (void)
{
  g_autoptr (GBytes) bytes = load ("libreoffice.ods");
  g_autoptr (GError) error = NULL;

  g_assert_null (wm_table_read (bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_SHEET);
  g_assert_nonnull (strstr (error->message, "Notes, R&D list"));
}

static void
test_locked (gconstpointer data)
{
  g_autoptr (GBytes) bytes = load (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (wm_table_read (bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_ENCRYPTED);
  g_assert_nonnull (strstr (error->message, "locked with a password"));
}

int
main (int argc, char **argv)
{
  static const char *const files[] = { "libreoffice.xlsx",  "libreoffice.ods", "excel.xlsx",
                                       "excel-strict.xlsx", "excel-1904.xlsx", "excel.xlsm",
                                       "google.xlsx" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/workbook-files/read/", files[i], NULL);

      g_test_add (path, TestProject, files[i], test_project_set_up, test_same_list,
                  test_project_tear_down);
    }
  g_test_add_func ("/workbook-files/sheets/a-hidden-one-is-not-asked-for", test_hidden_sheet);
  g_test_add_func ("/workbook-files/sheets/several-are-named", test_several_sheets);
  g_test_add_data_func ("/workbook-files/locked/xlsx", "locked.xlsx", test_locked);
  g_test_add_data_func ("/workbook-files/locked/ods", "locked.ods", test_locked);
  return g_test_run ();
}
