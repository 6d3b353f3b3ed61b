/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "project/wm-event-list.h"

#include <locale.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  TestProject base;
  WmEventList *list;
  GString *signals; /* each items-changed as "position-removed+added " */
  char *crm, *server;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, removed, added);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_project_set_up (&fixture->base, data);
  fixture->crm = test_add (&fixture->base, "asset", "name", "CRM", NULL);
  fixture->server = test_add (&fixture->base, "asset", "name", "Server", NULL);
  fixture->list = wm_event_list_new (fixture->base.project);
  fixture->signals = g_string_new (NULL);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb),
                    fixture->signals);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_string_free (fixture->signals, TRUE);
  g_free (fixture->crm);
  g_free (fixture->server);
  test_project_tear_down (&fixture->base, data);
}

static void
assert_list (Fixture *fixture, const char *expected)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (WmEventItem) item = g_list_model_get_item (model, i);

      g_string_append_printf (found, "%s; ", wm_event_item_get_label (item));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_signals (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->signals->str, ==, expected);
  g_string_truncate (fixture->signals, 0);
}

/* The same project goes on under another name. */
static void
become (Fixture *fixture, const char *actor)
{
  g_autoptr (GError) error = NULL;
  WmProjectOptions options = test_project_options (&fixture->base);

  g_assert_finalize_object (fixture->list);
  test_project_save (&fixture->base);
  test_project_close (&fixture->base);
  options.actor = actor;
  fixture->base.project = wm_project_open (fixture->base.path, &options, NULL, &error);
  g_assert_no_error (error);
  fixture->list = wm_event_list_new (fixture->base.project);
}

