/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-project.h"

#include "model/wm-field-value.h"
#include "model/wm-model-error.h"
#include "project/wm-event-label.h"
#include "project/wm-save.h"
#include "wm-cli-interrupt.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

void
wm_cli_fill_options (WmCli *cli, WmProjectOptions *options)
{
  options->registry = cli->registry;
  options->actor = cli->actor;
  options->brief = TRUE;
}

void
wm_cli_close (WmOpenProject *project)
{
  wm_project_close (project);
  g_object_unref (project);
}

/* Adds a sentence about what is safe to an error that does not say it. */
static void
add_not_changed (GError **error)
{
  g_autofree char *reason = NULL;

  if (error == NULL)
    return;
  reason = g_steal_pointer (&(*error)->message);
  /* Translators: a sentence about why. */
  (*error)->message = g_str_has_suffix (reason, ".")
                          ? g_strdup_printf (_ ("%s Nothing was changed."), reason)
                          : g_strdup_printf (_ ("%s. Nothing was changed."), reason);
}

static void
note_unfitting (WmCli *cli, WmProject *project)
{
  if (wm_project_get_unfitting_recovery (project) != NULL)
    wm_cli_note (cli->json, "unfitting",
                 _ ("A crash left changes of this project that do not fit the file as it is now. "
                    "They are kept; waymark-cli recover lists them."));
}

WmProject *
wm_cli_open_for_reading (WmCli *cli, GError **error)
{
  WmProjectOptions options = { .registry = cli->registry, .read_only = TRUE };
  WmProject *project = wm_project_open (wm_cli_get (cli, 0), &options, NULL, error);
  gint64 pending;

  if (project == NULL)
    return NULL;
  pending = wm_project_get_n_recovered (project);
  if (pending > 0)
    wm_cli_note (cli->json, "pending",
                 ngettext ("%" PRId64 " change that a crash left is safe here and not "
                           "yet in the file; the next change by command line or in a window puts "
                           "it there.",
                           "%" PRId64 " changes that a crash left are safe here and not "
                           "yet in the file; the next change by command line or in a window puts "
                           "them there.",
                           (gulong) pending),
                 pending);
  note_unfitting (cli, project);
  return project;
}

WmProject *
wm_cli_open_for_writing (WmCli *cli, GError **error)
{
  WmProjectOptions options = { 0 };
  WmProject *project;
  gint64 recovered;

  wm_cli_fill_options (cli, &options);
  project = wm_project_open (wm_cli_get (cli, 0), &options, wm_cli_get_cancellable (), error);
  if (project == NULL)
    {
      if (error != NULL && (*error)->domain == G_FILE_ERROR)
        add_not_changed (error);
      return NULL;
    }
  recovered = wm_project_get_n_recovered (project);
  if (recovered > 0)
    wm_cli_note (cli->json, "recovered",
                 ngettext ("Took over %" PRId64 " change that a crash left.",
                           "Took over %" PRId64 " changes that a crash left.", (gulong) recovered),
                 recovered);
  note_unfitting (cli, project);
  return project;
}

void
wm_cli_explain_failed_save (GError **error)
{
  if (error == NULL)
    return;
  /* The window's words for these tell of a journal, which a program that ends at once has not. */
  if (g_error_matches (*error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_CHANGED_OUTSIDE))
    {
      g_clear_error (error);
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_CHANGED_OUTSIDE,
                           _ ("Another program changed the file meanwhile. It was not overwritten "
                              "and nothing was changed; give the command again."));
    }
  else if (g_error_matches (*error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_UNCONFIRMED))
    {
      g_clear_error (error);
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_UNCONFIRMED,
                           _ ("The file was written with the change, but the disk did not confirm "
                              "it: look at it again before you count on it."));
    }
  else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _ ("Interrupted. Nothing was changed."));
    }
  else if (!g_error_matches (*error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_EXISTS))
    add_not_changed (error);
}

gboolean
wm_cli_save (WmProject *project, GError **error)
{
  g_autoptr (WmCliProgress) progress = wm_cli_progress_new (_ ("Saving"));
  gboolean done =
      wm_project_save (project, wm_cli_progress_cb, progress, wm_cli_get_cancellable (), error);

  if (!done)
    wm_cli_explain_failed_save (error);
  wm_project_close (project);
  return done;
}

