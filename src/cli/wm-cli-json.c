/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-json.h"

#include "project/wm-event-label.h"

#include <string.h>

JsonNode *
wm_cli_json_from_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

JsonNode *
wm_cli_json_message (const char *what, const char *code, const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  JsonObject *object = json_object_new ();
  JsonObject *outer = json_object_new ();

  json_object_set_string_member (object, "code", code);
  json_object_set_string_member (object, "message", valid);
  json_object_set_object_member (outer, what, object);
  return wm_cli_json_from_object (outer);
}

static JsonArray *
make_list (const char *value)
{
  JsonArray *array = json_array_new ();
  g_auto (GStrv) tokens = g_strsplit (value != NULL ? value : "", ",", -1);

  for (guint i = 0; tokens[i] != NULL; i++)
    json_array_add_string_element (array, tokens[i]);
  return array;
}

static void
set_field (JsonObject *object, const WmField *field, const char *value)
{
  if (field->type == WM_FIELD_CHOICES || field->type == WM_FIELD_RECORDS)
    json_object_set_array_member (object, field->id, make_list (value));
  else if (value == NULL)
    json_object_set_null_member (object, field->id);
  else if (field->type == WM_FIELD_INTEGER)
    json_object_set_int_member (object, field->id, g_ascii_strtoll (value, NULL, 10));
  else if (field->type == WM_FIELD_NUMBER)
    json_object_set_double_member (object, field->id, g_ascii_strtod (value, NULL));
  else if (field->type == WM_FIELD_BOOLEAN)
    json_object_set_boolean_member (object, field->id, strcmp (value, "yes") == 0);
  else
    json_object_set_string_member (object, field->id, value);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const WmLink *first = *(WmLink *const *) a;
  const WmLink *second = *(WmLink *const *) b;
  int order = strcmp (first->role, second->role);

  return order != 0 ? order : strcmp (first->other_id, second->other_id);
}

static JsonArray *
make_links (WmProject *project, const char *id)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GPtrArray) links = wm_records_list_links (wm_project_get_database (project),
                                                       wm_project_get_registry (project), id);

  /* The same state prints the same text, however it came about. */
  g_ptr_array_sort (links, compare_links);
  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", link->other_id);
      json_object_set_string_member (object, "kind", link->kind->id);
      json_object_set_string_member (object, "role", link->role);
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonNode *
wm_cli_json_record (WmProject *project, WmRecord *record)
{
  const WmKind *kind = wm_record_get_kind (record);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", wm_record_get_id (record));
  json_object_set_string_member (object, "kind", kind->id);
  for (guint i = 0; i < kind->n_fields; i++)
    set_field (object, &kind->fields[i], wm_record_get_value (record, &kind->fields[i]));
  json_object_set_array_member (object, "links", make_links (project, wm_record_get_id (record)));
  return wm_cli_json_from_object (object);
}

/* A file from elsewhere may hold anything, and JSON is UTF-8. */
static void
set_text (JsonObject *object, const char *name, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value != NULL ? value : "", -1);

  json_object_set_string_member (object, name, valid);
}

JsonNode *
wm_cli_json_event (WmProject *project, const WmEvent *event)
{
  JsonObject *object = json_object_new ();
  g_autofree char *label = wm_event_dup_label (project, event);

  json_object_set_int_member (object, "seq", event->seq);
  set_text (object, "id", event->id);
  set_text (object, "prev", event->prev);
  json_object_set_int_member (object, "at", event->at);
  set_text (object, "actor", event->actor);
  set_text (object, "kind", event->kind);
  set_text (object, "verb", event->verb);
  set_text (object, "label", label);
  return wm_cli_json_from_object (object);
}

static void
write_node (JsonNode *node, FILE *stream)
{
  g_autofree char *text = json_to_string (node, FALSE);

  fputs (text, stream);
}

void
wm_cli_json_print (JsonNode *node, FILE *stream)
{
  write_node (node, stream);
  fputc ('\n', stream);
}

void
wm_cli_json_print_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = wm_cli_json_from_object (object);

  wm_cli_json_print (node, stdout);
}

void
wm_cli_json_begin_array (void)
{
  fputc ('[', stdout);
}

void
wm_cli_json_print_item (JsonNode *node, gboolean is_first)
{
  fputs (is_first ? "\n" : ",\n", stdout);
  write_node (node, stdout);
  json_node_unref (node);
}

void
wm_cli_json_end_array (gboolean is_empty)
{
  fputs (is_empty ? "]\n" : "\n]\n", stdout);
}
