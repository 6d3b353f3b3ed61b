/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-table.h"

G_BEGIN_DECLS

/**
 * WmCsvOptions:
 * @delimiter: the character between two cells, or 0 to find out; ASCII, but neither a quotation
 * mark nor a line break, which the caller sees to
 * @encoding: (nullable): the name of an encoding as iconv knows it, or %NULL to find out
 * @unguard: take away the apostrophe that @guard_formulas of #WmCsvWriteOptions puts before a cell
 *
 * How a CSV file is to be read.
 */
typedef struct
{
  char delimiter;
  const char *encoding;
  gboolean unguard;
} WmCsvOptions;

/**
 * WmCsvWriteOptions:
 * @delimiter: the character between two cells, as for reading, or 0 for a comma
 * @byte_order_mark: begin with the mark by which Excel knows UTF-8
 * @guard_formulas: put an apostrophe before a cell that a spreadsheet would take for a formula
 *   (one that begins with `=`, `+`, `-`, `@`, a tab or a line break, also behind apostrophes). Only
 *   reading with @unguard of #WmCsvOptions gives exactly the text again.
 *
 * How a CSV file is to be written.
 */
typedef struct
{
  char delimiter;
  guint byte_order_mark : 1;
  guint guard_formulas : 1;
} WmCsvWriteOptions;

/**
 * wm_table_read_csv:
 * @bytes: the file
 * @options: (nullable): how to read it, or %NULL to find out
 *
 * Reads what spreadsheet programs write as CSV. Encoding: UTF-8 and UTF-16 by byte order mark,
 * UTF-16 without one where most characters are ASCII, else UTF-8 where the bytes allow it and
 * windows-1252 where they do not. Delimiter: what a first line such as `sep=;` says, else the one
 * of comma, semicolon, tab and bar that splits the rows best. Rows end with CRLF, LF or CR.
 *
 * Quotation marks inside a cell that does not begin with one are ordinary characters; blanks around
 * a cell without quotation marks are dropped, as are empty rows and empty cells at the right.
 *
 * Safe on any bytes and in any thread.
 *
 * Returns: (transfer full): the table, or %NULL with %WM_TABLE_ERROR or %G_IO_ERROR_CANCELLED
 */
WmTable *wm_table_read_csv (GBytes *bytes, const WmCsvOptions *options, GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_table_write_csv:
 * @options: (nullable): how to write it, or %NULL for the defaults
 *
 * Writes a table as RFC 4180 has it: UTF-8, rows ended by CRLF, every cell with text in quotation
 * marks. Reading the result gives the same columns and rows; row numbers follow the new file.
 *
 * Returns: (transfer full): the file
 */
GBytes *
wm_table_write_csv (WmTable *self, const WmCsvWriteOptions *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
