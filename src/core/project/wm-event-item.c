/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-event-item.h"

#include "wm-args.h"
#include "wm-event-label.h"

struct _WmEventItem
{
  GObject parent_instance;

  WmProject *project;
  WmEvent *event;
  char *label;     /* NULL until somebody asks */
  char *record_id; /* nullable */
};

enum
{
  PROP_0,
  PROP_SEQ,
  PROP_AT,
  PROP_ACTOR,
  PROP_KIND,
  PROP_VERB,
  PROP_LABEL,
  PROP_RECORD_ID,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmEventItem, wm_event_item, G_TYPE_OBJECT)

WmEventItem *
wm_event_item_new (WmProject *project, WmEvent *event)
{
  WmEventItem *self;
  g_autoptr (WmArgs) args = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (event != NULL, NULL);

  args = wm_args_parse (event->args);
  self = g_object_new (WM_TYPE_EVENT_ITEM, NULL);
  self->project = g_object_ref (project);
  self->event = event;
  self->record_id = g_strdup (wm_args_get_text (args, "id"));
  return self;
}

gint64
wm_event_item_get_seq (WmEventItem *self)
{
  g_return_val_if_fail (WM_IS_EVENT_ITEM (self), 0);

  return self->event->seq;
}

const char *
wm_event_item_get_id (WmEventItem *self)
{
  g_return_val_if_fail (WM_IS_EVENT_ITEM (self), NULL);

  return self->event->id;
}

gint64
wm_event_item_get_at (WmEventItem *self)
{
  g_return_val_if_fail (WM_IS_EVENT_ITEM (self), 0);

  return self->event->at;
}

const char *
wm_event_item_get_actor (WmEventItem *self)
{
  g_return_val_if_fail (WM_IS_EVENT_ITEM (self), NULL);

  return self->event->actor;
}

const char *
wm_event_item_get_kind (WmEventItem *self)
{
  g_return_val_if_fail (WM_IS_EVENT_ITEM (self), NULL);

  return self->event->kind;
}

const char *
wm_event_item_get_verb (WmEventItem *self)
{
  g_return_val_if_fail (WM_IS_EVENT_ITEM (self), NULL);

  return self->event->verb;
}

const char *
wm_event_item_get_label (WmEventItem *self)
{
  g_return_val_if_fail (WM_IS_EVENT_ITEM (self), NULL);

  if (self->label == NULL)
    self->label = wm_event_dup_label (self->project, self->event);
  return self->label;
}

const char *
wm_event_item_get_record_id (WmEventItem *self)
{
  g_return_val_if_fail (WM_IS_EVENT_ITEM (self), NULL);

  return self->record_id;
}

const WmEvent *
wm_event_item_get_event (WmEventItem *self)
{
  g_return_val_if_fail (WM_IS_EVENT_ITEM (self), NULL);

  return self->event;
}

static void
wm_event_item_finalize (GObject *object)
{
  WmEventItem *self = WM_EVENT_ITEM (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->event, wm_event_free);
  g_free (self->label);
  g_free (self->record_id);

  G_OBJECT_CLASS (wm_event_item_parent_class)->finalize (object);
}

static void
wm_event_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  WmEventItem *self = WM_EVENT_ITEM (object);

  switch (prop_id)
    {
    case PROP_SEQ:
      g_value_set_int64 (value, self->event->seq);
      break;
    case PROP_AT:
      g_value_set_int64 (value, self->event->at);
      break;
    case PROP_ACTOR:
      g_value_set_string (value, self->event->actor);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->event->kind);
      break;
    case PROP_VERB:
      g_value_set_string (value, self->event->verb);
      break;
    case PROP_LABEL:
      g_value_set_string (value, wm_event_item_get_label (self));
      break;
    case PROP_RECORD_ID:
      g_value_set_string (value, self->record_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wm_event_item_class_init (WmEventItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = wm_event_item_finalize;
  object_class->get_property = wm_event_item_get_property;
  properties[PROP_SEQ] = g_param_spec_int64 ("seq", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_AT] = g_param_spec_int64 ("at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_ACTOR] = g_param_spec_string ("actor", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_VERB] = g_param_spec_string ("verb", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_RECORD_ID] = g_param_spec_string ("record-id", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wm_event_item_init (WmEventItem *self)
{
}
