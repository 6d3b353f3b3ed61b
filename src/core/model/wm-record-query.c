/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite filters, and sorts what are numbers to it. Texts are sorted here: it knows neither accents
 * nor that 9 comes before 10. */
#include "config.h"

#include "wm-record-query.h"

#include "wm-field-sql.h"
#include "wm-field-value.h"
#include "wm-record-query-private.h"
#include "wm-text-key.h"

#include <string.h>

typedef struct
{
  const WmField *field;
  char *value; /* owned, nullable */
} Filter;

typedef struct
{
  WmRecordId id;
  gint64 number;
  gsize keys[WM_RECORD_ORDERS]; /* where they stand among the keys */
} SortRow;

typedef struct
{
  const char *keys;
  int signs[WM_RECORD_ORDERS];
  guint n_orders;
  int number_sign;
} SortOrder;

static void
filter_clear (gpointer data)
{
  g_free (((Filter *) data)->value);
}

WmRecordQuery *
wm_record_query_new (WmDatabase *database, WmRegistry *registry, const WmKind *kind)
{
  WmRecordQuery *self = g_new0 (WmRecordQuery, 1);

  self->database = g_object_ref (database);
  self->registry = g_object_ref (registry);
  self->kind = kind;
  self->n_orders = 1;
  self->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (self->filters, filter_clear);
  return self;
}

void
wm_record_query_free (WmRecordQuery *self)
{
  g_array_unref (self->filters);
  g_object_unref (self->database);
  g_object_unref (self->registry);
  g_free (self);
}

gboolean
wm_record_query_set_orders (WmRecordQuery *self, const WmRecordOrder *orders, guint n_orders)
{
  gboolean differs = FALSE;
  guint n = CLAMP (n_orders, 1, WM_RECORD_ORDERS);

  for (guint i = 0; i < n; i++)
    {
      WmRecordOrder order = { NULL, FALSE };

      if (i < n_orders)
        order = (WmRecordOrder){ orders[i].field, !!orders[i].descending };
      differs = differs || i >= self->n_orders || self->orders[i].field != order.field ||
                self->orders[i].descending != order.descending;
      self->orders[i] = order;
      /* No two have the same number. */
      if (order.field == NULL)
        n = i + 1;
    }
  differs = differs || self->n_orders != n;
  self->n_orders = n;
  return differs;
}

void
wm_record_query_remove_filter (WmRecordQuery *self, const WmField *field)
{
  for (guint i = self->filters->len; i > 0; i--)
    if (field == NULL || g_array_index (self->filters, Filter, i - 1).field == field)
      g_array_remove_index (self->filters, i - 1);
}

void
wm_record_query_add_filter (WmRecordQuery *self, const WmField *field, const char *value)
{
  Filter filter = { field, g_strdup (value) };

  wm_record_query_remove_filter (self, field);
  g_array_append_val (self->filters, filter);
}

gboolean
wm_record_query_is_filtered (WmRecordQuery *self)
{
  return self->filters->len > 0;
}

/* Parameters are named by their place, which is no value. */
void
wm_record_query_append_filters (WmRecordQuery *self, GString *sql, gboolean has_where)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = &g_array_index (self->filters, Filter, i);

      char name[16];

      g_snprintf (name, sizeof name, ":value%u", i);
      g_string_append (sql, i == 0 && !has_where ? " WHERE " : " AND ");
      wm_field_append_filter (filter->field, sql, "t", name, filter->value == NULL);
    }
}

void
wm_record_query_bind_filters (WmRecordQuery *self, WmStatement *rows)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = &g_array_index (self->filters, Filter, i);
      char name[16];

      /* That there are no links needs no value. */
      if (filter->field->type == WM_FIELD_RECORDS && filter->value == NULL)
        continue;
      g_snprintf (name, sizeof name, ":value%u", i);
      wm_field_bind (filter->field, rows, name, filter->value);
    }
}

void
wm_record_query_append_value (WmRecordQuery *self, GString *sql)
{
  const WmField *field = self->orders[0].field;

  if (field == NULL)
    g_string_append (sql, "t.number");
  else if (field->type == WM_FIELD_CHOICE)
    {
      g_string_append_printf (sql, "CASE t.\"%s\"", field->id);
      for (guint i = 0; field->choices[i].token != NULL; i++)
        g_string_append_printf (sql, " WHEN '%s' THEN %u", field->choices[i].token, i + 1);
      g_string_append (sql, " ELSE 0 END");
    }
  else
    g_string_append_printf (sql, "t.\"%s\"", field->id);
}

static void
append_id (GArray *ids, const char *text)
{
  WmRecordId id = { "" };

  g_strlcpy (id.id, text, sizeof id.id);
  g_array_append_val (ids, id);
}

