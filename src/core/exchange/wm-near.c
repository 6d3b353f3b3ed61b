/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-near.h"

#include "model/wm-text.h"

#include <string.h>

/* Bytes that are compared; the time that it takes grows with the square. */
#define COMPARED_BYTES 48

/* What is shorter than this is in too many words. */
#define PART_MIN_BYTES 3

static char *
dup_key (const char *word)
{
  char *key = wm_text_fold_label (word);

  if (strlen (key) > COMPARED_BYTES)
    key[COMPARED_BYTES] = '\0';
  return key;
}

/* How many letters must be added, dropped or changed to make one of the other. */
static guint
get_distance (const char *a, const char *b)
{
  guint row[COMPARED_BYTES + 1];
  guint length = (guint) strlen (b);

  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= length; j++)
        {
          guint changed = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[length];
}

static gboolean
is_part (const char *part, const char *whole)
{
  return strlen (part) >= PART_MIN_BYTES && strstr (whole, part) != NULL;
}

void
wm_near_init (WmNear *self, const char *wanted)
{
  self->wanted = dup_key (wanted);
  self->best = G_MAXUINT;
  self->found = NULL;
}

void
wm_near_clear (WmNear *self)
{
  g_clear_pointer (&self->wanted, g_free);
}

void
wm_near_offer (WmNear *self, const char *word, gconstpointer data)
{
  g_autofree char *key = dup_key (word);
  guint limit = MAX (1, (guint) strlen (self->wanted) / 3);
  guint distance;

  if (*key == '\0' || *self->wanted == '\0')
    return;
  distance = get_distance (self->wanted, key);
  if (distance >= self->best)
    return;
  if (distance <= limit || is_part (key, self->wanted) || is_part (self->wanted, key))
    {
      self->best = distance;
      self->found = data;
    }
}
