/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a table may hold at most; beyond it a reader answers %WM_TABLE_ERROR_TOO_LARGE. */
#define WM_TABLE_MAX_FILE_BYTES (64 * 1024 * 1024)
#define WM_TABLE_MAX_COLUMNS 1000
#define WM_TABLE_MAX_ROWS 200000
#define WM_TABLE_MAX_CELL_CHARS 100000

#define WM_TABLE_ERROR (wm_table_error_quark ())

/**
 * WmTableError:
 * @WM_TABLE_ERROR_EMPTY: there is no row with anything in it
 * @WM_TABLE_ERROR_TOO_LARGE: the file, a cell or the number of rows or columns is over a limit
 * @WM_TABLE_ERROR_NOT_A_TABLE: the bytes are a workbook, a PDF, an archive or no text at all
 * @WM_TABLE_ERROR_ENCODING: the characters cannot be read; another encoding has to be chosen
 * @WM_TABLE_ERROR_QUOTES: a cell's quotation marks do not fit together
 * @WM_TABLE_ERROR_HEADER: a column has no name, too long a name or the name of another column
 * @WM_TABLE_ERROR_TOO_MANY_CELLS: a row has something to the right of the last named column
 * @WM_TABLE_ERROR_DAMAGED: a workbook is cut off or broken
 * @WM_TABLE_ERROR_ENCRYPTED: a workbook is locked with a password
 * @WM_TABLE_ERROR_SHEET: a workbook has no sheet of that name, or several and none was named
 *
 * Why a table could not be read. The message is a sentence for people; where a place is to blame it
 * begins with that place, as wm_table_dup_place() writes it.
 */
typedef enum
{
  WM_TABLE_ERROR_EMPTY,
  WM_TABLE_ERROR_TOO_LARGE,
  WM_TABLE_ERROR_NOT_A_TABLE,
  WM_TABLE_ERROR_ENCODING,
  WM_TABLE_ERROR_QUOTES,
  WM_TABLE_ERROR_HEADER,
  WM_TABLE_ERROR_TOO_MANY_CELLS,
  WM_TABLE_ERROR_DAMAGED,
  WM_TABLE_ERROR_ENCRYPTED,
  WM_TABLE_ERROR_SHEET,
} WmTableError;

GQuark wm_table_error_quark (void);

/**
 * WmTable:
 *
 * What a spreadsheet or CSV file holds: named columns and rows of text. It never changes once it is
 * made, so that any thread may read it while it holds a reference.
 *
 * Rows and columns count from 0; row *numbers* are those the spreadsheet program shows at its left
 * edge. Rows in which nothing stands are not there, but they count in the numbers.
 */
typedef struct _WmTable WmTable;

WmTable *wm_table_ref (WmTable *self);
void wm_table_unref (WmTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTable, wm_table_unref)

/**
 * wm_table_get_sheet:
 *
 * Returns: (nullable): the name of the sheet in its workbook, or %NULL where there are no sheets
 */
const char *wm_table_get_sheet (WmTable *self);

/**
 * wm_table_get_encoding:
 *
 * Returns: (nullable): the encoding that the text was taken to be in ("UTF-8", "UTF-16LE",
 *   "UTF-16BE", "windows-1252" or the one asked for), or %NULL where nothing had to be decided
 */
const char *wm_table_get_encoding (WmTable *self);

/**
 * wm_table_get_delimiter:
 *
 * Returns: the character between two cells in the source, or 0 where there is none
 */
char wm_table_get_delimiter (WmTable *self);

guint wm_table_get_n_columns (WmTable *self);
guint wm_table_get_n_rows (WmTable *self);

/**
 * wm_table_get_column_name:
 *
 * Returns: the cleaned header, one line and unique (as wm_text_fold_label() compares). It is empty
 *   for a column without a name, in which no row has anything.
 */
const char *wm_table_get_column_name (WmTable *self, guint column);

/**
 * wm_table_find_column:
 * @name: what to look for; case, accents, spaces, underscores and hyphens make no difference
 *
 * Returns: the column, or -1
 */
int wm_table_find_column (WmTable *self, const char *name);

/**
 * wm_table_get_row_number:
 *
 * Returns: the number, from 1, that the spreadsheet shows for the row
 */
guint wm_table_get_row_number (WmTable *self, guint row);

/**
 * wm_table_get_cell:
 *
 * Walks the row from its left end; to read whole rows use wm_table_get_row().
 *
 * Returns: the text, valid UTF-8, line breaks as `\n`; "" where the cell is empty or missing
 */
const char *wm_table_get_cell (WmTable *self, guint row, guint column);

