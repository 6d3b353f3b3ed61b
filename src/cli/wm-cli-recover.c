/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-model-error.h"
#include "project/wm-files.h"
#include "project/wm-journal.h"
#include "project/wm-recovery.h"
#include "project/wm-save.h"
#include "wm-cli-interrupt.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-table.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static JsonNode *
make_item (const WmRecoveryItem *item)
{
  JsonObject *object = json_object_new ();
  g_autofree char *folder = g_filename_display_name (item->folder);
  g_autofree char *file = g_utf8_make_valid (item->file, -1);
  g_autofree char *company = g_utf8_make_valid (item->company, -1);

  json_object_set_string_member (object, "folder", folder);
  json_object_set_string_member (object, "project", item->project_id);
  json_object_set_string_member (object, "file", file);
  json_object_set_string_member (object, "company", company);
  json_object_set_int_member (object, "changed_at", item->changed_at);
  json_object_set_boolean_member (object, "open", wm_recovery_item_is_live (item));
  return wm_cli_json_from_object (object);
}

static void
print_items (GPtrArray *items)
{
  g_autoptr (WmCliTable) table = wm_cli_table_new (NULL, 4);

  for (guint i = 0; i < items->len; i++)
    {
      const WmRecoveryItem *item = g_ptr_array_index (items, i);

      wm_cli_table_take_cell (table, wm_recovery_item_is_live (item)
                                         ? g_strdup (_ ("open now"))
                                         : wm_cli_dup_instant (item->changed_at));
      wm_cli_table_add_cell (table, item->company);
      wm_cli_table_add_cell (table, *item->file != '\0' ? item->file : _ ("never saved"));
      wm_cli_table_take_cell (table, g_filename_display_name (item->folder));
    }
  if (items->len > 0)
    wm_cli_table_print (table);
  else
    wm_cli_say (_ ("No program left anything behind."));
}

static void
list_items (WmCli *cli, GPtrArray *items)
{
  if (!cli->json)
    {
      print_items (items);
      return;
    }
  wm_cli_json_begin_array ();
  for (guint i = 0; i < items->len; i++)
    wm_cli_json_print_item (make_item (g_ptr_array_index (items, i)), i == 0);
  wm_cli_json_end_array (items->len == 0);
}

/* Takes the item out of @items whose folder was given, whole or by its last part. */
static WmRecoveryItem *
steal_item (GPtrArray *items, const char *folder, GError **error)
{
  g_autofree char *resolved = wm_files_dup_resolved (folder);
  g_autofree char *shown = g_filename_display_name (folder);

  for (guint i = 0; i < items->len; i++)
    {
      const WmRecoveryItem *item = g_ptr_array_index (items, i);
      g_autofree char *own = wm_files_dup_resolved (item->folder);
      g_autofree char *name = g_path_get_basename (item->folder);

      if (strcmp (own, resolved) != 0 && strcmp (name, folder) != 0)
        continue;
      if (!wm_recovery_item_is_live (item))
        return g_ptr_array_steal_index (items, i);
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_BUSY,
                           _ ("This project is open in another window or program; nothing of it "
                              "is lost."));
      return NULL;
    }
  g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND,
               _ ("No program left anything in “%s”. waymark-cli recover lists what there is."),
               shown);
  return NULL;
}

static int
write_item (WmCli *cli, GPtrArray *items, const char *folder, const char *destination,
            GError **error)
{
  WmRecoveryItem *item = steal_item (items, folder, error);
  g_autoptr (WmCliProgress) progress = wm_cli_progress_new (_ ("Saving"));
  g_autoptr (WmOpenProject) project = NULL;
  WmProjectOptions options = { 0 };
  guint n_dropped = 0;

  if (item == NULL)
    return WM_CLI_REFUSED;
  wm_cli_fill_options (cli, &options);
  project = wm_recovery_open (item, &options, &n_dropped, error);
  if (project == NULL)
    return WM_CLI_REFUSED;
  if (!wm_project_save_as (project, destination, 0, wm_cli_progress_cb, progress,
                           wm_cli_get_cancellable (), error))
    {
      wm_cli_explain_failed_save (error);
      return WM_CLI_REFUSED;
    }
  g_clear_pointer (&progress, wm_cli_progress_free);
  if (n_dropped > 0)
    wm_cli_note (cli->json, "dropped",
                 ngettext ("%u change could not be read any more.",
                           "%u changes could not be read any more.", n_dropped),
                 n_dropped);
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
wm_cli_run_recover (WmCli *cli, GError **error)
{
  g_autofree char *root = wm_journal_dup_default_root ();
  g_autoptr (GPtrArray) items = wm_recovery_list (root, NULL);

  if (cli->arguments->len == 1)
    return wm_cli_set_usage (error, _ ("Something is missing: waymark-cli %s %s"), "recover",
                             "FOLDER DEST.isms");
  if (cli->arguments->len == 2)
    return write_item (cli, items, wm_cli_get (cli, 0), wm_cli_get (cli, 1), error);
  list_items (cli, items);
  return WM_CLI_DONE;
}
