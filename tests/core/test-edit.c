/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "model/wm-model-error.h"
#include "project/wm-changes.h"
#include "project/wm-event-label.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/edit/" path, TestProject, NULL, test_project_set_up, function,                     \
              test_project_tear_down)

static char *
dump (TestProject *self)
{
  return test_dump_state (wm_project_get_database (self->project));
}

static char *
label_of_newest (TestProject *self)
{
  g_autoptr (WmEvent) event = wm_event_load_head (wm_project_get_database (self->project));

  return wm_event_dup_label (self->project, event);
}

static void
assert_label (TestProject *self, const char *expected)
{
  g_autofree char *label = label_of_newest (self);

  g_assert_cmpstr (label, ==, expected);
}

static char *
add_crm (TestProject *self)
{
  return test_add (self, "asset", "name", "CRM", NULL);
}

static char *
add_person (TestProject *self, const char *name)
{
  return test_add (self, "person", "name", name, NULL);
}

static void
test_add_undoes (TestProject *self, gconstpointer unused)
{
  g_autofree char *before = dump (self);
  g_autofree char *id = add_crm (self);

  test_assert_value (self, id, "name", "CRM");
  test_assert_value (self, id, "status", "in_use");
  assert_label (self, "Added “CRM”");
  test_assert_undoes (self, before);
}

typedef struct
{
  const char *field;
  const char *value;
  const char *stored;
} SetCase;

static void
test_set_every_type (TestProject *self, gconstpointer unused)
{
  static const SetCase cases[] = {
    { "name", "  Kundenportal ", "Kundenportal" },
    { "description", "Zeile 1\r\nZeile 2", "Zeile 1\nZeile 2" },
    { "quantity", "007", "7" },
    { "in_use_since", "2026-02-28", "2026-02-28" },
    { "cloud", "yes", "yes" },
    { "classification", "strictly_confidential", "strictly_confidential" },
  };
  g_autofree char *id = add_crm (self);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = dump (self);

      test_set (self, id, cases[i].field, cases[i].value);
      test_assert_value (self, id, cases[i].field, cases[i].stored);
      test_assert_undoes (self, before);
    }
}

static void
test_set_several_and_clear (TestProject *self, gconstpointer unused)
{
  g_autofree char *control = test_resolve (self, "A.5.9");
  g_autofree char *before = dump (self);
  g_autofree char *between = NULL;

  test_set (self, control, "reasons", "risk,law,risk");
  test_assert_value (self, control, "reasons", "law,risk");
  assert_label (self, "Changed reasons of “Inventory of information and other associated assets”");
  test_assert_undoes (self, before);

  between = dump (self);
  test_set (self, control, "reasons", NULL);
  test_assert_value (self, control, "reasons", NULL);
  test_assert_undoes (self, between);
}

static void
assert_set_fails (TestProject *self, const char *id, const char *field, const char *value, int code)
{
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (WmRecord) record = test_load (self, id);
  g_autoptr (WmValues) values = wm_values_new (wm_record_get_kind (record));
  g_autoptr (GError) error = NULL;

  wm_values_set_by_id (values, field, value);
  g_assert_false (wm_project_set_record (self->project, id, values, &error));
  g_assert_error (error, WM_MODEL_ERROR, code);
  test_assert_untouched (self, before, seq);
}

static void
test_refuses_what_does_not_fit (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_crm (self);
  g_autofree char *long_line = g_strnfill (1001, 'x');

  assert_set_fails (self, id, "name", "", WM_MODEL_ERROR_REQUIRED);
  assert_set_fails (self, id, "name", long_line, WM_MODEL_ERROR_INVALID);
  assert_set_fails (self, id, "quantity", "many", WM_MODEL_ERROR_INVALID);
  assert_set_fails (self, id, "quantity", "-1", WM_MODEL_ERROR_INVALID);
  assert_set_fails (self, id, "in_use_since", "2026-02-30", WM_MODEL_ERROR_INVALID);
  assert_set_fails (self, id, "cloud", "maybe", WM_MODEL_ERROR_INVALID);
  assert_set_fails (self, id, "type", "spaceship", WM_MODEL_ERROR_INVALID);
  assert_set_fails (self, id, "owner", "nobody", WM_MODEL_ERROR_INVALID);
  assert_set_fails (self, id, "owner", "00000000000000000000000000000000", WM_MODEL_ERROR_INVALID);
  /* An asset is a record, but no person. */
  assert_set_fails (self, id, "owner", id, WM_MODEL_ERROR_INVALID);
}

static void
test_nothing_changed_is_no_event (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_crm (self);
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);

  test_set (self, id, "name", "CRM");
  test_assert_untouched (self, before, seq);
}

