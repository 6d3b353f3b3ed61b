/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/wm-database.h"

#include <sqlite3.h>
#include <string.h>

static const char tables[] =
    "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY, title TEXT) STRICT;"
    "CREATE TABLE part (id TEXT NOT NULL PRIMARY KEY,"
    " of TEXT REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED) STRICT;"
    "INSERT INTO thing VALUES ('t1', 'One'), ('t2', hex (zeroblob (9000)));"
    "INSERT INTO part VALUES ('p1', 't1');";

/* Made by SQLite itself, as another program would: anything may be in it. */
static GBytes *
make_image (const char *sql)
{
  sqlite3 *handle = NULL;
  sqlite3_int64 size = 0;
  guchar *image;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  image = sqlite3_serialize (handle, "main", &size, 0);
  g_assert_nonnull (image);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return g_bytes_new_with_free_func (image, (gsize) size, sqlite3_free, image);
}

static WmDatabase *
open_bytes (const void *data, gsize size, GError **error)
{
  void *image = wm_database_allocate_image (size);

  g_assert_nonnull (image);
  if (size > 0)
    memcpy (image, data, size);
  return wm_database_new_from_image (image, size, error);
}

static WmDatabase *
open_image (GBytes *image)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const void *data = g_bytes_get_data (image, &size);
  WmDatabase *database = open_bytes (data, size, &error);

  g_assert_no_error (error);
  g_assert_nonnull (database);
  return database;
}

static void
assert_refused (const void *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmDatabase) database = open_bytes (data, size, &error);

  g_assert_null (database);
  g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT);
}

static void
assert_answer (WmDatabase *database, const char *sql, const char *expected)
{
  g_autoptr (WmStatement) row = wm_database_prepare (database, sql);

  g_assert_cmpint (wm_statement_step (row, NULL), ==, WM_STEP_ROW);
  g_assert_cmpstr (wm_statement_get_text (row, 0), ==, expected);
}

static void
write_inside (WmDatabase *database, const char *sql)
{
  g_assert_true (wm_database_begin (database, NULL));
  g_assert_true (wm_database_execute (database, sql, NULL));
  g_assert_true (wm_database_commit (database, NULL));
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) image = make_image (tables);
  g_autoptr (WmDatabase) first = open_image (image);
  g_autoptr (WmDatabase) second = NULL;
  g_autoptr (GBytes) copy = NULL;

  write_inside (first, "INSERT INTO thing VALUES ('t3', 'Three')");
  copy = wm_database_dup_snapshot (first, NULL);
  second = open_image (copy);
  assert_answer (second, "SELECT group_concat (substr (title, 1, 5)) FROM thing",
                 "One,00000,Three");
  /* It can grow beyond the memory it came in. */
  write_inside (second, "INSERT INTO thing VALUES ('big', hex (zeroblob (400000)))");
  assert_answer (second, "SELECT length (title) FROM thing WHERE id = 'big'", "800000");
  g_assert_finalize_object (g_steal_pointer (&first));
  g_assert_finalize_object (g_steal_pointer (&second));
}

static void
test_snapshot_never_changes (void)
{
  g_autoptr (GBytes) image = make_image (tables);
  g_autoptr (WmDatabase) database = open_image (image);
  g_autoptr (GBytes) snapshot = wm_database_dup_snapshot (database, NULL);
  g_autoptr (GBytes) copy =
      g_bytes_new (g_bytes_get_data (snapshot, NULL), g_bytes_get_size (snapshot));
  g_autoptr (WmDatabase) past = NULL;

  write_inside (database, "DELETE FROM part; DELETE FROM thing;");
  write_inside (database, "INSERT INTO thing VALUES ('t9', hex (zeroblob (100000)))");
  g_assert_true (g_bytes_equal (snapshot, copy));
  g_object_unref (g_steal_pointer (&database));
  g_assert_true (g_bytes_equal (snapshot, copy));
  past = open_image (snapshot);
  assert_answer (past, "SELECT title FROM thing WHERE id = 't1'", "One");
}

static void
test_deleted_bytes_are_gone (void)
{
  g_autoptr (GBytes) image = make_image (tables);
  g_autoptr (WmDatabase) database = open_image (image);
  g_autoptr (GBytes) with = NULL;
  g_autoptr (GBytes) without = NULL;

  write_inside (database, "INSERT INTO thing VALUES ('t3', 'Mallory' || hex (zeroblob (9000)))");
  with = wm_database_dup_snapshot (database, NULL);
  write_inside (database, "DELETE FROM thing WHERE id = 't3'");
  without = wm_database_dup_snapshot (database, NULL);
  g_assert_nonnull (memmem (g_bytes_get_data (with, NULL), g_bytes_get_size (with), "Mallory", 7));
  g_assert_null (
      memmem (g_bytes_get_data (without, NULL), g_bytes_get_size (without), "Mallory", 7));
}

