/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit goes onto the undo stack and empties the redo stack. An undo of n events moves n from one
 * to the other, a redo of n moves them back. A migration, a purge and the creation of the project
 * are a floor: both stacks are empty after them. */
#include "config.h"

#include "wm-history.h"

#include "wm-args.h"

#include <string.h>

struct _WmHistory
{
  GArray *undo; /* of gint64: numbers of events, the next one last */
  GArray *redo;
  const char *floor; /* static; kind of the event that emptied the stacks */
};

static gint64
peek (GArray *stack)
{
  return stack->len > 0 ? g_array_index (stack, gint64, stack->len - 1) : 0;
}

static void
move (GArray *from, GArray *to, gint64 n)
{
  for (; n > 0 && from->len > 0; n--)
    {
      gint64 seq = peek (from);

      g_array_append_val (to, seq);
      g_array_set_size (from, from->len - 1);
    }
}

static gint64
read_count (const WmEvent *event)
{
  g_autoptr (WmArgs) args = wm_args_parse (event->args);

  return wm_args_get_number (args, "count", 1);
}

static gboolean
is_edit (const WmEvent *event, const char *verb)
{
  return strcmp (event->kind, WM_EVENT_KIND_EDIT) == 0 && strcmp (event->verb, verb) == 0;
}

void
wm_history_add (WmHistory *self, const WmEvent *event)
{
  /* There is nothing in it to take back, and it stands in nobody's way. */
  if (is_edit (event, WM_EVENT_VERB_REGAIN))
    return;
  if (strcmp (event->kind, WM_EVENT_KIND_UNDO) == 0)
    move (self->undo, self->redo, read_count (event));
  else if (strcmp (event->kind, WM_EVENT_KIND_REDO) == 0)
    move (self->redo, self->undo, read_count (event));
  else if (strcmp (event->kind, WM_EVENT_KIND_EDIT) == 0 && !is_edit (event, WM_EVENT_VERB_CREATE))
    {
      g_array_append_val (self->undo, event->seq);
      g_array_set_size (self->redo, 0);
    }
  else
    {
      g_array_set_size (self->undo, 0);
      g_array_set_size (self->redo, 0);
      self->floor = strcmp (event->kind, WM_EVENT_KIND_MIGRATION) == 0 ? WM_EVENT_KIND_MIGRATION
                    : strcmp (event->kind, WM_EVENT_KIND_PURGE) == 0   ? WM_EVENT_KIND_PURGE
                                                                       : NULL;
    }
}

/* Tens of thousands of events pass by here, so each is looked at where it lies. */
WmHistory *
wm_history_new (WmDatabase *database)
{
  WmHistory *self = g_new0 (WmHistory, 1);
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT seq, kind, verb, iif (kind IN ('" WM_EVENT_KIND_UNDO
                "', '" WM_EVENT_KIND_REDO "'), args, '{}') FROM main.event ORDER BY seq");

  self->undo = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->redo = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const WmEvent event = {
        .seq = wm_statement_get_int (rows, 0),
        .kind = (char *) wm_statement_get_text (rows, 1),
        .verb = (char *) wm_statement_get_text (rows, 2),
        .args = (char *) wm_statement_get_text (rows, 3),
      };

      wm_history_add (self, &event);
    }
  return self;
}

void
wm_history_free (WmHistory *self)
{
  g_array_unref (self->undo);
  g_array_unref (self->redo);
  g_free (self);
}

gint64
wm_history_get_undo (WmHistory *self)
{
  return peek (self->undo);
}

gint64
wm_history_get_redo (WmHistory *self)
{
  return peek (self->redo);
}

const char *
wm_history_get_floor (WmHistory *self)
{
  return self->floor;
}

GArray *
wm_history_list_undo_to (WmHistory *self, gint64 seq)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = self->undo->len; i > 0; i--)
    {
      gint64 candidate = g_array_index (self->undo, gint64, i - 1);

      if (candidate <= seq)
        break;
      g_array_append_val (list, candidate);
    }
  return list;
}

GArray *
wm_history_list_redo (WmHistory *self, gint64 count)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = self->redo->len; i > 0 && list->len < count; i--)
    g_array_append_val (list, g_array_index (self->redo, gint64, i - 1));
  return list;
}
