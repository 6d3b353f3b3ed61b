/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-gap-rules.h"

#include "wm-core-resources.h"

#include <string.h>

#define RESOURCE "/io/github/waymark_isms/Waymark/core/guide/gaps.xml"

typedef struct
{
  GPtrArray *rules;
  WmGapRule *rule; /* borrowed: the one being read */
  GString *text;   /* of the element being read */
} Reader;

/* Line breaks of the file mean nothing, as for xgettext. */
static char *
dup_collapsed (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
set_attribute (WmGapRule *rule, const char *name, const char *value)
{
  if (strcmp (name, "id") == 0)
    rule->id = g_strdup (value);
  else if (strcmp (name, "kind") == 0)
    rule->kind = g_strdup (value);
  else if (strcmp (name, "field") == 0)
    rule->field = g_strdup (value);
  else if (strcmp (name, "value") == 0)
    rule->value = *value != '\0' ? g_strdup (value) : NULL;
  else if (strcmp (name, "reference") == 0)
    rule->reference = g_strdup (value);
  else if (strcmp (name, "minutes") == 0)
    rule->minutes = (guint) g_ascii_strtoull (value, NULL, 10);
  else if (strcmp (name, "weight") == 0)
    rule->is_major = strcmp (value, "major") == 0;
  else
    g_error ("gaps.xml: unknown attribute %s", name);
}

static void
start_element_cb (GMarkupParseContext *context, const char *element, const char **names,
                  const char **values, gpointer user_data, GError **error)
{
  Reader *reader = user_data;

  g_string_truncate (reader->text, 0);
  if (strcmp (element, "gap") != 0)
    return;
  reader->rule = g_new0 (WmGapRule, 1);
  g_ptr_array_add (reader->rules, reader->rule);
  for (guint i = 0; names[i] != NULL; i++)
    set_attribute (reader->rule, names[i], values[i]);
}

static void
end_element_cb (GMarkupParseContext *context, const char *element, gpointer user_data,
                GError **error)
{
  Reader *reader = user_data;

  if (strcmp (element, "why") == 0)
    reader->rule->why = dup_collapsed (reader->text->str);
  else if (strcmp (element, "records") == 0)
    {
      g_autofree char *sql = dup_collapsed (reader->text->str);

      reader->rule->records = g_strconcat (sql, " /*scan*/", NULL);
      reader->rule->count = g_strdup_printf ("SELECT count (*) FROM (%s) /*scan*/", sql);
    }
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
         GError **error)
{
  g_string_append_len (((Reader *) user_data)->text, text, (gssize) length);
}

static GPtrArray *
read_rules (void)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = NULL;
  Reader reader = { .rules = g_ptr_array_new (), .text = text };
  gsize size = 0;
  const char *data;

  g_resources_register (wm_core_get_resource ());
  bytes = g_resource_lookup_data (wm_core_get_resource (), RESOURCE, 0, &error);
  if (bytes == NULL)
    g_error ("gaps.xml: %s", error->message);
  data = g_bytes_get_data (bytes, &size);
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  if (!g_markup_parse_context_parse (context, data, (gssize) size, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("gaps.xml: %s", error->message);
  return reader.rules;
}

GPtrArray *
wm_gap_rules_get (void)
{
  static GPtrArray *rules;

  if (g_once_init_enter (&rules))
    g_once_init_leave (&rules, read_rules ());
  return rules;
}

const WmGapRule *
wm_gap_rules_find (const char *id)
{
  GPtrArray *rules = wm_gap_rules_get ();

  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((WmGapRule *) g_ptr_array_index (rules, i))->id, id) == 0)
      return g_ptr_array_index (rules, i);
  return NULL;
}
