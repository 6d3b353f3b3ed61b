/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-edit.h"

#include "model/wm-field-sql.h"
#include "model/wm-field-value.h"
#include "model/wm-link-role.h"
#include "model/wm-model-error.h"
#include "store/wm-id.h"
#include "wm-project-private.h"
#include "wm-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KIND_APPROVAL "approval"
#define ROLE_APPROVES "approves"

WmArgs *
wm_edit_get_args (WmEdit *self)
{
  return self->args;
}

WmProject *
wm_edit_get_project (WmEdit *self)
{
  return self->project;
}

static gboolean
run_with_id (WmEdit *self, const char *sql, const char *id, GError **error)
{
  g_autoptr (WmStatement) statement = wm_database_prepare (self->project->database, sql);

  wm_statement_bind_text (statement, ":id", id);
  return wm_statement_run (statement, error);
}

static const WmKind *
find_kind (WmEdit *self, const char *id, GError **error)
{
  const WmKind *kind = wm_records_find_kind (self->project->database, self->project->registry, id);

  if (kind == NULL)
    g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND, _ ("There is no record “%s”"),
                 id);
  return kind;
}

/* The title of a record for the history, where it may stand for ever: a person's name and what
 * somebody remarked must be removable. */
static char *
dup_lasting_title (WmEdit *self, const WmKind *kind, const char *id)
{
  if (kind->flags & (WM_KIND_PERSONAL | WM_KIND_NOTE))
    return NULL;
  return wm_records_dup_title (self->project->database, self->project->registry, id);
}

/* A note is known by what it is about. */
static void
describe_subject (WmEdit *self, const char *id)
{
  g_autoptr (GPtrArray) links =
      wm_records_list_links (self->project->database, self->project->registry, id);

  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);
      g_autofree char *title = NULL;

      if (!link->outgoing)
        continue;
      title = dup_lasting_title (self, link->kind, link->other_id);
      wm_args_set_text (self->args, "other", link->other_id);
      wm_args_set_text (self->args, "other_title", title);
      return;
    }
}

void
wm_edit_describe (WmEdit *self, const char *id)
{
  const WmKind *kind = wm_records_find_kind (self->project->database, self->project->registry, id);
  g_autofree char *title = NULL;

  wm_args_set_text (self->args, "id", id);
  if (kind == NULL)
    return;
  wm_args_set_text (self->args, "kind", kind->id);
  if (kind->flags & WM_KIND_NOTE)
    describe_subject (self, id);
  title = dup_lasting_title (self, kind, id);
  if (title != NULL)
    wm_args_set_text (self->args, "title", title);
}

static const WmKind *
find_known_kind (WmEdit *self, const char *id)
{
  const WmKind *kind = self->known != NULL ? g_hash_table_lookup (self->known, id) : NULL;

  if (kind != NULL)
    return kind;
  kind = wm_records_find_kind (self->project->database, self->project->registry, id);
  if (kind == NULL)
    return NULL;
  if (self->known == NULL)
    self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (self->known, g_strdup (id), (gpointer) kind);
  return kind;
}

static void
forget (WmEdit *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  self->numbered = NULL;
}

void
wm_edit_clear (WmEdit *self)
{
  forget (self);
}

/* A reference must name a record of the right kind; the foreign key alone would say so only at the
 * end, without a name. */
static gboolean
check_reference (WmEdit *self, const WmField *field, const char *id, GError **error)
{
  const WmKind *kind = find_known_kind (self, id);

  if (kind != NULL && (field->target == NULL || strcmp (kind->id, field->target) == 0))
    return TRUE;
  g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID,
               /* Translators: the name of a field and the id of a record. */
               _ ("%1$s: there is no such record “%2$s”"), wm_field_get_label (field), id);
  return FALSE;
}

/* The same of each id of a list. */
static gboolean
check_references (WmEdit *self, const WmField *field, const char *value, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!check_reference (self, field, ids[i], error))
      return FALSE;
  return TRUE;
}

/* Gives in @clean what is to be written to the field, %NULL for nothing: @value itself, or a text
 * that is put into @owned. */
static gboolean
clean_value (WmEdit *self, const WmField *field, const char *value, const char **clean,
             char **owned, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (value != NULL && wm_field_is_clean (field, value))
    *clean = value;
  else
    *clean = *owned = wm_field_clean (field, value, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (*clean == NULL && (field->flags & WM_FIELD_REQUIRED))
    {
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_REQUIRED, _ ("%s: this must not be empty"),
                   wm_field_get_label (field));
      return FALSE;
    }
  return *clean == NULL || !wm_field_names_records (field) ||
         check_references (self, field, *clean, error);
}

