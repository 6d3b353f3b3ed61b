/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-timeline-item.h"

#include "app/wm-dates.h"

struct _WmTimelineItem
{
  GObject parent_instance;

  WmEventItem *event; /* owned; NULL: a day */
  char *day;          /* owned, nullable */
  char *time;         /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (WmTimelineItem, wm_timeline_item, G_TYPE_OBJECT)

static void
wm_timeline_item_finalize (GObject *object)
{
  WmTimelineItem *self = WM_TIMELINE_ITEM (object);

  g_clear_object (&self->event);
  g_free (self->day);
  g_free (self->time);
  G_OBJECT_CLASS (wm_timeline_item_parent_class)->finalize (object);
}

static void
wm_timeline_item_class_init (WmTimelineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_timeline_item_finalize;
}

static void
wm_timeline_item_init (WmTimelineItem *self)
{
}

WmTimelineItem *
wm_timeline_item_new_event (WmEventItem *event)
{
  WmTimelineItem *self = g_object_new (WM_TYPE_TIMELINE_ITEM, NULL);

  self->event = g_object_ref (event);
  self->time = wm_dates_dup_time (wm_event_item_get_at (event));
  return self;
}

WmTimelineItem *
wm_timeline_item_new_day (gint64 at)
{
  WmTimelineItem *self = g_object_new (WM_TYPE_TIMELINE_ITEM, NULL);

  self->day = wm_dates_dup_weekday (at);
  return self;
}

gint64
wm_timeline_item_get_seq (WmTimelineItem *self)
{
  g_return_val_if_fail (WM_IS_TIMELINE_ITEM (self), 0);

  return self->event != NULL ? wm_event_item_get_seq (self->event) : 0;
}

const char *
wm_timeline_item_get_title (WmTimelineItem *self)
{
  g_return_val_if_fail (WM_IS_TIMELINE_ITEM (self), NULL);

  return self->event != NULL ? wm_event_item_get_label (self->event) : self->day;
}

const char *
wm_timeline_item_get_actor (WmTimelineItem *self)
{
  g_return_val_if_fail (WM_IS_TIMELINE_ITEM (self), NULL);

  return self->event != NULL ? wm_event_item_get_actor (self->event) : NULL;
}

const char *
wm_timeline_item_get_time (WmTimelineItem *self)
{
  g_return_val_if_fail (WM_IS_TIMELINE_ITEM (self), NULL);

  return self->time;
}
