/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window does to the project of its session, and how it says so. */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "project/wm-edit-many.h"
#include "project/wm-event-label.h"
#include "project/wm-undo.h"
#include "wm-session.h"

#include <glib/gi18n.h>

static void
say_event (WmSession *self, const char *format, WmEvent *event)
{
  g_autofree char *label = wm_event_dup_label (wm_session_get_project (self), event);
  g_autofree char *sentence = g_strdup_printf (format, label);

  wm_session_say (self, sentence, WM_OFFER_NOTHING);
}

void
wm_session_undo (WmSession *self)
{
  g_autoptr (WmEvent) event = NULL;
  GError *error = NULL;

  g_return_if_fail (WM_IS_SESSION (self));

  wm_session_flush (self);
  event = wm_project_load_undo (wm_session_get_project (self));
  if (!wm_project_undo (wm_session_get_project (self), &error))
    wm_session_report (self, error);
  else if (event != NULL)
    /* Translators: %s says what was done, such as: Changed status of “Access control”. */
    say_event (self, _ ("Undone: %s"), event);
}

void
wm_session_redo (WmSession *self)
{
  g_autoptr (WmEvent) event = NULL;
  GError *error = NULL;

  g_return_if_fail (WM_IS_SESSION (self));

  wm_session_flush (self);
  event = wm_project_load_redo (wm_session_get_project (self));
  if (!wm_project_redo (wm_session_get_project (self), &error))
    wm_session_report (self, error);
  else if (event != NULL)
    /* Translators: %s says what was done, such as: Changed status of “Access control”. */
    say_event (self, _ ("Done again: %s"), event);
}

/* The newest event is an undo or a redo, so its sentence says what happened. */
static void
say_newest (WmSession *self, WmOffer offer)
{
  g_autoptr (WmEvent) event = wm_event_load_head (wm_session_get_database (self));
  g_autofree char *sentence = wm_event_dup_label (wm_session_get_project (self), event);

  wm_session_say (self, sentence, offer);
}

void
wm_session_undo_to (WmSession *self, gint64 seq)
{
  GError *error = NULL;

  g_return_if_fail (WM_IS_SESSION (self));

  if (wm_project_undo_to (wm_session_get_project (self), seq, &error))
    say_newest (self, WM_OFFER_REDO);
  else
    wm_session_report (self, error);
}

void
wm_session_redo_all (WmSession *self)
{
  GError *error = NULL;

  g_return_if_fail (WM_IS_SESSION (self));

  if (wm_project_redo_all (wm_session_get_project (self), &error))
    say_newest (self, WM_OFFER_NOTHING);
  else
    wm_session_report (self, error);
}

gboolean
wm_session_set_value (WmSession *self, const char *record_id, const WmField *field,
                      const char *value, GError **error)
{
  g_autoptr (WmValues) values = NULL;
  const WmKind *kind;

  g_return_val_if_fail (WM_IS_SESSION (self), FALSE);

  kind = wm_records_find_kind (wm_session_get_database (self), wm_session_get_registry (self),
                               record_id);
  g_return_val_if_fail (kind != NULL, FALSE);
  values = wm_values_new (kind);
  wm_values_set (values, field, value);
  return wm_project_set_record (wm_session_get_project (self), record_id, values, error);
}

gboolean
wm_session_delete (WmSession *self, const char *const *ids)
{
  GError *error = NULL;

  g_return_val_if_fail (WM_IS_SESSION (self), FALSE);

  wm_session_flush (self);
  if (!wm_project_delete_records (wm_session_get_project (self), ids, &error))
    {
      wm_session_report (self, error);
      return FALSE;
    }
  wm_session_say_done (self);
  return TRUE;
}

void
wm_session_link_all (WmSession *self, const char *const *ids, const char *to)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  gint64 before;
  GError *error = NULL;

  g_return_if_fail (WM_IS_SESSION (self));
  g_return_if_fail (ids != NULL && to != NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_equal (ids[i], to))
      g_ptr_array_add (others, (gpointer) ids[i]);
  if (others->len == 0)
    return;
  g_ptr_array_add (others, NULL);
  before = wm_project_get_head_seq (wm_session_get_project (self));
  if (!wm_project_link_all (wm_session_get_project (self), (const char *const *) others->pdata, to,
                            NULL, &error))
    wm_session_report (self, error);
  else if (wm_project_get_head_seq (wm_session_get_project (self)) == before)
    wm_session_say (self, _ ("They are linked so already."), WM_OFFER_NOTHING);
  else
    wm_session_say_done (self);
}

void
wm_session_say_done (WmSession *self)
{
  g_autofree char *label = NULL;

  g_return_if_fail (WM_IS_SESSION (self));

  /* Who is told may change something, and with it the label. */
  label = g_strdup (wm_session_get_undo_label (self));
  if (label != NULL)
    wm_session_say (self, label, WM_OFFER_UNDO);
}

char *
wm_session_set_field (WmSession *self, const char *const *ids, const char *field_id,
                      const char *value)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (WM_IS_SESSION (self), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  if (ids[0] == NULL)
    return NULL;
  if (!wm_project_set_field (wm_session_get_project (self), ids, field_id, value, &error))
    return g_strdup (error->message);
  wm_session_say_done (self);
  return NULL;
}
