/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attaching and extracting in the background, as the window does it. */
#include "config.h"

#include "project-kit.h"

#include "project/wm-event-label.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define LARGE (24 << 20)

/* A file to attach; it stays until the test ends. */
static char *
make_source (Kit *kit, const char *name, const char *content)
{
  char *path = g_build_filename (kit->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static char *
make_large_source (Kit *kit)
{
  g_autofree char *content = g_malloc (LARGE + 1);

  memset (content, 'x', LARGE);
  content[LARGE] = '\0';
  return make_source (kit, "large.bin", content);
}

static GPtrArray *
finish (WmProject *project, GAsyncResult **answer, GError **error)
{
  GPtrArray *attached;

  kit_wait (answer);
  attached = wm_project_attach_finish (project, *answer, error);
  g_clear_object (answer);
  return attached;
}

static GPtrArray *
attach (WmProject *project, const char *to, GCancellable *cancellable, GError **error,
        const char *first, const char *second)
{
  const char *paths[] = { first, second, NULL };
  g_autoptr (GAsyncResult) answer = NULL;

  wm_project_attach_async (project, paths, to, 0, NULL, cancellable, kit_answered_cb, &answer);
  return finish (project, &answer, error);
}

static guint
count_staged (WmProject *project)
{
  g_autofree char *folder = wm_project_dup_staging_folder (project);

  return kit_count_names (folder);
}

static char *
dup_newest_label (WmProject *project)
{
  g_autoptr (WmEvent) event = wm_event_load_head (wm_project_get_database (project));

  return wm_event_dup_label (project, event);
}

static void
test_several (Kit *kit, gconstpointer unused)
{
  g_autofree char *one = make_source (kit, "Röst.txt", "one");
  g_autofree char *two = make_source (kit, "two.txt", "two");
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *asset = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  WmProject *project;
  gint64 seq;

  kit_make_file (kit);
  project = kit_open (kit);
  asset = kit_add (project, "asset", "CRM");
  before = kit_hash_state (project);
  seq = wm_project_get_head_seq (project);
  attached = attach (project, asset, NULL, &error, one, two);
  g_assert_no_error (error);
  g_assert_cmpuint (attached->len, ==, 2);
  g_assert_cmpstr (((WmAttached *) attached->pdata[0])->file_name, ==, "Röst.txt");
  g_assert_false (((WmAttached *) attached->pdata[0])->was_known);
  kit_assert_evidence (kit, project, ((WmAttached *) attached->pdata[1])->id, "two");
  g_assert_cmpint (wm_project_get_head_seq (project), ==, seq + 1);
  label = dup_newest_label (project);
  g_assert_cmpstr (label, ==, "Attached 2 files");
  after = kit_hash_state (project);

  g_assert_true (wm_project_undo (project, NULL));
  g_assert_cmpint (kit_count (project, "evidence"), ==, 1);
  {
    g_autofree char *undone = kit_hash_state (project);
    g_assert_cmpstr (undone, ==, before);
  }
  g_assert_true (wm_project_redo (project, NULL));
  {
    g_autofree char *redone = kit_hash_state (project);
    g_assert_cmpstr (redone, ==, after);
  }
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_assert_evidence (kit, project, ((WmAttached *) attached->pdata[0])->id, "one");
  kit_assert_verifies (kit, kit->path);
  kit_close (&project);
}

/* The same bytes twice in one go, and a file that is evidence already. */
static void
test_known (Kit *kit, gconstpointer unused)
{
  g_autofree char *one = make_source (kit, "a.txt", "new");
  g_autofree char *two = make_source (kit, "b.txt", "new");
  g_autofree char *old = make_source (kit, "old.txt", "what was proven");
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GPtrArray) again = NULL;
  WmAttached *first;
  WmAttached *second;
  WmProject *project;
  gint64 seq;

  kit_make_file (kit);
  project = kit_open (kit);
  attached = attach (project, NULL, NULL, NULL, one, two);
  first = attached->pdata[0];
  second = attached->pdata[1];
  g_assert_false (first->was_known);
  g_assert_true (second->was_known);
  g_assert_cmpstr (first->id, ==, second->id);
  seq = wm_project_get_head_seq (project);
  again = attach (project, NULL, NULL, NULL, old, NULL);
  g_assert_true (((WmAttached *) again->pdata[0])->was_known);
  g_assert_cmpint (wm_project_get_head_seq (project), ==, seq);
  g_assert_cmpuint (count_staged (project), ==, 1);
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (count_staged (project), ==, 0);
  kit_close (&project);
}

static void
test_all_or_none (Kit *kit, gconstpointer unused)
{
  g_autofree char *one = make_source (kit, "one.txt", "one");
  g_autofree char *none = g_build_filename (kit->folder, "missing.txt", NULL);
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;
  gint64 seq;

  kit_make_file (kit);
  project = kit_open (kit);
  seq = wm_project_get_head_seq (project);
  attached = attach (project, NULL, NULL, &error, one, none);
  g_assert_null (attached);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_true (g_str_has_prefix (error->message, "missing.txt: "));
  g_clear_error (&error);
  attached = attach (project, "ffffffffffffffffffffffffffffffff", NULL, &error, one, NULL);
  g_assert_null (attached);
  g_assert_nonnull (error);
  g_assert_cmpint (wm_project_get_head_seq (project), ==, seq);
  g_assert_cmpuint (count_staged (project), ==, 0);
  kit_close (&project);
}

/* A file that is gone and a folder keep the others not out, and say why. */
static void
test_each (Kit *kit, gconstpointer unused)
{
  g_autofree char *one = make_source (kit, "one.txt", "one");
  g_autofree char *none = g_build_filename (kit->folder, "missing.txt", NULL);
  const char *paths[] = { none, one, kit->folder, NULL };
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;
  gint64 seq;

  kit_make_file (kit);
  project = kit_open (kit);
  seq = wm_project_get_head_seq (project);
  wm_project_attach_async (project, paths, NULL, WM_ATTACH_EACH, NULL, NULL, kit_answered_cb,
                           &answer);
  attached = finish (project, &answer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attached->len, ==, 3);
  kit_assert_evidence (kit, project, ((WmAttached *) attached->pdata[0])->id, "one");
  g_assert_null (((WmAttached *) attached->pdata[0])->problem);
  g_assert_null (((WmAttached *) attached->pdata[1])->id);
  g_assert_cmpstr (((WmAttached *) attached->pdata[1])->file_name, ==, "missing.txt");
  g_assert_nonnull (((WmAttached *) attached->pdata[2])->problem);
  g_assert_cmpint (wm_project_get_head_seq (project), ==, seq + 1);
  paths[1] = NULL;
  wm_project_attach_async (project, paths, NULL, WM_ATTACH_EACH, NULL, NULL, kit_answered_cb,
                           &answer);
  refused = finish (project, &answer, &error);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_cmpint (wm_project_get_head_seq (project), ==, seq + 1);
  g_assert_true (wm_project_undo (project, NULL));
  g_assert_cmpint (kit_count (project, "evidence"), ==, 1);
  g_assert_true (wm_project_redo (project, NULL));
  kit_assert_evidence (kit, project, ((WmAttached *) attached->pdata[0])->id, "one");
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_close (&project);
}

static void
test_read_only (Kit *kit, gconstpointer unused)
{
  WmProjectOptions options = kit_options (kit);
  g_autofree char *one = make_source (kit, "one.txt", "one");
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;

  kit_make_file (kit);
  options.read_only = TRUE;
  project = wm_project_open (kit->path, &options, NULL, NULL);
  attached = attach (project, NULL, NULL, &error, one, NULL);
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_READ_ONLY);
  kit_close (&project);
}

