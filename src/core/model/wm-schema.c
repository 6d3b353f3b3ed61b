/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-schema.h"

#include "wm-core-resources.h"
#include "wm-schema-text.h"
#include "wm-text.h"

#include <string.h>

#define DATE_PATTERN "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"

static char *
dup_fixed_sql (void)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;
  const char *text;

  /* Without this reference the linker drops the bundle out of the static library. */
  g_resources_register (wm_core_get_resource ());
  bytes = g_resources_lookup_data ("/io/github/waymark_isms/Waymark/core/store/schema-1.sql",
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  text = g_bytes_get_data (bytes, &size);
  return g_strndup (text, size);
}

static const char *
get_column_type (const WmField *field)
{
  if (field->type == WM_FIELD_NUMBER)
    return "REAL";
  return field->type == WM_FIELD_INTEGER || field->type == WM_FIELD_BOOLEAN ? "INTEGER" : "TEXT";
}

/* Whether the migration to @version brings the field's column. */
static gboolean
comes_with (const WmKind *kind, const WmField *field, guint version)
{
  return wm_field_has_column (field) && MAX (kind->since, field->since) == version;
}

/* Choices have no CHECK of their tokens: a migration can add a column but never change a check, and
 * a later version will know more tokens. The door checks them. */
static void
append_column (GString *sql, const WmField *field)
{
  g_string_append_printf (sql, "\"%s\" %s", field->id, get_column_type (field));
  if (field->flags & WM_FIELD_REQUIRED)
    g_string_append_printf (sql, " NOT NULL DEFAULT '%s'",
                            field->fallback != NULL ? field->fallback : "");
  switch (field->type)
    {
    case WM_FIELD_LINE:
    case WM_FIELD_CHOICE:
    case WM_FIELD_CHOICES:
      g_string_append_printf (sql, " CHECK (length (\"%s\") <= %d)", field->id, WM_TEXT_LINE_MAX);
      break;
    case WM_FIELD_TEXT:
      g_string_append_printf (sql, " CHECK (length (\"%s\") <= %d)", field->id, WM_TEXT_BLOCK_MAX);
      break;
    case WM_FIELD_DATE:
      g_string_append_printf (sql, " CHECK (\"%s\" GLOB '%s')", field->id, DATE_PATTERN);
      break;
    case WM_FIELD_BOOLEAN:
      g_string_append_printf (sql, " CHECK (\"%s\" IN (0, 1))", field->id);
      break;
    case WM_FIELD_RECORD:
      g_string_append_printf (sql, " REFERENCES %s (id) DEFERRABLE INITIALLY DEFERRED",
                              field->target);
      break;
    case WM_FIELD_INTEGER:
    case WM_FIELD_NUMBER:
    case WM_FIELD_RECORDS:
    default:
      break;
    }
}

static void
append_index (GString *sql, const WmKind *kind, const WmField *field)
{
  if (field->type == WM_FIELD_RECORD || (field->flags & (WM_FIELD_KEY | WM_FIELD_INDEXED)))
    g_string_append_printf (sql, "CREATE INDEX %s_%s ON %s (\"%s\");\n", kind->id, field->id,
                            kind->id, field->id);
}

static void
append_table (GString *sql, const WmKind *kind)
{
  g_string_append_printf (sql,
                          "CREATE TABLE %s (\n"
                          "  id TEXT NOT NULL PRIMARY KEY"
                          " REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,\n"
                          "  number INTEGER NOT NULL",
                          kind->id);
  for (guint i = 0; i < kind->n_fields; i++)
    if (comes_with (kind, &kind->fields[i], kind->since))
      {
        g_string_append (sql, ",\n  ");
        append_column (sql, &kind->fields[i]);
      }
  g_string_append (sql, "\n) STRICT;\n");
  g_string_append_printf (sql, "CREATE INDEX %s_number ON %s (number);\n", kind->id, kind->id);
  for (guint i = 0; i < kind->n_fields; i++)
    if (comes_with (kind, &kind->fields[i], kind->since))
      append_index (sql, kind, &kind->fields[i]);
}

/* A row that was written before a column was added is shorter than the table, and SQLite reads the
 * default in its place; but sessions (tried with 3.40) read NULL there, and neither a change nor a
 * deletion of that row could be undone. So every row is written once more. */
static void
append_new_columns (GString *sql, const WmKind *kind, guint version)
{
  gboolean has_default = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->since < version && comes_with (kind, &kind->fields[i], version))
      {
        g_string_append_printf (sql, "ALTER TABLE %s ADD COLUMN ", kind->id);
        append_column (sql, &kind->fields[i]);
        g_string_append (sql, ";\n");
        append_index (sql, kind, &kind->fields[i]);
        has_default |= (kind->fields[i].flags & WM_FIELD_REQUIRED) != 0;
      }
  if (has_default)
    g_string_append_printf (sql, "UPDATE %s SET number = number;\n", kind->id);
}

