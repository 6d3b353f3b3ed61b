/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-record-list.h"

#include "store/wm-id.h"
#include "wm-field-value.h"
#include "wm-haystack.h"

#include <string.h>

/* What the records say may be different since the list was read. */
typedef struct
{
  gboolean any;        /* of all of them */
  GHashTable *changed; /* (unowned) char * id, a set: of these; NULL: of none */
} Changed;

/* Records kept in memory: some screens full, so that scrolling back reads nothing again. */
#define CACHE_SIZE 512

typedef struct
{
  char id[WM_ID_LENGTH + 1];
} RecordId;

typedef struct
{
  const WmField *field;
  char *value; /* owned, nullable */
} Filter;

struct _WmRecordList
{
  GObject parent_instance;

  WmDatabase *database;
  WmRegistry *registry;
  const WmKind *kind;

  GArray *ids;       /* of RecordId, in the order of the list */
  GHashTable *cache; /* (unowned, of the record) char * id -> (owned) WmRecord * */
  GQueue cached;     /* (unowned) WmRecord *, the oldest first */

  const WmField *order;
  GPtrArray *filters;   /* (element-type Filter) */
  WmHaystack *haystack; /* NULL until somebody types */
  char **words;         /* owned: what was typed, folded; none: everything */

  guint descending : 1;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WmRecordList, wm_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
append_order (WmRecordList *self, GString *sql)
{
  const WmField *field = self->order;

  g_string_append (sql, " ORDER BY ");
  if (field == NULL)
    g_string_append (sql, "t.number");
  else if (field->type == WM_FIELD_RECORD)
    g_string_append (sql, "ifnull (o.title, '') COLLATE NOCASE");
  else if (field->type == WM_FIELD_CHOICE)
    {
      g_string_append_printf (sql, "CASE t.\"%s\"", field->id);
      for (guint i = 0; field->choices[i].token != NULL; i++)
        g_string_append_printf (sql, " WHEN '%s' THEN %u", field->choices[i].token, i + 1);
      g_string_append (sql, " ELSE 0 END");
    }
  else
    g_string_append_printf (sql, "t.\"%s\" COLLATE NOCASE", field->id);
  g_string_append_printf (sql, "%s, t.number, t.id", self->descending ? " DESC" : "");
}

static const Filter *
get_filter (WmRecordList *self, guint index)
{
  return g_ptr_array_index (self->filters, index);
}

static char *
dup_sql (WmRecordList *self)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT t.id FROM main.%s t", self->kind->id);
  if (self->order != NULL && self->order->type == WM_FIELD_RECORD)
    {
      const WmKind *target = wm_registry_find_kind (self->registry, self->order->target);

      g_string_append_printf (sql,
                              " LEFT JOIN (SELECT id, \"%s\" AS title FROM main.%s) o"
                              " ON o.id = t.\"%s\"",
                              wm_kind_get_title_field (target)->id, target->id, self->order->id);
    }
  for (guint i = 0; i < self->filters->len; i++)
    g_string_append_printf (sql, "%s t.\"%s\" IS :%s", i == 0 ? " WHERE" : " AND",
                            get_filter (self, i)->field->id, get_filter (self, i)->field->id);
  append_order (self, sql);
  g_string_append (sql, " /*scan*/");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
bind_filters (WmRecordList *self, WmStatement *rows)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = get_filter (self, i);
      g_autofree char *name = g_strconcat (":", filter->field->id, NULL);

      wm_field_bind (filter->field, rows, name, filter->value);
    }
}

static gboolean
has_words (WmRecordList *self, const char *id)
{
  return self->words == NULL || *self->words == NULL ||
         wm_haystack_matches (self->haystack, id, (const char *const *) self->words);
}

