/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-import-dialog.h"
#include "app/dialogs/wm-import-mapping.h"
#include "app/dialogs/wm-import-preview.h"
#include "app/dialogs/wm-import-rows.h"
#include "app/dialogs/wm-mapped-column.h"
#include "app/wm-export-file.h"
#include "app/wm-template.h"

#include <string.h>

/* A dialog that reads @content as a file. */
typedef struct
{
  AppKit *kit;
  GtkWindow *dialog;
  GtkStack *stack;
} Import;

static GtkWidget *
find (Import *import, GType type, const char *name)
{
  GtkWidget *found = app_kit_find (GTK_WIDGET (import->dialog), type, name);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
find_dialog (AppKit *kit)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (WM_IS_IMPORT_DIALOG (window))
        return window;
    }
  return NULL;
}

static Import
open_dialog (AppKit *kit, const char *kind_id)
{
  Import import = { .kit = kit };

  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.import", "s", kind_id);
  import.dialog = GTK_WINDOW (find_dialog (kit));
  g_assert_nonnull (import.dialog);
  import.stack = GTK_STACK (gtk_widget_get_ancestor (
      app_kit_find (GTK_WIDGET (import.dialog), WM_TYPE_IMPORT_MAPPING, NULL), GTK_TYPE_STACK));
  return import;
}

static gboolean
is_read (gpointer user_data)
{
  Import *import = user_data;
  const char *step = gtk_stack_get_visible_child_name (import->stack);

  return strcmp (step, "mapping") == 0 || strcmp (step, "failed") == 0;
}

static void
read_bytes (Import *import, const char *content, gsize size)
{
  g_autofree char *path = g_build_filename (import->kit->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, (gssize) size, &error);
  g_assert_no_error (error);
  wm_import_dialog_read (WM_IMPORT_DIALOG (import->dialog), file);
  /* The page before stays until something takes its place. */
  if (!is_read (import))
    app_kit_wait (is_read, import);
}

static void
read_text (Import *import, const char *content)
{
  read_bytes (import, content, strlen (content));
}

static void
assert_step (Import *import, const char *step)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (import->stack), ==, step);
}

