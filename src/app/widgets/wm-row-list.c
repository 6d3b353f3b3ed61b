/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-row-list.h"

typedef struct
{
  gpointer cell; /* borrowed; detaches itself before it goes */
  WmRowFunc func;
  gpointer user_data;
} Attached;

struct _WmRow
{
  GObject parent_instance;

  WmRowList *list; /* borrowed, NULL when it is gone */
  guint position;
  WmRecord *record; /* owned, nullable */
  GArray *cells;    /* of Attached */
};

G_DEFINE_FINAL_TYPE (WmRow, wm_row, G_TYPE_OBJECT)

struct _WmRowList
{
  GObject parent_instance;

  WmRecordList *records; /* owned */
  GHashTable *rows;      /* position -> (unowned) WmRow *, those that somebody holds */
  guint n;
  guint frozen;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WmRowList, wm_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The row */

static void
wm_row_finalize (GObject *object)
{
  WmRow *self = WM_ROW (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->rows, GUINT_TO_POINTER (self->position));
  g_clear_object (&self->record);
  g_array_unref (self->cells);
  G_OBJECT_CLASS (wm_row_parent_class)->finalize (object);
}

static void
wm_row_class_init (WmRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_row_finalize;
}

static void
wm_row_init (WmRow *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Attached));
}

WmRecord *
wm_row_get_record (WmRow *self)
{
  g_return_val_if_fail (WM_IS_ROW (self), NULL);

  return self->record;
}

void
wm_row_attach (WmRow *self, gpointer cell, WmRowFunc func, gpointer user_data)
{
  Attached attached = { cell, func, user_data };

  g_return_if_fail (WM_IS_ROW (self));

  g_array_append_val (self->cells, attached);
  if (self->record != NULL)
    func (self, cell, user_data);
}

void
wm_row_detach (WmRow *self, gpointer cell)
{
  g_return_if_fail (WM_IS_ROW (self));

  for (guint i = self->cells->len; i > 0; i--)
    if (g_array_index (self->cells, Attached, i - 1).cell == cell)
      g_array_remove_index_fast (self->cells, i - 1);
}

/* A record never changes, so another object is what says that something is to be shown. */
static void
update_row (WmRow *self)
{
  g_autoptr (WmRecord) record =
      g_list_model_get_item (G_LIST_MODEL (self->list->records), self->position);

  if (record == NULL || !g_set_object (&self->record, record))
    return;
  for (guint i = 0; i < self->cells->len; i++)
    {
      Attached *attached = &g_array_index (self->cells, Attached, i);

      attached->func (self, attached->cell, attached->user_data);
    }
}

/* The list */

static void
follow (WmRowList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint n_before = self->n;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
  self->n = n;
  for (guint i = 0; i < rows->len; i++)
    update_row (g_ptr_array_index (rows, i));
  if (n > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n - n_before);
  else if (n < n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, n_before - n, 0);
}

static void
records_changed_cb (WmRowList *self)
{
  if (self->frozen == 0)
    follow (self);
}

static gpointer
wm_row_list_get_item (GListModel *model, guint position)
{
  WmRowList *self = WM_ROW_LIST (model);
  WmRow *row;

  if (position >= self->n)
    return NULL;
  row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (position));
  if (row != NULL)
    return g_object_ref (row);
  row = g_object_new (WM_TYPE_ROW, NULL);
  row->list = self;
  row->position = position;
  row->record = g_list_model_get_item (G_LIST_MODEL (self->records), position);
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (position), row);
  return row;
}

static guint
wm_row_list_get_n_items (GListModel *model)
{
  return WM_ROW_LIST (model)->n;
}

static GType
wm_row_list_get_item_type (GListModel *model)
{
  return WM_TYPE_ROW;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = wm_row_list_get_item;
  iface->get_item_type = wm_row_list_get_item_type;
  iface->get_n_items = wm_row_list_get_n_items;
}

static void
wm_row_list_finalize (GObject *object)
{
  WmRowList *self = WM_ROW_LIST (object);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    WM_ROW (row)->list = NULL;
  g_hash_table_unref (self->rows);
  g_object_unref (self->records);
  G_OBJECT_CLASS (wm_row_list_parent_class)->finalize (object);
}

static void
wm_row_list_class_init (WmRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_row_list_finalize;
}

static void
wm_row_list_init (WmRowList *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
}

WmRowList *
wm_row_list_new (WmRecordList *records)
{
  WmRowList *self;

  g_return_val_if_fail (WM_IS_RECORD_LIST (records), NULL);

  self = g_object_new (WM_TYPE_ROW_LIST, NULL);
  self->records = g_object_ref (records);
  self->n = g_list_model_get_n_items (G_LIST_MODEL (records));
  g_signal_connect_object (records, "items-changed", G_CALLBACK (records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
wm_row_list_freeze (WmRowList *self)
{
  g_return_if_fail (WM_IS_ROW_LIST (self));

  self->frozen++;
}

void
wm_row_list_thaw (WmRowList *self)
{
  g_return_if_fail (WM_IS_ROW_LIST (self) && self->frozen > 0);

  self->frozen--;
  if (self->frozen == 0)
    follow (self);
}