static void
test_progress_and_cancel (Kit *kit, gconstpointer unused)
{
  g_autofree char *large = make_large_source (kit);
  const char *paths[] = { large, large, large, large, NULL };
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (WmProgress) progress = wm_progress_new ();
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  g_cancellable_cancel (cancellable);
  wm_project_attach_async (project, paths, NULL, 0, progress, cancellable, kit_answered_cb,
                           &answer);
  attached = finish (project, &answer, &error);
  g_assert_null (attached);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (wm_project_is_modified (project));
  g_assert_cmpuint (count_staged (project), ==, 0);

  wm_project_attach_async (project, paths, NULL, 0, progress, NULL, kit_answered_cb, &answer);
  attached = finish (project, &answer, NULL);
  g_assert_cmpuint (attached->len, ==, 4);
  kit_settle ();
  g_assert_cmpfloat (wm_progress_get_fraction (progress), ==, 1);
  g_assert_cmpuint (wm_progress_get_total (progress), ==, 4 * LARGE);
  g_assert_cmpuint (count_staged (project), ==, 1);
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_close (&project);
}

/* What one operation throws away may be what another is about to name. */
static void
test_two_at_once (Kit *kit, gconstpointer unused)
{
  g_autofree char *one = make_source (kit, "one.txt", "one");
  const char *paths[] = { one, NULL };
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) attached = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  wm_project_attach_async (project, paths, "ffffffffffffffffffffffffffffffff", 0, NULL, NULL,
                           kit_answered_cb, &first);
  wm_project_attach_async (project, paths, NULL, 0, NULL, NULL, kit_answered_cb, &second);
  kit_wait (&first);
  kit_wait (&second);
  refused = wm_project_attach_finish (project, first, NULL);
  g_assert_null (refused);
  attached = wm_project_attach_finish (project, second, NULL);
  kit_assert_evidence (kit, project, ((WmAttached *) attached->pdata[0])->id, "one");
  g_clear_object (&first);
  g_clear_object (&second);
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_close (&project);
}

