/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"

#include <locale.h>
#include <string.h>

#define TEST(path, func)                                                                           \
  g_test_add ("/import/" path, TestProject, NULL, test_project_set_up, func, test_project_tear_down)

/* Stands before GLib's in this program: a translation without catalogues and locales. */
static gboolean german;

const char *
g_dgettext (const char *domain, const char *msgid)
{
  static const char *const words[][2] = {
    { "Name", "Bezeichnung" },
    { "Device", "Gerät" },
    { "Policies for information security", "Regeln für Informationssicherheit" },
  };

  for (gsize i = 0; german && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], msgid) == 0)
      return words[i][1];
  return msgid;
}

static void
assert_row (WmImport *import, guint row, const char *expected)
{
  g_autofree char *found = test_import_describe_row (import, row);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_dump (TestProject *self, const char *kind_id, const char *fields, const char *expected)
{
  g_autofree char *found = test_import_dump (self, kind_id, fields);

  g_assert_cmpstr (found, ==, expected);
}

/* Columns */

static void
test_columns_any_writing (TestProject *self, gconstpointer data)
{
  test_import_take (self, "asset",
                    "NAME,in-use since,personal_data,SERIAL NUMBER,In Scope\n"
                    "CRM,1.2.2020,yes,S1,x\n",
                    NULL);
  assert_dump (self, "asset", "name,in_use_since,personal_data,serial,in_scope",
               "CRM|2020-02-01|yes|S1|yes\n");
}

static void
test_columns_translated (TestProject *self, gconstpointer data)
{
  german = TRUE;
  test_import_take (self, "asset", "BEZEICHNUNG,Type\nCRM,Gerät\n", NULL);
  test_import_take (self, "asset", "Name,Type\nERP,Device\n", NULL);
  test_import_take (self, "control", "Reference,Title\nA.5.1,Regeln fur Informationssicherheit\n",
                    NULL);
  german = FALSE;
  assert_dump (self, "asset", "name,type", "CRM|device\nERP|device\n");
}

static void
test_columns_id_before_label (TestProject *self, gconstpointer data)
{
  /* "name" and "cloud" are ids, "In the cloud" a label. */
  g_autoptr (WmImport) import =
      test_import_prepare (self, "asset", "name,In the cloud,Number\nCRM,no,\n", NULL);

  g_assert_cmpstr (wm_import_get_column_field (import, 0)->id, ==, "name");
  g_assert_cmpstr (wm_import_get_column_field (import, 1)->id, ==, "cloud");
  g_assert_null (wm_import_get_column_field (import, 2));
  g_assert_cmpstr (wm_import_get_kind (import)->id, ==, "asset");
  g_assert_cmpuint (wm_table_get_n_columns (wm_import_get_table (import)), ==, 3);
}

static void
test_columns_maps (TestProject *self, gconstpointer data)
{
  /* "Type" would be the type, "Bezeichnung" nothing. */
  static const WmImportMap maps[] = {
    { "bezeichnung", "name" },
    { "Type", "description" },
    { "Farbe", "" },
  };
  WmImportOptions options = { .maps = maps, .n_maps = G_N_ELEMENTS (maps) };

  test_import_take (self, "asset", "Bezeichnung,Type,Farbe\nCRM,For customers,blue\n", &options);
  assert_dump (self, "asset", "name,type,description", "CRM||For customers\n");
}

static void
assert_map_refused (TestProject *self, const WmImportMap *maps, guint n_maps, const char *words)
{
  static const char csv[] = "Name,Ownr\nCRM,x\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTable) table = test_import_read (csv, strlen (csv));
  WmImportOptions options = { .maps = maps, .n_maps = n_maps };

  g_assert_null (
      wm_import_prepare (self->project, test_kind (self, "asset"), table, &options, &error));
  g_assert_error (error, WM_IMPORT_ERROR, WM_IMPORT_ERROR_MAP);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_columns_wrong_maps (TestProject *self, gconstpointer data)
{
  static const WmImportMap no_column[] = { { "Colour", "note" } };
  static const WmImportMap no_field[] = { { "Ownr", "boss" } };
  static const WmImportMap twice[] = { { "Ownr", "owner" }, { "OWNR", "" } };

  assert_map_refused (self, no_column, 1, "no column “Colour”. It has: Name, Ownr.");
  assert_map_refused (self, no_field, 1, "cannot be the field “boss”");
  assert_map_refused (self, no_field, 1, "id, number, name, type,");
  assert_map_refused (self, twice, 2, "“OWNR” is named twice");
}

static void
test_columns_unknown (TestProject *self, gconstpointer data)
{
  g_autoptr (WmImport) import = test_import_prepare (
      self, "asset", "Name,Ownr,Frobnication,Asset location\nCRM,x,,\n,,,\n", NULL);

  g_assert_cmpuint (wm_import_get_n_problems (import), ==, 3);
  test_import_assert_problem (import, 0, WM_IMPORT_PROBLEM_UNKNOWN_COLUMN, "Column B (Ownr)",
                              "Did you mean “Owner”? Then add --map \"Ownr=owner\"");
  test_import_assert_problem (import, 1, WM_IMPORT_PROBLEM_UNKNOWN_COLUMN,
                              "Column C (Frobnication)", "--map \"Frobnication=\"");
  test_import_assert_problem (import, 2, WM_IMPORT_PROBLEM_UNKNOWN_COLUMN,
                              "Column D (Asset location)", "“Location”");
  g_assert_cmpuint (wm_import_get_problem (import, 0)->row_number, ==, 0);
  g_assert_cmpint (wm_import_get_problem (import, 0)->column, ==, 1);
  g_assert_cmpstr (wm_import_get_problem (import, 0)->column_name, ==, "Ownr");
  /* No row is read. */
  test_import_assert_counts (import, 0, 0, 0, 1);
}

static void
test_columns_twice (TestProject *self, gconstpointer data)
{
  static const WmImportMap map = { "Besitzer", "owner" };
  WmImportOptions options = { .maps = &map, .n_maps = 1 };

  test_import_assert_wrong (self, "asset", "Name,Serial,Serial number\nCRM,1,2\n", NULL,
                            WM_IMPORT_PROBLEM_COLUMN_TWICE, "Column C (Serial number)",
                            "same field as column B (Serial)");
  test_import_assert_wrong (self, "asset", "Name,Besitzer,Owner\nCRM,,\n", &options,
                            WM_IMPORT_PROBLEM_COLUMN_TWICE, "Column C (Owner)", "column B");
}

static void
test_columns_missing (TestProject *self, gconstpointer data)
{
  test_import_assert_wrong (self, "asset", "Type,Location\nDevice,Office\n", NULL,
                            WM_IMPORT_PROBLEM_MISSING_COLUMN, "", "no column “Name”");
  test_import_assert_wrong (self, "control", "Decision,How we do it\nApplicable,Well\n", NULL,
                            WM_IMPORT_PROBLEM_MISSING_COLUMN, "", "no column “Reference”");
}

static void
test_columns_unnamed (TestProject *self, gconstpointer data)
{
  g_autoptr (WmImport) import =
      test_import_prepare (self, "asset", "Name,,Location\nCRM,,Office\n", NULL);

  test_import_assert_counts (import, 1, 0, 0, 0);
  assert_row (import, 0, "name:  > CRM; location:  > Office");
}

/* Which record a row means */

static void
test_rows_by_id (TestProject *self, gconstpointer data)
{
  g_autofree char *id = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *csv = g_strdup_printf ("ID,Name\n%s,ERP\n,New\n", id);
  g_autoptr (WmImport) import = test_import_prepare (self, "asset", csv, NULL);

  test_import_assert_counts (import, 1, 1, 0, 0);
  g_assert_cmpstr (wm_import_get_record_id (import, 0), ==, id);
  g_assert_null (wm_import_get_record_id (import, 1));
  test_import_run (self, import);
  assert_dump (self, "asset", "name", "ERP\nNew\n");
}

static void
test_rows_by_number (TestProject *self, gconstpointer data)
{
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *id = test_add (self, "asset", "name", "x", NULL);
    }
  test_import_take (self, "asset", "Name,Number\nb,A-2\na, a-1 \nd,4\ne,\n", NULL);
  assert_dump (self, "asset", "name", "a\nb\nx\nd\ne\n");
}

static void
test_rows_by_key (TestProject *self, gconstpointer data)
{
  g_autoptr (WmImport) import = test_import_prepare (
      self, "control", "reference,Decision\nA.5.9,Applicable\na.8.1 ,\n", NULL);
  g_autofree char *id = test_resolve (self, "A.5.9");

  test_import_assert_counts (import, 0, 1, 1, 0);
  g_assert_cmpstr (wm_import_get_record_id (import, 0), ==, id);
  assert_row (import, 0, "decision: Undecided > Applicable");
  test_import_run (self, import);
  test_assert_value (self, id, "decision", "applicable");
}

static void
test_rows_not_in_catalogue (TestProject *self, gconstpointer data)
{
  test_import_assert_wrong (self, "control", "Reference,Decision\nA.5.1,\nA.9.99,Applicable\n",
                            NULL, WM_IMPORT_PROBLEM_RECORD, "Row 3, column A (Reference)",
                            "“A.9.99”");
  test_import_assert_wrong (self, "control", "Reference,Decision\n5.23,Applicable\n", NULL,
                            WM_IMPORT_PROBLEM_RECORD, "Row 2, column A (Reference)",
                            "Did you mean “A.5.23”?");
  test_import_assert_wrong (self, "requirement", "Reference,How\n,Well\n", NULL,
                            WM_IMPORT_PROBLEM_RECORD, "Row 2, column A (Reference)",
                            "does not say which record");
}

static void
test_rows_single (TestProject *self, gconstpointer data)
{
  test_import_take (self, "organisation", "Employees,Scope\n35,All of it\n", NULL);
  assert_dump (self, "organisation", "name,employees,scope", "Acme|35|All of it\n");
  test_import_assert_wrong (self, "organisation", "Employees\n35\n36\n", NULL,
                            WM_IMPORT_PROBLEM_ROW_TWICE, "Row 3", "row 2");
}

static void
test_rows_namesakes (TestProject *self, gconstpointer data)
{
  g_autofree char *id = test_add (self, "asset", "name", "Laptop", NULL);
  g_autoptr (WmImport) import =
      test_import_prepare (self, "asset", "Name\nlaptop\nLaptop\nServer\n", NULL);

  test_import_assert_counts (import, 3, 0, 0, 0);
  g_assert_cmpuint (wm_import_count_namesakes (import), ==, 2);
  test_import_run (self, import);
  assert_dump (self, "asset", "name", "Laptop\nlaptop\nLaptop\nServer\n");
}

static void
test_rows_by_name (TestProject *self, gconstpointer data)
{
  WmImportOptions options = { .match_by_name = TRUE };
  g_autofree char *id = test_add (self, "person", "name", "Eva Lindner", NULL);

  test_import_take (self, "person", "Name,Team\n\"LINDNER, Eva\",IT\nTom Weiß,Lab\n", &options);
  assert_dump (self, "person", "name,team", "LINDNER, Eva|IT\nTom Weiß|Lab\n");
  test_import_assert_wrong (self, "person", "Name,Team\nAnn Roth,A\nann  roth,B\n", &options,
                            WM_IMPORT_PROBLEM_ROW_TWICE, "Row 3", "row 2");
  test_import_take (self, "person", "Name\nTom Weiß\n", NULL);
  test_import_assert_wrong (self, "person", "Name,Team\nTom Weiß,A\n", &options,
                            WM_IMPORT_PROBLEM_RECORD, "Row 2, column A (Name)", "several records");
}

static void
test_rows_unknown_record (TestProject *self, gconstpointer data)
{
  test_import_assert_wrong (self, "asset", "id,Name\n0123456789abcdef0123456789abcdef,CRM\n", NULL,
                            WM_IMPORT_PROBLEM_RECORD, "Row 2, column A (id)",
                            "no record with the id");
  test_import_assert_wrong (self, "asset", "Number,Name\nA-7,CRM\n", NULL, WM_IMPORT_PROBLEM_RECORD,
                            "Row 2, column A (Number)", "leave the column out");
  test_import_assert_wrong (self, "control", "Number,How\nC-999,x\n", NULL,
                            WM_IMPORT_PROBLEM_RECORD, "Row 2, column A (Number)",
                            "nothing can be added");
}

/* An id of another register is none of this one. */
static void
test_rows_foreign_id (TestProject *self, gconstpointer data)
{
  g_autofree char *id = test_add (self, "person", "name", "Eva", NULL);
  g_autofree char *csv = g_strdup_printf ("id,Name\n%s,CRM\n", id);

  test_import_assert_wrong (self, "asset", csv, NULL, WM_IMPORT_PROBLEM_RECORD,
                            "Row 2, column A (id)", "no record with the id");
}

static void
test_rows_contradiction (TestProject *self, gconstpointer data)
{
  g_autofree char *id = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *fits = g_strdup_printf ("id,Number,Name\n%s,A-1,ERP\n", id);
  g_autofree char *differs = g_strdup_printf ("id,Number,Name\n%s,A-2,ERP\n", id);
  g_autofree char *control = test_resolve (self, "A.5.9");
  g_autofree char *key = g_strdup_printf ("id,Reference,How\n%s,A.5.10,x\n", control);

  test_import_assert_wrong (self, "asset", differs, NULL, WM_IMPORT_PROBLEM_READ_ONLY,
                            "Row 2, column B (Number)", "A-2");
  test_import_assert_wrong (self, "control", key, NULL, WM_IMPORT_PROBLEM_READ_ONLY,
                            "Row 2, column B (Reference)", "differs");
  test_import_take (self, "asset", fits, NULL);
}

static void
test_rows_twice (TestProject *self, gconstpointer data)
{
  test_import_assert_wrong (self, "control", "Reference,How\nA.5.9,x\nA.5.10,y\n a.5.9,x\n", NULL,
                            WM_IMPORT_PROBLEM_ROW_TWICE, "Row 4", "same record as in row 2");
}

/* After a merge two records can have one number. */
static void
test_rows_ambiguous_number (TestProject *self, gconstpointer data)
{
  WmDatabase *database = wm_project_get_database (self->project);
  g_autofree char *a = test_add (self, "asset", "name", "a", NULL);
  g_autofree char *b = test_add (self, "asset", "name", "b", NULL);

  g_assert_true (wm_database_begin (database, NULL));
  g_assert_true (wm_database_execute (database, "UPDATE asset SET number = 1", NULL));
  g_assert_true (wm_database_commit (database, NULL));
  test_import_assert_wrong (self, "asset", "Number,Name\nA-1,c\n", NULL, WM_IMPORT_PROBLEM_RECORD,
                            "Row 2, column A (Number)", "by a column “id”");
}

/* Cells */

static void
test_cells_every_type (TestProject *self, gconstpointer data)
{
  WmImportOptions options = { .today = "2026-03-01" };

  test_import_take (self, "asset",
                    "Name;Type;Quantity;In scope;Confirmed on;Description;Status\n"
                    " Büro\t1 ;DEVICE;1.200;x;tomorrow;\"two\r\nlines\";\n",
                    &options);
  assert_dump (self, "asset", "name,type,quantity,in_scope,confirmed_on,description,status",
               "Büro 1|device|1200|yes|2026-03-02|two\nlines|in_use\n");
  test_import_take (self, "control", "Reference,Reasons\nA.5.9,\"good practice, LAW\"\n", NULL);
  {
    g_autofree char *id = test_resolve (self, "A.5.9");

    test_assert_value (self, id, "reasons", "law,practice");
  }
}

static void
test_cells_every_error (TestProject *self, gconstpointer data)
{
  g_autoptr (WmImport) import = test_import_prepare (self, "asset",
                                                     "Name,Type,Quantity,Cloud,Confirmed on\n"
                                                     "CRM,Device,1,yes,2026-01-01\n"
                                                     "\n"
                                                     "ERP,Spaceship,many,perhaps,31.2.2026\n"
                                                     ",Device,-1,,\n",
                                                     NULL);

  g_assert_cmpuint (wm_import_get_n_problems (import), ==, 6);
  test_import_assert_problem (import, 0, WM_IMPORT_PROBLEM_VALUE, "Row 4, column B (Type)",
                              "“Spaceship” is not one of");
  test_import_assert_problem (import, 1, WM_IMPORT_PROBLEM_VALUE, "Row 4, column C (Quantity)",
                              "“many” is not a whole number");
  test_import_assert_problem (import, 2, WM_IMPORT_PROBLEM_VALUE, "Row 4, column D (Cloud)",
                              "neither yes nor no");
  test_import_assert_problem (import, 3, WM_IMPORT_PROBLEM_VALUE, "Row 4, column E (Confirmed on)",
                              "31.2.2026");
  test_import_assert_problem (import, 4, WM_IMPORT_PROBLEM_REQUIRED, "Row 5, column A (Name)",
                              "must not be empty");
  test_import_assert_problem (import, 5, WM_IMPORT_PROBLEM_VALUE, "Row 5, column C (Quantity)",
                              "from 0 to 1000000");
  g_assert_cmpuint (wm_import_get_problem (import, 0)->row_number, ==, 4);
  /* The place names the field; the message does not do so again. */
  g_assert_true (g_str_has_prefix (wm_import_get_problem (import, 0)->message, "“Spaceship”"));
  test_import_assert_counts (import, 1, 0, 0, 2);
  g_assert_null (wm_import_dup_more (import));
}

static void
test_cells_no_column_for_new (TestProject *self, gconstpointer data)
{
  test_import_assert_wrong (self, "asset", "Number,Location\n,Office\n", NULL,
                            WM_IMPORT_PROBLEM_REQUIRED, "Row 2", "no column “Name”");
}

static void
test_cells_read_only (TestProject *self, gconstpointer data)
{
  test_import_take (self, "control",
                    "Reference,Title,Theme,How\n"
                    "A.5.1,policies for  information SECURITY,Organizational,Well\n",
                    NULL);
  test_import_assert_wrong (self, "control", "Reference,Title,How\nA.5.1,Rules,Well\n", NULL,
                            WM_IMPORT_PROBLEM_READ_ONLY, "Row 2, column B (Title)",
                            "Leave the column out");
  test_import_assert_wrong (self, "control", "Reference,Theme\nA.5.1,People\n", NULL,
                            WM_IMPORT_PROBLEM_READ_ONLY, "Row 2, column B (Theme)", "differs");
}

static void
test_cells_evidence (TestProject *self, gconstpointer data)
{
  test_import_take (self, "evidence", "Title,File name,Valid until\nContract,,2027-01-01\n", NULL);
  assert_dump (self, "evidence", "title,file_name,valid_until", "Contract||2027-01-01\n");
  test_import_assert_wrong (self, "evidence", "Title,File name\nContract,a.pdf\n", NULL,
                            WM_IMPORT_PROBLEM_READ_ONLY, "Row 2, column B (File name)",
                            "Only the program");
}

static void
test_cells_empty (TestProject *self, gconstpointer data)
{
  static const char csv[] = "Number,Name,Location,Status,Note\nA-1,CRM, ,,\n";
  WmImportOptions clear = { .clear_empty = TRUE };
  g_autofree char *id =
      test_add (self, "asset", "name", "CRM", "location", "Office", "status", "retired", NULL);

  g_autoptr (WmImport) kept = test_import_prepare (self, "asset", csv, NULL);
  g_autoptr (WmImport) cleared = test_import_prepare (self, "asset", csv, &clear);

  test_import_assert_counts (kept, 0, 0, 1, 0);
  test_import_assert_counts (cleared, 0, 1, 0, 0);
  assert_row (cleared, 0, "location: Office > ; status: Retired > ");
  test_import_run (self, cleared);
  test_assert_value (self, id, "location", NULL);
  test_import_assert_wrong (self, "asset", "Number,Name\nA-1,\n", &clear,
                            WM_IMPORT_PROBLEM_REQUIRED, "Row 2, column B (Name)",
                            "must not be empty");
}

/* What can never be empty goes back to what a new record has. */
static void
test_cells_empty_with_fallback (TestProject *self, gconstpointer data)
{
  WmImportOptions clear = { .clear_empty = TRUE };

  test_import_take (self, "control", "Reference,Decision\nA.5.9,Excluded\n", NULL);
  {
    g_autoptr (WmImport) import =
        test_import_prepare (self, "control", "Reference,Decision\nA.5.9,\n", &clear);

    assert_row (import, 0, "decision: Excluded > Undecided");
    test_import_run (self, import);
  }
}

static void
test_cells_references (TestProject *self, gconstpointer data)
{
  g_autofree char *eva = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *zoe = test_add (self, "person", "name", "Zoë Ärmel", NULL);
  g_autofree char *csv = g_strdup_printf ("Name,Owner\n"
                                          "a,Eva Lindner\n"
                                          "b,\"Lindner, Eva\"\n"
                                          "c,zoe  armel\n"
                                          "d,P-2\n"
                                          "e,%s\n"
                                          "f,\n"
                                          "g,\"Lindner, Eva\"\n",
                                          eva);

  test_import_take (self, "asset", csv, NULL);
  {
    g_autofree char *expected =
        g_strdup_printf ("%s\n%s\n%s\n%s\n%s\n\n%s\n", eva, eva, zoe, zoe, eva, eva);

    assert_dump (self, "asset", "owner", expected);
  }
}

static void
test_cells_unknown_reference (TestProject *self, gconstpointer data)
{
  g_autofree char *a = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *b = test_add (self, "person", "name", "Tom Roth", NULL);
  g_autofree char *c = test_add (self, "person", "name", "tom roth", NULL);

  test_import_assert_wrong (self, "asset", "Name,Owner\nCRM,Xaver Quandt\n", NULL,
                            WM_IMPORT_PROBLEM_REFERENCE, "Row 2, column B (Owner)",
                            "import “People” first");
  test_import_assert_wrong (self, "asset", "Name,Owner\nCRM,Eva Linder\n", NULL,
                            WM_IMPORT_PROBLEM_REFERENCE, "Row 2, column B (Owner)",
                            "Did you mean “Eva Lindner”?");
  test_import_assert_wrong (self, "asset", "Name,Owner\nCRM,\"Roth, Tom\"\n", NULL,
                            WM_IMPORT_PROBLEM_REFERENCE, "Row 2, column B (Owner)", "P-1");
  /* Four hex digits begin an id, but a name in a table may look like that. */
  test_import_assert_wrong (self, "asset", "Name,Owner\nCRM,abba\n", NULL,
                            WM_IMPORT_PROBLEM_REFERENCE, "Row 2, column B (Owner)", "“abba”");
  /* Each row is told of, also where the text was there before. */
  {
    g_autoptr (WmImport) import =
        test_import_prepare (self, "asset", "Name,Owner\nCRM,Nobody\nERP,Nobody\n", NULL);

    g_assert_cmpuint (wm_import_get_n_problems (import), ==, 2);
  }
}

/* The plan */

static void
test_plan_rows (TestProject *self, gconstpointer data)
{
  g_autofree char *eva = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *tom = test_add (self, "person", "name", "Tom Roth", NULL);
  g_autofree char *id = test_add (self, "asset", "name", "CRM", "owner", eva, "confirmed_on",
                                  "2026-01-02", "cloud", "no", NULL);
  g_autofree char *same = test_add (self, "asset", "name", "ERP", NULL);
  g_autoptr (WmImport) import = test_import_prepare (self, "asset",
                                                     "Number,Name,Owner,Confirmed on,Cloud,Type\n"
                                                     "1,CRM,Tom Roth,3.2.2026,yes,\n"
                                                     "2,ERP,,,,\n"
                                                     ",Shop,Eva Lindner,,,Application\n"
                                                     ",Bad,,soon,,\n",
                                                     NULL);
  g_autofree char *title = wm_import_dup_title (import, 1);
  g_autofree char *new_title = wm_import_dup_title (import, 2);
  g_autofree char *wrong_title = wm_import_dup_title (import, 3);

  test_import_assert_counts (import, 1, 1, 1, 1);
  g_assert_cmpint (wm_import_get_action (import, 0), ==, WM_IMPORT_CHANGE);
  g_assert_cmpint (wm_import_get_action (import, 1), ==, WM_IMPORT_UNCHANGED);
  g_assert_cmpint (wm_import_get_action (import, 2), ==, WM_IMPORT_ADD);
  g_assert_cmpint (wm_import_get_action (import, 3), ==, WM_IMPORT_WRONG);
  assert_row (import, 0,
              "owner: Eva Lindner > Tom Roth; cloud: No > Yes; "
              "confirmed_on: 2 Jan 2026 > 3 Feb 2026");
  assert_row (import, 1, "");
  assert_row (import, 2, "name:  > Shop; type:  > Application; owner:  > Eva Lindner");
  assert_row (import, 3, "");
  g_assert_cmpstr (wm_import_get_record_id (import, 1), ==, same);
  g_assert_cmpstr (title, ==, "ERP");
  g_assert_cmpstr (new_title, ==, "Shop");
  g_assert_cmpstr (wrong_title, ==, "");
}

/* Running it */

static void
test_run_one_event (TestProject *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (WmEvent) event = NULL;
  gint64 seq;

  g_free (test_add (self, "person", "name", "Eva Lindner", NULL));
  g_free (test_add (self, "person", "name", "Tom Roth", NULL));
  before = test_dump_state (wm_project_get_database (self->project));
  seq = wm_project_get_head_seq (self->project);
  test_import_take (self, "person",
                    "Number,Name,Team\n1,Eva Lindner,IT\n2,Tom Roth,\n,Ann Weiß,Lab\n", NULL);
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq + 1);
  event = wm_event_load (wm_project_get_database (self->project), seq + 1);
  g_assert_cmpstr (event->kind, ==, WM_EVENT_KIND_EDIT);
  g_assert_cmpstr (event->verb, ==, "import");
  g_assert_cmpstr (event->args, ==, "{\"added\":1,\"changed\":1,\"kind\":\"person\"}");
  test_assert_undoes (self, before);
  test_project_verify (self);
}

