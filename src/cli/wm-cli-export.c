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

/* One file a register, beside each other: "all.csv" becomes "all-asset.csv" and so on. */
static char *
dup_register_path (const char *destination, const WmKind *kind)
{
  g_autofree char *stem = g_strndup (destination, strlen (destination) - strlen (".csv"));

  return g_strdup_printf ("%s-%s.csv", stem, kind->id);
}

static void
answer_written_each (WmCli *cli, WmProject *project, WmExport *export, const char *destination)
{
  JsonArray *paths = json_array_new ();
  JsonObject *object;

  for (guint i = 0; i < wm_export_get_n_registers (export); i++)
    {
      g_autofree char *path = dup_register_path (destination, wm_export_get_kind (export, i));
      g_autofree char *shown = g_filename_display_name (path);

      json_array_add_string_element (paths, shown);
      if (!cli->json)
        wm_cli_say ("%s", shown);
    }
  object = json_object_new ();
  json_object_set_array_member (object, "paths", paths);
  json_object_set_string_member (object, "head", wm_project_get_head (project));
  if (cli->json)
    wm_cli_json_print_object (object);
  else
    json_object_unref (object);
}

/* All are made before the first is written. */
static int
export_each (WmCli *cli, const char *destination, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_reading (cli, error);
  g_autoptr (WmExport) export = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  if (project == NULL)
    return WM_CLI_REFUSED;
  export = wm_export_gather (project, NULL);
  for (guint i = 0; i < wm_export_get_n_registers (export); i++)
    {
      GBytes *bytes = wm_export_render_register (export, i, wm_cli_get_cancellable (), error);

      if (bytes == NULL)
        return WM_CLI_REFUSED;
      g_ptr_array_add (files, bytes);
    }
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = dup_register_path (destination, wm_export_get_kind (export, i));

      if (!wm_document_file_write (path, g_ptr_array_index (files, i), error))
        return WM_CLI_REFUSED;
    }
  answer_written_each (cli, project, export, destination);
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
    return wm_cli_set_usage (error, _ ("“%s” must end in .xlsx, .csv or .zip."), shown);
  if (kind == NULL && format == WM_EXPORT_CSV)
    return export_each (cli, destination, error);
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
