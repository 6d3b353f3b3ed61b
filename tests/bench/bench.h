/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One measurement of the core in a process of its own. It prints what it measured as one JSON
 * object; build-aux/bench repeats it, puts something real beside it, and judges. */

/* Arguments of one run: options, and what stands behind the name of the measurement. */
typedef struct
{
  const char *recovery; /* folder for journals; the person's own is never touched */
  gboolean read_only;
  gboolean brief;  /* as the command line works: no journal, saved at once */
  gboolean window; /* as the window works: with history and search index */
  int assets, persons, files, count;
  int notes, risks, links; /* evidence without files; links of all kinds together */
  gint64 bytes;            /* of all evidence together; 0: a line of text for each file */
  char **paths;            /* what the measurement works on */
} Bench;

/* Fills members into the object that is printed. */
typedef gboolean (*BenchFunc) (const Bench *bench, JsonBuilder *result, GError **error);

gboolean bench_generate (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_open (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_extract (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_save (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_edit (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_attach (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_import (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_export (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_overview (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_many (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_search (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_risk (const Bench *bench, JsonBuilder *result, GError **error);
gboolean bench_list_records (const Bench *bench, JsonBuilder *result, GError **error);

/* Seconds since some moment in the past. */
double bench_now (void);

/* Seconds on the wall, and of them those that this thread had a processor: on a machine that does
 * other things only the second says how long it was at work. */
typedef struct
{
  double wall, thread;
} BenchSeconds;

BenchSeconds bench_seconds_now (void);
/* What passed since @start, appended to @seconds, an array of BenchSeconds. */
void bench_seconds_add (GArray *seconds, BenchSeconds start);
GArray *bench_seconds_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Adds two members, @name and @name_thread. */
void bench_add_both (JsonBuilder *result, const char *name, GArray *seconds);

/* Adds a member that tells the seconds since @start. */
void bench_add_seconds (JsonBuilder *result, const char *name, double start);
void bench_add_list (JsonBuilder *result, const char *name, GArray *seconds);

/* Fills @options for a project of this run. */
void bench_fill_options (const Bench *bench, WmRegistry *registry, WmProjectOptions *options);
WmProject *
bench_open_project (const Bench *bench, const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A change like any other: the note of asset number @n modulo all assets. */
gboolean bench_make_edit (WmProject *project, GPtrArray *assets, guint n, GError **error);
GPtrArray *bench_list (WmProject *project, const char *kind_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