static void
test_run_all_or_nothing (TestProject *self, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("Name,Quantity\n");

  for (int i = 1; i <= 100; i++)
    g_string_append_printf (csv, "Laptop %d,%s\n", i, i == 57 ? "a few" : "3");
  test_import_assert_wrong (self, "asset", csv->str, NULL, WM_IMPORT_PROBLEM_VALUE,
                            "Row 58, column B (Quantity)", "a few");
  g_assert_cmpint (
      wm_records_count (wm_project_get_database (self->project), test_kind (self, "asset")), ==, 0);
}

/* What only the database refuses takes back the rows before it. */
static void
test_run_takes_back (TestProject *self, gconstpointer data)
{
  WmDatabase *database = wm_project_get_database (self->project);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = test_add (self, "asset", "name", "CRM", NULL);
  g_autoptr (WmImport) import =
      test_import_prepare (self, "asset", "Number,Name\n,First\n1,Second\n", NULL);
  g_autofree char *before = NULL;
  gint64 seq = wm_project_get_head_seq (self->project);

  /* As if the record had gone without an event. */
  g_assert_true (wm_database_begin (database, NULL));
  g_assert_true (wm_database_execute (database,
                                      "DELETE FROM asset; DELETE FROM record"
                                      " WHERE kind = 'asset'",
                                      NULL));
  g_assert_true (wm_database_commit (database, NULL));
  before = test_dump_state (database);
  g_assert_false (wm_import_run (import, self->project, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "Row 3: "));
  test_assert_untouched (self, before, seq);
}

