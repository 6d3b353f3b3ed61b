/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/wm-export.h"
#include "exchange/wm-table-read.h"
#include "exchange/wm-workbook.h"
#include "import-fixture.h"
#include "workbook-kit.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEST(path, func)                                                                           \
  g_test_add ("/export/" path, TestProject, NULL, test_project_set_up, func, test_project_tear_down)

static GBytes *
render (TestProject *self, const WmKind *kind, WmExportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmExport) export = wm_export_gather (self->project, kind);
  GBytes *bytes = wm_export_render (export, format, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Takes @bytes. */
static WmTable *
read_table (GBytes *bytes, const char *sheet)
{
  g_autoptr (GError) error = NULL;
  const WmTableOptions options = { .sheet = sheet };
  WmTable *table = wm_table_read (bytes, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_bytes_unref (bytes);
  return table;
}

static WmImport *
prepare (TestProject *self, const WmKind *kind, WmTable *table, const WmImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  WmImport *import = wm_import_prepare (self->project, kind, table, options, &error);

  g_assert_no_error (error);
  return import;
}

static void
assert_no_change (TestProject *self, const WmKind *kind, WmTable *table)
{
  const WmImportOptions options[] = { { .clear_empty = FALSE }, { .clear_empty = TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (WmImport) import = prepare (self, kind, table, &options[i]);
      g_autofree char *problems = test_import_list_problems (import);

      g_assert_cmpstr (problems, ==, "");
      g_assert_cmpuint (wm_import_count (import, WM_IMPORT_UNCHANGED), ==,
                        wm_table_get_n_rows (table));
      g_assert_cmpuint (wm_import_get_n_missing (import), ==, 0);
    }
}

/* A value that a spreadsheet could spoil. */
static const char *
get_value (const WmField *field, guint round)
{
  static const char *const lines[] = { "=1+1", "'-5 '' x", "_x0041_ <&> \"q\"", "0049 30 1234",
                                       "2026-11-23" };
  static const char *const texts[] = { "@SUM(A1)\nsecond;line, too", "+49 30\n\n\"x\"", "plain",
                                       "'=quoted", "-" };

  switch (field->type)
    {
    case WM_FIELD_LINE:
      return lines[round % G_N_ELEMENTS (lines)];
    case WM_FIELD_TEXT:
      return texts[round % G_N_ELEMENTS (texts)];
    case WM_FIELD_INTEGER:
      return field->min <= 3 && field->max >= 3 ? "3" : NULL;
    case WM_FIELD_NUMBER:
      return field->min == field->max ? "-1250.125" : NULL;
    case WM_FIELD_DATE:
      return round % 2 == 0 ? "2024-02-29" : "1900-01-05";
    case WM_FIELD_BOOLEAN:
      return round % 2 == 0 ? "yes" : "no";
    case WM_FIELD_CHOICE:
    case WM_FIELD_CHOICES:
      return field->choices[0].token;
    case WM_FIELD_RECORD:
    case WM_FIELD_RECORDS:
    default:
      return NULL;
    }
}

/* Ids of records that the field can name, two where it can name several. */
static char *
dup_references (TestProject *self, const WmField *field)
{
  g_autofree char *person = test_resolve (self, "P-1");
  g_autofree char *other = test_resolve (self, "P-2");
  g_autofree char *joined = NULL;

  if (!wm_field_names_records (field) || g_strcmp0 (field->target, "person") != 0)
    return NULL;
  if (field->type == WM_FIELD_RECORD)
    return g_strdup (other);
  joined = g_strdup_printf ("%s,%s", person, other);
  return g_steal_pointer (&joined);
}

static void
add_full_record (TestProject *self, const WmKind *kind, guint round)
{
  g_autoptr (WmValues) values = wm_values_new (kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];
      g_autofree char *references = dup_references (self, field);
      const char *value = references != NULL ? references : get_value (field, round + i);

      if (value != NULL && (field->flags & WM_FIELD_READ_ONLY) == 0)
        wm_values_set (values, field, value);
    }
  id = wm_project_add_record (self->project, values, &error);
  /* Some kinds need what a test of all of them does not know. */
  if (error != NULL)
    g_test_message ("%s: %s", kind->id, error->message);
}

static void
fill (TestProject *self)
{
  g_autofree char *first = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *second = test_add (self, "person", "name", "Eva Lindner", NULL);

  for (guint i = 0; i < wm_registry_get_n_kinds (self->registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (self->registry, i);

      if ((kind->flags & (WM_KIND_SINGLE | WM_KIND_FROM_CATALOGUE | WM_KIND_HAS_FILE)) == 0)
        for (guint round = 0; round < 3; round++)
          add_full_record (self, kind, round);
    }
}

static void
test_every_kind (TestProject *self, gconstpointer data)
{
  g_autoptr (GBytes) workbook = NULL;

  fill (self);
  workbook = render (self, NULL, WM_EXPORT_XLSX);
  for (guint i = 0; i < wm_registry_get_n_kinds (self->registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (self->registry, i);
      g_autofree char *sheet = wm_export_dup_sheet_name (kind);
      g_autoptr (WmTable) as_sheet = read_table (g_bytes_ref (workbook), sheet);
      g_autoptr (WmTable) as_csv = read_table (render (self, kind, WM_EXPORT_CSV), NULL);

      g_test_message ("%s: %u rows", kind->id, wm_table_get_n_rows (as_sheet));
      g_assert_cmpuint (wm_table_get_n_rows (as_csv), ==, wm_table_get_n_rows (as_sheet));
      assert_no_change (self, kind, as_sheet);
      assert_no_change (self, kind, as_csv);
    }
}

/* The table again, with another text in one cell of the first row. */
static WmTable *
change_cell (WmTable *table, const char *column, const char *text)
{
  g_autoptr (WmTableBuilder) builder = wm_table_builder_new (NULL, 0);
  int wanted = wm_table_find_column (table, column);

  g_assert_cmpint (wanted, >=, 0);
  for (guint i = 0; i < wm_table_get_n_columns (table); i++)
    wm_table_builder_add_cell (builder, wm_table_get_column_name (table, i), -1, NULL);
  wm_table_builder_end_row (builder, NULL);
  for (guint row = 0; row < wm_table_get_n_rows (table); row++)
    {
      for (guint i = 0; i < wm_table_get_n_columns (table); i++)
        wm_table_builder_add_cell (
            builder, row == 0 && i == (guint) wanted ? text : wm_table_get_cell (table, row, i), -1,
            NULL);
      wm_table_builder_end_row (builder, NULL);
    }
  return wm_table_builder_finish (builder, NULL);
}

static void
test_one_cell (TestProject *self, gconstpointer data)
{
  const WmKind *kind = test_kind (self, "asset");
  g_autofree char *a = test_add (self, "asset", "name", "CRM", "quantity", "3", NULL);
  g_autofree char *b = test_add (self, "asset", "name", "Mail", "quantity", "4", NULL);
  g_autoptr (WmTable) table = read_table (render (self, kind, WM_EXPORT_XLSX), "Inventory");
  g_autoptr (WmTable) changed = change_cell (table, "quantity", "1.300");
  g_autoptr (WmImport) import = prepare (self, kind, changed, NULL);
  g_autofree char *row = test_import_describe_row (import, 0);

  test_import_assert_counts (import, 0, 1, 1, 0);
  g_assert_cmpstr (row, ==, "quantity: 3 > 1300");
  test_import_run (self, import);
  test_assert_value (self, a, "quantity", "1300");
  g_assert_true (wm_project_undo (self->project, NULL));
  test_assert_value (self, a, "quantity", "3");
  g_assert_true (wm_project_redo (self->project, NULL));
  test_assert_value (self, a, "quantity", "1300");
}

static void
test_emptied_cell (TestProject *self, gconstpointer data)
{
  const WmKind *kind = test_kind (self, "asset");
  const WmImportOptions options = { .clear_empty = TRUE };
  g_autofree char *a = test_add (self, "asset", "name", "CRM", "quantity", "3", NULL);
  g_autoptr (WmTable) table = read_table (render (self, kind, WM_EXPORT_CSV), NULL);
  g_autoptr (WmTable) changed = change_cell (table, "quantity", "");
  g_autoptr (WmImport) import = prepare (self, kind, changed, &options);

  test_import_assert_counts (import, 0, 1, 0, 0);
  test_import_run (self, import);
  test_assert_value (self, a, "quantity", NULL);
}

static void
test_missing (TestProject *self, gconstpointer data)
{
  const WmImportOptions options = { .delete_missing = TRUE };
  g_autofree char *a = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *b = test_add (self, "asset", "name", "Mail", NULL);
  g_autofree char *csv = g_strdup_printf ("id,Name\n%s,CRM\n,New\n", a);
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  {
    g_autoptr (WmImport) kept = test_import_prepare (self, "asset", csv, NULL);

    g_assert_cmpuint (wm_import_get_n_missing (kept), ==, 1);
    g_assert_cmpstr (wm_import_get_missing_id (kept, 0), ==, b);
    g_assert_cmpuint (wm_import_count (kept, WM_IMPORT_DELETE), ==, 0);
  }
  test_import_take (self, "asset", csv, &options);
  after = test_import_dump (self, "asset", "name");
  g_assert_cmpstr (after, ==, "CRM\nNew\n");
  g_assert_true (wm_project_undo (self->project, NULL));
  undone = test_dump_state (wm_project_get_database (self->project));
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (wm_project_redo (self->project, NULL));
  redone = test_import_dump (self, "asset", "name");
  g_assert_cmpstr (redone, ==, after);
}

/* Without a column that says which record a row means nobody is missing. */
static void
test_nobody_missing (TestProject *self, gconstpointer data)
{
  const WmImportOptions options = { .delete_missing = TRUE, .match_by_name = TRUE };
  g_autofree char *a = test_add (self, "asset", "name", "CRM", NULL);
  g_autoptr (WmImport) import = test_import_prepare (self, "asset", "Name\nMail\n", &options);

  g_assert_cmpuint (wm_import_get_n_missing (import), ==, 0);
}

static void
test_questions (TestProject *self, gconstpointer data)
{
  static const char csv[] = "Name,Owner\nCRM,Eva Lindner\nMail,Eva Linder\nWeb,Eva Lindner (P-9)\n"
                            "Disk,Jonas Weber (P-1)\nTape,Nobody\n";
  g_autofree char *first = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *second = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *third = test_add (self, "person", "name", "Jonas Weber", NULL);
  const WmImportAnswer answers[] = {
    { "person", "Eva Lindner", second },
    { NULL, "Eva Linder", first },
    { NULL, "Eva Lindner (P-9)", second },
    { NULL, "Jonas Weber (P-1)", third },
    { NULL, "Nobody", "" },
  };
  const WmImportOptions options = { .answers = answers, .n_answers = G_N_ELEMENTS (answers) };
  g_autoptr (WmImport) asked = test_import_prepare (self, "asset", csv, NULL);
  g_autofree char *found = NULL;
  g_autofree char *expected =
      g_strdup_printf ("CRM|%s\nMail|%s\nWeb|%s\nDisk|%s\nTape|\n", second, first, second, third);

  g_assert_cmpuint (wm_import_get_n_questions (asked), ==, 5);
  g_assert_cmpuint (wm_import_get_n_problems (asked), ==, 5);
  g_assert_cmpuint (wm_import_get_question (asked, 0)->ids->len, ==, 2);
  g_assert_cmpuint (wm_import_get_question (asked, 1)->ids->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (wm_import_get_question (asked, 3)->labels, 0), ==,
                   "Eva Lindner (P-1)");
  g_assert_cmpuint (wm_import_get_question (asked, 4)->ids->len, ==, 0);
  test_import_take (self, "asset", csv, &options);
  found = test_import_dump (self, "asset", "name,owner");
  g_assert_cmpstr (found, ==, expected);
}

#define CELL(at, text) "<c r='" at "' t='inlineStr'><is><t>" text "</t></is></c>"
#define MIXED_HEAD                                                                                 \
  "<row r='1'>" CELL ("A1", "Name") CELL ("B1", "In use since") CELL ("C1", "Quantity")            \
      CELL ("D1", "In scope") "</row>"

static void
test_mixed_cells (TestProject *self, gconstpointer data)
{
  static const char rows[] =
      "<sheetData>" MIXED_HEAD
      "<row r='2'>" CELL ("A2", "A") "<c r='B2' s='1'><v>46349.586805</v></c>" CELL (
          "C2",
          "1.200") "<c r='D2' t='b'><v>1</v></c></row>"
                   "<row r='3'>" CELL ("A3", "B")
                       CELL ("B3", "23.11.2026") "<c r='C3'><v>45</v></c>" CELL (
                           "D3",
                           "x") "</row>"
                                "<row r='4'>" CELL ("A4", "C") "<c r='B4'><v>46349</v></c>" CELL (
                                    "C4", "1,200") "<c r='D4' t='b'><v>0</v></c></row></sheetData>";
  g_autoptr (WmTable) table = read_table (
      workbook_kit_xlsx (rows, NULL,
                         "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='22'/></cellXfs>"
                         "</styleSheet>",
                         NULL),
      NULL);
  g_autoptr (WmImport) import = prepare (self, test_kind (self, "asset"), table, NULL);
  g_autofree char *problems = test_import_list_problems (import);
  g_autofree char *found = NULL;

  g_assert_cmpstr (problems, ==, "");
  test_import_run (self, import);
  found = test_import_dump (self, "asset", "name,in_use_since,quantity,in_scope");
  g_assert_cmpstr (found, ==, "A|2026-11-23|1200|yes\nB|2026-11-23|45|yes\nC|2026-11-23|1200|no\n");
  g_assert_true (wm_project_undo (self->project, NULL));
  g_assert_cmpint (
      wm_records_count (wm_project_get_database (self->project), test_kind (self, "asset")), ==, 0);
  g_assert_true (wm_project_redo (self->project, NULL));
}

static void
test_unreliable_cells (TestProject *self, gconstpointer data)
{
  static const char rows[] = "<sheetData>" MIXED_HEAD "<row r='2'>" CELL (
      "A2", "A") "<c r='C2' t='e'><v>#REF!</v></c></row>"
                 "<row r='3'>" CELL (
                     "A3", "B") "<c r='C3'><f>A1</f></c></row>"
                                "<row r='4'>" CELL (
                                    "A4", "C") "</row></sheetData>"
                                               "<mergeCells><mergeCell ref='A4:A5'/></mergeCells>";
  g_autoptr (WmTable) table = read_table (workbook_kit_xlsx (rows, NULL, NULL, NULL), NULL);
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  g_autoptr (WmImport) import = prepare (self, test_kind (self, "asset"), table, NULL);
  gint64 seq = wm_project_get_head_seq (self->project);

  g_assert_cmpuint (wm_import_get_n_problems (import), ==, 3);
  test_import_assert_problem (import, 0, WM_IMPORT_PROBLEM_VALUE,
                              "Sheet “Data”, row 2, column C (Quantity)", "gives an error");
  test_import_assert_problem (import, 1, WM_IMPORT_PROBLEM_VALUE,
                              "Sheet “Data”, row 3, column C (Quantity)", "never calculated");
  test_import_assert_problem (import, 2, WM_IMPORT_PROBLEM_VALUE,
                              "Sheet “Data”, row 4, column A (Name)", "merged");
  g_assert_false (wm_import_run (import, self->project, NULL));
  test_assert_untouched (self, before, seq);
}

static void
test_long_text (TestProject *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autofree char *id = test_add (self, "asset", "name", "CRM", "note", text, NULL);
  g_autoptr (WmExport) export = wm_export_gather (self->project, test_kind (self, "asset"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_export_render (export, WM_EXPORT_XLSX, NULL, NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, WM_EXPORT_ERROR, WM_EXPORT_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, "A-1, “Note”"));
  {
    g_autoptr (WmTable) table =
        read_table (render (self, test_kind (self, "asset"), WM_EXPORT_CSV), NULL);

    assert_no_change (self, test_kind (self, "asset"), table);
  }
}

static void
test_one_register_a_csv (TestProject *self, gconstpointer data)
{
  g_autoptr (WmExport) export = wm_export_gather (self->project, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (wm_export_render (export, WM_EXPORT_CSV, NULL, NULL, &error));
  g_assert_error (error, WM_EXPORT_ERROR, WM_EXPORT_ERROR_FORMAT);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_in_a_worker (TestProject *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "out.xlsx", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "PK\3\4 another workbook", -1, NULL));
  wm_export_register_async (self->project, NULL, path, WM_EXPORT_XLSX, NULL, NULL, written_cb,
                            &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (wm_export_register_finish (result, &error));
  g_assert_no_error (error);
  g_remove (path);
}

/* An edit while it reads is in the file, and in all of it. */
static void
test_edit_meanwhile (TestProject *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "out.csv", NULL);
  const WmKind *kind = test_kind (self, "asset");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *content = NULL;
  gsize size;

  wm_export_register_async (self->project, kind, path, WM_EXPORT_CSV, NULL, NULL, written_cb,
                            &result);
  g_main_context_iteration (NULL, FALSE);
  test_set (self, first, "name", "ERP");
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (wm_export_register_finish (result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  {
    g_autoptr (WmTable) table = read_table (g_bytes_new (content, size), NULL);

    g_assert_cmpuint (wm_table_get_n_rows (table), ==, 1);
    assert_no_change (self, kind, table);
  }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("round-trip/every-kind-is-unchanged", test_every_kind);
  TEST ("round-trip/one-cell-is-one-change", test_one_cell);
  TEST ("round-trip/an-emptied-cell", test_emptied_cell);
  TEST ("import/missing-records-can-be-deleted", test_missing);
  TEST ("import/nobody-is-missing-without-an-id", test_nobody_missing);
  TEST ("import/unclear-names-are-asked", test_questions);
  TEST ("import/days-and-numbers-of-a-workbook", test_mixed_cells);
  TEST ("import/cells-that-cannot-be-relied-on", test_unreliable_cells);
  TEST ("limits/text-too-long-for-a-workbook", test_long_text);
  TEST ("limits/one-register-a-csv", test_one_register_a_csv);
  TEST ("worker/replaces-a-workbook", test_in_a_worker);
  TEST ("worker/an-edit-meanwhile", test_edit_meanwhile);
  return g_test_run ();
}
