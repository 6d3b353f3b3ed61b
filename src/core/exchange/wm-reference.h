/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-import-private.h"

G_BEGIN_DECLS

/* References: a cell names other records, and it has to be found out which. */

/**
 * wm_reference_read:
 * @cell: what stands in a cell of @field, which names a record or several
 * @value: (out) (transfer full) (nullable): the ids, %NULL for none
 *
 * Returns: %FALSE where it is not clear which are meant; that is noted as a problem and asked as a
 *   question
 */
gboolean wm_reference_read (WmImport *import, WmProject *project, const WmField *field, guint row,
                            guint column, const char *cell, char **value);

/** wm_reference_load: reads the records that @field can name, to say their names later. */
void wm_reference_load (WmImport *import, WmProject *project, const WmField *field);

/** wm_import_question_free: with everything in it. */
void wm_import_question_free (WmImportQuestion *self);

G_END_DECLS
