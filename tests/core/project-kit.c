/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project-kit.h"

#include "project/wm-files.h"
#include "store/wm-changeset.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static GBytes *template_bytes; /* what kit_make_file() writes, once it is made */

void
kit_set_up (Kit *kit, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  kit->folder = g_dir_make_tmp ("waymark-XXXXXX", &error);
  g_assert_no_error (error);
  kit->files = g_build_filename (kit->folder, "files", NULL);
  kit->recovery = g_build_filename (kit->folder, "recovery", NULL);
  kit->path = g_build_filename (kit->files, "Acme.isms", NULL);
  kit->registry = wm_registry_new_builtin ();
  g_assert_cmpint (g_mkdir (kit->files, 0700), ==, 0);
}

void
kit_tear_down (Kit *kit, gconstpointer unused)
{
  kit_settle ();
  wm_files_remove_tree (kit->folder);
  g_assert_false (g_file_test (kit->folder, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (kit->registry);
  g_free (kit->folder);
  g_free (kit->files);
  g_free (kit->recovery);
  g_free (kit->path);
}

WmProjectOptions
kit_options (Kit *kit)
{
  return (WmProjectOptions){
    .registry = kit->registry,
    .recovery_root = kit->recovery,
    .actor = "Ann",
  };
}

WmProject *
kit_create (Kit *kit)
{
  WmProjectOptions options = kit_options (kit);
  g_autoptr (GError) error = NULL;
  WmProject *project = wm_project_create (&options, "2022", "Acme", &error);

  g_assert_no_error (error);
  return project;
}

void
kit_make_file (Kit *kit)
{
  if (template_bytes == NULL)
    {
      WmProject *project = kit_create (kit);
      g_autofree char *asset = kit_add (project, "asset", "Mail server");
      g_autofree char *person = kit_add (project, "person", "Ann");
      g_autofree char *evidence = kit_attach (kit, project, "proof.txt", "what was proven");
      g_autoptr (GError) error = NULL;

      wm_project_link_records (project, evidence, asset, NULL, &error);
      g_assert_no_error (error);
      wm_project_save_as (project, kit->path, 0, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      kit_close (&project);
      template_bytes = kit_read (kit->path);
      return;
    }
  kit_write (kit->path, template_bytes);
}

WmProject *
kit_open_path (Kit *kit, const char *path)
{
  WmProjectOptions options = kit_options (kit);
  g_autoptr (GError) error = NULL;
  WmProject *project = wm_project_open (path, &options, NULL, &error);

  g_assert_no_error (error);
  return project;
}

WmProject *
kit_open (Kit *kit)
{
  return kit_open_path (kit, kit->path);
}

void
kit_assert_refused (Kit *kit, const char *path, GQuark domain, int code)
{
  WmProjectOptions options = kit_options (kit);
  g_autoptr (GError) error = NULL;
  WmProject *project = wm_project_open (path, &options, NULL, &error);

  g_assert_error (error, domain, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (project);
}

void
kit_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
kit_answered_cb (GObject *source, GAsyncResult *result, gpointer answer)
{
  *(GAsyncResult **) answer = g_object_ref (result);
}

static gboolean
overdue_cb (gpointer user_data)
{
  g_error ("An answer is overdue");
  return G_SOURCE_REMOVE;
}

void
kit_wait (GAsyncResult **answer)
{
  guint deadline = g_timeout_add_seconds (60, overdue_cb, NULL);

  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

/* The thread of a task may let go of the project a moment after its answer came. */
static void
assert_last_reference (WmProject *project)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  gpointer weak = project;

  g_object_add_weak_pointer (G_OBJECT (project), &weak);
  g_object_unref (project);
  while (g_atomic_pointer_get (&weak) != NULL && g_get_monotonic_time () < deadline)
    g_thread_yield ();
  g_assert_null (weak);
}

void
kit_close (WmProject **project)
{
  wm_project_close (*project);
  kit_settle ();
  assert_last_reference (g_steal_pointer (project));
}

void
kit_crash (WmProject **project)
{
  g_assert_true (wm_project_sync (*project, NULL));
  kit_settle ();
  assert_last_reference (g_steal_pointer (project));
}

char *
kit_add (WmProject *project, const char *kind_id, const char *name)
{
  const WmKind *kind = wm_registry_find_kind (wm_project_get_registry (project), kind_id);
  g_autoptr (WmValues) values = wm_values_new (kind);
  g_autoptr (GError) error = NULL;
  char *id;

  wm_values_set (values, wm_kind_get_title_field (kind), name);
  id = wm_project_add_record (project, values, &error);
  g_assert_no_error (error);
  return id;
}

void
kit_edit (WmProject *project, const char *name)
{
  g_autofree char *id = kit_add (project, "asset", name);
}

gint64
kit_count (WmProject *project, const char *kind)
{
  return wm_records_count (wm_project_get_database (project),
                           wm_registry_find_kind (wm_project_get_registry (project), kind));
}

char *
kit_attach (Kit *kit, WmProject *project, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (kit->folder, name, NULL);
  g_autofree char *staging = wm_project_dup_staging_folder (project);
  g_autoptr (WmStagedFile) file = NULL;
  g_autoptr (GError) error = NULL;
  char *id;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  file = wm_staged_file_new (staging, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  id = wm_project_attach (project, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return id;
}

GBytes *
kit_extract (Kit *kit, WmProject *project, const char *id, GError **error)
{
  g_autofree char *target = g_build_filename (kit->folder, "extracted", NULL);
  g_autofree char *path = wm_project_extract (project, id, target, NULL, error);
  GBytes *bytes;

  if (path == NULL)
    {
      g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
      return NULL;
    }
  bytes = kit_read (path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return bytes;
}

void
kit_assert_evidence (Kit *kit, WmProject *project, const char *id, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kit_extract (kit, project, id, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content,
                   strlen (content));
}

static void
hash_rows (WmDatabase *database, const char *sql, int n_columns, GChecksum *checksum)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);
  g_autoptr (GError) error = NULL;
  WmStep step;

  g_checksum_update (checksum, (const guint8 *) sql, -1);
  while ((step = wm_statement_step (rows, &error)) == WM_STEP_ROW)
    for (int i = 0; i < n_columns; i++)
      {
        const char *text = wm_statement_get_text (rows, i);

        g_checksum_update (checksum, (const guint8 *) (text != NULL ? text : "\001"), -1);
        g_checksum_update (checksum, (const guint8 *) "\002", 1);
      }
  g_assert_no_error (error);
}

static char *
hash_database (WmDatabase *database, WmRegistry *registry)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  hash_rows (database, "SELECT id, kind FROM main.record ORDER BY id /*scan*/", 2, checksum);
  hash_rows (database,
             "SELECT from_id, to_id, role FROM main.link"
             " ORDER BY from_id, to_id, role /*scan*/",
             3, checksum);
  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);
      g_autofree char *sql =
          g_strdup_printf ("SELECT %s FROM main.%s ORDER BY id /*scan*/",
                           wm_registry_get_sql (registry, kind)->columns, kind->id);

      hash_rows (database, sql, WM_N_FIXED_COLUMNS + (int) kind->n_fields, checksum);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

char *
kit_hash_state (WmProject *project)
{
  return hash_database (wm_project_get_database (project), wm_project_get_registry (project));
}

static gboolean
take_back (WmDatabase *database, WmRegistry *registry, gint64 seq)
{
  g_autoptr (WmEvent) event = wm_event_load (database, seq);
  g_autoptr (GBytes) inverse = NULL;

  if (event == NULL || event->changeset == NULL)
    return FALSE;
  inverse = wm_changeset_invert (event->changeset, NULL);
  return inverse != NULL && wm_changeset_apply (database, inverse, wm_registry_admits_table,
                                                registry, NULL, NULL, NULL);
}

char *
kit_hash_state_at (WmProject *project, gint64 seq)
{
  WmDatabase *database = wm_project_get_database (project);
  WmRegistry *registry = wm_project_get_registry (project);
  gint64 at = wm_project_get_head_seq (project);
  char *hash = NULL;

  g_assert_true (wm_database_begin (database, NULL));
  while (at > seq && take_back (database, registry, at))
    at--;
  if (at == seq)
    hash = hash_database (database, registry);
  wm_database_rollback (database);
  return hash;
}

char *
kit_verify (Kit *kit, const char *path)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  wm_verify_file (path, kit->registry, NULL, &problems, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const WmArchiveProblem *problem = g_ptr_array_index (problems, i);

      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", problem->code);
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

void
kit_assert_verifies (Kit *kit, const char *path)
{
  g_autofree char *problems = kit_verify (kit, path);

  g_assert_cmpstr (problems, ==, "");
}

guint
kit_count_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

char *
kit_find (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

char *
kit_find_journal (Kit *kit)
{
  char *folder = kit_find (kit->recovery, "");

  g_assert_cmpuint (kit_count_names (kit->recovery), ==, 1);
  return folder;
}

GBytes *
kit_read (const char *path)
{
  char *data = NULL;
  gsize size = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

void
kit_write (const char *path, GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) error = NULL;

  /* GLib 2.74 writes over a longer file and leaves its end. */
  g_assert_true (truncate (path, 0) == 0 || errno == ENOENT);
  g_file_set_contents_full (path, data != NULL ? data : "", (gssize) size, G_FILE_SET_CONTENTS_NONE,
                            0644, &error);
  g_assert_no_error (error);
}

void
kit_copy (const char *from, const char *to)
{
  g_autoptr (GBytes) bytes = kit_read (from);

  kit_write (to, bytes);
}
