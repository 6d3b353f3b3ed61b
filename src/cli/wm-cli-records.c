/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-link-role.h"
#include "model/wm-search.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-table.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_HITS 1000

/* Enough of an id for people to copy. */
#define SHORT_ID 8

static GPtrArray *
list_columns (const WmKind *kind)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & WM_FIELD_IN_LIST)
      g_ptr_array_add (columns, (gpointer) &kind->fields[i]);
  if (columns->len == 0)
    g_ptr_array_add (columns, (gpointer) wm_kind_get_title_field (kind));
  return columns;
}

static WmCliTable *
new_list_table (const WmKind *kind, GPtrArray *columns)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();

  g_ptr_array_add (headers, _ ("Id"));
  if (wm_kind_get_key_field (kind) == NULL)
    g_ptr_array_add (headers, _ ("Number"));
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (headers, (gpointer) wm_field_get_label (g_ptr_array_index (columns, i)));
  return wm_cli_table_new ((const char *const *) headers->pdata, headers->len);
}

static void
add_row (WmProject *project, WmCliTable *table, GPtrArray *columns, WmRecord *record)
{
  wm_cli_table_take_cell (table, g_strndup (wm_record_get_id (record), SHORT_ID));
  if (wm_kind_get_key_field (wm_record_get_kind (record)) == NULL)
    wm_cli_table_take_cell (table, wm_record_dup_label (record));
  for (guint i = 0; i < columns->len; i++)
    {
      const WmField *field = g_ptr_array_index (columns, i);

      wm_cli_table_take_cell (
          table, wm_cli_dup_display (project, field, wm_record_get_value (record, field)));
    }
}

static void
print_list (WmProject *project, const WmKind *kind, GPtrArray *records)
{
  g_autoptr (GPtrArray) columns = list_columns (kind);
  g_autoptr (WmCliTable) table = new_list_table (kind, columns);

  for (guint i = 0; i < records->len; i++)
    add_row (project, table, columns, g_ptr_array_index (records, i));
  if (records->len > 0)
    wm_cli_table_print (table);
  else
    /* Translators: a register: Inventory: nothing yet. */
    wm_cli_say (_ ("%s: nothing yet."), wm_kind_get_plural (kind));
}

static void
print_list_as_json (WmProject *project, GPtrArray *records)
{
  wm_cli_json_begin_array ();
  for (guint i = 0; i < records->len; i++)
    wm_cli_json_print_item (wm_cli_json_record (project, g_ptr_array_index (records, i)), i == 0);
  wm_cli_json_end_array (records->len == 0);
}

int
wm_cli_run_list (WmCli *cli, GError **error)
{
  const WmKind *kind = wm_cli_find_kind (cli, wm_cli_get (cli, 1), error);
  g_autoptr (WmOpenProject) project = kind != NULL ? wm_cli_open_for_reading (cli, error) : NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (project == NULL)
    return WM_CLI_REFUSED;
  records = wm_records_list (wm_project_get_database (project), cli->registry, kind);
  if (cli->json)
    print_list_as_json (project, records);
  else
    print_list (project, kind, records);
  return WM_CLI_DONE;
}

/* Lines after the first are set in, so that they are seen to belong to their field. */
static void
say_field (const char *label, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\n  ", lines);

  if (lines[0] != NULL && lines[1] != NULL)
    wm_cli_say ("%s:\n  %s", label, joined);
  else
    wm_cli_say ("%s: %s", label, joined);
}

static void
print_links (WmProject *project, const WmKind *kind, const char *id)
{
  g_autoptr (GPtrArray) links = wm_records_list_links (wm_project_get_database (project),
                                                       wm_project_get_registry (project), id);

  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);
      const WmLinkRole *role = wm_link_role_find (link->role);
      g_autofree char *name = NULL;

      /* Said as the value of a field already. */
      if (wm_kind_find_links_field (kind, link->role, !link->outgoing, link->kind) != NULL)
        continue;
      name = wm_cli_dup_name (project, link->other_id);
      wm_cli_say ("%s %s",
                  role != NULL ? wm_link_role_get_label (role, !link->outgoing) : link->role, name);
    }
}

static void
print_record (WmProject *project, WmRecord *record)
{
  const WmKind *kind = wm_record_get_kind (record);
  g_autofree char *label = wm_record_dup_label (record);

  wm_cli_say ("%s %s", wm_kind_get_label (kind), label);
  wm_cli_say (_ ("Id: %s"), wm_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];
      const char *value = wm_record_get_value (record, field);
      g_autofree char *display = wm_cli_dup_display (project, field, value);

      if (value != NULL)
        say_field (wm_field_get_label (field), display);
    }
  print_links (project, kind, wm_record_get_id (record));
}

int
wm_cli_run_show (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_reading (cli, error);
  g_autoptr (WmRecord) record = NULL;

  if (project != NULL)
    record = wm_cli_load (project, wm_cli_get (cli, 1), error);
  if (record == NULL)
    return WM_CLI_REFUSED;
  if (cli->json)
    {
      g_autoptr (JsonNode) node = wm_cli_json_record (project, record);

      wm_cli_json_print (node, stdout);
    }
  else
    print_record (project, record);
  return WM_CLI_DONE;
}

static JsonNode *
make_hit (const WmSearchHit *hit)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", hit->id);
  json_object_set_string_member (object, "kind", hit->kind->id);
  json_object_set_string_member (object, "title", hit->title);
  return wm_cli_json_from_object (object);
}

static void
print_hits (WmProject *project, GPtrArray *hits)
{
  g_autoptr (WmCliTable) table = wm_cli_table_new (NULL, 3);

  for (guint i = 0; i < hits->len; i++)
    {
      const WmSearchHit *hit = g_ptr_array_index (hits, i);

      wm_cli_table_take_cell (table, g_strndup (hit->id, SHORT_ID));
      wm_cli_table_add_cell (table, wm_kind_get_label (hit->kind));
      wm_cli_table_take_cell (table, wm_cli_dup_name (project, hit->id));
    }
  wm_cli_table_print (table);
}

int
wm_cli_run_search (WmCli *cli, GError **error)
{
  g_autofree char *text = wm_cli_dup_text (wm_cli_get (cli, 1), error);
  g_autoptr (WmOpenProject) project = text != NULL ? wm_cli_open_for_reading (cli, error) : NULL;
  g_autoptr (GPtrArray) hits = NULL;

  if (project == NULL)
    return WM_CLI_REFUSED;
  hits = wm_project_find (project, text, MAX_HITS);
  if (cli->json)
    {
      wm_cli_json_begin_array ();
      for (guint i = 0; i < hits->len; i++)
        wm_cli_json_print_item (make_hit (g_ptr_array_index (hits, i)), i == 0);
      wm_cli_json_end_array (hits->len == 0);
    }
  else if (hits->len > 0)
    print_hits (project, hits);
  else
    wm_cli_say (_ ("Nothing was found."));
  return WM_CLI_DONE;
}
