/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-record-list.h"

#include "wm-haystack.h"
#include "wm-row-diff.h"
#include "wm-text-key.h"

#include <string.h>

/* What the records say may be different since the list was read. */
typedef struct
{
  gboolean any;        /* of all of them */
  GHashTable *changed; /* (unowned) char * id, a set: of these; NULL: of none */
} Changed;

/* Records kept in memory: some screens full, so that scrolling back reads nothing again. */
#define CACHE_SIZE 512

/* Views do some work for each stretch; more than this are told as one. */
#define MAX_STRETCHES 32

struct _WmRecordList
{
  GObject parent_instance;

  WmDatabase *database;
  WmRegistry *registry;
  const WmKind *kind;

  WmRecordQuery *query;
  GHashTable *only;     /* nullable: (owned) char * id, a set: of these alone */
  WmHaystack *haystack; /* NULL until somebody types */
  GStrv words;          /* NULL: for none */

  GArray *all;       /* of WmRecordId, in the order of the list: what the query finds */
  GArray *found;     /* the same, but those that are not wanted alone; often the same array */
  GArray *ids;       /* of WmRecordId: what is shown; where there are no words, the same array */
  GHashTable *cache; /* (unowned, of the record) char * id -> (owned) WmRecord * */
  GQueue cached;     /* (unowned) WmRecord *, the oldest first */

  guint n_frozen;
  GHashTable *frozen_changed; /* owned: (owned) char *, a set: refreshed while it was frozen */
  guint frozen_any : 1;       /* all of them were */
  guint asked : 1;            /* somebody knows what is in the list */
  guint stale : 1;            /* the query finds others when it is thawed … */
  guint retexted : 1;         /* … or other words are looked for among the same */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WmRecordList, wm_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static const char *
id_at (GArray *ids, guint position)
{
  return g_array_index (ids, WmRecordId, position).id;
}

static gboolean
has_changed_cb (const char *id, gpointer user_data)
{
  const Changed *changed = user_data;

  return changed->any || (changed->changed != NULL && g_hash_table_contains (changed->changed, id));
}

static void
forget_changed (WmRecordList *self, const Changed *changed)
{
  for (GList *l = self->cached.head; l != NULL;)
    {
      GList *next = l->next;
      const char *id = wm_record_get_id (l->data);

      if (has_changed_cb (id, (gpointer) changed))
        {
          g_queue_delete_link (&self->cached, l);
          g_hash_table_remove (self->cache, id);
        }
      l = next;
    }
}

/* The part of @ids that @keep wants. */
static GArray *
pick (GArray *ids, gboolean (*keep) (WmRecordList *self, const char *id), WmRecordList *self)
{
  GArray *picked = g_array_new (FALSE, TRUE, sizeof (WmRecordId));

  for (guint i = 0; i < ids->len; i++)
    if (keep (self, id_at (ids, i)))
      g_array_append_val (picked, g_array_index (ids, WmRecordId, i));
  return picked;
}

static gboolean
is_wanted (WmRecordList *self, const char *id)
{
  return g_hash_table_contains (self->only, id);
}

static gboolean
has_words (WmRecordList *self, const char *id)
{
  return wm_haystack_matches (self->haystack, id, (const char *const *) self->words);
}

/* @changed: (nullable): of these records alone it may be something else than before. */
static void
find_records (WmRecordList *self, GHashTable *changed)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->all);

  self->all = changed != NULL ? wm_record_query_run_after (self->query, before, changed)
                              : wm_record_query_run (self->query);
  g_clear_pointer (&self->found, g_array_unref);
  self->found = self->only != NULL ? pick (self->all, is_wanted, self) : g_array_ref (self->all);
}

static GArray *
find_shown (WmRecordList *self)
{
  if (self->words == NULL)
    return g_array_ref (self->found);
  wm_record_list_warm (self, G_MAXINT);
  return pick (self->found, has_words, self);
}

