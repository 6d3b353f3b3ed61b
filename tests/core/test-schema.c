/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "model/wm-schema-text.h"
#include "model/wm-schema.h"

#include <string.h>

/* The tables that are no record tables: sessions never see them, so they may have other keys. */
#define FIXED_TABLES "'meta', 'event', 'file'"

typedef struct
{
  WmRegistry *registry;
  WmDatabase *database;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->registry = wm_registry_new_builtin ();
  fixture->database = wm_database_new_empty (&error);
  g_assert_no_error (error);
  g_assert_true (wm_database_begin (fixture->database, NULL));
  wm_schema_migrate (fixture->database, fixture->registry, &error);
  g_assert_no_error (error);
  g_assert_true (wm_database_commit (fixture->database, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->database);
  g_assert_finalize_object (fixture->registry);
}

/* Asserts that nothing answers to @sql; what does is a fault and named. */
static void
assert_none (Fixture *fixture, const char *sql)
{
  g_autofree char *found = test_query (fixture->database, sql);

  g_assert_cmpstr (found, ==, "");
}

static void
assert_answer (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *found = test_query (fixture->database, sql);

  g_assert_cmpstr (g_strchomp (found), ==, expected);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* One table for each kind, and five that are the program's own. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  static const char *const fixed[] = { "event", "file", "link", "meta", "record" };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *expected = NULL;

  for (guint i = 0; i < wm_registry_get_n_kinds (fixture->registry); i++)
    g_ptr_array_add (names, (gpointer) wm_registry_get_kind (fixture->registry, i)->id);
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (names, (gpointer) fixed[i]);
  g_ptr_array_sort (names, compare_names_cb);
  g_ptr_array_add (names, NULL);
  expected = g_strjoinv (",", (char **) names->pdata);
  assert_answer (fixture,
                 "SELECT group_concat (name) FROM (SELECT name FROM sqlite_schema"
                 " WHERE type = 'table' ORDER BY name)",
                 expected);
  assert_none (fixture, "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                        " AND name NOT LIKE 'sqlite_%' AND NOT strict");
  assert_none (fixture, "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                        " AND type <> 'table' AND name NOT LIKE 'sqlite_%'");
}

/* Sessions record nothing of a row without a key, and a rowid may change. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  static const char columns[] =
      " FROM sqlite_schema t, pragma_table_info (t.name) c WHERE t.type = 'table'"
      " AND t.name NOT IN (" FIXED_TABLES ") AND c.pk > 0";
  g_autofree char *not_text = g_strconcat (
      "SELECT t.name, c.name", columns,
      " AND (c.type <> 'TEXT' OR c.\"notnull\" = 0 OR c.dflt_value IS NOT NULL)", NULL);

  assert_none (fixture, not_text);
  assert_none (fixture, "SELECT name FROM sqlite_schema t WHERE type = 'table' AND NOT EXISTS"
                        " (SELECT 1 FROM pragma_table_info (t.name) WHERE pk > 0)");
  assert_none (fixture, "SELECT name FROM sqlite_schema t WHERE type = 'table' AND name NOT IN"
                        " ('link', 'event', " FIXED_TABLES ") AND (SELECT group_concat (name)"
                        "  FROM pragma_table_info (t.name) WHERE pk > 0) <> 'id'");
  /* Any table with a key of one INTEGER column has a rowid for a key. */
  assert_none (fixture, "SELECT t.name FROM sqlite_schema t, pragma_table_info (t.name) c"
                        " WHERE t.type = 'table' AND t.name <> 'event' AND c.pk > 0"
                        " AND upper (c.type) LIKE '%INT%'");
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sql = test_query (
      fixture->database, "SELECT sql FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  gint64 n_keys = test_query_int (
      fixture->database, "SELECT count (*) FROM sqlite_schema t, pragma_foreign_key_list (t.name)"
                         " WHERE t.type = 'table'");
  g_auto (GStrv) parts = g_strsplit (sql, "DEFERRABLE INITIALLY DEFERRED", -1);

  gint64 n_expected = 2;

  /* Each says so itself: every kind names its record, a reference another one, links two ends. */
  for (guint i = 0; i < wm_registry_get_n_kinds (fixture->registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (fixture->registry, i);

      n_expected++;
      for (guint j = 0; j < kind->n_fields; j++)
        n_expected += kind->fields[j].type == WM_FIELD_RECORD;
    }
  g_assert_cmpint (n_keys, ==, (gint64) g_strv_length (parts) - 1);
  g_assert_cmpint (n_keys, ==, n_expected);
  assert_none (fixture,
               "SELECT t.name, k.* FROM sqlite_schema t, pragma_foreign_key_list (t.name) k"
               " WHERE t.type = 'table' AND (on_update <> 'NO ACTION' OR on_delete <> 'NO ACTION'"
               " OR k.\"match\" <> 'NONE' OR k.\"to\" <> 'id')");
  /* Without an index a deletion walks through every record to see who names it. */
  assert_none (fixture,
               "SELECT t.name, k.\"from\" FROM sqlite_schema t, pragma_foreign_key_list (t.name) k"
               " WHERE t.type = 'table' AND NOT EXISTS (SELECT 1 FROM pragma_index_list (t.name) i,"
               "  pragma_index_info (i.name) c WHERE c.seqno = 0 AND c.name = k.\"from\")");
}

static void
test_nothing_else (Fixture *fixture, gconstpointer data)
{
  assert_none (fixture, "SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index')");
  assert_none (fixture, "SELECT name FROM sqlite_schema WHERE name GLOB 'sqlite_*'"
                        " AND name NOT GLOB 'sqlite_autoindex_*'");
  assert_none (fixture, "SELECT name FROM sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%'"
                        " OR sql LIKE '%GENERATED%' OR sql LIKE '% AS (%' OR sql LIKE '%VIRTUAL%'"
                        " OR sql LIKE '%CASCADE%' OR sql LIKE '%TRIGGER%' OR sql LIKE '%ANALYZE%'");
  /* 2 and 3 are generated columns, 1 is hidden. */
  assert_none (fixture, "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_xinfo (t.name) c"
                        " WHERE t.type = 'table' AND c.hidden <> 0");
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < wm_registry_get_n_kinds (fixture->registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (fixture->registry, i);
      g_autofree char *sql =
          g_strdup_printf ("SELECT cid, name FROM pragma_table_info ('%s')", kind->id);
      g_autoptr (GString) expected = g_string_new ("0|id\n1|number\n");
      g_autofree char *found = test_query (fixture->database, sql);
      int n_columns = WM_N_FIXED_COLUMNS;

      for (guint j = 0; j < kind->n_fields; j++)
        n_columns += wm_field_has_column (&kind->fields[j]);
      for (int column = WM_N_FIXED_COLUMNS; column < n_columns; column++)
        {
          const WmField *field = wm_kind_get_field_at_column (kind, column);

          g_assert_nonnull (field);
          g_assert_cmpint (wm_kind_get_column (kind, field), ==, column);
          g_string_append_printf (expected, "%d|%s\n", column, field->id);
        }
      g_assert_cmpstr (found, ==, expected->str);
      g_assert_null (wm_kind_get_field_at_column (kind, 1));
      g_assert_null (wm_kind_get_field_at_column (kind, n_columns));
    }
}

static void
test_head (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) image = wm_database_dup_snapshot (fixture->database, NULL);
  const guint8 *bytes = g_bytes_get_data (image, NULL);

  assert_answer (fixture, "PRAGMA page_size", "4096");
  assert_answer (fixture, "PRAGMA auto_vacuum", "0");
  assert_answer (fixture, "PRAGMA encoding", "UTF-8");
  g_assert_cmpmem (bytes + 68, 4, "Wmrk", 4);
  g_assert_cmpint (bytes[18], ==, 1);
  g_assert_cmpint (bytes[19], ==, 1);
  g_assert_cmpuint (wm_schema_get_version (fixture->database), ==,
                    wm_registry_get_version (fixture->registry));
}

/* Ids are written by the program alone, and what is written has their form. */
static void
test_ids (TestProject *project, gconstpointer data)
{
  g_autofree char *found = test_query (
      wm_project_get_database (project->project),
      "SELECT id FROM record WHERE length (id) <> 32 OR id GLOB '*[^0-9a-f]*' UNION ALL "
      "SELECT id FROM event WHERE length (id) <> 64 OR id GLOB '*[^0-9a-f]*' UNION ALL "
      "SELECT value FROM meta WHERE key = 'project_id' AND length (value) <> 32");

  g_assert_cmpstr (found, ==, "");
  g_assert_cmpint (
      test_query_int (wm_project_get_database (project->project), "SELECT count (*) FROM record"),
      >, 100);
}

/* Every file that exists was made with this; a change is a new version, never an edit. While a
 * version is not released yet, WAYMARK_WRITE_SCHEMA=1 writes its fixture anew. */
static void
assert_version (Fixture *fixture, guint version, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *made = wm_schema_dup_sql (fixture->registry, version);
  /* The first brings its own line. */
  g_autofree char *sql = g_strconcat (
      version == 1 ? "" : "-- SPDX-License-Identifier: GPL-3.0-or-later\n", made, NULL);

  if (g_getenv ("WAYMARK_WRITE_SCHEMA") != NULL)
    g_assert_true (g_file_set_contents (path, sql, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (sql, ==, expected);
}

static void
test_version_one_never_changes (Fixture *fixture, gconstpointer data)
{
  assert_version (fixture, 1, "schema.sql");
}

static void
test_version_two_never_changes (Fixture *fixture, gconstpointer data)
{
  assert_version (fixture, 2, "schema-2.sql");
}

static void
change (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (fixture->database, NULL));
  wm_database_execute (fixture->database, sql, &error);
  g_assert_no_error (error);
  g_assert_true (wm_database_commit (fixture->database, NULL));
}

static void
test_check_accepts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  wm_schema_check (fixture->database, fixture->registry, &error);
  g_assert_no_error (error);
  /* Twice: what it compares with is made anew and leaves nothing behind. */
  g_assert_true (wm_schema_check (fixture->database, fixture->registry, &error));
}

static char *
dup_statements (Fixture *fixture, guint version)
{
  g_autoptr (GString) statements = g_string_new (NULL);

  for (guint i = 1; i <= version; i++)
    {
      g_autofree char *sql = wm_schema_dup_sql (fixture->registry, i);

      g_string_append (statements, sql);
    }
  return g_string_free (g_steal_pointer (&statements), FALSE);
}

/* Nobody waits for a schema that is made only to be compared with; and a foreign one is not taken.
 */
static void
test_text_matches (Fixture *fixture, gconstpointer data)
{
  guint version = wm_registry_get_version (fixture->registry);
  g_autofree char *all = dup_statements (fixture, version);
  g_autofree char *first = dup_statements (fixture, 1);
  g_autofree char *wider = g_strconcat (all, "CREATE INDEX more ON person (name);\n", NULL);

  g_assert_true (wm_schema_text_matches (fixture->database, all));
  g_assert_false (wm_schema_text_matches (fixture->database, first));
  g_assert_false (wm_schema_text_matches (fixture->database, wider));
  change (fixture, "DROP INDEX person_number");
  g_assert_false (wm_schema_text_matches (fixture->database, all));
  change (fixture, "CREATE INDEX person_number ON asset (number)");
  g_assert_false (wm_schema_text_matches (fixture->database, all));
}

static void
test_check_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  change (fixture, data);
  g_assert_false (wm_schema_check (fixture->database, fixture->registry, &error));
  g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT);
}

