/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_IMPORT_MAPPING (wm_import_mapping_get_type ())

/**
 * WmImportMapping:
 *
 * What each column of a table is: a row a column with its name, the first things in it, and a
 * drop-down of fields, chosen before as well as the names say. Below, how rows find their records.
 * The signal `changed` comes when somebody chose.
 */
G_DECLARE_FINAL_TYPE (WmImportMapping, wm_import_mapping, WM, IMPORT_MAPPING, GtkWidget)

/**
 * wm_import_mapping_new:
 * @project_id: of which project it is
 *
 * Of a list that was imported before into this project its columns are taken as they were then.
 */
GtkWidget *wm_import_mapping_new (const WmKind *kind, const char *project_id);

/** wm_import_mapping_set_table: begins anew with the columns of @table. */
void wm_import_mapping_set_table (WmImportMapping *self, WmTable *table);

/** wm_import_mapping_choose: takes @column for the field with @field_id, as in #WmImportMap. */
void wm_import_mapping_choose (WmImportMapping *self, guint column, const char *field_id);

/** wm_import_mapping_dup_fault: (nullable): why it cannot go on, in words. */
char *wm_import_mapping_dup_fault (WmImportMapping *self) G_GNUC_WARN_UNUSED_RESULT;

/** wm_import_mapping_set_match_by_name: the same as the switch for it. */
void wm_import_mapping_set_match_by_name (WmImportMapping *self, gboolean match);

/** wm_import_mapping_set_delete_missing: whether entries that are not in the list are deleted. */
void wm_import_mapping_set_delete_missing (WmImportMapping *self, gboolean delete_missing);

/** wm_import_mapping_answer: what a name means that is not clear; see #WmImportAnswer. */
void wm_import_mapping_answer (WmImportMapping *self, const char *target, const char *text,
                               const char *record_id);
/** wm_import_mapping_forget_answers: takes back both of these. */
void wm_import_mapping_forget_answers (WmImportMapping *self);

/** wm_import_mapping_keep: remembers what the columns are for the next time. */
void wm_import_mapping_keep (WmImportMapping *self);

/**
 * wm_import_mapping_begin:
 *
 * Begins to plan what the import does; see wm_import_begin().
 */
WmImport *wm_import_mapping_begin (WmImportMapping *self, WmProject *project,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
