/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets each system call of a save and of the journal fail, and looks whether everything is still
 * there and the message says the truth. */
#include "config.h"

#include "fault-shim.h"
#include "project-kit.h"
#include "project/wm-project-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

typedef enum
{
  SCENARIO_OWN,    /* the project's file with evidence, old and new */
  SCENARIO_DAMAGE, /* evidence in it turns out to be damaged, so it is written twice */
  SCENARIO_NEW,    /* a new file */
  N_SCENARIOS,
} Scenario;

typedef struct
{
  Kit *kit;
  Scenario scenario;
  WmProject *project;
  char *target; /* what is written */
  char *evidence;
  GBytes *before; /* of target; NULL: there was nothing */
  gint64 n_assets;
} Saving;

/* Changes a byte of the evidence that kit_make_file() stores. */
static void
damage_evidence (Kit *kit)
{
  g_autoptr (GBytes) bytes = kit_read (kit->path);
  gsize size = 0;
  char *data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);
  char *found = memmem (data, size, "what was proven", 15);

  g_assert_nonnull (found);
  *found = 'W';
  bytes = g_bytes_new_take (data, size);
  kit_write (kit->path, bytes);
}

static void
saving_begin (Saving *self, Kit *kit, Scenario scenario)
{
  self->kit = kit;
  self->scenario = scenario;
  kit_make_file (kit);
  if (scenario == SCENARIO_DAMAGE)
    damage_evidence (kit);
  self->project = kit_open (kit);
  kit_edit (self->project, "Unsaved");
  self->evidence = kit_attach (kit, self->project, "new.txt", "new proof");
  self->n_assets = kit_count (self->project, "asset");
  self->target = scenario == SCENARIO_NEW ? g_build_filename (kit->files, "New.isms", NULL)
                                          : g_strdup (kit->path);
  self->before = scenario == SCENARIO_NEW ? NULL : kit_read (self->target);
  g_assert_true (wm_project_sync (self->project, NULL));
}

static gboolean
save (Saving *self, GError **error)
{
  if (self->scenario == SCENARIO_NEW)
    return wm_project_save_as (self->project, self->target, 0, NULL, NULL, NULL, error);
  return wm_project_save (self->project, NULL, NULL, NULL, error);
}

static gboolean
is_as_before (Saving *self)
{
  g_autoptr (GBytes) now = NULL;

  if (self->before == NULL)
    return !g_file_test (self->target, G_FILE_TEST_EXISTS);
  now = kit_read (self->target);
  return g_bytes_equal (now, self->before);
}

static void
assert_target_is_new (Saving *self)
{
  g_autofree char *problems = kit_verify (self->kit, self->target);

  g_assert_cmpstr (problems, ==, self->scenario == SCENARIO_DAMAGE ? "entry_damaged" : "");
}

static void
check_answer (Saving *self, gboolean done, const GError *error, int number)
{
  if (done)
    {
      g_assert_cmpint (wm_project_get_safety (self->project), ==, WM_SAFETY_SAVED);
      assert_target_is_new (self);
      return;
    }
  g_assert_cmpint (number, !=, EINTR);
  g_assert_cmpint (wm_project_get_safety (self->project), ==, WM_SAFETY_SAFE);
  if (is_as_before (self))
    {
      g_assert_error (error, WM_PROJECT_ERROR,
                      (number == ENOSPC ? WM_PROJECT_ERROR_NO_SPACE : WM_PROJECT_ERROR_IO));
      g_assert_nonnull (strstr (error->message, "as it was"));
      return;
    }
  g_assert_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_UNCONFIRMED);
  g_assert_nonnull (strstr (error->message, "was written"));
  assert_target_is_new (self);
}

static void
check_names (Saving *self)
{
  g_autofree char *left = kit_find (self->kit->files, ".");

  g_assert_cmpstr (left, ==, NULL);
  g_assert_cmpuint (kit_count_names (self->kit->files), <=, 2);
}

static void
check_content (Saving *self)
{
  g_assert_cmpint (kit_count (self->project, "asset"), ==, self->n_assets);
  kit_assert_evidence (self->kit, self->project, self->evidence, "new proof");
}

static void
saving_end (Saving *self)
{
  g_autoptr (GError) error = NULL;

  save (self, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_project_get_safety (self->project), ==, WM_SAFETY_SAVED);
  check_names (self);
  kit_close (&self->project);
  assert_target_is_new (self);
  self->project = kit_open_path (self->kit, self->target);
  check_content (self);
  kit_close (&self->project);
  g_assert_cmpuint (kit_count_names (self->kit->recovery), ==, 0);
  g_unlink (self->target);
  g_free (self->target);
  g_free (self->evidence);
  g_clear_pointer (&self->before, g_bytes_unref);
}

