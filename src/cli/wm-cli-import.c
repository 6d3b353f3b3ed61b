/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/wm-import.h"
#include "exchange/wm-table-read.h"
#include "wm-cli-interrupt.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-table.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The stable tokens of problems, in the order of WmImportProblemCode. */
static const char *const problem_tokens[] = {
  "unknown_column", "column_twice", "missing_column", "value",     "required",
  "read_only",      "reference",    "record",         "row_twice",
};

/* Maps and answers with their texts, as wm_import_prepare() wants them. */
typedef struct
{
  GArray *maps;     /* of WmImportMap */
  GArray *answers;  /* of WmImportAnswer */
  GPtrArray *texts; /* (element-type utf8): what these point at */
} Maps;

static void
maps_clear (Maps *self)
{
  g_clear_pointer (&self->maps, g_array_unref);
  g_clear_pointer (&self->answers, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Maps, maps_clear)

static gboolean
add_map (Maps *self, const char *given, GError **error)
{
  char *text = wm_cli_dup_text (given, error);
  char *equals;
  WmImportMap map;

  if (text == NULL)
    return FALSE;
  g_ptr_array_add (self->texts, text);
  equals = strrchr (text, '=');
  if (equals == NULL || equals == text)
    {
      wm_cli_set_usage (error, _ ("--map takes COLUMN=FIELD, not “%s”."), text);
      return FALSE;
    }
  *equals = '\0';
  map.column = text;
  map.field = equals + 1;
  g_array_append_val (self->maps, map);
  return TRUE;
}

/* ID may be "row 7": the record that this row of the table adds. */
static char *
dup_meant (WmProject *project, WmTable *table, const char *text, GError **error)
{
  guint64 number = 0;
  char *id;

  if (!g_str_has_prefix (text, "row ") ||
      !g_ascii_string_to_unsigned (text + strlen ("row "), 10, 1, G_MAXUINT32, &number, NULL))
    return wm_cli_resolve (project, text, error);
  id = wm_import_dup_new_id (table, (guint) number);
  if (id == NULL)
    wm_cli_set_usage (error, _ ("The table has no row %u."), (guint) number);
  return id;
}

/* NAME=ID: what is meant by a name that is not clear. */
static gboolean
add_answer (Maps *self, WmProject *project, WmTable *table, const char *given, GError **error)
{
  char *text = wm_cli_dup_text (given, error);
  char *equals;
  WmImportAnswer answer = { 0 };

  if (text == NULL)
    return FALSE;
  g_ptr_array_add (self->texts, text);
  equals = strrchr (text, '=');
  if (equals == NULL || equals == text)
    {
      wm_cli_set_usage (error, _ ("--means takes NAME=ID, not “%s”."), text);
      return FALSE;
    }
  *equals = '\0';
  answer.text = text;
  answer.record_id = equals + 1;
  if (*answer.record_id != '\0')
    {
      char *id = dup_meant (project, table, answer.record_id, error);

      if (id == NULL)
        return FALSE;
      g_ptr_array_add (self->texts, id);
      answer.record_id = id;
    }
  g_array_append_val (self->answers, answer);
  return TRUE;
}

static gboolean
read_maps (WmCli *cli, WmProject *project, WmTable *table, Maps *self, GError **error)
{
  GPtrArray *given = wm_cli_get_options (cli, "map");
  GPtrArray *means = wm_cli_get_options (cli, "means");

  self->maps = g_array_new (FALSE, FALSE, sizeof (WmImportMap));
  self->answers = g_array_new (FALSE, FALSE, sizeof (WmImportAnswer));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; means != NULL && i < means->len; i++)
    if (!add_answer (self, project, table, g_ptr_array_index (means, i), error))
      return FALSE;
  for (guint i = 0; given != NULL && i < given->len; i++)
    if (!add_map (self, g_ptr_array_index (given, i), error))
      return FALSE;
  return TRUE;
}