static void
test_delete_unlinks_in_one_event (TestProject *self, gconstpointer unused)
{
  g_autofree char *person = add_person (self, "Eva Lindner");
  g_autofree char *asset = add_crm (self);
  g_autofree char *control = test_resolve (self, "A.5.9");
  const char *ids[] = { person, NULL };
  g_autoptr (GPtrArray) referrers = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  test_set (self, asset, "owner", person);
  test_set (self, control, "owner", person);
  g_assert_true (wm_project_link_records (self->project, person, asset, NULL, &error));
  referrers =
      wm_records_list_referrers (wm_project_get_database (self->project), self->registry, person);
  g_assert_cmpuint (referrers->len, ==, 2);

  before = dump (self);
  seq = wm_project_get_head_seq (self->project);
  g_assert_true (wm_project_delete_records (self->project, ids, &error));
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq + 1);
  test_assert_value (self, asset, "owner", NULL);
  test_assert_value (self, control, "owner", NULL);
  test_assert_undoes (self, before);
}

static void
assert_linked (TestProject *self, const char *from, const char *to, const char *role)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM main.link WHERE from_id = '%s' AND to_id = '%s' AND role = '%s'", from,
      to, role);

  g_assert_cmpint (test_query_int (wm_project_get_database (self->project), sql), ==, 1);
}

typedef struct
{
  WmValues *asset;
  const char *owner;
} Several;

/* What an edit remembers of its own first half must not outlive a deletion. */
static gboolean
add_delete_add_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Several *several = user_data;
  g_autofree char *first = wm_edit_add (edit, several->asset, error);
  g_autofree char *second = first != NULL ? wm_edit_add (edit, several->asset, error) : NULL;
  g_autofree char *third = NULL;

  if (second == NULL || !wm_edit_delete (edit, second, error) ||
      (several->owner != NULL && !wm_edit_delete (edit, several->owner, error)))
    return FALSE;
  third = wm_edit_add (edit, several->asset, error);
  return third != NULL;
}