static void
test_run_moved (TestProject *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImport) import = test_import_prepare (self, "asset", "Name\nCRM\n", NULL);
  g_autofree char *id = test_add (self, "asset", "name", "ERP", NULL);
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  gint64 seq = wm_project_get_head_seq (self->project);

  g_assert_false (wm_import_run (import, self->project, &error));
  g_assert_error (error, WM_IMPORT_ERROR, WM_IMPORT_ERROR_MOVED);
  test_assert_untouched (self, before, seq);
}

static void
test_run_once (TestProject *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImport) import = test_import_prepare (self, "asset", "Name\nCRM\n", NULL);

  test_import_run (self, import);
  g_assert_false (wm_import_run (import, self->project, &error));
  g_assert_error (error, WM_IMPORT_ERROR, WM_IMPORT_ERROR_MOVED);
  assert_dump (self, "asset", "name", "CRM\n");
}

static void
test_run_nothing (TestProject *self, gconstpointer data)
{
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  gint64 seq = wm_project_get_head_seq (self->project);

  test_import_take (self, "control", "Reference,Decision\nA.5.9,Undecided\n", NULL);
  test_import_take (self, "asset", "Name,Type\n", NULL);
  test_assert_untouched (self, before, seq);
}

static void
test_run_read_only (TestProject *self, gconstpointer data)
{
  WmProjectOptions options = test_project_options (self);
  g_autoptr (GError) error = NULL;

  test_project_save (self);
  test_project_close (self);
  options.read_only = TRUE;
  self->project = wm_project_open (self->path, &options, NULL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (WmImport) import = test_import_prepare (self, "asset", "Name\nCRM\n", NULL);

    test_import_assert_counts (import, 1, 0, 0, 0);
    g_assert_false (wm_import_run (import, self->project, &error));
    g_assert_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_READ_ONLY);
  }
}

