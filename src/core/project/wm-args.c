/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-args.h"

#include <json-glib/json-glib.h>

/* Ours are an object with lists in it. */
#define ARGS_MAX_DEPTH 8

struct _WmArgs
{
  JsonObject *object;
};

WmArgs *
wm_args_new (void)
{
  WmArgs *self = g_new0 (WmArgs, 1);

  self->object = json_object_new ();
  return self;
}

/* json-glib reads nested arrays by recursion, and a hostile list can nest as deep as it is long. It
 * also knows comments and strings in single quotes, which would hide brackets from this count. */
static gboolean
is_shallow (const char *json)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (; *json != '\0'; json++)
    if (in_string)
      {
        if (*json == '\\' && json[1] != '\0')
          json++;
        else if (*json == '"')
          in_string = FALSE;
      }
    else if (*json == '"')
      in_string = TRUE;
    else if (*json == '/' || *json == '\'')
      return FALSE;
    else if ((*json == '[' || *json == '{') && ++depth > ARGS_MAX_DEPTH)
      return FALSE;
    else if (*json == ']' || *json == '}')
      depth--;
  return TRUE;
}

WmArgs *
wm_args_parse (const char *json)
{
  g_autoptr (JsonNode) node =
      json != NULL && is_shallow (json) ? json_from_string (json, NULL) : NULL;
  WmArgs *self;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return wm_args_new ();
  self = g_new0 (WmArgs, 1);
  self->object = json_node_dup_object (node);
  return self;
}

void
wm_args_free (WmArgs *self)
{
  json_object_unref (self->object);
  g_free (self);
}

void
wm_args_set_text (WmArgs *self, const char *key, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (self->object, key, value);
}

void
wm_args_set_number (WmArgs *self, const char *key, gint64 value)
{
  json_object_set_int_member (self->object, key, value);
}

void
wm_args_set_list (WmArgs *self, const char *key, GPtrArray *values)
{
  JsonArray *array = json_array_sized_new (values->len);

  for (guint i = 0; i < values->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (values, i));
  json_object_set_array_member (self->object, key, array);
}

const char *
wm_args_get_text (WmArgs *self, const char *key)
{
  JsonNode *node = json_object_get_member (self->object, key);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

gint64
wm_args_get_number (WmArgs *self, const char *key, gint64 fallback)
{
  JsonNode *node = json_object_get_member (self->object, key);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return fallback;
  return json_node_get_int (node);
}

GPtrArray *
wm_args_dup_list (WmArgs *self, const char *key)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  JsonNode *node = json_object_get_member (self->object, key);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return values;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_ptr_array_add (values, g_strdup (json_node_get_string (element)));
    }
  return values;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

char *
wm_args_dup_json (WmArgs *self)
{
  g_autoptr (GList) keys = g_list_sort (json_object_get_members (self->object), compare_keys);
  JsonObject *sorted = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  for (GList *l = keys; l != NULL; l = l->next)
    json_object_set_member (sorted, l->data, json_object_dup_member (self->object, l->data));
  json_node_take_object (node, sorted);
  return json_to_string (node, FALSE);
}
