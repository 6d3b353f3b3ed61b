/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "project/wm-event-label.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static void
assert_label (TestProject *project, const char *expected)
{
  g_autoptr (WmEvent) event = wm_event_load_head (wm_project_get_database (project->project));
  g_autofree char *label = wm_event_dup_label (project->project, event);

  g_assert_cmpstr (label, ==, expected);
}

static void
assert_args (TestProject *project, const char *expected)
{
  g_autoptr (WmEvent) event = wm_event_load_head (wm_project_get_database (project->project));

  g_assert_cmpstr (event->args, ==, expected);
}

static void
test_create (TestProject *project, gconstpointer data)
{
  assert_label (project, "Created the project");
  assert_args (project, "{\"edition\":\"2022\"}");
}

static void
test_record (TestProject *project, gconstpointer data)
{
  g_autofree char *crm = test_add (project, "asset", "name", "CRM", NULL);
  g_autofree char *erp = NULL;
  g_autofree char *args =
      g_strdup_printf ("{\"id\":\"%s\",\"kind\":\"asset\",\"title\":\"CRM\"}", crm);
  g_autoptr (WmValues) values =
      test_values (project, "asset", "status", "retired", "classification", "internal", NULL);
  const char *ids[] = { crm, NULL, NULL };

  assert_label (project, "Added “CRM”");
  assert_args (project, args);
  g_assert_true (wm_project_set_record (project->project, crm, values, NULL));
  assert_label (project, "Changed classification, status of “CRM”");
  g_assert_true (wm_project_delete_records (project->project, ids, NULL));
  assert_label (project, "Deleted “CRM”");
  g_assert_true (wm_project_undo (project->project, NULL));
  erp = test_add (project, "asset", "name", "ERP", NULL);
  ids[1] = erp;
  g_assert_true (wm_project_delete_records (project->project, ids, NULL));
  assert_label (project, "Deleted 2 records");
}

/* A form writes all of its fields; the history says which of them changed. */
static void
test_only_what_changed (TestProject *project, gconstpointer data)
{
  g_autofree char *crm = test_add (project, "asset", "name", "CRM", "status", "planned", NULL);
  g_autoptr (WmValues) values =
      test_values (project, "asset", "name", " CRM ", "status", "retired", "note", NULL, NULL);

  g_assert_true (wm_project_set_record (project->project, crm, values, NULL));
  assert_label (project, "Changed status of “CRM”");
}

static void
test_link (TestProject *project, gconstpointer data)
{
  g_autofree char *crm = test_add (project, "asset", "name", "CRM", NULL);
  g_autofree char *erp = test_add (project, "asset", "name", "ERP", NULL);

  g_assert_true (wm_project_link_records (project->project, crm, erp, NULL, NULL));
  assert_label (project, "Linked “CRM” with “ERP”");
  g_assert_true (wm_project_unlink_records (project->project, crm, erp, NULL, NULL));
  assert_label (project, "Removed the link between “CRM” and “ERP”");
  g_assert_true (wm_project_undo (project->project, NULL));
  assert_label (project, "Undid: Removed the link between “CRM” and “ERP”");
}

static void
test_attach (TestProject *project, gconstpointer data)
{
  g_autoptr (WmStagedFile) file = test_stage (project, "List.txt", "content");
  g_autofree char *id = wm_project_attach (project->project, file, NULL, NULL, NULL, NULL);

  g_assert_nonnull (id);
  assert_label (project, "Attached “List”");
}

static gboolean
import_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  g_autoptr (WmValues) values = test_values (user_data, "asset", "name", "CRM", NULL);
  g_autofree char *id = wm_edit_add (edit, values, error);
  WmArgs *args = wm_edit_get_args (edit);

  wm_args_set_text (args, "kind", "asset");
  wm_args_set_number (args, "added", 1);
  wm_args_set_number (args, "changed", 3);
  return id != NULL;
}

static void
test_import (TestProject *project, gconstpointer data)
{
  g_assert_true (wm_project_edit (project->project, "import", import_cb, project, NULL));
  assert_label (project, "Imported Inventory: 1 added, 3 changed");
}

static void
test_undo (TestProject *project, gconstpointer data)
{
  g_autofree char *crm = test_add (project, "asset", "name", "CRM", NULL);
  gint64 seq = wm_project_get_head_seq (project->project);

  test_set (project, crm, "note", "a");
  test_set (project, crm, "note", "b");
  g_assert_true (wm_project_undo (project->project, NULL));
  assert_label (project, "Undid: Changed note of “CRM”");
  g_assert_true (wm_project_redo (project->project, NULL));
  assert_label (project, "Redid: Changed note of “CRM”");
  g_assert_true (wm_project_undo_to (project->project, seq, NULL));
  assert_label (project, "Undid 2 changes");
}

