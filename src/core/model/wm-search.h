/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"
#include "wm-registry.h"

G_BEGIN_DECLS

/* Full-text search over every record. The index lives in a database of its own in memory, attached
 * beside the project's; it is never saved. */

typedef struct _WmSearch WmSearch;

/** wm_search_new: attaches an empty index to @database; one a database. */
WmSearch *wm_search_new (WmDatabase *database, WmRegistry *registry,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void wm_search_free (WmSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSearch, wm_search_free)

/**
 * wm_search_fill:
 * @n_records: how many to read at most, so that a slice fits between two frames
 *
 * Goes on filling the index from the records.
 *
 * Returns: whether there is more to do
 */
gboolean wm_search_fill (WmSearch *self, guint n_records);

/** wm_search_is_filling: whether there is more to do for wm_search_fill(). */
gboolean wm_search_is_filling (WmSearch *self);

/**
 * wm_search_update:
 * @ids: (element-type utf8): ids of records that changed, as a set
 *
 * Reads these records again, or drops those that are gone. Where they are many that is left to
 * wm_search_fill().
 */
void wm_search_update (WmSearch *self, GHashTable *ids);

typedef struct
{
  char *id; /* owned */
  const WmKind *kind;
  char *label; /* owned: the number or key that people see, as A-12 or A.5.9 */
  char *title; /* owned */
} WmSearchHit;

void wm_search_hit_free (WmSearchHit *self);

/**
 * wm_search_find:
 * @text: what a person typed; words are found by their beginning, all of them must be there
 *
 * Case and accents make no difference. The name of a kind is a word of each of its records.
 *
 * Returns: (transfer full) (element-type WmSearchHit): at most @limit hits, the best first: what is
 *   called exactly so, what begins so, what has the words in its title, and what has them in its
 *   texts
 */
GPtrArray *wm_search_find (WmSearch *self, const char *text, guint limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
