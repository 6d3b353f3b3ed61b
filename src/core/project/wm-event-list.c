/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-event-list.h"

/* Events that are read in one go, some screens full. */
#define PAGE_SIZE 64

/* Items kept in memory; scrolling back reads nothing again. */
#define CACHE_SIZE 512

struct _WmEventList
{
  GObject parent_instance;

  WmProject *project;
  char *actor;     /* nullable */
  char *record_id; /* nullable */

  GArray *seqs;      /* of gint64, the newest first */
  gint64 read_to;    /* the newest event that was looked at */
  GHashTable *cache; /* (unowned, of the queue) gint64 * seq -> (owned) WmEventItem * */
  GQueue cached;     /* (owned) gint64 *, the oldest first */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WmEventList, wm_event_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint64
seq_at (WmEventList *self, guint position)
{
  return g_array_index (self->seqs, gint64, position);
}

/* A changeset holds ids as they are, so the bytes of one tell without taking it apart. */
static GArray *
read_seqs (WmEventList *self, gint64 after)
{
  GArray *seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (WmStatement) rows = wm_database_prepare (
      wm_project_get_database (self->project), "SELECT seq FROM main.event WHERE seq > :after"
                                               " AND (:actor IS NULL OR actor = :actor)"
                                               " AND (:id IS NULL OR instr (args, :id) > 0"
                                               " OR instr (changeset, CAST (:id AS BLOB)) > 0)"
                                               " ORDER BY seq DESC /*scan*/");

  wm_statement_bind_int (rows, ":after", after);
  wm_statement_bind_text (rows, ":actor", self->actor);
  wm_statement_bind_text (rows, ":id", self->record_id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const gint64 seq = wm_statement_get_int (rows, 0);

      g_array_append_val (seqs, seq);
    }
  return seqs;
}

static void
read_again (WmEventList *self)
{
  const guint n_old = self->seqs->len;

  g_array_unref (self->seqs);
  self->seqs = read_seqs (self, 0);
  self->read_to = wm_project_get_head_seq (self->project);
  if (n_old > 0 || self->seqs->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, self->seqs->len);
}

WmEventList *
wm_event_list_new (WmProject *project)
{
  WmEventList *self;

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);

  self = g_object_new (WM_TYPE_EVENT_LIST, NULL);
  self->project = g_object_ref (project);
  read_again (self);
  return self;
}

static void
set_text (WmEventList *self, char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  read_again (self);
}

void
wm_event_list_set_actor (WmEventList *self, const char *actor)
{
  g_return_if_fail (WM_IS_EVENT_LIST (self));

  set_text (self, &self->actor, actor);
}

void
wm_event_list_set_record (WmEventList *self, const char *record_id)
{
  g_return_if_fail (WM_IS_EVENT_LIST (self));

  set_text (self, &self->record_id, record_id);
}

gboolean
wm_event_list_is_filtered (WmEventList *self)
{
  g_return_val_if_fail (WM_IS_EVENT_LIST (self), FALSE);

  return self->actor != NULL || self->record_id != NULL;
}

void
wm_event_list_refresh (WmEventList *self)
{
  g_autoptr (GArray) seqs = NULL;

  g_return_if_fail (WM_IS_EVENT_LIST (self));

  seqs = read_seqs (self, self->read_to);
  self->read_to = wm_project_get_head_seq (self->project);
  if (seqs->len == 0)
    return;
  g_array_prepend_vals (self->seqs, seqs->data, seqs->len);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, seqs->len);
}

gboolean
wm_event_list_find (WmEventList *self, gint64 seq, guint *position)
{
  guint low = 0, high;

  g_return_val_if_fail (WM_IS_EVENT_LIST (self), FALSE);

  high = self->seqs->len;
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (seq_at (self, middle) > seq)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->seqs->len || seq_at (self, low) != seq)
    return FALSE;
  *position = low;
  return TRUE;
}

static void
keep (WmEventList *self, WmEventItem *item)
{
  gint64 *seq = g_new (gint64, 1);

  *seq = wm_event_item_get_seq (item);
  g_hash_table_insert (self->cache, seq, item);
  g_queue_push_tail (&self->cached, seq);
  if (self->cached.length > CACHE_SIZE)
    {
      g_autofree gint64 *oldest = g_queue_pop_head (&self->cached);

      g_hash_table_remove (self->cache, oldest);
    }
}

/* Reads what is missing of the page that @position is on. Where a filter picks few events out of
 * many, each is read by itself: what lies between them is not wanted. */
static void
load_page (WmEventList *self, guint position)
{
  const guint first = position - position % PAGE_SIZE;
  const guint last = MIN (first + PAGE_SIZE, self->seqs->len) - 1;
  const gint64 lowest = seq_at (self, last), highest = seq_at (self, first);
  const gboolean dense = highest - lowest < 2 * PAGE_SIZE;
  const gint64 from = dense ? lowest : seq_at (self, position);
  g_autoptr (GPtrArray) events = wm_event_list (wm_project_get_database (self->project), from,
                                                dense ? highest - lowest + 1 : 1);

  g_ptr_array_set_free_func (events, NULL);
  for (guint i = 0; i < events->len; i++)
    {
      WmEvent *event = g_ptr_array_index (events, i);
      guint found;

      if (wm_event_list_find (self, event->seq, &found) &&
          !g_hash_table_contains (self->cache, &event->seq))
        keep (self, wm_event_item_new (self->project, event));
      else
        wm_event_free (event);
    }
}

static gpointer
wm_event_list_get_item (GListModel *model, guint position)
{
  WmEventList *self = WM_EVENT_LIST (model);
  WmEventItem *item;
  gint64 seq;

  if (position >= self->seqs->len)
    return NULL;
  seq = seq_at (self, position);
  item = g_hash_table_lookup (self->cache, &seq);
  if (item == NULL)
    {
      load_page (self, position);
      item = g_hash_table_lookup (self->cache, &seq);
    }
  return item != NULL ? g_object_ref (item) : NULL;
}

static guint
wm_event_list_get_n_items (GListModel *model)
{
  return WM_EVENT_LIST (model)->seqs->len;
}

static GType
wm_event_list_get_item_type (GListModel *model)
{
  return WM_TYPE_EVENT_ITEM;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = wm_event_list_get_item;
  iface->get_item_type = wm_event_list_get_item_type;
  iface->get_n_items = wm_event_list_get_n_items;
}

static void
wm_event_list_finalize (GObject *object)
{
  WmEventList *self = WM_EVENT_LIST (object);

  g_hash_table_unref (self->cache);
  g_queue_clear_full (&self->cached, g_free);
  g_array_unref (self->seqs);
  g_clear_object (&self->project);
  g_free (self->actor);
  g_free (self->record_id);

  G_OBJECT_CLASS (wm_event_list_parent_class)->finalize (object);
}

static void
wm_event_list_class_init (WmEventListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_event_list_finalize;
}

static void
wm_event_list_init (WmEventList *self)
{
  self->seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  g_queue_init (&self->cached);
}