static void
test_model (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (WmEventItem) item = g_list_model_get_item (model, 0);
  g_autoptr (WmEventItem) again = g_list_model_get_item (model, 0);
  g_autofree char *label = NULL;
  gint64 seq = 0;
  guint position = 99;

  g_assert_true (g_list_model_get_item_type (model) == WM_TYPE_EVENT_ITEM);
  assert_list (fixture, "Added “Server”; Added “CRM”; Created the project; ");
  g_assert_true (item == again);
  g_assert_null (g_list_model_get_item (model, 3));
  g_assert_cmpint (wm_event_item_get_seq (item), ==, 3);
  g_assert_cmpstr (wm_event_item_get_id (item), ==, wm_project_get_head (fixture->base.project));
  g_assert_cmpint (wm_event_item_get_at (item), ==, G_GINT64_CONSTANT (1795442520000));
  g_assert_cmpstr (wm_event_item_get_actor (item), ==, "Ann");
  g_assert_cmpstr (wm_event_item_get_kind (item), ==, "edit");
  g_assert_cmpstr (wm_event_item_get_verb (item), ==, "add");
  g_assert_cmpstr (wm_event_item_get_record_id (item), ==, fixture->server);
  g_object_get (item, "seq", &seq, "label", &label, NULL);
  g_assert_cmpint (seq, ==, 3);
  g_assert_cmpstr (label, ==, "Added “Server”");
  g_assert_true (wm_event_list_find (fixture->list, 1, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_false (wm_event_list_find (fixture->list, 4, &position));
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WmEventItem) kept = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_autoptr (WmEventItem) now = NULL;

  wm_event_list_refresh (fixture->list);
  assert_signals (fixture, "");
  test_set (&fixture->base, fixture->crm, "name", "Customers");
  g_assert_true (wm_project_undo (fixture->base.project, NULL));
  wm_event_list_refresh (fixture->list);
  assert_signals (fixture, "0-0+2 ");
  assert_list (fixture,
               "Undid: Changed name of “Customers”; Changed name of “Customers”; Added “Server”; "
               "Added “CRM”; Created the project; ");
  now = g_list_model_get_item (G_LIST_MODEL (fixture->list), 3);
  g_assert_true (now == kept);
  g_assert_true (wm_project_redo (fixture->base.project, NULL));
  wm_event_list_refresh (fixture->list);
  assert_signals (fixture, "0-0+1 ");
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  const char *gone[] = { fixture->crm, NULL };

  test_set (&fixture->base, fixture->crm, "note", "Moves in May");
  g_assert_true (wm_project_link_records (fixture->base.project, fixture->server, fixture->crm,
                                          "depends_on", NULL));
  g_assert_true (wm_project_delete_records (fixture->base.project, gone, NULL));
  wm_event_list_set_record (fixture->list, fixture->crm);
  g_assert_true (wm_event_list_is_filtered (fixture->list));
  assert_signals (fixture, "0-3+4 ");
  assert_list (fixture, "Deleted “CRM”; Linked “Server” with “CRM”; Changed note of “CRM”; "
                        "Added “CRM”; ");
  /* What happens to others is not told. */
  test_set (&fixture->base, fixture->server, "note", "x");
  wm_event_list_refresh (fixture->list);
  assert_signals (fixture, "");
  g_assert_true (wm_project_undo_to (fixture->base.project, 4, NULL));
  wm_event_list_refresh (fixture->list);
  assert_signals (fixture, "0-0+1 ");
  wm_event_list_set_record (fixture->list, NULL);
  g_assert_false (wm_event_list_is_filtered (fixture->list));
  assert_signals (fixture, "0-5+8 ");
}

static void
test_actor (Fixture *fixture, gconstpointer data)
{
  become (fixture, "Bo");
  test_set (&fixture->base, fixture->crm, "note", "x");
  wm_event_list_set_actor (fixture->list, "Bo");
  assert_list (fixture, "Changed note of “CRM”; ");
  wm_event_list_set_record (fixture->list, fixture->server);
  assert_list (fixture, "");
  wm_event_list_set_actor (fixture->list, "Ann");
  assert_list (fixture, "Added “Server”; ");
  wm_event_list_set_record (fixture->list, NULL);
  assert_list (fixture, "Added “Server”; Added “CRM”; Created the project; ");
  wm_event_list_set_actor (fixture->list, "x' OR 'a' = 'a");
  assert_list (fixture, "");
}

static int
count_cb (unsigned type, void *data, void *statement, void *text)
{
  *(guint *) data += strstr (text, "SELECT seq, id") != NULL;
  return 0;
}

/* A thousand events cost a statement for each page that is looked at. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  sqlite3 *handle = wm_database_get_handle (wm_project_get_database (fixture->base.project));
  guint n_reads = 0;

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *note = g_strdup_printf ("Turn %d", i);

      test_set (&fixture->base, i % 200 == 0 ? fixture->crm : fixture->server, "note", note);
    }
  wm_event_list_refresh (fixture->list);
  sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, count_cb, &n_reads);
  for (int round = 0; round < 3; round++)
    for (guint i = 0; i < 256; i++)
      {
        g_autoptr (WmEventItem) item = g_list_model_get_item (model, i);

        g_assert_cmpint (wm_event_item_get_seq (item), ==, 1003 - (gint64) i);
      }
  g_assert_cmpuint (n_reads, ==, 4);
  n_reads = 0;
  /* Few out of many: what lies between is not read. */
  wm_event_list_set_record (fixture->list, fixture->crm);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 6);
  for (guint i = 0; i < 6; i++)
    g_object_unref (g_list_model_get_item (model, i));
  g_assert_cmpuint (n_reads, <=, 6);
  sqlite3_trace_v2 (handle, 0, NULL, NULL);
  /* All of them, more than are kept: each is what it should be. */
  wm_event_list_set_record (fixture->list, NULL);
  for (guint i = 0; i < 1003; i++)
    {
      g_autoptr (WmEventItem) item = g_list_model_get_item (model, i);

      g_assert_cmpint (wm_event_item_get_seq (item), ==, 1003 - (gint64) i);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/event-list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("model/newest-first-and-nothing-past-the-end", test_model);
  ADD ("refresh/puts-what-is-new-on-top", test_refresh);
  ADD ("filter/what-touched-a-record", test_record);
  ADD ("filter/what-somebody-did", test_actor);
  ADD ("size/a-page-is-read-once", test_pages);
  return g_test_run ();
}
