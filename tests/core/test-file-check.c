/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project-kit.h"

#include "project/wm-file-check.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

static WmFileState
check_async (WmProject *project)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  WmFileState state = WM_FILE_GONE;

  wm_project_check_file_async (project, NULL, kit_answered_cb, &answer);
  kit_wait (&answer);
  g_assert_true (wm_project_check_file_finish (project, answer, &state, &error));
  g_assert_no_error (error);
  return state;
}

static void
assert_state (WmProject *project, WmFileState expected)
{
  g_assert_cmpint (wm_project_check_file (project), ==, expected);
  g_assert_cmpint (check_async (project), ==, expected);
}

/* What a save would say to the state that the check found. */
static void
assert_save (WmProject *project, gboolean expected)
{
  g_autoptr (GError) error = NULL;

  kit_edit (project, "CRM");
  g_assert_cmpint (wm_project_save (project, NULL, NULL, NULL, &error), ==, expected);
  if (expected)
    g_assert_no_error (error);
  else
    g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_CHANGED_OUTSIDE);
  if (expected)
    assert_state (project, WM_FILE_AS_OPENED);
}

static void
test_as_opened (Kit *kit, gconstpointer unused)
{
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  assert_state (project, WM_FILE_AS_OPENED);
  assert_save (project, TRUE);
  kit_close (&project);
}

static void
test_no_file_yet (Kit *kit, gconstpointer unused)
{
  WmProject *project = kit_create (kit);

  assert_state (project, WM_FILE_AS_OPENED);
  kit_close (&project);
}

static void
test_touched (Kit *kit, gconstpointer unused)
{
  const struct timespec times[] = { { 1000, 1 }, { 1000, 1 } };
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  g_assert_cmpint (utimensat (AT_FDCWD, kit->path, times, 0), ==, 0);
  assert_state (project, WM_FILE_AS_OPENED);
  assert_save (project, TRUE);
  kit_close (&project);
}

static void
test_copied_back (Kit *kit, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (kit->files, "Copy.isms", NULL);
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  kit_copy (kit->path, copy);
  g_assert_cmpint (g_rename (copy, kit->path), ==, 0);
  assert_state (project, WM_FILE_AS_OPENED);
  assert_save (project, TRUE);
  kit_close (&project);
}

static void
test_gone (Kit *kit, gconstpointer unused)
{
  g_autofree char *away = g_build_filename (kit->folder, "away", NULL);
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  g_assert_cmpint (g_rename (kit->files, away), ==, 0);
  assert_state (project, WM_FILE_GONE);
  g_assert_cmpint (g_rename (away, kit->files), ==, 0);
  g_assert_cmpint (g_unlink (kit->path), ==, 0);
  assert_state (project, WM_FILE_GONE);
  assert_save (project, TRUE);
  kit_close (&project);
}

/* Writes a later state of the same project, as somebody else who had the file would. */
static void
change_outside (Kit *kit, const char *path)
{
  g_autofree char *other = g_build_filename (kit->files, "Other.isms", NULL);
  WmProject *project;
  g_autoptr (GError) error = NULL;

  kit_copy (kit->path, other);
  project = kit_open_path (kit, other);
  kit_edit (project, "Added elsewhere");
  wm_project_save (project, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  kit_close (&project);
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
test_changed (Kit *kit, gconstpointer unused)
{
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  change_outside (kit, kit->path);
  assert_state (project, WM_FILE_CHANGED);
  assert_save (project, FALSE);
  assert_state (project, WM_FILE_CHANGED);
  g_assert_true (wm_project_save_as (project, kit->path, WM_SAVE_REPLACE, NULL, NULL, NULL, NULL));
  assert_state (project, WM_FILE_AS_OPENED);
  kit_close (&project);
}

static void
test_replaced (Kit *kit, gconstpointer unused)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no project", 10);
  g_autofree char *other = g_build_filename (kit->files, "Other.isms", NULL);
  WmProject *foreign = kit_create (kit);
  WmProject *project;

  g_assert_true (wm_project_save_as (foreign, other, 0, NULL, NULL, NULL, NULL));
  kit_close (&foreign);
  kit_make_file (kit);
  project = kit_open (kit);
  g_assert_cmpint (g_rename (other, kit->path), ==, 0);
  assert_state (project, WM_FILE_REPLACED);
  assert_save (project, FALSE);
  kit_write (kit->path, text);
  assert_state (project, WM_FILE_REPLACED);
  assert_save (project, FALSE);
  g_assert_cmpint (g_unlink (kit->path), ==, 0);
  g_assert_cmpint (mkfifo (kit->path, 0600), ==, 0);
  assert_state (project, WM_FILE_REPLACED);
  g_assert_cmpint (g_unlink (kit->path), ==, 0);
  g_assert_cmpint (g_mkdir (kit->path, 0700), ==, 0);
  assert_state (project, WM_FILE_REPLACED);
  kit_close (&project);
}

/* The answer to a question that was asked before a save is about the file after it. */
static void
test_saved_meanwhile (Kit *kit, gconstpointer unused)
{
  g_autoptr (GAsyncResult) answer = NULL;
  WmFileState state = WM_FILE_GONE;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  wm_project_check_file_async (project, NULL, kit_answered_cb, &answer);
  assert_save (project, TRUE);
  kit_wait (&answer);
  g_assert_true (wm_project_check_file_finish (project, answer, &state, NULL));
  g_assert_cmpint (state, ==, WM_FILE_AS_OPENED);
  g_clear_object (&answer);
  kit_close (&project);
}

static void
test_cancelled (Kit *kit, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  WmFileState state = WM_FILE_GONE;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  g_cancellable_cancel (cancellable);
  wm_project_check_file_async (project, cancellable, kit_answered_cb, &answer);
  kit_wait (&answer);
  g_assert_false (wm_project_check_file_finish (project, answer, &state, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&answer);
  kit_close (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  KIT_ADD ("/file-check/knows-its-own-file", test_as_opened);
  KIT_ADD ("/file-check/has-no-file-yet", test_no_file_yet);
  KIT_ADD ("/file-check/touching-is-no-change", test_touched);
  KIT_ADD ("/file-check/copying-back-is-no-change", test_copied_back);
  KIT_ADD ("/file-check/sees-it-gone", test_gone);
  KIT_ADD ("/file-check/sees-a-newer-state", test_changed);
  KIT_ADD ("/file-check/sees-something-else", test_replaced);
  KIT_ADD ("/file-check/follows-a-save", test_saved_meanwhile);
  KIT_ADD ("/file-check/can-be-cancelled", test_cancelled);
  return g_test_run ();
}
