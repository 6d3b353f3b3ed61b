/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to a project file while the project is open: it is deleted, replaced, changed, or
 * cannot be written; and what the journal is worth when its end is torn. */
#include "config.h"

#include "project-kit.h"

#include "project/wm-files.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/* The edits of an open project survive a save that was refused: they go into another file, and the
 * journal has them until then. */
static void
assert_nothing_lost (Kit *kit, WmProject **project, const char *expected_problems)
{
  g_autofree char *problems = NULL;
  g_autofree char *other = g_build_filename (kit->files, "Elsewhere.isms", NULL);
  g_autofree char *state = kit_hash_state (*project);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_project_sync (*project, NULL));
  g_assert_cmpint (wm_project_get_safety (*project), ==, WM_SAFETY_SAFE);
  wm_project_save_as (*project, other, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  kit_close (project);
  problems = kit_verify (kit, other);
  g_assert_cmpstr (problems, ==, expected_problems);
  *project = kit_open_path (kit, other);
  again = kit_hash_state (*project);
  g_assert_cmpstr (again, ==, state);
}

static void
assert_save_refused (WmProject *project, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (wm_project_save (project, NULL, NULL, NULL, &error));
  g_assert_error (error, WM_PROJECT_ERROR, code);
  g_assert_true (strstr (error->message, "safe") != NULL ||
                 strstr (error->message, "as it was") != NULL);
  g_assert_nonnull (strstr (error->message, "another"));
  g_assert_true (wm_project_is_modified (project));
}

static void
test_deleted (Kit *kit, gconstpointer unused)
{
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  kit_edit (project, "Typed before");
  g_assert_cmpint (g_unlink (kit->path), ==, 0);
  kit_edit (project, "Typed after");
  /* Nothing stands in the way: the file is made again, from what is still open of the old one. */
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAVED);
  kit_assert_verifies (kit, kit->path);
  kit_edit (project, "Typed at last");
  assert_nothing_lost (kit, &project, "");
  g_assert_cmpint (kit_count (project, "asset"), ==, 4);
  kit_close (&project);
}

/* Dies after the file is gone: the journal alone brings the work back. The attached file lay only
 * in what was deleted, and the new file says so of it. */
static void
test_deleted_and_crashed (Kit *kit, gconstpointer unused)
{
  WmProjectOptions options = kit_options (kit);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  kit_edit (project, "Typed");
  g_assert_true (wm_project_sync (project, NULL));
  g_assert_cmpint (g_unlink (kit->path), ==, 0);
  kit_crash (&project);
  items = wm_recovery_list (kit->recovery, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  project = wm_recovery_open (g_ptr_array_steal_index (items, 0), &options, NULL, &error);
  g_assert_no_error (error);
  assert_nothing_lost (kit, &project, "entry_damaged");
  g_assert_cmpint (kit_count (project, "asset"), ==, 2);
  kit_close (&project);
}

static void
test_replaced (Kit *kit, gconstpointer unused)
{
  g_autofree char *stranger = g_build_filename (kit->files, "Stranger.isms", NULL);
  WmProject *project;
  WmProject *other;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) now = NULL;

  kit_make_file (kit);
  other = kit_create (kit);
  kit_edit (other, "Another company's");
  g_assert_true (wm_project_save_as (other, stranger, 0, NULL, NULL, NULL, NULL));
  kit_close (&other);
  project = kit_open (kit);
  kit_edit (project, "Typed");
  g_assert_cmpint (g_rename (stranger, kit->path), ==, 0);
  theirs = kit_read (kit->path);
  assert_save_refused (project, WM_PROJECT_ERROR_CHANGED_OUTSIDE);
  now = kit_read (kit->path);
  g_assert_true (g_bytes_equal (now, theirs));
  assert_nothing_lost (kit, &project, "");
  kit_close (&project);
}

/* The same project, saved by somebody else on a shared disk. */
static void
test_changed (Kit *kit, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (kit->files, "Copy.isms", NULL);
  WmProject *project;
  WmProject *other;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) now = NULL;

  kit_make_file (kit);
  kit_copy (kit->path, copy);
  project = kit_open (kit);
  kit_edit (project, "Mine");
  other = kit_open_path (kit, copy);
  kit_edit (other, "Theirs");
  g_assert_true (wm_project_save (other, NULL, NULL, NULL, NULL));
  kit_close (&other);
  g_assert_cmpint (g_rename (copy, kit->path), ==, 0);
  theirs = kit_read (kit->path);
  assert_save_refused (project, WM_PROJECT_ERROR_CHANGED_OUTSIDE);
  now = kit_read (kit->path);
  g_assert_true (g_bytes_equal (now, theirs));
  assert_nothing_lost (kit, &project, "");
  kit_close (&project);
}

/* Another program wrote into the file itself, as one that synchronises folders does. */
static void
test_overwritten (Kit *kit, gconstpointer unused)
{
  WmProject *project;
  int fd;

  kit_make_file (kit);
  project = kit_open (kit);
  kit_edit (project, "Typed");
  fd = open (kit->path, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, 100), ==, 0);
  close (fd);
  assert_save_refused (project, WM_PROJECT_ERROR_CHANGED_OUTSIDE);
  g_assert_true (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
  kit_crash (&project);
  g_assert_cmpint (g_unlink (kit->path), ==, 0);
}

