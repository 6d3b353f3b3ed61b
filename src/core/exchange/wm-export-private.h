/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-export.h"

G_BEGIN_DECLS

/* What the files of the export share. Nobody outside includes this. */

/* The columns before the fields. */
#define WM_EXPORT_ID 0
#define WM_EXPORT_NUMBER 1
#define WM_EXPORT_FIRST_FIELD 2

/** WmExportSheet: one register, every cell a text. */
typedef struct
{
  const WmKind *kind;
  char *name;         /* owned: of the sheet */
  GPtrArray *headers; /* (owned) char *, one a column */
  GString *arena;     /* the texts of all cells, each ended by a NUL; "" at 0 */
  GArray *cells;      /* guint32: where each begins, row by row */
  guint n_rows;
} WmExportSheet;

struct _WmExport
{
  GPtrArray *sheets;  /* WmExportSheet */
  GHashTable *titles; /* (unowned) WmKind * -> (owned) GPtrArray of (owned) char *: for lists */
  guint64 n_rows;     /* of all sheets */
};

const char *wm_export_sheet_get (const WmExportSheet *self, guint row, guint column);
/** wm_export_sheet_get_field: (nullable): the field in @column. */
const WmField *wm_export_sheet_get_field (const WmExportSheet *self, guint column);

/** wm_export_get_choice_word: the word for a choice that importing reads as that choice. */
const char *wm_export_get_choice_word (const WmField *field, const char *token);

/**
 * WmExportGatherer:
 *
 * Reads registers bit by bit, so that a window stays usable. It begins anew where the project is
 * changed meanwhile.
 */
typedef struct _WmExportGatherer WmExportGatherer;

WmExportGatherer *
wm_export_gatherer_new (WmProject *project, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void wm_export_gatherer_free (WmExportGatherer *self);
/** wm_export_gatherer_step: a few milliseconds of work; %FALSE: there is no more to do. */
gboolean wm_export_gatherer_step (WmExportGatherer *self);
/** wm_export_gatherer_steal: (transfer full): what was read, when there is no more to do. */
WmExport *wm_export_gatherer_steal (WmExportGatherer *self) G_GNUC_WARN_UNUSED_RESULT;

/** WmExportReport: what a writer says now and then; %FALSE: it was cancelled. */
typedef struct
{
  WmProgress *progress;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
} WmExportReport;

gboolean wm_export_report_rows (WmExportReport *self, guint n_rows, GError **error);

GBytes *wm_export_render_csv (const WmExportSheet *sheet, WmExportReport *report, GError **error);
/** wm_export_render_zip: a CSV file a register. */
GBytes *wm_export_render_zip (WmExport *self, WmExportReport *report, GError **error);
GBytes *wm_export_render_xlsx (WmExport *self, WmExportReport *report, GError **error);

G_END_DECLS