static GArray *
run_sorted (WmRecordQuery *self)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (WmStatement) rows = NULL;
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (WmRecordId));

  g_string_append_printf (sql, "SELECT t.id FROM main.%s t", self->kind->id);
  wm_record_query_append_filters (self, sql, FALSE);
  g_string_append (sql, " ORDER BY ");
  wm_record_query_append_value (self, sql);
  g_string_append_printf (sql, "%s, t.number, t.id /*scan*/",
                          self->orders[0].descending ? " DESC" : "");
  rows = wm_database_prepare (self->database, sql->str);
  wm_record_query_bind_filters (self, rows);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    append_id (ids, wm_statement_get_text (rows, 0));
  return ids;
}

static void
read_title_keys_of (WmRecordQuery *self, const WmKind *kind, GHashTable *keys, GStringChunk *texts)
{
  g_autoptr (GString) key = g_string_sized_new (128);
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\" FROM main.%s /*scan*/",
                                          wm_kind_get_title_field (kind)->id, kind->id);
  g_autoptr (WmStatement) rows = wm_database_prepare (self->database, sql);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      g_string_truncate (key, 0);
      wm_text_key_append_sort (key, wm_statement_get_text (rows, 1));
      g_hash_table_insert (keys, g_string_chunk_insert (texts, wm_statement_get_text (rows, 0)),
                           g_string_chunk_insert_len (texts, key->str, (gssize) key->len));
    }
}

/* What sorts the records that @field names, by their ids; both stand in @texts. */
static GHashTable *
read_title_keys (WmRecordQuery *self, const WmField *field, GStringChunk *texts)
{
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < wm_registry_get_n_kinds (self->registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (self->registry, i);

      if (field->target == NULL || strcmp (field->target, kind->id) == 0)
        read_title_keys_of (self, kind, keys, texts);
    }
  return keys;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The titles of the records that @value names, in their order. */
static void
append_title_keys (GHashTable *titles, const char *value, GString *keys)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (g_hash_table_contains (titles, ids[i]))
      g_ptr_array_add (found, g_hash_table_lookup (titles, ids[i]));
  g_ptr_array_sort (found, compare_keys);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? WM_RECORD_QUERY_BETWEEN_TITLES : "",
                            (const char *) g_ptr_array_index (found, i));
}

/* What sorts the values of one field. */
typedef struct
{
  const WmField *field; /* nullable: the number, which needs nothing */
  GHashTable *titles;   /* owned, nullable: of records that are named */
} KeyMaker;

static void
append_choice_key (const WmField *field, const char *value, GString *keys)
{
  for (guint i = 0; field->choices[i].token != NULL; i++)
    if (g_strcmp0 (field->choices[i].token, value) == 0)
      g_string_append_printf (keys, "%03u", i);
}

/* Sixteen digits that sort as the numbers do. */
static void
append_number_key (const char *value, GString *keys)
{
  const guint64 top = G_GUINT64_CONSTANT (1) << 63;
  double number = g_ascii_strtod (value, NULL);
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  g_string_append_printf (keys, "%016" G_GINT64_MODIFIER "x", bits & top ? ~bits : bits | top);
}

/* As SQLite sorts it alone: what is empty first. */
static void
append_key (const KeyMaker *maker, const char *value, GString *keys)
{
  if (maker->field == NULL || value == NULL)
    return;
  if (maker->titles != NULL)
    append_title_keys (maker->titles, value, keys);
  else if (maker->field->type == WM_FIELD_CHOICE)
    append_choice_key (maker->field, value, keys);
  else if (maker->field->type == WM_FIELD_INTEGER || maker->field->type == WM_FIELD_NUMBER)
    append_number_key (value, keys);
  else
    wm_text_key_append_sort (keys, value);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SortRow *first = a, *second = b;
  const SortOrder *order = user_data;
  int result = 0;

  for (guint i = 0; result == 0 && i < order->n_orders; i++)
    result = order->signs[i] * strcmp (order->keys + first->keys[i], order->keys + second->keys[i]);
  if (result == 0)
    result =
        order->number_sign * ((first->number > second->number) - (first->number < second->number));
  return result != 0 ? result : strcmp (first->id.id, second->id.id);
}

static WmStatement *
prepare_sort_rows (WmRecordQuery *self)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.id, t.number");
  WmStatement *rows;

  for (guint i = 0; i < self->n_orders; i++)
    {
      g_string_append (sql, ", ");
      if (self->orders[i].field != NULL)
        wm_field_append_column (self->orders[i].field, sql, "t");
      else
        g_string_append (sql, "NULL");
    }
  g_string_append_printf (sql, " FROM main.%s t", self->kind->id);
  wm_record_query_append_filters (self, sql, FALSE);
  g_string_append (sql, " /*scan*/");
  rows = wm_database_prepare (self->database, sql->str);
  wm_record_query_bind_filters (self, rows);
  return rows;
}

