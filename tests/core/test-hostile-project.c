/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Project files that are whole as archives, every hash right, and whose database was made by
 * somebody else: refused with words, or tamed, and never believed. */
#include "config.h"

#include "container/wm-archive-writer.h"
#include "container/wm-sha256.h"
#include "model/wm-field-value.h"
#include "model/wm-record-list.h"
#include "project-kit.h"
#include "project/wm-files.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static GBytes *
read_entry (WmArchive *archive, const char *name)
{
  const WmManifestEntry *entry = wm_manifest_lookup (wm_archive_get_manifest (archive), name);
  g_autoptr (GError) error = NULL;
  void *content = g_malloc (entry->size + 1);

  wm_archive_read_into (archive, name, content, entry->size, NULL, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, entry->size);
}

static GBytes *
read_image (Kit *kit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmArchive) archive =
      wm_archive_open_fd (open (kit->path, O_RDONLY | O_CLOEXEC), NULL, &error);

  g_assert_no_error (error);
  return read_entry (archive, WM_ENTRY_DATABASE);
}

/* Does to a database file what nobody but its owner could forbid. */
static GBytes *
forge (Kit *kit, GBytes *image, const char *sql)
{
  g_autofree char *path = g_build_filename (kit->folder, "forged.sqlite", NULL);
  sqlite3 *handle = NULL;
  char *message = NULL;
  GBytes *forged;

  kit_write (path, image);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  forged = kit_read (path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return forged;
}

static char *
hash (GBytes *bytes)
{
  return wm_sha256_hex_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Packs the project at kit->path again with another database and, where it is given, another head,
 * so that every hash of the archive is right. */
static void
pack_as (Kit *kit, GBytes *image, const char *head, int schema)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *forged = g_build_filename (kit->files, "Forged.isms", NULL);
  g_autofree char *sha256 = hash (image);
  g_autoptr (WmArchive) archive =
      wm_archive_open_fd (open (kit->path, O_RDONLY | O_CLOEXEC), NULL, &error);
  WmManifest *old = wm_archive_get_manifest (archive);
  g_autoptr (WmManifest) manifest = wm_manifest_new (
      "W", old->project_id, head != NULL ? head : old->head, schema >= 0 ? schema : old->schema);
  g_autoptr (WmArchiveWriter) writer = NULL;
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  int fd;

  for (guint i = 0; i < old->entries->len; i++)
    {
      const WmManifestEntry *entry = g_ptr_array_index (old->entries, i);
      gboolean is_database = strcmp (entry->name, WM_ENTRY_DATABASE) == 0;
      GBytes *content = is_database ? g_bytes_ref (image) : read_entry (archive, entry->name);

      g_ptr_array_add (contents, content);
      g_assert_true (wm_manifest_add (manifest, entry->name, g_bytes_get_size (content),
                                      is_database ? sha256 : entry->sha256, FALSE, NULL));
    }
  fd = open (forged, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  writer = wm_archive_writer_new (fd, manifest, WM_ARCHIVE_MODE_WORKING, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < old->entries->len; i++)
    {
      const WmManifestEntry *entry = g_ptr_array_index (old->entries, i);

      g_assert_true (wm_archive_writer_add_bytes (writer, entry->name,
                                                  g_ptr_array_index (contents, i), NULL, NULL));
    }
  g_assert_true (wm_archive_writer_finish (writer, NULL));
  close (fd);
  g_assert_cmpint (g_rename (forged, kit->path), ==, 0);
}

static void
pack (Kit *kit, GBytes *image, const char *head)
{
  pack_as (kit, image, head, -1);
}

static void
pack_forged (Kit *kit, const char *sql)
{
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GBytes) forged = NULL;

  kit_make_file (kit);
  image = read_image (kit);
  forged = forge (kit, image, sql);
  pack (kit, forged, NULL);
}

/* A clear sentence, the file as it was, nothing written anywhere. */
static void
assert_refused (Kit *kit, const char *word)
{
  WmProjectOptions options = kit_options (kit);
  g_autoptr (GBytes) before = kit_read (kit->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmProject) project = wm_project_open (kit->path, &options, NULL, &error);

  g_assert_null (project);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strcasestr (error->message, "nothing was changed"));
  g_assert_nonnull (strstr (error->message, word));
  after = kit_read (kit->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (kit_count_names (kit->recovery), ==, 0);
}

static void
test_control (Kit *kit, gconstpointer unused)
{
  WmProject *project;

  pack_forged (kit, "SELECT 1");
  kit_assert_verifies (kit, kit->path);
  project = kit_open (kit);
  kit_close (&project);
}

static const char *const schemas[] = {
  "CREATE TRIGGER t AFTER UPDATE ON asset BEGIN DELETE FROM event; END",
  "CREATE TRIGGER t AFTER INSERT ON event BEGIN UPDATE event SET actor = 'Nobody'; END",
  "CREATE VIEW v AS SELECT * FROM asset",
  "CREATE TABLE more (id TEXT NOT NULL PRIMARY KEY) STRICT",
  "CREATE INDEX more ON asset (id)",
  "CREATE VIRTUAL TABLE more USING fts5 (a)",
  "DROP INDEX link_to",
  "DROP TABLE link",
  "ALTER TABLE asset ADD COLUMN more TEXT",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'NOT NULL', '') "
  "WHERE name = 'meta'; PRAGMA writable_schema = OFF",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'STRICT', '') "
  "WHERE name = 'event'; PRAGMA writable_schema = OFF",
};

