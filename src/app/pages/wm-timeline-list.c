/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-timeline-list.h"

#include "app/wm-dates.h"
#include "project/wm-event-list.h"

/* How many events are looked at between two frames. */
#define SLICE 150

struct _WmTimelineList
{
  GObject parent_instance;

  WmEventList *events; /* owned: those of the person and the record */
  GArray *rows;        /* owned: of Row */
  char *text;          /* owned, nullable */
  guint n_looked_at;   /* how many of the events, from the newest on */
  guint n_events;      /* of which so many are in the list */
  guint idle_id;
};

typedef struct
{
  gint64 seq; /* 0: a day */
  gint64 at;
} Row;

enum
{
  PROP_0,
  PROP_N_EVENTS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GType
wm_timeline_list_get_item_type (GListModel *model)
{
  return WM_TYPE_TIMELINE_ITEM;
}

static guint
wm_timeline_list_get_n_items (GListModel *model)
{
  return WM_TIMELINE_LIST (model)->rows->len;
}

static gpointer
wm_timeline_list_get_item (GListModel *model, guint position)
{
  WmTimelineList *self = WM_TIMELINE_LIST (model);
  g_autoptr (WmEventItem) event = NULL;
  const Row *row;
  guint place = 0;

  if (position >= self->rows->len)
    return NULL;
  row = &g_array_index (self->rows, Row, position);
  if (row->seq == 0)
    return wm_timeline_item_new_day (row->at);
  if (!wm_event_list_find (self->events, row->seq, &place))
    g_return_val_if_reached (NULL);
  event = g_list_model_get_item (G_LIST_MODEL (self->events), place);
  return wm_timeline_item_new_event (event);
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = wm_timeline_list_get_item_type;
  iface->get_n_items = wm_timeline_list_get_n_items;
  iface->get_item = wm_timeline_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (WmTimelineList, wm_timeline_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static guint
count_source (WmTimelineList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->events));
}

static gboolean
is_wanted (WmTimelineList *self, WmEventItem *event)
{
  return self->text == NULL ||
         g_str_match_string (self->text, wm_event_item_get_label (event), TRUE) ||
         g_str_match_string (self->text, wm_event_item_get_actor (event), TRUE);
}

/* Adds an event behind @rows, after the day if it is another than that of the event before. */
static void
add_row (GArray *rows, WmEventItem *event, gint64 *at)
{
  gint64 own = wm_event_item_get_at (event);
  Row day = { 0, own };
  Row row = { wm_event_item_get_seq (event), own };

  if (*at == 0 || !wm_dates_is_same_day (*at, own))
    g_array_append_val (rows, day);
  g_array_append_val (rows, row);
  *at = own;
}

/* Adds the events from @first up to, not with, @end of the source that are wanted. */
static void
add_rows (WmTimelineList *self, GArray *rows, guint first, guint end, gint64 *at)
{
  for (guint i = first; i < end; i++)
    {
      g_autoptr (WmEventItem) event = g_list_model_get_item (G_LIST_MODEL (self->events), i);

      if (!is_wanted (self, event))
        continue;
      add_row (rows, event, at);
      self->n_events++;
    }
}

static gboolean
fill_cb (gpointer user_data)
{
  WmTimelineList *self = user_data;
  guint end = MIN (self->n_looked_at + SLICE, count_source (self));
  guint before = self->rows->len;
  gint64 at = before > 0 ? g_array_index (self->rows, Row, before - 1).at : 0;

  add_rows (self, self->rows, self->n_looked_at, end, &at);
  self->n_looked_at = end;
  if (self->rows->len > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->rows->len - before);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_EVENTS]);
  if (end < count_source (self))
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
restart (WmTimelineList *self)
{
  guint n_rows = self->rows->len;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_array_set_size (self->rows, 0);
  self->n_events = 0;
  self->n_looked_at = 0;
  if (n_rows > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_rows, 0);
  /* The first rows are there at once; the rest comes between frames. */
  if (fill_cb (self))
    self->idle_id = g_idle_add (fill_cb, self);
}

