/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-detail.h"

G_BEGIN_DECLS

#define WM_TYPE_CONTROL_HINT (wm_control_hint_get_type ())

/**
 * WmControlHint:
 *
 * Says in the detail of a control what an auditor would miss at once, and leads to the field; it is
 * not there where nothing is missing.
 */
G_DECLARE_FINAL_TYPE (WmControlHint, wm_control_hint, WM, CONTROL_HINT, GtkWidget)

GtkWidget *wm_control_hint_new (WmDetail *detail) G_GNUC_WARN_UNUSED_RESULT;

/** wm_control_hint_set_record: (nullable): the control or requirement that is shown. */
void wm_control_hint_set_record (WmControlHint *self, WmRecord *record);

G_END_DECLS
