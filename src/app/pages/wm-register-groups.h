/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "model/wm-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_REGISTER_GROUPS (wm_register_groups_get_type ())

/**
 * WmRegisterGroups:
 *
 * What a register shows in place of its table while it is grouped: the records of the same list
 * under headings. It follows the list by itself. Signals: `selection-changed`; `opened` (s: id);
 * `grouped` when it is by another field.
 */
G_DECLARE_FINAL_TYPE (WmRegisterGroups, wm_register_groups, WM, REGISTER_GROUPS, GtkWidget)

WmRegisterGroups *wm_register_groups_new (WmSession *session, const WmKind *kind,
                                          WmRecordList *records) G_GNUC_WARN_UNUSED_RESULT;

/** wm_register_groups_set_field: (nullable): what makes the groups, and keeps that. */
void wm_register_groups_set_field (WmRegisterGroups *self, const WmField *field);
/** wm_register_groups_get_field: (nullable): %NULL: the register is not grouped. */
const WmField *wm_register_groups_get_field (WmRegisterGroups *self);

guint wm_register_groups_get_n_selected (WmRegisterGroups *self);
char **wm_register_groups_dup_selected (WmRegisterGroups *self) G_GNUC_WARN_UNUSED_RESULT;
void wm_register_groups_unselect (WmRegisterGroups *self);
/** wm_register_groups_select: selects one alone and scrolls to it; %FALSE where it is not shown. */
gboolean wm_register_groups_select (WmRegisterGroups *self, const char *id);

G_END_DECLS
