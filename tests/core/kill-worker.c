/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works on a project like a person in a hurry until somebody kills it, and says on its standard
 * output what it was told to be safe. Each line is one write, so a killed worker leaves no half
 * acknowledgement that could be taken for a whole one.
 *
 *   kill-worker FILE RECOVERY SEED
 */
#include "config.h"

#include "project-kit.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  Kit kit; /* only what the helpers need */
  WmProject *project;
  GRand *random;
  GPtrArray *assets; /* ids */
  guint64 n_made;
} Worker;

static void G_GNUC_PRINTF (1, 2) say (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
    _exit (1);
}

static void
check (gboolean done, const GError *error)
{
  if (done)
    return;
  say ("failed %s\n", error != NULL ? error->message : "?");
  _exit (1);
}

static char *
make_name (Worker *self)
{
  return g_strdup_printf ("Thing %" G_GUINT64_FORMAT " %08x", self->n_made++,
                          g_rand_int (self->random));
}

static char *
pick_asset (Worker *self)
{
  WmDatabase *database = wm_project_get_database (self->project);
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT id FROM main.asset ORDER BY (number * :factor) % 1009 LIMIT 1 /*scan*/");

  wm_statement_bind_int (row, ":factor", g_rand_int_range (self->random, 1, 1008));
  return wm_statement_step (row, NULL) == WM_STEP_ROW ? g_strdup (wm_statement_get_text (row, 0))
                                                      : NULL;
}

static void
set_something (Worker *self, const char *id)
{
  const WmKind *kind = wm_registry_find_kind (self->kit.registry, "asset");
  g_autoptr (WmValues) values = wm_values_new (kind);
  g_autofree char *name = make_name (self);
  g_autofree char *note = g_strnfill (g_rand_int_range (self->random, 0, 5000), 'n');
  GError *error = NULL;

  wm_values_set_by_id (values, "name", name);
  wm_values_set_by_id (values, "note", note);
  check (wm_project_set_record (self->project, id, values, &error), error);
}

static void
attach_something (Worker *self)
{
  g_autofree char *path = g_strdup_printf ("%s/source-%d", self->kit.folder, (int) getpid ());
  g_autofree char *staging = wm_project_dup_staging_folder (self->project);
  g_autofree char *content = g_strnfill (g_rand_int_range (self->random, 0, 200000), 'e');
  g_autofree char *all = g_strdup_printf ("%08x%s", g_rand_int (self->random), content);
  g_autoptr (WmStagedFile) file = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;

  check (g_file_set_contents_full (path, all, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error), error);
  file = wm_staged_file_new (staging, path, NULL, NULL, NULL, &error);
  check (file != NULL, error);
  id = wm_project_attach (self->project, file, NULL, NULL, NULL, &error);
  check (id != NULL, error);
}

static void
edit (Worker *self)
{
  g_autofree char *id = pick_asset (self);
  g_autofree char *other = pick_asset (self);
  int dice = id != NULL ? g_rand_int_range (self->random, 0, 100) : 0;
  GError *error = NULL;

  if (dice < 25)
    {
      g_autofree char *name = make_name (self);

      kit_edit (self->project, name);
    }
  else if (dice < 50)
    set_something (self, id);
  else if (dice < 60 && strcmp (id, other) != 0)
    check (wm_project_link_records (self->project, id, other, "relates", &error), error);
  else if (dice < 68)
    {
      const char *ids[] = { id, NULL };

      check (wm_project_delete_records (self->project, ids, &error), error);
    }
  else if (dice < 80)
    attach_something (self);
  /* That there is nothing left to take back is no failure. */
  else if (dice < 92)
    wm_project_undo (self->project, NULL);
  else
    wm_project_redo (self->project, NULL);
}

static void
edit_and_acknowledge (Worker *self)
{
  int n = g_rand_int_range (self->random, 1, 4);
  g_autofree char *hash = NULL;
  GError *error = NULL;

  for (int i = 0; i < n; i++)
    edit (self);
  hash = kit_hash_state (self->project);
  check (wm_project_sync (self->project, &error), error);
  if (wm_project_get_safety (self->project) == WM_SAFETY_NOT_SAFE)
    check (FALSE, NULL);
  say ("safe %s %s\n", wm_project_get_head (self->project), hash);
}

static void
save (Worker *self)
{
  GError *error = NULL;

  say ("saving\n");
  if (wm_project_get_path (self->project) == NULL)
    check (wm_project_save_as (self->project, self->kit.path, 0, NULL, NULL, NULL, &error), error);
  else
    check (wm_project_save (self->project, NULL, NULL, NULL, &error), error);
  say ("saved\n");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  check (wm_project_save_finish (WM_PROJECT (source), result, &error), error);
  say ("saved\n");
}

static void
save_while_editing (Worker *self)
{
  const char *path = wm_project_get_path (self->project) == NULL ? self->kit.path : NULL;

  say ("saving\n");
  wm_project_save_async (self->project, path, 0, NULL, NULL, NULL, saved_cb, NULL);
  while (wm_project_is_saving (self->project))
    {
      edit_and_acknowledge (self);
      kit_settle ();
    }
}

static void
work (Worker *self)
{
  int dice = g_rand_int_range (self->random, 0, 100);

  if (dice < 85)
    edit_and_acknowledge (self);
  else if (dice < 92)
    save (self);
  else
    save_while_editing (self);
  kit_settle ();
}

int
main (int argc, char **argv)
{
  Worker worker = { 0 };
  WmProjectOptions options;
  GError *error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 4)
    return 2;
  worker.kit.path = argv[1];
  worker.kit.folder = g_path_get_dirname (argv[2]);
  worker.kit.recovery = argv[2];
  worker.kit.registry = wm_registry_new_builtin ();
  worker.random = g_rand_new_with_seed ((guint32) g_ascii_strtoull (argv[3], NULL, 10));

  options = kit_options (&worker.kit);
  if (g_file_test (argv[1], G_FILE_TEST_EXISTS))
    worker.project = wm_project_open (argv[1], &options, NULL, &error);
  else
    worker.project = wm_project_create (&options, "2022", "Acme", &error);
  check (worker.project != NULL, error);
  say ("open\n");
  for (;;)
    work (&worker);
}
