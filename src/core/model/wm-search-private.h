/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-search.h"

/* Private to wm-search.c and wm-search-find.c. */

struct _WmSearch
{
  WmDatabase *database;
  WmRegistry *registry;
  guint n_kinds;

  guint filling;   /* the kind that is being read; n_kinds when all were */
  char *filled_to; /* owned: the last id of it that was read */

  GHashTable *waiting;    /* (owned) char *, a set: ids to be read again */
  GHashTable *kind_words; /* (unowned) WmKind * -> (owned) char *: its names, folded */
  gint64 last_place;
  gint64 n_dead; /* rows of the full-text table that no place tells of any more */
};
