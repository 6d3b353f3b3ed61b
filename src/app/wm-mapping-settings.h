/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-table.h"
#include "model/wm-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What columns of a list were taken for the last time, so that the list of next month needs no
 * second look: kept by project, kind and the names of the columns. */

/**
 * wm_mapping_settings_dup:
 * @settings: (nullable): see wm_settings_new()
 *
 * Returns: (transfer full) (nullable): the id of the use (as #WmImportMap has it) of each column by
 *   its name, `a{ss}`; %NULL where such a list was never imported
 */
GVariant *wm_mapping_settings_dup (GSettings *settings, const char *project_id, const WmKind *kind,
                                   WmTable *table) G_GNUC_WARN_UNUSED_RESULT;

/** wm_mapping_settings_keep: takes a floating @uses; the oldest of many are forgotten. */
void wm_mapping_settings_keep (GSettings *settings, const char *project_id, const WmKind *kind,
                               WmTable *table, GVariant *uses);

G_END_DECLS
