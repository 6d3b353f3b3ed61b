/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page shows only after somebody did something: groups, a selection, the end of a detail. */
#include "config.h"

#include "app/dialogs/wm-import-dialog.h"
#include "app/dialogs/wm-import-mapping.h"
#include "app/dialogs/wm-search-dialog.h"
#include "app/pages/wm-register-groups.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-guidance-view.h"
#include "app/widgets/wm-record-table.h"
#include "app/wm-export-file.h"
#include "tour.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static GtkWidget *
get_page (AppKit *kit)
{
  return GTK_WIDGET (wm_window_get_page (kit->window));
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *name)
{
  GtkWidget *found = app_kit_find (root, type, name);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* Registers */

static void
set_group (AppKit *kit, const char *field_id)
{
  const WmKind *kind = wm_session_get_kind (kit->session, "asset");

  wm_register_groups_set_field (
      WM_REGISTER_GROUPS (find (get_page (kit), WM_TYPE_REGISTER_GROUPS, NULL)),
      field_id != NULL ? wm_kind_find_field (kind, field_id) : NULL);
}

static void
group (AppKit *kit)
{
  set_group (kit, "owner");
}

static void
ungroup (AppKit *kit)
{
  set_group (kit, NULL);
}

static GtkSelectionModel *
get_selection (AppKit *kit)
{
  return wm_record_table_get_selection (
      WM_RECORD_TABLE (find (get_page (kit), WM_TYPE_RECORD_TABLE, NULL)));
}

static void
select_some (AppKit *kit)
{
  gtk_selection_model_select_range (get_selection (kit), 2, 5, TRUE);
}

static void
unselect (AppKit *kit)
{
  gtk_selection_model_unselect_all (get_selection (kit));
}

static void
set_filter (AppKit *kit, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (get_page (kit), GTK_TYPE_SEARCH_ENTRY, NULL)), text);
}

static void
match_nothing (AppKit *kit)
{
  set_filter (kit, "0000000");
}

static void
unfilter (AppKit *kit)
{
  set_filter (kit, "");
}

/* Details */

/* What is not shown may scroll as well. */
static GtkWidget *
find_scroller (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_SCROLLED_WINDOW (widget))
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scroller (child);
  return found;
}

static GtkAdjustment *
get_scroll (AppKit *kit)
{
  GtkWidget *scroller = find_scroller (find (get_page (kit), WM_TYPE_DETAIL, NULL));

  g_assert_nonnull (scroller);
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static gboolean
can_scroll (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

static void
show_end (AppKit *kit, const char *reference)
{
  g_autofree char *id = app_kit_resolve (kit, reference);
  GtkAdjustment *scroll;

  wm_window_show_record (kit->window, id);
  app_kit_settle ();
  scroll = get_scroll (kit);
  app_kit_wait (can_scroll, scroll);
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
}

static void
show_end_of_document (AppKit *kit)
{
  show_end (kit, "D-1");
}

static void
show_end_of_risk (AppKit *kit)
{
  show_end (kit, "R-1");
}

static void
show_end_of_control (AppKit *kit)
{
  show_end (kit, "A.5.1");
}

/* That people talked about. */
static void
show_end_of_supplier (AppKit *kit)
{
  show_end (kit, "S-1");
}

/* What is to be read */

static void
fold_guidance (AppKit *kit, gboolean open)
{
  GtkWidget *view = find (get_page (kit), WM_TYPE_GUIDANCE_VIEW, NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (view, GTK_TYPE_TOGGLE_BUTTON, NULL)),
                                open);
}

static void
unfold_guidance (AppKit *kit)
{
  g_autofree char *id = app_kit_resolve (kit, "A.5.17");

  wm_window_show_record (kit->window, id);
  app_kit_settle ();
  fold_guidance (kit, TRUE);
}

static void
close_guidance (AppKit *kit)
{
  fold_guidance (kit, FALSE);
}

static void
read_clauses (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-guide", "s", "clauses");
  app_kit_settle ();
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (find (get_page (kit), ADW_TYPE_EXPANDER_ROW, NULL)), TRUE);
}

static void
read_tools (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-guide", "s", "tools");
}

static void
read_glossary (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-guide", "s",
                              "glossary/Residual risk");
}

