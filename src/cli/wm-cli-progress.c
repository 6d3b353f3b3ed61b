/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-progress.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

struct _WmCliProgress
{
  char *what;
  int percent; /* shown now, or -1 */
  int width;   /* of the longest line that was shown */
  gboolean is_terminal;
};

WmCliProgress *
wm_cli_progress_new (const char *what)
{
  WmCliProgress *self = g_new0 (WmCliProgress, 1);

  self->what = g_strdup (what);
  self->percent = -1;
  self->is_terminal = isatty (STDERR_FILENO);
  return self;
}

void
wm_cli_progress_free (WmCliProgress *self)
{
  if (self->percent >= 0)
    g_printerr ("\r%*s\r", self->width, "");
  g_free (self->what);
  g_free (self);
}

void
wm_cli_progress_cb (guint64 done, guint64 total, gpointer progress)
{
  WmCliProgress *self = progress;
  int percent = total > 0 ? (int) (100 * MIN (done, total) / total) : 100;
  g_autofree char *line = NULL;

  if (!self->is_terminal || percent == self->percent)
    return;
  self->percent = percent;
  /* Translators: what is done and how far it is: Saving … 42 % */
  line = g_strdup_printf (_ ("%1$s … %2$d %%"), self->what, percent);
  self->width = MAX (self->width, (int) g_utf8_strlen (line, -1));
  g_printerr ("\r%s", line);
}
