/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What assets need because of what depends on them. */
#include "config.h"

#include "fixture.h"

#include "risk/wm-needs.h"
#include "risk/wm-suggest.h"

#include <locale.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/risk-needs/" path, TestProject, NULL, test_project_set_up, function,               \
              test_project_tear_down)

static char *
add (TestProject *self, const char *name, const char *level)
{
  return test_add (self, "asset", "name", name, "availability", level, "type", "system", NULL);
}

static void
depend (TestProject *self, const char *user, const char *used)
{
  g_assert_true (wm_project_link_records (self->project, user, used, "depends_on", NULL));
}

/* Read for the asset alone it needs the same for the same reason. */
static void
assert_same_alone (TestProject *self, const WmNeeds *all, const char *id)
{
  g_autoptr (WmNeeds) alone = wm_needs_new_for (wm_project_get_database (self->project), id);

  g_assert_null (wm_needs_get (alone, "nothing", WM_NEED_INTEGRITY));
  g_assert_true (wm_needs_keeps_own (alone, id) == wm_needs_keeps_own (all, id));
  for (guint property = 0; property < WM_N_NEEDS; property++)
    {
      const WmNeed *need = wm_needs_get (all, id, property);
      const WmNeed *its = wm_needs_get (alone, id, property);

      g_assert_cmpuint (its->own, ==, need->own);
      g_assert_cmpuint (its->effective, ==, need->effective);
      g_assert_cmpstr (its->via, ==, need->via);
      g_assert_cmpstr (its->from, ==, need->from);
    }
}

static void
assert_need (TestProject *self, const char *id, guint level, const char *why)
{
  WmDatabase *database = wm_project_get_database (self->project);
  g_autoptr (WmNeeds) needs = wm_needs_new (database);
  const WmNeed *need = wm_needs_get (needs, id, WM_NEED_AVAILABILITY);
  g_autofree char *found =
      wm_needs_dup_why (needs, database, self->registry, id, WM_NEED_AVAILABILITY);

  g_assert_cmpuint (need->effective, ==, level);
  g_assert_cmpstr (found, ==, why);
  g_assert_cmpuint (wm_needs_get (needs, id, WM_NEED_INTEGRITY)->effective, ==, 0);
  g_assert_null (wm_needs_get (needs, "nothing", WM_NEED_INTEGRITY));
  assert_same_alone (self, needs, id);
}

static void
test_chain (TestProject *self, gconstpointer unused)
{
  g_autofree char *process = add (self, "Calibration", "very_high");
  g_autofree char *program = add (self, "Program", "medium");
  g_autofree char *server = add (self, "Server", NULL);

  depend (self, process, program);
  assert_need (self, program, 4, "Very high, because “Calibration” depends on it.");
  assert_need (self, server, 0, NULL);
  depend (self, program, server);
  assert_need (self, process, 4, NULL);
  assert_need (self, server, 4,
               "Very high, because “Calibration” depends on it through “Program”.");
  g_assert_true (wm_project_undo (self->project, NULL));
  assert_need (self, server, 0, NULL);
  g_assert_true (wm_project_redo (self->project, NULL));
  assert_need (self, server, 4,
               "Very high, because “Calibration” depends on it through “Program”.");
}

static void
test_highest (TestProject *self, gconstpointer unused)
{
  g_autofree char *low = add (self, "Archive", "low");
  g_autofree char *high = add (self, "Portal", "high");
  g_autofree char *server = add (self, "Server", "medium");

  depend (self, low, server);
  assert_need (self, server, 2, NULL);
  depend (self, high, server);
  assert_need (self, server, 3, "High, because “Portal” depends on it.");
  test_set (self, high, "status", "retired");
  assert_need (self, server, 2, NULL);
}

/* What keeps its own levels also passes no more than these on. */
static void
test_override (TestProject *self, gconstpointer unused)
{
  g_autofree char *process = add (self, "Calibration", "very_high");
  g_autofree char *program = add (self, "Program", "medium");
  g_autofree char *server = add (self, "Server", NULL);

  depend (self, process, program);
  depend (self, program, server);
  test_set (self, program, "keeps_own_levels", "yes");
  assert_need (self, program, 2, NULL);
  assert_need (self, server, 2, "Medium, because “Program” depends on it.");
  g_assert_true (wm_project_undo (self->project, NULL));
  assert_need (self, program, 4, "Very high, because “Calibration” depends on it.");
  g_assert_true (wm_project_redo (self->project, NULL));
  assert_need (self, program, 2, NULL);
}

static void
test_ring (TestProject *self, gconstpointer unused)
{
  g_autofree char *a = add (self, "A", "low");
  g_autofree char *b = add (self, "B", "high");
  g_autofree char *c = add (self, "C", NULL);

  depend (self, a, b);
  depend (self, b, c);
  depend (self, c, a);
  assert_need (self, a, 3, "High, because “B” depends on it through “C”.");
  assert_need (self, b, 3, NULL);
  assert_need (self, c, 3, "High, because “B” depends on it.");
}

/* Suggestions weigh what is taken over, too. */
static void
test_suggestions (TestProject *self, gconstpointer unused)
{
  g_autofree char *process =
      test_add (self, "asset", "name", "Calibration", "type", "business_process", "confidentiality",
                "very_high", "integrity", "very_high", "availability", "very_high", NULL);
  g_autofree char *laptop =
      test_add (self, "asset", "name", "Laptop", "type", "device", "confidentiality", "low",
                "integrity", "low", "availability", "low", NULL);
  const char *const ids[] = { laptop, NULL };
  g_autoptr (GPtrArray) before = wm_suggest_list (self->project, ids, 1);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpuint (((WmSuggestion *) g_ptr_array_index (before, 0))->impact, ==, 1);
  depend (self, process, laptop);
  after = wm_suggest_list (self->project, ids, 1);
  g_assert_cmpuint (((WmSuggestion *) g_ptr_array_index (after, 0))->impact, ==, 4);
}

static gboolean
make_many_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  TestProject *self = user_data;
  g_autofree char *before = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Asset %u", i);
      g_autoptr (WmValues) values =
          test_values (self, "asset", "name", name, "availability", i == 0 ? "high" : NULL, NULL);
      g_autofree char *id = wm_edit_add (edit, values, error);

      g_assert_nonnull (id);
      if (before != NULL)
        g_assert_true (wm_edit_link (edit, before, id, "depends_on", error));
      g_free (before);
      before = g_steal_pointer (&id);
    }
  return TRUE;
}

/* One chain through all of them; a walk that recurses or comes back does not end here. */
static void
test_long (TestProject *self, gconstpointer unused)
{
  g_autofree char *last = NULL;
  g_autoptr (WmNeeds) needs = NULL;

  g_assert_true (wm_project_edit (self->project, "add", make_many_cb, self, NULL));
  last = test_resolve (self, "A-20000");
  needs = wm_needs_new (wm_project_get_database (self->project));
  g_assert_cmpuint (wm_needs_get (needs, last, WM_NEED_AVAILABILITY)->effective, ==, 3);
  assert_same_alone (self, needs, last);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("along-a-chain", test_chain);
  ADD ("the-highest-counts", test_highest);
  ADD ("an-asset-can-keep-its-own", test_override);
  ADD ("rings-come-to-an-end", test_ring);
  ADD ("suggestions-weigh-it", test_suggestions);
  ADD ("twenty-thousand-in-a-row", test_long);
  return g_test_run ();
}
