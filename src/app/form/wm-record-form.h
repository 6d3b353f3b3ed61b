/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_RECORD_FORM (wm_record_form_get_type ())

/**
 * WmRecordForm:
 *
 * The fields of a record, made from its descriptors: boxed lists by section, and a block for each
 * text. Everything is written as the focus moves on.
 */
G_DECLARE_FINAL_TYPE (WmRecordForm, wm_record_form, WM, RECORD_FORM, GtkWidget)

GtkWidget *wm_record_form_new (WmSession *session);

/**
 * wm_record_form_set_record:
 * @record: (nullable): what is shown; again after it changed
 */
void wm_record_form_set_record (WmRecordForm *self, WmRecord *record);

/** wm_record_form_commit_now: writes what is typed and not written yet. */
void wm_record_form_commit_now (WmRecordForm *self);

/** wm_record_form_focus_field: puts the cursor into the field with @field_id. */
void wm_record_form_focus_field (WmRecordForm *self, const char *field_id);

G_END_DECLS
