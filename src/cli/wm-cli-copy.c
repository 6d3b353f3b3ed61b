/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/wm-copy.h"
#include "report/wm-soa-pdf.h"
#include "report/wm-soa-project.h"
#include "wm-cli-interrupt.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

/* FALSE with @error: what was named has no file, so that the copy would not be what was wanted. */
static gboolean
leave_out (WmProject *project, WmCopyOptions *options, const char *text, GError **error)
{
  g_autoptr (WmRecord) record = wm_cli_load (project, text, error);
  const char *sha256 = NULL;

  if (record == NULL)
    return FALSE;
  if (wm_record_get_kind (record)->flags & WM_KIND_HAS_FILE)
    sha256 = wm_record_get_value_by_id (record, "sha256");
  if (sha256 != NULL)
    {
      wm_copy_options_leave_out (options, sha256);
      return TRUE;
    }
  g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING,
               /* Translators: a record as the person named it. */
               _ ("“%s” has no attached file that could be left out. No copy was written."), text);
  return FALSE;
}

static gboolean
add_reports (WmProject *project, WmCopyOptions *options, GError **error)
{
  g_autoptr (WmSoa) soa = wm_soa_new_for_project (project, error);
  g_autoptr (GBytes) pdf =
      soa != NULL ? wm_soa_render_pdf (soa, wm_cli_get_cancellable (), error) : NULL;

  if (pdf == NULL)
    return FALSE;
  /* Translators: the name of a file. */
  wm_copy_options_add_report (options, _ ("Statement of Applicability.pdf"), pdf);
  return TRUE;
}

static WmCopyOptions *
make_options (WmCli *cli, WmProject *project, GError **error)
{
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  GPtrArray *without = wm_cli_get_options (cli, "without");

  for (guint i = 0; without != NULL && i < without->len; i++)
    if (!leave_out (project, options, g_ptr_array_index (without, i), error))
      return NULL;
  if (wm_cli_get_option (cli, "without-evidence") != NULL)
    wm_copy_options_leave_out_all (options);
  if (wm_cli_get_option (cli, "reports") != NULL && !add_reports (project, options, error))
    return NULL;
  return g_steal_pointer (&options);
}

static gint64
count_left_out (WmProject *project, WmCopyOptions *options)
{
  g_autoptr (GPtrArray) files = wm_project_list_copy_files (project);
  gint64 count = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const WmCopyFile *file = g_ptr_array_index (files, i);

      if (file->bytes == WM_FILE_BYTES_LEFT_OUT ||
          wm_copy_options_leaves_out (options, file->sha256))
        count++;
    }
  return count;
}

static void
answer (WmCli *cli, const char *destination, gint64 n_left_out)
{
  g_autofree char *shown = g_filename_display_name (destination);
  g_autofree char *size = NULL;
  GStatBuf info = { 0 };

  g_stat (destination, &info);
  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "path", shown);
      json_object_set_int_member (object, "bytes", (gint64) info.st_size);
      json_object_set_int_member (object, "left_out", n_left_out);
      wm_cli_json_print_object (object);
      return;
    }
  size = g_format_size ((guint64) info.st_size);
  /* Translators: a file and its size: Acme to send.isms (3.4 MB) */
  wm_cli_say (_ ("%1$s (%2$s)"), shown, size);
  if (n_left_out > 0)
    wm_cli_say (ngettext ("%" PRId64 " attached file was left out.",
                          "%" PRId64 " attached files were left out.", (gulong) n_left_out),
                n_left_out);
}

int
wm_cli_run_copy (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_reading (cli, error);
  g_autoptr (WmCopyOptions) options = NULL;
  const char *destination = wm_cli_get (cli, 1);
  gboolean done;

  if (project != NULL)
    options = make_options (cli, project, error);
  if (options == NULL)
    return WM_CLI_REFUSED;
  {
    g_autoptr (WmCliProgress) progress = wm_cli_progress_new (_ ("Copying"));

    done = wm_project_write_copy (project, destination, 0, options, wm_cli_progress_cb, progress,
                                  wm_cli_get_cancellable (), error);
  }
  if (!done)
    return WM_CLI_REFUSED;
  answer (cli, destination, count_left_out (project, options));
  return WM_CLI_DONE;
}
