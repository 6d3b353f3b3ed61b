/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's header says, and what it does when it closes. */
#include "config.h"

#include "project-kit.h"

#include "project/wm-edit-many.h"
#include "project/wm-progress.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  guint safety;
  guint modified;
  guint path;
  guint saved_at;
  guint saving;
} Told;

static void
told_cb (GObject *object, GParamSpec *pspec, gpointer count)
{
  (*(guint *) count)++;
}

static void
listen (WmProject *project, Told *told)
{
  memset (told, 0, sizeof *told);
  g_signal_connect (project, "notify::safety", G_CALLBACK (told_cb), &told->safety);
  g_signal_connect (project, "notify::modified", G_CALLBACK (told_cb), &told->modified);
  g_signal_connect (project, "notify::path", G_CALLBACK (told_cb), &told->path);
  g_signal_connect (project, "notify::saved-at", G_CALLBACK (told_cb), &told->saved_at);
  g_signal_connect (project, "notify::saving", G_CALLBACK (told_cb), &told->saving);
}

static gboolean
finish_save (WmProject *project, GAsyncResult **answer, GError **error)
{
  gboolean done;

  kit_wait (answer);
  done = wm_project_save_finish (project, *answer, error);
  g_clear_object (answer);
  return done;
}

static void
assert_properties (WmProject *project, WmSafety safety, gboolean modified, const char *path)
{
  int its_safety = -1;
  gboolean is_modified = -1;
  g_autofree char *its_path = NULL;
  gint64 saved_at = -1;
  gboolean saving = -1;

  g_object_get (project, "safety", &its_safety, "modified", &is_modified, "path", &its_path,
                "saved-at", &saved_at, "saving", &saving, NULL);
  /* The thread of the journal may have synced between the two looks. */
  if (safety != WM_SAFETY_NOT_SAFE || its_safety != WM_SAFETY_SAFE)
    g_assert_cmpint (its_safety, ==, safety);
  g_assert_cmpint (is_modified, ==, modified);
  g_assert_cmpstr (its_path, ==, path);
  g_assert_cmpint (saved_at, ==, wm_project_get_saved_at (project));
  g_assert_cmpint (saving, ==, wm_project_is_saving (project));
}

static void
test_notify (Kit *kit, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (kit->files, "Other.isms", NULL);
  WmProject *project;
  Told told;

  kit_make_file (kit);
  project = kit_open (kit);
  listen (project, &told);
  assert_properties (project, WM_SAFETY_SAVED, FALSE, kit->path);
  g_assert_cmpint (wm_project_get_saved_at (project), >, 0);
  kit_edit (project, "CRM");
  g_assert_cmpuint (told.modified, ==, 1);
  kit_edit (project, "ERP");
  g_assert_cmpuint (told.modified, ==, 1);
  g_assert_true (wm_project_sync (project, NULL));
  kit_settle ();
  assert_properties (project, WM_SAFETY_SAFE, TRUE, kit->path);
  g_assert_cmpuint (told.safety, >=, 2);
  g_assert_cmpuint (told.saved_at + told.saving + told.path, ==, 0);
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  assert_properties (project, WM_SAFETY_SAVED, FALSE, kit->path);
  g_assert_cmpuint (told.modified, ==, 2);
  g_assert_cmpuint (told.saved_at, ==, 1);
  g_assert_cmpuint (told.saving, ==, 2);
  g_assert_cmpuint (told.path, ==, 0);
  g_assert_true (wm_project_save_as (project, other, 0, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (told.path, ==, 1);
  assert_properties (project, WM_SAFETY_SAVED, FALSE, other);
  kit_close (&project);
}

static void
test_undo_can_not_become_saved (Kit *kit, gconstpointer unused)
{
  WmProject *project;
  Told told;

  kit_make_file (kit);
  project = kit_open (kit);
  listen (project, &told);
  kit_edit (project, "CRM");
  g_assert_true (wm_project_undo (project, NULL));
  g_assert_true (wm_project_is_modified (project));
  g_assert_true (wm_project_redo (project, NULL));
  g_assert_cmpuint (told.modified, ==, 1);
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_close (&project);
}

static void
test_never_saved (Kit *kit, gconstpointer unused)
{
  WmProject *project = kit_create (kit);

  g_assert_cmpint (wm_project_get_saved_at (project), ==, 0);
  g_assert_true (wm_project_sync (project, NULL));
  kit_settle ();
  assert_properties (project, WM_SAFETY_SAFE, TRUE, NULL);
  g_assert_true (wm_project_save_as (project, kit->path, 0, NULL, NULL, NULL, NULL));
  assert_properties (project, WM_SAFETY_SAVED, FALSE, kit->path);
  kit_close (&project);
}

/* What is done while a save is under way is not in the file, and the header says so. */
static void
test_edits_during_a_save (Kit *kit, gconstpointer unused)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;
  WmProject *again;
  Told told;

  kit_make_file (kit);
  project = kit_open (kit);
  kit_edit (project, "Before");
  listen (project, &told);
  wm_project_save_async (project, NULL, 0, NULL, NULL, NULL, kit_answered_cb, &answer);
  assert_properties (project, wm_project_get_safety (project), TRUE, kit->path);
  g_assert_true (wm_project_is_saving (project));
  kit_edit (project, "Meanwhile");
  g_assert_true (finish_save (project, &answer, &error));
  g_assert_no_error (error);
  g_assert_true (wm_project_is_modified (project));
  g_assert_cmpuint (told.modified, ==, 0);
  g_assert_cmpuint (told.saved_at, ==, 1);
  g_assert_cmpuint (told.saving, ==, 2);
  kit_crash (&project);
  again = kit_open (kit);
  g_assert_cmpint (wm_project_get_n_recovered (again), ==, 1);
  g_assert_cmpint (kit_count (again, "asset"), ==, 3);
  g_assert_true (wm_project_save (again, NULL, NULL, NULL, NULL));
  kit_close (&again);
}

static void
attach_large (Kit *kit, WmProject *project)
{
  g_autofree char *content = g_malloc (24 << 20);
  g_autofree char *id = NULL;

  memset (content, 'x', 24 << 20);
  content[(24 << 20) - 1] = '\0';
  id = kit_attach (kit, project, "large.bin", content);
}

static void
assert_on_main_cb (GObject *object, GParamSpec *pspec, gpointer count)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  (*(guint *) count)++;
}

