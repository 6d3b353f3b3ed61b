/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WmImportPlanning: making the plan of a long table in pieces, so that the window stays usable, can
 * say how far it is and can give it up.
 */
typedef struct _WmImportPlanning WmImportPlanning;

/** WmImportPlannedFunc: @import: (transfer full): the plan, complete. */
typedef void (*WmImportPlannedFunc) (WmImport *import, gpointer user_data);

/**
 * wm_import_planning_start:
 * @import: (transfer full): begun by wm_import_begin()
 * @bar: shows how far it is; borrowed
 * @planned: called once from the main loop, when the planning is gone already; not after
 *   wm_import_planning_stop()
 */
WmImportPlanning *
wm_import_planning_start (WmImport *import, GtkProgressBar *bar, WmImportPlannedFunc planned,
                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/** wm_import_planning_stop: gives it up; nothing is left of it. */
void wm_import_planning_stop (WmImportPlanning *self);

G_END_DECLS
