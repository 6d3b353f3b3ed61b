/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/wm-database.h"

#include <sqlite3.h>
#include <string.h>

#define TABLES                                                                                     \
  "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY, title TEXT) STRICT;"                          \
  "CREATE TABLE part (id TEXT NOT NULL PRIMARY KEY,"                                               \
  " of TEXT REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED) STRICT;"                          \
  "INSERT INTO thing VALUES ('t1', 'One');"

typedef struct
{
  WmDatabase *database;
} Fixture;

static void
write_inside (WmDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;

  wm_database_begin (database, &error);
  g_assert_no_error (error);
  wm_database_execute (database, sql, &error);
  g_assert_no_error (error);
  wm_database_commit (database, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->database = wm_database_new_empty (&error);
  g_assert_no_error (error);
  write_inside (fixture->database, TABLES);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->database);
}

static char *
ask (WmDatabase *database, const char *sql)
{
  g_autoptr (WmStatement) row = wm_database_prepare (database, sql);

  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;
  return g_strdup (wm_statement_get_text (row, 0));
}

static void
assert_answer (WmDatabase *database, const char *sql, const char *expected)
{
  g_autofree char *answer = ask (database, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static void
test_statement_cached (Fixture *fixture, gconstpointer data)
{
  const char *sql = "SELECT ifnull (:value, 'nothing')";
  WmStatement *first = wm_database_prepare (fixture->database, sql);
  WmStatement *second;

  wm_statement_bind_text (first, ":value", "left over");
  g_assert_cmpint (wm_statement_step (first, NULL), ==, WM_STEP_ROW);
  g_assert_cmpstr (wm_statement_get_text (first, 0), ==, "left over");
  wm_statement_rewind (first);
  g_assert_cmpint (wm_statement_step (first, NULL), ==, WM_STEP_ROW);
  g_assert_cmpstr (wm_statement_get_text (first, 0), ==, "left over");
  wm_statement_release (first);

  second = wm_database_prepare (fixture->database, sql);
  g_assert_true (second == first);
  g_assert_cmpint (wm_statement_step (second, NULL), ==, WM_STEP_ROW);
  g_assert_cmpstr (wm_statement_get_text (second, 0), ==, "nothing");
  g_assert_cmpint (wm_statement_step (second, NULL), ==, WM_STEP_DONE);
  wm_statement_release (second);
}

static void
test_statement_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) some = g_bytes_new ("a\0b", 3);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) empty = NULL;
  g_autoptr (WmStatement) row =
      wm_database_prepare (fixture->database, "SELECT :int, :null, :empty, :some, :missing");

  wm_statement_bind_int (row, ":int", G_MININT64);
  wm_statement_bind_text (row, ":null", NULL);
  wm_statement_bind_bytes (row, ":empty", none);
  wm_statement_bind_bytes (row, ":some", some);
  wm_statement_bind_bytes (row, ":missing", NULL);
  g_assert_cmpint (wm_statement_step (row, NULL), ==, WM_STEP_ROW);
  g_assert_cmpint (wm_statement_get_int (row, 0), ==, G_MININT64);
  g_assert_true (wm_statement_is_null (row, 1));
  g_assert_null (wm_statement_get_text (row, 1));
  /* No bytes are not the same as none: an event without a change differs from a blanked one. */
  g_assert_false (wm_statement_is_null (row, 2));
  empty = wm_statement_dup_bytes (row, 2);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  back = wm_statement_dup_bytes (row, 3);
  g_assert_true (g_bytes_equal (back, some));
  g_assert_true (wm_statement_is_null (row, 4));
}

