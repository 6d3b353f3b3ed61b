/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-help.h"
#include "wm-cli-output.h"
#include "wm-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

static int
run (int argc, char **argv, GError **error)
{
  g_autoptr (WmCli) cli = wm_cli_new (argc, argv, error);

  if (cli == NULL)
    return WM_CLI_USAGE;
  if (cli->help)
    wm_cli_print_help (cli->verb);
  else if (cli->version)
    wm_cli_say ("waymark-cli %s", PACKAGE_VERSION);
  else
    return cli->verb->run (cli, error);
  return WM_CLI_DONE;
}

/* An answer that did not get through, into a full disk, is none. */
static gboolean
flush (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_clear_error (error);
  g_set_error (error, WM_CLI_ERROR, WM_CLI_ERROR_OUTPUT,
               /* Translators: the system's reason. */
               _ ("The answer could not be written (%s). What the command did stays done."),
               g_strerror (errno));
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  status = run (argc, argv, &error);
  if (!flush (&error) && status == WM_CLI_DONE)
    status = WM_CLI_REFUSED;
  if (error == NULL)
    return status;
  wm_cli_say_error (wm_cli_wants_json (argc, argv), error);
  return g_error_matches (error, WM_CLI_ERROR, WM_CLI_ERROR_USAGE) ? WM_CLI_USAGE : WM_CLI_REFUSED;
}