/* Names have commas in them, and so have lists. */
static void
test_cells_several_references (TestProject *self, gconstpointer data)
{
  g_autofree char *eva = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *tom = test_add (self, "person", "name", "Tom Weiß", NULL);
  gboolean ordered = strcmp (eva, tom) < 0;
  g_autofree char *both = g_strconcat (ordered ? eva : tom, ",", ordered ? tom : eva, NULL);
  g_autofree char *expected =
      g_strdup_printf ("First|%s\nSecond|%s\nThird|%s\nFourth|%s\n", both, both, eva, both);
  g_autofree char *before = NULL;

  before = test_dump_state (wm_project_get_database (self->project));
  test_import_take (self, "training",
                    "Title,Who took part\n"
                    "First,\"Eva Lindner; Tom Weiß\"\n"
                    "Second,\"P-2, P-1\"\n"
                    "Third,\"Lindner, Eva\"\n"
                    "Fourth,\"Lindner, Eva; tom weiß;\"\n",
                    NULL);
  assert_dump (self, "training", "title,attended", expected);
  test_assert_undoes (self, before);
  test_import_assert_wrong (self, "training", "Title,Who took part\nFifth,\"P-1; Nobody\"\n", NULL,
                            WM_IMPORT_PROBLEM_REFERENCE, "Row 2, column B (Who took part)",
                            "“Nobody”");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  TEST ("columns/any-writing-of-id-or-label", test_columns_any_writing);
  TEST ("columns/words-in-the-language-of-the-reader", test_columns_translated);
  TEST ("columns/say-what-they-are-read-as", test_columns_id_before_label);
  TEST ("columns/maps-come-first", test_columns_maps);
  TEST ("columns/maps-that-do-not-fit-are-refused", test_columns_wrong_maps);
  TEST ("columns/unknown-ones-are-all-named-with-what-is-near", test_columns_unknown);
  TEST ("columns/two-for-one-field-are-refused", test_columns_twice);
  TEST ("columns/a-required-one-that-is-missing-is-named", test_columns_missing);
  TEST ("columns/one-without-name-and-content-is-left-out", test_columns_unnamed);
  TEST ("rows/mean-the-record-with-their-id", test_rows_by_id);
  TEST ("rows/mean-the-record-with-their-number", test_rows_by_number);
  TEST ("rows/mean-the-record-with-their-key", test_rows_by_key);
  TEST ("rows/add-nothing-to-a-catalogue", test_rows_not_in_catalogue);
  TEST ("rows/mean-the-only-record-of-its-kind", test_rows_single);
  TEST ("rows/of-a-known-name-are-new-and-counted", test_rows_namesakes);
  TEST ("rows/mean-the-record-of-their-name-if-wanted", test_rows_by_name);
  TEST ("rows/of-an-unknown-id-or-number-are-refused", test_rows_unknown_record);
  TEST ("rows/of-an-id-of-another-register-are-refused", test_rows_foreign_id);
  TEST ("rows/that-contradict-themselves-are-refused", test_rows_contradiction);
  TEST ("rows/that-mean-one-record-are-refused", test_rows_twice);
  TEST ("rows/of-a-number-that-two-records-have-are-refused", test_rows_ambiguous_number);
  TEST ("cells/every-type-is-read", test_cells_every_type);
  TEST ("cells/every-error-has-row-and-column", test_cells_every_error);
  TEST ("cells/a-new-record-needs-a-column-for-its-name", test_cells_no_column_for_new);
  TEST ("cells/read-only-ones-must-be-as-they-are", test_cells_read_only);
  TEST ("cells/make-no-file-of-evidence", test_cells_evidence);
  TEST ("cells/empty-ones-leave-or-clear", test_cells_empty);
  TEST ("cells/empty-ones-clear-to-the-first-value", test_cells_empty_with_fallback);
  TEST ("cells/references-are-read-in-every-way", test_cells_references);
  TEST ("cells/references-to-nobody-or-several-are-refused", test_cells_unknown_reference);
  TEST ("cells/several-references-are-read", test_cells_several_references);
  TEST ("plan/says-what-each-row-does", test_plan_rows);
  TEST ("run/is-one-event-and-one-undo", test_run_one_event);
  TEST ("run/one-wrong-row-of-a-hundred-changes-nothing", test_run_all_or_nothing);
  TEST ("run/a-row-that-fails-takes-all-back", test_run_takes_back);
  TEST ("run/refuses-when-the-project-has-moved", test_run_moved);
  TEST ("run/happens-once", test_run_once);
  TEST ("run/without-a-change-there-is-no-event", test_run_nothing);
  TEST ("run/a-project-for-reading-can-be-asked-but-not-changed", test_run_read_only);
  return g_test_run ();
}
