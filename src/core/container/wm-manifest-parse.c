/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-archive-error.h"
#include "wm-manifest.h"
#include "wm-sha256.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define PROJECT_ID_SIZE 32
#define PROGRAM_MAX 100

/* The object, its lists, the lists' objects; one more for what a later version may add. */
#define DEPTH_MAX 4

/* An entry has up to four members, so at most eight commas and colons; and room for later ones. */
#define SEPARATORS_MAX (WM_LIMIT_ENTRIES * 10)

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_UNSAFE,
                       _ ("The project file's list of contents is not one that Waymark wrote. "
                          "Nothing was opened; ask for another copy of the file."));
  return FALSE;
}

/*
 * json-glib 1.6 calls itself for every level and allocates for every value, so a file could end
 * the process or eat the memory. This counts brackets, commas and colons outside of strings first,
 * and leaves whether it is JSON to the library.
 */
static gboolean
check_shape (const char *text, gsize length, GError **error)
{
  gboolean in_string = FALSE;
  gsize separators = 0;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char c = text[i];

      /* A NUL would cut the string in silence. */
      if (in_string && c == '\\' && strncmp (text + i, "\\u0000", MIN (length - i, 6)) == 0)
        return refuse (error);
      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      /* json-glib knows comments and single quotes, which would hide brackets from this count. */
      else if (c == '/' || c == '\'')
        return refuse (error);
      else if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      else if (c == ',' || c == ':')
        separators++;
      if (depth > DEPTH_MAX || separators > SEPARATORS_MAX)
        return refuse (error);
    }

  return TRUE;
}

static gboolean
get_int (JsonObject *object, const char *member, gint64 max, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);

  return *value >= 0 && *value <= max;
}

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
is_project_id (const char *text)
{
  return text != NULL && strlen (text) == PROJECT_ID_SIZE &&
         strspn (text, "0123456789abcdef") == PROJECT_ID_SIZE;
}

static gboolean
is_program (const char *text)
{
  if (text == NULL || *text == '\0' || strlen (text) > PROGRAM_MAX)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isprint (*p))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_format (JsonObject *root, GError **error)
{
  const char *program = get_string (root, "program");
  gint64 format;

  if (!get_int (root, "format", G_MAXINT, &format) || format < 1)
    return refuse (error);
  if (format > WM_MANIFEST_FORMAT)
    {
      g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_NEW,
                   _ ("This project was saved by %s, which is newer than this program. Install "
                      "that version or a later one to open it; the file was not changed. Its "
                      "README.txt and reports can be read with any program for ZIP files."),
                   is_program (program) ? program : "Waymark");
      return FALSE;
    }

  return TRUE;
}

/* What the members of both lists have. */
static JsonObject *
get_entry (JsonNode *node, const char **name, gint64 *size, const char **sha256)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  *name = get_string (object, "name");
  *sha256 = get_string (object, "sha256");
  if (*name == NULL || *sha256 == NULL || !get_int (object, "size", G_MAXINT64, size))
    return NULL;

  return object;
}

static gboolean
parse_entry (WmManifest *self, JsonNode *node, GError **error)
{
  const char *name = NULL, *sha256 = NULL;
  gint64 size = 0;
  JsonObject *object = get_entry (node, &name, &size, &sha256);
  JsonNode *damaged;

  if (object == NULL)
    return refuse (error);
  damaged = json_object_get_member (object, "damaged");
  if (damaged != NULL && json_node_get_value_type (damaged) != G_TYPE_BOOLEAN)
    return refuse (error);

  return wm_manifest_add (self, name, (guint64) size, sha256,
                          damaged != NULL && json_node_get_boolean (damaged), error);
}

static gboolean
parse_entries (WmManifest *self, JsonArray *array, GError **error)
{
  guint64 total = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const WmManifestEntry *entry;

      if (!parse_entry (self, json_array_get_element (array, i), error))
        return FALSE;
      entry = g_ptr_array_index (self->entries, i);
      total += entry->size;
      if (total > WM_LIMIT_PROJECT)
        {
          g_autofree char *limit = g_format_size_full (WM_LIMIT_PROJECT, G_FORMAT_SIZE_IEC_UNITS);

          g_set_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_LARGE,
                       _ ("This project says that it holds more than %s, the most that Waymark "
                          "takes."),
                       limit);
          return FALSE;
        }
    }

  return TRUE;
}

/* Older files have no such list. */
static gboolean
parse_left_out (WmManifest *self, JsonNode *node, GError **error)
{
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *name = NULL, *sha256 = NULL;
      gint64 size = 0;

      if (get_entry (json_array_get_element (array, i), &name, &size, &sha256) == NULL)
        return refuse (error);
      if (!wm_manifest_add_left_out (self, name, (guint64) size, sha256, error))
        return FALSE;
    }

  return TRUE;
}

static void
parser_object_member_cb (JsonParser *parser, JsonObject *object, const char *name, gsize *count)
{
  (*count)++;
}

/* json-glib keeps the last of two members with one name and says nothing; other readers may keep
 * the first. Fewer members than were met means that some were given twice. */
static gsize
count_members (JsonNode *node)
{
  gsize count = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *child;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &child))
        count += 1 + count_members (child);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        count += count_members (json_array_get_element (array, i));
    }

  return count;
}

static JsonParser *
parse_json (GBytes *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length, members = 0;
  const char *text = g_bytes_get_data (json, &length);

  if (length > WM_LIMIT_MANIFEST)
    {
      g_set_error_literal (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_LARGE,
                           _ ("The project file's list of contents is larger than Waymark takes."));
      return NULL;
    }
  if (length == 0 || !g_utf8_validate_len (text, length, NULL))
    {
      refuse (error);
      return NULL;
    }
  if (!check_shape (text, length, error))
    return NULL;

  g_signal_connect (parser, "object-member", G_CALLBACK (parser_object_member_cb), &members);
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL) ||
      json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)) ||
      count_members (json_parser_get_root (parser)) != members)
    {
      refuse (error);
      return NULL;
    }

  return g_steal_pointer (&parser);
}

WmManifest *
wm_manifest_parse (GBytes *json, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (WmManifest) self = NULL;
  JsonObject *root;
  JsonNode *entries;
  const char *program, *project_id, *head;
  gint64 schema;

  g_return_val_if_fail (json != NULL, NULL);

  parser = parse_json (json, error);
  if (parser == NULL)
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  if (!check_format (root, error))
    return NULL;

  program = get_string (root, "program");
  project_id = get_string (root, "project");
  head = get_string (root, "head");
  entries = json_object_get_member (root, "entries");
  if (!is_program (program) || !is_project_id (project_id) || !wm_sha256_is_hex (head) ||
      !get_int (root, "schema", G_MAXINT, &schema) || entries == NULL ||
      !JSON_NODE_HOLDS_ARRAY (entries))
    {
      refuse (error);
      return NULL;
    }

  self = wm_manifest_new (program, project_id, head, (int) schema);
  if (!parse_entries (self, json_node_get_array (entries), error) ||
      !parse_left_out (self, json_object_get_member (root, "left_out"), error))
    return NULL;

  return g_steal_pointer (&self);
}