/* A pipe may be read as well as a file, up to what a table may have. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, wm_cli_get_cancellable (), error);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (65536);
  gssize n = -1;

  if (stream != NULL)
    while ((n = g_input_stream_read (G_INPUT_STREAM (stream), block, 65536,
                                     wm_cli_get_cancellable (), error)) > 0 &&
           array->len <= WM_TABLE_MAX_FILE_BYTES)
      g_byte_array_append (array, block, (guint) n);
  if (n < 0)
    {
      g_prefix_error (error, "%s: ", shown);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

static WmTable *
read_table (WmCli *cli, const WmKind *kind, GError **error)
{
  GPtrArray *given = wm_cli_get_options (cli, "sheet");
  g_auto (GStrv) names = wm_import_dup_sheet_names (kind);
  g_autofree char *sheet = NULL;
  g_autoptr (GBytes) bytes = NULL;
  WmTableOptions options = { .names = (const char *const *) names };

  if (given != NULL)
    {
      sheet = wm_cli_dup_text (g_ptr_array_index (given, given->len - 1), error);
      if (sheet == NULL)
        return NULL;
    }
  options.sheet = sheet;
  bytes = read_file (wm_cli_get (cli, 2), error);
  return bytes != NULL ? wm_table_read (bytes, &options, NULL, wm_cli_get_cancellable (), error)
                       : NULL;
}

static WmImport *
prepare (WmCli *cli, WmProject *project, const WmKind *kind, GError **error)
{
  g_auto (Maps) maps = { 0 };
  g_autoptr (WmTable) table = NULL;
  WmImportOptions options = { 0 };

  table = read_table (cli, kind, error);
  if (table == NULL || !read_maps (cli, project, table, &maps, error))
    return NULL;
  options.maps = (const WmImportMap *) (gpointer) maps.maps->data;
  options.n_maps = maps.maps->len;
  options.match_by_name = wm_cli_get_option (cli, "by-name") != NULL;
  options.clear_empty = wm_cli_get_option (cli, "clear-empty") != NULL;
  options.delete_missing = wm_cli_get_option (cli, "delete-missing") != NULL;
  options.answers = (const WmImportAnswer *) (gpointer) maps.answers->data;
  options.n_answers = maps.answers->len;
  return wm_import_prepare (project, kind, table, &options, error);
}

static JsonObject *
make_problem (WmTable *table, const WmImportProblem *problem)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", problem_tokens[problem->code]);
  if (problem->row_number > 0)
    json_object_set_int_member (object, "row", problem->row_number);
  else
    json_object_set_null_member (object, "row");
  if (problem->column >= 0)
    json_object_set_string_member (object, "column",
                                   wm_table_get_column_name (table, (guint) problem->column));
  else
    json_object_set_null_member (object, "column");
  json_object_set_string_member (object, "message", problem->message);
  return object;
}

static JsonArray *
make_changes (WmImport *import, guint row)
{
  g_autoptr (GPtrArray) changes = wm_import_list_changes (import, row);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const WmImportChange *change = g_ptr_array_index (changes, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "field", change->field->id);
      json_object_set_string_member (object, "before", change->before);
      json_object_set_string_member (object, "after", change->after);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* What a dry run would do with each row that does anything. */
