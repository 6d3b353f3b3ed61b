/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/wm-changeset.h"

#include <sqlite3.h>
#include <string.h>

#define TABLES                                                                                     \
  "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY, title TEXT, n INTEGER) STRICT;"               \
  "CREATE TABLE part (a TEXT NOT NULL REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED,"        \
  " b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;"                                   \
  "CREATE TABLE secret (id TEXT NOT NULL PRIMARY KEY, value TEXT) STRICT;"                         \
  "INSERT INTO thing VALUES ('t1', 'One', 1), ('t2', 'Two', NULL), ('t3', 'Three', 3);"            \
  "INSERT INTO part VALUES ('t1', 'x'), ('t2', 'y');"                                              \
  "INSERT INTO secret VALUES ('s', 'hidden');"

#define EDIT                                                                                       \
  "INSERT INTO thing VALUES ('t4', 'Four', NULL); UPDATE thing SET title = 'Zwei', n = 2"          \
  " WHERE id = 't2'; DELETE FROM thing WHERE id = 't3'; DELETE FROM part WHERE a = 't2';"          \
  "INSERT INTO part VALUES ('t4', 'z');"

static gboolean
admit (const char *table, gpointer user_data)
{
  return strcmp (table, "secret") != 0;
}

static gboolean
admit_all (const char *table, gpointer user_data)
{
  return TRUE;
}

static WmDatabase *
new_database (const char *sql)
{
  g_autoptr (GError) error = NULL;
  WmDatabase *database = wm_database_new_empty (&error);

  g_assert_no_error (error);
  g_assert_true (wm_database_begin (database, NULL));
  wm_database_execute (database, sql, &error);
  g_assert_no_error (error);
  g_assert_true (wm_database_commit (database, NULL));
  return database;
}

static GBytes *
record (WmDatabase *database, const char *sql, WmTableFilter filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecorder) recorder = NULL;
  GBytes *changeset;

  g_assert_true (wm_database_begin (database, NULL));
  recorder = wm_recorder_new (database, filter, NULL, &error);
  g_assert_no_error (error);
  wm_database_execute (database, sql, &error);
  g_assert_no_error (error);
  changeset = wm_recorder_dup_changeset (recorder, &error);
  g_assert_no_error (error);
  g_clear_pointer (&recorder, wm_recorder_free);
  g_assert_true (wm_database_commit (database, &error));
  g_assert_no_error (error);
  return changeset;
}

static char *
dump (WmDatabase *database)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT (SELECT group_concat (id || '=' || ifnull (title, '-') || ifnull (n, '-'))"
                "  FROM (SELECT * FROM thing ORDER BY id)) || '/' || (SELECT group_concat (a || b)"
                "  FROM (SELECT * FROM part ORDER BY a, b)) || '/' || (SELECT value FROM secret)");

  g_assert_cmpint (wm_statement_step (row, NULL), ==, WM_STEP_ROW);
  return g_strdup (wm_statement_get_text (row, 0));
}

static void
assert_dump (WmDatabase *database, const char *expected)
{
  g_autofree char *found = dump (database);

  g_assert_cmpstr (found, ==, expected);
}

#define STATE_BEFORE "t1=One1,t2=Two-,t3=Three3/t1x,t2y/hidden"
#define STATE_AFTER "t1=One1,t2=Zwei2,t4=Four-/t1x,t4z/hidden"

static void
apply (WmDatabase *database, GBytes *changeset)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (database, NULL));
  wm_changeset_apply (database, changeset, admit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (wm_database_check_references (database, &error));
  g_assert_true (wm_database_commit (database, &error));
  g_assert_no_error (error);
}

static void
assert_refused (WmDatabase *database, GBytes *changeset, WmTableFilter filter, WmDatabaseError code)
{
  g_autofree char *before = dump (database);
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (database, NULL));
  g_assert_false (wm_changeset_apply (database, changeset, filter, NULL, NULL, NULL, &error));
  g_assert_error (error, WM_DATABASE_ERROR, (int) code);
  assert_dump (database, before);
  wm_database_rollback (database);
  assert_dump (database, before);
}