char *
wm_schema_dup_sql (WmRegistry *registry, guint version)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_return_val_if_fail (WM_IS_REGISTRY (registry), NULL);
  g_return_val_if_fail (version >= 1 && version <= wm_registry_get_version (registry), NULL);

  if (version == 1)
    {
      g_autofree char *fixed = dup_fixed_sql ();

      g_string_append (sql, fixed);
    }
  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      if (kind->since == version)
        append_table (sql, kind);
      append_new_columns (sql, kind, version);
    }
  g_string_append_printf (sql, "PRAGMA user_version = %u;\n", version);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gint64
read_pragma (WmDatabase *database, const char *sql)
{
  g_autoptr (WmStatement) pragma = wm_database_prepare (database, sql);

  return wm_statement_step (pragma, NULL) == WM_STEP_ROW ? wm_statement_get_int (pragma, 0) : 0;
}

guint
wm_schema_get_version (WmDatabase *database)
{
  return (guint) CLAMP (read_pragma (database, "PRAGMA main.user_version"), 0, G_MAXINT);
}

static gboolean
migrate_to (WmDatabase *database, WmRegistry *registry, guint target, GError **error)
{
  guint version = wm_schema_get_version (database);

  if (version == 0)
    {
      g_autofree char *mark =
          g_strdup_printf ("PRAGMA application_id = %d;", WM_SCHEMA_APPLICATION_ID);

      if (!wm_database_execute (database, mark, error))
        return FALSE;
    }
  while (version < target)
    {
      g_autofree char *sql = wm_schema_dup_sql (registry, ++version);

      if (!wm_database_execute (database, sql, error))
        {
          g_prefix_error (error, "Migration %u failed: ", version);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
wm_schema_migrate (WmDatabase *database, WmRegistry *registry, GError **error)
{
  g_return_val_if_fail (WM_IS_DATABASE (database), FALSE);
  g_return_val_if_fail (WM_IS_REGISTRY (registry), FALSE);

  return migrate_to (database, registry, wm_registry_get_version (registry), error);
}

/* All of the schema as one text, in an order that does not depend on how it came to be. */
static char *
dup_schema_text (WmDatabase *database, GError **error)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT type, name, tbl_name, ifnull (sql, '') FROM main.sqlite_schema"
                " ORDER BY type, name /*scan*/");
  g_autoptr (GString) text = g_string_new (NULL);
  WmStep step;

  while ((step = wm_statement_step (rows, error)) == WM_STEP_ROW)
    g_string_append_printf (text, "%s\n%s\n%s\n%s\n\n", wm_statement_get_text (rows, 0),
                            wm_statement_get_text (rows, 1), wm_statement_get_text (rows, 2),
                            wm_statement_get_text (rows, 3));
  if (step == WM_STEP_FAILED)
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_expected_text (WmRegistry *registry, guint version, GError **error)
{
  g_autoptr (WmDatabase) scratch = wm_database_new_empty (error);
  char *text = NULL;

  if (scratch == NULL || !wm_database_begin (scratch, error))
    return NULL;
  if (migrate_to (scratch, registry, version, error))
    text = dup_schema_text (scratch, error);
  wm_database_rollback (scratch);
  return text;
}

static char *
dup_statements (WmRegistry *registry, guint version)
{
  g_autoptr (GString) statements = g_string_new (NULL);

  for (guint i = 1; i <= version; i++)
    {
      g_autofree char *sql = wm_schema_dup_sql (registry, i);

      g_string_append (statements, sql);
    }
  return g_string_free (g_steal_pointer (&statements), FALSE);
}

gboolean
wm_schema_check (WmDatabase *database, WmRegistry *registry, GError **error)
{
  g_autofree char *statements = NULL;
  g_autofree char *is = NULL;
  g_autofree char *expected = NULL;
  guint version;

  g_return_val_if_fail (WM_IS_DATABASE (database), FALSE);
  g_return_val_if_fail (WM_IS_REGISTRY (registry), FALSE);

  version = wm_schema_get_version (database);
  if (read_pragma (database, "PRAGMA main.application_id") != WM_SCHEMA_APPLICATION_ID ||
      version == 0 || version > wm_registry_get_version (registry))
    {
      g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
                           "The database belongs to another program");
      return FALSE;
    }
  statements = dup_statements (registry, version);
  if (wm_schema_text_matches (database, statements))
    return TRUE;
  is = dup_schema_text (database, error);
  if (is == NULL)
    return FALSE;
  expected = dup_expected_text (registry, version, error);
  if (expected == NULL)
    return FALSE;
  if (strcmp (is, expected) == 0)
    return TRUE;
  g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
                       "The tables of the database are not those that Waymark makes");
  return FALSE;
}