static void
test_progress (Kit *kit, gconstpointer unused)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (WmProgress) progress = wm_progress_new ();
  g_autoptr (GError) error = NULL;
  WmProject *project;
  guint count = 0;

  kit_make_file (kit);
  project = kit_open (kit);
  attach_large (kit, project);
  g_signal_connect (progress, "notify::fraction", G_CALLBACK (assert_on_main_cb), &count);
  wm_project_save_async (project, NULL, 0, wm_progress_report, progress, NULL, kit_answered_cb,
                         &answer);
  g_assert_true (finish_save (project, &answer, &error));
  g_assert_no_error (error);
  kit_settle ();
  g_assert_cmpuint (count, >=, 1);
  g_assert_cmpfloat (wm_progress_get_fraction (progress), >, 0.9);
  kit_close (&project);
}

/* The worker reports and cancels at once, so that it is never done before. */
static void
cancel_in_worker (guint64 done, guint64 total, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancel (Kit *kit, gconstpointer unused)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;

  kit_make_file (kit);
  before = kit_read (kit->path);
  project = kit_open (kit);
  attach_large (kit, project);
  wm_project_save_async (project, NULL, 0, cancel_in_worker, cancellable, cancellable,
                         kit_answered_cb, &answer);
  g_assert_false (finish_save (project, &answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = kit_read (kit->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (kit_count_names (kit->files), ==, 1);
  g_assert_true (wm_project_is_modified (project));
  g_assert_false (wm_project_is_saving (project));
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_assert_verifies (kit, kit->path);
  kit_close (&project);
}

/* Closing as the window does it: save in the background, and close when that is done. */
static void
test_close (Kit *kit, gconstpointer unused)
{
  g_autoptr (GAsyncResult) answer = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  kit_edit (project, "CRM");
  wm_project_save_async (project, NULL, 0, NULL, NULL, NULL, kit_answered_cb, &answer);
  g_assert_true (finish_save (project, &answer, NULL));
  kit_close (&project);
  g_assert_cmpuint (kit_count_names (kit->recovery), ==, 0);
  project = kit_open (kit);
  g_assert_cmpint (wm_project_get_n_recovered (project), ==, 0);
  g_assert_cmpint (kit_count (project, "asset"), ==, 2);
  kit_close (&project);
}

/* The place is lost while the window is hidden: it comes back with everything, to be saved
 * elsewhere. */
static void
test_close_fails (Kit *kit, gconstpointer unused)
{
  g_autofree char *away = g_build_filename (kit->folder, "away", NULL);
  g_autofree char *elsewhere = g_build_filename (kit->folder, "Elsewhere.isms", NULL);
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  kit_edit (project, "CRM");
  g_assert_cmpint (g_rename (kit->files, away), ==, 0);
  wm_project_save_async (project, NULL, 0, NULL, NULL, NULL, kit_answered_cb, &answer);
  g_assert_false (finish_save (project, &answer, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_IO);
  g_assert_true (wm_project_is_modified (project));
  g_assert_true (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
  kit_edit (project, "ERP");
  g_assert_true (wm_project_undo (project, NULL));
  g_assert_true (wm_project_redo (project, NULL));
  wm_project_save_async (project, elsewhere, 0, NULL, NULL, NULL, kit_answered_cb, &answer);
  g_assert_true (finish_save (project, &answer, NULL));
  assert_properties (project, WM_SAFETY_SAVED, FALSE, elsewhere);
  kit_close (&project);
  kit_assert_verifies (kit, elsewhere);
  g_assert_cmpint (g_rename (away, kit->files), ==, 0);
}

/* Closed without a file: the journal is what is left, and the next start offers it. */
static void
test_close_unsaved (Kit *kit, gconstpointer unused)
{
  g_autoptr (GPtrArray) items = NULL;
  WmProject *project = kit_create (kit);

  g_assert_true (wm_project_sync (project, NULL));
  kit_close (&project);
  items = wm_recovery_list (kit->recovery, NULL);
  g_assert_cmpuint (items->len, ==, 1);
}

/* A database so large that the journal goes on from the file instead of a copy. */
static void
make_large_file (Kit *kit)
{
  g_autofree char *text = g_strnfill (90000, 'x');
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_values_free);
  g_auto (GStrv) ids = NULL;
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  for (guint i = 0; i < 120; i++)
    {
      WmValues *values = wm_values_new (wm_registry_find_kind (kit->registry, "asset"));
      g_autofree char *name = g_strdup_printf ("Asset %u", i);

      wm_values_set_by_id (values, "name", name);
      wm_values_set_by_id (values, "note", text);
      g_ptr_array_add (many, values);
    }
  ids = wm_project_add_records (project, many, NULL, NULL);
  g_assert_nonnull (ids);
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_close (&project);
}

/* What was done after the crash is there again, undone and done once more. */
static void
assert_recovers (Kit *kit, gint64 n_events, const char *state)
{
  WmProject *project = kit_open (kit);
  g_autofree char *recovered = kit_hash_state (project);
  g_autofree char *redone = NULL;

  g_assert_cmpint (wm_project_get_n_recovered (project), ==, n_events);
  g_assert_cmpstr (recovered, ==, state);
  g_assert_true (wm_project_undo (project, NULL));
  g_assert_true (wm_project_redo (project, NULL));
  redone = kit_hash_state (project);
  g_assert_cmpstr (redone, ==, state);
  kit_crash (&project);
}

static void
test_base_is_the_file (Kit *kit, gconstpointer unused)
{
  g_autofree char *state = NULL;
  WmProject *project;

  make_large_file (kit);
  project = kit_open (kit);
  kit_edit (project, "CRM");
  g_assert_true (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
  kit_edit (project, "ERP");
  state = kit_hash_state (project);
  kit_crash (&project);
  assert_recovers (kit, 2, state);
}

/* Somebody writes into the file while it is open: the journal goes on from the database. */
static void
test_base_is_spoiled (Kit *kit, gconstpointer unused)
{
  g_autoptr (GBytes) good = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *state = NULL;
  WmProject *project;
  FILE *file;

  make_large_file (kit);
  good = kit_read (kit->path);
  bad = g_strnfill (g_bytes_get_size (good), 'y');
  project = kit_open (kit);
  file = fopen (kit->path, "r+");
  g_assert_cmpuint (fwrite (bad, 1, g_bytes_get_size (good), file), ==, g_bytes_get_size (good));
  fclose (file);
  kit_edit (project, "CRM");
  /* Nobody asks, and no other edit comes. */
  while (wm_project_get_safety (project) != WM_SAFETY_SAFE)
    g_main_context_iteration (NULL, TRUE);
  state = kit_hash_state (project);
  kit_crash (&project);
  kit_write (kit->path, good);
  assert_recovers (kit, 1, state);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  KIT_ADD ("/safety/properties/say-when-they-change", test_notify);
  KIT_ADD ("/safety/properties/undo-is-a-change-too", test_undo_can_not_become_saved);
  KIT_ADD ("/safety/properties/of-a-project-without-a-file", test_never_saved);
  KIT_ADD ("/safety/save/edits-meanwhile-stay-unsaved", test_edits_during_a_save);
  KIT_ADD ("/safety/save/tells-the-main-thread-how-far-it-is", test_progress);
  KIT_ADD ("/safety/save/can-be-cancelled", test_cancel);
  KIT_ADD ("/safety/journal/goes-on-from-a-large-file", test_base_is_the_file);
  KIT_ADD ("/safety/journal/or-from-the-database-where-that-is-spoiled", test_base_is_spoiled);
  KIT_ADD ("/safety/close/saves-in-the-background", test_close);
  KIT_ADD ("/safety/close/failing-keeps-everything", test_close_fails);
  KIT_ADD ("/safety/close/unsaved-is-kept-for-recovery", test_close_unsaved);
  return g_test_run ();
}