static void
test_invert_and_apply (void)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) changeset = record (database, EDIT, admit);
  g_autoptr (GBytes) inverse = wm_changeset_invert (changeset, NULL);
  g_autoptr (GBytes) again = wm_changeset_invert (inverse, NULL);

  assert_dump (database, STATE_AFTER);
  apply (database, inverse);
  assert_dump (database, STATE_BEFORE);
  apply (database, changeset);
  assert_dump (database, STATE_AFTER);
  apply (database, inverse);
  apply (database, again);
  assert_dump (database, STATE_AFTER);
}

static void
test_nothing_changed (void)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) none = record (database, "SELECT 1", admit);
  g_autoptr (GBytes) same =
      record (database, "UPDATE thing SET title = 'One' WHERE id = 't1'", admit);
  g_autoptr (GBytes) back = record (
      database, "DELETE FROM part WHERE a = 't1'; INSERT INTO part VALUES ('t1', 'x');", admit);
  g_autoptr (GBytes) inverse = wm_changeset_invert (none, NULL);

  g_assert_cmpuint (g_bytes_get_size (none), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (same), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (back), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (inverse), ==, 0);
  apply (database, none);
  assert_dump (database, STATE_BEFORE);
}

static void
test_other_tables_are_not_recorded (void)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) changeset =
      record (database, "UPDATE secret SET value = 'known'; DELETE FROM part;", admit);
  g_autoptr (GBytes) inverse = wm_changeset_invert (changeset, NULL);

  apply (database, inverse);
  assert_dump (database, "t1=One1,t2=Two-,t3=Three3/t1x,t2y/known");
}

static gboolean
describe_cb (WmChange *change, gpointer user_data)
{
  static const char *const names[] = { "added", "changed", "removed" };
  GString *out = user_data;

  g_string_append_printf (out, "%s %s %s:", names[wm_change_get_op (change)],
                          wm_change_get_table (change), wm_change_get_key (change));
  for (int i = 0; i < wm_change_get_n_columns (change); i++)
    g_string_append_printf (out, " %s>%s%s", wm_change_get_old (change, i),
                            wm_change_get_new (change, i), wm_change_is_set (change, i) ? "!" : "");
  /* Columns that are not there are nothing, not a crash. */
  g_assert_null (wm_change_get_new (change, -1));
  g_assert_null (wm_change_get_old (change, 99));
  g_string_append_c (out, '\n');
  return TRUE;
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
test_foreach (void)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) changeset = record (database, EDIT, admit);
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autofree char *sorted = NULL;

  g_assert_true (wm_changeset_foreach (changeset, describe_cb, out, NULL));
  lines = g_strsplit (g_strchomp (out->str), "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  sorted = g_strjoinv ("\n", lines);
  g_assert_cmpstr (sorted, ==,
                   "added part t4: (null)>t4! (null)>z!\n"
                   "added thing t4: (null)>t4! (null)>Four! (null)>(null)!\n"
                   "changed thing t2: t2>(null) Two>Zwei! (null)>2!\n"
                   "removed part t2: t2>(null)! y>(null)!\n"
                   "removed thing t3: t3>(null)! Three>(null)! 3>(null)!");
}

static gboolean
stop_cb (WmChange *change, gpointer user_data)
{
  ++*(guint *) user_data;
  return FALSE;
}

static void
test_foreach_stops (void)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) changeset = record (database, EDIT, admit);
  guint n = 0;

  g_assert_true (wm_changeset_foreach (changeset, stop_cb, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
}

/* @meanwhile happens after the edit and stands in the way of taking it back. */
static void
assert_conflict (const char *edit, const char *meanwhile, const char *table, const char *key)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) changeset = record (database, edit, admit);
  g_autoptr (GBytes) other = record (database, meanwhile, admit);
  g_autoptr (GBytes) inverse = wm_changeset_invert (changeset, NULL);
  g_autofree char *before = dump (database);
  g_autofree char *conflict_table = NULL;
  g_autofree char *conflict_key = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (database, NULL));
  g_assert_false (
      wm_changeset_apply (database, inverse, admit, NULL, &conflict_table, &conflict_key, &error));
  g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CONSTRAINT);
  g_assert_cmpstr (conflict_table, ==, table);
  g_assert_cmpstr (conflict_key, ==, key);
  assert_dump (database, before);
  wm_database_rollback (database);
}

