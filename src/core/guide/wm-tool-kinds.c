/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-tool-kinds.h"

#include "wm-core-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCE "/io/github/waymark_isms/Waymark/core/catalogue/tools.xml"

typedef struct
{
  GPtrArray *kinds;
  WmToolKind *kind; /* borrowed: the one being read */
  GString *text;    /* of the element being read */
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
set_attribute (WmToolKind *kind, const char *name, const char *value)
{
  if (strcmp (name, "id") == 0)
    kind->id = g_strdup (value);
  else if (strcmp (name, "for") == 0)
    {
      g_strfreev (kind->wanted);
      kind->wanted = g_strsplit (value, " ", -1);
    }
  else if (strcmp (name, "also") == 0)
    {
      g_strfreev (kind->also);
      kind->also = g_strsplit (value, " ", -1);
    }
  else
    g_error ("tools.xml: unknown attribute %s", name);
}

static void
start_element_cb (GMarkupParseContext *context, const char *element, const char **names,
                  const char **values, gpointer user_data, GError **error)
{
  Reader *reader = user_data;

  g_string_truncate (reader->text, 0);
  if (strcmp (element, "tool") != 0)
    return;
  reader->kind = g_new0 (WmToolKind, 1);
  reader->kind->wanted = g_new0 (char *, 1);
  reader->kind->also = g_new0 (char *, 1);
  g_ptr_array_add (reader->kinds, reader->kind);
  for (guint i = 0; names[i] != NULL; i++)
    set_attribute (reader->kind, names[i], values[i]);
}

static void
end_element_cb (GMarkupParseContext *context, const char *element, gpointer user_data,
                GError **error)
{
  Reader *reader = user_data;

  if (strcmp (element, "look-for") == 0)
    reader->kind->look_for = dup_collapsed (reader->text->str);
  else if (strcmp (element, "free") == 0)
    reader->kind->free = dup_collapsed (reader->text->str);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
         GError **error)
{
  g_string_append_len (((Reader *) user_data)->text, text, (gssize) length);
}

static GPtrArray *
read_kinds (void)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = NULL;
  Reader reader = { .kinds = g_ptr_array_new (), .text = text };
  gsize size = 0;
  const char *data;

  g_resources_register (wm_core_get_resource ());
  bytes = g_resource_lookup_data (wm_core_get_resource (), RESOURCE, 0, &error);
  if (bytes == NULL)
    g_error ("tools.xml: %s", error->message);
  data = g_bytes_get_data (bytes, &size);
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  if (!g_markup_parse_context_parse (context, data, (gssize) size, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("tools.xml: %s", error->message);
  return reader.kinds;
}

GPtrArray *
wm_tool_kinds_get (void)
{
  static GPtrArray *kinds;

  if (g_once_init_enter (&kinds))
    g_once_init_leave (&kinds, read_kinds ());
  return kinds;
}

const WmToolKind *
wm_tool_kinds_find (const char *id)
{
  GPtrArray *kinds = wm_tool_kinds_get ();

  for (guint i = 0; i < kinds->len; i++)
    if (g_strcmp0 (((WmToolKind *) g_ptr_array_index (kinds, i))->id, id) == 0)
      return g_ptr_array_index (kinds, i);
  return NULL;
}

const char *
wm_tool_kind_get_look_for (const WmToolKind *kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kind->look_for);
}

const char *
wm_tool_kind_get_free (const WmToolKind *kind)
{
  return kind->free != NULL ? g_dgettext (GETTEXT_PACKAGE, kind->free) : NULL;
}

gboolean
wm_tool_kind_serves (const WmToolKind *kind, const char *reference)
{
  return g_strv_contains ((const char *const *) kind->wanted, reference) ||
         g_strv_contains ((const char *const *) kind->also, reference);
}
