/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/wm-edit.h"
#include "project/wm-evidence.h"
#include "wm-cli-interrupt.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-values.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *id;
  char *file; /* as UTF-8 */
  gboolean was_known;
} Attached;

static void
attached_free (gpointer data)
{
  Attached *attached = data;

  g_free (attached->id);
  g_free (attached->file);
  g_free (attached);
}

/* Sorts the arguments behind FILE into @paths and @pairs. A path may hold "=", a field that is
 * misspelt should not end up as a file that is not there. */
static void
sort_arguments (WmCli *cli, const WmKind *kind, GPtrArray *paths, GPtrArray *pairs)
{
  for (guint i = 1; i < cli->arguments->len; i++)
    {
      const char *argument = wm_cli_get (cli, i);
      gboolean is_pair =
          wm_cli_names_field (kind, argument) ||
          (wm_cli_looks_like_pair (argument) && !g_file_test (argument, G_FILE_TEST_EXISTS));

      g_ptr_array_add (is_pair ? pairs : paths, (gpointer) argument);
    }
}

static GPtrArray *
resolve_targets (WmCli *cli, WmProject *project, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *given = wm_cli_get_options (cli, "to");

  for (guint i = 0; given != NULL && i < given->len; i++)
    {
      char *id = wm_cli_resolve (project, g_ptr_array_index (given, i), error);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
link_to_all (WmProject *project, const char *id, GPtrArray *targets, GError **error)
{
  for (guint i = 1; i < targets->len; i++)
    if (!wm_project_link_records (project, id, g_ptr_array_index (targets, i), "proves", error))
      return FALSE;
  return TRUE;
}

static Attached *
attach_one (WmProject *project, const char *path, WmValues *values, GPtrArray *targets,
            GError **error)
{
  g_autofree char *folder = wm_project_dup_staging_folder (project);
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (WmCliProgress) progress = wm_cli_progress_new (shown);
  g_autoptr (WmStagedFile) file = wm_staged_file_new (folder, path, wm_cli_progress_cb, progress,
                                                      wm_cli_get_cancellable (), error);
  Attached *attached;
  g_autofree char *id = NULL;
  gboolean was_known = FALSE;

  if (file == NULL)
    {
      g_prefix_error (error, "%s: ", shown);
      return NULL;
    }
  id = wm_project_attach (project, file, values,
                          targets->len > 0 ? g_ptr_array_index (targets, 0) : NULL, &was_known,
                          error);
  if (id == NULL || !link_to_all (project, id, targets, error))
    return NULL;
  attached = g_new0 (Attached, 1);
  attached->id = g_steal_pointer (&id);
  attached->file = g_steal_pointer (&shown);
  attached->was_known = was_known;
  return attached;
}

static void
answer_attached (WmCli *cli, WmProject *project, GPtrArray *done, gboolean has_values)
{
  if (cli->json)
    wm_cli_json_begin_array ();
  for (guint i = 0; i < done->len; i++)
    {
      const Attached *attached = g_ptr_array_index (done, i);
      g_autofree char *name = wm_cli_dup_name (project, attached->id);

      if (cli->json)
        {
          JsonObject *object = json_object_new ();

          json_object_set_string_member (object, "id", attached->id);
          json_object_set_string_member (object, "file", attached->file);
          json_object_set_boolean_member (object, "known", attached->was_known);
          wm_cli_json_print_item (wm_cli_json_from_object (object), i == 0);
          continue;
        }
      wm_cli_say ("%s", attached->id);
      if (attached->was_known)
        wm_cli_note (FALSE, "known",
                     /* Translators: a file, then the record that has the same bytes. */
                     has_values ? _ ("%1$s is in the project already as %2$s. What you said about "
                                     "it was not written; use the verb “set”.")
                                : _ ("%1$s is in the project already as %2$s."),
                     attached->file, name);
    }
  if (cli->json)
    wm_cli_json_end_array (done->len == 0);
}

static int
attach_all (WmCli *cli, WmProject *project, GPtrArray *paths, GPtrArray *pairs, GError **error)
{
  const WmKind *kind = wm_registry_find_kind (cli->registry, "evidence");
  g_autoptr (GPtrArray) targets = resolve_targets (cli, project, error);
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func (attached_free);

  for (guint i = 0; targets != NULL && i < paths->len; i++)
    {
      g_autoptr (WmValues) values = wm_cli_parse_values (project, kind, pairs, 0, error);
      Attached *attached = values != NULL ? attach_one (project, g_ptr_array_index (paths, i),
                                                        values, targets, error)
                                          : NULL;

      if (attached == NULL)
        return WM_CLI_REFUSED;
      g_ptr_array_add (done, attached);
    }
  if (targets == NULL || !wm_cli_save (project, error))
    return WM_CLI_REFUSED;
  answer_attached (cli, project, done, pairs->len > 0);
  return WM_CLI_DONE;
}

int
wm_cli_run_attach (WmCli *cli, GError **error)
{
  const WmKind *kind = wm_registry_find_kind (cli->registry, "evidence");
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr (WmOpenProject) project = NULL;

  sort_arguments (cli, kind, paths, pairs);
  if (paths->len == 0)
    return wm_cli_set_usage (error, _ ("There is no file to attach."));
  project = wm_cli_open_for_writing (cli, error);
  if (project == NULL)
    return WM_CLI_REFUSED;
  return attach_all (cli, project, paths, pairs, error);
}

int
wm_cli_run_extract (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_reading (cli, error);
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *shown = NULL;
  JsonObject *object;

  if (project != NULL)
    id = wm_cli_resolve (project, wm_cli_get (cli, 1), error);
  if (id != NULL)
    path = wm_project_extract (project, id, wm_cli_get (cli, 2), wm_cli_get_cancellable (), error);
  if (path == NULL)
    return WM_CLI_REFUSED;
  shown = g_filename_display_name (path);
  if (!cli->json)
    {
      wm_cli_say ("%s", shown);
      return WM_CLI_DONE;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "path", shown);
  wm_cli_json_print_object (object);
  return WM_CLI_DONE;
}