/* Mistakes of the program; each must end it with words that name the place. */
static void
make_mistake (WmDatabase *database, const char *which)
{
  g_autoptr (WmStatement) statement = NULL;
  g_autoptr (WmStatement) second = NULL;

  if (strcmp (which, "busy") == 0)
    {
      statement = wm_database_prepare (database, "SELECT 1");
      second = wm_database_prepare (database, "SELECT 1");
    }
  else if (strcmp (which, "left-over") == 0)
    statement = wm_database_prepare (database, "SELECT 1; SELECT 2");
  else if (strcmp (which, "not-sql") == 0)
    statement = wm_database_prepare (database, "SELECT nonsense FROM nowhere");
  else if (strcmp (which, "number") == 0)
    {
      statement = wm_database_prepare (database, "SELECT :there");
      wm_statement_bind_int_at (statement, 2, 1);
    }
  else if (strcmp (which, "stepped") == 0)
    {
      statement = wm_database_prepare (database, "SELECT :there");
      wm_statement_step (statement, NULL);
      wm_statement_bind_text (statement, ":there", "x");
    }
  else
    {
      statement = wm_database_prepare (database, "SELECT :there");
      wm_statement_bind_text (statement, ":missing", "x");
    }
}

static void
test_statement_mistake (Fixture *fixture, gconstpointer data)
{
  const char *const *mistake = data;

  if (g_test_subprocess ())
    {
      make_mistake (fixture->database, mistake[0]);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr (mistake[1]);
}

/* In a program as people run it a critical message does not end it, so the write must fail. */
static void
test_door_refuses (Fixture *fixture, gconstpointer data)
{
  const char *sql = data;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("*outside wm_project_edit was refused*");
      return;
    }
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  wm_database_execute (fixture->database,
                       "ATTACH ':memory:' AS search;"
                       "CREATE TABLE search.entry (word TEXT);",
                       &error);
  g_assert_no_error (error);
  before = ask (fixture->database, "SELECT group_concat (name) FROM sqlite_schema");

  g_assert_false (wm_database_execute (fixture->database, sql, &error));
  g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CONSTRAINT);
  after = ask (fixture->database, "SELECT group_concat (name) FROM sqlite_schema");
  g_assert_cmpstr (after, ==, before);
  assert_answer (fixture->database, "SELECT group_concat (id || title) FROM thing", "t1One");
  assert_answer (fixture->database, "SELECT count (*) FROM search.entry", "0");
  assert_answer (fixture->database, "PRAGMA main.user_version", "0");
  /* The door itself still works. */
  write_inside (fixture->database, "INSERT INTO thing VALUES ('t2', 'Two')");
  assert_answer (fixture->database, "SELECT count (*) FROM thing", "2");
}

static void
test_door_prepared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("*outside wm_project_edit was refused*");
      return;
    }
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  {
    g_autoptr (WmStatement) insert =
        wm_database_prepare (fixture->database, "INSERT INTO thing VALUES (:id, NULL)");

    wm_statement_bind_text (insert, ":id", "t2");
    g_assert_false (wm_statement_run (insert, &error));
    g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CONSTRAINT);
  }
  assert_answer (fixture->database, "SELECT count (*) FROM thing", "1");
}

static void
test_door_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  wm_database_execute (fixture->database,
                       "ATTACH ':memory:' AS search;"
                       "CREATE VIRTUAL TABLE search.entry USING fts5 (word);"
                       "INSERT INTO search.entry VALUES ('crane');"
                       "UPDATE search.entry SET word = 'heron' WHERE word = 'crane';",
                       &error);
  g_assert_no_error (error);
  assert_answer (fixture->database, "SELECT word FROM search.entry ('her*')", "heron");
}

static void
test_door_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (fixture->database, NULL));
  wm_database_execute (fixture->database, "INSERT INTO part VALUES ('p1', 't2')", &error);
  g_assert_no_error (error);
  g_assert_false (wm_database_check_references (fixture->database, &error));
  g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  /* The other end may come later in the same edit. */
  wm_database_execute (fixture->database, "INSERT INTO thing VALUES ('t2', 'Two')", &error);
  g_assert_no_error (error);
  g_assert_true (wm_database_check_references (fixture->database, &error));
  g_assert_true (wm_database_commit (fixture->database, &error));
  g_assert_no_error (error);
}

static void
test_door_broken_commit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (fixture->database, NULL));
  g_assert_true (wm_database_execute (fixture->database,
                                      "UPDATE thing SET title = 'Changed';"
                                      "DELETE FROM part;"
                                      "INSERT INTO part VALUES ('p1', 'nowhere')",
                                      NULL));
  g_assert_false (wm_database_commit (fixture->database, &error));
  g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CONSTRAINT);
  assert_answer (fixture->database, "SELECT title FROM thing", "One");
  assert_answer (fixture->database, "SELECT count (*) FROM part", "0");
  write_inside (fixture->database, "UPDATE thing SET title = 'Two'");
}

