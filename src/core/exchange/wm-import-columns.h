/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-import-problems.h"

G_BEGIN_DECLS

/* What the columns of a table are. Nobody outside the import includes this. */

typedef enum
{
  WM_USE_NOTHING,
  WM_USE_FIELD,
  WM_USE_ID,
  WM_USE_NUMBER,
} WmColumnUse;

typedef struct
{
  WmColumnUse use;
  guint field; /* index among the kind's, of a WM_USE_FIELD */
} WmImportColumn;

/** wm_import_columns_find: the column that is used so, or %WM_IMPORT_NO_COLUMN. */
int wm_import_columns_find (const WmImportColumn *columns, guint n_columns, WmColumnUse use,
                            guint field);

/** wm_import_columns_find_name: what a column of that name is taken for. */
WmImportColumn wm_import_columns_find_name (const WmKind *kind, const char *name);

/**
 * wm_import_columns_match:
 * @columns: (out caller-allocates): one for each column of @table
 *
 * Finds out what each column is. Mistakes of the table go to @problems.
 *
 * Returns: %FALSE with %WM_IMPORT_ERROR_MAP where the maps do not fit
 */
gboolean wm_import_columns_match (WmImportColumn *columns, const WmKind *kind, WmTable *table,
                                  const WmImportOptions *options, WmImportProblems *problems,
                                  GError **error);

G_END_DECLS
