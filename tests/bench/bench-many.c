/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of very many records that are one event. */
#include "config.h"

#include "bench.h"
#include "project/wm-edit-many.h"
#include "project/wm-undo.h"

static void
add_both (JsonBuilder *result, const char *name, BenchSeconds start)
{
  g_autoptr (GArray) seconds = bench_seconds_new ();

  bench_seconds_add (seconds, start);
  bench_add_both (result, name, seconds);
}

static char **
dup_ids (WmProject *project)
{
  g_autoptr (GPtrArray) assets = bench_list (project, "asset");
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < assets->len; i++)
    g_strv_builder_add (ids, wm_record_get_id (g_ptr_array_index (assets, i)));
  return g_strv_builder_end (ids);
}

static gboolean
undo (WmProject *project, const char *name, JsonBuilder *result, GError **error)
{
  const BenchSeconds start = bench_seconds_now ();

  if (!wm_project_undo (project, error))
    return FALSE;
  add_both (result, name, start);
  return TRUE;
}

static gboolean
set_field (WmProject *project, const char *const *ids, JsonBuilder *result, GError **error)
{
  const BenchSeconds start = bench_seconds_now ();

  if (!wm_project_set_field (project, ids, "note", "Looked at by all of us", error))
    return FALSE;
  add_both (result, "set", start);
  return undo (project, "undo_set", result, error);
}

static gboolean
link_all (WmProject *project, const char *const *ids, JsonBuilder *result, GError **error)
{
  g_autoptr (GPtrArray) controls = bench_list (project, "control");
  const BenchSeconds start = bench_seconds_now ();

  if (!wm_project_link_all (project, ids,
                            wm_record_get_id (g_ptr_array_index (controls, controls->len - 1)),
                            "relates", error))
    return FALSE;
  add_both (result, "link", start);
  return undo (project, "undo_link", result, error);
}

static gboolean
delete_all (WmProject *project, const char *const *ids, JsonBuilder *result, GError **error)
{
  const BenchSeconds start = bench_seconds_now ();

  if (!wm_project_delete_records (project, ids, error))
    return FALSE;
  add_both (result, "delete", start);
  return undo (project, "undo_delete", result, error);
}

/* PROJECT: each as it is asked for, with the search index that has to follow, and taken back. */
gboolean
bench_many (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_auto (GStrv) ids = NULL;
  gboolean done;

  if (project == NULL)
    return FALSE;
  g_ptr_array_unref (wm_project_find (project, "server", 10));
  /* The first edit begins the journal, and is a figure of its own. */
  ids = dup_ids (project);
  done = wm_project_set_field (project, (const char *const *) ids, "location", "Here", error) &&
         wm_project_undo (project, error) &&
         set_field (project, (const char *const *) ids, result, error) &&
         link_all (project, (const char *const *) ids, result, error) &&
         delete_all (project, (const char *const *) ids, result, error);
  wm_project_close (project);
  return done;
}
