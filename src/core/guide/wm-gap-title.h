/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * wm_gap_dup_title:
 * @id: of a gap
 * @count: how many records it is about
 *
 * Returns: (transfer full) (nullable): the gap as a sentence without its end in the reader's
 *   language: "12 assets have no owner yet"; %NULL for an unknown id
 */
char *wm_gap_dup_title (const char *id, guint count) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
