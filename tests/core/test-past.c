/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "project/wm-past.h"

#include <locale.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/past/" path, TestProject, NULL, test_project_set_up, function,                     \
              test_project_tear_down)

static void
assert_was (TestProject *self, const char *id, gint64 seq, const char *field_id,
            const char *expected)
{
  gboolean is_whole = FALSE;
  g_autoptr (WmValues) values = wm_past_load_values (self->project, id, seq, &is_whole);
  const WmKind *kind;

  g_assert_true (is_whole);
  g_assert_nonnull (values);
  kind = wm_values_get_kind (values);
  g_assert_cmpuint (wm_values_count (values), ==, kind->n_fields);
  g_assert_cmpstr (
      wm_values_get (values, wm_kind_get_field_index (kind, wm_kind_find_field (kind, field_id))),
      ==, expected);
}

static void
assert_was_not (TestProject *self, const char *id, gint64 seq)
{
  g_assert_null (wm_past_load_values (self->project, id, seq, NULL));
}

static void delete (TestProject *self, const char *id)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;

  wm_project_delete_records (self->project, ids, &error);
  g_assert_no_error (error);
}

static void
test_values_of_every_moment (TestProject *self, gconstpointer unused)
{
  gint64 before = wm_project_get_head_seq (self->project);
  g_autofree char *id = test_add (self, "asset", "name", "CRM", "quantity", "3", NULL);
  g_autoptr (GError) error = NULL;

  test_set (self, id, "name", "Customers");
  test_set (self, id, "quantity", NULL);
  test_set (self, id, "personal_data", "yes");
  delete (self, id);
  wm_project_undo (self->project, &error);
  g_assert_no_error (error);

  assert_was_not (self, id, before);
  assert_was (self, id, before + 1, "name", "CRM");
  assert_was (self, id, before + 1, "quantity", "3");
  assert_was (self, id, before + 1, "personal_data", NULL);
  assert_was (self, id, before + 2, "name", "Customers");
  assert_was (self, id, before + 2, "quantity", "3");
  assert_was (self, id, before + 3, "quantity", NULL);
  assert_was (self, id, before + 4, "personal_data", "yes");
  assert_was_not (self, id, before + 5);
  assert_was (self, id, before + 6, "personal_data", "yes");
  assert_was (self, id, before + 6, "name", "Customers");
}

static const WmFieldChange *
get_line (GPtrArray *records, guint record, guint line)
{
  WmRecordChange *change = g_ptr_array_index (records, record);

  g_assert_cmpuint (line, <, change->fields->len);
  return g_ptr_array_index (change->fields, line);
}

static GPtrArray *
list_head (TestProject *self, guint limit, guint *n_records)
{
  g_autoptr (WmEvent) event = wm_event_load (wm_project_get_database (self->project),
                                             wm_project_get_head_seq (self->project));

  return wm_past_list_changes (self->project, event, NULL, limit, n_records);
}

static void
test_lines_of_a_change (TestProject *self, gconstpointer unused)
{
  g_autofree char *person = test_add (self, "person", "name", "Ann Lee", NULL);
  g_autofree char *id = test_add (self, "asset", "name", "CRM", NULL);
  g_autoptr (GPtrArray) records = NULL;
  guint n_records = 0;

  test_set (self, id, "owner", person);
  records = list_head (self, 10, &n_records);
  g_assert_cmpuint (n_records, ==, 1);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (((WmRecordChange *) g_ptr_array_index (records, 0))->title, ==, "CRM");
  g_assert_cmpstr (get_line (records, 0, 0)->label, ==, "Owner");
  g_assert_null (get_line (records, 0, 0)->before);
  g_assert_cmpstr (get_line (records, 0, 0)->after, ==, "Ann Lee");
}

static void
test_lines_of_what_was_deleted (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = test_add (self, "asset", "name", "CRM", NULL);
  g_autoptr (GPtrArray) records = NULL;
  WmRecordChange *change;

  delete (self, id);
  records = list_head (self, 10, NULL);
  change = g_ptr_array_index (records, 0);
  g_assert_cmpint (change->op, ==, WM_CHANGE_REMOVED);
  g_assert_cmpstr (change->title, ==, "CRM");
  g_assert_cmpstr (get_line (records, 0, 0)->before, ==, "CRM");
  g_assert_null (get_line (records, 0, 0)->after);
}

static void
test_lines_of_a_link (TestProject *self, gconstpointer unused)
{
  g_autofree char *evidence = test_add (self, "evidence", "title", "Minutes", NULL);
  g_autofree char *control = test_resolve (self, "A.5.1");
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  wm_project_link_records (self->project, evidence, control, NULL, &error);
  g_assert_no_error (error);
  records = list_head (self, 10, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_null (get_line (records, 0, 0)->field);
  g_assert_null (get_line (records, 0, 0)->before);
  g_assert_nonnull (get_line (records, 0, 0)->after);
}

static void
test_many_are_counted (TestProject *self, gconstpointer unused)
{
  g_autoptr (WmEvent) event = wm_event_load (wm_project_get_database (self->project), 1);
  guint n_records = 0;
  g_autoptr (GPtrArray) records = wm_past_list_changes (self->project, event, NULL, 5, &n_records);

  g_assert_cmpuint (records->len, ==, 5);
  g_assert_cmpuint (n_records, >, 100);
}

static void
test_one_may_be_first (TestProject *self, gconstpointer unused)
{
  g_autoptr (WmEvent) event = wm_event_load (wm_project_get_database (self->project), 1);
  g_autofree char *id = test_resolve (self, "A.8.34");
  g_autoptr (GPtrArray) records = wm_past_list_changes (self->project, event, id, 5, NULL);

  g_assert_cmpuint (records->len, ==, 5);
  g_assert_cmpstr (((WmRecordChange *) g_ptr_array_index (records, 0))->id, ==, id);
  g_assert_cmpint (((WmRecordChange *) g_ptr_array_index (records, 0))->op, ==, WM_CHANGE_ADDED);
}

static void
test_actors (TestProject *self, gconstpointer unused)
{
  g_auto (GStrv) actors = wm_past_list_actors (wm_project_get_database (self->project));

  g_assert_cmpuint (g_strv_length (actors), ==, 1);
  g_assert_cmpstr (actors[0], ==, wm_project_get_actor (self->project));
}

static void
test_what_was_removed_for_good (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = test_add (self, "person", "name", "Ann Lee", NULL);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autofree char *asset = test_add (self, "asset", "name", "CRM", NULL);
  g_autoptr (WmValues) values = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_whole = TRUE;

  test_set (self, id, "name", "Ann Smith");
  wm_project_purge (self->project, id, &error);
  g_assert_no_error (error);
  g_assert_null (wm_past_load_values (self->project, id, seq, &is_whole));
  g_assert_false (is_whole);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("values/of-every-moment", test_values_of_every_moment);
  ADD ("values/removed-for-good-are-not-whole", test_what_was_removed_for_good);
  ADD ("changes/before-and-after", test_lines_of_a_change);
  ADD ("changes/of-what-was-deleted", test_lines_of_what_was_deleted);
  ADD ("changes/of-a-link", test_lines_of_a_link);
  ADD ("changes/many-are-counted", test_many_are_counted);
  ADD ("changes/one-may-be-first", test_one_may_be_first);
  ADD ("actors/by-name", test_actors);
  return g_test_run ();
}
