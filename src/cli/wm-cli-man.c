/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the manual page of the command line from its table of verbs, when the program is built. */
#include "config.h"

#include "wm-cli-verbs.h"

#include <stdio.h>
#include <string.h>

/* The day on which the words of the page last changed. */
#define PAGE_DATE "2026-11-25"

#define LINE_WIDTH 78

/* What has a meaning to troff is written so that it has none. */
static const struct
{
  const char *text;
  const char *troff;
} replacements[] = {
  { "\\", "\\e" }, { "-", "\\-" }, { "…", "\\|.\\|.\\|." }, { "“", "\\(lq" }, { "”", "\\(rq" },
};

static char *
dup_escaped (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (replacements); i++)
    g_string_replace (escaped, replacements[i].text, replacements[i].troff, 0);
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

static void
print_escaped (const char *text)
{
  g_autofree char *escaped = dup_escaped (text);

  fputs (escaped, stdout);
}

/* Prints lines of at most LINE_WIDTH bytes, each sentence on a new one, as troff wants it. */
static void
print_sentences (const char *text)
{
  g_autofree char *escaped = dup_escaped (text);
  g_auto (GStrv) words = g_strsplit (escaped, " ", -1);
  gsize column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (column > 0 && column + 1 + strlen (words[i]) > LINE_WIDTH)
        {
          fputc ('\n', stdout);
          column = 0;
        }
      column += (gsize) printf ("%s%s", column > 0 ? " " : "", words[i]);
      if (g_str_has_suffix (words[i], "."))
        {
          fputc ('\n', stdout);
          column = 0;
        }
    }
  if (column > 0)
    fputc ('\n', stdout);
}

static void
print_options (const WmCliOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      fputs (".TP\n\\fB\\-\\-", stdout);
      print_escaped (options->name);
      fputs ("\\fR", stdout);
      if (options->argument != NULL)
        {
          fputs (" \\fI", stdout);
          print_escaped (options->argument);
          fputs ("\\fR", stdout);
        }
      fputc ('\n', stdout);
      print_sentences (options->help);
    }
}

static void
print_verb (const WmCliVerb *verb)
{
  g_autofree char *summary = g_strdup (verb->summary);

  summary[0] = g_ascii_toupper (summary[0]);
  printf (".SS \"waymark\\-cli %s ", verb->name);
  print_escaped (verb->arguments);
  fputs ("\"\n", stdout);
  print_escaped (summary);
  fputs (".\n", stdout);
  if (verb->help != NULL)
    print_sentences (verb->help);
  print_options (verb->options);
}

static void
print_head (void)
{
  printf (".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n"
          ".\\\" Made by the build from the table of verbs.\n"
          ".TH WAYMARK\\-CLI 1 %s \"Waymark %s\" \"User Commands\"\n"
          ".SH NAME\n"
          "waymark\\-cli \\- keep an information security management system in one file\n"
          ".SH SYNOPSIS\n"
          "\\fBwaymark\\-cli\\fR \\fIVERB\\fR \\fIFILE\\fR [\\fIARGUMENT\\fR\\|.\\|.\\|.]"
          " [\\fIOPTION\\fR\\|.\\|.\\|.]\n"
          ".SH DESCRIPTION\n",
          PAGE_DATE, PACKAGE_VERSION);
  print_sentences (
      "The program reads and changes projects of Waymark. Each verb that changes something opens "
      "the file, makes its change, saves and ends; it refuses while the project is open elsewhere. "
      "When it ends with status 0 everything is on the disk, otherwise nothing was changed.");
  fputs (".PP\n", stdout);
  print_sentences (
      "An ID is the id of a record or its first four or more characters, its number (A-12) or its "
      "reference (A.5.9). A value that names a record may also be its name. Dates, numbers, "
      "choices and yes or no are read as people write them.");
}

static void
print_json (void)
{
  fputs (".SH \"ANSWERS FOR PROGRAMS\"\n", stdout);
  print_sentences (
      "With --json the answer is JSON in UTF-8, whatever the locale. A record is an object with "
      "id, kind, the ids of its fields, and links, an array of objects with id, kind and role. "
      "Numbers are numbers, yes and no are true and false, a reference is an id, dates are "
      "YYYY-MM-DD. An empty field is null. A field of several choices or records is always an "
      "array, an empty one where nothing is chosen. Moments are milliseconds since 1970 in UTC. "
      "list, log, kinds, search, attach and recover answer with an array; add with {\"id\"}; set, "
      "link, unlink, undo, redo and purge with the event as log has it, or null where there was "
      "nothing to change; delete with {\"deleted\",\"references\",\"links\"}; copy with "
      "{\"path\",\"bytes\",\"left_out\"}; verify with "
      "{\"ok\",\"problems\"}. "
      "Errors are on the standard error as {\"error\":{\"code\",\"message\"}}, remarks as "
      "{\"notice\":{\"code\",\"message\"}}.");
}

static void
print_tail (void)
{
  fputs (".SH \"EXIT STATUS\"\n"
         ".TP\n0\nDone.\n"
         ".TP\n1\nSomething was refused, or found.\n"
         ".TP\n2\nThe command was not understood.\n"
         ".SH ENVIRONMENT\n"
         ".TP\n\\fBWAYMARK_ACTOR\\fR\nWho is at work, where \\-\\-as does not say it.\n"
         ".TP\n\\fBWAYMARK_NOW\\fR\nThe present, as 2026\\-11\\-23 or 2026\\-11\\-23T14:02:00Z; "
         "for tests and samples.\n"
         ".TP\n\\fBWAYMARK_SEED\\fR\nMakes ids repeatable; for tests and samples.\n"
         ".SH FILES\n"
         ".TP\n\\fI~/.local/share/waymark/recovery\\fR\nUnsaved work of windows that are open or "
         "crashed.\n"
         ".SH EXAMPLES\n"
         ".EX\n"
         "waymark\\-cli new Acme.isms \\-\\-company \"Acme Ltd\"\n"
         "ann=$(waymark\\-cli add Acme.isms person name=\"Ann Lee\")\n"
         "waymark\\-cli set Acme.isms A.8.13 decision=applicable owner=$ann\n"
         "waymark\\-cli attach Acme.isms restore\\-test.pdf \\-\\-to A.8.13\n"
         ".EE\n",
         stdout);
}

int
main (void)
{
  print_head ();
  fputs (".SH VERBS\n", stdout);
  for (const WmCliVerb *verb = wm_cli_verbs; verb->name != NULL; verb++)
    print_verb (verb);
  fputs (".SH OPTIONS\n", stdout);
  print_options (wm_cli_common_options);
  print_json ();
  print_tail ();
  return fflush (stdout) == 0 ? 0 : 1;
}
