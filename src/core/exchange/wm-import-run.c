/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/wm-edit.h"
#include "wm-import-private.h"

#include <glib/gi18n-lib.h>

/* Rows may name the records of each other, in circles even. So all are written without that first,
 * and then what they say of each other. */

typedef struct
{
  WmImport *import;  /* borrowed */
  WmEdit *edit;      /* borrowed */
  char **new_ids;    /* owned: of the records that rows added, NULL between them */
  gboolean is_later; /* a row names a new record */
} Writer;

static gboolean
names_new_record (const WmField *field, const char *value)
{
  return wm_field_names_records (field) && wm_new_row_is_named (value);
}

/* Parts what is written of a row into what can be written at once and what names new records. */
static WmValues *
take_apart (Writer *self, WmValues *values, gboolean later)
{
  const WmKind *kind = self->import->kind;
  WmValues *part = wm_values_new (kind);

  for (guint i = 0; i < kind->n_fields; i++)
    if (wm_values_has (values, i) &&
        names_new_record (&kind->fields[i], wm_values_get (values, i)) == later)
      wm_values_set (part, &kind->fields[i], wm_values_get (values, i));
  return part;
}

static gboolean
names_new (Writer *self, const WmImportRow *plan)
{
  const WmKind *kind = self->import->kind;

  for (guint i = 0; plan->values != NULL && i < kind->n_fields; i++)
    if (wm_values_has (plan->values, i) &&
        names_new_record (&kind->fields[i], wm_values_get (plan->values, i)))
      return TRUE;
  return FALSE;
}

static gboolean
write_values (Writer *self, guint row, WmValues *values, GError **error)
{
  const WmImportRow *plan = &self->import->rows[row];

  if (plan->action == WM_IMPORT_CHANGE)
    return wm_edit_set (self->edit, plan->entry->id, values, error);
  self->new_ids[row] = wm_edit_add (self->edit, values, error);
  return self->new_ids[row] != NULL;
}

static gboolean
write_row (Writer *self, guint row, GError **error)
{
  const WmImportRow *plan = &self->import->rows[row];
  g_autoptr (WmValues) part = NULL;

  if (plan->action != WM_IMPORT_CHANGE && plan->action != WM_IMPORT_ADD)
    return TRUE;
  if (!names_new (self, plan))
    return write_values (self, row, plan->values, error);
  self->is_later = TRUE;
  part = take_apart (self, plan->values, FALSE);
  return write_values (self, row, part, error);
}

/* Puts the ids that the records have now in the place of tokens. */
static char *
dup_with_ids (Writer *self, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);
  guint row;

  for (guint i = 0; ids[i] != NULL; i++)
    if (wm_new_row_read_token (self->import->table, ids[i], &row) && self->new_ids[row] != NULL)
      {
        g_free (ids[i]);
        ids[i] = g_strdup (self->new_ids[row]);
      }
  return g_strjoinv (",", ids);
}

static gboolean
write_later (Writer *self, guint row, GError **error)
{
  const WmImportRow *plan = &self->import->rows[row];
  const WmKind *kind = self->import->kind;
  const char *id = plan->entry != NULL ? plan->entry->id : self->new_ids[row];
  g_autoptr (WmValues) part = NULL;

  if (!names_new (self, plan))
    return TRUE;
  part = take_apart (self, plan->values, TRUE);
  for (guint i = 0; i < kind->n_fields; i++)
    if (wm_values_has (part, i))
      wm_values_take (part, &kind->fields[i], dup_with_ids (self, wm_values_get (part, i)));
  return wm_edit_set (self->edit, id, part, error);
}

static gboolean
write_each (Writer *self, gboolean (*write) (Writer *, guint, GError **), GError **error)
{
  for (guint i = 0; i < self->import->n_rows; i++)
    if (!write (self, i, error))
      {
        /* Translators: the number of a row; what is wrong follows. */
        g_prefix_error (error, _ ("Row %u: "), wm_table_get_row_number (self->import->table, i));
        return FALSE;
      }
  return TRUE;
}

static gboolean
write_rows (WmImport *self, WmEdit *edit, GError **error)
{
  Writer writer = { self, edit, g_new0 (char *, self->n_rows + 1), FALSE };
  gboolean done = write_each (&writer, write_row, error) &&
                  (!writer.is_later || write_each (&writer, write_later, error));

  for (guint i = 0; i < self->n_rows; i++)
    g_free (writer.new_ids[i]);
  g_free (writer.new_ids);
  return done;
}

static gboolean
delete_missing (WmImport *self, WmEdit *edit, GError **error)
{
  for (guint i = 0; i < self->missing->len; i++)
    if (!wm_edit_delete (edit, wm_import_get_missing_id (self, i), error))
      {
        g_autofree char *title = wm_import_dup_missing_title (self, i);

        /* Translators: the name of a record; what is wrong follows. */
        g_prefix_error (error, _ ("Deleting “%s”: "), title);
        return FALSE;
      }
  return TRUE;
}

static gboolean
run_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  WmImport *self = user_data;
  WmArgs *args = wm_edit_get_args (edit);

  wm_args_set_text (args, "kind", self->kind->id);
  wm_args_set_number (args, "added", self->counts[WM_IMPORT_ADD]);
  wm_args_set_number (args, "changed", self->counts[WM_IMPORT_CHANGE]);
  if (self->counts[WM_IMPORT_DELETE] > 0)
    wm_args_set_number (args, "deleted", self->counts[WM_IMPORT_DELETE]);
  if (!write_rows (self, edit, error))
    return FALSE;
  return !self->delete_missing || delete_missing (self, edit, error);
}

gboolean
wm_import_run (WmImport *self, WmProject *project, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (WM_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (self->planner == NULL, FALSE);

  if (self->problems.n_problems > 0)
    {
      g_set_error (error, WM_IMPORT_ERROR, WM_IMPORT_ERROR_PROBLEMS,
                   ngettext ("The table has %u mistake. Nothing was changed.",
                             "The table has %u mistakes. Nothing was changed.",
                             self->problems.n_problems),
                   self->problems.n_problems);
      return FALSE;
    }
  if (g_strcmp0 (self->head, wm_project_get_head (project)) != 0)
    {
      g_set_error_literal (error, WM_IMPORT_ERROR, WM_IMPORT_ERROR_MOVED,
                           _ ("The project was changed since the table was read. Nothing was "
                              "imported; read the table once more."));
      return FALSE;
    }
  return wm_project_edit (project, "import", run_cb, self, error);
}
