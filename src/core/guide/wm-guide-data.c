/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-guide-data.h"

#include "wm-core-resources.h"

#define RESOURCES "/io/github/waymark_isms/Waymark/core/"

typedef struct
{
  const WmGuideParser *parser;
  gpointer user_data;
  GString *text; /* of the element being read */
} Reader;

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
start_element_cb (GMarkupParseContext *context, const char *element, const char **names,
                  const char **values, gpointer user_data, GError **error)
{
  Reader *reader = user_data;

  g_string_truncate (reader->text, 0);
  reader->parser->begin (element, names, values, reader->user_data);
}

static void
end_element_cb (GMarkupParseContext *context, const char *element, gpointer user_data,
                GError **error)
{
  Reader *reader = user_data;
  g_autofree char *text = dup_collapsed (reader->text->str);

  reader->parser->end (element, text, reader->user_data);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
         GError **error)
{
  g_string_append_len (((Reader *) user_data)->text, text, (gssize) length);
}

void
wm_guide_data_read (const char *name, const WmGuideParser *parser, gpointer user_data)
{
  static const GMarkupParser markup = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = NULL;
  Reader reader = { parser, user_data, text };
  gsize size = 0;
  const char *data;

  g_resources_register (wm_core_get_resource ());
  bytes = g_resource_lookup_data (wm_core_get_resource (), path, 0, &error);
  if (bytes == NULL)
    g_error ("%s: %s", name, error->message);
  data = g_bytes_get_data (bytes, &size);
  context = g_markup_parse_context_new (&markup, 0, &reader, NULL);
  if (!g_markup_parse_context_parse (context, data, (gssize) size, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("%s: %s", name, error->message);
}