static GArray *
read_ids (WmRecordList *self)
{
  g_autofree char *sql = dup_sql (self);
  g_autoptr (WmStatement) rows = wm_database_prepare (self->database, sql);
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (RecordId));

  bind_filters (self, rows);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      RecordId id = { "" };

      if (!has_words (self, wm_statement_get_text (rows, 0)))
        continue;
      g_strlcpy (id.id, wm_statement_get_text (rows, 0), sizeof id.id);
      g_array_append_val (ids, id);
    }
  return ids;
}

static const char *
id_at (GArray *ids, guint position)
{
  return g_array_index (ids, RecordId, position).id;
}

static gboolean
has_changed (const Changed *changed, const char *id)
{
  return changed->any || (changed->changed != NULL && g_hash_table_contains (changed->changed, id));
}

static gboolean
is_same (GArray *old_ids, guint old_at, GArray *new_ids, guint new_at, const Changed *changed)
{
  const char *id = id_at (old_ids, old_at);

  return strcmp (id, id_at (new_ids, new_at)) == 0 && !has_changed (changed, id);
}

static void
forget_changed (WmRecordList *self, const Changed *changed)
{
  for (GList *l = self->cached.head; l != NULL;)
    {
      GList *next = l->next;
      const char *id = wm_record_get_id (l->data);

      if (has_changed (changed, id))
        {
          g_queue_delete_link (&self->cached, l);
          g_hash_table_remove (self->cache, id);
        }
      l = next;
    }
}

static void
read_again (WmRecordList *self, const Changed *changed)
{
  g_autoptr (GArray) old_ids = NULL;
  guint n_old, n_new;
  guint head = 0, tail = 0;

  forget_changed (self, changed);
  old_ids = g_steal_pointer (&self->ids);
  self->ids = read_ids (self);
  n_old = old_ids->len;
  n_new = self->ids->len;
  while (head < MIN (n_old, n_new) && is_same (old_ids, head, self->ids, head, changed))
    head++;
  while (tail < MIN (n_old, n_new) - head &&
         is_same (old_ids, n_old - 1 - tail, self->ids, n_new - 1 - tail, changed))
    tail++;
  if (n_old - head - tail > 0 || n_new - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail,
                                n_new - head - tail);
}

void
wm_record_list_refresh (WmRecordList *self, GHashTable *changed)
{
  const Changed what = { .any = changed == NULL, .changed = changed };

  g_return_if_fail (WM_IS_RECORD_LIST (self));

  if (self->haystack != NULL)
    wm_haystack_forget (self->haystack, changed);
  read_again (self, &what);
}

/* The same records in another order or another choice of them. */
static void
rearrange (WmRecordList *self)
{
  const Changed nothing = { 0 };

  read_again (self, &nothing);
}

WmRecordList *
wm_record_list_new (WmDatabase *database, WmRegistry *registry, const WmKind *kind)
{
  WmRecordList *self;

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (WM_TYPE_RECORD_LIST, NULL);
  self->database = g_object_ref (database);
  self->registry = g_object_ref (registry);
  self->kind = kind;
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = read_ids (self);
  return self;
}

void
wm_record_list_set_order (WmRecordList *self, const WmField *field, gboolean descending)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));

  if (self->order == field && self->descending == descending)
    return;
  self->order = field;
  self->descending = descending;
  rearrange (self);
}

static void
filter_free (gpointer data)
{
  Filter *filter = data;

  g_free (filter->value);
  g_free (filter);
}

static void
drop_filter (WmRecordList *self, const WmField *field)
{
  for (guint i = self->filters->len; i > 0; i--)
    if (field == NULL || get_filter (self, i - 1)->field == field)
      g_ptr_array_remove_index (self->filters, i - 1);
}

static void
put_filter (WmRecordList *self, const WmField *field, const char *value)
{
  Filter *filter = g_new0 (Filter, 1);

  filter->field = field;
  filter->value = g_strdup (value);
  g_ptr_array_add (self->filters, filter);
}

void
wm_record_list_set_filter (WmRecordList *self, const WmField *field, const char *value)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));

  drop_filter (self, NULL);
  if (field != NULL)
    put_filter (self, field, value);
  rearrange (self);
}