/* Views may ask while they are told, so the list becomes the new one stretch by stretch. */
static void
replace_stretches (WmRecordList *self, GArray *stretches, GArray *new_ids)
{
  if (stretches->len > 1)
    {
      g_autoptr (GArray) shown = g_steal_pointer (&self->ids);

      self->ids = g_array_copy (shown);
    }
  for (guint i = 0; i < stretches->len; i++)
    {
      const WmStretch *stretch = &g_array_index (stretches, WmStretch, i);

      if (stretches->len > 1)
        {
          g_array_remove_range (self->ids, stretch->old_at, stretch->removed);
          g_array_insert_vals (self->ids, stretch->old_at,
                               &g_array_index (new_ids, WmRecordId, stretch->new_at),
                               stretch->added);
        }
      if (i == stretches->len - 1)
        {
          g_array_unref (self->ids);
          self->ids = g_array_ref (new_ids);
        }
      g_list_model_items_changed (G_LIST_MODEL (self), stretch->old_at, stretch->removed,
                                  stretch->added);
    }
}

static void
show (WmRecordList *self, const Changed *changed, guint most_stretches)
{
  g_autoptr (GArray) new_ids = find_shown (self);
  g_autoptr (GArray) stretches =
      wm_row_diff (self->ids, new_ids, most_stretches, has_changed_cb, (gpointer) changed);

  replace_stretches (self, stretches, new_ids);
  if (stretches->len == 0)
    {
      g_array_unref (self->ids);
      self->ids = g_steal_pointer (&new_ids);
    }
}

/* What nobody has asked for yet need not be found again and again while it is being said what is
 * wanted. */
static void
read_again (WmRecordList *self, const Changed *changed, guint most_stretches)
{
  if (!self->asked || self->n_frozen > 0)
    {
      self->stale = TRUE;
      return;
    }
  find_records (self, NULL);
  show (self, changed, most_stretches);
}

static GArray *
get_ids (WmRecordList *self)
{
  if (!self->asked)
    {
      self->asked = TRUE;
      find_records (self, NULL);
      g_clear_pointer (&self->ids, g_array_unref);
      self->ids = find_shown (self);
      self->stale = self->retexted = FALSE;
    }
  return self->ids;
}

void
wm_record_list_freeze (WmRecordList *self)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));

  self->n_frozen++;
}

void
wm_record_list_thaw (WmRecordList *self)
{
  const Changed what = { .any = self->frozen_any, .changed = self->frozen_changed };

  g_return_if_fail (WM_IS_RECORD_LIST (self));
  g_return_if_fail (self->n_frozen > 0);

  if (--self->n_frozen > 0 || !self->asked)
    return;
  if (self->stale)
    read_again (self, &what, MAX_STRETCHES);
  else if (self->retexted)
    show (self, &what, MAX_STRETCHES);
  self->stale = self->retexted = FALSE;
  self->frozen_any = FALSE;
  g_hash_table_remove_all (self->frozen_changed);
}

static void
refresh_later (WmRecordList *self, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer id = NULL;

  self->stale = TRUE;
  if (changed == NULL)
    {
      self->frozen_any = TRUE;
      return;
    }
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->frozen_changed, g_strdup (id));
}

void
wm_record_list_refresh (WmRecordList *self, GHashTable *changed)
{
  const Changed what = { .any = changed == NULL, .changed = changed };

  g_return_if_fail (WM_IS_RECORD_LIST (self));

  forget_changed (self, &what);
  if (self->haystack != NULL)
    wm_haystack_forget (self->haystack, changed);
  if (self->n_frozen > 0)
    refresh_later (self, changed);
  else if (self->asked)
    {
      find_records (self, changed);
      show (self, &what, MAX_STRETCHES);
    }
}

/* The same records, but others of them. */
static void
choose_again (WmRecordList *self)
{
  const Changed nothing = { 0 };

  read_again (self, &nothing, MAX_STRETCHES);
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
  self->query = wm_record_query_new (database, registry, kind);
  return self;
}

void
wm_record_list_set_order (WmRecordList *self, const WmField *field, gboolean descending)
{
  const WmRecordOrder order = { field, descending };

  wm_record_list_set_orders (self, &order, 1);
}

void
wm_record_list_set_orders (WmRecordList *self, const WmRecordOrder *orders, guint n_orders)
{
  const Changed nothing = { 0 };

  g_return_if_fail (WM_IS_RECORD_LIST (self));

  if (wm_record_query_set_orders (self->query, orders, n_orders))
    read_again (self, &nothing, 1);
}