static gboolean
insert_record_row (WmEdit *self, const WmKind *kind, const char *id, GError **error)
{
  g_autoptr (WmStatement) insert = wm_database_prepare (
      self->project->database, "INSERT INTO main.record (id, kind) VALUES (:id, :kind)");

  wm_statement_bind_text (insert, ":id", id);
  wm_statement_bind_text (insert, ":kind", kind->id);
  return wm_statement_run (insert, error);
}

static gint64
take_number (WmEdit *self, const WmKind *kind)
{
  if (self->numbered != kind)
    self->next_number = wm_records_next_number (self->project->database, kind);
  self->numbered = kind;
  return self->next_number++;
}

static gboolean
insert_kind_row (WmEdit *self, const char *id, WmValues *values, GError **error)
{
  const WmKind *kind = wm_values_get_kind (values);
  /* Asked before the insert is prepared, whose parameters are bound one by one. */
  gint64 number = take_number (self, kind);
  g_autoptr (WmStatement) insert = wm_database_prepare (
      self->project->database, wm_registry_get_sql (self->project->registry, kind)->insert);

  int place = WM_INSERT_FIRST_FIELD;

  wm_statement_bind_text_at (insert, WM_INSERT_ID, id);
  wm_statement_bind_int_at (insert, WM_INSERT_NUMBER, number);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];
      const char *value = wm_values_has (values, i) ? wm_values_get (values, i) : field->fallback;
      const char *clean = NULL;
      g_autofree char *owned = NULL;

      if (!wm_field_has_column (field))
        continue;
      if (!clean_value (self, field, value, &clean, &owned, error))
        return FALSE;
      wm_field_bind_at (field, insert, place++, clean);
    }
  return wm_statement_run (insert, error);
}

/* What was approved says so itself; see wm_rules_approve(). @approval is how it was. */
static gboolean
follow_unlinking (WmEdit *self, const char *from, const char *to, const char *role, GError **error)
{
  g_autoptr (WmRecord) approval = NULL;

  if (role != NULL && strcmp (role, ROLE_APPROVES) != 0)
    return TRUE;
  approval = wm_rules_load (self, from);
  if (approval == NULL || strcmp (wm_record_get_kind (approval)->id, KIND_APPROVAL) != 0)
    return TRUE;
  return wm_rules_approve (self, to, approval, error);
}

static gboolean
remove_link (WmEdit *self, const char *from, const char *to, const char *role, GError **error)
{
  g_autoptr (WmStatement) remove = wm_database_prepare (
      self->project->database,
      "DELETE FROM main.link WHERE from_id = :from AND to_id = :to AND role = :role");

  wm_statement_bind_text (remove, ":from", from);
  wm_statement_bind_text (remove, ":to", to);
  wm_statement_bind_text (remove, ":role", role);
  return wm_statement_run (remove, error) && follow_unlinking (self, from, to, role, error);
}

gboolean
wm_edit_link (WmEdit *self, const char *from, const char *to, const char *role, GError **error)
{
  g_autoptr (WmStatement) insert = NULL;

  if (find_kind (self, from, error) == NULL || find_kind (self, to, error) == NULL)
    return FALSE;
  if (strcmp (from, to) == 0)
    {
      g_set_error_literal (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID,
                           _ ("A record cannot be linked to itself"));
      return FALSE;
    }
  insert = wm_database_prepare (self->project->database,
                                "INSERT INTO main.link (from_id, to_id, role)"
                                " VALUES (:from, :to, :role) ON CONFLICT DO NOTHING");
  wm_statement_bind_text (insert, ":from", from);
  wm_statement_bind_text (insert, ":to", to);
  wm_statement_bind_text (insert, ":role", role);
  return wm_statement_run (insert, error) &&
         (strcmp (role, ROLE_APPROVES) != 0 || wm_rules_approve (self, to, NULL, error));
}

static char *
dup_linked (WmEdit *self, const WmKind *kind, const WmField *field, const char *id)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (WmStatement) row = NULL;

  wm_field_append_column (field, sql, kind->id);
  g_string_append_printf (sql, " FROM main.%s WHERE id = :id", kind->id);
  row = wm_database_prepare (self->project->database, sql->str);
  wm_statement_bind_text (row, ":id", id);
  return wm_statement_step (row, NULL) == WM_STEP_ROW ? wm_field_dup_column (field, row, 0) : NULL;
}

