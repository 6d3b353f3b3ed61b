/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"
#include "exchange/wm-import.h"
#include "exchange/wm-table-read.h"
#include "project/wm-edit.h"
#include "project/wm-evidence.h"
#include "project/wm-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

gboolean
bench_make_edit (WmProject *project, GPtrArray *assets, guint n, GError **error)
{
  WmRecord *asset = g_ptr_array_index (assets, n % assets->len);
  g_autoptr (WmValues) values = wm_values_new (wm_record_get_kind (asset));
  g_autofree char *note = g_strdup_printf ("Looked at again, turn %u of this round", n);

  wm_values_set_by_id (values, "note", note);
  return wm_project_set_record (project, wm_record_get_id (asset), values, error);
}

gboolean
bench_open (const Bench *bench, JsonBuilder *result, GError **error)
{
  const double start = bench_now ();
  const BenchSeconds begun = bench_seconds_now ();
  BenchSeconds ended;
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);

  if (project == NULL)
    return FALSE;
  bench_add_seconds (result, "open", start);
  ended = bench_seconds_now ();
  json_builder_set_member_name (result, "open_thread");
  json_builder_add_double_value (result, ended.thread - begun.thread);
  wm_project_close (project);
  return TRUE;
}

/* PROJECT FOLDER NAME…: each file by its name, in the order given. */
gboolean
bench_extract (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));
  const WmKind *kind;

  if (project == NULL)
    return FALSE;
  kind = wm_registry_find_kind (wm_project_get_registry (project), "evidence");
  for (guint i = 2; bench->paths[i] != NULL; i++)
    {
      const double start = bench_now ();
      g_autofree char *id =
          wm_records_resolve (wm_project_get_database (project), wm_project_get_registry (project),
                              kind, bench->paths[i], error);
      g_autofree char *path =
          id != NULL ? wm_project_extract (project, id, bench->paths[1], NULL, error) : NULL;
      const double took = bench_now () - start;

      if (path == NULL)
        return FALSE;
      g_array_append_val (seconds, took);
      g_unlink (path);
    }
  bench_add_list (result, "extract", seconds);
  wm_project_close (project);
  return TRUE;
}

gboolean
bench_save (const Bench *bench, JsonBuilder *result, GError **error)
{
  double start = bench_now ();
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autoptr (GPtrArray) assets = NULL;

  if (project == NULL)
    return FALSE;
  bench_add_seconds (result, "open", start);
  assets = bench_list (project, "asset");
  if (!bench_make_edit (project, assets, (guint) wm_project_get_head_seq (project), error) ||
      !wm_project_sync (project, error))
    return FALSE;

  start = bench_now ();
  if (!wm_project_save (project, NULL, NULL, NULL, error))
    return FALSE;
  bench_add_seconds (result, "save", start);
  wm_project_close (project);
  return TRUE;
}

/* What an edit is compared with: the bytes that it appended to the journal, written to a file
 * beside it in the same way and nothing more. */
typedef struct
{
  int segment; /* of the journal, for reading */
  int bare;
  goffset end;
} Beside;

static gboolean
fail_errno (GError **error, const char *what)
{
  const int number = errno;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (number), "%s: %s", what,
               g_strerror (number));
  return FALSE;
}

/* The size of the frame at @at: its magic, the length of its payload, that and its hash. 0 where
 * there is none; the journal ends in zeros. */
static gsize
measure_frame (Beside *self, goffset at)
{
  guint8 magic[4];
  guint64 length = 0;

  if (pread (self->segment, magic, sizeof magic, at) != sizeof magic ||
      pread (self->segment, &length, sizeof length, at + 4) != sizeof length || magic[0] == 0)
    return 0;
  return 4 + sizeof length + GUINT64_FROM_BE (length) + 32;
}