void
wm_record_list_set_filter (WmRecordList *self, const WmField *field, const char *value)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));

  wm_record_query_remove_filter (self->query, NULL);
  if (field != NULL)
    wm_record_query_add_filter (self->query, field, value);
  choose_again (self);
}

void
wm_record_list_add_filter (WmRecordList *self, const WmField *field, const char *value)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));
  g_return_if_fail (field != NULL);

  wm_record_query_add_filter (self->query, field, value);
  choose_again (self);
}

void
wm_record_list_remove_filter (WmRecordList *self, const WmField *field)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));

  wm_record_query_remove_filter (self->query, field);
  if (field == NULL)
    g_clear_pointer (&self->only, g_hash_table_unref);
  choose_again (self);
}

void
wm_record_list_set_only (WmRecordList *self, GPtrArray *ids)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));

  g_clear_pointer (&self->only, g_hash_table_unref);
  if (ids != NULL)
    self->only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (self->only, g_strdup (g_ptr_array_index (ids, i)));
  choose_again (self);
}

gboolean
wm_record_list_is_filtered (WmRecordList *self)
{
  g_return_val_if_fail (WM_IS_RECORD_LIST (self), FALSE);

  return wm_record_query_is_filtered (self->query) || self->only != NULL || self->words != NULL;
}

static gboolean
are_equal (GStrv words, GStrv others)
{
  if (words == NULL || others == NULL)
    return words == others;
  return g_strv_equal ((const char *const *) words, (const char *const *) others);
}

void
wm_record_list_set_text (WmRecordList *self, const char *text)
{
  const Changed nothing = { 0 };
  g_auto (GStrv) words = wm_text_key_split (text);

  g_return_if_fail (WM_IS_RECORD_LIST (self));

  if (are_equal (words, self->words))
    return;
  g_strfreev (self->words);
  self->words = g_steal_pointer (&words);
  if (!self->asked || self->n_frozen > 0)
    self->retexted = TRUE;
  else
    show (self, &nothing, MAX_STRETCHES);
}

gboolean
wm_record_list_warm (WmRecordList *self, guint n_records)
{
  g_return_val_if_fail (WM_IS_RECORD_LIST (self), FALSE);

  if (self->haystack == NULL)
    self->haystack = wm_haystack_new (self->database, self->registry, self->kind);
  return wm_haystack_fill (self->haystack, n_records);
}

void
wm_record_list_cool (WmRecordList *self)
{
  g_return_if_fail (WM_IS_RECORD_LIST (self));

  g_clear_pointer (&self->haystack, wm_haystack_free);
  g_queue_clear (&self->cached);
  g_hash_table_remove_all (self->cache);
}

const char *
wm_record_list_get_id (WmRecordList *self, guint position)
{
  GArray *ids;

  g_return_val_if_fail (WM_IS_RECORD_LIST (self), NULL);
  ids = get_ids (self);
  g_return_val_if_fail (position < ids->len, NULL);

  return id_at (ids, position);
}

gboolean
wm_record_list_find (WmRecordList *self, const char *id, guint *position)
{
  GArray *ids;

  g_return_val_if_fail (WM_IS_RECORD_LIST (self), FALSE);

  ids = get_ids (self);
  for (guint i = 0; i < ids->len; i++)
    if (strcmp (id_at (ids, i), id) == 0)
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
  GArray *ids = get_ids (self);
  WmRecord *record;

  if (position >= ids->len)
    return NULL;
  record = g_hash_table_lookup (self->cache, id_at (ids, position));
  if (record == NULL)
    record = load (self, id_at (ids, position));
  return record != NULL ? g_object_ref (record) : NULL;
}

static guint
wm_record_list_get_n_items (GListModel *model)
{
  return get_ids (WM_RECORD_LIST (model))->len;
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
  g_hash_table_unref (self->frozen_changed);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->all, g_array_unref);
  g_clear_pointer (&self->query, wm_record_query_free);
  g_clear_pointer (&self->only, g_hash_table_unref);
  g_clear_pointer (&self->haystack, wm_haystack_free);
  g_clear_pointer (&self->words, g_strfreev);
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
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->frozen_changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->cached);
}