static void
test_wal_mark (void)
{
  g_autoptr (GBytes) image = make_image (tables);
  gsize size = g_bytes_get_size (image);
  g_autofree guchar *bytes = g_memdup2 (g_bytes_get_data (image, NULL), size);
  g_autoptr (WmDatabase) database = NULL;
  g_autoptr (GBytes) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  const guchar *saved;

  bytes[18] = 2;
  bytes[19] = 2;
  database = open_bytes (bytes, size, &error);
  g_assert_no_error (error);
  assert_answer (database, "SELECT title FROM thing WHERE id = 't1'", "One");
  write_inside (database, "UPDATE thing SET title = 'Two' WHERE id = 't1'");
  snapshot = wm_database_dup_snapshot (database, NULL);
  saved = g_bytes_get_data (snapshot, NULL);
  g_assert_cmpint (saved[18], ==, 1);
  g_assert_cmpint (saved[19], ==, 1);
}

static void
test_not_a_database (void)
{
  g_autofree guchar *garbage = g_malloc (8192);

  for (gsize i = 0; i < 8192; i++)
    garbage[i] = (guchar) (i * 7 + 3);
  assert_refused (garbage, 8192);
  memcpy (garbage, "SQLite format 3", 16);
  assert_refused (garbage, 8192);
}

static void
test_too_small (void)
{
  g_autoptr (GBytes) image = make_image (tables);
  const guchar *data = g_bytes_get_data (image, NULL);

  assert_refused (data, 0);
  assert_refused (data, 1);
  assert_refused (data, 16);
  assert_refused (data, 100);
  assert_refused (data, 511);
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) image = make_image (tables);
  gsize size = g_bytes_get_size (image);

  g_assert_cmpuint (size, >, 5 * 4096);
  for (gsize left = 512; left < size; left += 512)
    assert_refused (g_bytes_get_data (image, NULL), left);
}

/* Whatever stands in an image, reading it ends in an error or in a database that answers. */
static void
test_changed_bytes (void)
{
  g_autoptr (GBytes) image = make_image (tables);
  gsize size = g_bytes_get_size (image);
  g_autofree guchar *bytes = g_memdup2 (g_bytes_get_data (image, NULL), size);
  guint n_refused = 0;

  for (gsize at = 0; at < size; at += at < 100 ? 1 : 61)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmDatabase) database = NULL;

      bytes[at] ^= 0xff;
      database = open_bytes (bytes, size, &error);
      bytes[at] ^= 0xff;
      if (database == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (error->domain == WM_DATABASE_ERROR);
          n_refused++;
          continue;
        }
      wm_database_execute (database, "SELECT * FROM thing; SELECT * FROM part", NULL);
    }
  g_assert_cmpuint (n_refused, >, 20);
}

static void
test_broken_reference (void)
{
  g_autoptr (GBytes) image = make_image (
      "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY) STRICT;"
      "CREATE TABLE part (of TEXT REFERENCES thing (id)) STRICT; INSERT INTO part VALUES ('x');");

  assert_refused (g_bytes_get_data (image, NULL), g_bytes_get_size (image));
}

static void
test_triggers_sleep (void)
{
  g_autoptr (GBytes) image = make_image (
      "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY) STRICT;"
      "CREATE TRIGGER t AFTER INSERT ON thing BEGIN INSERT INTO thing VALUES ('evil'); END;");
  g_autoptr (WmDatabase) database = open_image (image);

  write_inside (database, "INSERT INTO thing VALUES ('x')");
  assert_answer (database, "SELECT group_concat (id) FROM thing", "x");
}

static gpointer
open_in_thread (gpointer image)
{
  WmDatabase *database = open_image (image);

  assert_answer (database, "SELECT count (*) FROM thing", "2");
  return database;
}

static void
test_hand_over (void)
{
  g_autoptr (GBytes) image = make_image (tables);
  GThread *thread = g_thread_new ("open", open_in_thread, image);
  WmDatabase *database = g_thread_join (thread);

  assert_answer (database, "SELECT count (*) FROM thing", "2");
  write_inside (database, "INSERT INTO thing VALUES ('t3', 'Three')");
  assert_answer (database, "SELECT count (*) FROM thing", "3");
  g_assert_finalize_object (database);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/database/image/comes-back-from-a-snapshot", test_round_trip);
  g_test_add_func ("/database/image/a-snapshot-never-changes", test_snapshot_never_changes);
  g_test_add_func ("/database/image/deleted-bytes-are-gone", test_deleted_bytes_are_gone);
  g_test_add_func ("/database/image/opens-when-marked-for-a-wal", test_wal_mark);
  g_test_add_func ("/database/image/garbage-is-refused", test_not_a_database);
  g_test_add_func ("/database/image/too-small-is-refused", test_too_small);
  g_test_add_func ("/database/image/truncated-is-refused", test_truncated);
  g_test_add_func ("/database/image/changed-bytes-do-no-harm", test_changed_bytes);
  g_test_add_func ("/database/image/broken-references-are-refused", test_broken_reference);
  g_test_add_func ("/database/image/triggers-do-not-run", test_triggers_sleep);
  g_test_add_func ("/database/image/moves-to-another-thread", test_hand_over);
  return g_test_run ();
}
