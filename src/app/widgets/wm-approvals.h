/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_APPROVALS (wm_approvals_get_type ())

/**
 * WmApprovals:
 *
 * The approvals of a record that counts only when somebody approved it, and where one more is
 * recorded. It is not there for other records, unless they have one.
 */
G_DECLARE_FINAL_TYPE (WmApprovals, wm_approvals, WM, APPROVALS, GtkWidget)

GtkWidget *wm_approvals_new (WmSession *session);
/** wm_approvals_set_record: shows the approvals of @record, or the same ones after a change. */
void wm_approvals_set_record (WmApprovals *self, WmRecord *record);

G_END_DECLS