static void
test_read_only_place (Kit *kit, gconstpointer unused)
{
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  kit_edit (project, "Typed");
  if (mount (kit->files, kit->files, NULL, MS_BIND, NULL) != 0 ||
      mount (NULL, kit->files, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0)
    {
      g_test_skip ("may not mount here");
      kit_crash (&project);
      return;
    }
  assert_save_refused (project, WM_PROJECT_ERROR_IO);
  g_assert_cmpint (umount2 (kit->files, MNT_DETACH), ==, 0);
  kit_assert_verifies (kit, kit->path);
  assert_nothing_lost (kit, &project, "");
  kit_close (&project);
}

/* A consultant has two copies of one project open at once. */
static void
test_two_copies (Kit *kit, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (kit->files, "Copy.isms", NULL);
  WmProject *first;
  WmProject *second;

  kit_make_file (kit);
  kit_copy (kit->path, copy);
  first = kit_open (kit);
  second = kit_open_path (kit, copy);
  kit_edit (first, "In the first");
  kit_edit (second, "In the second");
  kit_edit (second, "In the second too");
  g_assert_true (wm_project_sync (first, NULL) && wm_project_sync (second, NULL));
  kit_crash (&first);
  kit_crash (&second);
  second = kit_open_path (kit, copy);
  g_assert_cmpint (wm_project_get_n_recovered (second), ==, 2);
  g_assert_cmpint (kit_count (second, "asset"), ==, 3);
  first = kit_open (kit);
  g_assert_cmpint (wm_project_get_n_recovered (first), ==, 1);
  g_assert_cmpint (kit_count (first, "asset"), ==, 2);
  g_assert_true (wm_project_save (first, NULL, NULL, NULL, NULL));
  g_assert_true (wm_project_save (second, NULL, NULL, NULL, NULL));
  kit_close (&first);
  kit_close (&second);
  kit_assert_verifies (kit, kit->path);
  kit_assert_verifies (kit, copy);
}

/* Each opening begins a journal of its own, so every round starts from the one that was left. */
static void
copy_tree (const char *from, const char *to)
{
  const char *command[] = { "cp", "-a", from, to, NULL };
  int status = -1;

  wm_files_remove_tree (to);
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

static gint64
open_torn (Kit *kit, GBytes *segment)
{
  g_autofree char *folder = kit_find_journal (kit);
  g_autofree char *path = kit_find (folder, "segment");
  WmProject *project;
  gint64 n_recovered;

  g_assert_nonnull (path);
  kit_write (path, segment);
  project = kit_open (kit);
  n_recovered = wm_project_get_n_recovered (project);
  g_assert_cmpint (kit_count (project, "asset"), ==, 1 + n_recovered);
  kit_crash (&project);
  return n_recovered;
}

/* The segment without the zeros that wait behind its last event. */
static GBytes *
read_segment (const char *path)
{
  g_autoptr (GBytes) file = kit_read (path);
  const guint8 *data;
  gsize size = 0;

  data = g_bytes_get_data (file, &size);
  /* Zeros are there, and more of them than an event could end in. */
  g_assert_cmpuint (size, >, 4096);
  g_assert_cmpint (data[size - 4096], ==, 0);
  while (size > 0 && data[size - 1] == 0)
    size--;
  return g_bytes_new_from_bytes (file, 0, size);
}

/* At each length of the segment the events before the torn one are there, and nothing is refused.
 */
static void
test_torn (Kit *kit, gconstpointer unused)
{
  g_autofree char *left = g_build_filename (kit->folder, "left", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) whole = NULL;
  WmProject *project;
  gint64 last = 2;
  gsize size;

  kit_make_file (kit);
  project = kit_open (kit);
  kit_edit (project, "One");
  kit_edit (project, "Two");
  g_assert_true (wm_project_sync (project, NULL));
  kit_crash (&project);
  folder = kit_find_journal (kit);
  path = kit_find (folder, "segment");
  file = kit_read (path);
  whole = read_segment (path);
  size = g_bytes_get_size (whole);
  copy_tree (kit->recovery, left);
  g_assert_cmpint (open_torn (kit, file), ==, 2);
  for (gsize cut = 0; cut <= size; cut += size - cut > 37 ? 37 : 1)
    {
      g_autoptr (GBytes) torn = g_bytes_new_from_bytes (whole, 0, size - cut);
      gint64 n_recovered;

      copy_tree (left, kit->recovery);
      n_recovered = open_torn (kit, torn);
      g_assert_cmpint (n_recovered, <=, last);
      g_assert_cmpint (n_recovered, ==, cut == 0 ? 2 : n_recovered);
      last = n_recovered;
    }
  g_assert_cmpint (last, ==, 0);
  wm_files_remove_tree (left);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* What is mounted here is seen by nobody else and goes with the process. */
  if (unshare (CLONE_NEWNS) == 0)
    mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL);
  KIT_ADD ("/outside/file/deleted-while-open", test_deleted);
  KIT_ADD ("/outside/file/deleted-and-then-a-crash", test_deleted_and_crashed);
  KIT_ADD ("/outside/file/replaced-by-another-project", test_replaced);
  KIT_ADD ("/outside/file/changed-by-another-program", test_changed);
  KIT_ADD ("/outside/file/overwritten-in-place", test_overwritten);
  KIT_ADD ("/outside/place/read-only", test_read_only_place);
  KIT_ADD ("/outside/copies/two-at-once", test_two_copies);
  KIT_ADD ("/outside/journal/torn-at-each-length", test_torn);
  return g_test_run ();
}
