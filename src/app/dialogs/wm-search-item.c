/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-search-item.h"

#include <gtk/gtk.h>

struct _WmSearchItem
{
  GObject parent_instance;

  const char *icon;   /* static */
  const char *action; /* static */
  char *number;       /* owned, nullable */
  char *title;        /* owned */
  char *note;         /* owned */
  GVariant *target;   /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (WmSearchItem, wm_search_item, G_TYPE_OBJECT)

static void
wm_search_item_finalize (GObject *object)
{
  WmSearchItem *self = WM_SEARCH_ITEM (object);

  g_free (self->number);
  g_free (self->title);
  g_free (self->note);
  g_clear_pointer (&self->target, g_variant_unref);
  G_OBJECT_CLASS (wm_search_item_parent_class)->finalize (object);
}

static void
wm_search_item_class_init (WmSearchItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_search_item_finalize;
}

static void
wm_search_item_init (WmSearchItem *self)
{
}

static char *
dup_key_words (const char *keys)
{
  GdkModifierType modifiers;
  guint key;

  if (keys == NULL || !gtk_accelerator_parse (keys, &key, &modifiers))
    return g_strdup ("");
  return gtk_accelerator_get_label (key, modifiers);
}

WmSearchItem *
wm_search_item_new_for_command (const WmCommand *command)
{
  WmSearchItem *self = g_object_new (WM_TYPE_SEARCH_ITEM, NULL);

  self->icon = command->icon;
  self->action = command->action;
  self->title = g_strdup (command->label);
  self->note = command->note != NULL ? g_strdup (command->note) : dup_key_words (command->keys);
  self->target = command->target != NULL ? g_variant_ref (command->target) : NULL;
  return self;
}

WmSearchItem *
wm_search_item_new_for_hit (const WmSearchHit *hit, const char *icon)
{
  WmSearchItem *self = g_object_new (WM_TYPE_SEARCH_ITEM, NULL);

  self->icon = icon;
  self->action = "win.show-record";
  self->number = g_strdup (hit->label);
  self->title = g_strdup (hit->title);
  self->note = g_strdup (wm_kind_get_label (hit->kind));
  self->target = g_variant_ref_sink (g_variant_new_string (hit->id));
  return self;
}

const char *
wm_search_item_get_icon (WmSearchItem *self)
{
  g_return_val_if_fail (WM_IS_SEARCH_ITEM (self), NULL);

  return self->icon;
}

const char *
wm_search_item_get_number (WmSearchItem *self)
{
  g_return_val_if_fail (WM_IS_SEARCH_ITEM (self), NULL);

  return self->number;
}

const char *
wm_search_item_get_title (WmSearchItem *self)
{
  g_return_val_if_fail (WM_IS_SEARCH_ITEM (self), NULL);

  return self->title;
}

const char *
wm_search_item_get_note (WmSearchItem *self)
{
  g_return_val_if_fail (WM_IS_SEARCH_ITEM (self), NULL);

  return self->note;
}

const char *
wm_search_item_get_action (WmSearchItem *self)
{
  g_return_val_if_fail (WM_IS_SEARCH_ITEM (self), NULL);

  return self->action;
}

GVariant *
wm_search_item_get_target (WmSearchItem *self)
{
  g_return_val_if_fail (WM_IS_SEARCH_ITEM (self), NULL);

  return self->target;
}