static void
answer (WmCli *cli, WmProject *project, gint64 before)
{
  g_autoptr (WmEvent) head = wm_event_load_head (wm_project_get_database (project));

  if (wm_project_get_head_seq (project) == before)
    {
      if (cli->json)
        g_print ("null\n");
      else
        wm_cli_say (_ ("There was nothing to change."));
    }
  else if (cli->json)
    {
      g_autoptr (JsonNode) node = wm_cli_json_event (project, head);

      wm_cli_json_print (node, stdout);
    }
  else
    {
      g_autofree char *label = wm_event_dup_label (project, head);

      wm_cli_say ("%s", label);
    }
}

int
wm_cli_save_and_answer (WmCli *cli, WmProject *project, gint64 before, GError **error)
{
  if (!wm_cli_save (project, error))
    return WM_CLI_REFUSED;
  answer (cli, project, before);
  return WM_CLI_DONE;
}

const WmKind *
wm_cli_find_kind (WmCli *cli, const char *id, GError **error)
{
  const WmKind *kind = wm_registry_find_kind (cli->registry, id);
  g_autoptr (GString) names = NULL;
  g_autofree char *shown = NULL;

  if (kind != NULL)
    return kind;
  shown = g_utf8_make_valid (id, -1);
  names = g_string_new (NULL);
  for (guint i = 0; i < wm_registry_get_n_kinds (cli->registry); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            wm_registry_get_kind (cli->registry, i)->id);
  g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND,
               /* Translators: a word somebody typed, then a list of the words there are. */
               _ ("There is no kind of record “%1$s”. There are: %2$s."), shown, names->str);
  return NULL;
}

/* "organisation" means the only one there is. */
static char *
resolve_single (WmProject *project, const char *text)
{
  const WmKind *kind = wm_registry_find_kind (wm_project_get_registry (project), text);
  g_autoptr (GPtrArray) records = NULL;

  if (kind == NULL || (kind->flags & WM_KIND_SINGLE) == 0)
    return NULL;
  records =
      wm_records_list (wm_project_get_database (project), wm_project_get_registry (project), kind);
  if (records->len != 1)
    return NULL;
  return g_strdup (wm_record_get_id (g_ptr_array_index (records, 0)));
}

char *
wm_cli_resolve (WmProject *project, const char *text, GError **error)
{
  g_autofree char *readable = wm_cli_dup_text (text, error);
  char *id;

  if (readable == NULL)
    return NULL;
  id = resolve_single (project, readable);
  if (id != NULL)
    return id;
  return wm_records_resolve (wm_project_get_database (project), wm_project_get_registry (project),
                             NULL, readable, error);
}

WmRecord *
wm_cli_load (WmProject *project, const char *text, GError **error)
{
  g_autofree char *id = wm_cli_resolve (project, text, error);
  WmRecord *record;

  if (id == NULL)
    return NULL;
  record =
      wm_records_load (wm_project_get_database (project), wm_project_get_registry (project), id);
  /* The list of ids and the tables of the kinds agree in every file that we wrote. */
  if (record == NULL)
    g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND, _ ("There is no record “%s”"),
                 id);
  return record;
}

char *
wm_cli_dup_name (WmProject *project, const char *id)
{
  g_autoptr (WmRecord) record =
      wm_records_load (wm_project_get_database (project), wm_project_get_registry (project), id);
  g_autofree char *label = record != NULL ? wm_record_dup_label (record) : NULL;

  if (record == NULL)
    return g_strdup (id);
  /* Translators: the number of a record and its title: A-12 “CRM”. */
  return g_strdup_printf (_ ("%1$s “%2$s”"), label, wm_record_get_title (record));
}

char *
wm_cli_dup_display (WmProject *project, const WmField *field, const char *value)
{
  if (value == NULL || !wm_field_names_records (field))
    return wm_field_dup_display (field, value);
  return wm_records_dup_names (wm_project_get_database (project), wm_project_get_registry (project),
                               value, value);
}
