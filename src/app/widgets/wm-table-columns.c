/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-table-columns.h"

#include "app/wm-settings.h"
#include "app/wm-table-settings.h"

#include <string.h>

/* What stands beside the words of a column. */
#define COLUMN_PADDING 14

struct _WmTableColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* borrowed: outlives this */
  const WmKind *kind;
  WmCellNames *names;  /* borrowed */
  GSettings *settings; /* owned, nullable */
  GPtrArray *columns;  /* (element-type GtkColumnViewColumn): the number, then one a field */
  WmRenameFunc rename;
  gpointer user_data;

  WmRecordOrder orders[WM_RECORD_ORDERS];
  guint n_orders;

  guint fit_id;
  int fitted;          /* the width that columns were fitted to */
  gconstpointer asked; /* the column that the sorter of the view asked first */
  guint settling : 1;  /* what the view says now comes from here */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmTableColumns, wm_table_columns, G_TYPE_OBJECT)

static GtkColumnViewColumn *
get_column (WmTableColumns *self, const WmField *field)
{
  guint index = field != NULL ? wm_kind_get_field_index (self->kind, field) + 1 : 0;

  return g_ptr_array_index (self->columns, index);
}

/* NULL for the number. */
static const WmField *
get_field (WmTableColumns *self, gconstpointer column)
{
  guint index = 0;

  g_ptr_array_find (self->columns, column, &index);
  return index > 0 ? &self->kind->fields[index - 1] : NULL;
}

/* Order */

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gconstpointer *question = user_data;
  WmTableColumns *self = WM_TABLE_COLUMNS ((gpointer) a);

  if (self->asked == NULL)
    self->asked = question;
  return -1;
}

/* The view's sorter tells nobody by which column it sorts; comparing two things with it does, since
 * the sorter of each column only notes that it was asked. */
static WmRecordOrder
ask_view (WmTableColumns *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  WmRecordOrder order = { NULL, FALSE };

  self->asked = NULL;
  order.descending = gtk_sorter_compare (sorter, self, self->view) == GTK_ORDERING_LARGER;
  if (self->asked != NULL)
    order.field = get_field (self, self->asked);
  return order;
}

/* Before those that were there; numbers are never alike. */
static void
put_first (WmTableColumns *self, WmRecordOrder first)
{
  WmRecordOrder orders[WM_RECORD_ORDERS] = { first };
  guint n = 1;

  for (guint i = 0; first.field != NULL && i < self->n_orders && n < WM_RECORD_ORDERS; i++)
    if (self->orders[i].field != first.field && self->orders[i].field != NULL)
      orders[n++] = self->orders[i];
  memcpy (self->orders, orders, sizeof orders);
  self->n_orders = n;
}

static void
sorter_changed_cb (WmTableColumns *self)
{
  if (self->settling)
    return;
  put_first (self, ask_view (self));
  wm_table_settings_set_orders (self->settings, self->kind, self->orders, self->n_orders);
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

/* Columns */

static void
keep_columns (WmTableColumns *self)
{
  g_autoptr (GPtrArray) shown = wm_table_columns_dup_shown (self);

  wm_table_settings_set_columns (self->settings, self->kind, shown);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Somebody dragged a header. */
static void
columns_moved_cb (WmTableColumns *self)
{
  if (!self->settling)
    keep_columns (self);
}

static void
make_column (WmTableColumns *self, const WmField *field)
{
  GtkColumnViewColumn *column =
      wm_table_column_new (self->names, self->kind, field, self->rename, self->user_data);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, column, NULL));

  gtk_column_view_column_set_sorter (column, sorter);
  g_ptr_array_add (self->columns, column);
}

/* What is shown, in its order, then the rest, which waits to be shown. */
static void
arrange_columns (WmTableColumns *self)
{
  g_autoptr (GPtrArray) shown = wm_table_settings_dup_columns (self->settings, self->kind);
  guint place = 0;

  self->settling = TRUE;
  gtk_column_view_insert_column (self->view, place++, get_column (self, NULL));
  for (guint i = 0; i < shown->len; i++)
    {
      GtkColumnViewColumn *column = get_column (self, g_ptr_array_index (shown, i));

      gtk_column_view_insert_column (self->view, place++, column);
      gtk_column_view_column_set_visible (column, TRUE);
    }
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (!g_ptr_array_find (shown, &self->kind->fields[i], NULL))
      {
        GtkColumnViewColumn *column = get_column (self, &self->kind->fields[i]);

        gtk_column_view_column_set_visible (column, FALSE);
        gtk_column_view_insert_column (self->view, place++, column);
      }
  self->settling = FALSE;
}

static void
make_columns (WmTableColumns *self)
{
  make_column (self, NULL);
  for (guint i = 0; i < self->kind->n_fields; i++)
    make_column (self, &self->kind->fields[i]);
  arrange_columns (self);
}

