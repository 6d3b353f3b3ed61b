/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-filter-bar.h"

G_BEGIN_DECLS

/**
 * wm_register_add:
 * @filters: what the new records take over, or they would vanish at once
 * @names: what they are called, ended by %NULL
 * @refusal: (out) (transfer full): where nothing was added, why
 *
 * Adds a record for each name as one event.
 *
 * Returns: (transfer full) (nullable): their ids
 */
char **wm_register_add (WmSession *session, const WmKind *kind, WmFilterBar *filters,
                        const char *const *names, char **refusal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
