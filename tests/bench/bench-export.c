/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"
#include "exchange/wm-export.h"
#include "project/wm-document-file.h"

/* PROJECT DEST: the inventory as a workbook, as the window writes it. */
gboolean
bench_export (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmProject) project = bench_open_project (bench, bench->paths[0], error);
  g_autoptr (WmExport) export = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) gather = bench_seconds_new ();
  g_autoptr (GArray) all = bench_seconds_new ();
  BenchSeconds start;

  if (project == NULL)
    return FALSE;
  start = bench_seconds_now ();
  export = wm_export_gather (project,
                             wm_registry_find_kind (wm_project_get_registry (project), "asset"));
  bench_seconds_add (gather, start);
  bytes = wm_export_render (export, WM_EXPORT_XLSX, NULL, NULL, error);
  if (bytes == NULL || !wm_document_file_write (bench->paths[1], bytes, error))
    return FALSE;
  bench_seconds_add (all, start);
  bench_add_both (result, "gather", gather);
  bench_add_both (result, "export", all);
  wm_project_close (project);
  return TRUE;
}
