/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/wm-export.h"
#include "project/wm-document-file.h"
#include "report/wm-soa-pdf.h"
#include "report/wm-soa-project.h"
#include "wm-cli-interrupt.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GBytes *
make_soa (WmProject *project, GError **error)
{
  g_autoptr (WmSoa) soa = wm_soa_new_for_project (project, error);

  return soa != NULL ? wm_soa_render_pdf (soa, wm_cli_get_cancellable (), error) : NULL;
}

static void
answer_written (WmCli *cli, WmProject *project, const char *destination)
{
  g_autofree char *shown = g_filename_display_name (destination);
  JsonObject *object;

  if (!cli->json)
    return;
  object = json_object_new ();
  json_object_set_string_member (object, "path", shown);
  json_object_set_string_member (object, "head", wm_project_get_head (project));
  wm_cli_json_print_object (object);
}

static int
export_soa (WmCli *cli, const char *destination, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_reading (cli, error);
  g_autoptr (GBytes) bytes = NULL;

  if (project == NULL)
    return WM_CLI_REFUSED;
  bytes = make_soa (project, error);
  if (bytes == NULL || !wm_document_file_write (destination, bytes, error))
    return WM_CLI_REFUSED;
  answer_written (cli, project, destination);
  return WM_CLI_DONE;
}

static int
export_registers (WmCli *cli, const WmKind *kind, const char *destination, GError **error)
{
  g_autofree char *shown = g_filename_display_name (destination);
  g_autoptr (WmOpenProject) project = NULL;
  g_autoptr (WmExport) export = NULL;
  g_autoptr (GBytes) bytes = NULL;
  WmExportFormat format;

  if (!wm_export_find_format (destination, &format))
    return wm_cli_set_usage (error, _ ("“%s” must end in .xlsx or .csv."), shown);
  project = wm_cli_open_for_reading (cli, error);
  if (project == NULL)
    return WM_CLI_REFUSED;
  export = wm_export_gather (project, kind);
  bytes = wm_export_render (export, format, NULL, wm_cli_get_cancellable (), error);
  if (bytes == NULL || !wm_document_file_write (destination, bytes, error))
    return WM_CLI_REFUSED;
  answer_written (cli, project, destination);
  return WM_CLI_DONE;
}

int
wm_cli_run_export (WmCli *cli, GError **error)
{
  g_autofree char *what = g_utf8_make_valid (wm_cli_get (cli, 1), -1);

  const WmKind *kind;

  if (strcmp (what, "soa") == 0)
    return export_soa (cli, wm_cli_get (cli, 2), error);
  if (strcmp (what, "registers") == 0)
    return export_registers (cli, NULL, wm_cli_get (cli, 2), error);
  kind = wm_registry_find_kind (cli->registry, what);
  if (kind == NULL)
    return wm_cli_set_usage (error,
                             _ ("“%s” cannot be exported. There are: soa, registers, and each kind "
                                "of record that the verb “kinds” lists."),
                             what);
  return export_registers (cli, kind, wm_cli_get (cli, 2), error);
}
