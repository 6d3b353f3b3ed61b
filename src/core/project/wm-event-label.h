/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"

G_BEGIN_DECLS

/**
 * wm_event_dup_label:
 *
 * Returns: (transfer full): what the event did, as a sentence without its end in the reader's
 *   language: "Changed status and owner of “Access control”"
 */
char *wm_event_dup_label (WmProject *project, const WmEvent *event) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
