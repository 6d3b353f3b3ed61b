/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "store/wm-snapshot.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static gboolean
append_cb (const void *data, gsize size, gpointer user_data)
{
  g_byte_array_append (user_data, data, (guint) size);
  return TRUE;
}

static GBytes *
read_all (WmSnapshot *snapshot)
{
  GByteArray *bytes = g_byte_array_new ();

  g_assert_true (wm_snapshot_read (snapshot, append_cb, bytes));
  g_assert_cmpuint (bytes->len, ==, wm_snapshot_get_size (snapshot));
  return g_byte_array_free_to_bytes (bytes);
}

/* One that was opened from a file, which is in one piece of memory. */
static void
reopen (TestProject *project)
{
  g_autofree char *asset = test_add (project, "asset", "name", "Quokka", NULL);

  test_project_reopen (project);
}

static void
assert_is_a_database (WmSnapshot *snapshot, const char *name)
{
  g_autoptr (GBytes) bytes = read_all (snapshot);
  gsize size = g_bytes_get_size (bytes);
  void *image = wm_database_allocate_image (size);
  g_autoptr (WmDatabase) database = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM asset WHERE name = '%s'", name);

  memcpy (image, g_bytes_get_data (bytes, NULL), size);
  database = wm_database_new_from_image (image, size, NULL);
  g_assert_nonnull (database);
  g_assert_cmpint (test_query_int (database, sql), ==, 1);
}

static void
test_file (TestProject *project, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-snapshot-XXXXXX", NULL);
  g_autoptr (WmSnapshot) snapshot = NULL;
  g_autoptr (WmSnapshot) other = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) later = NULL;

  reopen (project);
  expected = wm_database_dup_snapshot (wm_project_get_database (project->project), NULL);
  snapshot = wm_snapshot_new (wm_project_get_database (project->project), folder, 0, NULL);
  g_assert_cmpint (wm_snapshot_get_fd (snapshot), >=, 0);
  g_assert_null (wm_snapshot_get_bytes (snapshot));
  bytes = read_all (snapshot);
  g_assert_true (g_bytes_equal (bytes, expected));
  /* The file has no name, so that nothing is left of it. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  {
    g_autofree char *asset = test_add (project, "asset", "name", "Numbat", NULL);
  }
  other = wm_snapshot_ref (snapshot);
  g_clear_pointer (&snapshot, wm_snapshot_unref);
  later = read_all (other);
  g_assert_true (g_bytes_equal (later, expected));
  assert_is_a_database (other, "Quokka");
}

static void
test_memory (TestProject *project, gconstpointer data)
{
  WmDatabase *database = NULL;
  g_autoptr (WmSnapshot) small = NULL;
  g_autoptr (WmSnapshot) nowhere = NULL;
  g_autoptr (WmSnapshot) failed = NULL;

  reopen (project);
  database = wm_project_get_database (project->project);
  small = wm_snapshot_new (database, g_get_tmp_dir (), G_MAXSIZE, NULL);
  nowhere = wm_snapshot_new (database, NULL, 0, NULL);
  failed = wm_snapshot_new (database, "/nonexistent/folder", 0, NULL);
  g_assert_cmpint (wm_snapshot_get_fd (small), ==, -1);
  g_assert_cmpint (wm_snapshot_get_fd (nowhere), ==, -1);
  g_assert_cmpint (wm_snapshot_get_fd (failed), ==, -1);
  assert_is_a_database (small, "Quokka");
  assert_is_a_database (nowhere, "Quokka");
  assert_is_a_database (failed, "Quokka");
}

/* A project that was just made is not in one piece. */
static void
test_new (TestProject *project, gconstpointer data)
{
  g_autofree char *asset = test_add (project, "asset", "name", "Quokka", NULL);
  g_autoptr (WmSnapshot) snapshot =
      wm_snapshot_new (wm_project_get_database (project->project), g_get_tmp_dir (), 0, NULL);

  assert_is_a_database (snapshot, "Quokka");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/snapshot/" path, TestProject, NULL, test_project_set_up, func,                     \
              test_project_tear_down)
  ADD ("file/never-changes-and-leaves-nothing", test_file);
  ADD ("memory/where-it-is-small-or-no-file-can-be-made", test_memory);
  ADD ("memory/of-a-new-project", test_new);
  return g_test_run ();
}
