/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-send-item.h"

#include <glib/gi18n.h>

struct _WmSendItem
{
  GObject parent_instance;

  char *sha256;
  char *title;
  char *detail;

  guint available : 1;
  guint included : 1;
};

enum
{
  PROP_0,
  PROP_AVAILABLE,
  PROP_DETAIL,
  PROP_INCLUDED,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmSendItem, wm_send_item, G_TYPE_OBJECT)

static void
wm_send_item_finalize (GObject *object)
{
  WmSendItem *self = WM_SEND_ITEM (object);

  g_free (self->sha256);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (wm_send_item_parent_class)->finalize (object);
}

static void
wm_send_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  WmSendItem *self = WM_SEND_ITEM (object);

  switch (prop_id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, self->available);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_INCLUDED:
      g_value_set_boolean (value, self->included);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wm_send_item_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_INCLUDED)
    wm_send_item_set_included (WM_SEND_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
wm_send_item_class_init (WmSendItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = wm_send_item_finalize;
  object_class->get_property = wm_send_item_get_property;
  object_class->set_property = wm_send_item_set_property;
  properties[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL] =
      g_param_spec_string ("detail", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INCLUDED] =
      g_param_spec_boolean ("included", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wm_send_item_init (WmSendItem *self)
{
}

static char *
make_detail (const WmCopyFile *file)
{
  g_autofree char *size = g_format_size (file->size);

  if (file->bytes == WM_FILE_BYTES_LEFT_OUT)
    return g_strdup (_ ("Not in this copy"));
  if (file->bytes == WM_FILE_BYTES_MISSING)
    return g_strdup (_ ("Missing"));
  if (file->record_id == NULL)
    /* Translators: a file of an entry that was deleted, then its size. */
    return g_strdup_printf (_ ("Deleted · %s"), size);
  return g_steal_pointer (&size);
}

WmSendItem *
wm_send_item_new (const WmCopyFile *file)
{
  WmSendItem *self = g_object_new (WM_TYPE_SEND_ITEM, NULL);

  self->sha256 = g_strdup (file->sha256);
  self->title = g_strdup (file->title);
  self->detail = make_detail (file);
  self->available = file->bytes != WM_FILE_BYTES_LEFT_OUT && file->bytes != WM_FILE_BYTES_MISSING;
  self->included = self->available && file->record_id != NULL;
  return self;
}

const char *
wm_send_item_get_sha256 (WmSendItem *self)
{
  g_return_val_if_fail (WM_IS_SEND_ITEM (self), NULL);

  return self->sha256;
}

const char *
wm_send_item_get_title (WmSendItem *self)
{
  g_return_val_if_fail (WM_IS_SEND_ITEM (self), NULL);

  return self->title;
}

const char *
wm_send_item_get_detail (WmSendItem *self)
{
  g_return_val_if_fail (WM_IS_SEND_ITEM (self), NULL);

  return self->detail;
}

gboolean
wm_send_item_is_available (WmSendItem *self)
{
  g_return_val_if_fail (WM_IS_SEND_ITEM (self), FALSE);

  return self->available;
}

gboolean
wm_send_item_is_included (WmSendItem *self)
{
  g_return_val_if_fail (WM_IS_SEND_ITEM (self), FALSE);

  return self->included;
}

void
wm_send_item_set_included (WmSendItem *self, gboolean included)
{
  g_return_if_fail (WM_IS_SEND_ITEM (self));

  included = included && self->available;
  if (self->included == included)
    return;
  self->included = included;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCLUDED]);
}
