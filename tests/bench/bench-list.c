/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"
#include "guide/wm-coverage.h"
#include "guide/wm-overview.h"
#include "model/wm-record-list.h"
#include "project/wm-event-list.h"

static void
add_seconds (GArray *seconds, double start)
{
  const double took = bench_now () - start;

  g_array_append_val (seconds, took);
}

/* The keys of a person who looks for something, one after the other. */
static void
type (WmRecordList *list, GArray *seconds)
{
  static const char *const texts[] = {
    "l", "la", "lap", "lapt", "laptop", "laptop b", "", "zürich"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const double start = bench_now ();

      wm_record_list_set_text (list, texts[i]);
      add_seconds (seconds, start);
    }
  wm_record_list_set_text (list, NULL);
}

static void
sort (WmRecordList *list, const WmKind *kind, GArray *seconds)
{
  for (guint i = 0; i < kind->n_fields; i++)
    for (int descending = 0; descending < 2; descending++)
      {
        const double start = bench_now ();

        wm_record_list_set_order (list, &kind->fields[i], descending != 0);
        add_seconds (seconds, start);
      }
  wm_record_list_set_order (list, NULL, FALSE);
}

static void
filter (WmRecordList *list, const WmKind *kind, GArray *seconds)
{
  const WmField *field = wm_kind_find_field (kind, "type");

  for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
    {
      const double start = bench_now ();

      wm_record_list_add_filter (list, field, choice->token);
      add_seconds (seconds, start);
    }
  wm_record_list_remove_filter (list, NULL);
}

/* PROJECT: the inventory as a list that a person types into, sorts and filters. */
gboolean
bench_list_records (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) sorts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) filters = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (WmRecordList) list = NULL;
  const WmKind *kind;
  double start;

  if (project == NULL)
    return FALSE;
  kind = wm_registry_find_kind (wm_project_get_registry (project), "asset");
  start = bench_now ();
  list = wm_record_list_new (wm_project_get_database (project), wm_project_get_registry (project),
                             kind);
  bench_add_seconds (result, "list", start);
  start = bench_now ();
  wm_record_list_warm (list, G_MAXINT);
  bench_add_seconds (result, "warm", start);
  type (list, keys);
  sort (list, kind, sorts);
  filter (list, kind, filters);
  bench_add_list (result, "key", keys);
  bench_add_list (result, "sort", sorts);
  bench_add_list (result, "filter", filters);
  g_clear_object (&list);
  wm_project_close (project);
  return TRUE;
}

/* PROJECT: what the dashboard counts after each edit, and the events of one record. */
gboolean
bench_overview (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autoptr (WmOverview) overview = NULL;
  g_autoptr (GHashTable) coverage = NULL;
  g_autoptr (WmEventList) events = NULL;
  const WmKind *control;
  double start;

  if (project == NULL)
    return FALSE;
  control = wm_registry_find_kind (wm_project_get_registry (project), "control");
  start = bench_now ();
  overview = wm_overview_new (project, NULL);
  bench_add_seconds (result, "overview", start);
  start = bench_now ();
  coverage = wm_coverage_of_kind (project, control, wm_quarter_of ("2026-11-23"), 8);
  bench_add_seconds (result, "coverage", start);
  events = wm_event_list_new (project);
  start = bench_now ();
  wm_event_list_set_record (events, wm_project_get_id (project));
  bench_add_seconds (result, "record_events", start);
  g_clear_object (&events);
  wm_project_close (project);
  return TRUE;
}
