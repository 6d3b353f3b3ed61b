/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-sheet-xml.h"
#include "wm-workbook.h"

G_BEGIN_DECLS

/* What the two formats share. Nobody outside includes this. */

/** WmSheet: where a sheet is. */
typedef struct
{
  char *name; /* owned */
  char *part; /* owned: its part of an Excel workbook */
  gboolean hidden;
} WmSheet;

void wm_sheet_free (WmSheet *self);

/* What an Excel workbook says once for all its sheets. */
typedef struct
{
  GArray *looks;         /* WmNumberLook, one a cell format */
  GString *strings;      /* the shared texts, each ended by a NUL */
  GArray *string_starts; /* guint32: where each begins */
  gboolean from_1904;
} WmXlsxShared;

struct _WmWorkbook
{
  WmPackage *package; /* owned */
  GPtrArray *sheets;  /* WmSheet, hidden ones last */
  char **names;       /* owned, of the sheets */
  guint n_visible;
  gboolean is_ods;
  char *strings_part; /* owned, nullable */
  char *styles_part;  /* owned, nullable */
  WmXlsxShared shared;
  gboolean has_shared;
};

/** wm_xlsx_list: finds the sheets of an Excel workbook. */
gboolean wm_xlsx_list (WmWorkbook *self, GCancellable *cancellable, GError **error);
/** wm_xlsx_load_shared: reads styles and shared texts, before the first sheet. */
gboolean wm_xlsx_load_shared (WmWorkbook *self, GCancellable *cancellable, GError **error);
/** wm_xlsx_read: reads a sheet into @builder. */
gboolean wm_xlsx_read (WmWorkbook *self, const WmSheet *sheet, WmTableBuilder *builder,
                       GCancellable *cancellable, GError **error);

/** wm_xlsx_append_text: appends what a text of an Excel workbook means: `_x000A_` is a character.
 */
void wm_xlsx_append_text (GString *out, const char *text, gsize length);

/** wm_ods_list: finds the sheets of an OpenDocument spreadsheet. */
gboolean wm_ods_list (WmWorkbook *self, GCancellable *cancellable, GError **error);
/** wm_ods_read: reads a sheet into @builder. */
gboolean wm_ods_read (WmWorkbook *self, const WmSheet *sheet, WmTableBuilder *builder,
                      GCancellable *cancellable, GError **error);

/** wm_workbook_take_error: passes @error on; where the file is broken it gets the place. */
void wm_workbook_take_error (WmTableBuilder *builder, GError *error, GError **destination);

/** wm_workbook_set_damaged: the words for a place in a sheet at which the file makes no sense. */
void wm_workbook_set_damaged (WmTableBuilder *builder, GError **error);

G_END_DECLS
