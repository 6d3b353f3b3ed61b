/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-help.h"

#include "wm-cli-output.h"
#include "wm-cli-table.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>

static void
print_options (const WmCliOption *options)
{
  g_autoptr (WmCliTable) table = wm_cli_table_new (NULL, 3);

  for (; options->name != NULL; options++)
    {
      wm_cli_table_add_cell (table, "");
      wm_cli_table_take_cell (
          table, g_strdup_printf ("--%s%s%s", options->name, options->argument != NULL ? " " : "",
                                  options->argument != NULL ? _ (options->argument) : ""));
      wm_cli_table_add_cell (table, _ (options->help));
    }
  wm_cli_table_print (table);
}

static void
print_verb (const WmCliVerb *verb)
{
  wm_cli_say (_ ("Usage: waymark-cli %s %s [OPTION…]"), verb->name, verb->arguments);
  wm_cli_say ("%s", "");
  wm_cli_say ("%s", _ (verb->summary));
  if (verb->help != NULL)
    wm_cli_say ("%s", _ (verb->help));
  wm_cli_say (_ ("\nOptions:"));
  if (verb->options != NULL)
    print_options (verb->options);
  print_options (wm_cli_common_options);
}

static void
print_program (void)
{
  g_autoptr (WmCliTable) table = wm_cli_table_new (NULL, 3);

  wm_cli_say (_ ("Usage: waymark-cli VERB FILE [ARGUMENT…] [OPTION…]"));
  wm_cli_say (_ ("\nKeeps an information security management system in one file.\n\nVerbs:"));
  for (const WmCliVerb *verb = wm_cli_verbs; verb->name != NULL; verb++)
    {
      wm_cli_table_add_cell (table, "");
      wm_cli_table_take_cell (table, g_strdup_printf ("%s %s", verb->name, verb->arguments));
      wm_cli_table_add_cell (table, _ (verb->summary));
    }
  wm_cli_table_print (table);
  wm_cli_say (_ ("\nOptions of every verb:"));
  print_options (wm_cli_common_options);
  wm_cli_say (_ ("\nAn ID is the id of a record or its first four or more characters, its number "
                 "(A-12) or its reference (A.5.9). Exit status: 0 done, 1 something was refused or "
                 "found, 2 the command was not understood."));
}

void
wm_cli_print_help (const WmCliVerb *verb)
{
  if (verb != NULL)
    print_verb (verb);
  else
    print_program ();
}

int
wm_cli_run_help (WmCli *cli, GError **error)
{
  const char *name = wm_cli_get (cli, 0);
  const WmCliVerb *verb = name != NULL ? wm_cli_verb_find (name) : NULL;
  g_autofree char *shown = NULL;

  if (name != NULL && verb == NULL)
    {
      shown = g_utf8_make_valid (name, -1);
      return wm_cli_set_usage (error, _ ("There is no verb “%s”. waymark-cli --help lists them."),
                               shown);
    }
  wm_cli_print_help (verb);
  return WM_CLI_DONE;
}
