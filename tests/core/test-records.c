/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "model/wm-link-role.h"
#include "model/wm-model-error.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  TestProject base;
  WmDatabase *database; /* borrowed */
  char *ann;
  char *crm;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_project_set_up (&fixture->base, data);
  fixture->database = wm_project_get_database (fixture->base.project);
  fixture->ann = test_add (&fixture->base, "person", "name", "Ann Müller", NULL);
  fixture->crm = test_add (&fixture->base, "asset", "name", "CRM", "owner", fixture->ann,
                           "custodian", fixture->ann, "quantity", "2", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->ann);
  g_free (fixture->crm);
  test_project_tear_down (&fixture->base, data);
}

static void
test_load_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WmRecord) record = test_load (&fixture->base, fixture->crm);
  g_autofree char *label = wm_record_dup_label (record);
  g_autofree char *by_property = NULL;
  g_autofree char *title =
      wm_records_dup_title (fixture->database, fixture->base.registry, fixture->crm);

  g_assert_true (wm_record_get_kind (record) == test_kind (&fixture->base, "asset"));
  g_assert_cmpstr (wm_record_get_id (record), ==, fixture->crm);
  g_assert_cmpint (wm_record_get_number (record), ==, 1);
  g_assert_cmpstr (wm_record_get_title (record), ==, "CRM");
  g_assert_cmpstr (title, ==, "CRM");
  g_assert_cmpstr (label, ==, "A-1");
  g_object_get (record, "label", &by_property, NULL);
  g_assert_cmpstr (by_property, ==, "A-1");
  g_assert_cmpstr (wm_record_get_value_by_id (record, "quantity"), ==, "2");
  g_assert_null (wm_record_get_value_by_id (record, "note"));
  g_assert_finalize_object (g_steal_pointer (&record));
}

/* A record is what it was when it was read. */
static void
test_never_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WmRecord) record = test_load (&fixture->base, fixture->crm);

  test_set (&fixture->base, fixture->crm, "name", "Other");
  g_assert_cmpstr (wm_record_get_title (record), ==, "CRM");
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "", "0123456789abcdef0123456789abcdef", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GPtrArray) links =
          wm_records_list_links (fixture->database, fixture->base.registry, ids[i]);
      g_autoptr (GPtrArray) referrers =
          wm_records_list_referrers (fixture->database, fixture->base.registry, ids[i]);

      g_assert_null (wm_records_load (fixture->database, fixture->base.registry, ids[i]));
      g_assert_null (wm_records_find_kind (fixture->database, fixture->base.registry, ids[i]));
      g_assert_null (wm_records_dup_title (fixture->database, fixture->base.registry, ids[i]));
      g_assert_cmpuint (links->len, ==, 0);
      g_assert_cmpuint (referrers->len, ==, 0);
    }
}

static void
test_catalogue_records (Fixture *fixture, gconstpointer data)
{
  const WmKind *control = test_kind (&fixture->base, "control");
  g_autoptr (GPtrArray) controls =
      wm_records_list (fixture->database, fixture->base.registry, control);
  g_autofree char *label = wm_record_dup_label (g_ptr_array_index (controls, 8));

  g_assert_cmpuint (controls->len, ==, 93);
  g_assert_cmpint (wm_records_count (fixture->database, control), ==, 93);
  /* By number, which is the order of the standard, and shown by reference. */
  g_assert_cmpstr (label, ==, "A.5.9");
  g_assert_cmpint (wm_record_get_number (g_ptr_array_index (controls, 8)), ==, 9);
  g_assert_cmpint (wm_records_next_number (fixture->database, control), ==, 94);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  const WmKind *asset = test_kind (&fixture->base, "asset");
  g_autofree char *second = test_add (&fixture->base, "asset", "name", "ERP", NULL);
  const char *ids[] = { fixture->crm, NULL };
  g_autoptr (WmRecord) record = NULL;

  g_assert_cmpint (wm_records_next_number (fixture->database, asset), ==, 3);
  g_assert_true (wm_project_delete_records (fixture->base.project, ids, NULL));
  /* A number in the middle is not given again. */
  g_assert_cmpint (wm_records_next_number (fixture->database, asset), ==, 3);
  g_assert_cmpint (wm_records_count (fixture->database, asset), ==, 1);
  record = test_load (&fixture->base, second);
  g_assert_cmpint (wm_record_get_number (record), ==, 2);
}