static void
press (Import *import, const char *label)
{
  GtkWidget *button = find (import, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  app_kit_settle ();
}

static gboolean
is_closed (gpointer kit)
{
  return find_dialog (kit) == NULL;
}

static void
cancel (Import *import)
{
  press (import, "_Cancel");
  app_kit_wait (is_closed, import->kit);
}

static WmImport *
get_plan (Import *import)
{
  WmImport *plan = wm_import_preview_get_import (
      WM_IMPORT_PREVIEW (find (import, WM_TYPE_IMPORT_PREVIEW, NULL)));

  g_assert_nonnull (plan);
  return plan;
}

static gint64
count (AppKit *kit)
{
  return wm_records_count (wm_session_get_database (kit->session),
                           wm_session_get_kind (kit->session, "asset"));
}

/* What the columns are taken for, as ids. */
static void
assert_uses (Import *import, const char *expected)
{
  WmTable *table = wm_import_get_table (get_plan (import));
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < wm_table_get_n_columns (table); i++)
    {
      const WmField *field = wm_import_get_column_field (get_plan (import), i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", field != NULL ? field->id : "-");
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static gboolean
is_at_mapping (gpointer user_data)
{
  Import *import = user_data;

  return strcmp (gtk_stack_get_visible_child_name (import->stack), "mapping") == 0;
}

static void
test_imports (AppKit *kit, gconstpointer unused)
{
  Import import = open_dialog (kit, "asset");
  gint64 seq = wm_project_get_head_seq (kit->project);

  assert_step (&import, "choose");
  read_text (&import, "Name;Typ of thing;Classification;Colour\n"
                      "CRM;Application;confidential;red\n"
                      "Laptop;Device;internal;blue\n");
  assert_step (&import, "mapping");
  g_assert_nonnull (find (&import, GTK_TYPE_LABEL,
                          "2 rows, read as UTF-8, cells separated by "
                          "semicolons"));
  wm_import_mapping_choose (WM_IMPORT_MAPPING (find (&import, WM_TYPE_IMPORT_MAPPING, NULL)), 1,
                            "type");
  press (&import, "_See what happens");
  assert_step (&import, "preview");
  assert_uses (&import, "name type classification -");
  g_assert_cmpuint (wm_import_count (get_plan (&import), WM_IMPORT_ADD), ==, 2);
  /* Nothing happened until now. */
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq);
  press (&import, "_Import 2 assets");
  app_kit_wait (is_closed, kit);
  g_assert_cmpint (count (kit), ==, 2);
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  g_assert_cmpstr (wm_page_get_id (wm_window_get_page (kit->window)), ==, "inventory");
  wm_session_undo (kit->session);
  g_assert_cmpint (count (kit), ==, 0);
  wm_session_redo (kit->session);
  g_assert_cmpint (count (kit), ==, 2);
}

static void
assert_cell (Import *import, guint row, guint column, const char *before, const char *text,
             gboolean is_set)
{
  g_autoptr (WmImportRows) rows = wm_import_rows_new (get_plan (import), WM_IMPORT_ANY_ACTION);
  g_autoptr (WmImportRow) item = g_list_model_get_item (G_LIST_MODEL (rows), row);
  g_auto (WmImportCell) cell = { 0 };

  wm_import_row_read_cell (item, column, &cell);
  g_assert_cmpstr (cell.before, ==, before);
  g_assert_cmpstr (cell.text, ==, text);
  g_assert_cmpint (cell.is_set, ==, is_set);
}

static void
test_shows_each_change (AppKit *kit, gconstpointer unused)
{
  g_autofree char *ann = app_kit_add (kit, "person", "name", "Ann Lee", NULL);
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "CRM", "type", "application", NULL);
  g_autofree char *erp = app_kit_add (kit, "asset", "name", "ERP", "type", "application", NULL);
  Import import = open_dialog (kit, "asset");

  read_text (&import,
             "Number,Name,Type,Owner\nA-1,CRM,Service,Ann Lee\n2,ERP,,\n,Laptop,Device,\n");
  press (&import, "_See what happens");
  assert_cell (&import, 0, 1, NULL, "CRM", FALSE);
  assert_cell (&import, 0, 2, "Application", "Service", TRUE);
  assert_cell (&import, 0, 3, "", "Ann Lee", TRUE);
  assert_cell (&import, 1, 2, NULL, "", FALSE);
  assert_cell (&import, 2, 1, NULL, "Laptop", TRUE);
  g_assert_nonnull (find (&import, GTK_TYPE_BUTTON, "_Import 2 assets"));
  cancel (&import);
}

static void
test_offers_to_match_by_name (AppKit *kit, gconstpointer unused)
{
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "CRM", "type", "application", NULL);
  g_autofree char *type = NULL;
  Import import = open_dialog (kit, "asset");

  read_text (&import, "Name,Type\nCRM,Service\n");
  press (&import, "_See what happens");
  g_assert_cmpuint (wm_import_count (get_plan (&import), WM_IMPORT_ADD), ==, 1);
  press (&import, "Change _those instead");
  g_assert_cmpuint (wm_import_count (get_plan (&import), WM_IMPORT_CHANGE), ==, 1);
  press (&import, "_Import 1 asset");
  app_kit_wait (is_closed, kit);
  type = app_kit_dup_value (kit, crm, "type");
  g_assert_cmpstr (type, ==, "service");
}

