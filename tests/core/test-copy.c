/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sending a copy: what goes along, what is left out, and what becomes of that. */
#include "config.h"

#include "project-kit.h"

#include "project/wm-copy.h"
#include "project/wm-event-label.h"
#include "project/wm-file-check.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *path; /* of the copy */
  char *kept; /* ids of evidence */
  char *dropped;
  char *dropped_hash;
  WmProject *project;
} Sending;

static char *
dup_hash (WmProject *project, const char *id)
{
  g_autoptr (WmRecord) record =
      wm_records_load (wm_project_get_database (project), wm_project_get_registry (project), id);

  return g_strdup (wm_record_get_value_by_id (record, "sha256"));
}

/* A saved project with two pieces of evidence, one of which is to be left out. */
static void
set_up (Kit *kit, Sending *sending)
{
  kit_make_file (kit);
  sending->path = g_build_filename (kit->files, "To send.isms", NULL);
  sending->project = kit_open (kit);
  sending->kept = kit_attach (kit, sending->project, "kept.txt", "kept");
  sending->dropped = kit_attach (kit, sending->project, "dropped.txt", "dropped");
  sending->dropped_hash = dup_hash (sending->project, sending->dropped);
  g_assert_true (wm_project_save (sending->project, NULL, NULL, NULL, NULL));
}

static void
clear (Sending *sending)
{
  kit_close (&sending->project);
  g_free (sending->path);
  g_free (sending->kept);
  g_free (sending->dropped);
  g_free (sending->dropped_hash);
}

static void
write_copy (Sending *sending, WmCopyOptions *options)
{
  g_autoptr (GError) error = NULL;

  wm_project_write_copy (sending->project, sending->path, 0, options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
write_without_dropped (Sending *sending)
{
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();

  wm_copy_options_leave_out (options, sending->dropped_hash);
  write_copy (sending, options);
}

static void
assert_left_out (Kit *kit, WmProject *project, const Sending *sending)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kit_extract (kit, project, sending->dropped, &error);

  g_assert_null (bytes);
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_LEFT_OUT);
  g_assert_cmpint (wm_project_find_bytes (project, sending->dropped_hash), ==,
                   WM_FILE_BYTES_LEFT_OUT);
}

static WmManifest *
read_manifest (const char *path)
{
  g_autoptr (WmArchive) archive =
      wm_archive_open_fd (open (path, O_RDONLY | O_CLOEXEC), NULL, NULL);

  g_assert_nonnull (archive);
  return wm_manifest_ref (wm_archive_get_manifest (archive));
}