/**
 * wm_table_get_row:
 * @cells: (out caller-allocates): room for as many pointers as there are columns
 *
 * Points @cells at the texts of a row, as wm_table_get_cell() returns them. They live as long as
 * the table.
 */
void wm_table_get_row (WmTable *self, guint row, const char **cells);

/**
 * WmTableFault:
 * @WM_TABLE_FAULT_VALUE: a formula gives an error there (#REF!)
 * @WM_TABLE_FAULT_NOT_CALCULATED: a formula whose result was not saved
 * @WM_TABLE_FAULT_MERGED: the cell is merged with others
 *
 * Why the text of a cell in a workbook cannot be relied on.
 */
typedef enum
{
  WM_TABLE_FAULT_NONE,
  WM_TABLE_FAULT_VALUE,
  WM_TABLE_FAULT_NOT_CALCULATED,
  WM_TABLE_FAULT_MERGED,
} WmTableFault;

WmTableFault wm_table_get_fault (WmTable *self, guint row, guint column);

/**
 * wm_table_dup_day_of_serial:
 * @text: what a cell holds
 *
 * In a workbook a date is a number of days that only looks like a date; where somebody took the
 * look away it is that number.
 *
 * Returns: (transfer full) (nullable): the date as `YYYY-MM-DD` where @text is such a number
 * between the years 1927 and 2099 in a workbook
 */
char *wm_table_dup_day_of_serial (WmTable *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_table_dup_place:
 *
 * Returns: (transfer full): where a cell is, as a person finds it in the spreadsheet, to begin a
 *   message with: "Row 7, column C (Owner)"
 */
char *wm_table_dup_place (WmTable *self, guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_table_dup_column_letters:
 *
 * Returns: (transfer full): what a spreadsheet calls the column: A, B, …, Z, AA, …
 */
char *wm_table_dup_column_letters (guint column) G_GNUC_WARN_UNUSED_RESULT;

/**
 * WmTableBuilder:
 *
 * Makes a table cell by cell and row by row, in the order of the source. The first row in which
 * something stands gives the names of the columns. All limits and the rules for headers and ragged
 * rows are kept here, once for every kind of source. After an error only
 * wm_table_builder_free() is allowed.
 */
typedef struct _WmTableBuilder WmTableBuilder;

/**
 * wm_table_builder_new:
 * @sheet: (nullable): name of the sheet, named in messages
 * @size_hint: how many bytes of text to make room for, or 0
 */
WmTableBuilder *wm_table_builder_new (const char *sheet, gsize size_hint) G_GNUC_WARN_UNUSED_RESULT;
void wm_table_builder_free (WmTableBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTableBuilder, wm_table_builder_free)

/**
 * wm_table_builder_set_source:
 * @encoding: (nullable): see wm_table_get_encoding()
 * @delimiter: see wm_table_get_delimiter()
 */
void wm_table_builder_set_source (WmTableBuilder *self, const char *encoding, char delimiter);

/**
 * wm_table_builder_add_cell:
 * @text: valid UTF-8 without NUL, copied; CR and CRLF become LF
 * @length: bytes of @text, or -1 when it ends with a NUL
 *
 * Adds the next cell of the current row.
 */
gboolean
wm_table_builder_add_cell (WmTableBuilder *self, const char *text, gssize length, GError **error);

/**
 * wm_table_builder_end_row:
 *
 * Ends the current row; with no cell added it is an empty row, which only counts in the numbers.
 */
gboolean wm_table_builder_end_row (WmTableBuilder *self, GError **error);

/**
 * wm_table_builder_skip:
 * @n_rows: rows that are empty, which only count in the numbers
 */
void wm_table_builder_skip (WmTableBuilder *self, guint n_rows);

/** wm_table_builder_get_row_number: the number of the row that is being made. */
guint wm_table_builder_get_row_number (WmTableBuilder *self);

/** wm_table_builder_mark: says what is wrong with a cell of a row that was made or begun. */
void
wm_table_builder_mark (WmTableBuilder *self, guint row_number, guint column, WmTableFault fault);

/** wm_table_builder_set_serials: numbers can be dates; @from_1904: the days count from then. */
void wm_table_builder_set_serials (WmTableBuilder *self, gboolean from_1904);

/**
 * wm_table_builder_set_error:
 *
 * Fills @error with @message behind the place of the cell that would be added next.
 */
void wm_table_builder_set_error (WmTableBuilder *self, WmTableError code, const char *message,
                                 GError **error);

/**
 * wm_table_builder_finish:
 *
 * Ends the table. The builder can only be freed afterwards.
 *
 * Returns: (transfer full): the table, or %NULL with %WM_TABLE_ERROR_EMPTY when there was no row
 *   with anything in it. A table of a header alone is no error.
 */
WmTable *wm_table_builder_finish (WmTableBuilder *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
