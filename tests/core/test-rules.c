/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "guide/wm-gap.h"
#include "import-fixture.h"
#include "model/wm-model-error.h"
#include "project/wm-attach.h"
#include "project/wm-event-label.h"

#include <string.h>

/* What has to be true before something is written, and what follows from it in the same event. */

#define TODAY "2026-11-23"

#define ADD(path, function)                                                                        \
  g_test_add ("/rules/" path, TestProject, NULL, test_project_set_up, function,                    \
              test_project_tear_down)

static char *
dump (TestProject *self)
{
  return test_dump_state (wm_project_get_database (self->project));
}

static gint64
count (TestProject *self, const char *sql)
{
  return test_query_int (wm_project_get_database (self->project), sql);
}

static void
set_values (TestProject *self, const char *id, WmValues *values)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_project_set_record (self->project, id, values, &error));
  g_assert_no_error (error);
}

/* Closing */

static char *
add_nonconformity (TestProject *self)
{
  return test_add (self, "nonconformity", "title", "Restore was not tried", "state", "checking",
                   NULL);
}

/* Refuses, changes nothing, and says all of @words. */
static void
assert_refused (TestProject *self, const char *id, WmValues *values, const char *words)
{
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) all = g_strsplit (words, "|", -1);

  g_assert_false (wm_project_set_record (self->project, id, values, &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_REQUIRED);
  for (guint i = 0; all[i] != NULL; i++)
    g_assert_nonnull (strstr (error->message, all[i]));
  test_assert_untouched (self, before, seq);
}

static void
test_closing_wants_the_check (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_nonconformity (self);
  g_autoptr (WmValues) close = test_values (self, "nonconformity", "state", "closed", NULL);
  g_autofree char *before = NULL;

  assert_refused (self, id, close, "“Whether it worked”|“Checked on”|Nothing was changed");
  test_set (self, id, "effective", "no");
  assert_refused (self, id, close, "says no");
  test_set (self, id, "effective", "yes");
  assert_refused (self, id, close, "“Checked on”");
  test_set (self, id, "checked_on", "2026-11-20");
  before = dump (self);
  set_values (self, id, close);
  test_assert_value (self, id, "state", "closed");
  test_assert_value (self, id, "closed_on", TODAY);
  test_assert_undoes (self, before);
}

static void
test_closing_at_once_with_the_check (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_nonconformity (self);
  g_autofree char *before = dump (self);
  g_autoptr (WmValues) all =
      test_values (self, "nonconformity", "state", "closed", "effective", "yes", "checked_on",
                   "2026-11-20", "closed_on", "2026-11-21", NULL);

  set_values (self, id, all);
  test_assert_value (self, id, "closed_on", "2026-11-21");
  test_assert_undoes (self, before);
}

static void
test_closed_keeps_its_check (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = test_add (self, "nonconformity", "title", "Restore was not tried", "state",
                                  "closed", "effective", "yes", "checked_on", "2026-11-20", NULL);
  g_autoptr (WmValues) clear = test_values (self, "nonconformity", "effective", "not_yet", NULL);
  g_autoptr (WmValues) no_day = test_values (self, "nonconformity", "title", "x", NULL);
  g_autofree char *before = dump (self);

  wm_values_set_by_id (no_day, "checked_on", NULL);
  assert_refused (self, id, clear, "Open it again");
  assert_refused (self, id, no_day, "Open it again");
  test_set (self, id, "state", "checking");
  test_assert_undoes (self, before);
}

