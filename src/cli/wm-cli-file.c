/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "container/wm-archive.h"
#include "project/wm-save.h"
#include "project/wm-verify.h"
#include "wm-cli-interrupt.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-verbs.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define NEWEST_EDITION "2022"

static char *
dup_option_text (WmCli *cli, const char *name, const char *fallback, GError **error)
{
  const char *given = wm_cli_get_option (cli, name);

  return given != NULL ? wm_cli_dup_text (given, error) : g_strdup (fallback);
}

static int
create (WmCli *cli, const char *edition, const char *company, GError **error)
{
  WmProjectOptions options = { 0 };
  g_autoptr (WmOpenProject) project = NULL;
  g_autoptr (WmCliProgress) progress = wm_cli_progress_new (_ ("Saving"));
  gboolean done;

  wm_cli_fill_options (cli, &options);
  project = wm_project_create (&options, edition, company, error);
  if (project == NULL)
    return WM_CLI_REFUSED;
  done = wm_project_save_as (project, wm_cli_get (cli, 0), 0, wm_cli_progress_cb, progress,
                             wm_cli_get_cancellable (), error);
  wm_project_close (project);
  if (!done)
    {
      wm_cli_explain_failed_save (error);
      return WM_CLI_REFUSED;
    }
  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "project", wm_project_get_id (project));
      json_object_set_string_member (object, "head", wm_project_get_head (project));
      wm_cli_json_print_object (object);
    }
  return WM_CLI_DONE;
}

int
wm_cli_run_new (WmCli *cli, GError **error)
{
  g_autofree char *edition = dup_option_text (cli, "edition", NEWEST_EDITION, error);
  g_autofree char *company = NULL;

  if (edition == NULL)
    return WM_CLI_REFUSED;
  if (wm_cli_get_option (cli, "company") != NULL)
    {
      company = dup_option_text (cli, "company", NULL, error);
      if (company == NULL)
        return WM_CLI_REFUSED;
    }
  return create (cli, edition, company, error);
}

static void
print_problems_as_json (GPtrArray *problems)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < problems->len; i++)
    {
      const WmArchiveProblem *problem = g_ptr_array_index (problems, i);
      JsonObject *item = json_object_new ();
      g_autofree char *message = g_utf8_make_valid (problem->message, -1);

      json_object_set_string_member (item, "code", problem->code);
      if (problem->entry != NULL)
        {
          g_autofree char *entry = g_utf8_make_valid (problem->entry, -1);

          json_object_set_string_member (item, "entry", entry);
        }
      else
        json_object_set_null_member (item, "entry");
      json_object_set_string_member (item, "message", message);
      json_array_add_object_element (array, item);
    }
  json_object_set_boolean_member (object, "ok", problems->len == 0);
  json_object_set_array_member (object, "problems", array);
  wm_cli_json_print_object (object);
}

static void
print_problems (GPtrArray *problems)
{
  if (problems->len == 0)
    wm_cli_say (_ ("The file is whole: every byte and every event is as it was written."));
  for (guint i = 0; i < problems->len; i++)
    {
      const WmArchiveProblem *problem = g_ptr_array_index (problems, i);

      if (problem->entry != NULL)
        wm_cli_say ("%s: %s", problem->entry, problem->message);
      else
        wm_cli_say ("%s", problem->message);
    }
}

/* No problem, but nobody should think that the copy is the whole project. */
static void
note_left_out (WmCli *cli, const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  g_autoptr (WmArchive) archive = fd >= 0 ? wm_archive_open_fd (fd, NULL, NULL) : NULL;
  guint count = archive != NULL ? wm_archive_get_manifest (archive)->left_out->len : 0;

  if (count > 0)
    wm_cli_note (cli->json, "left_out",
                 ngettext ("This is a copy from which %u attached file was left out.",
                           "This is a copy from which %u attached files were left out.", count),
                 count);
}

int
wm_cli_run_verify (WmCli *cli, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  const char *head = wm_cli_get_option (cli, "head");

  if (head != NULL && (strlen (head) < 8 || strlen (head) > 64 ||
                       strspn (head, "0123456789abcdefABCDEF") != strlen (head)))
    return wm_cli_set_usage (error, _ ("The id of an event has 64 hexadecimal digits; give at "
                                       "least its first eight."));
  {
    g_autoptr (WmCliProgress) progress = wm_cli_progress_new (_ ("Verifying"));

    if (!wm_verify_file (wm_cli_get (cli, 0), cli->registry, head, &problems, wm_cli_progress_cb,
                         progress, wm_cli_get_cancellable (), error))
      return WM_CLI_REFUSED;
  }
  if (cli->json)
    print_problems_as_json (problems);
  else
    print_problems (problems);
  note_left_out (cli, wm_cli_get (cli, 0));
  return problems->len == 0 ? WM_CLI_DONE : WM_CLI_REFUSED;
}
