/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "archive-fixture.h"

#include "container/wm-block-writer.h"
#include "container/wm-sha256.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PDF "evidence/0123456789abcdef/Prüfbericht für Öl & Ärger.pdf"
#define DOCX "evidence/1123456789abcdef/Vertrag.docx"
#define EMPTY "evidence/2123456789abcdef/leer.txt"
#define JAPANESE "evidence/3123456789abcdef/日本語.txt"

static void
assert_bytes_equal (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL),
                   g_bytes_get_size (b));
}

static void
assert_holds_project (GBytes *bytes, FixtureProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmArchive) archive = fixture_open_archive (bytes, &error);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (wm_archive_get_file_size (archive), ==, g_bytes_get_size (bytes));
  g_assert_cmpuint (wm_archive_get_manifest (archive)->entries->len, ==, project->names->len);
  for (guint i = 0; i < project->names->len; i++)
    {
      g_autoptr (GBytes) content =
          fixture_read_entry (archive, g_ptr_array_index (project->names, i), &error);

      g_assert_no_error (error);
      assert_bytes_equal (content, g_ptr_array_index (project->contents, i));
    }

  g_assert_true (wm_archive_verify (archive, &problems, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_round_trip (gconstpointer mode)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, GPOINTER_TO_INT (mode));

  assert_holds_project (bytes, project);
}

/* Sizes around the blocks of the writer, where the held back end meets their edges. */
static void
test_block_edges (void)
{
  static const gsize sizes[] = { (1 << 20) - 700, (1 << 20) - 600, (1 << 20), (1 << 20) + 22,
                                 (3 << 20) - 1500 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (FixtureProject) project = fixture_project_new ();
      g_autoptr (GBytes) bytes = NULL;

      fixture_project_add (project, "evidence/4123456789abcdef/large.bin",
                           fixture_make_noise (sizes[i], 5));
      bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
      assert_holds_project (bytes, project);
    }
}

/* Every size of stream whose end record lies across the edge of a block. */
static void
test_end_record_across_blocks (void)
{
  const gsize block = 1 << 20;
  g_autofree guint8 *stream = g_malloc0 (block + 64);

  for (gsize size = block - 2; size <= block + 48; size++)
    {
      g_autoptr (WmBlockWriter) writer = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) written = NULL;
      g_autofree char *hash = NULL;
      const int fd = fixture_open_memory ();
      const guint8 *data;

      memset (stream, 7, size);
      memset (stream + size - 22, 0, 22);
      memcpy (stream + size - 22, "PK\005\006", 4);
      writer = wm_block_writer_new (fd);
      g_assert_true (wm_block_writer_add (writer, stream, size - 5, &error));
      g_assert_true (wm_block_writer_add (writer, stream + size - 5, 5, &error));
      g_assert_true (wm_block_writer_finish (writer, &error));
      g_assert_no_error (error);
      written = fixture_read_fd (fd);
      close (fd);

      data = g_bytes_get_data (written, NULL);
      g_assert_cmpuint (g_bytes_get_size (written), ==, size + 71);
      g_assert_cmpmem (data, size - 2, stream, size - 2);
      g_assert_cmpint (data[size - 2], ==, 71);
      g_assert_cmpint (data[size - 1], ==, 0);
      hash = wm_sha256_hex_of (data, size);
      g_assert_cmpmem (data + size, 7, "sha256:", 7);
      g_assert_cmpmem (data + size + 7, 64, hash, 64);
    }
}

static void
test_same_content_same_bytes (gconstpointer mode)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) one = fixture_project_write (project, GPOINTER_TO_INT (mode));
  g_autoptr (GBytes) other = fixture_project_write (project, GPOINTER_TO_INT (mode));

  assert_bytes_equal (one, other);
}