/* The journal has begun a segment with the first edit, and it is the only one. */
static gboolean
beside_open (Beside *self, WmProject *project, const char *folder, GError **error)
{
  g_autofree char *staging = wm_project_dup_staging_folder (project);
  g_autofree char *journal = g_path_get_dirname (staging);
  g_autofree char *segment = g_build_filename (journal, "segment-000001", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare", NULL);

  self->segment = open (segment, O_RDONLY | O_CLOEXEC);
  self->bare = open (bare, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (self->segment < 0 || self->bare < 0)
    return fail_errno (error, "the journal");
  self->end = (goffset) measure_frame (self, 0);
  return TRUE;
}

static void
beside_close (Beside *self)
{
  if (self->segment >= 0)
    close (self->segment);
  if (self->bare >= 0)
    close (self->bare);
}

static gboolean
beside_write (Beside *self, GArray *write_times, GArray *sync_times, gint64 *n_bytes,
              GError **error)
{
  const gsize size = measure_frame (self, self->end);
  g_autofree guint8 *frame = g_malloc (MAX (size, 1));
  double start, written, synced;

  if (size == 0 || pread (self->segment, frame, size, self->end) != (gssize) size)
    return fail_errno (error, "the journal");
  self->end += (goffset) size;
  *n_bytes += (gint64) size;

  start = bench_now ();
  if (write (self->bare, frame, size) != (gssize) size)
    return fail_errno (error, "write");
  written = bench_now () - start;
  if (fdatasync (self->bare) != 0)
    return fail_errno (error, "fdatasync");
  synced = bench_now () - start;
  g_array_append_val (write_times, written);
  g_array_append_val (sync_times, synced);
  return TRUE;
}

typedef struct
{
  GArray *edit, *safe, *write, *write_sync; /* seconds of each turn */
  gint64 n_bytes;
} EditTimes;

static void
edit_times_init (EditTimes *self)
{
  self->edit = g_array_new (FALSE, FALSE, sizeof (double));
  self->safe = g_array_new (FALSE, FALSE, sizeof (double));
  self->write = g_array_new (FALSE, FALSE, sizeof (double));
  self->write_sync = g_array_new (FALSE, FALSE, sizeof (double));
  self->n_bytes = 0;
}

static void
edit_times_clear (EditTimes *self)
{
  g_array_unref (self->edit);
  g_array_unref (self->safe);
  g_array_unref (self->write);
  g_array_unref (self->write_sync);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EditTimes, edit_times_clear)

static gboolean
run_edits (const Bench *bench, WmProject *project, GPtrArray *assets, Beside *beside,
           EditTimes *times, GError **error)
{
  for (guint i = 1; i <= (guint) bench->count; i++)
    {
      const double start = bench_now ();
      double edited, safe;

      if (!bench_make_edit (project, assets, i, error))
        return FALSE;
      edited = bench_now () - start;
      if (!wm_project_sync (project, error))
        return FALSE;
      safe = bench_now () - start;
      g_array_append_val (times->edit, edited);
      g_array_append_val (times->safe, safe);
      if (!beside_write (beside, times->write, times->write_sync, &times->n_bytes, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_edit_times (JsonBuilder *result, const Bench *bench, EditTimes *times)
{
  bench_add_list (result, "edit", times->edit);
  bench_add_list (result, "safe", times->safe);
  bench_add_list (result, "write", times->write);
  bench_add_list (result, "write_sync", times->write_sync);
  json_builder_set_member_name (result, "bytes_per_edit");
  json_builder_add_int_value (result, times->n_bytes / MAX (bench->count, 1));
}

/* PROJECT FOLDER: edits and bare writes in turn, each on the disk before the next begins. */
gboolean
bench_edit (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autoptr (GPtrArray) assets = NULL;
  g_auto (EditTimes) times = { 0 };
  Beside beside = { -1, -1, 0 };
  double start;
  gboolean done;

  edit_times_init (&times);
  if (project == NULL)
    return FALSE;
  assets = bench_list (project, "asset");
  if (bench->window)
    g_ptr_array_unref (wm_project_find (project, "server", 10));

  /* The first edit after opening begins the journal with a copy of the database. */
  start = bench_now ();
  if (!bench_make_edit (project, assets, 0, error))
    return FALSE;
  bench_add_seconds (result, "first_edit", start);
  if (!wm_project_sync (project, error))
    return FALSE;
  bench_add_seconds (result, "first_safe", start);

  done = beside_open (&beside, project, bench->paths[1], error) &&
         run_edits (bench, project, assets, &beside, &times, error);
  beside_close (&beside);
  if (done)
    add_edit_times (result, bench, &times);
  wm_project_close (project);
  return done;
}

/* PROJECT PATH: until the file and the event that names it are known to be on the disk. */
gboolean
bench_attach (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autofree char *folder = project != NULL ? wm_project_dup_staging_folder (project) : NULL;
  g_autoptr (WmStagedFile) file = NULL;
  g_autofree char *id = NULL;
  const double start = bench_now ();

  if (project == NULL)
    return FALSE;
  file = wm_staged_file_new (folder, bench->paths[1], NULL, NULL, NULL, error);
  if (file == NULL)
    return FALSE;
  bench_add_seconds (result, "staged", start);
  id = wm_project_attach (project, file, NULL, NULL, NULL, error);
  if (id == NULL || !wm_project_sync (project, error))
    return FALSE;
  bench_add_seconds (result, "attach", start);
  wm_project_close (project);
  return TRUE;
}

static gboolean
import_table (WmProject *project, const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr (WmTable) table = bytes != NULL ? wm_table_read (bytes, NULL, NULL, NULL, error) : NULL;
  g_autoptr (WmImport) import = NULL;
  const WmKind *kind;

  if (table == NULL)
    return FALSE;
  kind = wm_registry_find_kind (wm_project_get_registry (project), "asset");
  import = wm_import_prepare (project, kind, table, NULL, error);
  return import != NULL && wm_import_run (import, project, error);
}

/* PROJECT TABLE: assets, one event, not saved. */
gboolean
bench_import (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  const double start = bench_now ();

  if (project == NULL || !import_table (project, bench->paths[1], error))
    return FALSE;
  bench_add_seconds (result, "import", start);
  if (!wm_project_sync (project, error))
    return FALSE;
  bench_add_seconds (result, "import_safe", start);
  wm_project_close (project);
  return TRUE;
}
