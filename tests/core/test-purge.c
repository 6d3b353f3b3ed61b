/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "store/wm-changeset.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/purge/" path, TestProject, NULL, test_project_set_up, function,                    \
              test_project_tear_down)

static void
purge (TestProject *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  wm_project_purge (self->project, id, &error);
  g_assert_no_error (error);
}

static void
delete_record (TestProject *self, const char *id)
{
  const char *ids[] = { id, NULL };

  g_assert_true (wm_project_delete_records (self->project, ids, NULL));
}

/* Numbers of the events without their change, separated by spaces. */
static char *
list_blanked (TestProject *self)
{
  g_autofree char *rows = test_query (wm_project_get_database (self->project),
                                      "SELECT seq FROM main.event WHERE changeset IS NULL"
                                      " ORDER BY seq");

  return g_strdelimit (g_strdup (g_strchomp (rows)), "\n", ' ');
}

static void
assert_chain_holds (TestProject *self)
{
  WmDatabase *database = wm_project_get_database (self->project);
  g_autofree char *prev = wm_event_dup_first_prev (wm_project_get_id (self->project));

  for (gint64 seq = 1; seq <= wm_project_get_head_seq (self->project); seq++)
    {
      g_autoptr (WmEvent) event = wm_event_load (database, seq);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (event);
      wm_event_check (event, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (event->prev, ==, prev);
      g_free (prev);
      prev = g_strdup (event->id);
    }
}

static void
test_blanks_what_held_it (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);        /* 2 */
  g_autofree char *ann = test_add (self, "person", "name", "Ann Smith", NULL); /* 3 */
  g_autofree char *head = NULL;
  g_autofree char *blanked = NULL;
  g_autofree char *persons = NULL;

  test_set (self, crm, "owner", ann);                    /* 4 */
  test_set (self, ann, "team", "Sales");                 /* 5 */
  test_set (self, crm, "note", "a note");                /* 6 */
  g_assert_true (wm_project_undo (self->project, NULL)); /* 7 */
  head = g_strdup (wm_project_get_head (self->project));
  purge (self, ann); /* 8, the deletion, and 9 */
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, 9);
  blanked = list_blanked (self);
  /* That an asset was hers is an id without a name by now and stays. */
  g_assert_cmpstr (blanked, ==, "3 5 8");
  assert_chain_holds (self);
  g_assert_cmpint (wm_event_find_seq (wm_project_get_database (self->project), head), ==, 7);
  persons = test_query (wm_project_get_database (self->project), "SELECT * FROM main.person");
  g_assert_cmpstr (persons, ==, "");
  test_assert_value (self, crm, "owner", NULL);
  test_project_verify (self);
  test_project_reopen (self);
  assert_chain_holds (self);
  test_project_verify (self);
}

static void
test_of_what_is_deleted (TestProject *self, gconstpointer unused)
{
  g_autofree char *ann = test_add (self, "person", "name", "Ann Smith", NULL);
  g_autofree char *blanked = NULL;

  delete_record (self, ann);
  g_assert_true (wm_project_undo (self->project, NULL));
  g_assert_true (wm_project_redo (self->project, NULL));
  purge (self, ann);
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, 6);
  blanked = list_blanked (self);
  g_assert_cmpstr (blanked, ==, "2 3 4 5");
  test_project_verify (self);
  /* Twice is once too often: nothing is left of it. */
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (wm_project_purge (self->project, ann, &error));
    g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
  }
}

static void
test_undo_stops (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *ann = test_add (self, "person", "name", "Ann Smith", NULL);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  test_set (self, crm, "note", "x");
  g_assert_true (wm_project_undo (self->project, NULL));
  purge (self, ann);
  before = test_dump_state (wm_project_get_database (self->project));
  for (int i = 0; i < 2; i++)
    {
      g_assert_false (wm_project_redo (self->project, NULL));
      g_assert_false (wm_project_undo (self->project, &error));
      g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
      g_assert_nonnull (strstr (error->message, "removed for good"));
      g_clear_error (&error);
      test_project_reopen (self);
    }
  test_set (self, crm, "note", "y");
  test_assert_undoes (self, before);
}

