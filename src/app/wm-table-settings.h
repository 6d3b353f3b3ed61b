/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which columns a table shows, what it is sorted and grouped by, kept for each kind of record.
 * Settings may be %NULL everywhere: nothing is kept then. */

/**
 * wm_table_settings_dup_columns:
 *
 * Returns: (transfer container) (element-type WmField): the fields that are shown as columns, in
 *   their order; the usual ones where the person has chosen none
 */
GPtrArray *
wm_table_settings_dup_columns (GSettings *settings, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** wm_table_settings_has_columns: whether the person has chosen columns for @kind. */
gboolean wm_table_settings_has_columns (GSettings *settings, const WmKind *kind);

/**
 * wm_table_settings_set_columns:
 * @columns: (nullable) (element-type WmField): in their order; %NULL: the usual ones again
 */
void wm_table_settings_set_columns (GSettings *settings, const WmKind *kind, GPtrArray *columns);

/**
 * wm_table_settings_get_order:
 * @descending: (out): whether it is sorted downwards
 *
 * Returns: (nullable): the field that the table is sorted by; %NULL: the number
 */
const WmField *
wm_table_settings_get_order (GSettings *settings, const WmKind *kind, gboolean *descending);

/** wm_table_settings_set_order: keeps what wm_table_settings_get_order() gives. */
void wm_table_settings_set_order (GSettings *settings, const WmKind *kind, const WmField *field,
                                  gboolean descending);

/** wm_table_settings_get_group: (nullable): what the register is grouped by; %NULL: nothing. */
const WmField *wm_table_settings_get_group (GSettings *settings, const WmKind *kind);
/** wm_table_settings_set_group: @field: (nullable): %NULL: not grouped. */
void wm_table_settings_set_group (GSettings *settings, const WmKind *kind, const WmField *field);

G_END_DECLS