/* After a failure the program goes on, or dies and comes back. */
static void
go_on (Saving *self, gboolean crash)
{
  check_content (self);
  if (!crash)
    return;
  kit_crash (&self->project);
  /* Without the new file the work is in the journal of the old one. */
  self->project = kit_open_path (
      self->kit, g_file_test (self->target, G_FILE_TEST_EXISTS) ? self->target : self->kit->path);
  check_content (self);
}

static void
fail_one (Kit *kit, Scenario scenario, FaultCall call, guint nth, int number, gboolean crash)
{
  Saving saving = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_test_message ("scenario %d: %s %u fails: %s", scenario, fault_get_name (call), nth,
                  g_strerror (number));
  saving_begin (&saving, kit, scenario);
  fault_begin (FALSE);
  fault_plan (call, nth, number);
  done = save (&saving, &error);
  fault_end ();
  /* Libraries open files of their own now and then, so a count can be one lower than it was. */
  g_assert_cmpuint (fault_get_count (call) + 1, >=, nth);
  check_answer (&saving, done, error, number);
  check_names (&saving);
  go_on (&saving, crash);
  if (saving.scenario == SCENARIO_NEW && g_file_test (saving.target, G_FILE_TEST_EXISTS))
    saving.scenario = SCENARIO_OWN;
  saving_end (&saving);
}

static void
fail_call (Kit *kit, Scenario scenario, FaultCall call, guint count)
{
  static const int numbers[] = { ENOSPC, EIO, EINTR };
  guint places[] = { 1, (count + 1) / 2, count };

  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      if (count > 0 && (place == 0 || places[place] != places[place - 1]))
        fail_one (kit, scenario, call, places[place], numbers[i], (place + i) % 2 == 0);
}

static void
count_calls (Kit *kit, Scenario scenario, guint counts[FAULT_N_CALLS])
{
  Saving saving = { 0 };

  saving_begin (&saving, kit, scenario);
  fault_begin (FALSE);
  g_assert_true (save (&saving, NULL));
  fault_end ();
  for (FaultCall call = 0; call < FAULT_N_CALLS; call++)
    counts[call] = fault_get_count (call);
  if (scenario == SCENARIO_NEW)
    saving.scenario = SCENARIO_OWN;
  saving_end (&saving);
}

/* What the other ways to save do in another way than the first. */
static gboolean
is_different (Scenario scenario, FaultCall call)
{
  if (scenario == SCENARIO_DAMAGE)
    return call == FAULT_WRITE || call == FAULT_FTRUNCATE;
  return call == FAULT_OPEN || call == FAULT_FSYNC || call == FAULT_RENAME;
}

static void
test_save (Kit *kit, gconstpointer unused)
{
  guint total[FAULT_N_CALLS] = { 0 };

  for (Scenario scenario = 0; scenario < N_SCENARIOS; scenario++)
    {
      guint counts[FAULT_N_CALLS];

      /* Libraries read files of their own the first time. */
      count_calls (kit, scenario, counts);
      count_calls (kit, scenario, counts);
      for (FaultCall call = 0; call < FAULT_N_CALLS; call++)
        total[call] += counts[call];
      for (FaultCall call = 0; call < FAULT_N_CALLS; call++)
        if (scenario == SCENARIO_OWN || is_different (scenario, call))
          fail_call (kit, scenario, call, counts[call]);
    }
  /* What a save is known to do; if it did it in another way this test would see nothing. */
  g_assert_cmpuint (total[FAULT_OPEN], >=, 4);
  g_assert_cmpuint (total[FAULT_WRITE], >=, 4);
  g_assert_cmpuint (total[FAULT_FSYNC], >=, 2 * N_SCENARIOS);
  g_assert_cmpuint (total[FAULT_FCHMOD], ==, N_SCENARIOS);
  /* And one of the journal, which writes down the new file. */
  g_assert_cmpuint (total[FAULT_RENAME], ==, N_SCENARIOS + 1);
  g_assert_cmpuint (total[FAULT_FTRUNCATE], ==, 1);
  g_assert_cmpuint (total[FAULT_CLOSE], >=, 2 * N_SCENARIOS);
}

