/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include <locale.h>

static const struct
{
  const char *name;
  BenchFunc run;
  guint n_paths; /* at least */
} measurements[] = {
  { "generate", bench_generate, 1 }, { "open", bench_open, 1 },
  { "extract", bench_extract, 3 },   { "save", bench_save, 1 },
  { "edit", bench_edit, 2 },         { "attach", bench_attach, 2 },
  { "import", bench_import, 2 },     { "list", bench_list_records, 1 },
  { "overview", bench_overview, 1 }, { "search", bench_search, 1 },
  { "risk", bench_risk, 1 },         { "export", bench_export, 2 },
  { "many", bench_many, 1 },
};

static gboolean
fail_usage (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
measure (const Bench *bench, const char *name, JsonBuilder *result, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (measurements); i++)
    if (g_strcmp0 (name, measurements[i].name) == 0)
      {
        if (g_strv_length (bench->paths) < measurements[i].n_paths)
          return fail_usage (error, "something to work on is missing");
        if (bench->recovery == NULL)
          return fail_usage (error, "--recovery is missing");
        return measurements[i].run (bench, result, error);
      }
  return fail_usage (error, "no such measurement");
}

static void
print (JsonBuilder *result)
{
  g_autoptr (JsonNode) root = json_builder_get_root (result);
  g_autofree char *text = json_to_string (root, FALSE);

  g_print ("%s\n", text);
}

static gboolean
parse (int *argc, char ***argv, Bench *bench, char **recovery, GError **error)
{
  const GOptionEntry entries[] = {
    { "recovery", 0, 0, G_OPTION_ARG_FILENAME, recovery, "Folder for journals", "DIR" },
    { "read-only", 0, 0, G_OPTION_ARG_NONE, &bench->read_only, "Open for reading", NULL },
    { "brief", 0, 0, G_OPTION_ARG_NONE, &bench->brief, "Work as the command line does", NULL },
    { "window", 0, 0, G_OPTION_ARG_NONE, &bench->window, "Work as the window does", NULL },
    { "assets", 0, 0, G_OPTION_ARG_INT, &bench->assets, "Assets to make", "N" },
    { "persons", 0, 0, G_OPTION_ARG_INT, &bench->persons, "People to make", "N" },
    { "files", 0, 0, G_OPTION_ARG_INT, &bench->files, "Files to attach", "N" },
    { "bytes", 0, 0, G_OPTION_ARG_INT64, &bench->bytes, "Bytes of all files", "N" },
    { "notes", 0, 0, G_OPTION_ARG_INT, &bench->notes, "Evidence without files to make", "N" },
    { "risks", 0, 0, G_OPTION_ARG_INT, &bench->risks, "Risks to make", "N" },
    { "links", 0, 0, G_OPTION_ARG_INT, &bench->links, "Links of all kinds together", "N" },
    { "count", 0, 0, G_OPTION_ARG_INT, &bench->count, "Edits to make", "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("MEASUREMENT PATH…");

  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

int
main (int argc, char **argv)
{
  const double start = bench_now ();
  g_autoptr (JsonBuilder) result = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *recovery = NULL;
  Bench bench = { .assets = 50, .persons = 10, .files = 20, .count = 200 };
  gboolean done;

  setlocale (LC_ALL, "");
  json_builder_begin_object (result);
  done = parse (&argc, &argv, &bench, &recovery, &error);
  if (done)
    {
      bench.recovery = recovery;
      bench.paths = argv + MIN (argc, 2);
      done = measure (&bench, argc > 1 ? argv[1] : NULL, result, &error);
    }
  if (!done)
    {
      g_printerr ("waymark-bench: %s\n", error != NULL ? error->message : "failed");
      return 1;
    }
  bench_add_seconds (result, "process", start);
  json_builder_end_object (result);
  print (result);
  return 0;
}
