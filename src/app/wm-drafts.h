/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

G_BEGIN_DECLS

/* Comments that are being written: what was typed and not written yet, by the id of the record that
 * it is about, or of the comment that is being changed. They are of the session, so that every page
 * that shows the record shows them, and nothing that was typed is lost. */

/** wm_drafts_get: (nullable): what is being written about the record with @id. */
const char *wm_drafts_get (WmSession *session, const char *id);
/** wm_drafts_set: @text: (nullable): %NULL or nothing but space: there is none any more. */
void wm_drafts_set (WmSession *session, const char *id, const char *text);
/** wm_drafts_steal: (transfer full) (nullable): all of them, for the session that comes after. */
GHashTable *wm_drafts_steal (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
/** wm_drafts_take: @drafts: (transfer full) (nullable): what another session had. */
void wm_drafts_take (WmSession *session, GHashTable *drafts);

/**
 * wm_drafts_add_comment:
 *
 * Writes a comment about the record with @id, by whoever works here, of today.
 */
gboolean
wm_drafts_add_comment (WmSession *session, const char *id, const char *text, GError **error);

/**
 * wm_drafts_write_all:
 *
 * Writes everything that is being written, as if its button were clicked: the window closes. What
 * cannot be written stays; the first reason is in @error.
 */
gboolean wm_drafts_write_all (WmSession *session, GError **error);

G_END_DECLS
