/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-edit.h"

G_BEGIN_DECLS

/**
 * wm_edit_add_risk_method:
 *
 * Adds the risk method of a small company with the words of its levels, where the project has none.
 * A registry without that kind is no error.
 */
gboolean wm_edit_add_risk_method (WmEdit *self, GError **error);

/** wm_edit_add_risk_level: adds one level with the words that a scale of that size begins with. */
gboolean wm_edit_add_risk_level (WmEdit *self, const char *axis, guint n_levels, guint level,
                                 GError **error);

G_END_DECLS
