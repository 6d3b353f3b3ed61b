/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-kept-documents.h"

#include "wm-guide-data.h"

#include <string.h>

static void
begin_cb (const char *element, const char **names, const char **values, gpointer user_data)
{
  WmKeptDocument *self;

  if (strcmp (element, "register") != 0)
    return;
  self = g_new0 (WmKeptDocument, 1);
  g_ptr_array_add (user_data, self);
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "document") == 0)
      self->document = g_strdup (values[i]);
    else if (strcmp (names[i], "kind") == 0)
      self->kind = g_strdup (values[i]);
    else
      g_error ("registers.xml: unknown attribute %s", names[i]);
}

static void
end_cb (const char *element, const char *text, gpointer user_data)
{
  GPtrArray *all = user_data;
  WmKeptDocument *self;

  if (strcmp (element, "register") != 0)
    return;
  self = g_ptr_array_index (all, all->len - 1);
  self->filled = *text != '\0' ? g_strconcat (text, " /*scan*/", NULL)
                               : g_strdup_printf ("SELECT 1 FROM main.%s /*scan*/", self->kind);
}

GPtrArray *
wm_kept_documents_get (void)
{
  static GPtrArray *all;

  if (g_once_init_enter (&all))
    {
      static const WmGuideParser parser = { begin_cb, end_cb };
      GPtrArray *read = g_ptr_array_new ();

      wm_guide_data_read ("guide/registers.xml", &parser, read);
      g_once_init_leave (&all, read);
    }
  return all;
}

const WmKeptDocument *
wm_kept_documents_find (const char *document)
{
  GPtrArray *all = wm_kept_documents_get ();

  for (guint i = 0; i < all->len; i++)
    if (strcmp (((WmKeptDocument *) g_ptr_array_index (all, i))->document, document) == 0)
      return g_ptr_array_index (all, i);
  return NULL;
}