static void
wm_timeline_list_dispose (GObject *object)
{
  WmTimelineList *self = WM_TIMELINE_LIST (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->events);
  G_OBJECT_CLASS (wm_timeline_list_parent_class)->dispose (object);
}

static void
wm_timeline_list_finalize (GObject *object)
{
  WmTimelineList *self = WM_TIMELINE_LIST (object);

  g_array_unref (self->rows);
  g_free (self->text);
  G_OBJECT_CLASS (wm_timeline_list_parent_class)->finalize (object);
}

static void
wm_timeline_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_EVENTS)
    g_value_set_uint (value, WM_TIMELINE_LIST (object)->n_events);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_timeline_list_class_init (WmTimelineListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_timeline_list_dispose;
  object_class->finalize = wm_timeline_list_finalize;
  object_class->get_property = wm_timeline_list_get_property;
  properties[PROP_N_EVENTS] = g_param_spec_uint ("n-events", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wm_timeline_list_init (WmTimelineList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

WmTimelineList *
wm_timeline_list_new (WmProject *project)
{
  WmTimelineList *self = g_object_new (WM_TYPE_TIMELINE_LIST, NULL);

  self->events = wm_event_list_new (project);
  restart (self);
  return self;
}

void
wm_timeline_list_set_filter (WmTimelineList *self, const char *text, const char *actor,
                             const char *record_id)
{
  const char *wanted = text != NULL && *text != '\0' ? text : NULL;

  g_return_if_fail (WM_IS_TIMELINE_LIST (self));

  if (g_strcmp0 (self->text, wanted) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (wanted);
    }
  wm_event_list_set_actor (self->events, actor);
  wm_event_list_set_record (self->events, record_id);
  restart (self);
}

/* Rows in front: a day that is there already stays where it is, and the new events go below it. */
static void
prepend_rows (WmTimelineList *self, GArray *rows, gint64 oldest_at)
{
  guint position = 0;
  guint skip = 0;

  if (rows->len == 0)
    return;
  if (self->rows->len > 0 &&
      wm_dates_is_same_day (g_array_index (self->rows, Row, 0).at, oldest_at))
    {
      /* All of one day, as nearly always: its row is the first of the new ones too. */
      const Row *last_day = NULL;

      for (guint i = 0; i < rows->len; i++)
        if (g_array_index (rows, Row, i).seq == 0)
          last_day = &g_array_index (rows, Row, i);
      if (last_day == &g_array_index (rows, Row, 0))
        position = skip = 1;
      else
        {
          g_array_remove_index (self->rows, 0);
          g_list_model_items_changed (G_LIST_MODEL (self), 0, 1, 0);
        }
    }
  g_array_insert_vals (self->rows, position, &g_array_index (rows, Row, skip), rows->len - skip);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, rows->len - skip);
}

/* What was removed for good is not named any more in the events before it. */
static gboolean
rewrites_words (WmTimelineList *self, guint n_new)
{
  for (guint i = 0; i < n_new; i++)
    {
      g_autoptr (WmEventItem) event = g_list_model_get_item (G_LIST_MODEL (self->events), i);

      if (g_str_equal (wm_event_item_get_kind (event), WM_EVENT_KIND_PURGE))
        return TRUE;
    }
  return FALSE;
}

void
wm_timeline_list_follow (WmTimelineList *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gint64 at = 0;
  guint n_before;
  guint n_new;

  g_return_if_fail (WM_IS_TIMELINE_LIST (self));

  n_before = count_source (self);
  wm_event_list_refresh (self->events);
  n_new = count_source (self) - n_before;
  if (rewrites_words (self, n_new))
    {
      restart (self);
      return;
    }
  add_rows (self, rows, 0, n_new, &at);
  self->n_looked_at += n_new;
  prepend_rows (self, rows, at);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_EVENTS]);
}

guint
wm_timeline_list_get_n_events (WmTimelineList *self)
{
  g_return_val_if_fail (WM_IS_TIMELINE_LIST (self), 0);

  return self->n_events;
}

gboolean
wm_timeline_list_is_complete (WmTimelineList *self)
{
  g_return_val_if_fail (WM_IS_TIMELINE_LIST (self), FALSE);

  return self->n_looked_at == count_source (self);
}