/* Keys stand one behind the other in @keys, each with its NUL. */
static GArray *
read_sort_rows (WmRecordQuery *self, const KeyMaker *makers, GString *keys)
{
  g_autoptr (WmStatement) rows = prepare_sort_rows (self);
  GArray *list = g_array_new (FALSE, TRUE, sizeof (SortRow));

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      SortRow row = { .number = wm_statement_get_int (rows, 1) };

      g_strlcpy (row.id.id, wm_statement_get_text (rows, 0), sizeof row.id.id);
      for (guint i = 0; i < self->n_orders; i++)
        {
          row.keys[i] = keys->len;
          append_key (&makers[i], wm_statement_get_text (rows, 2 + (int) i), keys);
          g_string_append_c (keys, '\0');
        }
      g_array_append_val (list, row);
    }
  return list;
}

/* Where a field names several records its rows come once for each of them, one after the other;
 * what is no record of the right kind has no title here. */
static WmStatement *
prepare_linked_rows (WmRecordQuery *self)
{
  const WmField *field = self->orders[0].field;
  const gboolean reverse = (field->flags & WM_FIELD_REVERSE) != 0;
  g_autoptr (GString) sql = g_string_new (NULL);
  WmStatement *rows;

  g_string_append_printf (sql,
                          "SELECT t.id, t.number, l.%s FROM main.%s t LEFT JOIN main.link l"
                          " ON l.%s = t.id AND l.role = '%s'",
                          reverse ? "from_id" : "to_id", self->kind->id,
                          reverse ? "to_id" : "from_id", field->role);
  wm_record_query_append_filters (self, sql, FALSE);
  g_string_append (sql, " /*scan*/");
  rows = wm_database_prepare (self->database, sql->str);
  wm_record_query_bind_filters (self, rows);
  return rows;
}

static void
end_linked_row (GPtrArray *titles, GString *keys)
{
  g_ptr_array_sort (titles, compare_keys);
  for (guint i = 0; i < titles->len; i++)
    {
      if (i > 0)
        g_string_append (keys, WM_RECORD_QUERY_BETWEEN_TITLES);
      g_string_append (keys, g_ptr_array_index (titles, i));
    }
  g_string_append_c (keys, '\0');
  g_ptr_array_set_size (titles, 0);
}

/* The same as read_sort_rows() for one field that names several records, without a query inside of
 * the query for each row. */
static GArray *
read_linked_rows (WmRecordQuery *self, GHashTable *titles, GString *keys)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new (); /* the titles of one row */
  g_autoptr (WmStatement) rows = prepare_linked_rows (self);
  GArray *list = g_array_new (FALSE, TRUE, sizeof (SortRow));

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *id = wm_statement_get_text (rows, 0);
      const char *other = wm_statement_get_text (rows, 2);
      const char *title = other != NULL ? g_hash_table_lookup (titles, other) : NULL;

      if (list->len == 0 || strcmp (g_array_index (list, SortRow, list->len - 1).id.id, id) != 0)
        {
          SortRow row = { .number = wm_statement_get_int (rows, 1) };

          if (list->len > 0)
            end_linked_row (own, keys);
          row.keys[0] = keys->len;
          g_strlcpy (row.id.id, id, sizeof row.id.id);
          g_array_append_val (list, row);
        }
      if (title != NULL)
        g_ptr_array_add (own, (gpointer) title);
    }
  end_linked_row (own, keys);
  return list;
}

static gboolean
is_by_links (WmRecordQuery *self)
{
  return self->n_orders == 1 && self->orders[0].field != NULL &&
         self->orders[0].field->type == WM_FIELD_RECORDS;
}

static GArray *
run_by_keys (WmRecordQuery *self)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (64 * 1024);
  g_autoptr (GArray) rows = NULL;
  KeyMaker makers[WM_RECORD_ORDERS] = { 0 };
  SortOrder order = { .n_orders = self->n_orders, .number_sign = 1 };
  GArray *ids;

  for (guint i = 0; i < self->n_orders; i++)
    {
      const WmField *field = self->orders[i].field;

      makers[i].field = field;
      if (field != NULL && wm_field_names_records (field))
        makers[i].titles = read_title_keys (self, field, texts);
      order.signs[i] = self->orders[i].descending ? -1 : 1;
      if (field == NULL)
        order.number_sign = order.signs[i];
    }
  rows = is_by_links (self) ? read_linked_rows (self, makers[0].titles, keys)
                            : read_sort_rows (self, makers, keys);
  for (guint i = 0; i < self->n_orders; i++)
    g_clear_pointer (&makers[i].titles, g_hash_table_unref);
  order.keys = keys->str;
  ids = g_array_sized_new (FALSE, TRUE, sizeof (WmRecordId), rows->len);
  g_array_sort_with_data (rows, compare_rows, &order);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, g_array_index (rows, SortRow, i).id);
  return ids;
}

gboolean
wm_record_query_is_text (WmRecordQuery *self)
{
  const WmField *order = self->orders[0].field;

  return order != NULL && (order->type == WM_FIELD_LINE || order->type == WM_FIELD_TEXT ||
                           wm_field_names_records (order));
}

GArray *
wm_record_query_run (WmRecordQuery *self)
{
  return self->n_orders > 1 || wm_record_query_is_text (self) ? run_by_keys (self)
                                                              : run_sorted (self);
}
