/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds among words the one that somebody probably meant who wrote another one. */

typedef struct
{
  char *wanted;        /* owned: folded */
  guint best;          /* distance of what was found */
  gconstpointer found; /* what wm_near_offer() was given for it */
} WmNear;

/**
 * wm_near_init:
 * @wanted: what was written, of a length that wm_text_fold() allows
 *
 * Begins a search; case, accents, spaces, hyphens and underscores make no difference. What is
 * longer than any label is compared by its beginning.
 */
void wm_near_init (WmNear *self, const char *wanted);
void wm_near_clear (WmNear *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmNear, wm_near_clear)

/**
 * wm_near_offer:
 * @word: another way to write what @data is
 *
 * Remembers @data if @word is near, and nearer than all before: few letters differ, or one of both
 * is in the other.
 */
void wm_near_offer (WmNear *self, const char *word, gconstpointer data);

G_END_DECLS
