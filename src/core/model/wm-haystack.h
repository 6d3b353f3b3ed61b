/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"
#include "wm-registry.h"

G_BEGIN_DECLS

/* What a person would read in the records of one kind, folded so that case and accents make no
 * difference, kept in memory: narrowing a list as one types looks here, not into the database. */

typedef struct _WmHaystack WmHaystack;

WmHaystack *wm_haystack_new (WmDatabase *database, WmRegistry *registry,
                             const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void wm_haystack_free (WmHaystack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmHaystack, wm_haystack_free)

/**
 * wm_haystack_fill:
 * @n_records: how many to read at most, so that a slice fits between two frames
 *
 * Goes on reading the records.
 *
 * Returns: whether there is more to do
 */
gboolean wm_haystack_fill (WmHaystack *self, guint n_records);

/**
 * wm_haystack_forget:
 * @changed: (nullable) (element-type utf8): ids of records that changed, as a set; %NULL: any
 *
 * Forgets what those records said, also where only the name of what they refer to changed.
 */
void wm_haystack_forget (WmHaystack *self, GHashTable *changed);

/**
 * wm_haystack_matches:
 * @words: as wm_text_key_split() gives them
 *
 * Returns: whether every one of @words occurs in the record with @id
 */
gboolean wm_haystack_matches (WmHaystack *self, const char *id, const char *const *words);

G_END_DECLS
