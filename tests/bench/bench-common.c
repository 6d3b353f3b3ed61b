/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include <string.h>
#include <time.h>

double
bench_now (void)
{
  struct timespec now;

  /* GLib's clock counts microseconds, and a write of a few hundred bytes takes about one. */
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

BenchSeconds
bench_seconds_now (void)
{
  struct timespec thread;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &thread);
  return (BenchSeconds){ bench_now (), (double) thread.tv_sec + (double) thread.tv_nsec / 1e9 };
}

void
bench_seconds_add (GArray *seconds, BenchSeconds start)
{
  const BenchSeconds end = bench_seconds_now ();
  const BenchSeconds took = { end.wall - start.wall, end.thread - start.thread };

  g_array_append_val (seconds, took);
}

GArray *
bench_seconds_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BenchSeconds));
}

void
bench_add_both (JsonBuilder *result, const char *name, GArray *seconds)
{
  g_autoptr (GArray) wall = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) thread = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *of_thread = g_strdup_printf ("%s_thread", name);

  for (guint i = 0; i < seconds->len; i++)
    {
      g_array_append_val (wall, g_array_index (seconds, BenchSeconds, i).wall);
      g_array_append_val (thread, g_array_index (seconds, BenchSeconds, i).thread);
    }
  bench_add_list (result, name, wall);
  bench_add_list (result, of_thread, thread);
}

void
bench_add_seconds (JsonBuilder *result, const char *name, double start)
{
  const double seconds = bench_now () - start;

  json_builder_set_member_name (result, name);
  json_builder_add_double_value (result, seconds);
}

void
bench_add_list (JsonBuilder *result, const char *name, GArray *seconds)
{
  json_builder_set_member_name (result, name);
  json_builder_begin_array (result);
  for (guint i = 0; i < seconds->len; i++)
    json_builder_add_double_value (result, g_array_index (seconds, double, i));
  json_builder_end_array (result);
}

void
bench_fill_options (const Bench *bench, WmRegistry *registry, WmProjectOptions *options)
{
  memset (options, 0, sizeof *options);
  options->registry = registry;
  options->recovery_root = bench->recovery;
  options->actor = "Bench";
  options->read_only = bench->read_only;
  options->brief = bench->brief;
}

WmProject *
bench_open_project (const Bench *bench, const char *path, GError **error)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  WmProjectOptions options;

  bench_fill_options (bench, registry, &options);
  return wm_project_open (path, &options, NULL, error);
}

GPtrArray *
bench_list (WmProject *project, const char *kind_id)
{
  WmRegistry *registry = wm_project_get_registry (project);

  return wm_records_list (wm_project_get_database (project), registry,
                          wm_registry_find_kind (registry, kind_id));
}
