/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "container/wm-archive.h"
#include "project/wm-files.h"
#include "store/wm-id.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

void
test_project_set_up_empty (TestProject *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("WAYMARK_SEED", "test", TRUE);
  g_setenv ("WAYMARK_NOW", "2026-11-23T14:02:00Z", TRUE);
  self->folder = g_dir_make_tmp ("waymark-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->recovery = g_build_filename (self->folder, "recovery", NULL);
  self->path = g_build_filename (self->folder, "Acme.isms", NULL);
  self->registry = wm_registry_new_builtin ();
}

void
test_project_set_up (TestProject *self, gconstpointer data)
{
  test_project_set_up_empty (self, data);
  test_project_create (self);
}

void
test_project_tear_down (TestProject *self, gconstpointer data)
{
  if (self->project != NULL)
    test_project_close (self);
  wm_files_remove_tree (self->recovery);
  g_unlink (self->path);
  /* A folder that is not empty stays, and that is a fault: something wrote where it must not. */
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_assert_finalize_object (self->registry);
  g_free (self->folder);
  g_free (self->recovery);
  g_free (self->path);
}

WmProjectOptions
test_project_options (TestProject *self)
{
  return (WmProjectOptions){
    .registry = self->registry,
    .recovery_root = self->recovery,
    .actor = "Ann",
  };
}

void
test_project_create (TestProject *self)
{
  g_autoptr (GError) error = NULL;
  WmProjectOptions options = test_project_options (self);

  self->project = wm_project_create (&options, "2022", "Acme", &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->project);
}

void
test_project_save (TestProject *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = wm_project_get_path (self->project) != NULL
                      ? wm_project_save (self->project, NULL, NULL, NULL, &error)
                      : wm_project_save_as (self->project, self->path, 0, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

void
test_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
test_project_close (TestProject *self)
{
  g_assert_true (wm_project_sync (self->project, NULL));
  wm_project_close (self->project);
  /* A journal that tells of its last sync holds itself until the main context has run. */
  test_drain ();
  g_assert_finalize_object (g_steal_pointer (&self->project));
  test_drain ();
}

void
test_project_open (TestProject *self)
{
  g_autoptr (GError) error = NULL;
  WmProjectOptions options = test_project_options (self);

  self->project = wm_project_open (self->path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->project);
}

void
test_project_reopen (TestProject *self)
{
  test_project_save (self);
  test_project_close (self);
  test_project_open (self);
}

void
test_project_verify (TestProject *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  test_project_save (self);
  g_assert_true (wm_verify_file (self->path, self->registry, wm_project_get_head (self->project),
                                 &problems, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((WmArchiveProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
dump_rows (sqlite3 *handle, const char *sql, GString *out)
{
  sqlite3_stmt *rows = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &rows, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        {
          const char *text = (const char *) sqlite3_column_text (rows, i);

          g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "∅");
        }
      g_string_append_c (out, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (rows), ==, SQLITE_OK);
}

char *
test_query (WmDatabase *database, const char *sql)
{
  g_autoptr (GString) out = g_string_new (NULL);

  dump_rows (wm_database_get_handle (database), sql, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gint64
test_query_int (WmDatabase *database, const char *sql)
{
  g_autofree char *answer = test_query (database, sql);

  return g_ascii_strtoll (answer, NULL, 10);
}

char *
test_dump_state (WmDatabase *database)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *names =
      test_query (database, "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
                            " AND name NOT IN ('meta', 'event', 'file') ORDER BY name");
  g_auto (GStrv) tables = g_strsplit (names, "\n", -1);

  for (guint i = 0; tables[i] != NULL && *tables[i] != '\0'; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM main.%s ORDER BY 1, 2", tables[i]);

      g_string_append_printf (out, "[%s]\n", tables[i]);
      dump_rows (wm_database_get_handle (database),
                 strcmp (tables[i], "link") == 0
                     ? "SELECT * FROM main.link ORDER BY from_id, to_id, role"
                     : sql,
                 out);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

GBytes *
test_read_image (const char *path)
{
  g_autoptr (GError) error = NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  g_autoptr (WmArchive) archive = wm_archive_open_fd (fd, NULL, &error);
  const WmManifestEntry *entry;
  guint8 *image;

  g_assert_no_error (error);
  entry = wm_manifest_lookup (wm_archive_get_manifest (archive), WM_ENTRY_DATABASE);
  image = g_malloc (entry->size);
  g_assert_true (
      wm_archive_read_into (archive, WM_ENTRY_DATABASE, image, entry->size, NULL, &error));
  g_assert_no_error (error);
  return g_bytes_new_take (image, entry->size);
}

const WmKind *
test_kind (TestProject *self, const char *kind_id)
{
  const WmKind *kind = wm_registry_find_kind (self->registry, kind_id);

  g_assert_nonnull (kind);
  return kind;
}

static WmValues *
collect_values (const WmKind *kind, va_list pairs)
{
  WmValues *values = wm_values_new (kind);
  const char *field_id;

  while ((field_id = va_arg (pairs, const char *)) != NULL)
    wm_values_set_by_id (values, field_id, va_arg (pairs, const char *));
  return values;
}

WmValues *
test_values (TestProject *self, const char *kind_id, ...)
{
  va_list pairs;
  WmValues *values;

  va_start (pairs, kind_id);
  values = collect_values (test_kind (self, kind_id), pairs);
  va_end (pairs);
  return values;
}

char *
test_add (TestProject *self, const char *kind_id, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmValues) values = NULL;
  va_list pairs;
  char *id;

  va_start (pairs, kind_id);
  values = collect_values (test_kind (self, kind_id), pairs);
  va_end (pairs);
  id = wm_project_add_record (self->project, values, &error);
  g_assert_no_error (error);
  g_assert_true (wm_id_is_valid (id));
  return id;
}

void
test_set (TestProject *self, const char *id, const char *field_id, const char *value)
{
  g_autoptr (GError) error = NULL;
  const WmKind *kind =
      wm_records_find_kind (wm_project_get_database (self->project), self->registry, id);
  g_autoptr (WmValues) values = wm_values_new (kind);

  wm_values_set_by_id (values, field_id, value);
  wm_project_set_record (self->project, id, values, &error);
  g_assert_no_error (error);
}

char *
test_resolve (TestProject *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *id = wm_records_resolve (wm_project_get_database (self->project), self->registry, NULL,
                                 text, &error);

  g_assert_no_error (error);
  return id;
}

WmRecord *
test_load (TestProject *self, const char *id)
{
  WmRecord *record = wm_records_load (wm_project_get_database (self->project), self->registry, id);

  g_assert_nonnull (record);
  return record;
}

void
test_assert_value (TestProject *self, const char *id, const char *field_id, const char *expected)
{
  g_autoptr (WmRecord) record = test_load (self, id);

  g_assert_cmpstr (wm_record_get_value_by_id (record, field_id), ==, expected);
}

WmStagedFile *
test_stage (TestProject *self, const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *staging = wm_project_dup_staging_folder (self->project);
  WmStagedFile *file;

  g_assert_true (g_file_set_contents (path, content, -1, &error));
  file = wm_staged_file_new (staging, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return file;
}

static void
assert_state (TestProject *self, const char *expected)
{
  WmDatabase *database = wm_project_get_database (self->project);
  g_autofree char *state = test_dump_state (database);
  g_autofree char *broken = test_query (database, "PRAGMA main.foreign_key_check");

  g_assert_cmpstr (state, ==, expected);
  g_assert_cmpstr (broken, ==, "");
}

void
test_assert_undoes (TestProject *self, const char *before)
{
  g_autofree char *after = test_dump_state (wm_project_get_database (self->project));
  gint64 seq = wm_project_get_head_seq (self->project);

  g_assert_cmpstr (before, !=, after);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      wm_project_undo (self->project, &error);
      g_assert_no_error (error);
      assert_state (self, before);
      wm_project_redo (self->project, &error);
      g_assert_no_error (error);
      assert_state (self, after);
    }
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq + 4);
}

void
test_assert_untouched (TestProject *self, const char *before, gint64 seq)
{
  assert_state (self, before);
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq);
}