static void
test_says_what_is_wrong (AppKit *kit, gconstpointer unused)
{
  Import import = open_dialog (kit, "asset");
  GListModel *problems;
  g_autoptr (GtkStringObject) first = NULL;

  read_text (&import, "Name,Type,Owner\nCRM,Spaceship,\nLaptop,Device,Nobody Known\n");
  press (&import, "_See what happens");
  assert_step (&import, "preview");
  g_assert_cmpuint (wm_import_get_n_problems (get_plan (&import)), ==, 2);
  g_assert_false (gtk_widget_get_sensitive (find (&import, GTK_TYPE_BUTTON, "_Import")));
  problems = G_LIST_MODEL (gtk_list_view_get_model (
      GTK_LIST_VIEW (find (&import, GTK_TYPE_LIST_VIEW, "Mistakes in the table"))));
  first = g_list_model_get_item (problems, 0);
  g_assert_true (
      g_str_has_prefix (gtk_string_object_get_string (first), "Row 2, column B (Type): "));
  g_assert_cmpint (count (kit), ==, 0);
  /* Leaving both out helps. */
  press (&import, "_Back");
  wm_import_mapping_choose (WM_IMPORT_MAPPING (find (&import, WM_TYPE_IMPORT_MAPPING, NULL)), 1,
                            "");
  wm_import_mapping_choose (WM_IMPORT_MAPPING (find (&import, WM_TYPE_IMPORT_MAPPING, NULL)), 2,
                            "");
  press (&import, "_See what happens");
  press (&import, "_Import 2 assets");
  app_kit_wait (is_closed, kit);
  g_assert_cmpint (count (kit), ==, 2);
}

static void
test_asks_for_the_name (AppKit *kit, gconstpointer unused)
{
  Import import = open_dialog (kit, "asset");
  GtkWidget *mapping = find (&import, WM_TYPE_IMPORT_MAPPING, NULL);
  g_autofree char *fault = NULL;
  g_autofree char *twice = NULL;

  read_text (&import, "Thing,Kind of it\nCRM,Application\n");
  fault = wm_import_mapping_dup_fault (WM_IMPORT_MAPPING (mapping));
  g_assert_cmpstr (fault, ==, "Choose the column that is “Name”; no entry can be without it.");
  g_assert_false (gtk_widget_get_sensitive (find (&import, GTK_TYPE_BUTTON, "_See what happens")));
  wm_import_mapping_choose (WM_IMPORT_MAPPING (mapping), 0, "name");
  g_assert_true (gtk_widget_get_sensitive (find (&import, GTK_TYPE_BUTTON, "_See what happens")));
  wm_import_mapping_choose (WM_IMPORT_MAPPING (mapping), 1, "name");
  twice = wm_import_mapping_dup_fault (WM_IMPORT_MAPPING (mapping));
  g_assert_cmpstr (twice, ==,
                   "“Thing” and “Kind of it” are both taken for “Name”. Leave one of them out.");
  cancel (&import);
}

typedef struct
{
  Import *import;
  const char *part;
} Refusal;

static gboolean
is_refused (gpointer user_data)
{
  Refusal *refusal = user_data;
  AdwStatusPage *page =
      ADW_STATUS_PAGE (find (refusal->import, ADW_TYPE_STATUS_PAGE, "This file could not be read"));
  const char *said = adw_status_page_get_description (page);

  return said != NULL && strstr (said, refusal->part) != NULL &&
         strstr (said, "Nothing was changed") != NULL;
}

static void
assert_refused (Import *import, const char *part)
{
  Refusal refusal = { import, part };

  app_kit_wait (is_refused, &refusal);
  assert_step (import, "failed");
}

