/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kills a working program again and again and looks each time whether everything that it was told
 * to be safe is there. WAYMARK_TEST_KILLS says how often, WAYMARK_TEST_SEED repeats a run (as far
 * as a race can be repeated). */
#include "config.h"

#include "project-kit.h"
#include "project/wm-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEFAULT_KILLS 200
/* A project goes through this many deaths before the next one begins. */
#define KILLS_A_PROJECT 20

typedef struct
{
  Kit *kit;
  GRand *random;
  GString *said; /* the worker's lines so far */
  char *head;    /* the newest acknowledged event of this project, NULL for none */
  char *hash;    /* and the state then */
  guint n_moment[3];
  guint n_acknowledged;
  guint n_recovered;
} Killing;

static const char *const moments[] = { "begin", "edit", "save" };

static GPid
start_worker (Killing *self, int *output)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "core", "kill-worker", NULL);
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (self->random));
  char *argv[] = { program, self->kit->path, self->kit->recovery, seed, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid = 0;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            output, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* Reads what the worker says until @until (a monotonic time) or the line @word. FALSE: it ended. */
static gboolean
listen (Killing *self, int output, gint64 until, const char *word)
{
  for (;;)
    {
      gint64 left = until - g_get_monotonic_time ();
      struct pollfd ready = { .fd = output, .events = POLLIN };
      struct timespec wait = { left / G_USEC_PER_SEC, left % G_USEC_PER_SEC * 1000 };
      char block[4096];
      gssize n;

      if (word != NULL && strstr (self->said->str, word) != NULL)
        return TRUE;
      if (left <= 0 || ppoll (&ready, 1, &wait, NULL) == 0)
        return TRUE;
      n = read (output, block, sizeof block);
      if (n <= 0)
        return FALSE;
      g_string_append_len (self->said, block, n);
    }
}

static gint64
soon (Killing *self, gint64 most)
{
  return g_get_monotonic_time () + (gint64) (g_rand_double (self->random) * (double) most);
}

static void
wait_for_the_moment (Killing *self, int output)
{
  gint64 patience = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  int dice = g_rand_int_range (self->random, 0, 100);
  int moment = dice < 10 ? 0 : dice < 60 ? 1 : 2;
  gboolean running = TRUE;

  self->n_moment[moment]++;
  if (moment == 0)
    running = listen (self, output, soon (self, 40000), NULL);
  else if (moment == 1)
    running = listen (self, output, patience, "open\n") &&
              listen (self, output, soon (self, 80000), NULL);
  else
    running = listen (self, output, patience, "saving\n") &&
              listen (self, output, soon (self, 25000), NULL);
  if (!running || strstr (self->said->str, "failed ") != NULL)
    g_error ("The worker ended by itself: %s", self->said->str);
}

/* Takes the last whole acknowledgement out of what the worker said. */
static void
read_acknowledgement (Killing *self)
{
  g_auto (GStrv) lines = g_strsplit (self->said->str, "\n", -1);

  for (guint i = g_strv_length (lines); i > 1; i--)
    {
      g_auto (GStrv) words = g_strsplit (lines[i - 2], " ", -1);

      if (g_strcmp0 (words[0], "safe") != 0)
        continue;
      g_assert_cmpuint (g_strv_length (words), ==, 3);
      g_free (self->head);
      self->head = g_strdup (words[1]);
      g_free (self->hash);
      self->hash = g_strdup (words[2]);
      self->n_acknowledged++;
      return;
    }
}

static void
kill_one (Killing *self)
{
  int output = -1;
  int status = 0;
  GPid pid = start_worker (self, &output);

  g_string_truncate (self->said, 0);
  wait_for_the_moment (self, output);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  listen (self, output, G_MAXINT64 / 2, NULL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (output);
  read_acknowledgement (self);
}

/* Opens the project as the program would: the file, or what is left of one that never had one. */
static WmProject *
open_again (Killing *self)
{
  WmProjectOptions options = kit_options (self->kit);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;

  if (g_file_test (self->kit->path, G_FILE_TEST_EXISTS))
    return kit_open (self->kit);
  items = wm_recovery_list (self->kit->recovery, NULL);
  if (items->len == 0)
    return NULL;
  project = wm_recovery_open (g_ptr_array_steal_index (items, 0), &options, NULL, &error);
  /* One that died before its first event was safe has nothing to give. */
  if (self->head == NULL && (g_error_matches (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING) ||
                             g_error_matches (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_DAMAGED)))
    return NULL;
  g_assert_no_error (error);
  return project;
}

static void
check_evidence (Killing *self, WmProject *project)
{
  const WmKind *kind = wm_registry_find_kind (self->kit->registry, "evidence");
  g_autoptr (GPtrArray) all =
      wm_records_list (wm_project_get_database (project), self->kit->registry, kind);

  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (GError) error = NULL;
      /* Extracting compares the bytes with their fingerprint. */
      g_autoptr (GBytes) bytes =
          kit_extract (self->kit, project, wm_record_get_id (g_ptr_array_index (all, i)), &error);

      g_assert_no_error (error);
    }
}

static void
check_nothing_lost (Killing *self, WmProject *project)
{
  gint64 seq;
  g_autofree char *hash = NULL;

  g_assert_null (wm_project_get_unfitting_recovery (project));
  if (self->head != NULL)
    {
      seq = wm_event_find_seq (wm_project_get_database (project), self->head);
      g_assert_cmpint (seq, >, 0);
      hash = kit_hash_state_at (project, seq);
      g_assert_cmpstr (hash, ==, self->hash);
    }
  check_evidence (self, project);
  self->n_recovered += wm_project_get_n_recovered (project) > 0;
}

static void
save_and_check_clean (Killing *self, WmProject *project)
{
  g_autofree char *head = g_strdup (wm_project_get_head (project));
  g_autoptr (GError) error = NULL;

  if (wm_project_get_path (project) == NULL)
    wm_project_save_as (project, self->kit->path, 0, NULL, NULL, NULL, &error);
  else
    wm_project_save (project, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  kit_close (&project);
  g_assert_cmpuint (kit_count_names (self->kit->recovery), ==, 0);
  /* Only the project file; no temporary of a save that was killed. */
  g_assert_cmpuint (kit_count_names (self->kit->files), ==, 1);
  kit_assert_verifies (self->kit, self->kit->path);
  project = kit_open (self->kit);
  g_assert_cmpstr (wm_project_get_head (project), ==, head);
  g_assert_cmpint (wm_project_get_n_recovered (project), ==, 0);
  kit_close (&project);
}

static void
die_and_return (Killing *self)
{
  WmProject *project;

  kill_one (self);
  /* Whatever was killed, a file that is there is whole. */
  if (g_file_test (self->kit->path, G_FILE_TEST_EXISTS))
    kit_assert_verifies (self->kit, self->kit->path);
  project = open_again (self);
  if (project == NULL)
    {
      g_assert_null (self->head);
      wm_files_remove_tree (self->kit->recovery);
      return;
    }
  check_nothing_lost (self, project);
  /* Sometimes the next worker finds the journals of several dead ones. Without a file it would
   * begin another project. */
  if (wm_project_get_path (project) != NULL && g_rand_int_range (self->random, 0, 4) == 0)
    g_assert_finalize_object (project);
  else
    save_and_check_clean (self, project);
}

static void
begin_new_project (Killing *self)
{
  g_unlink (self->kit->path);
  wm_files_remove_tree (self->kit->recovery);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->hash, g_free);
}

static void
test_nothing_is_lost (Kit *kit, gconstpointer unused)
{
  const char *kills = g_getenv ("WAYMARK_TEST_KILLS");
  const char *said_seed = g_getenv ("WAYMARK_TEST_SEED");
  guint64 n = kills != NULL ? g_ascii_strtoull (kills, NULL, 10) : DEFAULT_KILLS;
  guint32 seed =
      said_seed != NULL ? (guint32) g_ascii_strtoull (said_seed, NULL, 10) : g_random_int ();
  Killing self = { .kit = kit, .random = g_rand_new_with_seed (seed) };

  g_test_message ("%" G_GUINT64_FORMAT " kills, WAYMARK_TEST_SEED=%u", n, seed);
  self.said = g_string_new (NULL);
  for (guint64 i = 0; i < n; i++)
    {
      if (i % KILLS_A_PROJECT == 0)
        begin_new_project (&self);
      die_and_return (&self);
    }
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    g_test_message ("%u at %s", self.n_moment[i], moments[i]);
  g_test_message ("%u with something acknowledged, %u with something recovered",
                  self.n_acknowledged, self.n_recovered);
  /* A worker that never gets to work would lose nothing either. */
  g_assert_cmpuint (self.n_acknowledged, >=, n / 3);
  g_assert_cmpuint (self.n_recovered, >=, n / 4);
  begin_new_project (&self);
  g_string_free (self.said, TRUE);
  g_rand_free (self.random);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  KIT_ADD ("/kill/nothing-acknowledged-is-lost", test_nothing_is_lost);
  return g_test_run ();
}