/* Another letter in the text of one table; the table itself works as before. */
static void
test_check_refuses_a_letter (Fixture *fixture, gconstpointer data)
{
  static const char table[] = "CREATE TABLE person (";
  g_autoptr (GBytes) snapshot = wm_database_dup_snapshot (fixture->database, NULL);
  gsize size = g_bytes_get_size (snapshot);
  guint8 *image = wm_database_allocate_image (size);
  g_autoptr (WmDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  guint8 *at;

  memcpy (image, g_bytes_get_data (snapshot, NULL), size);
  at = memmem (image, size, table, strlen (table));
  g_assert_nonnull (at);
  at = memmem (at, 2000, "\"note\" TEXT CHECK", 17);
  g_assert_nonnull (at);
  memcpy (at, "\"nOte\"", 6);
  database = wm_database_new_from_image (image, size, &error);
  g_assert_no_error (error);
  g_assert_false (wm_schema_check (database, fixture->registry, &error));
  g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT);
}

static void
test_migrate_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = test_query (fixture->database, "SELECT * FROM sqlite_schema");
  g_autofree char *after = NULL;

  g_assert_true (wm_database_begin (fixture->database, NULL));
  g_assert_true (wm_schema_migrate (fixture->database, fixture->registry, NULL));
  g_assert_true (wm_database_commit (fixture->database, NULL));
  after = test_query (fixture->database, "SELECT * FROM sqlite_schema");
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  static const char *const changes[][2] = {
    { "another-index", "CREATE INDEX extra ON person (team)" },
    { "another-table", "CREATE TABLE extra (id TEXT NOT NULL PRIMARY KEY) STRICT" },
    { "a-trigger", "CREATE TRIGGER extra AFTER INSERT ON person BEGIN SELECT 1; END" },
    { "a-view", "CREATE VIEW extra AS SELECT * FROM person" },
    { "a-virtual-table", "CREATE VIRTUAL TABLE extra USING fts5 (body)" },
    { "a-missing-index", "DROP INDEX person_number" },
    { "a-missing-table", "DROP TABLE evidence" },
    { "a-missing-column", "ALTER TABLE person DROP COLUMN note" },
    { "another-column", "ALTER TABLE person ADD COLUMN extra TEXT" },
    { "statistics", "ANALYZE" },
    { "version-0", "PRAGMA user_version = 0" },
    { "a-newer-version", "PRAGMA user_version = 2000000000" },
    { "a-negative-version", "PRAGMA user_version = -1" },
    { "another-program", "PRAGMA application_id = 1" },
  };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/schema/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("rules/tables-are-strict", test_tables);
  ADD ("rules/keys-are-texts-that-are-there", test_keys);
  ADD ("rules/references-wait-for-the-commit-and-do-nothing", test_references);
  ADD ("rules/there-is-nothing-but-tables-and-indexes", test_nothing_else);
  ADD ("rules/columns-stand-where-descriptors-say", test_columns);
  ADD ("rules/the-head-is-ours", test_head);
  g_test_add ("/schema/rules/ids-have-their-form", TestProject, NULL, test_project_set_up, test_ids,
              test_project_tear_down);
  ADD ("migration/version-1-never-changes", test_version_one_never_changes);
  ADD ("migration/version-2-never-changes", test_version_two_never_changes);
  ADD ("migration/the-newest-stays-as-it-is", test_migrate_twice);
  ADD ("check/accepts-what-we-make", test_check_accepts);
  ADD ("check/knows-without-making", test_text_matches);
  ADD ("check/refuses-another-letter", test_check_refuses_a_letter);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/schema/check/refuses-%s", changes[i][0]);

      g_test_add (path, Fixture, changes[i][1], set_up, test_check_refuses, tear_down);
    }
  return g_test_run ();
}