static void
test_copy_is_smaller (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) working = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  g_autoptr (GBytes) copy = fixture_project_write (project, WM_ARCHIVE_MODE_COPY);

  g_assert_cmpuint (g_bytes_get_size (copy), <, g_bytes_get_size (working) - 2000);
  /* What is stored can be found in the file as it is. */
  g_assert_nonnull (memmem (g_bytes_get_data (working, NULL), g_bytes_get_size (working),
                            " lines of a register; ", 22));
  g_assert_null (memmem (g_bytes_get_data (copy, NULL), g_bytes_get_size (copy),
                         " lines of a register; ", 22));
}

/* File managers recognise the file by these places. */
static void
test_type_is_where_magic_looks (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpmem (data + 62, 32, "application/vnd.waymark.isms+zip", 32);
}

static void
run_tool (const char *const *argv)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status,
                &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s said: %s %s", argv[0], out, err);
  g_assert_cmpint (status, ==, 0);
}

static void
test_other_programs_read_it (gconstpointer mode)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, GPOINTER_TO_INT (mode));
  g_autofree char *folder = g_dir_make_tmp ("waymark-archive-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Acme.isms", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "core", "check-archive.py", NULL);
  const char *const commands[][4] = {
    { "python3", script, path, NULL },
    { "unzip", "-tqq", path, NULL },
    { "bsdtar", "-tf", path, NULL },
    { "ziptool", path, "cat", NULL },
  };
  guint n_run = 0;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *program = g_find_program_in_path (commands[i][0]);
      const char *const ziptool[] = { "ziptool", path, "get_archive_comment", "cat", "0", NULL };

      if (program == NULL)
        {
          g_test_message ("%s is not installed", commands[i][0]);
          continue;
        }
      run_tool (i == 3 ? ziptool : commands[i]);
      n_run++;
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  if (n_run == 0)
    g_test_skip ("no other program for ZIP files is installed");
}

/* A consultant's scheduled job may run in the C locale, where libarchive alone cuts names. */
static void
test_names_survive_the_c_locale (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  g_autoptr (GBytes) again = NULL;

  setlocale (LC_ALL, "C");
  assert_holds_project (bytes, project);
  again = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  setlocale (LC_ALL, "");
  assert_bytes_equal (again, bytes);
}

static gboolean
append_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  g_assert_cmpuint (size, >, 0);
  g_byte_array_append (user_data, data, (guint) size);
  return TRUE;
}

static gboolean
refuse_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "enough");
  return FALSE;
}

