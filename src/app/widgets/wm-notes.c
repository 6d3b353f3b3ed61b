/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-notes.h"

#include "app/form/wm-text-area.h"

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first = wm_record_get_number (*(WmRecord *const *) a);
  gint64 second = wm_record_get_number (*(WmRecord *const *) b);

  return (first > second) - (first < second);
}

GPtrArray *
wm_notes_list (WmSession *session, const char *kind_id, const char *subject)
{
  WmDatabase *database = wm_session_get_database (session);
  WmRegistry *registry = wm_session_get_registry (session);
  g_autoptr (GPtrArray) links = wm_records_list_links (database, registry, subject);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);
      WmRecord *note = NULL;

      if (!link->outgoing && g_str_equal (link->kind->id, kind_id))
        note = wm_records_load (database, registry, link->other_id);
      if (note != NULL)
        g_ptr_array_add (notes, note);
    }
  g_ptr_array_sort (notes, compare_numbers);
  return g_steal_pointer (&notes);
}

gboolean
wm_notes_write (GtkWidget *focus)
{
  return WM_IS_TEXT_AREA (focus) && gtk_widget_activate_action (focus, "note.write", NULL);
}

char *
wm_notes_dup_actor (WmSession *session)
{
  const char *actor = wm_project_get_actor (wm_session_get_project (session));

  return actor != NULL && *actor != '\0' ? g_strdup (actor) : wm_project_dup_default_actor ();
}