static void
test_conflicts (void)
{
  /* Changed in between, gone in between, there again, and used by something else. */
  assert_conflict ("UPDATE thing SET title = 'A' WHERE id = 't1'",
                   "UPDATE thing SET title = 'B' WHERE id = 't1'", "thing", "t1");
  assert_conflict ("UPDATE thing SET n = 9 WHERE id = 't3'", "DELETE FROM thing WHERE id = 't3'",
                   "thing", "t3");
  assert_conflict ("DELETE FROM part WHERE a = 't2'", "INSERT INTO part VALUES ('t2', 'y')", "part",
                   "t2");
  assert_conflict ("INSERT INTO thing VALUES ('t5', NULL, NULL)",
                   "INSERT INTO part VALUES ('t5', 'p')", NULL, NULL);
  /* What stands in the way of the second row takes the first back too. */
  assert_conflict (EDIT, "UPDATE thing SET title = 'B' WHERE id = 't4'", "thing", "t4");
}

static void
test_filter (void)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (WmDatabase) other = new_database (TABLES);
  g_autoptr (GBytes) changeset =
      record (other, EDIT "UPDATE secret SET value = 'known'", admit_all);

  g_assert_false (wm_changeset_check (database, changeset, admit, NULL, NULL));
  assert_refused (database, changeset, admit, WM_DATABASE_ERROR_CORRUPT);
  g_assert_true (wm_changeset_check (database, changeset, admit_all, NULL, NULL));
}

static GBytes *
record_elsewhere (const char *tables, const char *edit)
{
  g_autoptr (WmDatabase) elsewhere = new_database (tables);

  return record (elsewhere, edit, admit_all);
}

static void
test_other_shapes (void)
{
  static const char *const shapes[][2] = {
    { "CREATE TABLE nowhere (id TEXT NOT NULL PRIMARY KEY) STRICT",
      "INSERT INTO nowhere VALUES ('x')" },
    { "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY, title TEXT, n INTEGER, more TEXT) STRICT",
      "INSERT INTO thing VALUES ('x', 'y', 1, 'z')" },
    { "CREATE TABLE thing (id TEXT, title TEXT NOT NULL PRIMARY KEY, n INTEGER) STRICT",
      "INSERT INTO thing VALUES ('x', 'y', 1)" },
    { "CREATE TABLE thing (id TEXT, title TEXT, n INTEGER, PRIMARY KEY (id, title)) STRICT",
      "INSERT INTO thing VALUES ('x', 'y', 1)" },
    { "CREATE TABLE part (a TEXT NOT NULL PRIMARY KEY, b TEXT) STRICT",
      "INSERT INTO part VALUES ('x', 'y')" },
  };
  g_autoptr (WmDatabase) database = new_database (TABLES);

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GBytes) changeset = record_elsewhere (shapes[i][0], shapes[i][1]);

      assert_refused (database, changeset, admit_all, WM_DATABASE_ERROR_CORRUPT);
    }
}

/* One changeset can name a table twice with different columns; only bytes written by hand do. */
static void
test_two_shapes_of_one_table (void)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) good = record_elsewhere (TABLES, "INSERT INTO thing VALUES ('x', 'y', 1)");
  g_autoptr (GBytes) wide = record_elsewhere (
      "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY, a, b, c, d, e, f, g, h, i, j)",
      "INSERT INTO thing VALUES ('w', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)");
  g_autoptr (GBytes) other_key =
      record_elsewhere ("CREATE TABLE thing (id TEXT, title TEXT NOT NULL PRIMARY KEY, n INTEGER)",
                        "INSERT INTO thing VALUES ('w', 'v', 1)");
  GBytes *seconds[] = { wide, other_key };

  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      g_autoptr (GByteArray) joined = g_byte_array_new ();
      g_autoptr (GBytes) changeset = NULL;

      g_byte_array_append (joined, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
      g_byte_array_append (joined, g_bytes_get_data (seconds[i], NULL),
                           g_bytes_get_size (seconds[i]));
      changeset = g_byte_array_free_to_bytes (g_steal_pointer (&joined));
      assert_refused (database, changeset, admit, WM_DATABASE_ERROR_CORRUPT);
    }
}