/* In a sandbox the project's folder is the document portal, which opens nothing with O_NOFOLLOW. */
static void
test_save_in_portal (Kit *kit, gconstpointer unused)
{
  g_autofree char *left = g_build_filename (kit->files, ".Acme.isms.0123abcd.tmp", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  Saving saving = { 0 };

  saving_begin (&saving, kit, SCENARIO_OWN);
  g_assert_true (g_str_has_suffix (kit->path, "/Acme.isms"));
  before = kit_read (kit->path);
  kit_write (left, before);
  fault_be_portal (kit->files);
  save (&saving, &error);
  fault_be_portal (NULL);
  g_assert_no_error (error);
  after = kit_read (kit->path);
  g_assert_false (g_bytes_equal (before, after));
  g_assert_cmpuint (kit_count_names (kit->files), ==, 1);
  saving_end (&saving);
}

/* Opens again after a crash, in the folder of journals @root, and finds the assets. */
static void
assert_recovers (Kit *kit, WmProject **project, const char *root, gint64 n_assets)
{
  WmProjectOptions options = kit_options (kit);
  g_autoptr (GError) error = NULL;

  options.recovery_root = root;
  kit_settle ();
  g_assert_finalize_object (g_steal_pointer (project));
  *project = wm_project_open (kit->path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kit_count (*project, "asset"), ==, n_assets);
}

static void
test_journal_write_fails (Kit *kit, gconstpointer unused)
{
  WmProject *project;
  gint64 n_assets;

  kit_make_file (kit);
  project = kit_open (kit);
  n_assets = kit_count (project, "asset");
  kit_edit (project, "One");
  g_assert_true (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);

  fault_begin (FALSE);
  fault_plan_torn_write (1, ENOSPC);
  kit_edit (project, "Two");
  fault_end ();
  g_assert_cmpuint (fault_get_count (FAULT_FTRUNCATE), ==, 1);
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_NOT_SAFE);
  /* At once it is not tried again, and the edit is taken all the same. */
  kit_edit (project, "Three");
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_NOT_SAFE);
  g_assert_true (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
  assert_recovers (kit, &project, kit->recovery, n_assets + 3);
  kit_close (&project);
}