void
wm_record_list_add_filter (WmRecordList *self, const WmField *field, const char *value)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));
  g_return_if_fail (field != NULL);

  drop_filter (self, field);
  put_filter (self, field, value);
  rearrange (self);
}

void
wm_record_list_remove_filter (WmRecordList *self, const WmField *field)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));

  drop_filter (self, field);
  rearrange (self);
}

gboolean
wm_record_list_is_filtered (WmRecordList *self)
{
  g_return_val_if_fail (WM_IS_RECORD_LIST (self), FALSE);

  return self->filters->len > 0 || (self->words != NULL && *self->words != NULL);
}

void
wm_record_list_set_text (WmRecordList *self, const char *text)
{
  g_auto (GStrv) words = NULL;

  g_return_if_fail (WM_IS_RECORD_LIST (self));

  words = wm_haystack_dup_words (text != NULL ? text : "");
  if (self->words != NULL &&
      g_strv_equal ((const char *const *) words, (const char *const *) self->words))
    return;
  if (*words != NULL)
    wm_record_list_warm (self, G_MAXINT);
  g_strfreev (self->words);
  self->words = g_steal_pointer (&words);
  rearrange (self);
}

gboolean
wm_record_list_warm (WmRecordList *self, guint n_records)
{
  g_return_val_if_fail (WM_IS_RECORD_LIST (self), FALSE);

  if (self->haystack == NULL)
    self->haystack = wm_haystack_new (self->database, self->registry, self->kind);
  return wm_haystack_fill (self->haystack, n_records);
}

gboolean
wm_record_list_find (WmRecordList *self, const char *id, guint *position)
{
  g_return_val_if_fail (WM_IS_RECORD_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (strcmp (id_at (self->ids, i), id) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static WmRecord *
load (WmRecordList *self, const char *id)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      self->database, wm_registry_get_sql (self->registry, self->kind)->select);
  WmRecord *record;

  wm_statement_bind_text (row, ":id", id);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;

  record = wm_record_new_from_row (self->kind, row);
  g_hash_table_insert (self->cache, (gpointer) wm_record_get_id (record), record);
  g_queue_push_tail (&self->cached, record);
  if (self->cached.length > CACHE_SIZE)
    g_hash_table_remove (self->cache, wm_record_get_id (g_queue_pop_head (&self->cached)));
  return record;
}

static gpointer
wm_record_list_get_item (GListModel *model, guint position)
{
  WmRecordList *self = WM_RECORD_LIST (model);
  WmRecord *record;

  if (position >= self->ids->len)
    return NULL;
  record = g_hash_table_lookup (self->cache, id_at (self->ids, position));
  if (record == NULL)
    record = load (self, id_at (self->ids, position));
  return record != NULL ? g_object_ref (record) : NULL;
}

static guint
wm_record_list_get_n_items (GListModel *model)
{
  return WM_RECORD_LIST (model)->ids->len;
}

static GType
wm_record_list_get_item_type (GListModel *model)
{
  return WM_TYPE_RECORD;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = wm_record_list_get_item;
  iface->get_item_type = wm_record_list_get_item_type;
  iface->get_n_items = wm_record_list_get_n_items;
}

static void
wm_record_list_finalize (GObject *object)
{
  WmRecordList *self = WM_RECORD_LIST (object);

  g_queue_clear (&self->cached);
  g_hash_table_unref (self->cache);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->filters);
  g_clear_pointer (&self->haystack, wm_haystack_free);
  g_strfreev (self->words);
  g_clear_object (&self->database);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (wm_record_list_parent_class)->finalize (object);
}

static void
wm_record_list_class_init (WmRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_record_list_finalize;
}

static void
wm_record_list_init (WmRecordList *self)
{
  self->ids = g_array_new (FALSE, TRUE, sizeof (RecordId));
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_queue_init (&self->cached);
  self->filters = g_ptr_array_new_with_free_func (filter_free);
}
