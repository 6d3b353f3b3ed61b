/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_CHILDREN (wm_children_get_type ())

/**
 * WmChildren:
 *
 * What belongs to a record: its parts as a list that can be added to (the findings of an audit),
 * and how many records of other registers name it in which field. Both are made from the
 * descriptors.
 */
G_DECLARE_FINAL_TYPE (WmChildren, wm_children, WM, CHILDREN, GtkWidget)

typedef enum
{
  WM_CHILDREN_PARTS, /* that one comes for: they stand before the fields */
  WM_CHILDREN_ASIDE, /* the other parts; see WM_KIND_ASIDE */
  WM_CHILDREN_NAMINGS,
} WmChildrenWhat;

GtkWidget *wm_children_new (WmSession *session, WmChildrenWhat what) G_GNUC_WARN_UNUSED_RESULT;

/** wm_children_set_record: (nullable): what they belong to. */
void wm_children_set_record (WmChildren *self, WmRecord *record);

/** wm_children_refresh: the project changed; they are read again a moment later. */
void wm_children_refresh (WmChildren *self);

G_END_DECLS
