/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-field-value.h"
#include "model/wm-schema.h"
#include "store/wm-changeset.h"
#include "wm-project-private.h"
#include "wm-purge.h"

#include <string.h>

static gboolean
check_continues (WmDatabase *database, const WmEvent *event, GError **error)
{
  g_autoptr (WmEvent) head = wm_event_load_head (database);
  g_autofree char *project_id = wm_project_read_meta (database, "project_id");
  g_autofree char *first =
      head == NULL && project_id != NULL ? wm_event_dup_first_prev (project_id) : NULL;
  const char *prev = head != NULL ? head->id : first;
  gint64 seq = head != NULL ? head->seq + 1 : 1;

  if (event->seq == seq && g_strcmp0 (event->prev, prev) == 0)
    return wm_event_check (event, error);
  g_set_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
               "Event %" G_GINT64_FORMAT " does not continue the history", event->seq);
  return FALSE;
}

typedef struct
{
  WmRegistry *registry;
  GError *error;
} ValueCheck;

/* A recorded change bypasses the edits that check values, and a file can hold any change. */
static gboolean
check_values_cb (WmChange *change, gpointer user_data)
{
  ValueCheck *check = user_data;
  const WmKind *kind = wm_registry_find_kind (check->registry, wm_change_get_table (change));

  if (kind == NULL || wm_change_get_op (change) == WM_CHANGE_REMOVED)
    return TRUE;
  for (guint i = 0; i < kind->n_fields && check->error == NULL; i++)
    {
      const WmField *field = &kind->fields[i];
      int column = wm_kind_get_column (kind, field);
      const char *stored = column >= 0 ? wm_change_get_new (change, column) : NULL;
      g_autofree char *value = wm_field_dup_from_stored (field, stored);
      g_autofree char *clean = wm_field_clean (field, value, &check->error);
    }
  return check->error == NULL;
}

static gboolean
check_values (WmRegistry *registry, GBytes *changeset, GError **error)
{
  ValueCheck check = { .registry = registry };

  if (!wm_changeset_foreach (changeset, check_values_cb, &check, error))
    {
      g_clear_error (&check.error);
      return FALSE;
    }
  if (check.error == NULL)
    return TRUE;
  g_propagate_error (error, check.error);
  return FALSE;
}

static gboolean
take_effect (WmDatabase *database, WmRegistry *registry, const WmEvent *event, GError **error)
{
  if (strcmp (event->kind, WM_EVENT_KIND_MIGRATION) == 0)
    return wm_schema_migrate (database, registry, error);
  if (strcmp (event->kind, WM_EVENT_KIND_PURGE) == 0)
    {
      g_autoptr (WmArgs) args = wm_args_parse (event->args);

      return wm_purge_take_effect (database, registry, wm_args_get_text (args, "id"), event->seq,
                                   error);
    }
  return check_values (registry, event->changeset, error) &&
         wm_changeset_apply (database, event->changeset, wm_registry_admits_table, registry, NULL,
                             NULL, error) &&
         wm_database_check_references (database, error) &&
         wm_project_note_files (database, registry, event->changeset, error);
}

gboolean
wm_project_replay (WmDatabase *database, WmRegistry *registry, const WmEvent *event, GError **error)
{
  if (!check_continues (database, event, error) || !wm_database_begin (database, error))
    return FALSE;
  if (!take_effect (database, registry, event, error) || !wm_event_insert (event, database, error))
    {
      wm_database_rollback (database);
      return FALSE;
    }
  return wm_database_commit (database, error);
}