static void
test_new_one_cannot_be_closed (TestProject *self, gconstpointer unused)
{
  g_autoptr (WmValues) values =
      test_values (self, "nonconformity", "title", "Found and gone", "state", "closed", NULL);
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_autoptr (GError) error = NULL;

  g_assert_null (wm_project_add_record (self->project, values, &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_REQUIRED);
  test_assert_untouched (self, before, seq);
}

static void
test_import_says_it_before (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_nonconformity (self);
  g_autofree char *wrong = g_strdup_printf ("id,state\n%s,closed\n", id);
  g_autofree char *right =
      g_strdup_printf ("id,state,effective,checked on\n%s,closed,yes,2026-11-20\n", id);

  test_import_assert_wrong (self, "nonconformity", wrong, NULL, WM_IMPORT_PROBLEM_REQUIRED, "Row 2",
                            "“Checked on”");
  test_import_assert_wrong (self, "nonconformity", "title,state\nNew,closed\n", NULL,
                            WM_IMPORT_PROBLEM_REQUIRED, "Row 2", "“Checked on”");
  test_import_take (self, "nonconformity", right, NULL);
  test_assert_value (self, id, "state", "closed");
}

/* Tasks that come again */

static char *
add_task (TestProject *self, const char *rhythm, const char *due)
{
  g_autofree char *asset = test_add (self, "asset", "name", "Backup server", NULL);

  return test_add (self, "task", "title", "Look at the backup log", "rhythm", rhythm, "due", due,
                   "minutes", "15", "concerns", asset, NULL);
}

static char *
find_next (TestProject *self, const char *id)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT to_id FROM main.link WHERE from_id = '%s' AND role = 'leads_to'", id);

  return test_query (wm_project_get_database (self->project), sql);
}

typedef struct
{
  const char *rhythm;
  const char *due;
  const char *next;
} NextCase;

static void
test_done_makes_the_next (TestProject *self, gconstpointer unused)
{
  static const NextCase cases[] = {
    { "weekly", "2026-11-23", "2026-11-30" },    { "monthly", "2026-11-30", "2026-12-30" },
    { "quarterly", "2026-11-30", "2027-02-28" }, { "half_yearly", "2026-12-31", "2027-06-30" },
    { "yearly", "2026-11-20", "2027-11-20" },    { "weekly", "2026-11-02", "2026-11-30" },
    { "monthly", "2026-08-31", "2026-11-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = add_task (self, cases[i].rhythm, cases[i].due);
      g_autofree char *before = dump (self);
      g_autofree char *next = NULL;
      g_autoptr (WmRecord) task = NULL;
      g_autoptr (WmRecord) other = NULL;

      test_set (self, id, "state", "done");
      next = find_next (self, id);
      g_strstrip (next);
      test_assert_value (self, id, "done_on", TODAY);
      test_assert_value (self, next, "title", "Look at the backup log");
      test_assert_value (self, next, "due", cases[i].next);
      test_assert_value (self, next, "state", "open");
      test_assert_value (self, next, "rhythm", cases[i].rhythm);
      test_assert_value (self, next, "minutes", "15");
      test_assert_value (self, next, "last_done_on", TODAY);
      test_assert_value (self, next, "done_on", NULL);
      task = test_load (self, id);
      other = test_load (self, next);
      g_assert_cmpstr (wm_record_get_value_by_id (task, "concerns"), ==,
                       wm_record_get_value_by_id (other, "concerns"));
      test_assert_undoes (self, before);
    }
}

static void
test_day_of_doing_makes_it_done (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_task (self, "monthly", "2026-11-15");
  g_autofree char *before = dump (self);
  g_autofree char *next = NULL;
  g_autofree char *label = NULL;
  g_autoptr (WmEvent) event = NULL;

  test_set (self, id, "done_on", "2026-11-14");
  test_assert_value (self, id, "state", "done");
  next = g_strstrip (find_next (self, id));
  test_assert_value (self, next, "due", "2026-12-15");
  test_assert_value (self, next, "last_done_on", "2026-11-14");
  event = wm_event_load_head (wm_project_get_database (self->project));
  label = wm_event_dup_label (self->project, event);
  g_assert_cmpstr (label, ==,
                   "Finished “Look at the backup log”; the next one is due on 15 Dec 2026");
  test_assert_undoes (self, before);
}

static void
test_comes_again_once_only (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = add_task (self, "monthly", "2026-11-15");
  g_autofree char *once = add_task (self, "once", "2026-11-15");
  g_autofree char *when_needed = add_task (self, "when_needed", "2026-11-15");

  test_set (self, id, "state", "done");
  test_set (self, id, "state", "open");
  test_set (self, id, "state", "done");
  test_set (self, once, "state", "done");
  test_set (self, when_needed, "state", "done");
  test_assert_value (self, once, "done_on", TODAY);
  g_assert_cmpint (count (self, "SELECT count (*) FROM main.task"), ==, 4);
}

/* Versions of documents */

static char *
add_document (TestProject *self, const char *person)
{
  return test_add (self, "document", "title", "Backup rules", "version", "1.0", "version_on",
                   "2026-01-10", "change_reason", "First version", "text", "Each night.", "state",
                   "approved", "approved_by", person, "approved_on", "2026-01-12", NULL);
}

static char *
attach_file (TestProject *self, const char *name, const char *content, const char *to)
{
  g_autoptr (WmStagedFile) file = test_stage (self, name, content);
  g_autoptr (GError) error = NULL;
  char *id = wm_project_attach (self->project, file, NULL, to, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static char *
list_proof (TestProject *self, const char *to)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT e.file_name FROM main.link l JOIN main.evidence e ON e.id = l.from_id"
      " WHERE l.to_id = '%s' AND l.role = 'proves' ORDER BY 1",
      to);

  return g_strstrip (test_query (wm_project_get_database (self->project), sql));
}

static void
assert_proof (TestProject *self, const char *to, const char *names)
{
  g_autofree char *proof = list_proof (self, to);

  g_assert_cmpstr (proof, ==, names);
}

static char *
find_version (TestProject *self, const char *version)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM main.former_version WHERE version = '%s'", version);

  return g_strstrip (test_query (wm_project_get_database (self->project), sql));
}

