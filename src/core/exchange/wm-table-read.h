/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-table-csv.h"

G_BEGIN_DECLS

/**
 * WmTableOptions:
 * @csv: how to read a CSV file
 * @sheet: (nullable): the sheet of a workbook; %NULL: the one of @names, else the only one that is
 *   not hidden
 * @names: (nullable): names that the sheet probably has, ended by %NULL
 * @any_sheet: rather the first sheet than an error where it is not clear which is meant
 */
typedef struct
{
  WmCsvOptions csv;
  const char *sheet;
  const char *const *names;
  gboolean any_sheet;
} WmTableOptions;

/**
 * wm_table_read:
 * @options: (nullable): see #WmTableOptions
 * @sheets: (out) (optional) (transfer full) (nullable): the sheets of a workbook, also where the
 *   one that was asked for cannot be read; %NULL for a CSV file
 *
 * Reads a table from a file of any kind that is known: CSV, XLSX, ODS. Safe on any bytes and in any
 * thread. In a CSV file the apostrophe that keeps a text from being taken for a formula is taken
 * away.
 *
 * Returns: (transfer full): the table, or %NULL with %WM_TABLE_ERROR or %G_IO_ERROR_CANCELLED
 */
WmTable *wm_table_read (GBytes *bytes, const WmTableOptions *options, char ***sheets,
                        GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_table_is_guarded: whether @text is an apostrophe before what a spreadsheet would calculate.
 */
gboolean wm_table_is_guarded (const char *text);
/** wm_table_needs_guard: whether @text has to be guarded in a CSV file so that it stays a text. */
gboolean wm_table_needs_guard (const char *text);

G_END_DECLS
