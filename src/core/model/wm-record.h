/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"
#include "wm-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A record as it was when it was read; it never changes. */

#define WM_TYPE_RECORD (wm_record_get_type ())
G_DECLARE_FINAL_TYPE (WmRecord, wm_record, WM, RECORD, GObject)

/**
 * wm_record_new_from_row:
 * @row: a statement at a row whose first columns are those of #WmKindSql.columns
 *
 * Returns: (transfer full): the record
 */
WmRecord *wm_record_new_from_row (const WmKind *kind, WmStatement *row) G_GNUC_WARN_UNUSED_RESULT;

const WmKind *wm_record_get_kind (WmRecord *self);
const char *wm_record_get_id (WmRecord *self);
gint64 wm_record_get_number (WmRecord *self);
/** wm_record_get_title: what names the record to people. */
const char *wm_record_get_title (WmRecord *self);
/** wm_record_dup_label: (transfer full): A.5.9 where the kind has a key, else A-12. */
char *wm_record_dup_label (WmRecord *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_record_get_value: (nullable): the canonical value of @field, one of the kind's. */
const char *wm_record_get_value (WmRecord *self, const WmField *field);
/** wm_record_get_value_by_id: (nullable): the same; an unknown id is a mistake of the program. */
const char *wm_record_get_value_by_id (WmRecord *self, const char *field_id);

G_END_DECLS