static void
test_everything (Kit *kit, gconstpointer unused)
{
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  g_autoptr (WmManifest) manifest = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *state = NULL;
  g_autofree char *copied = NULL;
  Sending sending;
  WmProject *copy;

  set_up (kit, &sending);
  kit_edit (sending.project, "Not saved yet");
  state = kit_hash_state (sending.project);
  before = kit_read (kit->path);
  write_copy (&sending, options);

  after = kit_read (kit->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (wm_project_is_modified (sending.project));
  g_assert_cmpstr (wm_project_get_path (sending.project), ==, kit->path);
  g_assert_cmpint (wm_project_check_file (sending.project), ==, WM_FILE_AS_OPENED);
  kit_assert_verifies (kit, sending.path);
  manifest = read_manifest (sending.path);
  g_assert_cmpuint (manifest->left_out->len, ==, 0);
  copy = kit_open_path (kit, sending.path);
  copied = kit_hash_state (copy);
  g_assert_cmpstr (copied, ==, state);
  kit_assert_evidence (kit, copy, sending.dropped, "dropped");
  kit_close (&copy);
  g_assert_true (wm_project_save (sending.project, NULL, NULL, NULL, NULL));
  clear (&sending);
}

/* Everything deflated: a megabyte of one letter is next to nothing in a copy. */
static void
test_small (Kit *kit, gconstpointer unused)
{
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  g_autofree char *content = g_malloc0 ((1 << 20) + 1);
  g_autofree char *id = NULL;
  GStatBuf own = { 0 };
  GStatBuf info = { 0 };
  Sending sending;

  memset (content, 'x', 1 << 20);
  set_up (kit, &sending);
  id = kit_attach (kit, sending.project, "long.txt", content);
  g_assert_true (wm_project_save (sending.project, NULL, NULL, NULL, NULL));
  write_copy (&sending, options);
  g_assert_cmpint (g_stat (kit->path, &own), ==, 0);
  g_assert_cmpint (g_stat (sending.path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, own.st_size - (900 << 10));
  clear (&sending);
}

static void
test_left_out (Kit *kit, gconstpointer unused)
{
  g_autoptr (WmManifest) manifest = NULL;
  const WmManifestEntry *entry;
  Sending sending;
  WmProject *copy;

  set_up (kit, &sending);
  write_without_dropped (&sending);
  manifest = read_manifest (sending.path);
  g_assert_cmpuint (manifest->left_out->len, ==, 1);
  entry = g_ptr_array_index (manifest->left_out, 0);
  g_assert_cmpstr (entry->sha256, ==, sending.dropped_hash);
  g_assert_cmpuint (entry->size, ==, strlen ("dropped"));
  g_assert_true (g_str_has_suffix (entry->name, "/dropped.txt"));
  kit_assert_verifies (kit, sending.path);
  copy = kit_open_path (kit, sending.path);
  kit_assert_evidence (kit, copy, sending.kept, "kept");
  assert_left_out (kit, copy, &sending);
  kit_close (&copy);
  /* The project itself still has it. */
  kit_assert_evidence (kit, sending.project, sending.dropped, "dropped");
  clear (&sending);
}

static void
test_saving_keeps_the_mark (Kit *kit, gconstpointer unused)
{
  g_autofree char *again = g_build_filename (kit->files, "Again.isms", NULL);
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  Sending sending;
  WmProject *copy;

  set_up (kit, &sending);
  write_without_dropped (&sending);
  copy = kit_open_path (kit, sending.path);
  kit_edit (copy, "Comment");
  g_assert_true (wm_project_save (copy, NULL, NULL, NULL, NULL));
  kit_assert_verifies (kit, sending.path);
  assert_left_out (kit, copy, &sending);
  /* A copy of the copy, and saving under another name. */
  g_assert_true (wm_project_write_copy (copy, again, 0, options, NULL, NULL, NULL, NULL));
  kit_assert_verifies (kit, again);
  g_assert_true (wm_project_save_as (copy, again, WM_SAVE_REPLACE, NULL, NULL, NULL, NULL));
  kit_close (&copy);
  copy = kit_open_path (kit, again);
  assert_left_out (kit, copy, &sending);
  g_assert_true (wm_project_undo (copy, NULL));
  g_assert_true (wm_project_redo (copy, NULL));
  g_assert_true (wm_project_save (copy, NULL, NULL, NULL, NULL));
  kit_close (&copy);
  clear (&sending);
}

static void
attach_again (Kit *kit, WmProject *project, const Sending *sending)
{
  g_autofree char *id = kit_attach (kit, project, "found again.txt", "dropped");

  g_assert_cmpstr (id, ==, sending->dropped);
}

static void
test_attaching_brings_it_back (Kit *kit, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *label = NULL;
  g_autofree char *undo = NULL;
  g_autoptr (WmEvent) event = NULL;
  Sending sending;
  WmProject *copy;

  set_up (kit, &sending);
  write_without_dropped (&sending);
  copy = kit_open_path (kit, sending.path);
  before = wm_project_dup_undo_label (copy);
  attach_again (kit, copy, &sending);
  g_assert_true (wm_project_is_modified (copy));
  event = wm_event_load_head (wm_project_get_database (copy));
  label = wm_event_dup_label (copy, event);
  g_assert_cmpstr (label, ==, "Brought back the file of “dropped”");
  /* It changed no record, so there is nothing of it to undo. */
  undo = wm_project_dup_undo_label (copy);
  g_assert_cmpstr (undo, ==, before);
  g_assert_cmpint (wm_project_find_bytes (copy, sending.dropped_hash), ==, WM_FILE_BYTES_WHOLE);
  kit_assert_evidence (kit, copy, sending.dropped, "dropped");
  g_assert_true (wm_project_save (copy, NULL, NULL, NULL, NULL));
  kit_close (&copy);
  kit_assert_verifies (kit, sending.path);
  copy = kit_open_path (kit, sending.path);
  kit_assert_evidence (kit, copy, sending.dropped, "dropped");
  kit_close (&copy);
  clear (&sending);
}

static void
test_brought_back_survives_a_crash (Kit *kit, gconstpointer unused)
{
  Sending sending;
  WmProject *copy;

  set_up (kit, &sending);
  write_without_dropped (&sending);
  copy = kit_open_path (kit, sending.path);
  attach_again (kit, copy, &sending);
  kit_crash (&copy);
  copy = kit_open_path (kit, sending.path);
  g_assert_cmpint (wm_project_get_n_recovered (copy), ==, 1);
  kit_assert_evidence (kit, copy, sending.dropped, "dropped");
  g_assert_true (wm_project_save (copy, NULL, NULL, NULL, NULL));
  kit_close (&copy);
  kit_assert_verifies (kit, sending.path);
  clear (&sending);
}

static void
test_without_any (Kit *kit, gconstpointer unused)
{
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  g_autoptr (WmManifest) manifest = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Sending sending;

  set_up (kit, &sending);
  wm_copy_options_leave_out_all (options);
  g_assert_true (wm_copy_options_leaves_out (options, sending.dropped_hash));
  write_copy (&sending, options);
  kit_assert_verifies (kit, sending.path);
  manifest = read_manifest (sending.path);
  g_assert_cmpuint (manifest->left_out->len, ==, 3);
  g_assert_cmpuint (manifest->entries->len, ==, 2);
  clear (&sending);
}

static void
test_reports (Kit *kit, gconstpointer unused)
{
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-", 5);
  g_autoptr (WmManifest) manifest = NULL;
  g_autoptr (WmManifest) saved = NULL;
  const WmManifestEntry *entry;
  Sending sending;
  WmProject *copy;

  set_up (kit, &sending);
  wm_copy_options_add_report (options, "State/ment: of Applicability.pdf", content);
  write_copy (&sending, options);
  kit_assert_verifies (kit, sending.path);
  manifest = read_manifest (sending.path);
  entry = g_ptr_array_index (manifest->entries, manifest->entries->len - 1);
  g_assert_true (g_str_has_prefix (entry->name, "reports/State"));
  g_assert_cmpuint (entry->size, ==, 5);
  /* What was printed once is not what the project says after the next save. */
  copy = kit_open_path (kit, sending.path);
  kit_edit (copy, "Comment");
  g_assert_true (wm_project_save (copy, NULL, NULL, NULL, NULL));
  kit_close (&copy);
  saved = read_manifest (sending.path);
  g_assert_null (wm_manifest_lookup (saved, entry->name));
  clear (&sending);
}

static void
assert_refused (Sending *sending, const char *path, WmSaveFlags flags, int code)
{
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      wm_project_write_copy (sending->project, path, flags, options, NULL, NULL, NULL, &error));
  g_assert_error (error, WM_PROJECT_ERROR, code);
}

static void
test_where_to (Kit *kit, gconstpointer unused)
{
  g_autofree char *link = g_build_filename (kit->files, "link.isms", NULL);
  g_autofree char *hard = g_build_filename (kit->files, "hard.isms", NULL);
  g_autofree char *nowhere = g_build_filename (kit->files, "none", "x.isms", NULL);
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  Sending sending;

  set_up (kit, &sending);
  before = kit_read (kit->path);
  g_assert_cmpint (symlink (kit->path, link), ==, 0);
  g_assert_cmpint (linkat (AT_FDCWD, kit->path, AT_FDCWD, hard, 0), ==, 0);
  assert_refused (&sending, kit->path, WM_SAVE_REPLACE, WM_PROJECT_ERROR_EXISTS);
  assert_refused (&sending, link, WM_SAVE_REPLACE, WM_PROJECT_ERROR_EXISTS);
  assert_refused (&sending, hard, WM_SAVE_REPLACE, WM_PROJECT_ERROR_EXISTS);
  assert_refused (&sending, nowhere, 0, WM_PROJECT_ERROR_IO);
  after = kit_read (kit->path);
  g_assert_true (g_bytes_equal (before, after));
  write_copy (&sending, options);
  assert_refused (&sending, sending.path, 0, WM_PROJECT_ERROR_EXISTS);
  g_assert_true (wm_project_write_copy (sending.project, sending.path, WM_SAVE_REPLACE, options,
                                        NULL, NULL, NULL, NULL));
  kit_assert_verifies (kit, sending.path);
  clear (&sending);
}

static void
test_unsaved_and_read_only (Kit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->files, "To send.isms", NULL);
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  WmProjectOptions reading = kit_options (kit);
  WmProject *project = kit_create (kit);
  g_autofree char *id = kit_attach (kit, project, "a.txt", "a");
  WmProject *copy;

  g_assert_true (wm_project_write_copy (project, path, 0, options, NULL, NULL, NULL, NULL));
  g_assert_null (wm_project_get_path (project));
  kit_assert_verifies (kit, path);
  copy = kit_open_path (kit, path);
  kit_assert_evidence (kit, copy, id, "a");
  kit_close (&copy);
  kit_close (&project);

  kit_make_file (kit);
  reading.read_only = TRUE;
  project = wm_project_open (kit->path, &reading, NULL, NULL);
  g_assert_true (
      wm_project_write_copy (project, path, WM_SAVE_REPLACE, options, NULL, NULL, NULL, NULL));
  kit_assert_verifies (kit, path);
  kit_close (&project);
}