/* A person's name is nowhere in the list of events, which keeps its words for ever, and in the
 * sentence as long as the person is in the project. */
static void
test_person (TestProject *project, gconstpointer data)
{
  g_autofree char *ann = test_add (project, "person", "name", "Ann Smith", NULL);
  g_autofree char *crm = test_add (project, "asset", "name", "CRM", "owner", ann, NULL);
  const char *ids[] = { ann, NULL };
  g_autofree char *all = NULL;

  g_assert_true (wm_project_link_records (project->project, crm, ann, NULL, NULL));
  assert_label (project, "Linked “CRM” with “Ann Smith”");
  g_assert_true (wm_project_link_records (project->project, ann, crm, NULL, NULL));
  test_set (project, ann, "name", "Ann Jones");
  assert_label (project, "Changed name of “Ann Jones”");
  g_assert_true (wm_project_delete_records (project->project, ids, NULL));
  assert_label (project, "Deleted Person");
  all = test_query (wm_project_get_database (project->project), "SELECT args FROM event");
  g_assert_null (strstr (all, "Ann"));
  g_assert_null (strstr (all, "Smith"));
  g_assert_null (strstr (all, "Jones"));
}

static void
test_purge (TestProject *project, gconstpointer data)
{
  g_autofree char *ann = test_add (project, "person", "name", "Ann Smith", NULL);

  g_assert_true (wm_project_purge (project->project, ann, NULL));
  assert_label (project, "Removed a record for good");
}

/* The list of a file from elsewhere holds anything; a sentence comes out all the same. */
static void
test_hostile (TestProject *project, gconstpointer data)
{
  static const char *const kinds[] = { "edit", "undo", "redo", "migration", "purge", "", "merge" };
  static const char *const verbs[] = { "create_project", "add",    "set",  "delete",
                                       "link",           "unlink", "undo", "import",
                                       "attach",         "%s%n",   "" };
  static const char *const args[] = {
    "",
    "[]",
    "{\"kind\":\"nowhere\",\"id\":\"nowhere\",\"title\":7,\"fields\":[\"%n\",5,\"x\"]}",
    "{\"kind\":7,\"id\":[],\"count\":-9223372036854775808,\"seq\":-1,\"fields\":{}}",
    "{\"kind\":\"asset\",\"count\":9223372036854775807,\"seq\":9223372036854775807}",
    "{\"kind\":\"asset\",\"added\":\"x\",\"changed\":-5,\"title\":\"%s%s%n\",\"seq\":1}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (verbs); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (args); k++)
        {
          WmEvent event = {
            .seq = 1, .kind = (char *) kinds[i], .verb = (char *) verbs[j], .args = (char *) args[k]
          };
          g_autofree char *label = wm_event_dup_label (project->project, &event);

          g_assert_nonnull (label);
          g_assert_true (g_utf8_validate (label, -1, NULL));
        }
}

static gboolean
insert (WmDatabase *database, const WmEvent *event)
{
  gboolean done = wm_database_begin (database, NULL) && wm_event_insert (event, database, NULL);

  return wm_database_commit (database, NULL) && done;
}

/* An undo that names itself, as only a hostile file does. */
static void
test_circle (TestProject *project, gconstpointer data)
{
  g_autoptr (WmEvent) event = wm_event_new ();
  g_autofree char *label = NULL;

  event->seq = wm_project_get_head_seq (project->project) + 1;
  event->prev = g_strdup (wm_project_get_head (project->project));
  event->actor = g_strdup ("Mallory");
  event->kind = g_strdup ("undo");
  event->verb = g_strdup ("undo");
  event->args = g_strdup_printf ("{\"seq\":%" G_GINT64_FORMAT "}", event->seq);
  event->origin = g_strdup ("");
  event->changeset = g_bytes_new (NULL, 0);
  wm_event_seal (event);
  g_assert_true (insert (wm_project_get_database (project->project), event));
  label = wm_event_dup_label (project->project, event);
  g_assert_true (g_str_has_prefix (label, "Undid: "));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/event-label/" path, TestProject, NULL, test_project_set_up, func,                  \
              test_project_tear_down)
  ADD ("verb/create", test_create);
  ADD ("verb/add-set-and-delete", test_record);
  ADD ("verb/link-and-unlink", test_link);
  ADD ("verb/attach", test_attach);
  ADD ("verb/import", test_import);
  ADD ("verb/undo-and-redo", test_undo);
  ADD ("verb/purge", test_purge);
  ADD ("set/names-only-what-changed", test_only_what_changed);
  ADD ("person/is-named-only-while-there", test_person);
  ADD ("hostile/any-event-has-a-sentence", test_hostile);
  ADD ("hostile/a-circle-ends", test_circle);
  return g_test_run ();
}
