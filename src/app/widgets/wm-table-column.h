/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of a table of records: their cells, made as cheap as they can be, and the names of
 * what references name, read once. */

/** WmCellNames: titles of records by their ids. */
typedef struct _WmCellNames WmCellNames;

WmCellNames *wm_cell_names_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
void wm_cell_names_free (WmCellNames *self);
/** wm_cell_names_forget: the records may have other titles now. */
void wm_cell_names_forget (WmCellNames *self);
/** wm_cell_names_dup: (transfer full): the value of @field of @record as a cell shows it. */
char *wm_cell_names_dup (WmCellNames *self, WmRecord *record,
                         const WmField *field) G_GNUC_WARN_UNUSED_RESULT;

/** wm_table_column_get_chars: in how many characters of @table's a column of @field reads well. */
guint wm_table_column_get_chars (const WmKind *kind, const WmField *field, GtkWidget *table);

/** wm_table_column_get_char_width: what a character of wm_table_column_get_chars() takes in the
 * font of
 * @widget, in units of Pango; as GtkInscription counts it, for which digits are characters too. */
int wm_table_column_get_char_width (GtkWidget *widget);

/** WmRenameFunc: writes the new title of a record; whether it could be written. */
typedef gboolean (*WmRenameFunc) (gpointer user_data, const char *id, const char *title);

/**
 * wm_table_column_new:
 * @names: lives as long as the column
 * @field: (nullable): one of @kind's; %NULL for the number
 * @rename: (nullable): called when a title was changed in its cell
 */
GtkColumnViewColumn *
wm_table_column_new (WmCellNames *names, const WmKind *kind, const WmField *field,
                     WmRenameFunc rename, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
