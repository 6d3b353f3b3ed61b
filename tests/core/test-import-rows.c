/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"

#include <string.h>

/* Rows that name the records of other rows of the same table. */

#define TEST(path, func)                                                                           \
  g_test_add ("/import-rows/" path, TestProject, NULL, test_project_set_up, func,                  \
              test_project_tear_down)

static char *
dup_id (TestProject *self, const char *number)
{
  return test_resolve (self, number);
}

static void
assert_row (WmImport *import, guint row, const char *expected)
{
  g_autofree char *found = test_import_describe_row (import, row);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_people (TestProject *self, const char *format, const char *a, const char *b, const char *c)
{
  g_autofree char *found = test_import_dump (self, "person", "name,manager");
  g_autofree char *expected = g_strdup_printf (format, a, b, c);

  g_assert_cmpstr (found, ==, expected);
}

/* Forwards, backwards and in a circle. */
static void
test_each_other (TestProject *self, gconstpointer data)
{
  static const char csv[] = "Name,Answers to\n"
                            "Eva Lindner,Tom Weiß\n"
                            "Ann Roth,\"lindner, eva\"\n"
                            "Tom Weiß,Eva Lindner (P-9)\n";
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (WmImport) import = test_import_prepare (self, "person", csv, NULL);
  g_autofree char *eva = NULL;
  g_autofree char *tom = NULL;

  test_import_assert_counts (import, 3, 0, 0, 0);
  assert_row (import, 0, "name:  > Eva Lindner; manager:  > Tom Weiß (new)");
  assert_row (import, 1, "name:  > Ann Roth; manager:  > Eva Lindner (new)");
  test_import_run (self, import);
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq + 1);
  eva = dup_id (self, "P-1");
  tom = dup_id (self, "P-3");
  assert_people (self, "Eva Lindner|%s\nAnn Roth|%s\nTom Weiß|%s\n", tom, eva, eva);
  test_assert_undoes (self, before);
  test_project_verify (self);
}

/* Some are there, some are not, and some get the name only now. */
static void
test_mixed (TestProject *self, gconstpointer data)
{
  g_autofree char *eva = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *tom = test_add (self, "person", "name", "Tom Weiß", NULL);
  g_autoptr (WmImport) import = test_import_prepare (self, "person",
                                                     "Number,Name,Answers to\n"
                                                     "1,Eva Berger,Ann Roth\n"
                                                     "2,Tom Weiß,Eva Berger\n"
                                                     ",Ann Roth,Tom Weiß\n",
                                                     NULL);
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  g_autofree char *ann = NULL;

  test_import_assert_counts (import, 1, 2, 0, 0);
  assert_row (import, 0, "name: Eva Lindner > Eva Berger; manager:  > Ann Roth (new)");
  assert_row (import, 1, "manager:  > Eva Lindner");
  test_import_run (self, import);
  ann = dup_id (self, "P-3");
  assert_people (self, "Eva Berger|%s\nTom Weiß|%s\nAnn Roth|%s\n", ann, eva, tom);
  test_assert_undoes (self, before);
}

static void
test_several_of_them (TestProject *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *old = test_add (self, "process", "name", "Old", NULL);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *second = NULL;

  before = test_dump_state (wm_project_get_database (self->project));
  test_import_take (self, "process",
                    "Name,Feeds these processes\n"
                    "First,Second; Old\n"
                    "Second,\n",
                    NULL);
  second = dup_id (self, "PS-3");
  found = test_import_dump (self, "process", "name,interacts");
  expected = strcmp (old, second) < 0
                 ? g_strdup_printf ("Old|\nFirst|%s,%s\nSecond|\n", old, second)
                 : g_strdup_printf ("Old|\nFirst|%s,%s\nSecond|\n", second, old);
  g_assert_cmpstr (found, ==, expected);
  test_assert_undoes (self, before);
}