static void
assert_resolves (Fixture *fixture, const char *kind_id, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  const WmKind *kind = kind_id != NULL ? test_kind (&fixture->base, kind_id) : NULL;
  g_autofree char *id =
      wm_records_resolve (fixture->database, fixture->base.registry, kind, text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, expected);
}

static void
assert_unresolved (Fixture *fixture, const char *kind_id, const char *text, WmModelError code)
{
  g_autoptr (GError) error = NULL;
  const WmKind *kind = kind_id != NULL ? test_kind (&fixture->base, kind_id) : NULL;
  g_autofree char *id =
      wm_records_resolve (fixture->database, fixture->base.registry, kind, text, &error);

  g_assert_null (id);
  g_assert_error (error, WM_MODEL_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_resolves (Fixture *fixture, gconstpointer data)
{
  g_autofree char *prefix = g_strndup (fixture->crm, 12);
  g_autofree char *control =
      test_query (fixture->database, "SELECT id FROM control WHERE reference = 'A.5.9'");

  g_strchomp (control);
  assert_resolves (fixture, NULL, fixture->crm, fixture->crm);
  assert_resolves (fixture, NULL, prefix, fixture->crm);
  assert_resolves (fixture, "asset", prefix, fixture->crm);
  assert_unresolved (fixture, "person", prefix, WM_MODEL_ERROR_NOT_FOUND);
  assert_resolves (fixture, NULL, "A-1", fixture->crm);
  assert_resolves (fixture, NULL, "a-1", fixture->crm);
  assert_resolves (fixture, NULL, "A-001", fixture->crm);
  assert_resolves (fixture, NULL, "A.5.9", control);
  assert_resolves (fixture, NULL, "C-9", control);
  /* Names only where the kind is known. */
  assert_resolves (fixture, "person", "ann  muller", fixture->ann);
  assert_resolves (fixture, "person", "Müller, Ann", fixture->ann);
  assert_unresolved (fixture, NULL, "Ann Müller", WM_MODEL_ERROR_NOT_FOUND);
}

static void
test_resolve_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",       "A-2",
    "A-",     "A-1x",
    "A-1 ",   "A--1",
    "A-+1",   "A-1.0",
    "A1",     "-1",
    "A.5",    "A.5.99",
    "person", "' OR 1 = 1 --",
    "\xff",   "A-99999999999999999999999",
    "%",      "ffffffffffffffffffffffffffffffff0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      assert_unresolved (fixture, NULL, texts[i], WM_MODEL_ERROR_NOT_FOUND);
      assert_unresolved (fixture, "asset", texts[i], WM_MODEL_ERROR_NOT_FOUND);
    }
}

static void
test_resolve_short (Fixture *fixture, gconstpointer data)
{
  g_autofree char *three = g_strndup (fixture->crm, 3);
  g_autofree char *four = g_strndup (fixture->crm, 4);

  assert_unresolved (fixture, NULL, three, WM_MODEL_ERROR_NOT_FOUND);
  assert_resolves (fixture, "asset", four, fixture->crm);
}

static gboolean
add_twins_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  /* Behind the descriptors, to get the ids and numbers that a merge can leave. */
  return wm_database_execute (wm_project_get_database (wm_edit_get_project (edit)),
                              "INSERT INTO record VALUES"
                              " ('abcd0000000000000000000000000001', 'asset'),"
                              " ('abcd0000000000000000000000000002', 'asset'),"
                              " ('abcd1000000000000000000000000003', 'person');"
                              "INSERT INTO asset (id, number, name) VALUES"
                              " ('abcd0000000000000000000000000001', 7, 'Twin'),"
                              " ('abcd0000000000000000000000000002', 7, 'twin');"
                              "INSERT INTO person (id, number, name) VALUES"
                              " ('abcd1000000000000000000000000003', 9, 'Twin');",
                              error);
}

