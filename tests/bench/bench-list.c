/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"
#include "guide/wm-coverage.h"
#include "guide/wm-overview.h"
#include "model/wm-record-list.h"
#include "project/wm-event-list.h"

/* The keys of a person who looks for something, one after the other. */
static void
type (WmRecordList *list, GArray *seconds)
{
  static const char *const texts[] = {
    "l", "la", "lap", "lapt", "laptop", "laptop b", "", "zürich"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const BenchSeconds start = bench_seconds_now ();

      wm_record_list_set_text (list, texts[i]);
      bench_seconds_add (seconds, start);
    }
  wm_record_list_set_text (list, NULL);
}

static void
sort (WmRecordList *list, const WmKind *kind, GArray *seconds)
{
  for (guint i = 0; i < kind->n_fields; i++)
    for (int descending = 0; descending < 2; descending++)
      {
        const BenchSeconds start = bench_seconds_now ();

        wm_record_list_set_order (list, &kind->fields[i], descending != 0);
        bench_seconds_add (seconds, start);
      }
  wm_record_list_set_order (list, NULL, FALSE);
}

static void
filter (WmRecordList *list, const WmKind *kind, GArray *seconds)
{
  for (guint i = 0; i < kind->n_fields; i++)
    for (const WmChoice *choice = kind->fields[i].choices; choice != NULL && choice->token != NULL;
         choice++)
      {
        const BenchSeconds start = bench_seconds_now ();

        wm_record_list_add_filter (list, &kind->fields[i], choice->token);
        bench_seconds_add (seconds, start);
        wm_record_list_remove_filter (list, NULL);
      }
  if (seconds->len == 0)
    bench_seconds_add (seconds, bench_seconds_now ());
}

/* PROJECT [KIND]: the inventory, or another register, as a list that a person types into, sorts and
 * filters. */
gboolean
bench_list_records (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autoptr (GArray) keys = bench_seconds_new ();
  g_autoptr (GArray) sorts = bench_seconds_new ();
  g_autoptr (GArray) filters = bench_seconds_new ();
  g_autoptr (WmRecordList) list = NULL;
  const WmKind *kind;
  double start;

  if (project == NULL)
    return FALSE;
  kind = wm_registry_find_kind (wm_project_get_registry (project),
                                bench->paths[1] != NULL ? bench->paths[1] : "asset");
  start = bench_now ();
  list = wm_record_list_new (wm_project_get_database (project), wm_project_get_registry (project),
                             kind);
  /* A view asks at once; what nobody asked for would cost nothing from here on. */
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_printerr ("There are no records of that kind\n");
  bench_add_seconds (result, "list", start);
  start = bench_now ();
  wm_record_list_warm (list, G_MAXINT);
  bench_add_seconds (result, "warm", start);
  type (list, keys);
  sort (list, kind, sorts);
  filter (list, kind, filters);
  bench_add_both (result, "key", keys);
  bench_add_both (result, "sort", sorts);
  bench_add_both (result, "filter", filters);
  g_clear_object (&list);
  wm_project_close (project);
  return TRUE;
}

/* Every letter of what a person types is looked for. */
static void
search_for (WmProject *project, const char *text, GArray *seconds)
{
  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));
      const BenchSeconds start = bench_seconds_now ();

      g_ptr_array_unref (wm_project_find (project, typed, 50));
      bench_seconds_add (seconds, start);
      if (*end == '\0')
        return;
    }
}

static void
edit_and_search (WmProject *project, GArray *seconds)
{
  g_autoptr (GPtrArray) assets = bench_list (project, "asset");

  for (guint i = 0; i < 50; i++)
    {
      const BenchSeconds start = bench_seconds_now ();

      if (!bench_make_edit (project, assets, i * 7, NULL))
        return;
      bench_seconds_add (seconds, start);
    }
}

/* PROJECT: the search over everything, as somebody types. */
gboolean
bench_search (const Bench *bench, JsonBuilder *result, GError **error)
{
  static const char *const texts[] = {
    "server",     "laptop 1234", "customer data",      "the",         "supplier contract",
    "asset mail", "risk burns",  "evidence scan",      "in",          "A.5.9",
    "A-1234",     "zürich",      "two people trained", "information", "backup fails for days"
  };
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autoptr (GArray) slices = bench_seconds_new ();
  g_autoptr (GArray) finds = bench_seconds_new ();
  g_autoptr (GArray) edits = bench_seconds_new ();
  const double start = bench_now ();
  gboolean more = TRUE;

  if (project == NULL)
    return FALSE;
  while (more)
    {
      const BenchSeconds slice = bench_seconds_now ();

      more = wm_project_fill_search_slice (project, 100);
      bench_seconds_add (slices, slice);
    }
  bench_add_seconds (result, "fill", start);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    search_for (project, texts[i], finds);
  edit_and_search (project, edits);
  bench_add_both (result, "slice", slices);
  bench_add_both (result, "find", finds);
  bench_add_both (result, "edit", edits);
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
