/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-register-groups.h"

G_BEGIN_DECLS

/**
 * wm_group_choice_new:
 *
 * Returns: (transfer floating): a drop-down of the fields that a register can be grouped by
 */
GtkWidget *
wm_group_choice_new (WmRegisterGroups *groups, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
