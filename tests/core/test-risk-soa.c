/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A control that answers a risk says so in the Statement of Applicability. */
#include "config.h"

#include "fixture.h"

#include "report/wm-soa-pdf.h"
#include "report/wm-soa-project.h"

#include <locale.h>
#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/risk-soa/" path, TestProject, NULL, test_project_set_up, function,                 \
              test_project_tear_down)

/* The risks and the reasons of a control, as the statement has them. */
static char *
describe (TestProject *self, const char *reference)
{
  g_autoptr (WmSoa) soa = wm_soa_new_for_project (self->project, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < soa->groups->len; i++)
    {
      const WmSoaGroup *group = g_ptr_array_index (soa->groups, i);

      for (guint j = 0; j < group->rows->len; j++)
        {
          const WmSoaRow *row = g_ptr_array_index (group->rows, j);

          if (strcmp (row->reference, reference) != 0)
            continue;
          for (guint k = 0; k < row->reasons->len; k++)
            g_string_append_printf (words, "%s ", (char *) g_ptr_array_index (row->reasons, k));
          for (guint k = 0; k < row->risks->len; k++)
            g_string_append_printf (words, "[%s]", (char *) g_ptr_array_index (row->risks, k));
          for (guint k = 0; k < row->documents->len; k++)
            g_string_append_printf (words, "(%s)", (char *) g_ptr_array_index (row->documents, k));
        }
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_described (TestProject *self, const char *expected)
{
  g_autofree char *found = describe (self, "A.8.13");

  g_assert_cmpstr (found, ==, expected);
}

static void
test_reasons (TestProject *self, gconstpointer unused)
{
  g_autofree char *control = test_resolve (self, "A.8.13");
  g_autofree char *fire = test_add (self, "risk", "title", "Fire", "controls", control, NULL);
  g_autofree char *virus = test_add (self, "risk", "title", "Virus", "controls", control, NULL);

  test_set (self, control, "decision", "applicable");
  assert_described (self, "risk [R-1 Fire][R-2 Virus]");
  test_set (self, control, "reasons", "law,risk");
  assert_described (self, "law risk [R-1 Fire][R-2 Virus]");
  test_set (self, fire, "status", "closed");
  assert_described (self, "law risk [R-2 Virus]");
  g_assert_true (wm_project_undo (self->project, NULL));
  assert_described (self, "law risk [R-1 Fire][R-2 Virus]");
  g_assert_true (wm_project_redo (self->project, NULL));
  test_set (self, virus, "controls", NULL);
  assert_described (self, "law risk ");
}

static void
test_suggested (TestProject *self, gconstpointer unused)
{
  g_autofree char *control = test_resolve (self, "A.8.13");
  g_autofree char *fire = test_add (self, "risk", "title", "Fire", "controls", control, "origin",
                                    "suggested", "confirmed", "no", NULL);

  test_set (self, control, "decision", "applicable");
  assert_described (self, "");
  test_set (self, fire, "likelihood", "2");
  assert_described (self, "risk [R-1 Fire]");
}

static void
test_excluded (TestProject *self, gconstpointer unused)
{
  g_autofree char *control = test_resolve (self, "A.8.13");

  g_free (test_add (self, "risk", "title", "Fire", "controls", control, NULL));
  test_set (self, control, "decision", "excluded");
  assert_described (self, "");
}

/* Documents that say how it is done stand beside the evidence, as long as they count. */
static void
test_documents (TestProject *self, gconstpointer unused)
{
  g_autofree char *control = test_resolve (self, "A.8.13");
  g_autofree char *policy =
      test_add (self, "document", "title", "Backup rules", "controls", control, NULL);

  assert_described (self, "(Backup rules)");
  test_set (self, policy, "state", "superseded");
  assert_described (self, "");
  g_assert_true (wm_project_undo (self->project, NULL));
  assert_described (self, "(Backup rules)");
}

static void
test_many (TestProject *self, gconstpointer unused)
{
  g_autofree char *control = test_resolve (self, "A.8.13");
  g_autoptr (WmSoa) soa = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *title = g_strdup_printf ("Something happens for the %uth time", i);

      g_free (test_add (self, "risk", "title", title, "controls", control, NULL));
    }
  soa = wm_soa_new_for_project (self->project, NULL);
  pdf = wm_soa_render_pdf (soa, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("risks-are-reasons", test_reasons);
  ADD ("what-is-only-suggested-is-none", test_suggested);
  ADD ("nothing-for-what-is-excluded", test_excluded);
  ADD ("documents-are-named", test_documents);
  ADD ("many-are-laid-out", test_many);
  return g_test_run ();
}
