/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RECORD_PICKER (wm_record_picker_get_type ())

/**
 * WmRecordPicker:
 *
 * A popover to choose a record: one types, the list narrows, Enter takes the first. Where the kind
 * allows it, what was typed can become a new record.
 *
 * Signal `picked` (s: id of the record, "" for none).
 */
G_DECLARE_FINAL_TYPE (WmRecordPicker, wm_record_picker, WM, RECORD_PICKER, GtkPopover)

/**
 * wm_record_picker_new:
 * @kinds: ids of the kinds to choose from, ended by %NULL; of one kind a new one can be made
 * @can_clear: whether “none” can be chosen
 */
GtkWidget *wm_record_picker_new (WmSession *session, const char *const *kinds, gboolean can_clear);

G_END_DECLS
