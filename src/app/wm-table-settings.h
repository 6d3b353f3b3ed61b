/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-kind.h"
#include "model/wm-record-query.h"

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
 * wm_table_settings_get_orders:
 * @orders: (out caller-allocates): %WM_RECORD_ORDERS of them
 *
 * Returns: how many fields the table is sorted by, one after the other; one at least, the number
 *   where nobody chose
 */
guint wm_table_settings_get_orders (GSettings *settings, const WmKind *kind, WmRecordOrder *orders);
/** wm_table_settings_set_orders: keeps what wm_table_settings_get_orders() gives. */
void wm_table_settings_set_orders (GSettings *settings, const WmKind *kind,
                                   const WmRecordOrder *orders, guint n_orders);

/** wm_table_settings_get_group: (nullable): what the register is grouped by; %NULL: nothing. */
const WmField *wm_table_settings_get_group (GSettings *settings, const WmKind *kind);
/** wm_table_settings_set_group: @field: (nullable): %NULL: not grouped. */
void wm_table_settings_set_group (GSettings *settings, const WmKind *kind, const WmField *field);

G_END_DECLS
