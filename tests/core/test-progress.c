/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/wm-progress.h"

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer count)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  (*(guint *) count)++;
}

static void
test_at_most_one_notify (void)
{
  WmProgress *progress = wm_progress_new ();
  guint count = 0;

  g_signal_connect (progress, "notify::fraction", G_CALLBACK (count_cb), &count);
  for (guint64 i = 1; i <= 50; i++)
    wm_progress_report (i, 100, progress);
  g_assert_cmpfloat (wm_progress_get_fraction (progress), ==, 0);
  settle ();
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpfloat (wm_progress_get_fraction (progress), ==, 0.5);
  g_assert_cmpuint (wm_progress_get_done (progress), ==, 50);
  g_assert_cmpuint (wm_progress_get_total (progress), ==, 100);
  wm_progress_report (50, 100, progress);
  settle ();
  g_assert_cmpuint (count, ==, 1);
  g_assert_finalize_object (progress);
}

static gpointer
work (gpointer progress)
{
  for (guint64 i = 0; i <= 100000; i++)
    wm_progress_report (i, 100000, progress);
  return NULL;
}

static void
test_from_a_thread (void)
{
  WmProgress *progress = wm_progress_new ();
  GThread *thread = g_thread_new ("work", work, progress);
  guint count = 0;

  g_signal_connect (progress, "notify::fraction", G_CALLBACK (count_cb), &count);
  while (wm_progress_get_fraction (progress) < 1)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  settle ();
  g_assert_cmpuint (count, >=, 1);
  g_assert_finalize_object (progress);
}

/* A total that was guessed too small, or none at all. */
static void
test_odd_totals (void)
{
  WmProgress *progress = wm_progress_new ();

  wm_progress_report (5, 0, progress);
  settle ();
  g_assert_cmpfloat (wm_progress_get_fraction (progress), ==, 0);
  wm_progress_report (12, 10, progress);
  settle ();
  g_assert_cmpfloat (wm_progress_get_fraction (progress), ==, 1);
  g_assert_finalize_object (progress);
  wm_progress_report (1, 2, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/notifies-once-for-many-reports", test_at_most_one_notify);
  g_test_add_func ("/progress/comes-over-from-a-thread", test_from_a_thread);
  g_test_add_func ("/progress/bears-odd-totals", test_odd_totals);
  return g_test_run ();
}
