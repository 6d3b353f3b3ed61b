/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-tool-kinds.h"

#include "wm-guide-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
begin_cb (const char *element, const char **names, const char **values, gpointer user_data)
{
  WmToolKind *kind;

  if (strcmp (element, "tool") != 0)
    return;
  kind = g_new0 (WmToolKind, 1);
  kind->wanted = g_new0 (char *, 1);
  kind->also = g_new0 (char *, 1);
  g_ptr_array_add (user_data, kind);
  for (guint i = 0; names[i] != NULL; i++)
    set_attribute (kind, names[i], values[i]);
}

static void
end_cb (const char *element, const char *text, gpointer user_data)
{
  GPtrArray *kinds = user_data;
  WmToolKind *kind = kinds->len > 0 ? g_ptr_array_index (kinds, kinds->len - 1) : NULL;

  if (strcmp (element, "look-for") == 0)
    kind->look_for = g_strdup (text);
  else if (strcmp (element, "free") == 0)
    kind->free = g_strdup (text);
}

static GPtrArray *
read_kinds (void)
{
  static const WmGuideParser parser = { begin_cb, end_cb };
  GPtrArray *kinds = g_ptr_array_new ();

  wm_guide_data_read ("catalogue/tools.xml", &parser, kinds);
  return kinds;
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