static void
test_refuses_what_is_no_table (AppKit *kit, gconstpointer unused)
{
  static const char workbook[] = "PK\3\4\x14\0\0\0\0\0xl/workbook.xml";
  static const char noise[] = "\0\1\2\3\4\5\6\7\0\0\0\xff\xfe\0\0\0binary";
  g_autofree char *huge = g_strnfill (150000, 'x');
  g_autofree char *line = g_strdup_printf ("Name\n%s\n", huge);
  g_autofree char *missing = g_build_filename (kit->folder, "not-there.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (missing);
  gint64 seq = wm_project_get_head_seq (kit->project);
  Import import = open_dialog (kit, "asset");

  read_bytes (&import, workbook, sizeof workbook);
  assert_refused (&import, "damaged");
  read_bytes (&import, noise, sizeof noise);
  assert_refused (&import, "not text");
  read_text (&import, line);
  assert_refused (&import, "100,000 characters");
  read_text (&import, "");
  assert_refused (&import, "nothing in this table");
  wm_import_dialog_read (WM_IMPORT_DIALOG (import.dialog), file);
  assert_refused (&import, "could not be opened");
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq);
  /* And goes on with one that is. */
  read_text (&import, "Name\nCRM\n");
  app_kit_wait (is_at_mapping, &import);
  cancel (&import);
}

static void
test_template (AppKit *kit, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = wm_template_make (wm_session_get_kind (kit->session, "asset"));
  Import import = open_dialog (kit, "asset");
  g_autofree char *content = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *filled = g_strdup_printf ("%sCRM,Application\n", content);

  g_assert_nonnull (find (&import, GTK_TYPE_BUTTON, "_Save an empty list with all headings…"));
  read_text (&import, filled);
  press (&import, "_See what happens");
  g_assert_cmpuint (wm_import_get_n_problems (get_plan (&import)), ==, 0);
  press (&import, "_Import 1 asset");
  app_kit_wait (is_closed, kit);
  g_assert_cmpint (count (kit), ==, 1);
}

static void
test_closes_while_it_reads (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Import import = open_dialog (kit, "asset");

  g_assert_true (g_file_set_contents (path, "Name\nCRM\n", -1, NULL));
  wm_import_dialog_read (WM_IMPORT_DIALOG (import.dialog), file);
  cancel (&import);
  g_assert_cmpint (count (kit), ==, 0);
}

/* What is asked */

static void
test_asks_for_unclear_names (AppKit *kit, gconstpointer unused)
{
  g_autofree char *first = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  g_autofree char *second = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  g_autofree char *owner = NULL;
  g_autofree char *id = NULL;
  Import import = open_dialog (kit, "asset");

  read_text (&import, "Name,Owner\nCRM,Eva Lindner\nMail,Eva Linder\n");
  press (&import, "_See what happens");
  g_assert_cmpuint (wm_import_get_n_problems (get_plan (&import)), ==, 2);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find (&import, GTK_TYPE_DROP_DOWN, "Who or what “Eva Lindner” means")), 2);
  app_kit_settle ();
  g_assert_cmpuint (wm_import_get_n_problems (get_plan (&import)), ==, 1);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find (&import, GTK_TYPE_DROP_DOWN, "Who or what “Eva Linder” means")), 3);
  app_kit_settle ();
  g_assert_cmpuint (wm_import_get_n_problems (get_plan (&import)), ==, 0);
  press (&import, "_Import 2 assets");
  app_kit_wait (is_closed, kit);
  id = app_kit_resolve (kit, "A-1");
  owner = app_kit_dup_value (kit, id, "owner");
  g_assert_cmpstr (owner, ==, second);
}

static void
test_deletes_what_is_missing (AppKit *kit, gconstpointer unused)
{
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *mail = app_kit_add (kit, "asset", "name", "Mail", NULL);
  Import import = open_dialog (kit, "asset");

  read_text (&import, "Number,Name\nA-1,CRM\n");
  press (&import, "_See what happens");
  g_assert_nonnull (
      find (&import, GTK_TYPE_LABEL, "1 entry is not in this list. It stays as it is."));
  press (&import, "_Delete them");
  assert_cell (&import, 1, 1, NULL, "Mail", FALSE);
  press (&import, "_Delete 1 asset");
  app_kit_wait (is_closed, kit);
  g_assert_cmpint (count (kit), ==, 1);
  wm_session_undo (kit->session);
  g_assert_cmpint (count (kit), ==, 2);
  wm_session_redo (kit->session);
  g_assert_cmpint (count (kit), ==, 1);
}