/* Writes the project again without its evidence, whose list of what was left out names @sha256. */
static void
forge (const char *path, const char *sha256)
{
  g_autoptr (WmManifest) old = read_manifest (path);
  g_autoptr (WmArchive) archive =
      wm_archive_open_fd (open (path, O_RDONLY | O_CLOEXEC), NULL, NULL);
  g_autoptr (WmManifest) manifest =
      wm_manifest_new (old->program, old->project_id, old->head, old->schema);
  const WmManifestEntry *database = wm_manifest_lookup (old, WM_ENTRY_DATABASE);
  const WmManifestEntry *proof = g_ptr_array_index (old->entries, 2);
  g_autofree void *image = g_malloc (database->size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WmArchiveWriter) writer = NULL;
  int fd;

  g_assert_true (
      wm_archive_read_into (archive, WM_ENTRY_DATABASE, image, database->size, NULL, NULL));
  bytes = g_bytes_new_take (g_steal_pointer (&image), database->size);
  g_assert_true (
      wm_manifest_add (manifest, WM_ENTRY_DATABASE, database->size, database->sha256, FALSE, NULL));
  g_assert_true (wm_manifest_add_left_out (manifest, proof->name, proof->size, sha256, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  writer = wm_archive_writer_new (fd, manifest, WM_ARCHIVE_MODE_COPY, NULL);
  g_assert_true (wm_archive_writer_add_bytes (writer, WM_ENTRY_DATABASE, bytes, NULL, NULL));
  g_assert_true (wm_archive_writer_finish (writer, NULL));
  close (fd);
}

/* Naming other bytes as left out does not make the evidence left out: it is missing. */
static void
test_forged (Kit *kit, gconstpointer unused)
{
  g_autofree char *problems = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const WmCopyFile *file;
  WmProject *project;

  kit_make_file (kit);
  forge (kit->path, "bb00000000000000000000000000000000000000000000000000000000000022");
  problems = kit_verify (kit, kit->path);
  g_assert_cmpstr (problems, ==, "file_missing");
  project = kit_open (kit);
  files = wm_project_list_copy_files (project);
  file = g_ptr_array_index (files, 0);
  g_assert_cmpint (file->bytes, ==, WM_FILE_BYTES_MISSING);
  bytes = kit_extract (kit, project, file->record_id, &error);
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_DAMAGED);
  kit_edit (project, "CRM");
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  after = kit_verify (kit, kit->path);
  g_assert_cmpstr (after, ==, "entry_damaged");
  kit_close (&project);
}

static gboolean
finish (WmProject *project, GAsyncResult **answer, guint64 *size, GError **error)
{
  gboolean done;

  kit_wait (answer);
  done = wm_project_write_copy_finish (project, *answer, size, error);
  g_clear_object (answer);
  return done;
}

/* Edits and a save go on while the copy is written of the state that it was asked for. */
static void
test_worker (Kit *kit, gconstpointer unused)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (WmProgress) progress = wm_progress_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *content = g_malloc0 ((8 << 20) + 1);
  g_autofree char *id = NULL;
  GStatBuf info = { 0 };
  guint64 size = 0;
  Sending sending;
  WmProject *copy;

  memset (content, 'x', 8 << 20);
  set_up (kit, &sending);
  id = kit_attach (kit, sending.project, "long.txt", content);
  state = kit_hash_state (sending.project);
  wm_project_write_copy_async (sending.project, sending.path, 0, wm_copy_options_new (), progress,
                               NULL, kit_answered_cb, &answer);
  kit_edit (sending.project, "Meanwhile");
  g_assert_true (wm_project_save (sending.project, NULL, NULL, NULL, NULL));
  g_assert_true (finish (sending.project, &answer, &size, &error));
  g_assert_no_error (error);
  kit_settle ();
  g_assert_cmpfloat (wm_progress_get_fraction (progress), >, 0.5);
  g_assert_cmpint (g_stat (sending.path, &info), ==, 0);
  g_assert_cmpuint (size, ==, (guint64) info.st_size);
  kit_assert_verifies (kit, sending.path);
  copy = kit_open_path (kit, sending.path);
  copied = kit_hash_state (copy);
  g_assert_cmpstr (copied, ==, state);
  kit_close (&copy);
  clear (&sending);
}

