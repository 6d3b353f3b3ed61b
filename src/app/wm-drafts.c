/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-drafts.h"

#include "app/widgets/wm-notes.h"
#include "model/wm-records.h"
#include "project/wm-edit.h"
#include "store/wm-clock.h"

#define KIND_OF_COMMENT "comment"

static G_DEFINE_QUARK (wm - drafts, drafts)

    /* (nullable): (owned) char * id -> (owned) char * text */
    static GHashTable *get_drafts (WmSession *session)
{
  return g_object_get_qdata (G_OBJECT (session), drafts_quark ());
}

static GHashTable *
ensure_drafts (WmSession *session)
{
  GHashTable *drafts = get_drafts (session);

  if (drafts != NULL)
    return drafts;
  drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_object_set_qdata_full (G_OBJECT (session), drafts_quark (), drafts,
                           (GDestroyNotify) g_hash_table_unref);
  return drafts;
}

const char *
wm_drafts_get (WmSession *session, const char *id)
{
  GHashTable *drafts;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);

  drafts = get_drafts (session);
  return drafts != NULL && id != NULL ? g_hash_table_lookup (drafts, id) : NULL;
}

static gboolean
says_something (const char *text)
{
  g_autofree char *stripped = g_strdup (text != NULL ? text : "");

  return *g_strstrip (stripped) != '\0';
}

void
wm_drafts_set (WmSession *session, const char *id, const char *text)
{
  g_return_if_fail (WM_IS_SESSION (session));
  g_return_if_fail (id != NULL);

  if (says_something (text))
    g_hash_table_insert (ensure_drafts (session), g_strdup (id), g_strdup (text));
  else if (get_drafts (session) != NULL)
    g_hash_table_remove (get_drafts (session), id);
}

GHashTable *
wm_drafts_steal (WmSession *session)
{
  g_return_val_if_fail (WM_IS_SESSION (session), NULL);

  return g_object_steal_qdata (G_OBJECT (session), drafts_quark ());
}

void
wm_drafts_take (WmSession *session, GHashTable *drafts)
{
  g_return_if_fail (WM_IS_SESSION (session));

  if (drafts != NULL)
    g_object_set_qdata_full (G_OBJECT (session), drafts_quark (), drafts,
                             (GDestroyNotify) g_hash_table_unref);
}

gboolean
wm_drafts_add_comment (WmSession *session, const char *id, const char *text, GError **error)
{
  WmProject *project = wm_session_get_project (session);
  g_autoptr (WmValues) values = wm_values_new (wm_session_get_kind (session, KIND_OF_COMMENT));
  g_autofree char *author = wm_notes_dup_actor (session);
  g_autofree char *today = wm_clock_dup_today ();
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *added = NULL;

  wm_values_set_by_id (values, "text", stripped);
  wm_values_set_by_id (values, "about", id);
  wm_values_set_by_id (values, "author", author);
  wm_values_set_by_id (values, "written_on", today);
  added = wm_project_add_record (project, values, error);
  return added != NULL;
}

/* A record that is gone takes what was said about it along. */
static gboolean
write_draft (WmSession *session, const char *id, const char *text, GError **error)
{
  const WmKind *kind = wm_records_find_kind (wm_session_get_database (session),
                                             wm_session_get_registry (session), id);

  if (kind == NULL)
    return TRUE;
  if (!g_str_equal (kind->id, KIND_OF_COMMENT))
    return wm_drafts_add_comment (session, id, text, error);
  return wm_session_set_value (session, id, wm_kind_find_field (kind, "text"), text, error);
}

gboolean
wm_drafts_write_all (WmSession *session, GError **error)
{
  g_autoptr (GHashTable) drafts = NULL;
  GHashTableIter iter;
  gpointer id;
  gpointer text;
  gboolean written = TRUE;

  g_return_val_if_fail (WM_IS_SESSION (session), FALSE);

  /* What listens to the change may look at what is being written. */
  drafts = wm_drafts_steal (session);
  if (drafts == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &id, &text))
    if (!write_draft (session, id, text, written ? error : NULL))
      {
        written = FALSE;
        wm_drafts_set (session, id, text);
      }
  return written;
}
