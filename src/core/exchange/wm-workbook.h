/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-table.h"

G_BEGIN_DECLS

/**
 * WmWorkbook:
 *
 * A spreadsheet file with its sheets: Excel (.xlsx; of .xlsm everything but the macros, which are
 * never looked at) and OpenDocument (.ods). Safe on any bytes and in any thread, one at a time.
 */
typedef struct _WmWorkbook WmWorkbook;

/** wm_workbook_is_one: whether the file is an archive, as workbooks are. */
gboolean wm_workbook_is_one (GBytes *bytes);

/**
 * wm_workbook_open:
 *
 * Reads what sheets there are. Formulas are never calculated, nothing is fetched. Fails with
 * %WM_TABLE_ERROR or %G_IO_ERROR_CANCELLED.
 */
WmWorkbook *wm_workbook_open (GBytes *bytes, GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void wm_workbook_free (WmWorkbook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmWorkbook, wm_workbook_free)

/** wm_workbook_get_sheets: the names of the sheets, in their order; hidden ones last. */
const char *const *wm_workbook_get_sheets (WmWorkbook *self);
/** wm_workbook_count_visible: how many of them are not hidden. */
guint wm_workbook_count_visible (WmWorkbook *self);

/**
 * wm_workbook_read:
 * @sheet: one of wm_workbook_get_sheets(), compared without case
 *
 * Reads a sheet. Dates become `YYYY-MM-DD`, formulas the result that was saved with them. Cells
 * that cannot be relied on are marked, see wm_table_get_fault().
 */
WmTable *wm_workbook_read (WmWorkbook *self, const char *sheet, GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