static void
test_cancel (Kit *kit, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  guint n_before;
  Sending sending;

  set_up (kit, &sending);
  n_before = kit_count_names (kit->files);
  g_cancellable_cancel (cancellable);
  wm_project_write_copy_async (sending.project, sending.path, 0, wm_copy_options_new (), NULL,
                               cancellable, kit_answered_cb, &answer);
  g_assert_false (finish (sending.project, &answer, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (kit_count_names (kit->files), ==, n_before);
  wm_project_write_copy_async (sending.project, kit->path, 0, wm_copy_options_new (), NULL, NULL,
                               kit_answered_cb, &answer);
  g_assert_false (finish (sending.project, &answer, NULL, &error));
  g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_EXISTS);
  clear (&sending);
}

static const WmCopyFile *
find_file (GPtrArray *files, const char *sha256)
{
  for (guint i = 0; i < files->len; i++)
    {
      const WmCopyFile *file = g_ptr_array_index (files, i);

      if (strcmp (file->sha256, sha256) == 0)
        return file;
    }
  return NULL;
}

static void
test_list (Kit *kit, gconstpointer unused)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) in_copy = NULL;
  const WmCopyFile *file;
  const char *ids[] = { NULL, NULL };
  Sending sending;
  WmProject *copy;

  set_up (kit, &sending);
  files = wm_project_list_copy_files (sending.project);
  g_assert_cmpuint (files->len, ==, 3);
  for (guint i = 1; i < files->len; i++)
    g_assert_cmpuint (((WmCopyFile *) files->pdata[i - 1])->size, >=,
                      ((WmCopyFile *) files->pdata[i])->size);
  file = find_file (files, sending.dropped_hash);
  g_assert_cmpstr (file->record_id, ==, sending.dropped);
  g_assert_cmpstr (file->title, ==, "dropped");
  g_assert_cmpuint (file->size, ==, 7);

  ids[0] = sending.dropped;
  g_assert_true (wm_project_delete_records (sending.project, ids, NULL));
  after = wm_project_list_copy_files (sending.project);
  file = find_file (after, sending.dropped_hash);
  g_assert_null (file->record_id);
  g_assert_cmpstr (file->title, ==, "dropped.txt");
  g_assert_true (wm_project_undo (sending.project, NULL));

  write_without_dropped (&sending);
  copy = kit_open_path (kit, sending.path);
  in_copy = wm_project_list_copy_files (copy);
  file = find_file (in_copy, sending.dropped_hash);
  g_assert_cmpint (file->bytes, ==, WM_FILE_BYTES_LEFT_OUT);
  g_assert_cmpuint (file->estimate, ==, 0);
  g_assert_cmpuint (file->size, ==, 7);
  kit_close (&copy);
  g_assert_true (wm_project_save (sending.project, NULL, NULL, NULL, NULL));
  clear (&sending);
}

