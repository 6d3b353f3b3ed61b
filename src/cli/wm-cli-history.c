/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/wm-event-label.h"
#include "project/wm-undo.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-table.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>

static void
print_log_as_json (WmProject *project, GPtrArray *events)
{
  wm_cli_json_begin_array ();
  for (guint i = 0; i < events->len; i++)
    wm_cli_json_print_item (wm_cli_json_event (project, g_ptr_array_index (events, i)), i == 0);
  wm_cli_json_end_array (events->len == 0);
}

static void
print_log (WmProject *project, GPtrArray *events)
{
  g_autoptr (WmCliTable) table = wm_cli_table_new (NULL, 4);

  wm_cli_table_set_right (table, 0);
  for (guint i = 0; i < events->len; i++)
    {
      const WmEvent *event = g_ptr_array_index (events, i);

      wm_cli_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT, event->seq));
      wm_cli_table_take_cell (table, wm_cli_dup_instant (event->at));
      wm_cli_table_add_cell (table, event->actor);
      wm_cli_table_take_cell (table, wm_event_dup_label (project, event));
    }
  wm_cli_table_print (table);
}

int
wm_cli_run_log (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_reading (cli, error);
  g_autoptr (GPtrArray) events = NULL;

  if (project == NULL)
    return WM_CLI_REFUSED;
  events = wm_event_list (wm_project_get_database (project), 1, -1);
  if (cli->json)
    print_log_as_json (project, events);
  else
    print_log (project, events);
  return WM_CLI_DONE;
}

static gboolean
undo (WmProject *project, gboolean has_seq, gint64 seq, GError **error)
{
  return has_seq ? wm_project_undo_to (project, seq, error) : wm_project_undo (project, error);
}

int
wm_cli_run_undo (WmCli *cli, GError **error)
{
  const char *to = wm_cli_get_option (cli, "to");
  g_autoptr (WmOpenProject) project = NULL;
  gint64 seq = 0;
  gint64 before;

  if (to != NULL && !g_ascii_string_to_signed (to, 10, 1, G_MAXINT64, &seq, NULL))
    return wm_cli_set_usage (error, _ ("--to takes the number of an event; waymark-cli log lists "
                                       "them."));
  project = wm_cli_open_for_writing (cli, error);
  if (project == NULL)
    return WM_CLI_REFUSED;
  before = wm_project_get_head_seq (project);
  if (!undo (project, to != NULL, seq, error))
    return WM_CLI_REFUSED;
  return wm_cli_save_and_answer (cli, project, before, error);
}

int
wm_cli_run_redo (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_writing (cli, error);
  gint64 before;

  if (project == NULL)
    return WM_CLI_REFUSED;
  before = wm_project_get_head_seq (project);
  if (!wm_project_redo (project, error))
    return WM_CLI_REFUSED;
  return wm_cli_save_and_answer (cli, project, before, error);
}
