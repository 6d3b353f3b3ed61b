/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-model-error.h"
#include "project/wm-files.h"
#include "report/wm-soa-pdf.h"
#include "report/wm-soa-project.h"
#include "wm-cli-interrupt.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-verbs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static GBytes *
make_soa (WmProject *project, GError **error)
{
  g_autoptr (WmSoa) soa = wm_soa_new_for_project (project, error);

  return soa != NULL ? wm_soa_render_pdf (soa, wm_cli_get_cancellable (), error) : NULL;
}

static gboolean
write_and_close (int fd, GBytes *bytes)
{
  gboolean done =
      wm_files_write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) &&
      fsync (fd) == 0;
  int saved = errno;

  if (close (fd) != 0 && done)
    return FALSE;
  errno = saved;
  return done;
}

/* The report of last month is either still there or replaced by the whole new one. */
static gboolean
write_whole (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%08x.tmp", path, g_random_int ());
  int fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

  if (fd < 0)
    return wm_files_set_errno (error, errno, _ ("The document could not be written"));
  if (write_and_close (fd, bytes) && g_rename (temporary, path) == 0)
    return TRUE;
  wm_files_set_errno (error, errno, _ ("The document could not be written"));
  g_unlink (temporary);
  return FALSE;
}

/* A pipe or /dev/stdout is written to, not replaced. */
static gboolean
is_special (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode);
}

static gboolean
write_into (const char *path, GBytes *bytes, GError **error)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  gboolean done =
      fd >= 0 && wm_files_write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (!done)
    wm_files_set_errno (error, errno, _ ("The document could not be written"));
  if (fd >= 0)
    close (fd);
  return done;
}

static gboolean
write_document (const char *destination, GBytes *bytes, GError **error)
{
  g_autofree char *resolved = wm_files_dup_resolved (destination);

  if (is_special (destination))
    return write_into (destination, bytes, error);
  return write_whole (resolved, bytes, error);
}

static gboolean
is_project (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  char head[4] = "";
  gssize n = fd >= 0 ? read (fd, head, sizeof head) : 0;

  if (fd >= 0)
    close (fd);
  return n == (gssize) sizeof head && memcmp (head, "PK\3\4", sizeof head) == 0;
}

static int
export_soa (WmCli *cli, const char *destination, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_reading (cli, error);
  g_autofree char *shown = g_filename_display_name (destination);
  g_autoptr (GBytes) bytes = NULL;

  if (project == NULL)
    return WM_CLI_REFUSED;
  if (is_project (destination))
    {
      g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_EXISTS,
                   _ ("“%s” looks like a project and was not overwritten with a document."), shown);
      return WM_CLI_REFUSED;
    }
  bytes = make_soa (project, error);
  if (bytes == NULL || !write_document (destination, bytes, error))
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