/* Makes and removes links until @field of the record @id names those of @value alone. */
static gboolean
write_links (WmEdit *self, const WmKind *kind, const WmField *field, const char *id,
             const char *value, GError **error)
{
  gboolean reverse = (field->flags & WM_FIELD_REVERSE) != 0;
  g_autofree char *linked = dup_linked (self, kind, field, id);
  g_auto (GStrv) before = g_strsplit (linked != NULL ? linked : "", ",", -1);
  g_auto (GStrv) after = g_strsplit (value != NULL ? value : "", ",", -1);

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) after, before[i]) &&
        !remove_link (self, reverse ? before[i] : id, reverse ? id : before[i], field->role, error))
      return FALSE;
  for (guint i = 0; after[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) before, after[i]) &&
        !wm_edit_link (self, reverse ? after[i] : id, reverse ? id : after[i], field->role, error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_links (WmEdit *self, const char *id, WmValues *values, GError **error)
{
  const WmKind *kind = wm_values_get_kind (values);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];
      const char *clean = NULL;
      g_autofree char *owned = NULL;

      if (wm_field_has_column (field) || !wm_values_has (values, i) ||
          wm_values_get (values, i) == NULL)
        continue;
      if (!clean_value (self, field, wm_values_get (values, i), &clean, &owned, error) ||
          !write_links (self, kind, field, id, clean, error))
        return FALSE;
    }
  return TRUE;
}

char *
wm_edit_add (WmEdit *self, WmValues *values, GError **error)
{
  const char *context =
      self->project->head != NULL ? self->project->head : self->project->project_id;
  g_autofree char *id = wm_id_new (context, self->n_ids++);

  if (!wm_rules_check (NULL, values, error) ||
      !insert_record_row (self, wm_values_get_kind (values), id, error) ||
      !insert_kind_row (self, id, values, error) || !insert_links (self, id, values, error))
    return NULL;
  return g_steal_pointer (&id);
}

static gboolean
write_field (WmEdit *self, const WmKind *kind, guint index, const char *id, const char *value,
             GError **error)
{
  const WmField *field = &kind->fields[index];
  const char *clean = NULL;
  g_autofree char *owned = NULL;
  g_autoptr (WmStatement) update = NULL;

  if (!clean_value (self, field, value, &clean, &owned, error))
    return FALSE;
  if (!wm_field_has_column (field))
    return write_links (self, kind, field, id, clean, error);
  update = wm_database_prepare (self->project->database,
                                wm_registry_get_sql (self->project->registry, kind)->update[index]);
  wm_statement_bind_text (update, ":id", id);
  wm_field_bind (field, update, ":value", clean);
  return wm_statement_run (update, error);
}

/* Whether @values say something else about a suggested record than it was suggested with. Forms
 * write what was there already, too. */
static gboolean
confirms (WmEdit *self, const WmKind *kind, const char *id, WmValues *values)
{
  const WmField *confirmed = wm_kind_find_field (kind, "confirmed");
  g_autoptr (WmRecord) record = NULL;

  if (confirmed == NULL || wm_values_has (values, wm_kind_get_field_index (kind, confirmed)))
    return FALSE;
  record = wm_records_load (self->project->database, self->project->registry, id);
  if (record == NULL || g_strcmp0 (wm_record_get_value (record, confirmed), "no") != 0)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & WM_FIELD_CONFIRMS) && wm_values_has (values, i) &&
        g_strcmp0 (wm_values_get (values, i), wm_record_get_value (record, &kind->fields[i])) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
write_fields (WmEdit *self, const WmKind *kind, const char *id, WmValues *values, GError **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (wm_values_has (values, i) &&
        !write_field (self, kind, i, id, wm_values_get (values, i), error))
      return FALSE;
  return TRUE;
}

gboolean
wm_edit_set (WmEdit *self, const char *id, WmValues *values, GError **error)
{
  const WmKind *kind = find_kind (self, id, error);
  g_autoptr (WmRecord) before = NULL;

  if (kind == NULL)
    return FALSE;
  g_return_val_if_fail (kind == wm_values_get_kind (values), FALSE);

  if (confirms (self, kind, id, values))
    wm_values_set_by_id (values, "confirmed", "yes");
  if (wm_rules_concern (values))
    before = wm_rules_load (self, id);
  if (before == NULL)
    return write_fields (self, kind, id, values, error);
  return wm_rules_check (before, values, error) && write_fields (self, kind, id, values, error) &&
         wm_rules_follow (self, id, before, values, error);
}

