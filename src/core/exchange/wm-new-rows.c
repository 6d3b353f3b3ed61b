/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-new-rows.h"

#include "model/wm-text.h"
#include "store/wm-id.h"
#include "wm-near.h"

#include <string.h>

/* An id is random: none begins like that. */
#define TOKEN_PREFIX "000000000000000000000000"

/* Among more names than this no near ones are looked for: it takes too long for each mistake. */
#define SUGGEST_MAX_NAMES 1000

struct _WmNewRows
{
  GHashTable *by_name; /* (owned) char *, folded -> (owned) GArray of WmNewRow */
  GPtrArray *names;    /* (unowned) char * */
};

WmNewRows *
wm_new_rows_new (void)
{
  WmNewRows *self = g_new0 (WmNewRows, 1);

  self->by_name =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->names = g_ptr_array_new ();
  return self;
}

void
wm_new_rows_free (WmNewRows *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->names);
  g_free (self);
}

void
wm_new_rows_enter (WmNewRows *self, guint row, const char *name, const WmIndexEntry *entry)
{
  const WmNewRow made = { row, entry };
  g_autofree char *folded = wm_text_fold_name (name);
  GArray *rows;

  if (*folded == '\0')
    return;
  rows = g_hash_table_lookup (self->by_name, folded);
  if (rows == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (WmNewRow));
      g_hash_table_insert (self->by_name, g_steal_pointer (&folded), rows);
      g_ptr_array_add (self->names, (gpointer) name);
    }
  g_array_append_val (rows, made);
}

GArray *
wm_new_rows_find (WmNewRows *self, const char *text)
{
  g_autofree char *folded = wm_text_fold_name (text);

  return g_hash_table_lookup (self->by_name, folded);
}

const char *
wm_new_rows_suggest (WmNewRows *self, const char *text)
{
  g_auto (WmNear) near = { 0 };

  wm_near_init (&near, text);
  for (guint i = 0; i < self->names->len && self->names->len <= SUGGEST_MAX_NAMES; i++)
    wm_near_offer (&near, g_ptr_array_index (self->names, i), g_ptr_array_index (self->names, i));
  return near.found;
}

char *
wm_new_row_dup_token (WmTable *table, guint row)
{
  return g_strdup_printf (TOKEN_PREFIX "%08x", wm_table_get_row_number (table, row));
}

gboolean
wm_new_row_find (WmTable *table, guint number, guint *row)
{
  guint from = 0;
  guint to = wm_table_get_n_rows (table);

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (wm_table_get_row_number (table, middle) < number)
        from = middle + 1;
      else
        to = middle;
    }
  *row = from;
  return from < wm_table_get_n_rows (table) && wm_table_get_row_number (table, from) == number;
}

gboolean
wm_new_row_read_token (WmTable *table, const char *id, guint *row)
{
  if (!g_str_has_prefix (id, TOKEN_PREFIX) || !wm_id_is_valid (id))
    return FALSE;
  return wm_new_row_find (table, (guint) g_ascii_strtoull (id + strlen (TOKEN_PREFIX), NULL, 16),
                          row);
}

gboolean
wm_new_row_is_named (const char *value)
{
  /* Tokens sort before every id, and several ids are sorted. */
  return value != NULL && g_str_has_prefix (value, TOKEN_PREFIX);
}
