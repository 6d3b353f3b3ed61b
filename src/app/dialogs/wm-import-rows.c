/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-import-rows.h"

struct _WmImportRow
{
  GObject parent_instance;

  WmImport *import; /* borrowed */
  guint row;
  GPtrArray *changes; /* owned, NULL until somebody looks: of WmImportChange */
};

G_DEFINE_FINAL_TYPE (WmImportRow, wm_import_row, G_TYPE_OBJECT)

struct _WmImportRows
{
  GObject parent_instance;

  WmImport *import; /* borrowed */
  GArray *rows;     /* of guint: the rows of the table that are shown */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WmImportRows, wm_import_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The row */

static void
wm_import_row_finalize (GObject *object)
{
  g_clear_pointer (&WM_IMPORT_ROW (object)->changes, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_import_row_parent_class)->finalize (object);
}

static void
wm_import_row_class_init (WmImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_import_row_finalize;
}

static void
wm_import_row_init (WmImportRow *self)
{
}

/* Behind the rows of the table stand the records that are missing from it. */
static gboolean
is_missing (WmImportRow *self)
{
  return self->row >= wm_import_get_n_rows (self->import);
}

WmImportAction
wm_import_row_get_action (WmImportRow *self)
{
  g_return_val_if_fail (WM_IS_IMPORT_ROW (self), WM_IMPORT_WRONG);

  if (is_missing (self))
    return WM_IMPORT_DELETE;
  return wm_import_get_action (self->import, self->row);
}

guint
wm_import_row_get_number (WmImportRow *self)
{
  g_return_val_if_fail (WM_IS_IMPORT_ROW (self), 0);

  if (is_missing (self))
    return 0;
  return wm_table_get_row_number (wm_import_get_table (self->import), self->row);
}

char *
wm_import_row_dup_title (WmImportRow *self)
{
  g_return_val_if_fail (WM_IS_IMPORT_ROW (self), NULL);

  if (is_missing (self))
    return wm_import_dup_missing_title (self->import,
                                        self->row - wm_import_get_n_rows (self->import));
  return wm_import_dup_title (self->import, self->row);
}

void
wm_import_cell_clear (WmImportCell *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->text, g_free);
}

static const WmImportChange *
find_change (WmImportRow *self, const WmField *field)
{
  if (self->changes == NULL)
    self->changes = wm_import_list_changes (self->import, self->row);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const WmImportChange *change = g_ptr_array_index (self->changes, i);

      if (change->field == field)
        return change;
    }
  return NULL;
}

/* They are few, and listed in the order of the table. */
static const char *
find_problem (WmImportRow *self, guint column)
{
  guint number = wm_import_row_get_number (self);

  for (guint i = 0; i < wm_import_get_n_listed_problems (self->import); i++)
    {
      const WmImportProblem *problem = wm_import_get_problem (self->import, i);

      if (problem->row_number > number)
        return NULL;
      if (problem->row_number == number && problem->column == (int) column)
        return problem->message;
    }
  return NULL;
}

void
wm_import_row_read_cell (WmImportRow *self, guint column, WmImportCell *cell)
{
  const WmField *field;
  const WmImportChange *change;

  g_return_if_fail (WM_IS_IMPORT_ROW (self));

  *cell = (WmImportCell){ 0 };
  field = wm_import_get_column_field (self->import, column);
  if (is_missing (self))
    {
      gboolean is_title = field == wm_kind_get_title_field (wm_import_get_kind (self->import));

      cell->text = is_title ? wm_import_row_dup_title (self) : g_strdup ("");
      return;
    }
  change = field != NULL ? find_change (self, field) : NULL;
  if (wm_import_row_get_action (self) == WM_IMPORT_WRONG)
    cell->problem = find_problem (self, column);
  if (change == NULL)
    {
      cell->text =
          g_strdup (wm_table_get_cell (wm_import_get_table (self->import), self->row, column));
      return;
    }
  cell->is_set = TRUE;
  cell->text = g_strdup (change->after);
  if (wm_import_row_get_action (self) == WM_IMPORT_CHANGE)
    cell->before = g_strdup (change->before);
}

/* The list */

static gpointer
wm_import_rows_get_item (GListModel *model, guint position)
{
  WmImportRows *self = WM_IMPORT_ROWS (model);
  WmImportRow *row;

  if (position >= self->rows->len)
    return NULL;
  row = g_object_new (WM_TYPE_IMPORT_ROW, NULL);
  row->import = self->import;
  row->row = g_array_index (self->rows, guint, position);
  return row;
}

static guint
wm_import_rows_get_n_items (GListModel *model)
{
  return WM_IMPORT_ROWS (model)->rows->len;
}

static GType
wm_import_rows_get_item_type (GListModel *model)
{
  return WM_TYPE_IMPORT_ROW;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = wm_import_rows_get_item;
  iface->get_item_type = wm_import_rows_get_item_type;
  iface->get_n_items = wm_import_rows_get_n_items;
}

static void
wm_import_rows_finalize (GObject *object)
{
  g_array_unref (WM_IMPORT_ROWS (object)->rows);
  G_OBJECT_CLASS (wm_import_rows_parent_class)->finalize (object);
}

static void
wm_import_rows_class_init (WmImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_import_rows_finalize;
}

static void
wm_import_rows_init (WmImportRows *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

WmImportRows *
wm_import_rows_new (WmImport *import, WmImportAction action)
{
  WmImportRows *self;

  g_return_val_if_fail (import != NULL, NULL);

  self = g_object_new (WM_TYPE_IMPORT_ROWS, NULL);
  self->import = import;
  for (guint row = 0; row < wm_import_get_n_rows (import); row++)
    if (action == WM_IMPORT_ANY_ACTION || wm_import_get_action (import, row) == action)
      g_array_append_val (self->rows, row);
  for (guint i = 0; i < wm_import_count (import, WM_IMPORT_DELETE) &&
                    (action == WM_IMPORT_ANY_ACTION || action == WM_IMPORT_DELETE);
       i++)
    {
      guint row = wm_import_get_n_rows (import) + i;

      g_array_append_val (self->rows, row);
    }
  return self;
}

int
wm_import_rows_find (WmImportRows *self, guint row_number)
{
  g_return_val_if_fail (WM_IS_IMPORT_ROWS (self), -1);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, guint, i) < wm_import_get_n_rows (self->import) &&
        wm_table_get_row_number (wm_import_get_table (self->import),
                                 g_array_index (self->rows, guint, i)) == row_number)
      return (int) i;
  return -1;
}
