/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-model-error.h"
#include "project/wm-edit.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-values.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>

static const WmKind *
find_kind_to_add (WmCli *cli, GError **error)
{
  const WmKind *kind = wm_cli_find_kind (cli, wm_cli_get (cli, 1), error);

  if (kind == NULL || (kind->flags & (WM_KIND_SINGLE | WM_KIND_FROM_CATALOGUE)) == 0)
    return kind;
  g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_EXISTS,
               (kind->flags & WM_KIND_SINGLE)
                   /* Translators: a kind of record. */
                   ? _ ("%s: a project has exactly one, which is there already; change it with the "
                        "verb “set”.")
                   /* Translators: a register. */
                   : _ ("%s: these come from the standard and are all there already; change them "
                        "with the verb “set”."),
               wm_kind_get_plural (kind));
  return NULL;
}

static void
print_id (WmCli *cli, const char *id)
{
  JsonObject *object;

  if (!cli->json)
    {
      wm_cli_say ("%s", id);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "id", id);
  wm_cli_json_print_object (object);
}

int
wm_cli_run_add (WmCli *cli, GError **error)
{
  const WmKind *kind = find_kind_to_add (cli, error);
  g_autoptr (WmOpenProject) project = kind != NULL ? wm_cli_open_for_writing (cli, error) : NULL;
  g_autoptr (WmValues) values = NULL;
  g_autofree char *id = NULL;

  if (project != NULL)
    values = wm_cli_parse_values (project, kind, cli->arguments, 2, error);
  if (values != NULL)
    id = wm_project_add_record (project, values, error);
  if (id == NULL || !wm_cli_save (project, error))
    return WM_CLI_REFUSED;
  print_id (cli, id);
  return WM_CLI_DONE;
}

int
wm_cli_run_set (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_writing (cli, error);
  g_autoptr (WmRecord) record = NULL;
  g_autoptr (WmValues) values = NULL;
  gint64 before;

  if (project == NULL)
    return WM_CLI_REFUSED;
  before = wm_project_get_head_seq (project);
  record = wm_cli_load (project, wm_cli_get (cli, 1), error);
  if (record != NULL)
    values = wm_cli_parse_values (project, wm_record_get_kind (record), cli->arguments, 2, error);
  if (values == NULL || !wm_project_set_record (project, wm_record_get_id (record), values, error))
    return WM_CLI_REFUSED;
  return wm_cli_save_and_answer (cli, project, before, error);
}

typedef gboolean (*LinkFunc) (WmProject *project, const char *from, const char *to,
                              const char *role, GError **error);

static int
run_on_two (WmCli *cli, LinkFunc func, gboolean must_change, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_writing (cli, error);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gint64 before;

  if (project == NULL)
    return WM_CLI_REFUSED;
  before = wm_project_get_head_seq (project);
  from = wm_cli_resolve (project, wm_cli_get (cli, 1), error);
  if (from != NULL)
    to = wm_cli_resolve (project, wm_cli_get (cli, 2), error);
  if (to == NULL || !func (project, from, to, wm_cli_get (cli, 3), error))
    return WM_CLI_REFUSED;
  if (must_change && wm_project_get_head_seq (project) == before)
    {
      g_set_error_literal (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND,
                           _ ("There is no such link between the two."));
      return WM_CLI_REFUSED;
    }
  return wm_cli_save_and_answer (cli, project, before, error);
}

int
wm_cli_run_link (WmCli *cli, GError **error)
{
  return run_on_two (cli, wm_project_link_records, FALSE, error);
}

int
wm_cli_run_unlink (WmCli *cli, GError **error)
{
  return run_on_two (cli, wm_project_unlink_records, TRUE, error);
}
