/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "risk/wm-risk-method.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_GRADE_BUTTON (wm_grade_button_get_type ())

/**
 * WmGradeButton:
 *
 * Says how large a risk is, and opens a small matrix in which that is chosen. While one looks for
 * the cell the words of its levels stand below.
 */
G_DECLARE_FINAL_TYPE (WmGradeButton, wm_grade_button, WM, GRADE_BUTTON, GtkWidget)

GtkWidget *wm_grade_button_new (WmSession *session, WmRiskView view) G_GNUC_WARN_UNUSED_RESULT;

/** wm_grade_button_set_risk: (nullable): whose grade is shown. */
void wm_grade_button_set_risk (WmGradeButton *self, const WmRiskMethod *method, WmRecord *risk);
/** wm_grade_button_open: shows the matrix. */
void wm_grade_button_open (WmGradeButton *self);

G_END_DECLS