/* As long as nobody chose columns, as many of the usual ones are shown as there is room for. */
static void
fit_columns (WmTableColumns *self)
{
  const int chars = wm_table_column_get_char_width (GTK_WIDGET (self->view));
  g_autoptr (GPtrArray) usual = NULL;
  int room = self->fitted - COLUMN_PADDING;

  if (self->fitted == 0 || wm_table_settings_has_columns (self->settings, self->kind))
    return;
  usual = wm_table_settings_dup_columns (self->settings, self->kind);
  room -= PANGO_PIXELS (
      chars * (int) wm_table_column_get_chars (self->kind, NULL, GTK_WIDGET (self->view)));
  for (guint i = 0; i < usual->len; i++)
    {
      const WmField *field = g_ptr_array_index (usual, i);

      room -= COLUMN_PADDING +
              PANGO_PIXELS (chars * (int) wm_table_column_get_chars (self->kind, field,
                                                                     GTK_WIDGET (self->view)));
      gtk_column_view_column_set_visible (
          get_column (self, field), room >= 0 || field == wm_kind_get_title_field (self->kind));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
fit_cb (gpointer user_data)
{
  WmTableColumns *self = user_data;

  self->fit_id = 0;
  fit_columns (self);
  return G_SOURCE_REMOVE;
}

static void
show_order (WmTableColumns *self)
{
  self->settling = TRUE;
  gtk_column_view_sort_by_column (self->view, get_column (self, self->orders[0].field),
                                  self->orders[0].descending ? GTK_SORT_DESCENDING
                                                             : GTK_SORT_ASCENDING);
  self->settling = FALSE;
}

static void
start_order (WmTableColumns *self)
{
  self->n_orders = wm_table_settings_get_orders (self->settings, self->kind, self->orders);
  show_order (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
wm_table_columns_dispose (GObject *object)
{
  WmTableColumns *self = WM_TABLE_COLUMNS (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (wm_table_columns_parent_class)->dispose (object);
}

static void
wm_table_columns_class_init (WmTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_table_columns_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SORTED] = g_signal_new ("sorted", WM_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_table_columns_init (WmTableColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->settings = wm_settings_new ();
}

WmTableColumns *
wm_table_columns_new (GtkColumnView *view, const WmKind *kind, WmCellNames *names,
                      WmRenameFunc rename, gpointer user_data)
{
  WmTableColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (WM_TYPE_TABLE_COLUMNS, NULL);
  self->view = view;
  self->kind = kind;
  self->names = names;
  self->rename = rename;
  self->user_data = user_data;
  make_columns (self);
  start_order (self);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (columns_moved_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* Columns must not come and go while sizes are being given out. */
void
wm_table_columns_fit (WmTableColumns *self, int width)
{
  g_return_if_fail (WM_IS_TABLE_COLUMNS (self));

  if (width == self->fitted)
    return;
  self->fitted = width;
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (GTK_PRIORITY_RESIZE, fit_cb, self, NULL);
}

GPtrArray *
wm_table_columns_dup_shown (WmTableColumns *self)
{
  GListModel *columns;
  GPtrArray *shown;

  g_return_val_if_fail (WM_IS_TABLE_COLUMNS (self), NULL);

  shown = g_ptr_array_new ();
  columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const WmField *field = get_field (self, column);

      if (field != NULL && gtk_column_view_column_get_visible (column))
        g_ptr_array_add (shown, (gpointer) field);
    }
  return shown;
}

void
wm_table_columns_show (WmTableColumns *self, const WmField *field, gboolean shown)
{
  GtkColumnViewColumn *column;

  g_return_if_fail (WM_IS_TABLE_COLUMNS (self));
  g_return_if_fail (field != NULL);

  column = get_column (self, field);
  if (gtk_column_view_column_get_visible (column) == shown)
    return;
  gtk_column_view_column_set_visible (column, shown);
  keep_columns (self);
}

void
wm_table_columns_reset (WmTableColumns *self)
{
  g_return_if_fail (WM_IS_TABLE_COLUMNS (self));

  wm_table_settings_set_columns (self->settings, self->kind, NULL);
  arrange_columns (self);
  fit_columns (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const WmRecordOrder *
wm_table_columns_get_orders (WmTableColumns *self, guint *n_orders)
{
  g_return_val_if_fail (WM_IS_TABLE_COLUMNS (self), NULL);

  *n_orders = self->n_orders;
  return self->orders;
}

void
wm_table_columns_set_orders (WmTableColumns *self, const WmRecordOrder *orders, guint n_orders)
{
  g_return_if_fail (WM_IS_TABLE_COLUMNS (self));
  g_return_if_fail (n_orders >= 1 && n_orders <= WM_RECORD_ORDERS);

  memcpy (self->orders, orders, n_orders * sizeof *orders);
  self->n_orders = n_orders;
  show_order (self);
  wm_table_settings_set_orders (self->settings, self->kind, self->orders, self->n_orders);
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

void
wm_table_columns_sort (WmTableColumns *self, const WmField *field, gboolean descending)
{
  g_return_if_fail (WM_IS_TABLE_COLUMNS (self));

  gtk_column_view_sort_by_column (self->view, get_column (self, field),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