static void
test_raising_keeps_the_former (TestProject *self, gconstpointer unused)
{
  g_autofree char *person = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *id = add_document (self, person);
  g_autofree char *file = attach_file (self, "rules.txt", "old", id);
  g_autofree char *approval = test_add (self, "approval", "what", "Backup rules 1.0", "subjects",
                                        id, "person", person, "decided_on", "2026-01-12", NULL);
  g_autofree char *before = dump (self);
  g_autoptr (WmValues) raise =
      test_values (self, "document", "version", "2.0", "change_reason", "New server", NULL);
  g_autofree char *former = NULL;

  set_values (self, id, raise);
  former = find_version (self, "1.0");
  test_assert_value (self, former, "document", id);
  test_assert_value (self, former, "title", "Backup rules, version 1.0");
  test_assert_value (self, former, "version_on", "2026-01-10");
  test_assert_value (self, former, "change_reason", "First version");
  test_assert_value (self, former, "text", "Each night.");
  test_assert_value (self, former, "approved_by", person);
  test_assert_value (self, former, "approved_on", "2026-01-12");
  test_assert_value (self, former, "superseded_on", TODAY);
  assert_proof (self, former, "rules.txt");
  assert_proof (self, id, "");
  test_assert_value (self, approval, "subjects", former);
  test_assert_value (self, id, "version", "2.0");
  test_assert_value (self, id, "version_on", TODAY);
  test_assert_value (self, id, "change_reason", "New server");
  test_assert_value (self, id, "text", "Each night.");
  test_assert_value (self, id, "state", "draft");
  test_assert_value (self, id, "approved_by", NULL);
  test_assert_value (self, id, "approved_on", NULL);
  test_assert_undoes (self, before);
}

static void
test_said_in_the_same_go_holds (TestProject *self, gconstpointer unused)
{
  g_autofree char *person = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *id = add_document (self, person);
  g_autofree char *before = dump (self);
  g_autoptr (WmValues) raise =
      test_values (self, "document", "version", "1.1", "version_on", "2026-11-01", "approved_on",
                   "2026-11-02", "approved_by", person, NULL);
  g_autofree char *former = NULL;

  set_values (self, id, raise);
  former = find_version (self, "1.0");
  test_assert_value (self, former, "superseded_on", "2026-11-01");
  test_assert_value (self, id, "version_on", "2026-11-01");
  test_assert_value (self, id, "approved_on", "2026-11-02");
  test_assert_value (self, id, "state", "approved");
  test_assert_undoes (self, before);
}

