/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/wm-clock.h"
#include "wm-project-private.h"
#include "wm-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a former version takes with it; the new one says it anew. */
static const char *const taken[] = {
  "version_on",  "change_reason", "reviewed_by", "reviewed_on", "approved_by",
  "approved_on", "valid_from",    "told_on",     NULL,
};

/* What it takes a copy of. */
static const char *const copied[] = { "version", "text", "author", NULL };

static const char *
get (WmRecord *record, const char *field_id)
{
  return wm_record_get_value_by_id (record, field_id);
}

static GPtrArray *
list_linked (WmEdit *edit, const char *sql, const char *id)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (edit->project->database, sql);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  wm_statement_bind_text (rows, ":id", id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (wm_statement_get_text (rows, 0)));
  return ids;
}

static GPtrArray *
list_files (WmEdit *edit, const char *id)
{
  return list_linked (edit,
                      "SELECT e.id FROM main.link l JOIN main.evidence e ON e.id = l.from_id"
                      " WHERE l.to_id = :id AND l.role = 'proves' ORDER BY e.number",
                      id);
}

/* Whether the version that @document holds was kept already, when its file was replaced. */
static gboolean
is_kept (WmEdit *edit, WmRecord *document)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      edit->project->database, "SELECT version FROM main.former_version WHERE document = :id"
                               " ORDER BY number DESC LIMIT 1");

  wm_statement_bind_text (row, ":id", wm_record_get_id (document));
  return wm_statement_step (row, NULL) == WM_STEP_ROW &&
         g_strcmp0 (wm_statement_get_text (row, 0), get (document, "version")) == 0;
}

static char *
dup_title (WmRecord *document)
{
  const char *version = get (document, "version");

  if (version == NULL)
    return g_strdup (wm_record_get_title (document));
  /* Translators: the title of a document and its version: "Backup rules, version 1.2". */
  return g_strdup_printf (_ ("%1$s, version %2$s"), wm_record_get_title (document), version);
}

/* Adds the record of the version that @before is, which held until @until. */
static char *
add_version (WmEdit *edit, WmRecord *before, const char *until, GError **error)
{
  g_autoptr (WmValues) values =
      wm_values_new (wm_registry_find_kind (edit->project->registry, "former_version"));
  g_autofree char *title = dup_title (before);

  wm_values_set_by_id (values, "title", title);
  wm_values_set_by_id (values, "document", wm_record_get_id (before));
  for (guint i = 0; copied[i] != NULL; i++)
    wm_values_set_by_id (values, copied[i], get (before, copied[i]));
  for (guint i = 0; taken[i] != NULL; i++)
    wm_values_set_by_id (values, taken[i], get (before, taken[i]));
  wm_values_set_by_id (values, "superseded_on", until);
  return wm_edit_add (edit, values, error);
}

static gboolean
move_links (WmEdit *edit, GPtrArray *from, const char *to, const char *new_to, const char *role,
            GError **error)
{
  for (guint i = 0; i < from->len; i++)
    if (!wm_edit_link (edit, g_ptr_array_index (from, i), new_to, role, error) ||
        !wm_edit_unlink (edit, g_ptr_array_index (from, i), to, role, error))
      return FALSE;
  return TRUE;
}

/* Its files and approvals are those of the version that it was. */
static gboolean
keep (WmEdit *edit, WmRecord *before, const char *until, GError **error)
{
  const char *id = wm_record_get_id (before);
  g_autoptr (GPtrArray) files = list_files (edit, id);
  g_autoptr (GPtrArray) approvals = list_linked (
      edit, "SELECT from_id FROM main.link WHERE to_id = :id AND role = 'approves' ORDER BY 1", id);
  g_autofree char *version = add_version (edit, before, until, error);

  return version != NULL && move_links (edit, files, id, version, "proves", error) &&
         move_links (edit, approvals, id, version, "approves", error);
}

/* Whether @values say something else there than what was there. */
static gboolean
is_said (WmRecord *before, WmValues *values, const char *field_id)
{
  const WmKind *kind = wm_record_get_kind (before);
  guint index = wm_kind_get_field_index (kind, wm_kind_find_field (kind, field_id));

  return values != NULL && wm_values_has (values, index) &&
         g_strcmp0 (wm_values_get (values, index), get (before, field_id)) != 0;
}

/* The new version was approved by nobody yet, unless that was said in the same go. */
static gboolean
begin_version (WmEdit *edit, WmRecord *before, WmValues *values, const char *today, GError **error)
{
  g_autoptr (WmValues) begun = wm_values_new (wm_record_get_kind (before));
  const char *state = get (before, "state");

  for (guint i = 0; taken[i] != NULL; i++)
    if (!is_said (before, values, taken[i]))
      wm_values_set_by_id (begun, taken[i], NULL);
  if (!is_said (before, values, "version_on"))
    wm_values_set_by_id (begun, "version_on", today);
  if (g_strcmp0 (state, "approved") == 0 && !is_said (before, values, "approved_on") &&
      !is_said (before, values, "state"))
    wm_values_set_by_id (begun, "state", "draft");
  return wm_edit_set (edit, wm_record_get_id (before), begun, error);
}

gboolean
wm_rules_keep_version (WmEdit *edit, const char *id, WmRecord *before, WmValues *values,
                       GError **error)
{
  g_autoptr (WmRecord) now = wm_rules_load (edit, id);
  g_autofree char *today = wm_clock_dup_today ();
  const char *until = is_said (before, values, "version_on") ? get (now, "version_on") : today;

  if (get (before, "version") == NULL || get (now, "version") == NULL ||
      strcmp (get (before, "version"), get (now, "version")) == 0 || is_kept (edit, before))
    return TRUE;
  return keep (edit, before, until != NULL ? until : today, error) &&
         begin_version (edit, before, values, today, error);
}

static gboolean
is_any_new (GPtrArray *files, const char *const *new_files)
{
  for (guint i = 0; i < files->len; i++)
    if (g_strv_contains (new_files, g_ptr_array_index (files, i)))
      return TRUE;
  return FALSE;
}

gboolean
wm_rules_replace_file (WmEdit *edit, const char *to, const char *const *new_files,
                       gboolean *replaced, GError **error)
{
  g_autoptr (WmRecord) document = wm_rules_load (edit, to);
  g_autofree char *today = NULL;
  g_autoptr (GPtrArray) files = NULL;

  *replaced = FALSE;
  if (document == NULL || strcmp (wm_record_get_kind (document)->id, "document") != 0 ||
      /* Records gather. */
      g_strcmp0 (get (document, "type"), "record") == 0)
    return TRUE;
  files = list_files (edit, to);
  if (files->len == 0 || is_any_new (files, new_files))
    return TRUE;
  *replaced = TRUE;
  today = wm_clock_dup_today ();
  return keep (edit, document, today, error) && begin_version (edit, document, NULL, today, error);
}