static void
test_schema (Kit *kit, gconstpointer sql)
{
  pack_forged (kit, sql);
  assert_refused (kit, "Waymark");
}

static void
test_foreign (Kit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "foreign.sqlite", NULL);
  g_autoptr (GBytes) image = NULL;
  sqlite3 *handle = NULL;

  kit_make_file (kit);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE moz_places (url TEXT)", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
  image = kit_read (path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  pack (kit, image, NULL);
  assert_refused (kit, "another program");
}

/* Written by a later version: the manifest says so before the database is looked at. */
static void
test_newer (Kit *kit, gconstpointer unused)
{
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GBytes) forged = NULL;

  kit_make_file (kit);
  image = read_image (kit);
  forged = forge (kit, image, "PRAGMA user_version = 4711");
  pack_as (kit, forged, NULL, 4711);
  assert_refused (kit, "later version");
  kit_assert_refused (kit, kit->path, WM_PROJECT_ERROR, WM_PROJECT_ERROR_TOO_NEW);
}

static void
test_version_contradicts (Kit *kit, gconstpointer unused)
{
  pack_forged (kit, "PRAGMA user_version = 4711");
  assert_refused (kit, "");
}

static void
test_other_head (Kit *kit, gconstpointer unused)
{
  g_autoptr (GBytes) image = NULL;

  kit_make_file (kit);
  image = read_image (kit);
  pack (kit, image, "00000000000000000000000000000000000000000000000000000000000000ab");
  assert_refused (kit, "");
}

static void
test_no_events (Kit *kit, gconstpointer unused)
{
  pack_forged (kit, "DELETE FROM event");
  assert_refused (kit, "");
}

/* What stands in the fields is anything; it is shown, found and sorted all the same. */
static void
test_wild_values (Kit *kit, gconstpointer unused)
{
  g_autoptr (WmRecordList) list = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  WmProject *project;
  const WmKind *kind;

  pack_forged (kit, "UPDATE asset SET name = CAST (x'FF00FE41C328' AS TEXT), owner = NULL, "
                    "note = printf ('%.*c', 100000, 'x'), location = char (7, 27, 8238) || 'a'");
  project = kit_open (kit);
  kind = wm_registry_find_kind (wm_project_get_registry (project), "asset");
  list = wm_record_list_new (wm_project_get_database (project), wm_project_get_registry (project),
                             kind);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (G_LIST_MODEL (list), 0);
      const char *value = wm_record_get_value (record, &kind->fields[i]);
      g_autofree char *display = wm_field_dup_display (&kind->fields[i], value);

      g_assert_true (value == NULL || g_utf8_validate (value, -1, NULL));
      g_assert_true (g_utf8_validate (display, -1, NULL));
      wm_record_list_set_order (list, &kind->fields[i], TRUE);
    }
  hits = wm_project_find (project, "no such", 10);
  g_clear_object (&list);
  kit_close (&project);
}

static void
test_broken_rule (Kit *kit, gconstpointer unused)
{
  pack_forged (kit, "PRAGMA ignore_check_constraints = ON;"
                    "UPDATE asset SET type = 'no such choice', in_use_since = '2026-99-99'");
  assert_refused (kit, "");
}

/* A changeset in the list of events that would write where no edit writes. */

typedef struct
{
  const char *table;
  const char *sql;
} Aim;

