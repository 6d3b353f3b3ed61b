/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-kind.h"

G_BEGIN_DECLS

/* What is to be written to some fields of a record, in canonical form: text in NFC and trimmed,
 * numbers as decimals, "yes" or "no", dates as YYYY-MM-DD, tokens of choices, ids of records. */

typedef struct _WmValues WmValues;

WmValues *wm_values_new (const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void wm_values_free (WmValues *self);
const WmKind *wm_values_get_kind (WmValues *self);

/** wm_values_set: remembers @value (copied; %NULL clears the field) for @field. */
void wm_values_set (WmValues *self, const WmField *field, const char *value);
/** wm_values_take: like wm_values_set(), but owns @value from here on. */
void wm_values_take (WmValues *self, const WmField *field, char *value);
/** wm_values_set_by_id: like wm_values_set(); an unknown @field_id is a mistake of the program. */
void wm_values_set_by_id (WmValues *self, const char *field_id, const char *value);

/** wm_values_has: whether something is to be written to the field at @index. */
gboolean wm_values_has (WmValues *self, guint index);
const char *wm_values_get (WmValues *self, guint index);
guint wm_values_count (WmValues *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmValues, wm_values_free)

G_END_DECLS