static gboolean
clear_referrer (WmEdit *self, WmReferrer *referrer, GError **error)
{
  guint index = wm_kind_get_field_index (referrer->kind, referrer->field);

  return write_field (self, referrer->kind, index, referrer->id, NULL, error);
}

/* Whether the record @note says something of nothing but the record @id. */
static gboolean
is_only_about (WmEdit *self, const char *note, const char *id)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      self->project->database, "SELECT 1 FROM main.link WHERE from_id = :note AND to_id <> :id");

  wm_statement_bind_text (row, ":note", note);
  wm_statement_bind_text (row, ":id", id);
  return wm_statement_step (row, NULL) != WM_STEP_ROW;
}

/* Comments and approvals of a record go with it; they have nothing to stand beside any more. */
static gboolean
delete_notes (WmEdit *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) links =
      wm_records_list_links (self->project->database, self->project->registry, id);

  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);

      if (!link->outgoing && (link->kind->flags & WM_KIND_NOTE) &&
          is_only_about (self, link->other_id, id) && !wm_edit_delete (self, link->other_id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
wm_edit_delete (WmEdit *self, const char *id, GError **error)
{
  const WmKind *kind = find_kind (self, id, error);
  g_autoptr (GPtrArray) referrers = NULL;
  g_autoptr (WmRecord) approval = NULL;

  if (kind == NULL || !delete_notes (self, id, error))
    return FALSE;
  if (strcmp (kind->id, KIND_APPROVAL) == 0)
    approval = wm_rules_load (self, id);
  forget (self);
  referrers = wm_records_list_referrers (self->project->database, self->project->registry, id);
  for (guint i = 0; i < referrers->len; i++)
    if (!clear_referrer (self, g_ptr_array_index (referrers, i), error))
      return FALSE;
  return run_with_id (self, "DELETE FROM main.link WHERE from_id = :id OR to_id = :id", id,
                      error) &&
         run_with_id (self, wm_registry_get_sql (self->project->registry, kind)->remove, id,
                      error) &&
         run_with_id (self, "DELETE FROM main.record WHERE id = :id", id, error) &&
         (approval == NULL || wm_rules_approve_all (self, approval, approval, error));
}

gboolean
wm_edit_unlink (WmEdit *self, const char *from, const char *to, const char *role, GError **error)
{
  g_autoptr (WmStatement) remove = wm_database_prepare (
      self->project->database, "DELETE FROM main.link WHERE (:role IS NULL OR role = :role)"
                               " AND ((from_id = :from AND to_id = :to)"
                               " OR (from_id = :to AND to_id = :from))");

  wm_statement_bind_text (remove, ":from", from);
  wm_statement_bind_text (remove, ":to", to);
  wm_statement_bind_text (remove, ":role", role);
  return wm_statement_run (remove, error) && follow_unlinking (self, from, to, role, error) &&
         follow_unlinking (self, to, from, role, error);
}

/* Edits of one event each. */

typedef struct
{
  const char *id;
  const char *other;
  const char *role;
  WmValues *values;
  const char *const *ids;
  char *new_id; /* owned by the caller in the end */
} Request;

static gboolean
add_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Request *request = user_data;

  request->new_id = wm_edit_add (edit, request->values, error);
  if (request->new_id == NULL)
    return FALSE;
  wm_edit_describe (edit, request->new_id);
  return TRUE;
}

char *
wm_project_add_record (WmProject *self, WmValues *values, GError **error)
{
  Request request = { .values = values };

  g_return_val_if_fail (WM_IS_PROJECT (self), NULL);
  g_return_val_if_fail (values != NULL, NULL);

  if (!wm_project_edit (self, "add", add_cb, &request, error))
    g_clear_pointer (&request.new_id, g_free);
  return request.new_id;
}

/* A form writes all of its fields; the history names those that are different now. */
static GPtrArray *
list_changed_fields (WmRecord *before, WmRecord *after)
{
  GPtrArray *fields = g_ptr_array_new ();
  const WmKind *kind;

  /* A file from elsewhere can list a record that its kind's table does not hold. */
  if (before == NULL || after == NULL)
    return fields;
  kind = wm_record_get_kind (before);
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_strcmp0 (wm_record_get_value (before, &kind->fields[i]),
                   wm_record_get_value (after, &kind->fields[i])) != 0)
      g_ptr_array_add (fields, (gpointer) kind->fields[i].id);
  return fields;
}

