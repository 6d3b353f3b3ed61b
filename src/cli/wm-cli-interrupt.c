/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-interrupt.h"

#include <signal.h>
#include <unistd.h>

/* One that is ignored (nohup, a job in the background) stays so: waiting would bring it back. */
static void
fill_set (sigset_t *set)
{
  const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

  sigemptyset (set);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction action;

      if (sigaction (numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset (set, numbers[i]);
    }
}

/* A signal handler may call next to nothing, a thread that waits for signals anything. */
static gpointer
wait_for_signals (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t set;
  int number = 0;

  fill_set (&set);
  if (sigwait (&set, &number) != 0)
    return NULL;
  g_cancellable_cancel (cancellable);
  if (sigwait (&set, &number) == 0)
    _exit (1);
  return NULL;
}

GCancellable *
wm_cli_get_cancellable (void)
{
  static GCancellable *cancellable;
  sigset_t set;

  if (cancellable != NULL)
    return cancellable;
  cancellable = g_cancellable_new ();
  fill_set (&set);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, cancellable));
  return cancellable;
}
