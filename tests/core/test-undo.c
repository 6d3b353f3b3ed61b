/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "model/wm-model-error.h"
#include "project/wm-changes.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/undo/" path, TestProject, NULL, test_project_set_up, function,                     \
              test_project_tear_down)

static char *
dump (TestProject *self)
{
  return test_dump_state (wm_project_get_database (self->project));
}

/* Through the door of the database but past the list of events, as no program of ours does it. */
static void write_behind (TestProject *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
write_behind (TestProject *self, const char *format, ...)
{
  WmDatabase *database = wm_project_get_database (self->project);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  g_assert_true (wm_database_begin (database, NULL));
  wm_database_execute (database, sql, &error);
  g_assert_no_error (error);
  wm_database_commit (database, &error);
  g_assert_no_error (error);
}

static void
assert_conflict (TestProject *self, gboolean undo, WmProjectError code, const char *words)
{
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (GError) error = NULL;

  g_assert_false (undo ? wm_project_undo (self->project, &error)
                       : wm_project_redo (self->project, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  test_assert_untouched (self, before, seq);
}

static void
test_conflict_names_the_record (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", "note", "a", NULL);
  g_autofree char *erp = test_add (self, "asset", "name", "ERP", NULL);
  g_autofree char *before = NULL;

  before = dump (self);
  test_set (self, crm, "note", "b");
  write_behind (self, "UPDATE main.asset SET note = 'c' WHERE id = '%s'", crm);
  assert_conflict (self, TRUE, WM_PROJECT_ERROR_CONFLICT, "“CRM”");
  /* Another field of the same record, and another record, stand in nobody's way. */
  write_behind (self,
                "UPDATE main.asset SET note = 'b', serial = 'x' WHERE id = '%s';"
                "UPDATE main.asset SET note = 'y' WHERE id = '%s';",
                crm, erp);
  g_assert_true (wm_project_undo (self->project, NULL));
  test_assert_value (self, crm, "note", "a");
  test_assert_value (self, crm, "serial", "x");
  write_behind (self, "UPDATE main.asset SET note = 'd' WHERE id = '%s'", crm);
  assert_conflict (self, FALSE, WM_PROJECT_ERROR_CONFLICT, "“CRM”");
}

static void
test_conflict_of_references (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *ann = test_add (self, "person", "name", "Ann", NULL);

  /* Taking the person back would leave an owner who does not exist. */
  write_behind (self, "UPDATE main.asset SET owner = '%s' WHERE id = '%s'", ann, crm);
  assert_conflict (self, TRUE, WM_PROJECT_ERROR_CONFLICT, "changed in another way");
  write_behind (self, "UPDATE main.asset SET owner = NULL");
  g_assert_true (wm_project_undo (self->project, NULL));
}

static void
test_conflict_with_what_is_gone (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);

  test_set (self, crm, "note", "b");
  write_behind (self,
                "DELETE FROM main.asset WHERE id = '%s'; DELETE FROM main.record WHERE id = '%s';",
                crm, crm);
  assert_conflict (self, TRUE, WM_PROJECT_ERROR_CONFLICT, "changed in another way");
}

/* The first of three fits and the second does not: the first is not taken back either. */
static void
test_conflict_in_several (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *erp = test_add (self, "asset", "name", "ERP", NULL);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  test_set (self, crm, "note", "1");
  test_set (self, erp, "note", "2");
  test_set (self, crm, "serial", "3");
  write_behind (self, "UPDATE main.asset SET note = 'x' WHERE id = '%s'", erp);
  before = dump (self);
  g_assert_false (wm_project_undo_to (self->project, seq, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "“ERP”"));
  test_assert_untouched (self, before, seq + 3);
}

static void
test_damaged (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);

  test_set (self, crm, "note", "b");
  write_behind (self, "UPDATE main.event SET changeset = x'5401' WHERE seq = %" G_GINT64_FORMAT,
                wm_project_get_head_seq (self->project));
  assert_conflict (self, TRUE, WM_PROJECT_ERROR_DAMAGED, "damaged");
  write_behind (self, "UPDATE main.event SET changeset = NULL WHERE seq = %" G_GINT64_FORMAT,
                wm_project_get_head_seq (self->project));
  assert_conflict (self, TRUE, WM_PROJECT_ERROR_DAMAGED, "damaged");
}

static void
test_new_edit_ends_redo (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autoptr (WmEvent) undo = NULL;
  g_autoptr (GError) error = NULL;

  test_set (self, crm, "note", "a");
  g_assert_true (wm_project_undo (self->project, NULL));
  /* What changes nothing is no edit. */
  test_set (self, crm, "name", "CRM");
  g_assert_true (wm_project_redo (self->project, NULL));
  g_assert_true (wm_project_undo (self->project, NULL));
  test_set (self, crm, "note", "b");
  g_assert_false (wm_project_redo (self->project, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
  g_assert_null (wm_project_load_redo (self->project));
  undo = wm_project_load_undo (self->project);
  g_assert_cmpint (undo->seq, ==, wm_project_get_head_seq (self->project));
}

static void
assert_labels (TestProject *self, const char *undo, const char *redo)
{
  g_autofree char *its_undo = wm_project_dup_undo_label (self->project);
  g_autofree char *its_redo = wm_project_dup_redo_label (self->project);

  g_assert_cmpstr (its_undo, ==, undo);
  g_assert_cmpstr (its_redo, ==, redo);
}

static void
test_labels (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = NULL;

  assert_labels (self, NULL, NULL);
  crm = test_add (self, "asset", "name", "CRM", NULL);
  assert_labels (self, "Undo: Added “CRM”", NULL);
  g_assert_true (wm_project_undo (self->project, NULL));
  assert_labels (self, NULL, "Redo: Added “CRM”");
  g_assert_true (wm_project_redo (self->project, NULL));
  assert_labels (self, "Undo: Added “CRM”", NULL);
}

/* Whoever made them: the next undo is told with its actor, so that the button can name them. */
static void
test_of_others (TestProject *self, gconstpointer unused)
{
  WmProjectOptions options = test_project_options (self);
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *before = NULL;
  g_autoptr (WmEvent) undo = NULL;
  g_autoptr (WmEvent) redo = NULL;
  g_autoptr (WmEvent) head = NULL;

  before = dump (self);
  test_set (self, crm, "note", "a");
  test_project_save (self);
  test_project_close (self);
  options.actor = "  Bob\n ";
  self->project = wm_project_open (self->path, &options, NULL, NULL);
  undo = wm_project_load_undo (self->project);
  g_assert_cmpstr (undo->actor, ==, "Ann");
  assert_labels (self, "Undo what Ann did: Changed note of “CRM”", NULL);
  g_assert_true (wm_project_undo (self->project, NULL));
  assert_labels (self, "Undo what Ann did: Added “CRM”",
                 "Redo what Ann did: Changed note of “CRM”");
  head = wm_event_load_head (wm_project_get_database (self->project));
  g_assert_cmpstr (head->actor, ==, "Bob");
  test_assert_untouched (self, before, undo->seq + 1);
  redo = wm_project_load_redo (self->project);
  g_assert_cmpint (redo->seq, ==, undo->seq);
}

static void
test_to_nowhere (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  const gint64 wrong[] = { 0, -1, seq, seq + 1, G_MAXINT64, G_MININT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (wm_project_undo_to (self->project, wrong[i], &error));
      g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
    }
  test_assert_untouched (self, before, seq);
}

static gboolean
write_and_fail_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  TestProject *self = user_data;
  g_autoptr (WmValues) good = test_values (self, "asset", "name", "CRM", NULL);
  g_autoptr (WmValues) bad = test_values (self, "asset", "name", "", NULL);
  g_autofree char *first = wm_edit_add (edit, good, error);
  g_autofree char *second = first != NULL ? wm_edit_add (edit, bad, error) : NULL;

  return second != NULL;
}

static void
test_error_leaves_nothing (TestProject *self, gconstpointer unused)
{
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_false (wm_project_edit (self->project, "import", write_and_fail_cb, self, &error));
  g_assert_error (error, WM_MODEL_ERROR, (int) WM_MODEL_ERROR_REQUIRED);
  test_assert_untouched (self, before, seq);
  id = test_add (self, "asset", "name", "CRM", NULL);
  test_assert_undoes (self, before);
}

static void
test_reader (TestProject *self, gconstpointer unused)
{
  WmProjectOptions options = test_project_options (self);
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  g_autoptr (WmValues) values = test_values (self, "asset", "note", "x", NULL);
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (GError) error = NULL;

  test_project_save (self);
  test_project_close (self);
  options.read_only = TRUE;
  self->project = wm_project_open (self->path, &options, NULL, NULL);
  g_assert_false (wm_project_set_record (self->project, crm, values, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (wm_project_undo (self->project, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (wm_project_purge (self->project, crm, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_READ_ONLY);
  test_assert_untouched (self, before, seq);
}

/* Who is told what. */

typedef struct
{
  guint n_changed;
  GString *safety; /* each WmSafety that was told, as a digit */
  gboolean links;
  GHashTable *ids; /* owned copy of the last event's */
} Heard;

static void
changed_cb (WmProject *project, gpointer changes, gpointer user_data)
{
  Heard *heard = user_data;
  GHashTableIter iter;
  gpointer id = NULL;

  heard->n_changed++;
  heard->links = wm_changes_touches_links (changes);
  g_hash_table_remove_all (heard->ids);
  g_hash_table_iter_init (&iter, wm_changes_get_ids (changes));
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (heard->ids, g_strdup (id));
}

static void
safety_cb (WmProject *project, GParamSpec *pspec, gpointer user_data)
{
  int safety = -1;

  g_object_get (project, "safety", &safety, NULL);
  g_assert_cmpint (safety, ==, wm_project_get_safety (project));
  g_string_append_c (((Heard *) user_data)->safety, (char) ('0' + safety));
}

static void
assert_heard (Heard *heard, guint n_changed, gboolean links, const char *const *ids)
{
  g_assert_cmpuint (heard->n_changed, ==, n_changed);
  g_assert_cmpint (heard->links, ==, links);
  g_assert_cmpuint (g_hash_table_size (heard->ids), ==, g_strv_length ((char **) ids));
  for (gsize i = 0; ids[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (heard->ids, ids[i]));
}

static void
test_changed (TestProject *self, gconstpointer unused)
{
  g_autofree char *ann = test_add (self, "person", "name", "Ann", NULL);
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", "owner", ann, NULL);
  const char *one[] = { crm, NULL };
  const char *both[] = { crm, ann, NULL };
  const char *person[] = { ann, NULL };
  Heard heard = { .ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  g_signal_connect (self->project, "changed", G_CALLBACK (changed_cb), &heard);
  test_set (self, crm, "note", "x");
  assert_heard (&heard, 1, FALSE, one);
  test_set (self, crm, "note", "x");
  assert_heard (&heard, 1, FALSE, one);
  g_assert_true (wm_project_link_records (self->project, crm, ann, NULL, NULL));
  assert_heard (&heard, 2, TRUE, both);
  /* The asset loses its owner, so its row is another one too. */
  g_assert_true (wm_project_delete_records (self->project, person, NULL));
  assert_heard (&heard, 3, TRUE, both);
  g_assert_true (wm_project_undo (self->project, NULL));
  assert_heard (&heard, 4, TRUE, both);
  g_assert_true (wm_project_redo (self->project, NULL));
  assert_heard (&heard, 5, TRUE, both);
  g_assert_true (wm_project_undo (self->project, NULL));
  g_hash_table_unref (heard.ids);
  g_signal_handlers_disconnect_by_data (self->project, &heard);
}

static void
test_safety (TestProject *self, gconstpointer unused)
{
  g_autofree char *crm = test_add (self, "asset", "name", "CRM", NULL);
  Heard heard = { .safety = g_string_new (NULL) };

  test_project_save (self);
  test_drain ();
  g_signal_connect (self->project, "notify::safety", G_CALLBACK (safety_cb), &heard);
  test_set (self, crm, "note", "x");
  g_assert_cmpint (wm_project_get_safety (self->project), !=, WM_SAFETY_SAVED);
  g_assert_true (wm_project_sync (self->project, NULL));
  /* The thread tells of its sync in the main context. */
  while (!g_str_has_suffix (heard.safety->str, "1"))
    g_main_context_iteration (NULL, TRUE);
  test_drain ();
  /* A sync that was quicker than the signal leaves the state between out; none is told twice. */
  if (strcmp (heard.safety->str, "1") != 0)
    g_assert_cmpstr (heard.safety->str, ==, "21");
  g_string_truncate (heard.safety, 0);
  test_set (self, crm, "note", "x");
  g_assert_cmpstr (heard.safety->str, ==, "");
  test_project_save (self);
  g_assert_cmpstr (heard.safety->str, ==, "0");
  test_project_save (self);
  g_assert_cmpstr (heard.safety->str, ==, "0");
  g_signal_handlers_disconnect_by_data (self->project, &heard);
  g_string_free (heard.safety, TRUE);
}

static void
test_redo_all (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = test_add (self, "asset", "name", "CRM", NULL);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autofree char *before = dump (self);
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  test_set (self, id, "name", "One");
  test_set (self, id, "name", "Two");
  test_set (self, id, "name", "Three");
  wm_project_undo (self->project, &error);
  g_assert_no_error (error);
  wm_project_undo_to (self->project, seq, &error);
  g_assert_no_error (error);
  /* Both that the newest undo took, and not the one before it. */
  wm_project_redo_all (self->project, &error);
  g_assert_no_error (error);
  test_assert_value (self, id, "name", "Two");
  wm_project_redo_all (self->project, &error);
  g_assert_no_error (error);
  test_assert_value (self, id, "name", "Three");
  test_project_reopen (self);
  for (int i = 0; i < 3; i++)
    g_assert_true (wm_project_undo (self->project, NULL));
  now = dump (self);
  g_assert_cmpstr (now, ==, before);
  test_project_verify (self);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("conflict/names-the-record", test_conflict_names_the_record);
  ADD ("conflict/keeps-references-whole", test_conflict_of_references);
  ADD ("conflict/with-what-is-gone", test_conflict_with_what_is_gone);
  ADD ("conflict/of-one-takes-back-none", test_conflict_in_several);
  ADD ("conflict/a-damaged-change-is-not-applied", test_damaged);
  ADD ("stack/a-new-edit-ends-redo", test_new_edit_ends_redo);
  ADD ("stack/holds-what-others-did", test_of_others);
  ADD ("stack/is-told-in-words", test_labels);
  ADD ("stack/to-an-event-that-is-not-there", test_to_nowhere);
  ADD ("edit/an-error-leaves-nothing", test_error_leaves_nothing);
  ADD ("edit/a-reader-changes-nothing", test_reader);
  ADD ("signal/changed-tells-which-records", test_changed);
  ADD ("signal/safety-tells-each-state", test_safety);
  ADD ("redo/all-of-an-undo-of-several", test_redo_all);
  return g_test_run ();
}
