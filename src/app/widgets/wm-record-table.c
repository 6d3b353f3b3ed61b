/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-record-table.h"

#include "app/compat/wm-accessible.h"
#include "wm-row-list.h"
#include "wm-tab-stop.h"
#include "wm-table-columns.h"
#include "wm-title-cell.h"

#include <glib/gi18n.h>

struct _WmRecordTable
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  const WmKind *kind;
  WmRecordList *records; /* owned */
  WmRowList *rows;       /* owned: a place for each */
  WmCellNames *names;    /* owned */

  GtkMultiSelection *selection; /* owned */
  GtkScrolledWindow *scroller;  /* borrowed: a child */
  GtkColumnView *view;          /* borrowed: in the scroller */
  WmTableColumns *columns;      /* owned: of the view */

  guint settling : 1; /* what the list says now comes from here */
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_COLUMNS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmRecordTable, wm_record_table, GTK_TYPE_WIDGET)

/* Rows */

/* They are in a list inside of the view. */
static GtkWidget *
get_rows (WmRecordTable *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

static const char *
get_id (WmRecordTable *self, guint position)
{
  return wm_record_list_get_id (self->records, position);
}

static GHashTable *
remember_selected (WmRecordTable *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_hash_table_add (ids, g_strdup (get_id (self, position)));
  return g_steal_pointer (&ids);
}

static void
select_again (WmRecordTable *self, GHashTable *ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);

  if (g_hash_table_size (ids) == 0)
    return;
  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (ids, get_id (self, i)))
      gtk_bitset_add (selected, i);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
}

static WmTitleCell *
find_cell (GtkWidget *widget, const char *id)
{
  if (WM_IS_TITLE_CELL (widget))
    {
      const char *shown = wm_title_cell_get_id (WM_TITLE_CELL (widget));

      return shown != NULL && (id == NULL || g_str_equal (shown, id)) ? WM_TITLE_CELL (widget)
                                                                      : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      WmTitleCell *found = find_cell (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The row of a cell: cells are in a wrapper of the view's own, and these are in the row. */
static GtkWidget *
get_row (WmTitleCell *cell)
{
  return gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (cell)));
}

static gboolean
has_focus (WmRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* NULL where no row has the focus. */
static const char *
get_focused_id (WmRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  WmTitleCell *cell = NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;
  while (focus != GTK_WIDGET (self->view) && cell == NULL)
    {
      cell = find_cell (focus, NULL);
      focus = gtk_widget_get_parent (focus);
    }
  /* Of all the rows at once the first is meant no more than any. */
  return cell != NULL && gtk_widget_get_focus_child (gtk_widget_get_parent (get_row (cell))) ==
                             get_row (cell)
             ? wm_title_cell_get_id (cell)
             : NULL;
}

/* Order */

static void
set_orders_cb (gpointer user_data)
{
  WmRecordTable *self = user_data;
  guint n = 0;
  const WmRecordOrder *orders = wm_table_columns_get_orders (self->columns, &n);

  wm_record_list_set_orders (self->records, orders, n);
}

static void
sorted_cb (WmRecordTable *self)
{
  wm_record_table_rearrange (self, FALSE, set_orders_cb, self);
}

static void
columns_changed_cb (WmRecordTable *self)
{
  g_signal_emit (self, signals[SIGNAL_COLUMNS_CHANGED], 0);
}

/* Behind another page of a stack it may be given any width. */
static void
width_changed_cb (WmRecordTable *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    wm_table_columns_fit (self->columns, gtk_widget_get_width (GTK_WIDGET (self->scroller)));
}

static gboolean
rename_cb (gpointer user_data, const char *id, const char *title)
{
  WmRecordTable *self = user_data;
  g_autofree char *kept = g_strdup (id);
  g_autoptr (GError) error = NULL;

  if (!wm_session_set_value (self->session, kept, wm_kind_get_title_field (self->kind), title,
                             &error))
    {
      wm_session_say (self->session, error->message, FALSE);
      return FALSE;
    }
  wm_record_table_focus (self, kept);
  return TRUE;
}

/* The view */

static void
row_activated_cb (WmRecordTable *self, guint position)
{
  g_autofree char *id = g_strdup (get_id (self, position));

  g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
}

static void
selection_changed_cb (WmRecordTable *self)
{
  if (!self->settling)
    g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
make_view (WmRecordTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  self->view = GTK_COLUMN_VIEW (view);
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  gtk_widget_add_css_class (view, "record-table");
  wm_accessible_set_label (view, wm_kind_get_plural (self->kind));
  wm_accessible_set_label (get_rows (self), wm_kind_get_plural (self->kind));
  gtk_scrolled_window_set_child (self->scroller, view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->columns = wm_table_columns_new (self->view, self->kind, self->names, rename_cb, self);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  sorted_cb (self);
}

static void
wm_record_table_dispose (GObject *object)
{
  WmRecordTable *self = WM_RECORD_TABLE (object);

  self->settling = TRUE;
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->columns);
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->records);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_record_table_parent_class)->dispose (object);
}

static void
wm_record_table_finalize (GObject *object)
{
  g_clear_pointer (&WM_RECORD_TABLE (object)->names, wm_cell_names_free);
  G_OBJECT_CLASS (wm_record_table_parent_class)->finalize (object);
}

/* One stop of the Tab key, however many rows there are. */
static gboolean
wm_record_table_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return wm_tab_stop_move (widget, direction,
                           GTK_WIDGET_CLASS (wm_record_table_parent_class)->focus);
}