static void
assert_refused (TestProject *self, const char *id)
{
  g_autofree char *before = test_dump_state (wm_project_get_database (self->project));
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (GError) error = NULL;

  g_assert_false (wm_project_purge (self->project, id, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_CONFLICT);
  test_assert_untouched (self, before, seq);
}

static void
test_refuses_what_every_project_has (TestProject *self, gconstpointer unused)
{
  g_autofree char *control = test_resolve (self, "A.5.9");
  g_autofree char *company = test_resolve (self, "O-1");
  g_autofree char *requirement = test_resolve (self, "4.1");

  assert_refused (self, control);
  assert_refused (self, company);
  assert_refused (self, requirement);
}

/* The first bytes of a saved file are its head; evidence lies in it as it is. */
static gboolean
file_holds (TestProject *self, const char *text)
{
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (self->path, &content, &size, NULL));
  return memmem (content, size, text, strlen (text)) != NULL;
}

static char *
attach (TestProject *self, const char *name, const char *content)
{
  g_autoptr (WmStagedFile) file = test_stage (self, name, content);
  g_autoptr (GError) error = NULL;
  char *id = wm_project_attach (self->project, file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_bytes_of_evidence (TestProject *self, gconstpointer unused)
{
  g_autofree char *first = attach (self, "one.txt", "the first content, which must go");
  g_autofree char *second = attach (self, "two.txt", "the second content, which must stay");
  g_autofree char *path = NULL;

  test_project_save (self);
  g_assert_true (file_holds (self, "the first content"));
  /* Deleting keeps the bytes, for an undo; only removing for good takes them. */
  delete_record (self, first);
  test_project_reopen (self);
  g_assert_true (file_holds (self, "the first content"));
  g_assert_true (wm_project_undo (self->project, NULL));
  purge (self, first);
  test_project_verify (self);
  g_assert_false (file_holds (self, "the first content"));
  g_assert_true (file_holds (self, "the second content"));
  path = wm_project_extract (self->project, second, self->folder, NULL, NULL);
  g_assert_nonnull (path);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The same bytes were attached, deleted and attached again: two records named them. */
static void
test_bytes_that_another_names (TestProject *self, gconstpointer unused)
{
  g_autofree char *first = attach (self, "one.txt", "content that two records named");
  g_autofree char *second = NULL;
  g_autofree char *path = NULL;

  delete_record (self, first);
  second = attach (self, "one.txt", "content that two records named");
  g_assert_cmpstr (second, !=, first);
  purge (self, first);
  test_project_verify (self);
  g_assert_true (file_holds (self, "content that two records named"));
  path = wm_project_extract (self->project, second, self->folder, NULL, NULL);
  g_assert_nonnull (path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  purge (self, second);
  test_project_verify (self);
  g_assert_false (file_holds (self, "content that two records named"));
}

/* Where a change cannot be read it may hold the record, so nothing is called removed. */
static void
test_damaged_history (TestProject *self, gconstpointer unused)
{
  g_autofree char *ann = test_add (self, "person", "name", "Ann Smith", NULL);
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  WmDatabase *database = wm_project_get_database (self->project);
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (database, NULL));
  g_assert_true (wm_database_execute (
      database, "UPDATE main.event SET changeset = x'5401' WHERE seq = 3", NULL));
  g_assert_true (wm_database_commit (database, NULL));
  g_assert_false (wm_project_purge (self->project, ann, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("events/those-that-held-it-are-blanked", test_blanks_what_held_it);
  ADD ("events/of-a-record-that-is-deleted", test_of_what_is_deleted);
  ADD ("events/damaged-ones-are-an-error", test_damaged_history);
  ADD ("undo/stops-there-and-says-so", test_undo_stops);
  ADD ("refused/what-every-project-has", test_refuses_what_every_project_has);
  ADD ("file/bytes-go-with-the-record", test_bytes_of_evidence);
  ADD ("file/bytes-that-another-names-stay", test_bytes_that_another_names);
  return g_test_run ();
}
