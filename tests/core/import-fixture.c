/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"

#include <string.h>

WmTable *
test_import_read (const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  WmTable *table = wm_table_read_csv (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

WmImport *
test_import_prepare (TestProject *self, const char *kind_id, const char *csv,
                     const WmImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmTable) table = test_import_read (csv, strlen (csv));
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  gint64 seq = wm_project_get_head_seq (self->project);
  WmImport *import =
      wm_import_prepare (self->project, test_kind (self, kind_id), table, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (import);
  test_assert_untouched (self, before, seq);
  return import;
}

void
test_import_run (TestProject *self, WmImport *import)
{
  g_autoptr (GError) error = NULL;
  gboolean done = wm_import_run (import, self->project, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

void
test_import_take (TestProject *self, const char *kind_id, const char *csv,
                  const WmImportOptions *options)
{
  g_autoptr (WmImport) import = test_import_prepare (self, kind_id, csv, options);
  g_autofree char *problems = test_import_list_problems (import);

  g_assert_cmpstr (problems, ==, "");
  test_import_run (self, import);
}

char *
test_import_list_problems (WmImport *import)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < wm_import_get_n_listed_problems (import); i++)
    {
      const WmImportProblem *problem = wm_import_get_problem (import, i);

      g_string_append_printf (out, "%s: %s\n", problem->place, problem->message);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
test_import_assert_problem (WmImport *import, guint index, WmImportProblemCode code,
                            const char *place, const char *words)
{
  const WmImportProblem *problem;

  g_assert_cmpuint (wm_import_get_n_listed_problems (import), >, index);
  problem = wm_import_get_problem (import, index);
  g_test_message ("%s: %s", problem->place, problem->message);
  g_assert_cmpint (problem->code, ==, code);
  g_assert_cmpstr (problem->place, ==, place);
  g_assert_nonnull (strstr (problem->message, words));
  g_assert_true (g_utf8_validate (problem->message, -1, NULL));
}

void
test_import_assert_wrong (TestProject *self, const char *kind_id, const char *csv,
                          const WmImportOptions *options, WmImportProblemCode code,
                          const char *place, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImport) import = test_import_prepare (self, kind_id, csv, options);
  g_autofree char *problems = test_import_list_problems (import);
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  gint64 seq = wm_project_get_head_seq (self->project);

  g_test_message ("%s", problems);
  g_assert_cmpuint (wm_import_get_n_problems (import), ==, 1);
  test_import_assert_problem (import, 0, code, place, words);
  g_assert_false (wm_import_run (import, self->project, &error));
  g_assert_error (error, WM_IMPORT_ERROR, WM_IMPORT_ERROR_PROBLEMS);
  test_assert_untouched (self, before, seq);
}

void
test_import_assert_counts (WmImport *import, guint added, guint changed, guint unchanged,
                           guint wrong)
{
  g_assert_cmpuint (wm_import_count (import, WM_IMPORT_ADD), ==, added);
  g_assert_cmpuint (wm_import_count (import, WM_IMPORT_CHANGE), ==, changed);
  g_assert_cmpuint (wm_import_count (import, WM_IMPORT_UNCHANGED), ==, unchanged);
  g_assert_cmpuint (wm_import_count (import, WM_IMPORT_WRONG), ==, wrong);
  g_assert_cmpuint (wm_import_get_n_rows (import), ==, added + changed + unchanged + wrong);
}

char *
test_import_describe_row (WmImport *import, guint row)
{
  g_autoptr (GPtrArray) changes = wm_import_list_changes (import, row);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      WmImportChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (out, "%s%s: %s > %s", i > 0 ? "; " : "", change->field->id,
                              change->before, change->after);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
test_import_dump (TestProject *self, const char *kind_id, const char *fields)
{
  g_autoptr (GPtrArray) records = wm_records_list (wm_project_get_database (self->project),
                                                   self->registry, test_kind (self, kind_id));
  g_auto (GStrv) ids = g_strsplit (fields, ",", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; ids[j] != NULL; j++)
      {
        const char *value = wm_record_get_value_by_id (g_ptr_array_index (records, i), ids[j]);

        g_string_append_printf (out, "%s%c", value != NULL ? value : "",
                                ids[j + 1] != NULL ? '|' : '\n');
      }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
