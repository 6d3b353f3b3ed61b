/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-table.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>

/* In the order of WmFieldType; tokens for programs. */
static const char *const type_tokens[] = {
  "line", "text", "integer", "date", "boolean", "choice", "choices", "record", "number", "records",
};

static JsonArray *
make_choices (const WmField *field)
{
  JsonArray *array = json_array_new ();

  for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", choice->token);
      json_object_set_string_member (object, "label", wm_choice_get_label (choice));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
make_field (const WmField *field)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", field->id);
  json_object_set_string_member (object, "label", wm_field_get_label (field));
  json_object_set_string_member (object, "type", type_tokens[field->type]);
  json_object_set_boolean_member (object, "required", (field->flags & WM_FIELD_REQUIRED) != 0);
  json_object_set_boolean_member (object, "read_only", (field->flags & WM_FIELD_READ_ONLY) != 0);
  if (field->choices != NULL)
    json_object_set_array_member (object, "choices", make_choices (field));
  if (field->target != NULL)
    json_object_set_string_member (object, "target", field->target);
  if (field->help != NULL)
    json_object_set_string_member (object, "help", wm_field_get_help (field));
  return object;
}

static JsonNode *
make_kind (const WmKind *kind)
{
  JsonObject *object = json_object_new ();
  JsonArray *fields = json_array_new ();

  json_object_set_string_member (object, "id", kind->id);
  json_object_set_string_member (object, "label", wm_kind_get_label (kind));
  json_object_set_string_member (object, "plural", wm_kind_get_plural (kind));
  json_object_set_string_member (object, "prefix", kind->prefix);
  json_object_set_boolean_member (object, "can_add",
                                  (kind->flags & (WM_KIND_SINGLE | WM_KIND_FROM_CATALOGUE)) == 0);
  for (guint i = 0; i < kind->n_fields; i++)
    json_array_add_object_element (fields, make_field (&kind->fields[i]));
  json_object_set_array_member (object, "fields", fields);
  return wm_cli_json_from_object (object);
}

/* What may stand behind the "=". */
static char *
dup_type_words (const WmField *field)
{
  g_autoptr (GString) tokens = NULL;

  switch (field->type)
    {
    case WM_FIELD_INTEGER:
      return g_strdup (_ ("number"));
    case WM_FIELD_DATE:
      return g_strdup (_ ("date"));
    case WM_FIELD_BOOLEAN:
      return g_strdup (_ ("yes or no"));
    case WM_FIELD_NUMBER:
      return g_strdup (_ ("decimal number"));
    case WM_FIELD_RECORD:
      return g_strdup (field->target);
    case WM_FIELD_RECORDS:
      /* Translators: more than one record of a kind can stand there. */
      return g_strdup_printf (_ ("%s; …"), field->target != NULL ? field->target : _ ("record"));
    case WM_FIELD_CHOICE:
    case WM_FIELD_CHOICES:
      tokens = g_string_new (NULL);
      for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
        g_string_append_printf (tokens, "%s%s",
                                choice == field->choices          ? ""
                                : field->type == WM_FIELD_CHOICES ? ", "
                                                                  : " | ",
                                choice->token);
      return g_string_free (g_steal_pointer (&tokens), FALSE);
    case WM_FIELD_LINE:
    case WM_FIELD_TEXT:
    default:
      return g_strdup (_ ("text"));
    }
}

static const char *
get_flag_words (const WmField *field)
{
  if (field->flags & WM_FIELD_READ_ONLY)
    return _ ("set by the program");
  return field->flags & WM_FIELD_REQUIRED ? _ ("always there") : "";
}

static void
print_kind (const WmKind *kind)
{
  g_autoptr (WmCliTable) table = wm_cli_table_new (NULL, 5);

  wm_cli_say ("%s: %s", kind->id, wm_kind_get_plural (kind));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];

      wm_cli_table_add_cell (table, "");
      wm_cli_table_add_cell (table, field->id);
      wm_cli_table_add_cell (table, wm_field_get_label (field));
      wm_cli_table_add_cell (table, get_flag_words (field));
      wm_cli_table_take_cell (table, dup_type_words (field));
    }
  wm_cli_table_print (table);
}

static void
print_one (WmCli *cli, const WmKind *kind, gboolean is_first)
{
  if (cli->json)
    wm_cli_json_print_item (make_kind (kind), is_first);
  else
    {
      if (!is_first)
        wm_cli_say ("%s", "");
      print_kind (kind);
    }
}

int
wm_cli_run_kinds (WmCli *cli, GError **error)
{
  const WmKind *only = NULL;

  if (wm_cli_get (cli, 0) != NULL)
    {
      only = wm_cli_find_kind (cli, wm_cli_get (cli, 0), error);
      if (only == NULL)
        return WM_CLI_REFUSED;
    }
  if (cli->json)
    wm_cli_json_begin_array ();
  for (guint i = 0; only == NULL && i < wm_registry_get_n_kinds (cli->registry); i++)
    print_one (cli, wm_registry_get_kind (cli->registry, i), i == 0);
  if (only != NULL)
    print_one (cli, only, TRUE);
  if (cli->json)
    wm_cli_json_end_array (FALSE);
  return WM_CLI_DONE;
}
