/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An id is 16 random bytes as 32 lower-case hex digits. */
#define WM_ID_LENGTH 32

/**
 * wm_id_new:
 * @context: what is unique to the place where the id is made (the newest event's id)
 * @counter: how many ids were made there before
 *
 * Makes an id. Where the environment variable `WAYMARK_SEED` is set it depends on nothing but the
 * seed, @context and @counter, so that samples and tests get the same ids every time.
 *
 * Returns: (transfer full): the id
 */
char *wm_id_new (const char *context, guint64 counter) G_GNUC_WARN_UNUSED_RESULT;

/** wm_id_is_valid: whether @text has the form of an id. */
gboolean wm_id_is_valid (const char *text);

/** wm_hex_is_valid: whether @text is exactly @length lower-case hex digits. */
gboolean wm_hex_is_valid (const char *text, gsize length);

G_END_DECLS
