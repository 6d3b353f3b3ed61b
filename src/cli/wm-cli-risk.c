/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-model-error.h"
#include "risk/wm-risk-regrade.h"
#include "risk/wm-risk-run.h"
#include "risk/wm-suggest.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-table.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USUAL_LIMIT 20
#define MAX_LIMIT 2000

/* The ids of the assets that were named; %NULL with no error: none, which means all. */
static gboolean
resolve_assets (WmCli *cli, WmProject *project, char ***ids, GError **error)
{
  guint n_ids = cli->arguments->len - 1;

  *ids = NULL;
  if (n_ids == 0)
    return TRUE;
  *ids = g_new0 (char *, n_ids + 1);
  for (guint i = 0; i < n_ids; i++)
    {
      const WmKind *kind;

      (*ids)[i] = wm_cli_resolve (project, wm_cli_get (cli, i + 1), error);
      if ((*ids)[i] == NULL)
        return FALSE;
      kind = wm_records_find_kind (wm_project_get_database (project), cli->registry, (*ids)[i]);
      if (kind == NULL || strcmp (kind->id, "asset") != 0)
        {
          g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID,
                       _ ("“%s” is no asset. Risks are suggested for assets."),
                       wm_cli_get (cli, i + 1));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
parse_number (WmCli *cli, const char *text, guint min, guint max, guint *number, GError **error)
{
  guint64 parsed = 0;
  g_autofree char *shown = g_utf8_make_valid (text, -1);

  if (g_ascii_string_to_unsigned (text, 10, min, max, &parsed, NULL))
    {
      *number = (guint) parsed;
      return TRUE;
    }
  wm_cli_set_usage (error, _ ("“%1$s” is no number from %2$u to %3$u."), shown, min, max);
  return FALSE;
}

static void
add_ids (JsonObject *object, const char *name, char **ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    json_array_add_string_element (array, ids[i]);
  json_object_set_array_member (object, name, array);
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonNode *
make_node (const WmSuggestion *suggestion, const char *risk_id)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "scenario", suggestion->scenario);
  json_object_set_string_member (object, "title", suggestion->title);
  add_text (object, "threat", suggestion->threat);
  add_text (object, "weakness", suggestion->weakness);
  json_object_set_string_member (object, "effect", suggestion->effect);
  json_object_set_int_member (object, "likelihood", suggestion->likelihood);
  json_object_set_int_member (object, "impact", suggestion->impact);
  add_ids (object, "assets", suggestion->assets);
  add_ids (object, "controls", suggestion->controls);
  add_text (object, "known_as", suggestion->known_as);
  if (risk_id != NULL)
    json_object_set_string_member (object, "id", risk_id);
  return wm_cli_json_from_object (object);
}

static void
print_as_json (GPtrArray *suggestions, char **risk_ids)
{
  wm_cli_json_begin_array ();
  for (guint i = 0; i < suggestions->len; i++)
    wm_cli_json_print_item (
        make_node (g_ptr_array_index (suggestions, i), risk_ids != NULL ? risk_ids[i] : NULL),
        i == 0);
  wm_cli_json_end_array (suggestions->len == 0);
}

static void
print_as_table (WmProject *project, GPtrArray *suggestions)
{
  const char *const headers[] = { _ ("Risk"), _ ("Grade"), _ ("Assets"), _ ("Known as") };
  g_autoptr (WmCliTable) table = wm_cli_table_new (headers, G_N_ELEMENTS (headers));

  wm_cli_table_set_right (table, 1);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const WmSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      guint n_assets = g_strv_length (suggestion->assets);
      g_autofree char *first =
          wm_records_dup_title (wm_project_get_database (project),
                                wm_project_get_registry (project), suggestion->assets[0]);

      wm_cli_table_add_cell (table, suggestion->title);
      wm_cli_table_take_cell (table,
                              g_strdup_printf ("%u", suggestion->likelihood * suggestion->impact));
      wm_cli_table_take_cell (
          table, n_assets > 1
                     /* Translators: the name of an asset and how many more there are. */
                     ? g_strdup_printf (
                           ngettext ("%1$s and %2$u more", "%1$s and %2$u more", n_assets - 1),
                           first, n_assets - 1)
                     : g_strdup (first));
      wm_cli_table_take_cell (table, suggestion->known_as != NULL
                                         ? wm_cli_dup_name (project, suggestion->known_as)
                                         : g_strdup (""));
    }
  wm_cli_table_print (table);
}