static void
test_remembers_columns (AppKit *kit, gconstpointer unused)
{
  static const char list[] = "Name,Where is it\nCRM,Wetzlar\n";
  Import import = open_dialog (kit, "asset");

  read_text (&import, list);
  wm_import_mapping_choose (WM_IMPORT_MAPPING (find (&import, WM_TYPE_IMPORT_MAPPING, NULL)), 1,
                            "location");
  press (&import, "_See what happens");
  press (&import, "_Import 1 asset");
  app_kit_wait (is_closed, kit);
  import = open_dialog (kit, "asset");
  read_text (&import, "Where is it,Name\nWetzlar,Mail\n");
  press (&import, "_See what happens");
  assert_uses (&import, "location name");
  cancel (&import);
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_takes_back_an_export (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "registers.xlsx", NULL);
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "CRM", "quantity", "3", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Import import;

  wm_export_file_write (kit->session, NULL, path);
  app_kit_wait (is_written, path);
  app_kit_settle ();
  import = open_dialog (kit, "asset");
  wm_import_dialog_read (WM_IMPORT_DIALOG (import.dialog), file);
  app_kit_wait (is_read, &import);
  assert_step (&import, "mapping");
  g_assert_true (gtk_widget_get_visible (find (&import, GTK_TYPE_DROP_DOWN, "Sheet")));
  press (&import, "_See what happens");
  g_assert_cmpuint (wm_import_count (get_plan (&import), WM_IMPORT_UNCHANGED), ==, 1);
  g_assert_cmpuint (wm_import_get_n_problems (get_plan (&import)), ==, 0);
  cancel (&import);
}

/* In the window all of them as CSV are one file. */
static void
test_exports_an_archive (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "registers.zip", NULL);
  g_autofree char *content = NULL;
  gsize size;

  wm_export_file_write (kit->session, NULL, path);
  app_kit_wait (is_written, path);
  app_kit_settle ();
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpmem (content, 4, "PK\3\4", 4);
  g_assert_nonnull (memmem (content, size, "asset.csv", strlen ("asset.csv")));
}

static void
test_names_what_it_adds (AppKit *kit, gconstpointer unused)
{
  g_autofree char *old = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  Import import = open_dialog (kit, "person");
  GtkDropDown *choice;
  GListModel *choices;
  g_autoptr (GtkStringObject) last = NULL;
  g_autofree char *manager = NULL;
  g_autofree char *second = NULL;

  read_text (&import, "Name,Answers to\nTom Roth,Eva Lindner\nEva Lindner,\nAnn Lee,Tom Roth\n");
  press (&import, "_See what happens");
  assert_cell (&import, 2, 1, NULL, "Tom Roth (new)", TRUE);
  choice = GTK_DROP_DOWN (find (&import, GTK_TYPE_DROP_DOWN, "Who or what “Eva Lindner” means"));
  choices = gtk_drop_down_get_model (choice);
  g_assert_cmpuint (g_list_model_get_n_items (choices), ==, 4);
  last = g_list_model_get_item (choices, 2);
  g_assert_cmpstr (gtk_string_object_get_string (last), ==, "Eva Lindner (new, row 3)");
  gtk_drop_down_set_selected (choice, 2);
  app_kit_settle ();
  assert_cell (&import, 0, 1, NULL, "Eva Lindner (new)", TRUE);
  assert_cell (&import, 2, 1, NULL, "Tom Roth (new)", TRUE);
  press (&import, "_Import 3 people");
  app_kit_wait (is_closed, kit);
  {
    g_autofree char *tom = app_kit_resolve (kit, "P-2");

    manager = app_kit_dup_value (kit, tom, "manager");
  }
  g_assert_cmpstr (manager, !=, old);
  wm_session_undo (kit->session);
  wm_session_redo (kit->session);
}

#define MANY 20000

