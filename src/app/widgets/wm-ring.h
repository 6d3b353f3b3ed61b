/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RING (wm_ring_get_type ())

/**
 * WmRing:
 *
 * A share of a whole as a ring, with the percentage in its middle and a word under it.
 */
G_DECLARE_FINAL_TYPE (WmRing, wm_ring, WM, RING, GtkWidget)

/**
 * wm_ring_new:
 * @caption: what the share is of, one word such as "implemented"
 */
GtkWidget *wm_ring_new (const char *caption) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_ring_set_share:
 * @part: how many of @whole
 * @words: the sentence for the tooltip and for screen readers, such as "41 of 93 implemented"
 *
 * Shows @part of @whole; a ring that is on the screen moves there. The percentage is rounded down,
 * so that 100 % is all.
 */
void wm_ring_set_share (WmRing *self, guint part, guint whole, const char *words);
/** wm_ring_get_percent: what stands in the middle. */
guint wm_ring_get_percent (WmRing *self);

G_END_DECLS