static void
test_older_shape (void)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) changeset = record (database, EDIT, admit);
  g_autoptr (GBytes) inverse = wm_changeset_invert (changeset, NULL);

  g_assert_true (wm_database_begin (database, NULL));
  g_assert_true (wm_database_execute (
      database, "ALTER TABLE thing ADD COLUMN more TEXT NOT NULL DEFAULT 'd'", NULL));
  g_assert_true (wm_database_commit (database, NULL));
  apply (database, inverse);
  assert_dump (database, STATE_BEFORE);
  apply (database, changeset);
  assert_dump (database, STATE_AFTER);
  {
    g_autoptr (WmStatement) row =
        wm_database_prepare (database, "SELECT group_concat (more, '') FROM thing");

    g_assert_cmpint (wm_statement_step (row, NULL), ==, WM_STEP_ROW);
    g_assert_cmpstr (wm_statement_get_text (row, 0), ==, "ddd");
  }
}

/* Applies, walks and inverts bytes that may be anything; whatever they do must be taken back. */
static void
try_hostile (WmDatabase *database, GBytes *changeset)
{
  g_autoptr (GBytes) inverse = wm_changeset_invert (changeset, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  wm_changeset_foreach (changeset, describe_cb, out, NULL);
  g_assert_true (wm_database_begin (database, NULL));
  if (!wm_changeset_apply (database, changeset, admit, NULL, NULL, NULL, &error))
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == WM_DATABASE_ERROR);
      /* All or nothing, even before the rollback. */
      assert_dump (database, STATE_BEFORE);
    }
  wm_database_rollback (database);
  assert_dump (database, STATE_BEFORE);
}

static void
test_changed_bytes (void)
{
  static const guint8 masks[] = { 0x01, 0x04, 0x10, 0x55, 0x80, 0xff };
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) changeset = record_elsewhere (TABLES, EDIT);
  gsize size = g_bytes_get_size (changeset);

  for (gsize at = 0; at < size; at++)
    for (gsize i = 0; i < G_N_ELEMENTS (masks); i++)
      {
        guint8 *copy = g_memdup2 (g_bytes_get_data (changeset, NULL), size);
        g_autoptr (GBytes) hostile = NULL;

        copy[at] ^= masks[i];
        hostile = g_bytes_new_take (copy, size);
        try_hostile (database, hostile);
      }
}

static void
test_truncated (void)
{
  g_autoptr (WmDatabase) database = new_database (TABLES);
  g_autoptr (GBytes) changeset = record_elsewhere (TABLES, EDIT);

  for (gsize size = 0; size < g_bytes_get_size (changeset); size++)
    {
      /* A copy of this size lets the sanitizer see a byte read too far. */
      g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (changeset, NULL), size);

      try_hostile (database, part);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changeset/apply/takes-back-and-brings-back", test_invert_and_apply);
  g_test_add_func ("/changeset/apply/a-conflict-names-table-and-key", test_conflicts);
  g_test_add_func ("/changeset/apply/refuses-tables-outside-the-filter", test_filter);
  g_test_add_func ("/changeset/apply/refuses-other-columns-and-keys", test_other_shapes);
  g_test_add_func ("/changeset/apply/refuses-two-shapes-of-one-table",
                   test_two_shapes_of_one_table);
  g_test_add_func ("/changeset/apply/fits-a-table-that-grew", test_older_shape);
  g_test_add_func ("/changeset/record/has-no-bytes-where-nothing-changed", test_nothing_changed);
  g_test_add_func ("/changeset/record/leaves-other-tables-out", test_other_tables_are_not_recorded);
  g_test_add_func ("/changeset/foreach/tells-each-row", test_foreach);
  g_test_add_func ("/changeset/foreach/stops-when-asked", test_foreach_stops);
  g_test_add_func ("/changeset/hostile/changed-bytes-do-no-harm", test_changed_bytes);
  g_test_add_func ("/changeset/hostile/truncated-bytes-do-no-harm", test_truncated);
  return g_test_run ();
}