static char *
make_many_rows (void)
{
  g_autoptr (GString) csv = g_string_new ("Name,Type,Serial number,Quantity,In use since,Note\n");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (csv, "Laptop %u,Device,SN-%06u,%u,2024-02-%02u,Bought for room %u\n", i,
                            i, i % 7 + 1, i % 28 + 1, i % 90);
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

static gboolean
is_at_preview (gpointer user_data)
{
  Import *import = user_data;

  return strcmp (gtk_stack_get_visible_child_name (import->stack), "preview") == 0;
}

static gboolean
has_progressed (gpointer user_data)
{
  return gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (user_data)) > 0.05;
}

/* How long the main loop was away at most, for looking at. */
typedef struct
{
  gint64 last;
  gint64 longest;
} Gap;

static gboolean
gap_cb (gpointer user_data)
{
  Gap *gap = user_data;
  gint64 now = g_get_monotonic_time ();

  gap->longest = MAX (gap->longest, now - gap->last);
  gap->last = now;
  return G_SOURCE_CONTINUE;
}

static void
test_many_rows (AppKit *kit, gconstpointer unused)
{
  Import import = open_dialog (kit, "asset");
  g_autofree char *csv = make_many_rows ();
  gint64 seq = wm_project_get_head_seq (kit->project);
  GtkWidget *bar;
  Gap gap = { 0 };
  guint gap_id;

  read_text (&import, csv);
  g_signal_emit_by_name (find (&import, GTK_TYPE_BUTTON, "_See what happens"), "clicked");
  assert_step (&import, "waiting");
  bar = find (&import, GTK_TYPE_PROGRESS_BAR, "How much of the list is compared");
  g_assert_true (gtk_widget_get_visible (bar));
  /* It can be given up in the middle. */
  app_kit_wait (has_progressed, bar);
  assert_step (&import, "waiting");
  press (&import, "_Back");
  assert_step (&import, "mapping");
  app_kit_settle ();
  assert_step (&import, "mapping");

  gap.last = g_get_monotonic_time ();
  gap_id = g_timeout_add (1, gap_cb, &gap);
  g_signal_emit_by_name (find (&import, GTK_TYPE_BUTTON, "_See what happens"), "clicked");
  app_kit_wait (is_at_preview, &import);
  g_test_message ("comparing: the main loop was away for %" G_GINT64_FORMAT " ms at most",
                  gap.longest / 1000);
  gap.longest = 0;
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq);
  g_signal_emit_by_name (find (&import, GTK_TYPE_BUTTON, "_Import 20000 assets"), "clicked");
  app_kit_wait (is_closed, kit);
  g_test_message ("importing: the main loop was away for %" G_GINT64_FORMAT " ms at most",
                  gap.longest / 1000);
  g_source_remove (gap_id);
  g_assert_cmpint (count (kit), ==, MANY);
  g_assert_cmpint (wm_project_get_head_seq (kit->project), ==, seq + 1);
  wm_session_undo (kit->session);
  g_assert_cmpint (count (kit), ==, 0);
  wm_session_redo (kit->session);
  g_assert_cmpint (count (kit), ==, MANY);
}

static void
test_closes_while_it_compares (AppKit *kit, gconstpointer unused)
{
  Import import = open_dialog (kit, "asset");
  g_autofree char *csv = make_many_rows ();

  read_text (&import, csv);
  g_signal_emit_by_name (find (&import, GTK_TYPE_BUTTON, "_See what happens"), "clicked");
  assert_step (&import, "waiting");
  gtk_window_close (import.dialog);
  app_kit_wait (is_closed, kit);
  app_kit_settle ();
  g_assert_cmpint (count (kit), ==, 0);
}

/* Pictures, for looking at. */

static void
take_picture (Import *import, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/import-%s.png", g_getenv ("WAYMARK_PICTURES"), name);

  app_kit_settle ();
  app_kit_picture (GTK_WIDGET (import->dialog), path);
}

