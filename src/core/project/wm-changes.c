/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-changes.h"

#include "store/wm-changeset.h"

#include <string.h>

struct _WmChanges
{
  GHashTable *ids;    /* (owned) char *, a set */
  GHashTable *tables; /* (owned) char *, a set */
};

static void
add_id (WmChanges *self, const char *id)
{
  if (id != NULL)
    g_hash_table_add (self->ids, g_strdup (id));
}

static gboolean
collect_cb (WmChange *change, gpointer user_data)
{
  WmChanges *self = user_data;
  const char *table = wm_change_get_table (change);

  if (!g_hash_table_contains (self->tables, table))
    g_hash_table_add (self->tables, g_strdup (table));
  add_id (self, wm_change_get_key (change));
  if (strcmp (table, "link") == 0)
    {
      /* The second key column of a link is the other end. */
      const char *other = wm_change_get_new (change, 1);

      add_id (self, other != NULL ? other : wm_change_get_old (change, 1));
    }
  return TRUE;
}

static WmChanges *
new_empty (void)
{
  WmChanges *self = g_new0 (WmChanges, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

WmChanges *
wm_changes_new (GBytes *changeset)
{
  WmChanges *self = new_empty ();

  /* It was made or checked a moment ago, so it can be read. */
  wm_changeset_foreach (changeset, collect_cb, self, NULL);
  return self;
}

static void
add_all (GHashTable *set, GHashTable *more)
{
  GHashTableIter iter;
  gpointer text = NULL;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!g_hash_table_contains (set, text))
      g_hash_table_add (set, g_strdup (text));
}

void
wm_changes_add (WmChanges *self, WmChanges *more)
{
  add_all (self->ids, more->ids);
  add_all (self->tables, more->tables);
}

WmChanges *
wm_changes_copy (WmChanges *self)
{
  WmChanges *copy = new_empty ();

  wm_changes_add (copy, self);
  return copy;
}

void
wm_changes_free (WmChanges *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->tables);
  g_free (self);
}

gboolean
wm_changes_touches_kind (WmChanges *self, const char *kind_id)
{
  return g_hash_table_contains (self->tables, kind_id);
}

gboolean
wm_changes_touches_links (WmChanges *self)
{
  return g_hash_table_contains (self->tables, "link");
}

GHashTable *
wm_changes_get_ids (WmChanges *self)
{
  return self->ids;
}
