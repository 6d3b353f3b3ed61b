/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_APPROVAL_ROW (wm_approval_row_get_type ())

/**
 * WmApprovalRow:
 *
 * An approval: who, when and by which way, and whether something proves it. Opened it shows the
 * fields, the attached proof, and a button to attach the signed page or the mail.
 *
 * Property: `record-id`, so that a file dropped here proves the approval.
 */
G_DECLARE_FINAL_TYPE (WmApprovalRow, wm_approval_row, WM, APPROVAL_ROW, AdwExpanderRow)

GtkWidget *wm_approval_row_new (WmSession *session);
/**
 * wm_approval_row_set_record:
 * @subject: kind of the record where it is shown
 *
 * Shows @approval, or the same one after a change.
 */
void wm_approval_row_set_record (WmApprovalRow *self, WmRecord *approval, const WmKind *subject);
const char *wm_approval_row_get_record_id (WmApprovalRow *self);

G_END_DECLS
