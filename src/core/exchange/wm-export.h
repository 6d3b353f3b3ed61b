/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-progress.h"
#include "project/wm-project.h"

G_BEGIN_DECLS

/* Giving registers out as spreadsheets, so that they can be edited there and taken back: importing
 * what was exported changes nothing, and each change in it is one. */

#define WM_EXPORT_ERROR (wm_export_error_quark ())

/**
 * WmExportError:
 * @WM_EXPORT_ERROR_FORMAT: a file of that kind cannot hold what was asked for
 * @WM_EXPORT_ERROR_TOO_LARGE: a text or a register is larger than a workbook can hold
 * @WM_EXPORT_ERROR_FAILED: the workbook could not be made
 */
typedef enum
{
  WM_EXPORT_ERROR_FORMAT,
  WM_EXPORT_ERROR_TOO_LARGE,
  WM_EXPORT_ERROR_FAILED,
} WmExportError;

GQuark wm_export_error_quark (void);

/**
 * WmExportFormat:
 * @WM_EXPORT_XLSX: a workbook: a sheet a register, typed columns, lists to choose from, the ids in
 *   a hidden column
 * @WM_EXPORT_CSV: one register as RFC 4180 has it, in UTF-8 with a byte order mark; what a
 *   spreadsheet would calculate has an apostrophe before it, which importing takes away
 * @WM_EXPORT_ZIP: such a file for each register, named by its id, in a ZIP archive
 */
typedef enum
{
  WM_EXPORT_XLSX,
  WM_EXPORT_CSV,
  WM_EXPORT_ZIP,
} WmExportFormat;

/** wm_export_find_format: the format that the ending of @path names; %FALSE where it names none. */
gboolean wm_export_find_format (const char *path, WmExportFormat *format);

/** wm_export_dup_sheet_name: (transfer full): what the sheet of @kind is called in a workbook. */
char *wm_export_dup_sheet_name (const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** WmExport: registers as they were at one moment. */
typedef struct _WmExport WmExport;

/**
 * wm_export_gather:
 * @kind: (nullable): a kind of the project's registry; %NULL: every one
 *
 * Reads the registers, in the main thread.
 */
WmExport *wm_export_gather (WmProject *project, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void wm_export_free (WmExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmExport, wm_export_free)

/**
 * wm_export_render:
 * @progress: (nullable): is told of rows
 *
 * Makes the file. In any thread.
 *
 * Returns: (transfer full): the file, or %NULL with %WM_EXPORT_ERROR or %G_IO_ERROR_CANCELLED
 */
GBytes *wm_export_render (WmExport *self, WmExportFormat format, WmProgress *progress,
                          GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

guint wm_export_get_n_registers (WmExport *self);

/** wm_export_get_kind: whose register is at @index. */
const WmKind *wm_export_get_kind (WmExport *self, guint index);

/** wm_export_render_register: (transfer full): one of the registers, as %WM_EXPORT_CSV. */
GBytes *wm_export_render_register (WmExport *self, guint index, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_export_register_async:
 * @kind: (nullable): %NULL: every register
 * @path: where to; a document that is there is replaced, as wm_document_file_write() does
 *
 * Reads the registers bit by bit in the main loop and writes them in a worker. Where the project is
 * changed while they are read, what is written is what it is then.
 */
void
wm_export_register_async (WmProject *project, const WmKind *kind, const char *path,
                          WmExportFormat format, WmProgress *progress, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
gboolean wm_export_register_finish (GAsyncResult *result, GError **error);

G_END_DECLS