static void
test_pictures (AppKit *kit, gconstpointer unused)
{
  Import import = open_dialog (kit, "asset");
  AdwStyleManager *style = adw_style_manager_get_default ();

  take_picture (&import, "choose");
  read_text (&import,
             "Number;Name;Type;Owner;Site;Classification;Confidentiality;Serial number;Colour\n"
             "A-1;Product development;Business process;Eva Lindner;Wetzlar;Confidential;High;;\n"
             "A-24;CRM;Service;Florian Jäger;Frankfurt am Main;Confidential;High;;red\n"
             ";New laptop;Device;Mira Öztürk;Office 1.04;Internal;Medium;PF-1234;grey\n"
             ";Another laptop;Device;Mira Öztürk;Office 1.05;Internal;Medium;PF-1235;grey\n"
             "A-22;Website and data sheets;Information;;www;Public;Low;;\n");
  take_picture (&import, "mapping");
  wm_import_mapping_choose (WM_IMPORT_MAPPING (find (&import, WM_TYPE_IMPORT_MAPPING, NULL)), 4,
                            "location");
  press (&import, "_See what happens");
  take_picture (&import, "preview");
  read_text (&import, "Number;Name;Owner\nA-1;Product development;Eva Linder\n"
                      "A-2;Software;Klaus Ditrich\nA-3;Sales;Somebody\n");
  press (&import, "_See what happens");
  take_picture (&import, "questions");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  read_text (&import, "Name;Type;Owner;Quantity\nCRM;Spaceship;Nobody;many\nLaptop;Device;;3\n"
                      ";Device;;\n");
  app_kit_wait (is_at_mapping, &import);
  take_picture (&import, "mapping-dark");
  press (&import, "_See what happens");
  take_picture (&import, "wrong-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  read_bytes (&import, "PK\3\4\x14\0\0\0\0\0xl/workbook.xml", 26);
  assert_refused (&import, "damaged");
  take_picture (&import, "failed");
  cancel (&import);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/import-list/all/as-one-event", test_imports);
  APP_ADD_EMPTY ("/import-list/preview/cell-by-cell", test_shows_each_change);
  APP_ADD_EMPTY ("/import-list/preview/matches-by-name", test_offers_to_match_by_name);
  APP_ADD_EMPTY ("/import-list/preview/says-what-is-wrong", test_says_what_is_wrong);
  APP_ADD_EMPTY ("/import-list/preview/asks-for-unclear-names", test_asks_for_unclear_names);
  APP_ADD_EMPTY ("/import-list/preview/deletes-what-is-missing", test_deletes_what_is_missing);
  APP_ADD_EMPTY ("/import-list/preview/names-what-it-adds-itself", test_names_what_it_adds);
  APP_ADD_EMPTY ("/import-list/many/can-be-given-up-and-are-one-event", test_many_rows);
  APP_ADD_EMPTY ("/import-list/many/closes-while-it-compares", test_closes_while_it_compares);
  APP_ADD_EMPTY ("/import-list/columns/asks-for-the-name", test_asks_for_the_name);
  APP_ADD_EMPTY ("/import-list/columns/are-remembered", test_remembers_columns);
  APP_ADD_EMPTY ("/import-list/workbook/takes-back-an-export", test_takes_back_an_export);
  APP_ADD_EMPTY ("/import-list/workbook/exports-an-archive", test_exports_an_archive);
  APP_ADD_EMPTY ("/import-list/file/refuses-what-is-no-table", test_refuses_what_is_no_table);
  APP_ADD_EMPTY ("/import-list/file/closes-while-it-reads", test_closes_while_it_reads);
  APP_ADD_EMPTY ("/import-list/template/has-every-heading", test_template);
  if (g_getenv ("WAYMARK_PICTURES") != NULL)
    APP_ADD_SAMPLE ("/import-list/pictures/sample", test_pictures);
  return g_test_run ();
}
