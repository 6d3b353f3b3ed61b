/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/wm-report-file.h"
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

static int
export_soa (WmCli *cli, const char *destination, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_reading (cli, error);
  g_autofree char *shown = g_filename_display_name (destination);
  g_autoptr (GBytes) bytes = NULL;

  if (project == NULL)
    return WM_CLI_REFUSED;
  bytes = make_soa (project, error);
  if (bytes == NULL || !wm_report_file_write (destination, bytes, error))
    return WM_CLI_REFUSED;
  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "path", shown);
      json_object_set_string_member (object, "head", wm_project_get_head (project));
      wm_cli_json_print_object (object);
    }
  return WM_CLI_DONE;
}

int
wm_cli_run_export (WmCli *cli, GError **error)
{
  g_autofree char *what = g_utf8_make_valid (wm_cli_get (cli, 1), -1);

  if (strcmp (what, "soa") != 0)
    return wm_cli_set_usage (error, _ ("There is no document “%s”. There is: soa."), what);
  return export_soa (cli, wm_cli_get (cli, 2), error);
}
