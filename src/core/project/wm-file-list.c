/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the files that the project holds: one row for each content that an event brought. */
#include "config.h"

#include "container/wm-entry-name.h"
#include "store/wm-changeset.h"
#include "store/wm-id.h"
#include "wm-project-private.h"

/* A file that an event brings is listed under a name in the archive that no other file has. */
static gboolean
list_file (WmDatabase *database, const char *sha256, gint64 size, const char *file_name,
           GError **error)
{
  g_autofree char *name = wm_entry_name_sanitise (file_name != NULL ? file_name : "");

  /* Sixteen digits are enough against chance; more are taken against somebody who made two files
   * with the same beginning on purpose. */
  for (int digits = 16; digits <= 64; digits *= 2)
    {
      g_autofree char *entry = g_strdup_printf ("evidence/%.*s/%s", digits, sha256, name);
      g_autoptr (WmStatement) insert =
          wm_database_prepare (database, "INSERT INTO main.file (sha256, size, entry)"
                                         " VALUES (:sha256, :size, :entry) ON CONFLICT DO NOTHING");
      g_autoptr (WmStatement) check =
          wm_database_prepare (database, "SELECT 1 FROM main.file WHERE sha256 = :sha256");

      wm_statement_bind_text (insert, ":sha256", sha256);
      wm_statement_bind_int (insert, ":size", size);
      wm_statement_bind_text (insert, ":entry", entry);
      wm_statement_bind_text (check, ":sha256", sha256);
      if (!wm_statement_run (insert, error))
        return FALSE;
      if (wm_statement_step (check, error) == WM_STEP_ROW)
        return TRUE;
    }
  g_set_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
               "There are two different files %s", sha256);
  return FALSE;
}

typedef struct
{
  WmDatabase *database;
  WmRegistry *registry;
  GError *error;
} NoteFiles;

static const char *
new_text (WmChange *change, const WmKind *kind, const char *field_id)
{
  const WmField *field = wm_kind_find_field (kind, field_id);

  return field != NULL ? wm_change_get_new (change, wm_kind_get_column (kind, field)) : NULL;
}

static gboolean
note_file_cb (WmChange *change, gpointer user_data)
{
  NoteFiles *note = user_data;
  const WmKind *kind = wm_registry_find_kind (note->registry, wm_change_get_table (change));
  const char *sha256;
  const char *size;

  if (kind == NULL || (kind->flags & WM_KIND_HAS_FILE) == 0)
    return TRUE;
  sha256 = new_text (change, kind, "sha256");
  if (sha256 == NULL)
    return TRUE;
  size = new_text (change, kind, "size");
  if (!wm_hex_is_valid (sha256, 64))
    {
      g_set_error_literal (&note->error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
                           "A file has a fingerprint that is none");
      return FALSE;
    }
  return list_file (note->database, sha256, size != NULL ? g_ascii_strtoll (size, NULL, 10) : 0,
                    new_text (change, kind, "file_name"), &note->error);
}

gboolean
wm_project_note_files (WmDatabase *database, WmRegistry *registry, GBytes *changeset,
                       GError **error)
{
  NoteFiles note = { .database = database, .registry = registry };

  if (!wm_changeset_foreach (changeset, note_file_cb, &note, error))
    {
      g_clear_error (&note.error);
      return FALSE;
    }
  if (note.error == NULL)
    return TRUE;
  g_propagate_error (error, note.error);
  return FALSE;
}
