/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"
#include "wm-recovery.h"

G_BEGIN_DECLS

/**
 * wm_project_open_recovery:
 * @item: (transfer full): a journal that is not live; taken over whether it succeeds or not
 * @options: not read-only
 * @n_dropped: (out) (optional): recorded changes that could not be read any more
 *
 * Opens what a crash left as a project without a file, for wm_project_save_as(): for work that was
 * never saved, whose file is gone, or that does not fit its file any more. Attached files come from
 * the journal, and from the project file where it is still there. The journal goes with the first
 * save that succeeds; until then it stays as it is.
 *
 * Returns: (transfer full) (nullable): the project, or %NULL with an error
 */
WmProject *wm_project_open_recovery (WmRecoveryItem *item, const WmProjectOptions *options,
                                     guint *n_dropped, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