/* "About" means that a choice between 10 and 25 MB can stand on it. */
static void
test_estimate (Kit *kit, gconstpointer unused)
{
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *content = g_malloc0 ((2 << 20) + 1);
  g_autofree char *id = NULL;
  guint64 with;
  guint64 without;
  GStatBuf info = { 0 };
  Sending sending;

  /* What looks random does not shrink, and its name says that it is a picture. */
  for (guint i = 0; i < 2 << 20; i++)
    content[i] = (char) g_rand_int_range (random, 1, 256);
  set_up (kit, &sending);
  id = kit_attach (kit, sending.project, "photo.jpg", content);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("Asset %u", i);

      kit_edit (sending.project, name);
    }
  files = wm_project_list_copy_files (sending.project);
  with = wm_project_estimate_copy (sending.project, options, files);
  write_copy (&sending, options);
  g_assert_cmpint (g_stat (sending.path, &info), ==, 0);
  g_test_message ("estimated %" G_GUINT64_FORMAT ", is %" G_GUINT64_FORMAT, with,
                  (guint64) info.st_size);
  g_assert_cmpuint (with, >, (guint64) info.st_size / 10 * 8);
  g_assert_cmpuint (with, <, (guint64) info.st_size / 10 * 12);
  wm_copy_options_leave_out_all (options);
  without = wm_project_estimate_copy (sending.project, options, files);
  g_assert_cmpuint (with - without, >=, 2 << 20);
  g_assert_true (wm_project_write_copy (sending.project, sending.path, WM_SAVE_REPLACE, options,
                                        NULL, NULL, NULL, NULL));
  g_assert_cmpint (g_stat (sending.path, &info), ==, 0);
  g_test_message ("estimated %" G_GUINT64_FORMAT ", is %" G_GUINT64_FORMAT, without,
                  (guint64) info.st_size);
  g_assert_true (wm_project_save (sending.project, NULL, NULL, NULL, NULL));
  clear (&sending);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  KIT_ADD ("/copy/everything/is-the-project-as-it-is", test_everything);
  KIT_ADD ("/copy/everything/is-small", test_small);
  KIT_ADD ("/copy/left-out/is-marked-and-no-damage", test_left_out);
  KIT_ADD ("/copy/left-out/saving-keeps-the-mark", test_saving_keeps_the_mark);
  KIT_ADD ("/copy/left-out/attaching-brings-it-back", test_attaching_brings_it_back);
  KIT_ADD ("/copy/left-out/brought-back-survives-a-crash", test_brought_back_survives_a_crash);
  KIT_ADD ("/copy/left-out/of-other-bytes-counts-for-nothing", test_forged);
  KIT_ADD ("/copy/left-out/all-of-it", test_without_any);
  KIT_ADD ("/copy/reports/go-along-once", test_reports);
  KIT_ADD ("/copy/place/own-file-is-refused", test_where_to);
  KIT_ADD ("/copy/project/unsaved-and-read-only", test_unsaved_and_read_only);
  KIT_ADD ("/copy/worker/edits-and-saves-go-on", test_worker);
  KIT_ADD ("/copy/worker/can-be-cancelled", test_cancel);
  KIT_ADD ("/copy/size/files-are-listed", test_list);
  KIT_ADD ("/copy/size/is-about-right", test_estimate);
  return g_test_run ();
}
