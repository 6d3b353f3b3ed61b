/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "model/wm-model-error.h"
#include "project/wm-edit-many.h"
#include "project/wm-event-label.h"

#include <locale.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/edit-many/" path, TestProject, NULL, test_project_set_up, function,                \
              test_project_tear_down)

static char *
dump (TestProject *self)
{
  return test_dump_state (wm_project_get_database (self->project));
}

static void
assert_label (TestProject *self, const char *expected)
{
  g_autoptr (WmEvent) event = wm_event_load_head (wm_project_get_database (self->project));
  g_autofree char *label = wm_event_dup_label (self->project, event);

  g_assert_cmpstr (label, ==, expected);
}

static GPtrArray *
name_all (TestProject *self, const char *const *names)
{
  GPtrArray *many = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_values_free);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (many, test_values (self, "asset", "name", names[i], NULL));
  return many;
}

static void
test_adds_several (TestProject *self, gconstpointer unused)
{
  static const char *const names[] = { "CRM", "ERP", "Laptop", NULL };
  g_autoptr (GPtrArray) many = name_all (self, names);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_auto (GStrv) ids = wm_project_add_records (self->project, many, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 3);
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq + 1);
  test_assert_value (self, ids[2], "name", "Laptop");
  test_assert_value (self, ids[2], "status", "in_use");
  assert_label (self, "Added 3 records");
  test_assert_undoes (self, before);
}

static void
test_adds_one (TestProject *self, gconstpointer unused)
{
  static const char *const names[] = { "CRM", NULL };
  g_autoptr (GPtrArray) many = name_all (self, names);
  g_auto (GStrv) ids = wm_project_add_records (self->project, many, NULL, NULL);

  g_assert_nonnull (ids);
  assert_label (self, "Added “CRM”");
}

static void
test_adds_all_or_nothing (TestProject *self, gconstpointer unused)
{
  static const char *const names[] = { "CRM", "", "Laptop", NULL };
  g_autoptr (GPtrArray) many = name_all (self, names);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  guint failed = 99;
  g_auto (GStrv) ids = wm_project_add_records (self->project, many, &failed, &error);

  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_REQUIRED);
  g_assert_null (ids);
  g_assert_cmpuint (failed, ==, 1);
  test_assert_untouched (self, before, seq);
}

static void
test_sets_several (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *erp = test_add (self, "asset", "name", "ERP", "status", "planned", NULL);
  g_autofree char *before = dump (self);
  g_autoptr (WmValues) values = test_values (self, "asset", "status", "retired", NULL);
  g_autoptr (GError) error = NULL;
  const char *const ids[] = { crm, erp, NULL };

  wm_project_set_records (self->project, ids, values, &error);
  g_assert_no_error (error);
  test_assert_value (self, crm, "status", "retired");
  test_assert_value (self, erp, "status", "retired");
  assert_label (self, "Changed status of 2 records");
  test_assert_undoes (self, before);
}

static void
test_sets_one (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autoptr (WmValues) values = test_values (self, "asset", "status", "retired", NULL);
  const char *const ids[] = { crm, NULL };

  g_assert_true (wm_project_set_records (self->project, ids, values, NULL));
  assert_label (self, "Changed status of “CRM”");
}

static void
test_sets_all_or_nothing (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autoptr (WmValues) values = test_values (self, "asset", "status", "retired", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  const char *const ids[] = { crm, "0000000000000000", NULL };

  g_assert_false (wm_project_set_records (self->project, ids, values, &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND);
  test_assert_untouched (self, before, seq);
}

/* A list may show more than one kind. */
static void
test_sets_a_field_of_both_kinds (TestProject *self, gconstpointer unused)
{
  g_autofree char *eva = test_add (self, "person", "name", "Eva", NULL);
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *control =
      wm_records_resolve (wm_project_get_database (self->project),
                          wm_project_get_registry (self->project), NULL, "A.5.9", NULL);
  g_autofree char *before = dump (self);
  g_autoptr (GError) error = NULL;
  const char *const ids[] = { crm, control, NULL };

  wm_project_set_field (self->project, ids, "owner", eva, &error);
  g_assert_no_error (error);
  test_assert_value (self, crm, "owner", eva);
  test_assert_value (self, control, "owner", eva);
  assert_label (self, "Changed owner of 2 records");
  test_assert_undoes (self, before);
}

static void
test_sets_no_field_that_one_lacks (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *eva = test_add (self, "person", "name", "Eva", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  const char *const ids[] = { crm, eva, NULL };

  g_assert_false (wm_project_set_field (self->project, ids, "location", "Office", &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND);
  test_assert_untouched (self, before, seq);
}

static void
test_links_several (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *erp = test_add (self, "asset", "name", "ERP", NULL);
  g_autofree char *control = test_resolve (self, "A.5.9");
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  const char *const ids[] = { crm, erp, NULL };
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  wm_project_link_all (self->project, ids, control, "relates", &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq + 1);
  links = wm_records_list_links (wm_project_get_database (self->project), self->registry, control);
  g_assert_cmpuint (links->len, ==, 2);
  {
    g_autofree char *title =
        wm_records_dup_title (wm_project_get_database (self->project), self->registry, control);
    g_autofree char *label = g_strdup_printf ("Linked 2 records with “%s”", title);

    assert_label (self, label);
  }
  test_assert_undoes (self, before);
}

/* A control protects assets, whichever of them was selected. */
static void
test_links_suitably (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *mail = test_add (self, "asset", "name", "Mail", NULL);
  g_autofree char *control = test_resolve (self, "A.5.9");
  g_autofree char *before = dump (self);
  const char *const ids[] = { crm, mail, NULL };
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  wm_project_link_all (self->project, ids, control, NULL, &error);
  g_assert_no_error (error);
  links = wm_records_list_links (wm_project_get_database (self->project), self->registry, control);
  g_assert_cmpuint (links->len, ==, 2);
  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);

      g_assert_cmpstr (link->role, ==, "protects");
      g_assert_true (link->outgoing);
    }
  test_assert_undoes (self, before);
}

static void
test_links_all_or_nothing (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *control = test_resolve (self, "A.5.9");
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  const char *const ids[] = { crm, "0000000000000000", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (wm_project_link_all (self->project, ids, control, "relates", &error));
  g_assert_nonnull (error);
  test_assert_untouched (self, before, seq);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("add/several-are-one-event", test_adds_several);
  ADD ("add/one-is-like-any", test_adds_one);
  ADD ("add/all-or-nothing", test_adds_all_or_nothing);
  ADD ("set/several-are-one-event", test_sets_several);
  ADD ("set/one-is-like-any", test_sets_one);
  ADD ("set/all-or-nothing", test_sets_all_or_nothing);
  ADD ("set/one-field-of-two-kinds", test_sets_a_field_of_both_kinds);
  ADD ("set/no-field-that-one-lacks", test_sets_no_field_that_one_lacks);
  ADD ("link/several-are-one-event", test_links_several);
  ADD ("link/in-the-way-that-suits", test_links_suitably);
  ADD ("link/all-or-nothing", test_links_all_or_nothing);
  return g_test_run ();
}