/* The journal is moved while files are on their way into it. */
static void
test_journal_moves (Kit *kit, gconstpointer unused)
{
  g_autofree char *one = make_source (kit, "one.txt", "one");
  g_autofree char *elsewhere = g_build_filename (kit->folder, "elsewhere", NULL);
  const char *paths[] = { one, NULL };
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  wm_project_attach_async (project, paths, NULL, 0, NULL, NULL, kit_answered_cb, &answer);
  g_assert_true (wm_project_move_recovery (project, elsewhere, NULL));
  attached = finish (project, &answer, &error);
  g_assert_no_error (error);
  kit_assert_evidence (kit, project, ((WmAttached *) attached->pdata[0])->id, "one");
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_assert_verifies (kit, kit->path);
  kit_close (&project);
}

static char *
extract (WmProject *project, const char *id, const char *destination, WmExtractFlags flags,
         GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  wm_project_extract_async (project, id, destination, flags, NULL, NULL, kit_answered_cb, &answer);
  kit_wait (&answer);
  return wm_project_extract_finish (project, answer, error);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autoptr (GBytes) bytes = kit_read (path);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

static void
test_extract (Kit *kit, gconstpointer unused)
{
  g_autofree char *out = g_build_filename (kit->files, "out", NULL);
  g_autofree char *wanted = g_build_filename (out, "one.txt", NULL);
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *id = NULL;
  g_autofree char *asset = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;
  WmProject *project;

  g_assert_cmpint (g_mkdir (out, 0700), ==, 0);
  kit_make_file (kit);
  project = kit_open (kit);
  id = kit_attach (kit, project, "one.txt", "one");
  path = extract (project, id, out, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, wanted);
  assert_content (path, "one");
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0400, ==, 0400);

  g_assert_true (g_file_set_contents (wanted, "mine", -1, NULL));
  again = extract (project, id, out, 0, &error);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
  g_clear_error (&error);
  assert_content (wanted, "mine");
  replaced = extract (project, id, wanted, WM_EXTRACT_REPLACE, &error);
  g_assert_no_error (error);
  assert_content (wanted, "one");
  asset = kit_add (project, "asset", "CRM");
  nothing = extract (project, asset, out, 0, &error);
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
  g_assert_cmpuint (kit_count_names (out), ==, 1);
  kit_crash (&project);
}

/* A save takes the staged file away while a worker is about to read it. */
static void
test_extract_during_save (Kit *kit, gconstpointer unused)
{
  g_autofree char *out = g_build_filename (kit->folder, "out.txt", NULL);
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  id = kit_attach (kit, project, "one.txt", "one");
  wm_project_extract_async (project, id, out, 0, NULL, NULL, kit_answered_cb, &answer);
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (count_staged (project), ==, 1);
  kit_wait (&answer);
  path = wm_project_extract_finish (project, answer, &error);
  g_assert_no_error (error);
  assert_content (path, "one");
  g_assert_cmpuint (count_staged (project), ==, 0);
  g_clear_object (&answer);
  kit_close (&project);
}

static void
test_extract_cancelled (Kit *kit, gconstpointer unused)
{
  g_autofree char *large = make_large_source (kit);
  g_autofree char *out = g_build_filename (kit->files, "out.bin", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (WmProgress) progress = wm_progress_new ();
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  attached = attach (project, NULL, NULL, NULL, large, NULL);
  g_cancellable_cancel (cancellable);
  wm_project_extract_async (project, ((WmAttached *) attached->pdata[0])->id, out, 0, progress,
                            cancellable, kit_answered_cb, &answer);
  kit_wait (&answer);
  path = wm_project_extract_finish (project, answer, &error);
  g_assert_null (path);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (kit_count_names (kit->files), ==, 1);
  g_clear_object (&answer);

  wm_project_extract_async (project, ((WmAttached *) attached->pdata[0])->id, out, 0, progress,
                            NULL, kit_answered_cb, &answer);
  kit_wait (&answer);
  path = wm_project_extract_finish (project, answer, NULL);
  g_assert_cmpstr (path, ==, out);
  kit_settle ();
  g_assert_cmpfloat (wm_progress_get_fraction (progress), ==, 1);
  g_clear_object (&answer);
  kit_crash (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  KIT_ADD ("/attach/several/are-one-step", test_several);
  KIT_ADD ("/attach/several/or-none", test_all_or_none);
  KIT_ADD ("/attach/several/each-by-itself", test_each);
  KIT_ADD ("/attach/known/is-kept-once", test_known);
  KIT_ADD ("/attach/read-only/is-refused", test_read_only);
  KIT_ADD ("/attach/progress/and-cancel", test_progress_and_cancel);
  KIT_ADD ("/attach/worker/two-at-once", test_two_at_once);
  KIT_ADD ("/attach/worker/journal-moves", test_journal_moves);
  KIT_ADD ("/extract/worker/writes-or-replaces", test_extract);
  KIT_ADD ("/extract/worker/bears-a-save", test_extract_during_save);
  KIT_ADD ("/extract/worker/can-be-cancelled", test_extract_cancelled);
  return g_test_run ();
}
