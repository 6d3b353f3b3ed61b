/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"
#include "wm-cli.h"

G_BEGIN_DECLS

/* What was given as field=value. */

/**
 * wm_cli_parse_values:
 * @pairs: (element-type filename): arguments
 * @first: the first of them that is a pair
 *
 * Reads `field=value` as people write values; `field=` clears. A field of several choices may be
 * given more than once. References are looked up by whatever wm_records_resolve() takes.
 *
 * Returns: (transfer full) (nullable): the values, or %NULL with an error
 */
WmValues *wm_cli_parse_values (WmProject *project, const WmKind *kind, GPtrArray *pairs,
                               guint first, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_cli_looks_like_pair:
 *
 * Whether @argument begins as a pair does: the characters of a field's id and "=".
 */
gboolean wm_cli_looks_like_pair (const char *argument);

/** wm_cli_names_field: whether @argument is a pair of a field that @kind has. */
gboolean wm_cli_names_field (const WmKind *kind, const char *argument);

G_END_DECLS