static void
test_replacing_the_file_keeps_the_former (TestProject *self, gconstpointer unused)
{
  g_autofree char *person = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *id = add_document (self, person);
  g_autofree char *old = attach_file (self, "rules.txt", "old", id);
  g_autofree char *before = dump (self);
  g_autofree char *newer = attach_file (self, "rules.txt", "new", id);
  g_autofree char *former = find_version (self, "1.0");
  g_autofree char *again = NULL;

  test_assert_value (self, former, "superseded_on", TODAY);
  assert_proof (self, former, "rules.txt");
  assert_proof (self, id, "rules.txt");
  g_assert_cmpstr (old, !=, newer);
  test_assert_value (self, id, "state", "draft");
  test_assert_undoes (self, before);

  /* The number follows; what was kept is not kept twice, and the new file stays. */
  again = dump (self);
  test_set (self, id, "version", "2.0");
  g_assert_cmpint (count (self, "SELECT count (*) FROM main.former_version"), ==, 1);
  assert_proof (self, id, "rules.txt");
  test_assert_undoes (self, again);
}

static void
test_same_file_and_records_gather (TestProject *self, gconstpointer unused)
{
  g_autofree char *rules = test_add (self, "document", "title", "Rules", NULL);
  g_autofree char *record =
      test_add (self, "document", "title", "Attendance", "type", "record", NULL);
  g_autofree char *one = attach_file (self, "one.txt", "one", rules);
  g_autofree char *same = attach_file (self, "one.txt", "one", rules);
  g_autofree char *first = attach_file (self, "a.txt", "a", record);
  g_autofree char *second = attach_file (self, "b.txt", "b", record);

  g_assert_cmpint (count (self, "SELECT count (*) FROM main.former_version"), ==, 0);
  assert_proof (self, record, "a.txt\nb.txt");
}

static void
test_superseded_gets_its_day (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = test_add (self, "document", "title", "Rules", NULL);
  g_autofree char *before = dump (self);

  test_set (self, id, "state", "superseded");
  test_assert_value (self, id, "superseded_on", TODAY);
  test_assert_undoes (self, before);
}

/* Approvals */

static char *
add_risk (TestProject *self)
{
  return test_add (self, "risk", "title", "The server burns", "likelihood", "4", "impact", "4",
                   "treatment", "retain", NULL);
}

static gint64
count_gap (TestProject *self, const char *id)
{
  g_autoptr (GPtrArray) gaps = wm_gap_list (self->project, TODAY);

  for (guint i = 0; i < gaps->len; i++)
    if (strcmp (((WmGap *) g_ptr_array_index (gaps, i))->id, id) == 0)
      return ((WmGap *) g_ptr_array_index (gaps, i))->count;
  return 0;
}

