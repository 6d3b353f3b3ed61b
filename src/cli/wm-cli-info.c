/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "container/wm-manifest.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-table.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  gint64 files;
  gint64 bytes;
} Evidence;

/* Each file once, however many records name it. */
static void
add_files (WmProject *project, const WmKind *kind, GHashTable *seen, Evidence *evidence)
{
  g_autoptr (GPtrArray) records =
      wm_records_list (wm_project_get_database (project), wm_project_get_registry (project), kind);

  for (guint i = 0; i < records->len; i++)
    {
      WmRecord *record = g_ptr_array_index (records, i);
      const char *sha256 = wm_record_get_value_by_id (record, "sha256");
      const char *size = wm_record_get_value_by_id (record, "size");

      if (sha256 == NULL || !g_hash_table_add (seen, g_strdup (sha256)))
        continue;
      evidence->files++;
      evidence->bytes += size != NULL ? g_ascii_strtoll (size, NULL, 10) : 0;
    }
}

static Evidence
count_evidence (WmProject *project)
{
  WmRegistry *registry = wm_project_get_registry (project);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Evidence evidence = { 0 };

  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      if (kind->flags & WM_KIND_HAS_FILE)
        add_files (project, kind, seen, &evidence);
    }
  return evidence;
}

static JsonObject *
make_counts (WmProject *project)
{
  WmRegistry *registry = wm_project_get_registry (project);
  JsonObject *counts = json_object_new ();

  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      json_object_set_int_member (counts, kind->id,
                                  wm_records_count (wm_project_get_database (project), kind));
    }
  return counts;
}

static void
print_as_json (WmProject *project, Evidence evidence)
{
  JsonObject *object = json_object_new ();
  JsonObject *files = json_object_new ();
  g_autofree char *company = wm_project_dup_company (project);
  g_autofree char *edition = wm_project_dup_edition (project);

  json_object_set_string_member (object, "company", company);
  json_object_set_string_member (object, "edition", edition);
  json_object_set_string_member (object, "project", wm_project_get_id (project));
  json_object_set_int_member (object, "format", WM_MANIFEST_FORMAT);
  json_object_set_string_member (object, "head", wm_project_get_head (project));
  json_object_set_int_member (object, "events", wm_project_get_head_seq (project));
  json_object_set_object_member (object, "records", make_counts (project));
  json_object_set_int_member (files, "files", evidence.files);
  json_object_set_int_member (files, "bytes", evidence.bytes);
  json_object_set_object_member (object, "evidence", files);
  json_object_set_int_member (object, "pending", wm_project_get_n_recovered (project));
  wm_cli_json_print_object (object);
}

static void
add_line (WmCliTable *table, const char *name, char *value)
{
  wm_cli_table_add_cell (table, name);
  wm_cli_table_take_cell (table, value);
}

static void
print (WmProject *project, Evidence evidence)
{
  WmRegistry *registry = wm_project_get_registry (project);
  g_autoptr (WmCliTable) table = wm_cli_table_new (NULL, 2);
  g_autofree char *size = g_format_size ((guint64) evidence.bytes);
  gint64 events = wm_project_get_head_seq (project);

  add_line (table, _ ("Company"), wm_project_dup_company (project));
  add_line (table, _ ("Edition of the standard"), wm_project_dup_edition (project));
  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      if ((kind->flags & WM_KIND_SINGLE) == 0)
        add_line (table, wm_kind_get_plural (kind),
                  g_strdup_printf ("%" G_GINT64_FORMAT,
                                   wm_records_count (wm_project_get_database (project), kind)));
    }
  add_line (table, _ ("Attached files"),
            /* Translators: a number of files and their size: 12 (3.4 MB) */
            g_strdup_printf (_ ("%1$" PRId64 " (%2$s)"), evidence.files, size));
  add_line (table, _ ("Events"), g_strdup_printf ("%" G_GINT64_FORMAT, events));
  add_line (table, _ ("Newest event"), g_strdup (wm_project_get_head (project)));
  add_line (table, _ ("Project"), g_strdup (wm_project_get_id (project)));
  add_line (table, _ ("Not yet in the file"),
            g_strdup_printf ("%" G_GINT64_FORMAT, wm_project_get_n_recovered (project)));
  wm_cli_table_print (table);
}

int
wm_cli_run_info (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_reading (cli, error);
  Evidence evidence;

  if (project == NULL)
    return WM_CLI_REFUSED;
  evidence = count_evidence (project);
  if (cli->json)
    print_as_json (project, evidence);
  else
    print (project, evidence);
  return WM_CLI_DONE;
}