/* A new record of a name that is there already: which of both was meant? */
static void
test_question (TestProject *self, gconstpointer data)
{
  static const char csv[] = "Name,Answers to\nEva Lindner,\nTom Weiß,Eva Lindner\n";
  g_autofree char *eva = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autoptr (WmImport) asked = test_import_prepare (self, "person", csv, NULL);
  const WmImportQuestion *question;
  WmImportAnswer answer = { "person", "Eva Lindner", NULL };
  const WmImportOptions options = { .answers = &answer, .n_answers = 1 };
  g_autofree char *new_eva = NULL;

  g_assert_cmpuint (wm_import_get_n_problems (asked), ==, 1);
  test_import_assert_problem (asked, 0, WM_IMPORT_PROBLEM_REFERENCE, "Row 3, column B (Answers to)",
                              "row 2 adds one of them");
  g_assert_cmpuint (wm_import_get_n_questions (asked), ==, 1);
  question = wm_import_get_question (asked, 0);
  g_assert_cmpuint (question->ids->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (question->ids, 0), ==, eva);
  g_assert_cmpstr (g_ptr_array_index (question->labels, 1), ==, "Eva Lindner (new, row 2)");

  answer.record_id = g_ptr_array_index (question->ids, 1);
  test_import_take (self, "person", csv, &options);
  new_eva = dup_id (self, "P-2");
  assert_people (self, "Eva Lindner|%s\nEva Lindner|%s\nTom Weiß|%s\n", "", "", new_eva);
}

/* What rows have nearly the name of. */
static void
test_near (TestProject *self, gconstpointer data)
{
  g_autoptr (WmImport) import = test_import_prepare (
      self, "person", "Name,Answers to\nEva Lindner,\nTom Weiß,Eva Linder\n", NULL);

  test_import_assert_problem (import, 0, WM_IMPORT_PROBLEM_REFERENCE,
                              "Row 3, column B (Answers to)", "Did you mean “Eva Lindner”?");
  g_assert_cmpuint (wm_import_get_n_questions (import), ==, 1);
  g_assert_cmpstr (g_ptr_array_index (wm_import_get_question (import, 0)->labels, 0), ==,
                   "Eva Lindner (new, row 2)");
  test_import_assert_wrong (self, "person", "Name,Answers to\nTom Weiß,Xaver Quandt\n", NULL,
                            WM_IMPORT_PROBLEM_REFERENCE, "Row 2, column B (Answers to)",
                            "neither in “People” nor in this table");
}

/* What anything may be named in is first of all what is there. */
static void
test_any_kind (TestProject *self, gconstpointer data)
{
  g_autofree char *server = test_add (self, "asset", "name", "Backup server", NULL);
  g_autofree char *found = NULL;
  g_autofree char *expected = g_strdup_printf ("Backup server|%s\n", server);

  test_import_take (self, "cost", "Title,concerns\nBackup server,Backup server\n", NULL);
  found = test_import_dump (self, "cost", "title,concerns");
  g_assert_cmpstr (found, ==, expected);
}

/* What stands for a new record is no id that a table may give. */
static void
test_tokens (TestProject *self, gconstpointer data)
{
  test_import_assert_wrong (self, "person",
                            "Name,Answers to\nEva Lindner,\n"
                            "Tom Weiß,00000000000000000000000000000002\n",
                            NULL, WM_IMPORT_PROBLEM_REFERENCE, "Row 3, column B (Answers to)",
                            "neither");
}

/* The order of mistakes is that of the table, whoever finds them. */
static void
test_order (TestProject *self, gconstpointer data)
{
  g_autoptr (WmImport) import = test_import_prepare (
      self, "person", "Number,Name,Answers to\n,Eva Lindner,Nobody\n7,Tom Weiß,\n,,Nobody\n", NULL);
  g_autofree char *problems = test_import_list_problems (import);
  const char *second = strstr (problems, "Row 3, column A");

  test_import_assert_counts (import, 0, 0, 0, 3);
  g_assert_true (g_str_has_prefix (problems, "Row 2, column C"));
  g_assert_nonnull (second);
  g_assert_nonnull (strstr (second, "Row 4, column"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("name-each-other-in-any-order", test_each_other);
  TEST ("name-what-is-there-and-what-gets-the-name-now", test_mixed);
  TEST ("name-several", test_several_of_them);
  TEST ("of-a-name-that-is-there-already-are-asked-about", test_question);
  TEST ("of-nearly-the-name-are-offered", test_near);
  TEST ("come-after-what-is-there-where-anything-may-be-named", test_any_kind);
  TEST ("have-no-ids-that-a-table-can-give", test_tokens);
  TEST ("with-mistakes-are-listed-in-order", test_order);
  return g_test_run ();
}
