/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-import-private.h"

G_BEGIN_DECLS

/* Which record a row of a table means. Nobody outside the import includes this. */

typedef struct
{
  WmImport *import;   /* borrowed */
  WmProject *project; /* borrowed */
  WmRecordIndex *own; /* borrowed: the records of the kind */
  gboolean by_name;
  int id_column;
  int number_column;
  int key_column;
  int title_column;
  GHashTable *meant; /* (unowned) WmIndexEntry * -> index of the row + 1 */
  GHashTable *added; /* (owned) char *: folded key or name of a new record -> the same */
} WmImportMatcher;

void wm_import_matcher_init (WmImportMatcher *self, WmImport *import, WmProject *project,
                             gboolean by_name);
void wm_import_matcher_clear (WmImportMatcher *self);

/**
 * wm_import_matcher_find:
 * @cells: the texts of @row
 * @entry: (out) (nullable): the record that is there already; %NULL: a new one
 *
 * Returns: %FALSE where it is not clear or not possible, which is noted as a problem
 */
gboolean wm_import_matcher_find (WmImportMatcher *self, guint row, const char *const *cells,
                                 const WmIndexEntry **entry);

G_END_DECLS