static void
wm_record_table_class_init (WmRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wm_record_table_dispose;
  widget_class->focus = wm_record_table_move_focus;
  object_class->finalize = wm_record_table_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "register.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "register.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "register.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "register.paste",
                                       NULL);

  /**
   * WmRecordTable::opened:
   * @id: the record whose row was activated
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", WM_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SELECTION_CHANGED] =
      g_signal_new ("selection-changed", WM_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_COLUMNS_CHANGED] =
      g_signal_new ("columns-changed", WM_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
wm_record_table_init (WmRecordTable *self)
{
}

WmRecordTable *
wm_record_table_new (WmSession *session, const WmKind *kind, WmRecordList *records)
{
  WmRecordTable *self;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);
  g_return_val_if_fail (WM_IS_RECORD_LIST (records), NULL);

  self = g_object_new (WM_TYPE_RECORD_TABLE, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->records = g_object_ref (records);
  self->rows = wm_row_list_new (records);
  self->names = wm_cell_names_new (session);
  make_view (self);
  return self;
}

GtkSelectionModel *
wm_record_table_get_selection (WmRecordTable *self)
{
  g_return_val_if_fail (WM_IS_RECORD_TABLE (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

guint
wm_record_table_get_n_selected (WmRecordTable *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (WM_IS_RECORD_TABLE (self), 0);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return (guint) gtk_bitset_get_size (selected);
}

char **
wm_record_table_dup_selected (WmRecordTable *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  GPtrArray *ids = g_ptr_array_new ();
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (WM_IS_RECORD_TABLE (self), NULL);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (ids, g_strdup (get_id (self, position)));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

char *
wm_record_table_dup_current (WmRecordTable *self)
{
  const char *focused;
  g_auto (GStrv) selected = NULL;

  g_return_val_if_fail (WM_IS_RECORD_TABLE (self), NULL);

  focused = get_focused_id (self);
  if (focused != NULL)
    return g_strdup (focused);
  selected = wm_record_table_dup_selected (self);
  return g_strv_length (selected) == 1 ? g_strdup (selected[0]) : NULL;
}

void
wm_record_table_rearrange (WmRecordTable *self, gboolean keep_place, WmRecordTableFunc func,
                           gpointer user_data)
{
  GtkAdjustment *adjustment;
  g_autoptr (GHashTable) selected = NULL;
  g_autofree char *focused = NULL;
  gboolean was_settling;
  gboolean had_focus;
  double place;

  g_return_if_fail (WM_IS_RECORD_TABLE (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  place = gtk_adjustment_get_value (adjustment);
  selected = remember_selected (self);
  focused = g_strdup (get_focused_id (self));
  had_focus = has_focus (self);
  was_settling = self->settling;
  self->settling = TRUE;
  wm_row_list_freeze (self->rows);
  func (user_data);
  wm_row_list_thaw (self->rows);
  select_again (self, selected);
  self->settling = was_settling;
  if (keep_place)
    gtk_adjustment_set_value (adjustment, place);
  if (focused != NULL)
    wm_record_table_focus (self, focused);
  if (had_focus && !has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (!self->settling && g_hash_table_size (selected) > 0)
    g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

typedef struct
{
  WmRecordTable *table;
  GHashTable *changed;
} Refresh;

static void
refresh_cb (gpointer user_data)
{
  Refresh *refresh = user_data;

  wm_record_list_refresh (refresh->table->records, refresh->changed);
}

void
wm_record_table_refresh (WmRecordTable *self, GHashTable *changed)
{
  Refresh refresh = { .table = self, .changed = changed };

  g_return_if_fail (WM_IS_RECORD_TABLE (self));

  wm_cell_names_forget (self->names);
  wm_record_table_rearrange (self, TRUE, refresh_cb, &refresh);
}

char *
wm_record_table_dup_at (WmRecordTable *self, double x, double y)
{
  GtkWidget *at;

  g_return_val_if_fail (WM_IS_RECORD_TABLE (self), NULL);

  at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  for (; at != NULL && at != get_rows (self) && at != GTK_WIDGET (self);
       at = gtk_widget_get_parent (at))
    if (gtk_widget_get_parent (at) == get_rows (self))
      {
        WmTitleCell *cell = find_cell (at, NULL);

        return cell != NULL ? g_strdup (wm_title_cell_get_id (cell)) : NULL;
      }
  return NULL;
}

gboolean
wm_record_table_reveal (WmRecordTable *self, const char *id)
{
  guint position;

  g_return_val_if_fail (WM_IS_RECORD_TABLE (self), FALSE);

  if (!wm_record_list_find (self->records, id, &position))
    return FALSE;
  gtk_widget_activate_action (get_rows (self), "list.scroll-to-item", "u", position);
  return TRUE;
}

gboolean
wm_record_table_select (WmRecordTable *self, const char *id)
{
  guint position;

  if (!wm_record_table_reveal (self, id))
    return FALSE;
  wm_record_list_find (self->records, id, &position);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  return TRUE;
}

void
wm_record_table_focus (WmRecordTable *self, const char *id)
{
  WmTitleCell *cell;

  g_return_if_fail (WM_IS_RECORD_TABLE (self));

  cell = find_cell (GTK_WIDGET (self->view), id);
  if (cell != NULL)
    gtk_widget_grab_focus (get_row (cell));
}

void
wm_record_table_rename (WmRecordTable *self, const char *id)
{
  WmTitleCell *cell;

  g_return_if_fail (WM_IS_RECORD_TABLE (self));

  if (wm_kind_get_title_field (self->kind)->flags & WM_FIELD_READ_ONLY)
    return;
  wm_record_table_reveal (self, id);
  cell = find_cell (GTK_WIDGET (self->view), id);
  if (cell != NULL)
    wm_title_cell_edit (cell);
}

GPtrArray *
wm_record_table_dup_columns (WmRecordTable *self)
{
  g_return_val_if_fail (WM_IS_RECORD_TABLE (self), NULL);

  return wm_table_columns_dup_shown (self->columns);
}

void
wm_record_table_show_column (WmRecordTable *self, const WmField *field, gboolean shown)
{
  g_return_if_fail (WM_IS_RECORD_TABLE (self));

  wm_table_columns_show (self->columns, field, shown);
}

void
wm_record_table_reset_columns (WmRecordTable *self)
{
  g_return_if_fail (WM_IS_RECORD_TABLE (self));

  wm_table_columns_reset (self->columns);
}

void
wm_record_table_sort (WmRecordTable *self, const WmField *field, gboolean descending)
{
  g_return_if_fail (WM_IS_RECORD_TABLE (self));

  wm_table_columns_sort (self->columns, field, descending);
}

void
wm_record_table_set_orders (WmRecordTable *self, const WmRecordOrder *orders, guint n_orders)
{
  g_return_if_fail (WM_IS_RECORD_TABLE (self));

  wm_table_columns_set_orders (self->columns, orders, n_orders);
}

const WmRecordOrder *
wm_record_table_get_orders (WmRecordTable *self, guint *n_orders)
{
  g_return_val_if_fail (WM_IS_RECORD_TABLE (self), NULL);

  return wm_table_columns_get_orders (self->columns, n_orders);
}