static void
test_one_edit_of_many_steps (TestProject *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *owner = add_person (self, "Eva");
  g_autofree char *before = dump (self);
  g_autofree char *numbers = NULL;
  g_autoptr (WmValues) asset = test_values (self, "asset", "name", "CRM", "owner", owner, NULL);
  Several several = { .asset = asset };
  gint64 seq;

  g_assert_true (wm_project_edit (self->project, "add", add_delete_add_cb, &several, &error));
  g_assert_no_error (error);
  numbers = test_query (wm_project_get_database (self->project),
                        "SELECT number FROM asset ORDER BY number");
  g_assert_cmpstr (numbers, ==, "1\n2\n");
  test_assert_undoes (self, before);

  g_assert_true (wm_project_undo (self->project, &error));
  seq = wm_project_get_head_seq (self->project);
  several.owner = owner;
  g_assert_false (wm_project_edit (self->project, "add", add_delete_add_cb, &several, &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID);
  test_assert_untouched (self, before, seq);
}

static void
test_link_takes_the_role_that_says_most (TestProject *self, gconstpointer unused)
{
  g_autofree char *control = test_resolve (self, "A.5.9");
  g_autofree char *asset = add_crm (self);
  g_autofree char *before = dump (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_project_link_records (self->project, asset, control, NULL, &error));
  assert_linked (self, control, asset, "protects");
  test_assert_undoes (self, before);

  g_free (before);
  before = dump (self);
  g_assert_true (wm_project_unlink_records (self->project, asset, control, NULL, &error));
  test_assert_undoes (self, before);
}

static void
test_link_refuses_what_makes_no_sense (TestProject *self, gconstpointer unused)
{
  g_autofree char *asset = add_crm (self);
  g_autofree char *other = add_person (self, "Eva");
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (GError) error = NULL;

  g_assert_false (wm_project_link_records (self->project, asset, asset, NULL, &error));
  g_assert_error (error, WM_MODEL_ERROR, (int) WM_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (wm_project_link_records (self->project, asset, other, "likes", &error));
  g_assert_error (error, WM_MODEL_ERROR, (int) WM_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (wm_project_link_records (self->project, asset, "0123", NULL, &error));
  g_assert_error (error, WM_MODEL_ERROR, (int) WM_MODEL_ERROR_NOT_FOUND);
  test_assert_untouched (self, before, seq);
}

static void
test_attach_links_what_is_known (TestProject *self, gconstpointer unused)
{
  g_autofree char *control = test_resolve (self, "A.5.9");
  g_autofree char *other = test_resolve (self, "A.5.10");
  g_autofree char *before = dump (self);
  g_autofree char *between = NULL;
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;
  g_autoptr (WmStagedFile) file = test_stage (self, "Asset list.csv", "a;b\n1;2\n");
  g_autoptr (GError) error = NULL;
  gboolean was_known = TRUE;

  id = wm_project_attach (self->project, file, NULL, control, &was_known, &error);
  g_assert_no_error (error);
  g_assert_false (was_known);
  test_assert_value (self, id, "title", "Asset list");
  test_assert_value (self, id, "size", "8");
  assert_linked (self, id, control, "proves");
  test_assert_undoes (self, before);

  between = dump (self);
  again = wm_project_attach (self->project, file, NULL, other, &was_known, &error);
  g_assert_cmpstr (again, ==, id);
  g_assert_true (was_known);
  assert_linked (self, id, other, "proves");
  test_assert_undoes (self, between);
}

static void
test_extract_gives_the_bytes_back (TestProject *self, gconstpointer unused)
{
  g_autoptr (WmStagedFile) file = test_stage (self, "Größe.txt", "Inhalt");
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  id = wm_project_attach (self->project, file, NULL, NULL, NULL, &error);
  for (int saved = 0; saved < 2; saved++)
    {
      path = wm_project_extract (self->project, id, self->folder, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (path, "/Größe.txt"));
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "Inhalt");
      g_clear_pointer (&content, g_free);

      /* Never over something that is there. */
      g_assert_null (wm_project_extract (self->project, id, self->folder, NULL, &error));
      g_assert_error (error, G_FILE_ERROR, (int) G_FILE_ERROR_EXIST);
      g_clear_error (&error);
      g_assert_cmpint (g_remove (path), ==, 0);
      g_clear_pointer (&path, g_free);
      test_project_reopen (self);
    }
}

static void
test_undo_lives_across_sessions (TestProject *self, gconstpointer unused)
{
  g_autofree char *before = dump (self);
  g_autofree char *id = add_crm (self);
  g_autofree char *with = dump (self);
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  test_project_reopen (self);
  g_assert_true (wm_project_undo (self->project, &error));
  now = dump (self);
  g_assert_cmpstr (now, ==, before);
  assert_label (self, "Undid: Added “CRM”");
  test_project_reopen (self);
  g_assert_true (wm_project_redo (self->project, &error));
  g_free (now);
  now = dump (self);
  g_assert_cmpstr (now, ==, with);
  test_project_verify (self);
}

static void
test_undo_to_takes_several_back_at_once (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_crm (self);
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  test_set (self, id, "name", "One");
  test_set (self, id, "name", "Two");
  test_set (self, id, "name", "Three");
  after = dump (self);
  g_assert_true (wm_project_undo_to (self->project, seq, &error));
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq + 4);
  now = dump (self);
  g_assert_cmpstr (now, ==, before);
  assert_label (self, "Undid 3 changes");
  for (int i = 0; i < 3; i++)
    g_assert_true (wm_project_redo (self->project, &error));
  g_free (now);
  now = dump (self);
  g_assert_cmpstr (now, ==, after);
  g_assert_false (wm_project_redo (self->project, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
}

static void
test_undo_stops_at_the_creation (TestProject *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (wm_project_undo (self->project, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
}

static void
count_cb (WmProject *project, gpointer changes, gpointer user_data)
{
  guint *count = user_data;

  *count += 1;
  g_assert_true (wm_changes_touches_kind (changes, "asset"));
  g_assert_false (wm_changes_touches_kind (changes, "person"));
}

static void
gather_cb (WmProject *project, gpointer changes, gpointer user_data)
{
  WmChanges **all = user_data;

  if (*all == NULL)
    *all = wm_changes_copy (changes);
  else
    wm_changes_add (*all, changes);
}

/* For a view that nobody saw while several things happened. */
static void
test_changes_add_up (TestProject *self, gconstpointer unused)
{
  g_autoptr (WmChanges) all = NULL;
  g_autofree char *asset = NULL;
  g_autofree char *person = NULL;

  g_signal_connect (self->project, "changed", G_CALLBACK (gather_cb), &all);
  asset = add_crm (self);
  g_assert_true (wm_changes_touches_kind (all, "asset"));
  g_assert_false (wm_changes_touches_kind (all, "person"));
  person = test_add (self, "person", "name", "Mia", NULL);
  g_assert_true (wm_changes_touches_kind (all, "asset"));
  g_assert_true (wm_changes_touches_kind (all, "person"));
  g_assert_false (wm_changes_touches_links (all));
  g_assert_cmpuint (g_hash_table_size (wm_changes_get_ids (all)), ==, 2);
  g_assert_true (wm_project_link_records (self->project, asset, person, "relates", NULL));
  g_assert_true (wm_changes_touches_links (all));
  g_assert_cmpuint (g_hash_table_size (wm_changes_get_ids (all)), ==, 2);
}

static void
test_tells_views_once_an_event (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_crm (self);
  guint count = 0;
  g_autoptr (GError) error = NULL;

  g_signal_connect (self->project, "changed", G_CALLBACK (count_cb), &count);
  test_set (self, id, "name", "Other");
  test_set (self, id, "name", "Other");
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (wm_project_undo (self->project, &error));
  g_assert_cmpuint (count, ==, 2);
}

static gboolean
image_holds (TestProject *self, const char *text)
{
  g_autoptr (GBytes) image = test_read_image (self->path);
  gsize size = 0;
  const char *data = g_bytes_get_data (image, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

static void
test_purge_leaves_nothing_behind (TestProject *self, gconstpointer unused)
{
  static const char name[] = "Zacharias Unvergesslich";
  g_autofree char *person = add_person (self, name);
  g_autofree char *asset = add_crm (self);
  g_autoptr (GError) error = NULL;

  test_set (self, person, "email", "zacharias@example.com");
  test_set (self, asset, "owner", person);
  test_project_save (self);
  g_assert_true (image_holds (self, name));

  g_assert_true (wm_project_purge (self->project, person, &error));
  g_assert_no_error (error);
  test_project_save (self);
  g_assert_false (image_holds (self, name));
  g_assert_false (image_holds (self, "zacharias@example.com"));
  test_assert_value (self, asset, "owner", NULL);
  test_assert_value (self, asset, "name", "CRM");
  g_assert_false (wm_project_undo (self->project, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
  test_project_verify (self);
  test_project_reopen (self);
  test_project_verify (self);
}

static void
test_purge_takes_only_its_own_file (TestProject *self, gconstpointer unused)
{
  g_autoptr (WmStagedFile) one = test_stage (self, "one.txt", "one");
  g_autoptr (WmStagedFile) two = test_stage (self, "two.txt", "two");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  WmDatabase *database = wm_project_get_database (self->project);

  first = wm_project_attach (self->project, one, NULL, NULL, NULL, &error);
  second = wm_project_attach (self->project, two, NULL, NULL, NULL, &error);
  test_project_save (self);
  g_assert_cmpint (test_query_int (database, "SELECT count (*) FROM main.file"), ==, 2);

  /* Deleted, but not for good: an undo must find the bytes. */
  g_assert_true (
      wm_project_delete_records (self->project, (const char *[]){ first, NULL }, &error));
  test_project_save (self);
  g_assert_cmpint (test_query_int (database, "SELECT count (*) FROM main.file"), ==, 2);

  g_assert_true (wm_project_purge (self->project, first, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_query_int (database, "SELECT count (*) FROM main.file"), ==, 1);
  test_project_verify (self);
  g_assert_false (wm_project_purge (self->project, "00000000000000000000000000000000", &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("add/undoes", test_add_undoes);
  ADD ("set/every-type-undoes", test_set_every_type);
  ADD ("set/several-values-and-none", test_set_several_and_clear);
  ADD ("set/refuses-what-does-not-fit", test_refuses_what_does_not_fit);
  ADD ("set/nothing-changed-is-no-event", test_nothing_changed_is_no_event);
  ADD ("delete/unlinks-in-one-event", test_delete_unlinks_in_one_event);
  ADD ("several/what-an-edit-deletes-is-gone-for-its-next-step", test_one_edit_of_many_steps);
  ADD ("link/takes-the-role-that-says-most", test_link_takes_the_role_that_says_most);
  ADD ("link/refuses-what-makes-no-sense", test_link_refuses_what_makes_no_sense);
  ADD ("attach/links-what-is-known", test_attach_links_what_is_known);
  ADD ("extract/gives-the-bytes-back", test_extract_gives_the_bytes_back);
  ADD ("undo/lives-across-sessions", test_undo_lives_across_sessions);
  ADD ("undo/to-takes-several-back-at-once", test_undo_to_takes_several_back_at_once);
  ADD ("undo/stops-at-the-creation", test_undo_stops_at_the_creation);
  ADD ("changed/tells-views-once-an-event", test_tells_views_once_an_event);
  ADD ("tells/changes-add-up", test_changes_add_up);
  ADD ("purge/leaves-nothing-behind", test_purge_leaves_nothing_behind);
  ADD ("purge/takes-only-its-own-file", test_purge_takes_only_its_own_file);
  return g_test_run ();
}