static void
test_approval_accepts_what_remains (TestProject *self, gconstpointer unused)
{
  g_autofree char *person = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *risk = add_risk (self);
  g_autofree char *before = dump (self);
  g_autofree char *accepted = NULL;
  g_autofree char *approval = NULL;
  const char *ids[] = { NULL, NULL };

  g_assert_cmpint (count_gap (self, "risks_not_accepted"), ==, 1);
  approval = test_add (self, "approval", "what", "What remains", "subjects", risk, "part",
                       "remains", "person", person, "decided_on", "2026-11-20", NULL);
  test_assert_value (self, risk, "accepted_by", person);
  test_assert_value (self, risk, "accepted_on", "2026-11-20");
  test_assert_value (self, risk, "plan_approved_by", NULL);
  g_assert_cmpint (count_gap (self, "risks_not_accepted"), ==, 0);
  test_assert_undoes (self, before);

  accepted = dump (self);
  test_set (self, approval, "decision", "refused");
  test_assert_value (self, risk, "accepted_by", NULL);
  test_assert_value (self, risk, "accepted_on", NULL);
  g_assert_cmpint (count_gap (self, "risks_not_accepted"), ==, 1);
  test_assert_undoes (self, accepted);
  test_set (self, approval, "decision", "approved");
  test_set (self, approval, "part", "plan");
  test_assert_value (self, risk, "accepted_on", NULL);
  test_assert_value (self, risk, "plan_approved_on", "2026-11-20");
  test_set (self, approval, "part", NULL);
  test_assert_value (self, risk, "accepted_on", "2026-11-20");

  g_free (accepted);
  accepted = dump (self);
  ids[0] = approval;
  g_assert_true (wm_project_delete_records (self->project, ids, NULL));
  test_assert_value (self, risk, "accepted_by", NULL);
  test_assert_value (self, risk, "plan_approved_by", NULL);
  test_assert_undoes (self, accepted);
}

static void
test_links_of_approvals_count (TestProject *self, gconstpointer unused)
{
  g_autofree char *person = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *document = test_add (self, "document", "title", "Rules", NULL);
  g_autofree char *approval = test_add (self, "approval", "what", "Rules", "person", person,
                                        "decided_on", "2026-11-20", NULL);
  g_autofree char *before = dump (self);

  g_assert_true (wm_project_link_records (self->project, approval, document, NULL, NULL));
  test_assert_value (self, document, "approved_by", person);
  test_assert_value (self, document, "state", "approved");
  test_assert_undoes (self, before);
  g_free (before);
  before = dump (self);
  g_assert_true (wm_project_unlink_records (self->project, document, approval, NULL, NULL));
  test_assert_value (self, document, "approved_by", NULL);
  test_assert_undoes (self, before);
}

static void
test_later_words_hold (TestProject *self, gconstpointer unused)
{
  g_autofree char *person = test_add (self, "person", "name", "Eva Lindner", NULL);
  g_autofree char *other = test_add (self, "person", "name", "Jonas Weber", NULL);
  g_autofree char *risk = add_risk (self);
  g_autoptr (WmValues) said =
      test_values (self, "risk", "accepted_by", other, "accepted_on", "2026-11-22", NULL);
  g_autofree char *approval = NULL;

  set_values (self, risk, said);
  approval = test_add (self, "approval", "what", "What remains", "subjects", risk, "person", person,
                       "decided_on", "2026-11-20", NULL);
  test_assert_value (self, risk, "accepted_by", other);
  test_assert_value (self, risk, "plan_approved_by", person);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("closing/wants-the-check", test_closing_wants_the_check);
  ADD ("closing/at-once-with-the-check", test_closing_at_once_with_the_check);
  ADD ("closing/closed-keeps-its-check", test_closed_keeps_its_check);
  ADD ("closing/new-one-cannot-be-closed", test_new_one_cannot_be_closed);
  ADD ("closing/import-says-it-before", test_import_says_it_before);
  ADD ("task/done-makes-the-next", test_done_makes_the_next);
  ADD ("task/day-of-doing-makes-it-done", test_day_of_doing_makes_it_done);
  ADD ("task/comes-again-once-only", test_comes_again_once_only);
  ADD ("document/raising-keeps-the-former", test_raising_keeps_the_former);
  ADD ("document/said-in-the-same-go-holds", test_said_in_the_same_go_holds);
  ADD ("document/replacing-the-file-keeps-the-former", test_replacing_the_file_keeps_the_former);
  ADD ("document/same-file-and-records-gather", test_same_file_and_records_gather);
  ADD ("document/superseded-gets-its-day", test_superseded_gets_its_day);
  ADD ("approval/accepts-what-remains", test_approval_accepts_what_remains);
  ADD ("approval/links-count", test_links_of_approvals_count);
  ADD ("approval/later-words-hold", test_later_words_hold);
  return g_test_run ();
}
