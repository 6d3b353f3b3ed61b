/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-table.h"
#include "model/wm-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a column can be taken for is a place in a list: 0 leaves it out, then the number and the id
 * that say which record a row means, then the fields of the kind. */
#define WM_USE_LEAVE_OUT 0
#define WM_USE_NUMBER_COLUMN 1
#define WM_USE_ID_COLUMN 2
#define WM_USE_FIRST_FIELD 3

/** wm_use_list_new: (transfer full): the words for every use, in their order. */
GtkStringList *wm_use_list_new (const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;
/** wm_use_get_id: what #WmImportMap calls it. */
const char *wm_use_get_id (const WmKind *kind, guint use);
/** wm_use_find: the use with that id. */
guint wm_use_find (const WmKind *kind, const char *id);
/** wm_use_get_field: (nullable): the field, where it is one. */
const WmField *wm_use_get_field (const WmKind *kind, guint use);

#define WM_TYPE_MAPPED_COLUMN (wm_mapped_column_get_type ())

/**
 * WmMappedColumn:
 *
 * A column of a table with what it is taken for.
 *
 * Property: `use`.
 */
G_DECLARE_FINAL_TYPE (WmMappedColumn, wm_mapped_column, WM, MAPPED_COLUMN, GObject)

/** wm_mapped_column_new: with the use that the name of the column suggests. */
WmMappedColumn *
wm_mapped_column_new (const WmKind *kind, WmTable *table, guint column) G_GNUC_WARN_UNUSED_RESULT;

const char *wm_mapped_column_get_name (WmMappedColumn *self);
guint wm_mapped_column_get_column (WmMappedColumn *self);
/** wm_mapped_column_get_samples: "C · Eva Lindner, Jonas Weber, …" */
const char *wm_mapped_column_get_samples (WmMappedColumn *self);
guint wm_mapped_column_get_use (WmMappedColumn *self);
void wm_mapped_column_set_use (WmMappedColumn *self, guint use);

G_END_DECLS
