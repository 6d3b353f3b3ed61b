/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-kind.h"

G_BEGIN_DECLS

/* How SQL says the value of a field: by its column, or by the links that it is kept as. */

/**
 * wm_field_append_column:
 * @table: name of the kind's table in the query
 *
 * Appends the expression that gives the value of @field in a row of @table.
 */
void wm_field_append_column (const WmField *field, GString *sql, const char *table);

/**
 * wm_field_append_filter:
 * @parameter: to which the value that is looked for is bound, as in ":value"
 * @is_empty: whether what is looked for is that there is no value
 *
 * Appends the condition that a row of @table has that value in @field; of several choices or
 * records, that it is one of them.
 */
void wm_field_append_filter (const WmField *field, GString *sql, const char *table,
                             const char *parameter, gboolean is_empty);

G_END_DECLS