static gboolean
set_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Request *request = user_data;
  WmProject *project = edit->project;
  g_autoptr (WmRecord) before = wm_records_load (project->database, project->registry, request->id);
  g_autoptr (WmRecord) after = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  if (!wm_edit_set (edit, request->id, request->values, error))
    return FALSE;
  after = wm_records_load (project->database, project->registry, request->id);
  fields = list_changed_fields (before, after);
  wm_edit_describe (edit, request->id);
  wm_args_set_list (wm_edit_get_args (edit), "fields", fields);
  return TRUE;
}

gboolean
wm_project_set_record (WmProject *self, const char *id, WmValues *values, GError **error)
{
  Request request = { .id = id, .values = values };

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (id != NULL && values != NULL, FALSE);

  return wm_project_edit (self, "set", set_cb, &request, error);
}

static gboolean
delete_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Request *request = user_data;

  wm_edit_describe (edit, request->ids[0]);
  if (g_strv_length ((char **) request->ids) > 1)
    wm_args_set_number (wm_edit_get_args (edit), "count", g_strv_length ((char **) request->ids));
  for (gsize i = 0; request->ids[i] != NULL; i++)
    if (!wm_edit_delete (edit, request->ids[i], error))
      return FALSE;
  return TRUE;
}

gboolean
wm_project_delete_records (WmProject *self, const char *const *ids, GError **error)
{
  Request request = { .ids = ids };

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (ids != NULL && ids[0] != NULL, FALSE);

  return wm_project_edit (self, "delete", delete_cb, &request, error);
}

static void
describe_link (WmEdit *edit, Request *request)
{
  WmProject *project = wm_edit_get_project (edit);
  const WmKind *other = wm_records_find_kind (project->database, project->registry, request->other);
  WmArgs *args = wm_edit_get_args (edit);

  wm_edit_describe (edit, request->id);
  wm_args_set_text (args, "other", request->other);
  wm_args_set_text (args, "role", request->role);
  if (other != NULL)
    {
      g_autofree char *title = dup_lasting_title (edit, other, request->other);

      if (title != NULL)
        wm_args_set_text (args, "other_title", title);
    }
}

/* Without a role the link says what suits the two kinds, in the direction in which it says more:
 * evidence proves a control, whichever of the two was named first. */
static void
choose_role (Request *request, const WmKind *from, const WmKind *to)
{
  const char *forward = wm_link_role_get_default (from, to);
  const char *backward = wm_link_role_get_default (to, from);

  request->role = forward;
  if (strcmp (forward, "relates") == 0 && strcmp (backward, "relates") != 0)
    {
      const char *id = request->id;

      request->id = request->other;
      request->other = id;
      request->role = backward;
    }
}

static gboolean
link_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Request *request = user_data;
  const WmKind *from = find_kind (edit, request->id, error);
  const WmKind *to = from != NULL ? find_kind (edit, request->other, error) : NULL;

  if (to == NULL)
    return FALSE;
  if (request->role == NULL)
    choose_role (request, from, to);
  else if (wm_link_role_find (request->role) == NULL)
    {
      g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID,
                   _ ("There is no role “%s” of links"), request->role);
      return FALSE;
    }
  describe_link (edit, request);
  return wm_edit_link (edit, request->id, request->other, request->role, error);
}

gboolean
wm_project_link_records (WmProject *self, const char *from, const char *to, const char *role,
                         GError **error)
{
  Request request = { .id = from, .other = to, .role = role };

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  return wm_project_edit (self, "link", link_cb, &request, error);
}

static gboolean
unlink_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Request *request = user_data;

  describe_link (edit, request);
  return wm_edit_unlink (edit, request->id, request->other, request->role, error);
}

gboolean
wm_project_unlink_records (WmProject *self, const char *from, const char *to, const char *role,
                           GError **error)
{
  Request request = { .id = from, .other = to, .role = role };

  g_return_val_if_fail (WM_IS_PROJECT (self), FALSE);

  return wm_project_edit (self, "unlink", unlink_cb, &request, error);
}
