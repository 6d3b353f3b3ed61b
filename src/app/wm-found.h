/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

G_BEGIN_DECLS

/* What was found when a project was opened, for a notification of the desktop: changes that a crash
 * left behind, and evidence that has run out or soon will. */

typedef struct
{
  char *title;     /* owned: "Lindner Optik GmbH: 3 pieces of evidence have run out" */
  char *body;      /* owned, nullable: what else was found, one sentence a line */
  const char *gap; /* nullable: of the gap that the title is about; %NULL: the timeline shows it */
} WmFound;

/**
 * wm_found_look:
 * @recovery_is_seen: whether the window says already what was recovered
 *
 * Returns: (transfer full) (nullable): what is worth a word, or %NULL
 */
WmFound *wm_found_look (WmSession *session, gboolean recovery_is_seen) G_GNUC_WARN_UNUSED_RESULT;
void wm_found_free (WmFound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmFound, wm_found_free)

G_END_DECLS
