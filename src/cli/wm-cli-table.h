/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** WmCliTable: rows of cells that are printed in columns. */
typedef struct _WmCliTable WmCliTable;

/** wm_cli_table_new: @headers may be %NULL, for columns without names. */
WmCliTable *
wm_cli_table_new (const char *const *headers, guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void wm_cli_table_free (WmCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCliTable, wm_cli_table_free)

/** wm_cli_table_set_right: aligns a column of numbers. */
void wm_cli_table_set_right (WmCliTable *self, guint column);

/** wm_cli_table_take_cell: adds the next cell, row by row; @text is owned from here on. */
void wm_cli_table_take_cell (WmCliTable *self, char *text);
void wm_cli_table_add_cell (WmCliTable *self, const char *text);

/**
 * wm_cli_table_print:
 *
 * Prints the table. On a terminal its widest columns are cut until it fits, else nothing is.
 */
void wm_cli_table_print (WmCliTable *self);

G_END_DECLS
