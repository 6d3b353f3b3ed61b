/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"
#include "wm-kind.h"

G_BEGIN_DECLS

/**
 * wm_field_clean:
 * @value: (nullable): a value in (nearly) canonical form
 *
 * Brings @value to canonical form and checks that @field can hold it; this is what everything that
 * is written passes, wherever it came from.
 *
 * Returns: (transfer full) (nullable): the canonical value, %NULL for an empty one; on failure
 * %NULL with a #WM_MODEL_ERROR in words for people
 */
char *
wm_field_clean (const WmField *field, const char *value, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_field_is_clean:
 *
 * Tells quickly, without a copy, that wm_field_clean() would give @value as it is.
 *
 * Returns: %TRUE only if so; %FALSE also where only wm_field_clean() can tell
 */
gboolean wm_field_is_clean (const WmField *field, const char *value);

/**
 * wm_field_parse:
 * @text: what a person typed or a spreadsheet holds
 * @today: `YYYY-MM-DD`, from which "in 3 weeks" counts
 *
 * Reads @text as a value of @field, with all the tolerance that is safe. References to records are
 * not read here: see wm_records_resolve().
 *
 * Returns: (transfer full) (nullable): the canonical value, %NULL for an empty one; on failure
 * %NULL with a #WM_MODEL_ERROR in words for people
 */
char *wm_field_parse (const WmField *field, const char *text, const char *today,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_field_dup_display:
 * @value: (nullable): a canonical value
 *
 * Returns: (transfer full): @value as a person reads it, in their language; references stay ids,
 * see wm_records_dup_names()
 */
char *wm_field_dup_display (const WmField *field, const char *value) G_GNUC_WARN_UNUSED_RESULT;

/** wm_field_bind: binds the canonical @value to the parameter @name. */
void
wm_field_bind (const WmField *field, WmStatement *statement, const char *name, const char *value);
/** wm_field_bind_at: binds the canonical @value to the parameter at @index, counted from 1. */
void wm_field_bind_at (const WmField *field, WmStatement *statement, int index, const char *value);

/**
 * wm_field_dup_column:
 *
 * Returns: (transfer full) (nullable): the canonical value in @column of the current row
 */
char *wm_field_dup_column (const WmField *field, WmStatement *statement,
                           int column) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_field_dup_from_stored:
 *
 * Returns: (transfer full) (nullable): the canonical value for @stored, a column read as text (as
 *   changesets give it)
 */
char *wm_field_dup_from_stored (const WmField *field, const char *stored) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
