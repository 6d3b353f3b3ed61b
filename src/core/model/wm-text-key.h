/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys to find and to sort text by, for lists that do so with thousands of texts between two
 * frames. Like wm_text_fold(), which they agree with, but appended to one buffer and without a pass
 * of Unicode normalization where the alphabet is Latin, Greek or Cyrillic. */

/**
 * wm_text_key_append:
 * @text: (nullable): anything, also invalid UTF-8
 *
 * Appends @text without case and accents. White space of any kind becomes a space each.
 */
void wm_text_key_append (GString *key, const char *text);

/**
 * wm_text_key_append_sort:
 * @text: (nullable): anything, also invalid UTF-8
 *
 * Appends a key by which strcmp() sorts as people do: without case and accents, and a number in a
 * text by its size, so that "Laptop 9" comes before "Laptop 10". Only the beginning of a long text
 * counts.
 */
void wm_text_key_append_sort (GString *key, const char *text);

/**
 * wm_text_key_split:
 * @text: (nullable): what a person typed
 *
 * Returns: (transfer full) (nullable): the keys of its words; %NULL where there is none
 */
GStrv wm_text_key_split (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
