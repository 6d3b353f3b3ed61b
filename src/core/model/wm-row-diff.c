/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids are unique in a list, so the rows that can stay where they are are the longest increasing
 * subsequence of the old places of the new rows. */
#include "config.h"

#include "wm-row-diff.h"

#include <string.h>

#define GONE G_MAXUINT

typedef struct
{
  GArray *old_ids, *new_ids;
  WmRowChanged changed;
  gpointer user_data;
  guint head; /* rows that are the same at the beginning */
  guint tail; /* and at the end */
} Diff;

static const char *
id_at (GArray *ids, guint position)
{
  return g_array_index (ids, WmRecordId, position).id;
}

static gboolean
is_same (Diff *self, guint old_at, guint new_at)
{
  const char *id = id_at (self->old_ids, old_at);

  return strcmp (id, id_at (self->new_ids, new_at)) == 0 && !self->changed (id, self->user_data);
}

static void
trim (Diff *self)
{
  const guint n_old = self->old_ids->len, n_new = self->new_ids->len;
  const guint n = MIN (n_old, n_new);

  while (self->head < n && is_same (self, self->head, self->head))
    self->head++;
  while (self->tail < n - self->head &&
         is_same (self, n_old - 1 - self->tail, n_new - 1 - self->tail))
    self->tail++;
}

/* For each row between head and tail of the new list: where it was, or GONE for one that is new or
 * says something else. */
static guint *
find_old_places (Diff *self, guint n_new)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint *old_places = g_new (guint, MAX (n_new, 1));

  for (guint i = self->head; i < self->old_ids->len - self->tail; i++)
    g_hash_table_insert (places, (gpointer) id_at (self->old_ids, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n_new; i++)
    {
      const char *id = id_at (self->new_ids, self->head + i);
      const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (places, id));

      old_places[i] = found == 0 || self->changed (id, self->user_data) ? GONE : found - 1;
    }
  return old_places;
}

/* The first of @n ends of runs whose old place is not below @place. */
static guint
find_run (const guint *ends, guint n, const guint *old_places, guint place)
{
  guint low = 0, high = n;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (old_places[ends[middle]] < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Marks as GONE what is not in the longest run of increasing old places. */
static void
keep_longest_run (guint *old_places, guint n)
{
  g_autofree guint *ends = g_new (guint, n + 1);   /* by length - 1: the row that ends the run */
  g_autofree guint *before = g_new (guint, n + 1); /* the row before in its run, or GONE */
  guint length = 0;
  guint keep;

  for (guint i = 0; i < n; i++)
    {
      guint run;

      if (old_places[i] == GONE)
        continue;
      run = find_run (ends, length, old_places, old_places[i]);
      before[i] = run > 0 ? ends[run - 1] : GONE;
      ends[run] = i;
      length = MAX (length, run + 1);
    }
  keep = length > 0 ? ends[length - 1] : GONE;
  for (guint i = n; i > 0; i--)
    if (i - 1 != keep)
      old_places[i - 1] = GONE;
    else
      keep = before[keep];
}

static void
add_stretch (GArray *stretches, guint old_at, guint old_end, guint new_at, guint new_end)
{
  WmStretch stretch = { old_at, old_end - old_at, new_at, new_end - new_at };

  if (stretch.removed > 0 || stretch.added > 0)
    g_array_append_val (stretches, stretch);
}

/* The stretches between the rows that stay, as long as there are not more than @most. */
static void
add_stretches (Diff *self, const guint *old_places, guint n_new, guint most, GArray *stretches)
{
  guint old_at = self->head, new_at = self->head;

  for (guint i = 0; i < n_new && stretches->len <= most; i++)
    if (old_places[i] != GONE)
      {
        add_stretch (stretches, old_at, old_places[i], new_at, self->head + i);
        old_at = old_places[i] + 1;
        new_at = self->head + i + 1;
      }
  add_stretch (stretches, old_at, self->old_ids->len - self->tail, new_at,
               self->new_ids->len - self->tail);
}

static void
reverse (GArray *stretches)
{
  for (guint i = 0; i < stretches->len / 2; i++)
    {
      WmStretch *first = &g_array_index (stretches, WmStretch, i);
      WmStretch *last = &g_array_index (stretches, WmStretch, stretches->len - 1 - i);
      WmStretch kept = *first;

      *first = *last;
      *last = kept;
    }
}

GArray *
wm_row_diff (GArray *old_ids, GArray *new_ids, guint most, WmRowChanged changed, gpointer user_data)
{
  Diff self = { old_ids, new_ids, changed, user_data, 0, 0 };
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (WmStretch));
  guint n_old, n_new;

  trim (&self);
  n_old = old_ids->len - self.head - self.tail;
  n_new = new_ids->len - self.head - self.tail;
  if (most > 1 && n_old > 0 && n_new > 0)
    {
      g_autofree guint *old_places = find_old_places (&self, n_new);

      keep_longest_run (old_places, n_new);
      add_stretches (&self, old_places, n_new, most, stretches);
      reverse (stretches);
    }
  if (stretches->len == 0 || stretches->len > most)
    {
      g_array_set_size (stretches, 0);
      add_stretch (stretches, self.head, self.head + n_old, self.head, self.head + n_new);
    }
  return stretches;
}