/* Dialogs */

static void
search (AppKit *kit)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.search", NULL);
  app_kit_settle ();
  gtk_editable_set_text (
      GTK_EDITABLE (find (find_window (WM_TYPE_SEARCH_DIALOG), GTK_TYPE_SEARCH_ENTRY, NULL)),
      "backup");
}

static void
see_example (AppKit *kit)
{
  g_signal_emit_by_name (find (get_page (kit), GTK_TYPE_BUTTON, _ ("See an e_xample")), "clicked");
}

static gboolean
is_read (gpointer stack)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), "choose") != 0;
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GtkWidget *
import (AppKit *kit)
{
  g_autofree char *path = g_build_filename (kit->folder, "list.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;
  GtkWidget *mapping;

  wm_export_file_write (kit->session, wm_session_get_kind (kit->session, "person"), path);
  app_kit_wait (is_written, path);
  app_kit_settle ();
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.import", "s", "person");
  dialog = find_window (WM_TYPE_IMPORT_DIALOG);
  mapping = find (dialog, WM_TYPE_IMPORT_MAPPING, NULL);
  wm_import_dialog_read (WM_IMPORT_DIALOG (dialog), file);
  app_kit_wait (is_read, gtk_widget_get_ancestor (mapping, GTK_TYPE_STACK));
  app_kit_settle ();
  return dialog;
}

static void
import_columns (AppKit *kit)
{
  import (kit);
}

static void
import_rows (AppKit *kit)
{
  gtk_widget_activate_action (import (kit), "import.forward", NULL);
}

static void
remove_list (AppKit *kit)
{
  g_autofree char *path = g_build_filename (kit->folder, "list.xlsx", NULL);

  g_unlink (path);
}

/* The first hour */

static void
begin (AppKit *kit)
{
  g_free (app_kit_add (kit, "asset", "name", "Customer data", "type", "information", NULL));
  g_free (app_kit_add (kit, "asset", "name", "Laptops of the sales team", "type", "device", NULL));
  g_free (app_kit_add (kit, "person", "name", "Omar Diaz", NULL));
}

static void
unbegin (AppKit *kit)
{
  for (int i = 0; i < 3; i++)
    wm_session_undo (kit->session);
}

static const TourScene scenes[] = {
  { "dashboard-begun", TOUR_EMPTY, "dashboard", begin, unbegin, TRUE },
  { "inventory-begun", TOUR_EMPTY, "inventory", begin, unbegin, TRUE },
  { "risks-begun", TOUR_EMPTY, "risks", begin, unbegin, TRUE },
  { "inventory-grouped", TOUR_SAMPLE, "inventory", group, ungroup },
  { "inventory-selected", TOUR_SAMPLE, "inventory", select_some, unselect },
  { "inventory-unmatched", TOUR_SAMPLE, "inventory", match_nothing, unfilter, TRUE },
  { "documents-end", TOUR_SAMPLE, "documents", show_end_of_document, NULL },
  { "risks-end", TOUR_SAMPLE, "risks", show_end_of_risk, NULL },
  { "controls-end", TOUR_SAMPLE, "controls", show_end_of_control, NULL },
  { "suppliers-end", TOUR_SAMPLE, "suppliers", show_end_of_supplier, NULL },
  { "controls-guidance", TOUR_SAMPLE, "controls", unfold_guidance, close_guidance },
  { "guide-clauses", TOUR_SAMPLE, "guide", read_clauses, NULL },
  { "guide-tools", TOUR_SAMPLE, "guide", read_tools, NULL },
  { "guide-glossary", TOUR_SAMPLE, "guide", read_glossary, NULL },
  { "search-found", TOUR_SAMPLE, "dashboard", search, NULL, TRUE },
  { "import-columns", TOUR_SAMPLE, "people", import_columns, remove_list, TRUE },
  { "import-rows", TOUR_SAMPLE, "people", import_rows, remove_list, TRUE },
  { "inventory-example", TOUR_EMPTY, "inventory", see_example, NULL, TRUE },
};

const TourScene *
tour_scenes_get_all (guint *n_scenes)
{
  *n_scenes = G_N_ELEMENTS (scenes);
  return scenes;
}