static void
print (WmCli *cli, WmProject *project, GPtrArray *suggestions, char **risk_ids)
{
  if (cli->json)
    print_as_json (suggestions, risk_ids);
  else if (risk_ids != NULL)
    for (guint i = 0; risk_ids[i] != NULL; i++)
      wm_cli_say ("%s", risk_ids[i]);
  else if (suggestions->len > 0)
    print_as_table (project, suggestions);
  else
    wm_cli_say (_ ("There is nothing to suggest. Give your assets a type, and how much protection "
                   "they need, first."));
}

/* What is known already is shown, but not taken over a second time. */
static void
leave_out_known (GPtrArray *suggestions)
{
  for (guint i = suggestions->len; i > 0; i--)
    if (((WmSuggestion *) g_ptr_array_index (suggestions, i - 1))->known_as != NULL)
      g_ptr_array_remove_index (suggestions, i - 1);
}

static int
take (WmCli *cli, WmProject *project, GPtrArray *suggestions, GError **error)
{
  g_auto (GStrv) risk_ids = NULL;

  leave_out_known (suggestions);
  if (suggestions->len > 0)
    {
      risk_ids = wm_suggest_take (project, suggestions, error);
      if (risk_ids == NULL || !wm_cli_save (project, error))
        return WM_CLI_REFUSED;
    }
  print (cli, project, suggestions, risk_ids);
  return WM_CLI_DONE;
}

int
wm_cli_run_suggest_risks (WmCli *cli, GError **error)
{
  gboolean takes = wm_cli_get_options (cli, "take") != NULL;
  const char *limit_text = wm_cli_get_option (cli, "limit");
  guint limit = USUAL_LIMIT;
  g_autoptr (WmOpenProject) project = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_auto (GStrv) ids = NULL;

  if (limit_text != NULL && !parse_number (cli, limit_text, 1, MAX_LIMIT, &limit, error))
    return WM_CLI_USAGE;
  project = takes ? wm_cli_open_for_writing (cli, error) : wm_cli_open_for_reading (cli, error);
  if (project == NULL || !resolve_assets (cli, project, &ids, error))
    return WM_CLI_REFUSED;
  suggestions = wm_suggest_list (project, (const char *const *) ids, limit);
  if (takes)
    return take (cli, project, suggestions, error);
  print (cli, project, suggestions, NULL);
  return WM_CLI_DONE;
}

int
wm_cli_run_regrade_risks (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = NULL;
  guint likelihood = 0;
  guint impact = 0;
  gint64 before;

  if (!parse_number (cli, wm_cli_get (cli, 1), WM_RISK_LEVELS_MIN, WM_RISK_LEVELS_MAX, &likelihood,
                     error) ||
      !parse_number (cli, wm_cli_get (cli, 2), WM_RISK_LEVELS_MIN, WM_RISK_LEVELS_MAX, &impact,
                     error))
    return WM_CLI_USAGE;
  project = wm_cli_open_for_writing (cli, error);
  if (project == NULL)
    return WM_CLI_REFUSED;
  before = wm_project_get_head_seq (project);
  if (!wm_risk_regrade (project, likelihood, impact, NULL, NULL, error))
    return WM_CLI_REFUSED;
  return wm_cli_save_and_answer (cli, project, before, error);
}

static gboolean
dup_option_text (WmCli *cli, const char *name, char **text, GError **error)
{
  const char *given = wm_cli_get_option (cli, name);

  *text = given != NULL ? wm_cli_dup_text (given, error) : NULL;
  return given == NULL || *text != NULL;
}

int
wm_cli_run_freeze_risks (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autofree char *id = NULL;

  if (!dup_option_text (cli, "title", &title, error) || !dup_option_text (cli, "on", &day, error))
    return WM_CLI_USAGE;
  project = wm_cli_open_for_writing (cli, error);
  if (project == NULL)
    return WM_CLI_REFUSED;
  id = wm_risk_run_freeze (project, title, day, error);
  if (id == NULL || !wm_cli_save (project, error))
    return WM_CLI_REFUSED;
  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", id);
      wm_cli_json_print_object (object);
    }
  else
    wm_cli_say ("%s", id);
  return WM_CLI_DONE;
}