static const Aim aims[] = {
  { "event", "UPDATE event SET actor = 'Nobody' WHERE seq = 1" },
  { "event", "DELETE FROM event WHERE seq = 1" },
  { "meta", "UPDATE meta SET value = 'ffffffffffffffffffffffffffffffff' WHERE key = 'project_id'" },
  { "file", "DELETE FROM file" },
};

static GBytes *
record_changeset (Kit *kit, GBytes *image, const Aim *aim)
{
  g_autofree char *path = g_build_filename (kit->folder, "aimed.sqlite", NULL);
  sqlite3_session *session = NULL;
  sqlite3 *handle = NULL;
  void *bytes = NULL;
  GBytes *changeset;
  int size = 0;

  kit_write (path, image);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_create (handle, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, aim->table), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, aim->sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_changeset (session, &size, &bytes), ==, SQLITE_OK);
  g_assert_cmpint (size, >, 0);
  changeset = g_bytes_new (bytes, (gsize) size);
  sqlite3_free (bytes);
  sqlite3session_delete (session);
  sqlite3_close (handle);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return changeset;
}

/* The newest event gets another changeset and is sealed again, as its forger would do it. */
static char *
dup_sealing_sql (Kit *kit, GBytes *changeset, char **head)
{
  WmProject *project = kit_open (kit);
  WmDatabase *database = wm_project_get_database (project);
  g_autoptr (WmEvent) event = wm_event_load (database, wm_project_get_head_seq (project));
  GString *hex = g_string_new (NULL);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (changeset, &size);
  char *sql;

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  g_clear_pointer (&event->changeset, g_bytes_unref);
  event->changeset = g_bytes_ref (changeset);
  wm_event_seal (event);
  *head = g_strdup (event->id);
  sql = g_strdup_printf ("UPDATE event SET id = '%s', changeset_sha256 = '%s', changeset = x'%s' "
                         "WHERE seq = %d",
                         event->id, event->changeset_sha256, hex->str, (int) event->seq);
  g_string_free (hex, TRUE);
  g_clear_pointer (&event, wm_event_free);
  kit_close (&project);
  return sql;
}

static void
test_aimed_changeset (Kit *kit, gconstpointer data)
{
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GBytes) forged = NULL;
  g_autofree char *head = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *id = NULL;
  g_autoptr (WmEvent) first = NULL;
  g_autoptr (GError) error = NULL;
  WmProject *project;
  gint64 n_events;

  kit_make_file (kit);
  image = read_image (kit);
  changeset = record_changeset (kit, image, data);
  sql = dup_sealing_sql (kit, changeset, &head);
  forged = forge (kit, image, sql);
  pack (kit, forged, head);
  project = kit_open (kit);
  id = g_strdup (wm_project_get_id (project));
  before = kit_hash_state (project);
  n_events = wm_project_get_head_seq (project);
  g_assert_false (wm_project_undo (project, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  after = kit_hash_state (project);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (wm_project_get_head_seq (project), ==, n_events);
  g_assert_cmpstr (wm_project_get_head (project), ==, head);
  g_assert_cmpstr (wm_project_get_id (project), ==, id);
  first = wm_event_load (wm_project_get_database (project), 1);
  g_assert_nonnull (first);
  g_assert_cmpstr (first->actor, !=, "Nobody");
  kit_close (&project);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  KIT_ADD ("/hostile-project/control/packed-again-it-opens", test_control);
  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile-project/schema/%u-is-not-ours", i + 1);

      g_test_add (path, Kit, schemas[i], kit_set_up, test_schema, kit_tear_down);
    }
  KIT_ADD ("/hostile-project/database/of-another-program", test_foreign);
  KIT_ADD ("/hostile-project/database/of-a-newer-version", test_newer);
  KIT_ADD ("/hostile-project/database/of-two-versions", test_version_contradicts);
  KIT_ADD ("/hostile-project/events/another-head", test_other_head);
  KIT_ADD ("/hostile-project/events/none", test_no_events);
  KIT_ADD ("/hostile-project/values/wild-ones-do-no-harm", test_wild_values);
  KIT_ADD ("/hostile-project/values/that-break-a-rule", test_broken_rule);
  for (guint i = 0; i < G_N_ELEMENTS (aims); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/hostile-project/changeset/%u-aims-at-%s", i + 1, aims[i].table);

      g_test_add (path, Kit, &aims[i], kit_set_up, test_aimed_changeset, kit_tear_down);
    }
  return g_test_run ();
}