static void
test_journal_tries_again (Kit *kit, gconstpointer unused)
{
  WmProject *project;
  gint64 n_assets;

  kit_make_file (kit);
  project = kit_open (kit);
  n_assets = kit_count (project, "asset");
  fault_begin (TRUE);
  fault_plan (FAULT_OPEN, 0, ENOSPC);
  kit_edit (project, "One");
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_NOT_SAFE);
  g_assert_false (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_NOT_SAFE);
  fault_end ();
  wm_journal_retry (project->journal);
  kit_edit (project, "Two");
  g_assert_true (wm_journal_wait (project->journal, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
  assert_recovers (kit, &project, kit->recovery, n_assets + 2);
  kit_close (&project);
}

/* A torn frame that cannot be cut off must not stand in the way of what follows. */
static void
test_journal_truncate_fails (Kit *kit, gconstpointer unused)
{
  WmProject *project;
  gint64 n_assets;

  kit_make_file (kit);
  project = kit_open (kit);
  n_assets = kit_count (project, "asset");
  kit_edit (project, "One");
  fault_begin (FALSE);
  fault_plan_torn_write (1, ENOSPC);
  fault_plan (FAULT_FTRUNCATE, 0, EIO);
  kit_edit (project, "Two");
  fault_end ();
  g_assert_true (wm_project_sync (project, NULL));
  kit_edit (project, "Three");
  g_assert_true (wm_project_sync (project, NULL));
  assert_recovers (kit, &project, kit->recovery, n_assets + 3);
  kit_close (&project);
}

static void
test_journal_sync_fails (Kit *kit, gconstpointer unused)
{
  WmProject *project;
  gint64 n_assets;

  kit_make_file (kit);
  project = kit_open (kit);
  n_assets = kit_count (project, "asset");
  fault_begin (TRUE);
  fault_plan (FAULT_FDATASYNC, 0, EIO);
  fault_plan (FAULT_FSYNC, 0, EIO);
  kit_edit (project, "One");
  g_assert_false (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_NOT_SAFE);
  fault_end ();
  g_assert_true (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
  /* The checkpoint alone leads back. */
  assert_recovers (kit, &project, kit->recovery, n_assets + 1);
  kit_close (&project);
}

static void
test_journal_is_interrupted (Kit *kit, gconstpointer unused)
{
  WmProject *project;

  kit_make_file (kit);
  project = kit_open (kit);
  for (FaultCall call = 0; call < FAULT_N_CALLS; call++)
    {
      fault_begin (TRUE);
      if (call != FAULT_RENAME)
        fault_plan (call, 1, EINTR);
      kit_edit (project, fault_get_name (call));
      g_assert_true (wm_journal_wait (project->journal, NULL));
      fault_end ();
      g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
    }
  kit_close (&project);
}

/* Edits that come faster than the pause between two tries must not put the next try off. */
static void
test_journal_retry_is_not_put_off (Kit *kit, gconstpointer unused)
{
  WmProject *project;
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  kit_make_file (kit);
  project = kit_open (kit);
  fault_begin (TRUE);
  fault_plan (FAULT_OPEN, 0, ENOSPC);
  kit_edit (project, "One");
  fault_end ();
  do
    kit_edit (project, "More");
  while (!wm_journal_wait (project->journal, NULL) && g_get_monotonic_time () < deadline);
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
  kit_close (&project);
}

/* A full disk for real. */

static gboolean
mount_small (const char *folder)
{
  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      mount ("tmpfs", folder, "tmpfs", 0, "size=3m,mode=0700") == 0)
    return TRUE;
  g_test_skip ("A small file system can be mounted by the administrator only");
  return FALSE;
}

static char *
dup_large (char c)
{
  return g_strnfill (2100 * 1024, c);
}

static void
test_disk_is_full (Kit *kit, gconstpointer unused)
{
  WmProject *project;
  g_autofree char *large = dup_large ('x');
  g_autofree char *elsewhere = g_build_filename (kit->folder, "Elsewhere.isms", NULL);
  g_autofree char *evidence = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  if (!mount_small (kit->files))
    return;
  kit_make_file (kit);
  before = kit_read (kit->path);
  project = kit_open (kit);
  evidence = kit_attach (kit, project, "large.txt", large);
  /* The first large one fits, beside the old file the second does not. */
  wm_project_save (project, NULL, NULL, NULL, &error);
  if (error == NULL)
    {
      g_autofree char *second = dup_large ('y');
      g_autofree char *other = kit_attach (kit, project, "second.txt", second);

      g_clear_pointer (&before, g_bytes_unref);
      before = kit_read (kit->path);
      wm_project_save (project, NULL, NULL, NULL, &error);
    }
  g_assert_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NO_SPACE);
  g_clear_error (&error);
  after = kit_read (kit->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (kit_count_names (kit->files), ==, 1);
  g_assert_true (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
  wm_project_save_as (project, elsewhere, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  kit_assert_evidence (kit, project, evidence, large);
  kit_close (&project);
  kit_assert_verifies (kit, elsewhere);
  g_assert_cmpint (umount (kit->files), ==, 0);
}

static void
fill_up (const char *path)
{
  static const char zeros[4096];
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, zeros, sizeof zeros) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

static void
test_recovery_disk_is_full (Kit *kit, gconstpointer unused)
{
  WmProject *project;
  g_autofree char *filler = g_build_filename (kit->recovery, "filler", NULL);
  g_autofree char *other = g_build_filename (kit->folder, "other", NULL);
  g_autofree char *evidence = NULL;
  gint64 n_assets;
  g_autoptr (GError) error = NULL;

  if (!mount_small (kit->recovery))
    return;
  kit_make_file (kit);
  project = kit_open (kit);
  n_assets = kit_count (project, "asset");
  evidence = kit_attach (kit, project, "proof.bin", "staged proof");
  g_assert_true (wm_project_sync (project, NULL));
  fill_up (filler);
  do
    {
      kit_edit (project, "One more");
      n_assets++;
    }
  while (wm_journal_wait (project->journal, NULL));
  g_assert_false (wm_project_sync (project, NULL));
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_NOT_SAFE);

  wm_project_move_recovery (project, other, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_project_get_safety (project), ==, WM_SAFETY_SAFE);
  kit_edit (project, "And on");
  g_assert_true (wm_project_sync (project, NULL));
  /* Whoever looks in the old place still sees that the file is open. */
  kit_assert_refused (kit, kit->path, WM_PROJECT_ERROR, WM_PROJECT_ERROR_BUSY);
  assert_recovers (kit, &project, other, n_assets + 1);
  kit_assert_evidence (kit, project, evidence, "staged proof");
  wm_project_save (project, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  kit_assert_evidence (kit, project, evidence, "staged proof");
  kit_close (&project);
  g_assert_cmpuint (kit_count_names (other), ==, 0);
  kit_assert_verifies (kit, kit->path);
  g_assert_cmpint (umount (kit->recovery), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* What is mounted here is seen by nobody else and goes with the process. */
  if (unshare (CLONE_NEWNS) == 0)
    mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL);
  KIT_ADD ("/fault/save/leaves-old-or-new", test_save);
  KIT_ADD ("/fault/save/works-in-the-document-portal", test_save_in_portal);
  KIT_ADD ("/fault/journal/write-fails", test_journal_write_fails);
  KIT_ADD ("/fault/journal/tries-again", test_journal_tries_again);
  KIT_ADD ("/fault/journal/torn-frame-stays", test_journal_truncate_fails);
  KIT_ADD ("/fault/journal/sync-fails", test_journal_sync_fails);
  KIT_ADD ("/fault/journal/is-interrupted", test_journal_is_interrupted);
  KIT_ADD ("/fault/journal/retry-is-not-put-off", test_journal_retry_is_not_put_off);
  KIT_ADD ("/fault/disk/project-is-full", test_disk_is_full);
  KIT_ADD ("/fault/disk/recovery-is-full-and-moved", test_recovery_disk_is_full);
  return g_test_run ();
}