static void
test_resolve_ambiguous (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  wm_project_edit (fixture->base.project, "merge", add_twins_cb, NULL, &error);
  g_assert_no_error (error);
  assert_unresolved (fixture, NULL, "abcd", WM_MODEL_ERROR_AMBIGUOUS);
  assert_unresolved (fixture, NULL, "abcd0", WM_MODEL_ERROR_AMBIGUOUS);
  assert_resolves (fixture, NULL, "abcd1", "abcd1000000000000000000000000003");
  assert_resolves (fixture, "person", "abcd", "abcd1000000000000000000000000003");
  assert_resolves (fixture, NULL, "abcd0000000000000000000000000002",
                   "abcd0000000000000000000000000002");
  assert_unresolved (fixture, NULL, "A-7", WM_MODEL_ERROR_AMBIGUOUS);
  assert_unresolved (fixture, "asset", "TWIN", WM_MODEL_ERROR_AMBIGUOUS);
  assert_resolves (fixture, "person", "TWIN", "abcd1000000000000000000000000003");
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *erp = test_add (&fixture->base, "asset", "name", "ERP", NULL);
  g_autoptr (GPtrArray) from = NULL;
  g_autoptr (GPtrArray) to = NULL;
  WmLink *link;

  g_assert_true (wm_project_link_records (fixture->base.project, fixture->crm, erp, NULL, NULL));
  from = wm_records_list_links (fixture->database, fixture->base.registry, fixture->crm);
  to = wm_records_list_links (fixture->database, fixture->base.registry, erp);
  g_assert_cmpuint (from->len, ==, 1);
  g_assert_cmpuint (to->len, ==, 1);
  link = g_ptr_array_index (from, 0);
  g_assert_cmpstr (link->other_id, ==, erp);
  g_assert_cmpstr (link->role, ==, "depends_on");
  g_assert_true (link->outgoing);
  g_assert_true (link->kind == test_kind (&fixture->base, "asset"));
  link = g_ptr_array_index (to, 0);
  g_assert_cmpstr (link->other_id, ==, fixture->crm);
  g_assert_false (link->outgoing);
}

static void
test_referrers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) referrers =
      wm_records_list_referrers (fixture->database, fixture->base.registry, fixture->ann);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < referrers->len; i++)
    {
      WmReferrer *referrer = g_ptr_array_index (referrers, i);

      g_assert_cmpstr (referrer->id, ==, fixture->crm);
      g_string_append_printf (found, "%s.%s ", referrer->kind->id, referrer->field->id);
    }
  g_assert_cmpstr (found->str, ==, "asset.owner asset.custodian ");
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[][3] = {
    { "evidence", "control", "proves" },  { "evidence", "asset", "proves" },
    { "control", "asset", "protects" },   { "asset", "control", "relates" },
    { "asset", "asset", "depends_on" },   { "person", "asset", "relates" },
    { "control", "evidence", "relates" },
  };
  guint n_roles = 0;
  const WmLinkRole *roles = wm_link_role_list (&n_roles);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (wm_link_role_get_default (test_kind (&fixture->base, expected[i][0]),
                                               test_kind (&fixture->base, expected[i][1])),
                     ==, expected[i][2]);
  for (guint i = 0; i < n_roles; i++)
    {
      g_assert_true (wm_link_role_find (roles[i].token) == &roles[i]);
      g_assert_cmpuint (strlen (wm_link_role_get_label (&roles[i], FALSE)), >, 0);
      g_assert_cmpuint (strlen (wm_link_role_get_label (&roles[i], TRUE)), >, 0);
    }
  g_assert_null (wm_link_role_find ("owns"));
  g_assert_null (wm_link_role_find (NULL));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/records/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("load/gives-what-was-written", test_load_all);
  ADD ("load/never-changes", test_never_changes);
  ADD ("load/nothing-where-there-is-none", test_missing);
  ADD ("list/is-by-number", test_catalogue_records);
  ADD ("number/counts-on", test_numbers);
  ADD ("resolve/id-prefix-number-key-and-name", test_resolves);
  ADD ("resolve/nothing-that-is-not-there", test_resolve_nothing);
  ADD ("resolve/four-digits-are-enough", test_resolve_short);
  ADD ("resolve/never-guesses", test_resolve_ambiguous);
  ADD ("links/are-seen-from-both-ends", test_links);
  ADD ("links/roles-have-words-and-defaults", test_roles);
  ADD ("referrers/are-every-field-that-names-it", test_referrers);
  return g_test_run ();
}
