/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-values.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * wm_closing_check:
 * @before: (nullable): what the record holds now, of the fields that @values says or of more;
 *   %NULL for a new record
 * @values: what is to be written
 *
 * A nonconformity may be closed only when somebody saw that what was done against it works.
 *
 * Returns: %FALSE with %WM_MODEL_ERROR_REQUIRED, which says what has to be filled in first, where
 *   @values would close one without that, or take the check out of a closed one. What was closed
 *   without a check before can be changed otherwise.
 */
gboolean wm_closing_check (WmValues *before, WmValues *values, GError **error);

/** wm_closing_is_checked: whether wm_closing_check() can refuse records of that kind. */
gboolean wm_closing_is_checked (const WmKind *kind);

G_END_DECLS