static JsonArray *
make_rows (WmImport *import)
{
  JsonArray *array = json_array_new ();

  for (guint row = 0; row < wm_import_get_n_rows (import); row++)
    {
      WmImportAction action = wm_import_get_action (import, row);
      g_autofree char *title = NULL;
      JsonObject *object;

      if (action != WM_IMPORT_ADD && action != WM_IMPORT_CHANGE)
        continue;
      title = wm_import_dup_title (import, row);
      object = json_object_new ();
      json_object_set_int_member (object, "row",
                                  wm_table_get_row_number (wm_import_get_table (import), row));
      json_object_set_string_member (object, "action", action == WM_IMPORT_ADD ? "add" : "change");
      json_object_set_string_member (object, "title", title);
      json_object_set_array_member (object, "changes", make_changes (import, row));
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_as_json (WmCli *cli, WmImport *import)
{
  JsonObject *object = json_object_new ();
  JsonArray *problems = json_array_new ();

  for (guint i = 0; i < wm_import_get_n_listed_problems (import); i++)
    json_array_add_object_element (
        problems, make_problem (wm_import_get_table (import), wm_import_get_problem (import, i)));
  json_object_set_int_member (object, "added", wm_import_count (import, WM_IMPORT_ADD));
  json_object_set_int_member (object, "changed", wm_import_count (import, WM_IMPORT_CHANGE));
  json_object_set_int_member (object, "unchanged", wm_import_count (import, WM_IMPORT_UNCHANGED));
  json_object_set_int_member (object, "deleted", wm_import_count (import, WM_IMPORT_DELETE));
  json_object_set_int_member (object, "missing", wm_import_get_n_missing (import));
  json_object_set_boolean_member (object, "dry_run", wm_cli_get_option (cli, "dry-run") != NULL);
  json_object_set_array_member (object, "problems", problems);
  if (wm_cli_get_option (cli, "dry-run") != NULL)
    json_object_set_array_member (object, "rows", make_rows (import));
  wm_cli_json_print_object (object);
}

static void
print_candidate (WmImport *import, const WmImportQuestion *question, guint index)
{
  const char *label = g_ptr_array_index (question->labels, index);
  const char *id = g_ptr_array_index (question->ids, index);
  guint row_number = wm_import_get_new_row_number (import, id);

  if (row_number > 0)
    wm_cli_say (
        /* Translators: 1 a name in a table, 2 a record that it may mean, 3 the number of its row.
         * What begins with --means is typed like that. */
        _ ("“%1$s” may be %2$s: --means \"%1$s=row %3$u\""), question->text, label, row_number);
  else
    wm_cli_say (
        /* Translators: 1 a name in a table, 2 a record that it may mean, 3 its id. What begins
         * with --means is typed like that. */
        _ ("“%1$s” may be %2$s: --means \"%1$s=%3$.8s\""), question->text, label, id);
}

static void
print_questions (WmImport *import)
{
  for (guint i = 0; i < wm_import_get_n_questions (import); i++)
    {
      const WmImportQuestion *question = wm_import_get_question (import, i);

      for (guint k = 0; k < question->ids->len; k++)
        print_candidate (import, question, k);
    }
}

/* What the sentence about a cell wants to have left out, where it does not say how itself. */
static const char *
find_column_to_leave_out (WmImport *import)
{
  for (guint i = 0; i < wm_import_get_n_listed_problems (import); i++)
    {
      const WmImportProblem *problem = wm_import_get_problem (import, i);

      if (problem->column_name != NULL && (problem->code == WM_IMPORT_PROBLEM_READ_ONLY ||
                                           problem->code == WM_IMPORT_PROBLEM_RECORD))
        return problem->column_name;
    }
  return NULL;
}

static void
print_problems (WmImport *import)
{
  g_autofree char *more = wm_import_dup_more (import);
  const char *column = find_column_to_leave_out (import);

  for (guint i = 0; i < wm_import_get_n_listed_problems (import); i++)
    {
      const WmImportProblem *problem = wm_import_get_problem (import, i);

      wm_cli_say ("%s%s%s", problem->place, *problem->place != '\0' ? ": " : "", problem->message);
    }
  if (more != NULL)
    wm_cli_say ("%s", more);
  if (column != NULL)
    /* Translators: the name of a column. What begins with --map is typed like that. */
    wm_cli_say (_ ("A column is left out like this: --map \"%s=\""), column);
  print_questions (import);
}

static void
print_changes (WmImport *import, guint row)
{
  g_autoptr (GPtrArray) changes = wm_import_list_changes (import, row);

  for (guint i = 0; i < changes->len; i++)
    {
      const WmImportChange *change = g_ptr_array_index (changes, i);

      if (wm_import_get_action (import, row) == WM_IMPORT_ADD)
        wm_cli_say ("  %s: %s", wm_field_get_label (change->field), change->after);
      else
        wm_cli_say ("  %s: %s → %s", wm_field_get_label (change->field), change->before,
                    change->after);
    }
}

static void
print_row (WmImport *import, guint row)
{
  WmImportAction action = wm_import_get_action (import, row);
  g_autofree char *title = wm_import_dup_title (import, row);

  if (action == WM_IMPORT_ADD)
    /* Translators: the title of a record that an import would add. */
    wm_cli_say (_ ("add “%s”"), title);
  else if (action == WM_IMPORT_CHANGE)
    /* Translators: the title of a record that an import would change. */
    wm_cli_say (_ ("change “%s”"), title);
  else
    return;
  print_changes (import, row);
}

static void
print_missing (WmCli *cli, WmImport *import)
{
  guint missing = wm_import_get_n_missing (import);

  if (missing == 0)
    return;
  if (wm_cli_get_option (cli, "delete-missing") == NULL)
    wm_cli_note (FALSE, "missing",
                 ngettext ("%u record is not in the table and stays; --delete-missing deletes it.",
                           "%u records are not in the table and stay; --delete-missing deletes "
                           "them.",
                           missing),
                 missing);
  else if (wm_cli_get_option (cli, "dry-run") != NULL)
    wm_cli_say (ngettext ("Would delete %u record.", "Would delete %u records.", missing), missing);
  else
    wm_cli_say (ngettext ("Deleted %u record.", "Deleted %u records.", missing), missing);
}

static void
print_counts (WmCli *cli, WmImport *import)
{
  guint added = wm_import_count (import, WM_IMPORT_ADD);
  guint changed = wm_import_count (import, WM_IMPORT_CHANGE);
  guint unchanged = wm_import_count (import, WM_IMPORT_UNCHANGED);

  if (wm_cli_get_option (cli, "dry-run") != NULL)
    wm_cli_say (_ ("Would add %1$u, change %2$u and leave %3$u as they are. Nothing was changed."),
                added, changed, unchanged);
  else
    wm_cli_say (_ ("Added %1$u, changed %2$u, left %3$u as they are."), added, changed, unchanged);
  print_missing (cli, import);
}

static void
answer_imported (WmCli *cli, WmImport *import)
{
  guint namesakes = wm_import_count_namesakes (import);

  if (cli->json)
    {
      print_as_json (cli, import);
      return;
    }
  if (wm_cli_get_option (cli, "dry-run") != NULL)
    for (guint row = 0; row < wm_import_get_n_rows (import); row++)
      print_row (import, row);
  if (wm_cli_get_option (cli, "dry-run") != NULL)
    for (guint i = 0; i < wm_import_count (import, WM_IMPORT_DELETE); i++)
      {
        g_autofree char *title = wm_import_dup_missing_title (import, i);

        /* Translators: the title of a record that an import would delete. */
        wm_cli_say (_ ("delete “%s”"), title);
      }
  print_counts (cli, import);
  if (namesakes > 0)
    wm_cli_note (FALSE, "namesakes",
                 ngettext ("%u row is added beside a record of the same name; --by-name would "
                           "change that record.",
                           "%u rows are added beside records of the same names; --by-name would "
                           "change those records.",
                           namesakes),
                 namesakes);
}

/* The mistakes are the answer, and the error says what they mean. */
static int
refuse (WmCli *cli, WmImport *import, GError **error)
{
  guint n_problems = wm_import_get_n_problems (import);

  if (cli->json)
    print_as_json (cli, import);
  else
    print_problems (import);
  g_set_error (error, WM_IMPORT_ERROR, WM_IMPORT_ERROR_PROBLEMS,
               ngettext ("The table has %u mistake. Nothing was imported; correct it and try "
                         "again.",
                         "The table has %u mistakes. Nothing was imported; correct them and try "
                         "again.",
                         n_problems),
               n_problems);
  return WM_CLI_REFUSED;
}

static int
import_into (WmCli *cli, WmProject *project, const WmKind *kind, GError **error)
{
  gboolean dry_run = wm_cli_get_option (cli, "dry-run") != NULL;
  g_autoptr (WmImport) import = prepare (cli, project, kind, error);

  if (import == NULL)
    return WM_CLI_REFUSED;
  if (wm_import_get_n_problems (import) > 0)
    return refuse (cli, import, error);
  if (!dry_run && (!wm_import_run (import, project, error) || !wm_cli_save (project, error)))
    return WM_CLI_REFUSED;
  answer_imported (cli, import);
  return WM_CLI_DONE;
}

int
wm_cli_run_import (WmCli *cli, GError **error)
{
  const WmKind *kind = wm_cli_find_kind (cli, wm_cli_get (cli, 1), error);
  gboolean dry_run = wm_cli_get_option (cli, "dry-run") != NULL;
  g_autoptr (WmOpenProject) project = NULL;

  if (kind == NULL)
    return WM_CLI_REFUSED;
  project = dry_run ? wm_cli_open_for_reading (cli, error) : wm_cli_open_for_writing (cli, error);
  return project != NULL ? import_into (cli, project, kind, error) : WM_CLI_REFUSED;
}
