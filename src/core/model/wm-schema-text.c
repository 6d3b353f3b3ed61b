/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-schema-text.h"

#include <string.h>

#define ADD_COLUMN " ADD COLUMN "

/* The word of @statement after @before. */
static char *
dup_word (const char *statement, const char *before)
{
  const char *start = statement + strlen (before);

  return g_strndup (start, strcspn (start, " (\n"));
}

/* SQLite writes a new column behind the last one of the statement that made the table. */
static void
add_column (GHashTable *kept, const char *statement)
{
  g_autofree char *table = dup_word (statement, "ALTER TABLE ");
  const char *before = g_hash_table_lookup (kept, table);
  const char *column = strstr (statement, ADD_COLUMN);
  const char *end = before != NULL ? g_strrstr (before, ") STRICT") : NULL;

  if (end == NULL || column == NULL)
    return;
  g_hash_table_insert (kept, g_strdup (table),
                       g_strdup_printf ("%.*s, %s%s", (int) (end - before), before,
                                        column + strlen (ADD_COLUMN), end));
}

static void
add_statement (GHashTable *kept, const char *statement)
{
  if (g_str_has_prefix (statement, "CREATE TABLE "))
    g_hash_table_insert (kept, dup_word (statement, "CREATE TABLE "), g_strdup (statement));
  else if (g_str_has_prefix (statement, "CREATE INDEX "))
    g_hash_table_insert (kept, dup_word (statement, "CREATE INDEX "), g_strdup (statement));
  else if (g_str_has_prefix (statement, "ALTER TABLE "))
    add_column (kept, statement);
}

/* What is kept, by the name of the table or index. Comments stand between statements only. */
static GHashTable *
predict (const char *statements)
{
  g_auto (GStrv) lines = g_strsplit (statements, "\n", -1);
  g_autoptr (GString) statement = g_string_new (NULL);
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "--"))
        continue;
      g_string_append_printf (statement, "%s%s", statement->len > 0 ? "\n" : "", lines[i]);
      if (!g_str_has_suffix (lines[i], ";"))
        continue;
      g_string_truncate (statement, statement->len - 1);
      add_statement (kept, statement->str);
      g_string_truncate (statement, 0);
    }
  return kept;
}

static gboolean
is_kept (GHashTable *kept, const char *type, const char *name, const char *table, const char *sql)
{
  gboolean is_table = strcmp (type, "table") == 0;
  g_autofree char *of = g_strdup_printf (" ON %s (", table);

  return g_strcmp0 (g_hash_table_lookup (kept, name), sql) == 0 &&
         g_str_has_prefix (sql, is_table ? "CREATE TABLE " : "CREATE INDEX ") &&
         (is_table ? strcmp (name, table) == 0
                   : strcmp (type, "index") == 0 && strstr (sql, of) != NULL);
}

/* Indexes that SQLite makes by itself for a key have no statement. It refuses one that belongs to
 * no key; one that is there twice is left to the thorough way. */
gboolean
wm_schema_text_matches (WmDatabase *database, const char *statements)
{
  g_autoptr (GHashTable) kept = predict (statements);
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema /*scan*/");
  guint n = 0;
  WmStep step;

  while ((step = wm_statement_step (rows, NULL)) == WM_STEP_ROW)
    {
      const char *type = wm_statement_get_text (rows, 0);
      const char *name = wm_statement_get_text (rows, 1);
      const char *table = wm_statement_get_text (rows, 2);
      const char *sql = wm_statement_get_text (rows, 3);

      if (type == NULL || name == NULL || table == NULL)
        return FALSE;
      if (sql == NULL)
        {
          if (strcmp (type, "index") != 0 || !g_hash_table_add (own, g_strdup (name)))
            return FALSE;
        }
      else if (is_kept (kept, type, name, table, sql))
        n++;
      else
        return FALSE;
    }
  return step == WM_STEP_DONE && n == g_hash_table_size (kept);
}