static void
test_extract_streams (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  g_autoptr (WmArchive) archive = fixture_open_archive (bytes, NULL);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  GBytes *expected = fixture_project_get (project, PDF);
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_archive_extract (archive, PDF, append_cb, content, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (content->data, content->len, g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected));

  g_assert_false (wm_archive_extract (archive, PDF, refuse_cb, NULL, TRUE, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  g_clear_error (&error);

  g_assert_false (wm_archive_extract (archive, "no such", append_cb, content, TRUE, NULL, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  g_autoptr (WmArchive) archive = fixture_open_archive (bytes, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (wm_archive_open_fd (fixture_open_bytes (bytes), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (wm_archive_extract (archive, PDF, append_cb, content, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (wm_archive_verify (archive, &problems, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (problems);
}

typedef struct
{
  WmArchive *archive;
  FixtureProject *project;
  guint seed;
} ReadingThread;

static gpointer
read_at_random (gpointer data)
{
  ReadingThread *self = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (self->seed);

  for (int i = 0; i < 200; i++)
    {
      const gint32 index = g_rand_int_range (rand, 0, (gint32) self->project->names->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) content = fixture_read_entry (
          self->archive, g_ptr_array_index (self->project->names, index), &error);

      g_assert_no_error (error);
      assert_bytes_equal (content, g_ptr_array_index (self->project->contents, index));
    }

  return NULL;
}

static void
test_threads_read_at_once (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_COPY);
  g_autoptr (WmArchive) archive = fixture_open_archive (bytes, NULL);
  ReadingThread readings[4];
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    {
      readings[i] = (ReadingThread){ archive, project, i };
      threads[i] = g_thread_new ("reader", read_at_random, &readings[i]);
    }
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);

  g_assert_finalize_object (g_steal_pointer (&archive));
}

/* Writes @manifest with the database from @project and the rest from @old. */
static gboolean
save_from_archive (FixtureProject *project, WmArchive *old, WmManifest *manifest,
                   WmManifest *marked, int fd, GError **error)
{
  g_autoptr (WmArchiveWriter) writer =
      wm_archive_writer_new (fd, manifest, WM_ARCHIVE_MODE_WORKING, error);

  g_assert_nonnull (writer);
  wm_archive_writer_set_time (writer, FIXTURE_TIME);
  g_assert_true (wm_archive_writer_add_bytes (
      writer, WM_ENTRY_DATABASE, fixture_project_get (project, WM_ENTRY_DATABASE), NULL, error));
  for (guint i = 1; i < manifest->entries->len; i++)
    {
      const WmManifestEntry *entry = g_ptr_array_index (manifest->entries, i);
      gboolean damaged;
      guint64 size;

      g_assert_true (wm_archive_writer_add_from_archive (writer, entry->name, old, &damaged, &size,
                                                         NULL, error));
      if (damaged && marked != NULL)
        wm_manifest_mark_damaged (marked, entry->name, size);
    }

  return wm_archive_writer_finish (writer, error);
}

static void
test_save_from_older_file (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  g_autoptr (GBytes) copy = fixture_project_write (project, WM_ARCHIVE_MODE_COPY);
  g_autoptr (WmManifest) manifest = fixture_project_make_manifest (project);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (WmArchive) old = fixture_open_archive (i == 0 ? bytes : copy, NULL);
      g_autoptr (GBytes) saved = NULL;
      g_autoptr (GError) error = NULL;
      const int fd = fixture_open_memory ();

      g_assert_true (save_from_archive (project, old, manifest, NULL, fd, &error));
      g_assert_no_error (error);
      saved = fixture_read_fd (fd);
      assert_bytes_equal (saved, bytes);
      close (fd);
    }
}

/* Where the stored content of an entry lies in @bytes. */
static gsize
find_content (GBytes *bytes, FixtureProject *project, const char *name)
{
  GBytes *content = fixture_project_get (project, name);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  const guint8 *found = memmem (data, g_bytes_get_size (bytes), g_bytes_get_data (content, NULL),
                                g_bytes_get_size (content));

  g_assert_nonnull (found);
  return (gsize) (found - data);
}

static GBytes *
change_byte (GBytes *bytes, gsize offset)
{
  gsize size;
  guint8 *data;

  data = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  size = g_bytes_get_size (bytes);
  g_assert_cmpuint (offset, <, size);
  data[offset] ^= 0x40;
  return g_bytes_new_take (data, size);
}

static void
test_damage_is_carried_over (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  g_autoptr (GBytes) hurt = change_byte (bytes, find_content (bytes, project, PDF) + 100);
  g_autoptr (WmArchive) old = NULL;
  g_autoptr (WmArchive) again = NULL;
  g_autoptr (WmManifest) manifest = fixture_project_make_manifest (project);
  g_autoptr (WmManifest) marked = fixture_project_make_manifest (project);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GByteArray) carried = g_byte_array_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  const int fd = fixture_open_memory ();

  old = fixture_open_archive (hurt, &error);
  g_assert_no_error (error);
  g_assert_null (fixture_read_entry (old, PDF, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "Prüfbericht"));
  g_clear_error (&error);

  /* The first writing finds it and refuses to finish. */
  g_assert_false (save_from_archive (project, old, manifest, marked, fd, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (wm_manifest_lookup (marked, PDF)->damaged);
  g_assert_cmpuint (wm_manifest_lookup (marked, PDF)->size, ==, 9000);

  /* The second carries it over. */
  g_assert_no_errno (ftruncate (fd, 0));
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  g_assert_true (save_from_archive (project, old, marked, NULL, fd, &error));
  g_assert_no_error (error);
  saved = fixture_read_fd (fd);

  again = fixture_open_archive (saved, &error);
  g_assert_no_error (error);
  g_assert_true (wm_archive_extract (again, PDF, append_cb, carried, FALSE, NULL, &error));
  g_assert_cmpmem (
      carried->data, carried->len,
      (const guint8 *) g_bytes_get_data (hurt, NULL) + find_content (bytes, project, PDF), 9000);
  g_assert_null (fixture_read_entry (again, PDF, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED);
  g_clear_error (&error);
  problems = fixture_verify (saved);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (fixture_has_problem (problems, "entry_damaged", PDF));

  /* It is not forgotten by the next save, though its CRC-32 is good now. */
  g_assert_no_errno (ftruncate (fd, 0));
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  g_assert_false (save_from_archive (project, again, manifest, NULL, fd, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_no_errno (ftruncate (fd, 0));
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  g_assert_true (save_from_archive (project, again, marked, NULL, fd, &error));
  twice = fixture_read_fd (fd);
  assert_bytes_equal (twice, saved);
  close (fd);
}

/* A deflated entry that breaks off: what comes before the break is kept, with its true size. */
static void
test_broken_deflate_is_carried_over (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (WmManifest) manifest = NULL;
  g_autoptr (WmManifest) marked = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WmArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  guint n_short = 0;

  for (int i = 0; text->len < 600000; i++)
    g_string_append_printf (text, "%d %x; ", i, i * 2654435761u);
  fixture_project_add (project, "evidence/5123456789abcdef/log.txt",
                       g_bytes_new (text->str, text->len));
  manifest = fixture_project_make_manifest (project);
  bytes = fixture_project_write (project, WM_ARCHIVE_MODE_COPY);

  for (gsize back = 2000; back < 150000; back += 17777)
    {
      g_autoptr (GBytes) hurt = change_byte (bytes, g_bytes_get_size (bytes) - back);
      g_autoptr (WmArchive) old = fixture_open_archive (hurt, &error);
      g_autoptr (GBytes) saved = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      const int fd = fixture_open_memory ();

      g_assert_no_error (error);
      g_clear_pointer (&marked, wm_manifest_unref);
      marked = fixture_project_make_manifest (project);
      g_assert_false (save_from_archive (project, old, manifest, marked, fd, &error));
      g_clear_error (&error);
      n_short += wm_manifest_lookup (marked, "evidence/5123456789abcdef/log.txt")->size < text->len;
      g_assert_no_errno (ftruncate (fd, 0));
      g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
      g_assert_true (save_from_archive (project, old, marked, NULL, fd, &error));
      g_assert_no_error (error);
      saved = fixture_read_fd (fd);
      problems = fixture_verify (saved);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_true (
          fixture_has_problem (problems, "entry_damaged", "evidence/5123456789abcdef/log.txt"));
      close (fd);
    }
  g_assert_cmpuint (n_short, >, 0);
}

static WmArchiveWriter *
begin_writer (FixtureProject *project, WmManifest *manifest, int fd)
{
  g_autoptr (GError) error = NULL;
  WmArchiveWriter *writer = wm_archive_writer_new (fd, manifest, WM_ARCHIVE_MODE_WORKING, &error);

  g_assert_no_error (error);
  wm_archive_writer_add_bytes (writer, WM_ENTRY_DATABASE,
                               fixture_project_get (project, WM_ENTRY_DATABASE), NULL, NULL);
  return writer;
}

static void
test_staged_file_is_checked (void)
{
  static const char *const changes[] = { "none", "content", "shorter", "longer" };
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (WmManifest) manifest = fixture_project_make_manifest (project);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const int fd = fixture_open_memory ();
      const int staged = fixture_open_bytes (fixture_project_get (project, PDF));
      g_autoptr (WmArchiveWriter) writer = begin_writer (project, manifest, fd);
      g_autoptr (GError) error = NULL;
      gboolean done;

      g_test_message ("%s", changes[i]);
      if (i == 1)
        g_assert_cmpint (pwrite (staged, "x", 1, 8999), ==, 1);
      else if (i > 1)
        g_assert_no_errno (ftruncate (staged, i == 2 ? 8999 : 9001));
      done = wm_archive_writer_add_from_fd (writer, PDF, staged, NULL, &error);
      if (i == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED);
      g_assert_cmpint (done, ==, i == 0);
      g_clear_error (&error);

      /* After a failure nothing goes any more. */
      done = wm_archive_writer_add_bytes (
          writer, WM_ENTRY_README, fixture_project_get (project, WM_ENTRY_README), NULL, &error);
      g_assert_cmpint (done, ==, i == 0);
      g_assert_cmpint (error != NULL, ==, i != 0);
      close (staged);
      close (fd);
    }
}

static void
test_bytes_are_checked (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (WmManifest) manifest = fixture_project_make_manifest (project);
  g_autoptr (GBytes) other = fixture_make_noise (9000, 99);
  const int fd = fixture_open_memory ();
  g_autoptr (WmArchiveWriter) writer = begin_writer (project, manifest, fd);
  g_autoptr (GError) error = NULL;

  g_assert_false (wm_archive_writer_add_bytes (writer, PDF, other, NULL, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (wm_archive_writer_finish (writer, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED);
  close (fd);
}

static void
test_writing_cancelled (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (WmManifest) manifest = fixture_project_make_manifest (project);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const int fd = fixture_open_memory ();
  g_autoptr (WmArchiveWriter) writer = begin_writer (project, manifest, fd);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (wm_archive_writer_add_bytes (writer, PDF, fixture_project_get (project, PDF),
                                               cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  close (fd);
}

/* /dev/full answers every write with ENOSPC; a descriptor open for reading with EBADF. */
static void
test_write_errors_have_their_code (void)
{
  static const struct
  {
    const char *path;
    int flags;
    WmArchiveError code;
  } cases[] = {
    { "/dev/full", O_RDWR, WM_ARCHIVE_ERROR_NO_SPACE },
    { "/dev/null", O_RDONLY, WM_ARCHIVE_ERROR_IO },
  };
  g_autoptr (FixtureProject) project = fixture_project_new ();

  fixture_project_add (project, "evidence/4123456789abcdef/large.bin",
                       fixture_make_noise (3 << 20, 5));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmManifest) manifest = fixture_project_make_manifest (project);
      const int fd = open (cases[i].path, cases[i].flags | O_CLOEXEC);
      g_autoptr (WmArchiveWriter) writer = begin_writer (project, manifest, fd);
      g_autoptr (GError) error = NULL;
      gboolean done = TRUE;

      for (guint j = 1; j < project->names->len && done; j++)
        done = wm_archive_writer_add_bytes (writer, g_ptr_array_index (project->names, j),
                                            g_ptr_array_index (project->contents, j), NULL, &error);
      g_assert_false (done);
      g_assert_error (error, WM_ARCHIVE_ERROR, (int) cases[i].code);
      g_clear_error (&error);
      g_assert_false (wm_archive_writer_finish (writer, &error));
      g_assert_error (error, WM_ARCHIVE_ERROR, (int) cases[i].code);
      close (fd);
    }
}

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  guint64 *last = user_data;

  g_assert_cmpuint (done, >, *last);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

static void
test_progress_is_told (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (WmManifest) manifest = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  const int fd = fixture_open_memory ();
  g_autoptr (WmArchiveWriter) writer = NULL;
  g_autoptr (WmArchive) archive = NULL;
  guint64 last = 0;

  fixture_project_add (project, "evidence/4123456789abcdef/large.bin",
                       fixture_make_noise (5 << 20, 5));
  manifest = fixture_project_make_manifest (project);
  writer = begin_writer (project, manifest, fd);
  wm_archive_writer_set_progress (writer, progress_cb, &last);
  for (guint i = 1; i < project->names->len; i++)
    g_assert_true (wm_archive_writer_add_bytes (writer, g_ptr_array_index (project->names, i),
                                                g_ptr_array_index (project->contents, i), NULL,
                                                NULL));
  g_assert_true (wm_archive_writer_finish (writer, NULL));
  g_assert_cmpuint (last, >, 5 << 20);

  last = 0;
  archive = wm_archive_open_fd (fd, NULL, NULL);
  g_assert_true (wm_archive_verify (archive, &problems, progress_cb, &last, NULL, NULL));
  g_assert_cmpuint (last, >, 10 << 20);
}

static guint64
count_read_bytes (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/io", &text, NULL, NULL))
    return 0;
  line = strstr (text, "rchar:");
  return line != NULL ? g_ascii_strtoull (line + 6, NULL, 10) : 0;
}

static void
test_many_entries_are_not_read (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (WmManifest) manifest = NULL;
  g_autoptr (GBytes) noise = fixture_make_noise (60000, 3);
  g_autoptr (WmArchiveWriter) writer = NULL;
  g_autoptr (WmArchive) archive = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  const int fd = fixture_open_memory ();
  struct stat status;
  guint64 before, opened, read_one;

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("evidence/%016x/Nachweis für Maßnahme.pdf", i);

      fixture_project_add (project, name, g_bytes_ref (noise));
    }
  manifest = fixture_project_make_manifest (project);
  writer = begin_writer (project, manifest, fd);
  for (guint i = 1; i < project->names->len; i++)
    g_assert_true (wm_archive_writer_add_bytes (writer, g_ptr_array_index (project->names, i),
                                                g_ptr_array_index (project->contents, i), NULL,
                                                NULL));
  g_assert_true (wm_archive_writer_finish (writer, &error));
  g_assert_no_errno (fstat (fd, &status));
  g_assert_cmpint (status.st_size, >, 300000000);

  before = count_read_bytes ();
  archive = wm_archive_open_fd (fd, NULL, &error);
  g_assert_no_error (error);
  opened = count_read_bytes ();
  content =
      fixture_read_entry (archive, "evidence/00000000000009c4/Nachweis für Maßnahme.pdf", &error);
  g_assert_no_error (error);
  read_one = count_read_bytes ();
  assert_bytes_equal (content, noise);

  g_test_message ("opening read %" G_GUINT64_FORMAT " bytes, one entry %" G_GUINT64_FORMAT,
                  opened - before, read_one - opened);
  g_assert_cmpuint (opened - before, <, 20000000);
  g_assert_cmpuint (read_one - opened, <, 200000);
}

/* Opens what was written, reads its last entry and asks other programs. */
static void
assert_zip64_is_readable (const char *path, const char *last, GBytes *expected)
{
  const char *const python[] = { "python3", "-c",
                                 "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
                                 "assert z.testzip() is None and len(z.comment) == 71",
                                 path, NULL };
  const char *const unzip[] = { "unzip", "-tqq", path, NULL };
  g_autoptr (WmArchive) archive = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  archive = wm_archive_open_fd (open (path, O_RDONLY | O_CLOEXEC), NULL, &error);
  g_assert_no_error (error);
  content = fixture_read_entry (archive, last, &error);
  g_assert_no_error (error);
  assert_bytes_equal (content, expected);
  g_assert_true (wm_archive_verify (archive, &problems, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  run_tool (python);
  run_tool (unzip);
}

/* The largest entry there may be, of zeros: deflated it is small, stored it moves what follows
 * beyond 4 GiB. Minutes and gigabytes, so only with -m slow. */
static void
test_zip64 (gconstpointer mode)
{
  static const char large[] = "evidence/4123456789abcdef/large.bin";
  static const char last[] = "evidence/5123456789abcdef/last.bin";
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (WmManifest) manifest = fixture_project_make_manifest (project);
  g_autoptr (GBytes) noise = fixture_make_noise (5000, 12);
  g_autofree char *hash = wm_sha256_hex_of (g_bytes_get_data (noise, NULL), 5000);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (WmArchiveWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  int fd, staged;

  if (!g_test_slow ())
    {
      g_test_skip ("only with -m slow");
      return;
    }
  folder = g_dir_make_tmp ("waymark-archive-XXXXXX", NULL);
  path = g_build_filename (folder, "Acme.isms", NULL);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  staged = fixture_open_memory ();
  g_assert_no_errno (ftruncate (staged, (off_t) WM_LIMIT_ENTRY));
  /* SHA-256 of 4 GiB of zeros. */
  g_assert_true (wm_manifest_add (
      manifest, large, WM_LIMIT_ENTRY,
      "8479e43911dc45e89f934fe48d01297e16f51d17aa561d4d1c216b1ae0fcddca", FALSE, &error));
  g_assert_true (wm_manifest_add (manifest, last, 5000, hash, FALSE, &error));

  writer = wm_archive_writer_new (fd, manifest, GPOINTER_TO_INT (mode), &error);
  for (guint i = 0; i < project->names->len; i++)
    g_assert_true (wm_archive_writer_add_bytes (writer, g_ptr_array_index (project->names, i),
                                                g_ptr_array_index (project->contents, i), NULL,
                                                &error));
  g_assert_true (wm_archive_writer_add_from_fd (writer, large, staged, NULL, &error));
  g_assert_true (wm_archive_writer_add_bytes (writer, last, noise, NULL, &error));
  g_assert_true (wm_archive_writer_finish (writer, &error));
  g_assert_no_error (error);
  close (fd);
  close (staged);

  assert_zip64_is_readable (path, last, noise);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  gpointer working = GINT_TO_POINTER (WM_ARCHIVE_MODE_WORKING);
  gpointer copy = GINT_TO_POINTER (WM_ARCHIVE_MODE_COPY);

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/archive/round-trip/working-save", working, test_round_trip);
  g_test_add_data_func ("/archive/round-trip/copy", copy, test_round_trip);
  g_test_add_func ("/archive/round-trip/sizes-around-a-block", test_block_edges);
  g_test_add_func ("/archive/round-trip/names-survive-the-c-locale",
                   test_names_survive_the_c_locale);
  g_test_add_func ("/archive/writer/end-record-across-blocks", test_end_record_across_blocks);
  g_test_add_data_func ("/archive/writer/same-content-same-bytes", working,
                        test_same_content_same_bytes);
  g_test_add_data_func ("/archive/writer/same-content-same-bytes-in-a-copy", copy,
                        test_same_content_same_bytes);
  g_test_add_func ("/archive/writer/copy-is-smaller", test_copy_is_smaller);
  g_test_add_func ("/archive/writer/type-is-where-magic-looks", test_type_is_where_magic_looks);
  g_test_add_data_func ("/archive/writer/other-programs-read-it", working,
                        test_other_programs_read_it);
  g_test_add_data_func ("/archive/writer/other-programs-read-a-copy", copy,
                        test_other_programs_read_it);
  g_test_add_func ("/archive/writer/staged-file-is-checked", test_staged_file_is_checked);
  g_test_add_func ("/archive/writer/bytes-are-checked", test_bytes_are_checked);
  g_test_add_func ("/archive/writer/cancelled", test_writing_cancelled);
  g_test_add_func ("/archive/writer/errors-have-their-code", test_write_errors_have_their_code);
  g_test_add_func ("/archive/writer/progress-is-told", test_progress_is_told);
  g_test_add_func ("/archive/save/older-file-streams-through", test_save_from_older_file);
  g_test_add_func ("/archive/save/damage-is-carried-over", test_damage_is_carried_over);
  g_test_add_func ("/archive/save/broken-deflate-is-carried-over",
                   test_broken_deflate_is_carried_over);
  g_test_add_data_func ("/archive/zip64/stored", working, test_zip64);
  g_test_add_data_func ("/archive/zip64/deflated", copy, test_zip64);
  g_test_add_func ("/archive/read/extract-streams", test_extract_streams);
  g_test_add_func ("/archive/read/cancelled", test_cancelled);
  g_test_add_func ("/archive/read/threads-at-once", test_threads_read_at_once);
  g_test_add_func ("/archive/read/many-entries-are-not-read", test_many_entries_are_not_read);

  return g_test_run ();
}
