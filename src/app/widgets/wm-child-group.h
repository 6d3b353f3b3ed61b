/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_CHILD_GROUP (wm_child_group_get_type ())

/**
 * WmChildGroup:
 *
 * The records of one kind that are parts of a record: a row each with its number and what is worth
 * knowing of it, and an entry to add more.
 */
G_DECLARE_FINAL_TYPE (WmChildGroup, wm_child_group, WM, CHILD_GROUP, GtkWidget)

/**
 * wm_child_group_new:
 * @kind: of the parts
 * @field: its field that names what they are parts of
 */
GtkWidget *wm_child_group_new (WmSession *session, const WmKind *kind,
                               const WmField *field) G_GNUC_WARN_UNUSED_RESULT;

const WmKind *wm_child_group_get_kind (WmChildGroup *self);
/** wm_child_group_set_parent_id: (nullable): reads the parts of the record with @id, or again. */
void wm_child_group_set_parent_id (WmChildGroup *self, const char *id);

G_END_DECLS