static void
test_door_rollback (Fixture *fixture, gconstpointer data)
{
  g_assert_true (wm_database_begin (fixture->database, NULL));
  g_assert_true (wm_database_execute (
      fixture->database, "DELETE FROM thing; CREATE TABLE other (id TEXT) STRICT;", NULL));
  wm_database_rollback (fixture->database);
  assert_answer (fixture->database, "SELECT title FROM thing", "One");
  assert_answer (fixture->database, "SELECT count (*) FROM sqlite_schema WHERE name = 'other'",
                 "0");
  write_inside (fixture->database, "DELETE FROM thing");
  assert_answer (fixture->database, "SELECT count (*) FROM thing", "0");
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  sqlite3 *handle = wm_database_get_handle (fixture->database);
  int defensive = 0, trusted = 1, triggers = 1, views = 1;
  g_autoptr (GError) error = NULL;

  assert_answer (fixture->database, "PRAGMA page_size", "4096");
  assert_answer (fixture->database, "PRAGMA temp_store", "2");
  assert_answer (fixture->database, "PRAGMA main.journal_mode", "memory");
  assert_answer (fixture->database, "PRAGMA main.secure_delete", "1");
  assert_answer (fixture->database, "PRAGMA foreign_keys", "1");
  assert_answer (fixture->database, "PRAGMA main.auto_vacuum", "0");
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, -1, &trusted);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, -1, &triggers);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_VIEW, -1, &views);
  g_assert_cmpint (defensive, ==, 1);
  g_assert_cmpint (trusted, ==, 0);
  g_assert_cmpint (triggers, ==, 0);
  g_assert_cmpint (views, ==, 0);
  g_assert_false (
      wm_database_execute (fixture->database, "SELECT load_extension ('evil.so')", &error));
  g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_FAILED);
  g_clear_error (&error);
  /* A name in the wrong quotes is a mistake, not a text. */
  g_assert_false (wm_database_execute (fixture->database, "SELECT \"no_column\"", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  static const char *const mistakes[][3] = {
    { "busy", "*is still in use at *test-database.c*" },
    { "left-over", "*text left over after the SQL*SELECT 2*" },
    { "not-sql", "*cannot compile*nonsense*" },
    { "parameter", "*no parameter :missing*" },
    { "number", "*parameter 2 cannot be bound*" },
    { "stepped", "*parameter 1 cannot be bound*" },
  };
  static const char *const writes[][2] = {
    { "a-plain-insert", "INSERT INTO thing VALUES ('t2', 'Two')" },
    { "a-plain-update", "UPDATE thing SET title = 'Two'" },
    { "a-plain-delete", "DELETE FROM thing" },
    { "a-new-table", "CREATE TABLE other (id TEXT) STRICT" },
    { "another-version", "PRAGMA main.user_version = 7" },
    { "a-transaction-with-the-search-index",
      "BEGIN; INSERT INTO search.entry VALUES ('x'); DELETE FROM thing; COMMIT" },
  };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/database/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("statement/is-cached-and-comes-back-clean", test_statement_cached);
  ADD ("statement/values-come-back", test_statement_values);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/database/mistake/%s", mistakes[i][0]);

      g_test_add (path, Fixture, mistakes[i], set_up, test_statement_mistake, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/database/door/refuses-%s", writes[i][0]);

      g_test_add (path, Fixture, writes[i][1], set_up, test_door_refuses, tear_down);
    }
  ADD ("door/refuses-a-prepared-insert", test_door_prepared);
  ADD ("door/lets-the-search-index-be-written", test_door_search);
  ADD ("door/checks-references-before-the-commit", test_door_references);
  ADD ("door/a-commit-that-fails-leaves-nothing", test_door_broken_commit);
  ADD ("door/rolls-back", test_door_rollback);
  ADD ("settings/are-those-of-every-project", test_settings);
  return g_test_run ();
}
